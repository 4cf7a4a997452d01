"""PixVerse Platform v2: an envelope with its own error codes, a new trace id for every request, sources by id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from math import gcd
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from holysheep_studio.domain.capability import Capabilities, Carriage, Span, one_of
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec, Size, Task
from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    Fault,
    ProtocolError,
    ProviderError,
    RateLimitedError,
)
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, IssueCode, error
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.remote import Artifact, Handle, RemoteState, RemoteStatus
from holysheep_studio.domain.voice import LipSyncRules, Speaker
from holysheep_studio.providers.answer import Answer, at, first, millionths, number, text, web_address, whole
from holysheep_studio.providers.dialect import Call, Moment, UploadRules, get, post
from holysheep_studio.providers.refusal import Refusal, error_inside, error_of

if TYPE_CHECKING:
    from uuid import UUID

    from holysheep_studio.domain.secret import Secret

NAME = "pixverse"
_V2 = "/openapi/v2"
_STATUS = {
    1: RemoteStatus.SUCCEEDED,
    5: RemoteStatus.RUNNING,
    6: RemoteStatus.EXPIRED,
    7: RemoteStatus.MODERATED,
    8: RemoteStatus.FAILED,
}
#: Models before v5 had fields that the present reference no longer names.
_OLD = ("v3.5", "v4", "v4.5")
_STYLES = ("anime", "3d_animation", "clay", "comic", "cyberpunk")
_RATIOS = ((16, 9), (4, 3), (3, 2), (21, 9), (1, 1))
SIZES = tuple(Size(high * wide // deep, high) for high in (360, 540, 720, 1080) for wide, deep in _RATIOS)
_FIELDS = (
    *("model", "prompt", "duration", "quality", "aspect_ratio", "seed", "generate_audio_switch", "negative_prompt"),
    *("style", "img_id", "first_frame_img", "last_frame_img", "source_video_id", "video_media_id", "audio_media_id"),
    *(
        "image_references",
        "lip_sync_tts_speaker_id",
        "lip_sync_tts_content",
        "sound_effect_content",
        "original_sound_switch",
    ),
)
MOST_SPOKEN_CHARS = 200
#: What lip_sync takes: at most 30 s, 50 MB and sides of 1920.
LIP_SYNC = LipSyncRules(Fraction(30), 50_000_000, 1920, MOST_SPOKEN_CHARS)
#: So many speakers are asked for at once; the service has about fifteen.
_SPEAKERS = 100
MOST_REFERENCES = 7
_CARRIED: Mapping[Feature, Carriage] = MappingProxyType(
    {
        Feature.SLOW_MOTION: Carriage.LOCAL,
        Feature.TIME_LAPSE: Carriage.PROMPT,
        Feature.HYPERLAPSE: Carriage.PROMPT,
        Feature.FPS: Carriage.LOCAL,
        Feature.SEED: Carriage.WIRE,
        Feature.NEGATIVE_PROMPT: Carriage.PROMPT,
        Feature.PHYSICS: Carriage.PROMPT,
        Feature.SURROUNDINGS: Carriage.PROMPT,
        Feature.INTERPOLATOR: Carriage.IGNORED,
        Feature.TEMPORAL_CHANGES: Carriage.PROMPT,
        Feature.PORTRAIT: Carriage.WIRE,
        Feature.SOURCE_IMAGE: Carriage.WIRE,
        Feature.SOURCE_VIDEO: Carriage.WIRE,
        Feature.REFERENCES: Carriage.WIRE,
        Feature.SOUND: Carriage.WIRE,
        Feature.STYLE: Carriage.PROMPT,
        Feature.EMOTION: Carriage.PROMPT,
        Feature.QUALITY: Carriage.IGNORED,
        Feature.CALLBACK: Carriage.IGNORED,
    }
)


def clip_ref(handle: Handle) -> AssetRef:
    """A clip that PixVerse made, as the source of the next task."""
    return AssetRef(AssetKind.VIDEO, id=f"video:{handle.fields['id']}")


class PixVerse(Frozen, frozen=True):
    """The Platform API. It promises nothing about repeated submits, so a lost answer stops the job as unsure."""

    name: str = NAME

    def capabilities(self, model: str) -> Capabilities:
        """Lengths by model; time, physics and frame rate are not on this wire."""
        old = model in _OLD
        worn = {Feature.STYLE: Carriage.WIRE, Feature.NEGATIVE_PROMPT: Carriage.WIRE} if old else {}
        return Capabilities(
            durations=_durations(model),
            carried={**_CARRIED, **worn},
            tasks=(Task.GENERATE, Task.TRANSITION, Task.EXTEND, Task.LIP_SYNC, Task.SOUND_EFFECT),
            as_long_as_source=(Task.LIP_SYNC, Task.SOUND_EFFECT),
            models=("v6", "c1", "v5.6", "v5.5", "v5", "v4.5", "v4", "v3.5"),
            sizes=SIZES,
            seeds=Span(Fraction(0), Fraction(2**31 - 1), whole=True),
            styles=_STYLES if old else (),
            most_prompt_chars=2048 if old else 5000,
            uploads=True,
            balances=True,
            lip_sync=LIP_SYNC,
        )

    def issues(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """The sources that each task needs, by PixVerse's own ids."""
        needed = {
            Task.GENERATE: (),
            Task.TRANSITION: ("source_image", "last_image"),
            Task.EXTEND: ("source_video",),
            Task.LIP_SYNC: ("source_video",),
            Task.SOUND_EFFECT: ("source_video",),
        }[spec.task]
        issues = [error(name, IssueCode.MISSING) for name in needed if getattr(spec, name) is None]
        if spec.task is Task.GENERATE and spec.source_video is not None:
            issues.append(error("source_video", IssueCode.UNSUPPORTED, feature=spec.task))
        if spec.references and (spec.task is not Task.GENERATE or spec.source_image is not None):
            issues.append(error("references", IssueCode.CONFLICT, other="source_image"))
        if len(spec.references) > MOST_REFERENCES:
            count, most = len(spec.references), f"1-{MOST_REFERENCES}"
            issues.append(error("references", IssueCode.OUT_OF_RANGE, value=count, expected=most))
        if spec.task is Task.LIP_SYNC and (spec.speech is None) == (spec.source_audio is None):
            issues.append(error("speech", IssueCode.CONFLICT, other="source_audio"))
        if spec.task is Task.LIP_SYNC and spec.duration > LIP_SYNC.longest_s:
            most = f"up to {LIP_SYNC.longest_s} s"
            issues.append(error("duration", IssueCode.OUT_OF_RANGE, value=f"{float(spec.duration):g}", expected=most))
        if spec.speech is not None and len(spec.speech.text) > MOST_SPOKEN_CHARS:
            length = len(spec.speech.text)
            issues.append(error("speech.text", IssueCode.TOO_LONG, length=length, most=MOST_SPOKEN_CHARS))
        issues += [
            error(f"sources.{index}.id", IssueCode.MISSING)
            for index, source in enumerate(spec.sources)
            if whole(source.id.partition(":")[2]) is None
        ]
        return (*issues, *(error(f"extra.{name}", IssueCode.RESERVED) for name in spec.extra if name in _FIELDS))

    def headers(self, key: Secret, moment: Moment) -> dict[str, str]:
        """The key, and a trace id that must never come twice."""
        return {"API-KEY": key.reveal(), "Ai-trace-id": moment.trace_id}

    def submit(self, spec: CloudSpec, key: UUID) -> Call:  # noqa: ARG002 - this wire has no place for our key
        """One path a task."""
        task, body = _body(spec)
        return post(f"{_V2}/video/{task}/generate", {**body, **spec.extra}, paid=True)

    def submitted(self, answer: Answer, key: UUID) -> tuple[Handle, RemoteState]:
        """Resp.video_id."""
        job = text(first(answer.document() or {}, "Resp.video_id", "Resp.id"))
        if not job:
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no Resp.video_id")
        return Handle(self.name, 1, {"id": job, "key": key.hex}), RemoteState(RemoteStatus.QUEUED)

    def poll(self, handle: Handle) -> Call:
        """GET video/result/{id}."""
        return get(f"{_V2}/video/result/{quote(str(handle.fields['id']), safe='')}")

    def polled(self, answer: Answer, handle: Handle) -> RemoteState:  # noqa: ARG002 - the answer says it all
        """Whole numbers for states, 1 done, 7 moderated, 8 failed; another one is taken as running."""
        found = at(answer.document(), "Resp")
        if not isinstance(found, Mapping):
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no Resp")
        word = text(found.get("status"))
        status = _STATUS.get(whole(word) or 0)
        url, spent = web_address(found.get("url")), millionths(number(found.get("credits")))
        return RemoteState(
            status=status or RemoteStatus.RUNNING,
            artifacts=(Artifact(url),) if url and status is RemoteStatus.SUCCEEDED else (),
            problem=None if status is None or not status.ended else _problem(status, answer.host),
            cost=None if spent is None else Money(spent, "credit"),
            raw_status=word,
            unknown_word=bool(word) and status is None,
        )

    def failure(self, answer: Answer) -> ProviderError | None:
        """HTTP says 200 for nearly everything: ErrCode is what counts."""
        if not answer.ok:
            return error_of(answer)
        document = answer.document()
        if document is None:
            return ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no JSON")
        code, said = whole(document.get("ErrCode")) or 0, text(document.get("ErrMsg"))
        return None if code == 0 else _error(answer, code, said)

    def upload_rules(self, kind: AssetKind) -> UploadRules:
        """Pictures and other media go to two places."""
        if kind is AssetKind.IMAGE:
            return UploadRules(direct=f"{_V2}/image/upload", field="image")
        return UploadRules(direct=f"{_V2}/media/upload")

    def uploaded(self, answer: Answer, kind: AssetKind) -> AssetRef:
        """Resp.img_id or Resp.media_id, marked as uploaded media."""
        found = answer.document() or {}
        asset = text(first(found, "Resp.img_id", "Resp.media_id"))
        if not asset.isdecimal():
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no id of the uploaded file")
        return AssetRef(kind, web_address(first(found, "Resp.img_url", "Resp.url")), f"media:{asset}")

    def balance(self) -> Call:
        """GET account/balance."""
        return get(f"{_V2}/account/balance")

    def balanced(self, answer: Answer) -> Money | None:
        """Monthly and bought credits together."""
        found = answer.document() or {}
        parts = [number(at(found, f"Resp.{name}")) for name in ("credit_monthly", "credit_package", "credits")]
        known = [part for part in parts if part is not None]
        micro = millionths(sum(known)) if known else None
        return None if micro is None else Money(micro, "credit")

    def speakers(self) -> Call:
        """GET video/lip_sync/tts_list."""
        return get(f"{_V2}/video/lip_sync/tts_list?page_num=1&page_size={_SPEAKERS}")

    def speakers_told(self, answer: Answer) -> tuple[Speaker, ...]:
        """Resp.data, rows of speaker_id and name; rows without an id are left out."""
        rows = at(answer.document(), "Resp.data")
        if not isinstance(rows, list):
            raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no Resp.data")
        found = [(text(at(row, "speaker_id")), text(at(row, "name"))) for row in rows]
        return tuple(Speaker(one, name or one) for one, name in found if one)

    def probe(self) -> Call:
        """The balance costs nothing to ask."""
        return self.balance()


def _durations(model: str) -> Span:
    if model in {"v6", "c1"}:
        return Span(Fraction(1), Fraction(15), whole=True)
    if model in {"v5.5", "v5.6"}:
        return one_of(5, 8, 10)
    return one_of(5, 8) if model in {*_OLD, "v5"} else Span(Fraction(1), Fraction(60), whole=True)


def _body(spec: CloudSpec) -> tuple[str, dict[str, Any]]:
    """The task's path and its fields, in the reference's order."""
    video = _video(spec.source_video)
    match spec.task:
        case Task.LIP_SYNC:
            return "lip_sync", {**video, **_voice(spec)}
        case Task.SOUND_EFFECT:
            return "sound_effect", {**video, "original_sound_switch": False, "sound_effect_content": spec.prompt}
        case Task.EXTEND:
            return "extend", {**video, **_look(spec)}
        case Task.TRANSITION:
            ends = {"first_frame_img": _id(spec.source_image), "last_frame_img": _id(spec.last_image)}
            return "transition", {**_look(spec), **ends}
        case _:
            return _generation(spec)


def _generation(spec: CloudSpec) -> tuple[str, dict[str, Any]]:
    """From pictures of who is in it, from a first picture, or from words alone."""
    if spec.references:
        return "fusion", _fusion(spec)
    if spec.source_image is not None:
        return "img", {**_look(spec), "img_id": _id(spec.source_image)}
    return "text", {**_look(spec), "aspect_ratio": _ratio(spec)}


def _fusion(spec: CloudSpec) -> dict[str, Any]:
    """Pictures by a name each, and in the prompt who each of them is."""
    marks: list[str] = []
    for place, one in enumerate(spec.references, start=1):
        plain = re.sub(r"[^a-z0-9]+", "_", one.name.casefold()).strip("_") or f"ref{place}"
        marks.append(plain if plain not in marks else f"{plain}_{place}")
    told = " ".join(f"@{mark} is {one.name}." for mark, one in zip(marks, spec.references, strict=True))
    pictures = [
        {"type": "subject", "img_id": _id(one.asset), "ref_name": mark}
        for mark, one in zip(marks, spec.references, strict=True)
    ]
    look = {**_look(spec), "prompt": f"{spec.prompt} {told}"}
    return {**look, "aspect_ratio": _ratio(spec), "image_references": pictures}


def _voice(spec: CloudSpec) -> dict[str, Any]:
    if spec.speech is None:
        return {"audio_media_id": _id(spec.source_audio)}
    return {"lip_sync_tts_speaker_id": spec.speech.speaker, "lip_sync_tts_content": spec.speech.text}


def _look(spec: CloudSpec) -> dict[str, Any]:
    """The fields that every generation has."""
    size = spec.size or Size(1280, 720)
    body: dict[str, Any] = {
        "model": spec.model,
        "prompt": spec.prompt,
        "duration": int(spec.duration),
        "quality": f"{size.landscape.height_px}p",
    }
    if spec.seed is not None:
        body["seed"] = spec.seed
    if spec.sound is not None:
        body["generate_audio_switch"] = spec.sound
    given = {"negative_prompt": spec.negative_prompt, "style": spec.style}
    return {**body, **{name: value for name, value in given.items() if value}}


def _ratio(spec: CloudSpec) -> str:
    size = spec.size or Size(1280, 720)
    part = gcd(size.width_px, size.height_px)
    wide, high = size.width_px // part, size.height_px // part
    return {(7, 3): "21:9", (3, 7): "9:21"}.get((wide, high), f"{wide}:{high}")


def _id(source: AssetRef | None) -> int:
    return 0 if source is None else int(source.id.partition(":")[2])


def _video(source: AssetRef | None) -> dict[str, int]:
    if source is None:
        return {}
    made_there = source.id.startswith("video:")
    return {"source_video_id" if made_there else "video_media_id": _id(source)}


def _problem(status: RemoteStatus, host: str) -> Problem | None:
    if status is RemoteStatus.SUCCEEDED:
        return None
    moderated = status is RemoteStatus.MODERATED
    code = Code.PROVIDER_MODERATED if moderated else Code.PROVIDER_FAILED
    return Problem(code, {"provider": host, "message": status.value}, Fault.USER if moderated else Fault.PROVIDER)


def _error(answer: Answer, code: int, said: str) -> ProviderError:
    shown: dict[str, Any] = {"provider": answer.host, "status": code, "message": said or f"ErrCode {code}"}
    if 10001 <= code <= 10005:
        return AuthError(Code.PROVIDER_AUTH, **shown)
    if code == 500090:
        return BalanceError(Code.PROVIDER_BALANCE, **shown)
    if code in {500044, 500069}:
        busy = Code.PROVIDER_CONCURRENCY if code == 500044 else Code.PROVIDER_RATE
        return RateLimitedError(busy, retry_s=None, **shown)
    return error_inside(answer, Refusal(code, "", said or f"ErrCode {code}"))
