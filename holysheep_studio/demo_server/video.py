"""Video: submitting and asking after jobs in the four HolySheep dialects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from holysheep_studio.demo_server import answers
from holysheep_studio.demo_server.cues import UnknownCue
from holysheep_studio.demo_server.doors import RULES, check_extras
from holysheep_studio.demo_server.line import DIALECT, ENTRY, SECRET, Cut, half
from holysheep_studio.demo_server.media import url_of
from holysheep_studio.demo_server.orders import Dialect, Order, dialect_of, order
from holysheep_studio.demo_server.refusals import Refused, refusal
from holysheep_studio.demo_server.webhooks import check_callback

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.demo_server.cues import Playing
    from holysheep_studio.demo_server.jobs import Job
    from holysheep_studio.demo_server.shop import Shop

_MOST_KEY = 255
_STATUSES = {"200": 200, "201": 201, "202": 202}


async def json_body(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request. Raises Refused 400, 413, 415."""
    if request.content_type != "application/json":
        raise Refused(415, "Content-Type must be application/json", "Content-Type")
    try:
        body = json.loads(await request.text())
    except (ValueError, RecursionError):
        raise Refused(400, "The body is not JSON") from None
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Payload too large") from None
    if not isinstance(body, dict):
        raise Refused(400, "The body is not an object")
    return body


async def submit(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /video/generate, or /pixverse/v6/generate for dialect B."""
    body = await json_body(request)
    dialect = _dialect(shop, request, body)
    request[DIALECT] = dialect
    check_extras(dialect, request.headers, request[SECRET], shop.clock())
    idempotency_key = request.headers.get("Idempotency-Key", "").strip('"')
    if len(idempotency_key) > _MOST_KEY:
        raise Refused(400, "Idempotency-Key is too long", "Idempotency-Key")
    made = order(dialect, body, idempotency_key)
    request[ENTRY].client_key = made.client_key
    check_callback(made.callback_url)
    source = shop.uploads.resolve(made.source or made.image)
    playing = playing_of(shop, made)
    kind = playing.play("fail")
    if kind is not None:
        return refusal(kind, now=shop.clock(), hint=playing.value("retry-after"))
    if playing.play("drop", "before") is not None:
        raise Cut
    job, replayed = take_on(shop, request, made, playing, source)
    return await _answer(shop, request, job, playing, replayed=replayed)


def playing_of(shop: Shop, made: Order) -> Playing:
    """The cues of an order. Raises Refused 422."""
    try:
        return shop.rules.playing("submit", made.dialect, made.prompt, made.client_key or made.prompt)
    except UnknownCue as error:
        raise Refused(422, f"{error} is no cue of the demo server", "prompt") from None


def take_on(shop: Shop, request: web.Request, made: Order, playing: Playing, source: Path | None) -> tuple[Job, bool]:
    """The job of an order: a new one, charged, or the one it was taken on as before. Raises Refused 422."""
    key = request[ENTRY].key
    job = shop.jobs.known(made, key)
    if job is not None and job.order.fingerprint != made.fingerprint:
        raise Refused(422, "This key was used for another request", "idempotency_key")
    replayed = job is not None
    if job is None:
        job = shop.jobs.accept(made, playing, key)
        shop.begin(job, source)
    request[ENTRY].job = job.id
    return job, replayed


def _dialect(shop: Shop, request: web.Request, body: dict[str, Any]) -> Dialect:
    """By the path, else by the server's profile, else by the body."""
    if "pixverse" in request.path:
        found = Dialect.B
    else:
        found = dialect_of(body, signed="X-HolySheep-Signature" in request.headers)
    asked = request.match_info.get("dialect")
    only = Dialect(asked) if asked else shop.options.profile
    if only is None:
        return found
    if (only is Dialect.B) != (found is Dialect.B):
        raise Refused(404, "There is no such path in this profile")
    return only


async def _answer(
    shop: Shop, request: web.Request, job: Job, playing: Playing, *, replayed: bool
) -> web.StreamResponse:
    """Say what became of the submit, or break off, as the cues want."""
    headers = {"Idempotent-Replayed": "true"} if replayed else {}
    dropped = playing.play("drop", "after", "")
    if dropped is not None:
        raise Cut
    late = playing.play("late")
    if late is not None:
        await shop.options.sleep(float(late))
    wanted = playing.value("answer")
    waits = RULES[job.order.dialect].waits and not answers.wants_id(playing)
    if waits or wanted == "url":
        await job.over.wait()
        body = answers.of_job(job, url_of(shop, job), with_id=job.order.dialect is not Dialect.B)
    else:
        body = answers.of_submit(job)
    if playing.play("drop", "half") is not None:
        await half(request, json.dumps(body), headers)
    return _odd(shop, job, wanted, body) or web.json_response(
        body, status=_STATUSES.get(wanted or "", 200), headers=headers
    )


def _odd(shop: Shop, job: Job, wanted: str | None, body: dict[str, Any]) -> web.Response | None:
    """The answers that hide what was accepted."""
    hiding = {"204": "204", "empty": "empty", "html": "502", "error": "200-error"}.get(wanted or "")
    if hiding is not None:
        return refusal(hiding, now=shop.clock())
    if wanted == "truncated":
        text = json.dumps(body)
        return web.Response(text=text[: len(text) // 2], content_type="application/json")
    if wanted == "no-id":
        return web.json_response({"status": body["status"]})
    if wanted == "duplicate":
        return web.json_response({**body, answers.id_key(job): shop.jobs.before(job).id})
    return None


async def status(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /video/status/{request_id}."""
    entry = request[ENTRY]
    job = shop.jobs.find(request.match_info["job"], entry.key)
    if job is None:
        raise Refused(404, "There is no such job")
    entry.job = job.id
    request[DIALECT] = job.order.dialect
    check_extras(job.order.dialect, request.headers, request[SECRET], shop.clock())
    refused = await poll(shop, job)
    if refused is not None:
        return refused
    return web.json_response(answers.of_job(job, url_of(shop, job)))


async def poll(shop: Shop, job: Job) -> web.Response | None:
    """Count a poll and play what its cues have for polls; an answer when the poll is refused. Raises Cut."""
    playing = job.playing
    late = playing.play("poll-late")
    if late is not None:
        await shop.options.sleep(float(late))
    if playing.play("poll-drop") is not None:
        raise Cut
    kind = playing.play("poll-fail")
    if kind is not None:
        return refusal(kind, now=shop.clock(), hint=playing.value("retry-after"))
    job.polls += 1
    shop.jobs.settle(job)
    return None
