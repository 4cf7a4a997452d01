"""Uploads: files brought by callers, whole or in parts that may be sent again and in any order (wire.md 1.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import aiohttp
from aiohttp import web

from holysheep_studio.demo_server.cues import Playing, UnknownCue
from holysheep_studio.demo_server.line import ENTRY, Cut
from holysheep_studio.demo_server.orders import Fields
from holysheep_studio.demo_server.refusals import REFUSALS, Refused, refusal
from holysheep_studio.demo_server.stored import MOST_BYTES, MOST_PART_BYTES, MOST_PARTS, PART_BYTES, SAMPLE, Stored
from holysheep_studio.demo_server.video import json_body

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from holysheep_studio.demo_server.shop import Shop


def _playing(shop: Shop, name: str, same: str) -> Playing:
    try:
        return shop.rules.playing("upload", "", name, same)
    except UnknownCue as error:
        raise Refused(422, f"{error} is no cue of the demo server", "filename") from None


def _refused_by_cue(shop: Shop, playing: Playing) -> web.Response | None:
    kind = playing.play("fail")
    return None if kind is None else refusal(kind, now=shop.clock(), hint=playing.value("retry-after"))


async def begin(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /uploads: a JSON body begins a file in parts, a multipart form brings it whole."""
    if request.content_type == "multipart/form-data":
        return await direct(shop, request)
    fields = Fields(await json_body(request))
    name = fields.text("filename", "source.mp4")
    size = fields.whole("size", 1, MOST_BYTES, 1)
    playing = _playing(shop, name, f"{name} {size}")
    refused = _refused_by_cue(shop, playing)
    if refused is not None:
        return refused
    upload = shop.uploads.open(request[ENTRY].key, name, playing)
    return web.json_response({"upload_id": upload.id, "part_size": PART_BYTES}, status=201)


async def direct(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /uploads/direct: a multipart form with the file in `file`."""
    got = await from_form(shop, request, "file")
    return got if isinstance(got, web.Response) else _stored(shop, got)


async def from_form(shop: Shop, request: web.Request, wanted: str) -> Stored | web.Response:
    """The file in a field of a multipart form, or the refusal that its name's cues want. Raises Refused."""
    if request.content_type != "multipart/form-data":
        raise Refused(415, "Content-Type must be multipart/form-data", "Content-Type")
    reader = await request.multipart()
    while (field_part := await reader.next()) is not None:
        if not isinstance(field_part, aiohttp.BodyPartReader) or field_part.name != wanted:
            continue
        name = unquote(field_part.filename or "source.mp4")  # clients write brackets as %5B
        playing = _playing(shop, name, name)
        if playing.play("drop") is not None:
            raise Cut
        refused = _refused_by_cue(shop, playing)
        if refused is not None:
            return refused
        part = await shop.uploads.receive(_chunks(field_part), MOST_BYTES)
        return shop.uploads.store(part, playing)
    raise Refused(422, f"{wanted} is missing", wanted)


async def _chunks(part: aiohttp.BodyPartReader) -> AsyncIterator[bytes]:
    while block := await part.read_chunk(2**16):
        yield block


def _stored(shop: Shop, stored: Stored) -> web.Response:
    return web.json_response(
        {
            "id": stored.id,
            "url": shop.uploads.url(stored),
            "size": stored.size_bytes,
            "sha256": stored.sha256,
            "expires_at": int(shop.clock()) + int(shop.options.url_life_s),
        },
        status=201,
    )


async def put_part(shop: Shop, request: web.Request) -> web.StreamResponse:
    """PUT /uploads/{id}/parts/{n}: parts are numbered from 1; a part sent again takes the place of the first."""
    upload = shop.uploads.find(request.match_info["upload"], request[ENTRY].key)
    number = int(request.match_info["number"])
    if not 1 <= number <= MOST_PARTS:
        raise Refused(422, f"part numbers are 1-{MOST_PARTS}", "number")
    playing = upload.playing
    if playing.play("part-drop", str(number)) is not None:
        await request.content.readany()
        raise Cut
    if playing.play("part-fail", str(number)) is not None:
        return refusal("500", now=shop.clock())
    if playing.play("upload", "wrong-offset") is not None:
        body = {"error": "offset_mismatch", "next_part": max(upload.parts, default=0) + 1}
        return web.json_response(body, status=409)
    part = await shop.uploads.receive(request.content.iter_chunked(2**16), MOST_PART_BYTES)
    said = request.headers.get("X-Part-SHA256", part.sha256)
    if said.casefold() != part.sha256:
        raise Refused(422, "The part's checksum does not fit its bytes", "X-Part-SHA256")
    upload.parts[number] = part
    if playing.has("upload", "lost"):
        upload.lost = True
    return web.json_response({"part_number": number, "etag": part.etag}, headers={"ETag": part.etag})


async def parts(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /uploads/{id}/parts: what has arrived."""
    upload = shop.uploads.find(request.match_info["upload"], request[ENTRY].key)
    rows = [
        {"partNumber": number, "etag": part.etag, "size": part.size_bytes, "sha256": part.sha256}
        for number, part in sorted(upload.parts.items())
    ]
    return web.json_response({"upload_id": upload.id, "parts": rows})


async def complete(shop: Shop, request: web.Request) -> web.StreamResponse:
    """POST /uploads/{id}/complete: {"parts": [{partNumber, etag}]} must be all of them, without a gap."""
    upload = shop.uploads.find(request.match_info["upload"], request[ENTRY].key)
    body = await json_body(request)
    if upload.playing.play("upload", "complete-fail") is not None:
        status, answer = REFUSALS["500-object"]
        return web.json_response(answer, status=status)
    rows = body.get("parts")
    if not isinstance(rows, list) or not rows:
        raise Refused(422, "parts must be a list", "parts")
    numbers = []
    for row in rows:
        number, etag = (row.get("partNumber"), row.get("etag")) if isinstance(row, dict) else (None, None)
        if not isinstance(number, int) or number not in upload.parts or str(etag) != upload.parts[number].etag:
            raise Refused(400, "A part is missing or has another ETag", "parts")
        numbers.append(number)
    if numbers != list(range(1, len(upload.parts) + 1)):
        raise Refused(400, "The parts must be 1, 2, 3 ... without a gap", "parts")
    return _stored(shop, await shop.uploads.join(upload, numbers))


async def fetch(shop: Shop, request: web.Request) -> web.StreamResponse:
    """GET /files/{id}/...: the stored file."""
    stored = shop.uploads.stored.get(request.match_info["file"])
    if stored is None:
        raise Refused(404, "There is no such file")
    return web.FileResponse(stored.file, headers={"Content-Type": "video/mp4"})


async def sample(shop: Shop, _request: web.Request) -> web.StreamResponse:
    """GET /samples/...: the clip that ships with the studio, which any order may use as its source."""
    found = shop.uploads.resolve(f"{shop.root_url}/samples/{SAMPLE}")
    if found is None:
        raise AssertionError
    return web.FileResponse(found)
