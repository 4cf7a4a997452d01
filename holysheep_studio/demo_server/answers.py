"""Answers: what the server says of a job, in the words of each dialect (wire.md 1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from holysheep_studio.demo_server.jobs import End, Job
from holysheep_studio.demo_server.orders import Dialect

if TYPE_CHECKING:
    from holysheep_studio.demo_server.cues import Playing

ID_KEYS = {Dialect.A: "request_id", Dialect.B: "generation_id", Dialect.C: "id", Dialect.D: "id"}
URL_KEYS = {Dialect.A: "output_url", Dialect.B: "video_url", Dialect.C: "data.url", Dialect.D: "video_url"}
#: Below it a physics score comes with a warning (wire.md C25).
SCORE_THRESHOLD = 85.0
WARNING = "physics_accuracy_below_threshold"
ADVICE = "Consider using slow_motion_4x with motion blur"
USUAL_SCORE = 93.5


def of_submit(job: Job) -> dict[str, Any]:
    """The answer to a submit whose job goes on: its id, a status, how far it is."""
    body: dict[str, Any] = {id_key(job): job.id, "status": job.playing.value("status") or _first_word(job)}
    if job.order.dialect is Dialect.A:
        body["progress"] = 0
    return _dressed(body, job)


def of_job(job: Job, url: str, *, with_id: bool = True) -> dict[str, Any]:
    """The answer to a poll, or to a submit whose job is already over. `url` is "" until there is a clip."""
    body: dict[str, Any] = {id_key(job): job.id} if with_id else {}
    body["status"] = str(job.end) if job.end is not None else _word(job)
    if job.end is End.MODERATED:
        body |= {"status": "failed", "error": {"code": "content_moderated", "message": "The result was held back"}}
    elif job.end is End.FAILED:
        as_object = job.playing.value("end") == "failed-object"
        body["error"] = {"code": 500, "message": job.error} if as_object else job.error
    if job.end is None:
        body |= _progress(job)
    elif job.end is End.COMPLETED:
        body |= _finished(job, url)
    return _dressed(body, job)


def _finished(job: Job, url: str) -> dict[str, Any]:
    body: dict[str, Any] = {}
    key = job.playing.value("url") or URL_KEYS[job.order.dialect]
    first, _, second = key.partition(".")
    body[first] = {second: url} if second else url
    body |= _score(job)
    body["processing_time_ms"] = round(((job.ended_at or job.accepted_at) - job.accepted_at) * 1000)
    if job.playing.value("usage") is None:
        tokens = 40 * job.order.duration_s
        body["usage"] = {"total_tokens": tokens, "cost": f"{job.micros / 1_000_000:.6f}", "currency": "USD"}
    if job.order.dialect is Dialect.A:
        body["progress"] = 100
    told = {"null": None, "empty": ""}
    error = job.playing.value("error")
    if error is not None:
        body["error"] = told[error]
    return body


def _score(job: Job) -> dict[str, Any]:
    """physics_score (percent) and what comes with a low one; only dialect A has it by itself."""
    wanted = job.playing.value("score")
    body: dict[str, Any] = {}
    if wanted == "null":
        body["physics_score"] = None
    elif wanted != "none" and (wanted is not None or job.order.dialect is Dialect.A):
        score = USUAL_SCORE if wanted is None else float(wanted)
        body["physics_score"] = score
        if score < SCORE_THRESHOLD:
            body |= {"warning": WARNING, "recommendation": ADVICE}
    if job.warnings:
        body["warnings"] = list(job.warnings)
    return body


def _word(job: Job) -> str:
    words = [word.strip() for word in (job.playing.value("status") or "").split(",")]
    given = words[min(len(words) - 1, max(0, job.polls - 1))]
    return given or "processing"


def _first_word(job: Job) -> str:
    return "queued" if job.order.dialect is Dialect.D else "processing"


def _progress(job: Job) -> dict[str, Any]:
    wanted = job.playing.value("progress")
    if wanted == "none" or (wanted is None and job.order.dialect is Dialect.B):
        return {}
    if wanted == "backwards":
        wanted = "80,60,40,20"
    if wanted == "beyond":
        wanted = "120,-5,250"
    if wanted == "text":
        return {"progress": f"{min(95, 10 * job.polls)}"}
    if wanted is not None:
        steps = [float(step) for step in wanted.split(",")]
        return {"progress": steps[min(len(steps) - 1, max(0, job.polls - 1))]}
    most = job.playing.number("polls")
    return {"progress": round(100 * job.polls / (most + 1)) if most else min(95, 10 * job.polls)}


def id_key(job: Job) -> str:
    """The name that carries the id."""
    return job.playing.value("id") or ID_KEYS[job.order.dialect]


def _dressed(body: dict[str, Any], job: Job) -> dict[str, Any]:
    return _as_text(body) if job.playing.value("numbers") == "text" else body


def _as_text(value: Any) -> Any:  # noqa: ANN401 - JSON is any
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def wants_id(playing: Playing) -> bool:
    """Whether the cues make a dialect that usually waits answer with an id instead."""
    answer = playing.value("answer")
    return answer in {"id", "202"} or playing.value("polls") is not None or playing.value("end") == "never"
