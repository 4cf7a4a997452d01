"""Videos: the /videos shape that gateways copied from OpenAI: a form in, an object to poll, the clip behind the key."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from aiohttp import web

from holysheep_studio.demo_server.jobs import End, Job
from holysheep_studio.demo_server.line import ENTRY, Cut
from holysheep_studio.demo_server.media import deliver
from holysheep_studio.demo_server.orders import LONGEST_S, Dialect, Fields, Order
from holysheep_studio.demo_server.refusals import Refused, refusal
from holysheep_studio.demo_server.video import json_body, playing_of, poll, take_on

if TYPE_CHECKING:
    from holysheep_studio.demo_server.shop import Shop


async def create(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /videos with prompt, model, seconds (a text) and size as a form or as JSON."""
    if request.content_type == "multipart/form-data":
        form = await request.post()
        body: dict[str, Any] = {name: value for name, value in form.items() if isinstance(value, str)}
    else:
        body = await json_body(request)
    made = _order(body, request.headers.get("Idempotency-Key", ""))
    playing = playing_of(shop, made)
    kind = playing.play("fail")
    if kind is not None:
        return refusal(kind, now=shop.clock(), hint=playing.value("retry-after"))
    if playing.play("drop", "before") is not None:
        raise Cut
    job, _ = take_on(shop, request, made, playing, None)
    if playing.play("drop", "after", "") is not None:
        raise Cut
    late = playing.play("late")
    if late is not None:
        await shop.options.sleep(float(late))
    return web.json_response({**_object(job), "status": "queued"})


def _order(body: dict[str, Any], idempotency_key: str) -> Order:
    fields = Fields(body)
    seconds = fields.text("seconds", "4")
    if not re.fullmatch(r"\d{1,3}", seconds) or not 1 <= int(seconds) <= LONGEST_S:
        raise fields.refuse("seconds", f'a text such as "8", 1-{LONGEST_S}')
    size = re.fullmatch(r"(\d{2,4})x(\d{2,4})", fields.text("size", "1280x720"))
    if size is None or not all(16 <= int(side) <= 4096 and int(side) % 2 == 0 for side in size.groups()):
        raise fields.refuse("size", "WIDTHxHEIGHT with even sides of 16-4096")
    return Order(
        Dialect.OPENAI_VIDEOS,
        fields.text("prompt"),
        int(seconds),
        int(size[1]),
        int(size[2]),
        model=fields.text("model", "sora-2"),
        client_key=idempotency_key.strip('"'),
        fingerprint=hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest(),
    )


def _object(job: Job) -> dict[str, Any]:
    words = {None: "in_progress", End.COMPLETED: "completed"}
    body: dict[str, Any] = {
        "id": job.id,
        "object": "video",
        "model": job.order.model,
        "status": words.get(job.end, "failed"),
        "progress": 100 if job.end is not None else min(95, 10 * job.polls),
        "created_at": int(job.accepted_at),
        "seconds": str(job.order.duration_s),
        "size": f"{job.order.width}x{job.order.height}",
    }
    if job.end not in words:
        body["error"] = {"code": str(job.end), "message": job.error or str(job.end)}
    return body


def _found(shop: Shop, request: web.Request) -> Job:
    job = shop.jobs.find(request.match_info["job"], request[ENTRY].key)
    if job is None or job.order.dialect is not Dialect.OPENAI_VIDEOS:
        raise Refused(404, "There is no such video")
    request[ENTRY].job = job.id
    return job


async def retrieve(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /videos/{id}."""
    job = _found(shop, request)
    said = await poll(shop, job)
    if said is not None:
        return said
    return web.json_response(_object(job), headers={"openai-poll-after-ms": "2000"})


async def content(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /videos/{id}/content: the clip, with the key."""
    job = _found(shop, request)
    if job.end is not End.COMPLETED or job.content is None:
        raise Refused(404, "The video is not ready")
    return await deliver(shop, request, job)


async def delete(shop: Shop, request: web.Request) -> web.StreamResponse:
    """DELETE /videos/{id}: stops a running job, which then costs nothing; a finished one is a 409."""
    job = _found(shop, request)
    if not shop.jobs.cancel(job):
        raise Refused(409, "The video is finished")
    return web.json_response({"id": job.id, "object": "video.deleted", "deleted": True})


async def everything(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /videos: the caller's own."""
    own = [job for job in shop.jobs if job.key == request[ENTRY].key and job.order.dialect is Dialect.OPENAI_VIDEOS]
    return web.json_response({"object": "list", "data": [_object(job) for job in own[-100:]], "has_more": False})
