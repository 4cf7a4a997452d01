"""PixVerse: text and picture to video in the shape of its Platform API v2, errors inside a 200 and all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aiohttp import web

from holysheep_studio.demo_server.jobs import End, Job
from holysheep_studio.demo_server.line import ENTRY, Cut
from holysheep_studio.demo_server.media import url_of
from holysheep_studio.demo_server.orders import Dialect, Fields, Order
from holysheep_studio.demo_server.refusals import Refused, refusal
from holysheep_studio.demo_server.shop import RenderFailed
from holysheep_studio.demo_server.uploads import from_form
from holysheep_studio.demo_server.video import json_body, playing_of, poll, take_on

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.demo_server.shop import Shop

MODELS = ("v3.5", "v4", "v4.5", "v5", "v5.5", "v5.6", "v6", "c1")
HEIGHTS = {"360p": 360, "540p": 540, "720p": 720, "1080p": 1080}
#: Names that the list of speakers has, numbered from 1; whoever speaks, a tone is heard.
SPEAKERS = ("Emily", "James", "Isabella", "Liam")
MOST_SPOKEN = 200
LONGEST_SPOKEN_S = 30
RATIOS = ("16:9", "9:16", "4:3", "3:4", "1:1", "2:3", "3:2", "21:9")
_STATES = {
    None: 5,
    End.COMPLETED: 1,
    End.EXPIRED: 6,
    End.CANCELLED: 6,
    End.MODERATED: 7,
    End.FAILED: 8,
}
#: Its own codes, for what other shapes say by HTTP.
_CODES = {401: 10003, 402: 500090, 404: 400011, 413: 400032, 422: 400017, 429: 500044, 503: 500069}


def envelope(resp: dict[str, Any] | None, code: int = 0, message: str = "success") -> web.Response:
    """What every answer is wrapped in; HTTP says 200 whatever happened."""
    return web.json_response({"ErrCode": code, "ErrMsg": message, "Resp": resp})


def refused(error: Refused) -> web.Response:
    """A refusal in its manner."""
    return envelope(None, _CODES.get(error.status, 99999), error.message)


def _check_trace(shop: Shop, request: web.Request) -> None:
    """Every request has a trace id of its own; the real service goes wrong when one comes twice."""
    trace = request.headers.get("Ai-trace-id", "")
    if not trace or trace in shop.traces:
        raise Refused(422, "Ai-trace-id is missing or was used before", "Ai-trace-id")
    shop.traces.add(trace)


async def generate(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /openapi/v2/video/text/generate, .../img/generate or .../fusion/generate."""
    _check_trace(shop, request)
    body = await json_body(request)
    made = _order(body)
    task = request.match_info["task"]
    source = _picture(shop, body) if task == "img" else _references(shop, body) if task == "fusion" else None
    return await _taken(shop, request, made, source)


async def speak(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /openapi/v2/video/lip_sync/generate: a clip made or brought here, and a sound or words with a speaker."""
    _check_trace(shop, request)
    body = await json_body(request)
    made, source = await _spoken(shop, request, body)
    return await _taken(shop, request, made, source)


async def speakers(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /openapi/v2/video/lip_sync/tts_list: one page of the speakers."""
    _check_trace(shop, request)
    rows = [{"speaker_id": str(number), "name": name} for number, name in enumerate(SPEAKERS, start=1)]
    return envelope({"total": len(rows) + 1, "data": [*rows, {"speaker_id": "Auto", "name": "Auto"}]})


async def _taken(shop: Shop, request: web.Request, made: Order, source: Path | None) -> web.StreamResponse:
    """Take an order on, or play the refusal that its cues want."""
    playing = playing_of(shop, made)
    kind = playing.play("fail")
    if kind is not None:
        said = refusal(kind, now=shop.clock(), hint=playing.value("retry-after"))
        return envelope(None, _CODES[said.status], "refused") if said.status in _CODES else said
    if playing.play("drop", "before") is not None:
        raise Cut
    job, _ = take_on(shop, request, made, playing, source)
    if playing.play("drop", "after", "") is not None:
        raise Cut
    late = playing.play("late")
    if late is not None:
        await shop.options.sleep(float(late))
    return envelope({"video_id": job.number})


def _order(body: dict[str, Any]) -> Order:
    fields = Fields(body)
    height = HEIGHTS[fields.choice("quality", tuple(HEIGHTS))]
    wide, high = map(int, fields.choice("aspect_ratio", RATIOS, "16:9").split(":"))
    short = height // 2 * 2
    width, height = (short * wide // high // 2 * 2, short) if wide >= high else (short, short * high // wide // 2 * 2)
    if "seed" in body:
        fields.whole("seed", 0, 2**31 - 1)
    made = Order(
        Dialect.PIXVERSE,
        fields.text("prompt"),
        fields.whole("duration", 1, 15),
        width,
        height,
        rate=24,
        model=fields.choice("model", MODELS),
        seed=fields.seed(),
    )
    mark = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return replace(made, fingerprint=mark)


async def _spoken(shop: Shop, request: web.Request, body: dict[str, Any]) -> tuple[Order, Path]:
    """The order for moving lips, and the clip. Raises Refused 404, 422."""
    fields, voice, words = Fields(body), "", ""
    if ("source_video_id" in body) == ("video_media_id" in body):
        raise Refused(422, "source_video_id or video_media_id, one of them", "video_media_id")
    if "source_video_id" in body:
        before = shop.jobs.find(str(fields.whole("source_video_id", 0, 2**63)), request[ENTRY].key)
        if before is None or before.content is None:
            raise Refused(404, "There is no such video")
        source = before.content.file
    else:
        source = shop.uploads.by_number(fields.whole("video_media_id", 0, 2**63))
    if ("audio_media_id" in body) == ("lip_sync_tts_content" in body):
        raise Refused(422, "audio_media_id, or lip_sync_tts_speaker_id and lip_sync_tts_content", "audio_media_id")
    if "audio_media_id" in body:
        voice = str(shop.uploads.by_number(fields.whole("audio_media_id", 0, 2**63)))
    else:
        words, who = fields.text("lip_sync_tts_content"), fields.text("lip_sync_tts_speaker_id")
        if len(words) > MOST_SPOKEN:
            raise fields.refuse("lip_sync_tts_content", f"a text of up to {MOST_SPOKEN} characters")
        if who.casefold() != "auto" and who not in {str(n) for n in range(1, len(SPEAKERS) + 1)}:
            raise fields.refuse("lip_sync_tts_speaker_id", "a speaker of the list")
    try:
        length_s = await shop.renders.length_s(source)
    except RenderFailed as failed:
        raise Refused(422, str(failed), "video_media_id") from None
    if length_s > LONGEST_SPOKEN_S:
        raise Refused(422, f"The video may have up to {LONGEST_SPOKEN_S} s", "video_media_id")
    mark = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    made = Order(
        Dialect.PIXVERSE, words, length_s, 0, 0, model="lip_sync", fingerprint=mark, speaks=True, voice=voice
    )  # fmt: skip
    return made, source


def _picture(shop: Shop, body: dict[str, Any]) -> Path:
    return shop.uploads.by_number(Fields(body).whole("img_id", 0, 2**63))


def _references(shop: Shop, body: dict[str, Any]) -> Path:
    """The first of the pictures that the prompt names by @ref_name; all of them must be there."""
    given = body.get("image_references")
    if not isinstance(given, list) or not 1 <= len(given) <= 7 or not all(isinstance(one, dict) for one in given):
        raise Refused(422, "image_references: one to seven of {type, img_id, ref_name}", "image_references")
    for one in given:
        if f"@{one.get('ref_name')}" not in str(body.get("prompt", "")) or one.get("type") not in {
            "subject",
            "background",
        }:
            raise Refused(422, "The prompt has to name each reference by @ref_name", "image_references")
    first, *_ = [_picture(shop, one) for one in given]
    return first


async def result(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /openapi/v2/video/result/{id}."""
    _check_trace(shop, request)
    job = shop.jobs.find(request.match_info["job"], request[ENTRY].key)
    if job is None:
        raise Refused(404, "There is no such video")
    request[ENTRY].job = job.id
    said = await poll(shop, job)
    if said is not None:
        return envelope(None, _CODES[said.status], "refused") if said.status in _CODES else said
    return envelope(_resp(shop, job))


def _resp(shop: Shop, job: Job) -> dict[str, Any]:
    done = job.end is End.COMPLETED
    return {
        "id": job.number,
        "status": _STATES[job.end],
        "prompt": job.order.prompt,
        "seed": job.order.seed or 0,
        "outputWidth": job.order.width,
        "outputHeight": job.order.height,
        "size": job.content.size_bytes if done and job.content is not None else 0,
        "url": url_of(shop, job) if done else "",
        "has_audio": job.order.speaks,
        "credits": _credits(job) if done else 0,
    }


def _credits(job: Job) -> int:
    """A hundred to the dollar, rounded up."""
    return -(-job.micros // 10_000)


async def upload(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /openapi/v2/image/upload (field `image`) or /media/upload (field `file`)."""
    _check_trace(shop, request)
    picture = request.match_info["kind"] == "image"
    stored = await from_form(shop, request, "image" if picture else "file")
    if isinstance(stored, web.Response):
        return envelope(None, _CODES.get(stored.status, 99999), "refused")
    number, url = shop.uploads.number(stored), shop.uploads.url(stored)
    if picture:
        return envelope({"img_id": number, "img_url": url})
    return envelope({"media_id": number, "media_type": "video", "url": url})


async def balance(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /openapi/v2/account/balance: credits, which are never used up here."""
    _check_trace(shop, request)
    return envelope({"account_id": 1, "credit_monthly": 10_000, "credit_package": 0})
