"""Media: the finished clips over HTTP, with ranges and validators done right, and every way they can go wrong."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING

from aiohttp import web

from holysheep_studio.demo_server.line import ENTRY, Cut
from holysheep_studio.demo_server.refusals import HTML, Refused

if TYPE_CHECKING:
    from holysheep_studio.demo_server.content import Content
    from holysheep_studio.demo_server.jobs import Job
    from holysheep_studio.demo_server.shop import Shop

_CHUNK_BYTES = 2**18


def url_of(shop: Shop, job: Job) -> str:
    """Where the clip lies; a new address when the old one has expired or was refused. "" when there is none."""
    if job.content is None:
        return ""
    now = shop.clock()
    if not job.url_serial or job.url_refused or now >= job.url_made_at + shop.options.url_life_s:
        job.url_serial += 1
        job.url_made_at, job.url_refused = now, False
    return f"{shop.root_url}/media/{job.id}/{job.url_serial}-{_permit(shop, job, job.url_serial)}/clip.mp4"


def _permit(shop: Shop, job: Job, serial: int) -> str:
    return hmac.new(shop.secret, f"{job.id} {serial}".encode(), hashlib.sha256).hexdigest()[:16]


async def serve(shop: Shop, request: web.Request) -> web.StreamResponse:
    """The clip of a job, or a part of it. The address is the permission; no key is asked for."""
    job = shop.jobs.by_id(request.match_info["job"])
    if job is None or job.content is None:
        raise Refused(404, "There is no such clip")
    request[ENTRY].job = job.id
    serial, _, permit = request.match_info["permit"].partition("-")
    if not serial.isdigit() or not hmac.compare_digest(permit, _permit(shop, job, int(serial))):
        raise Refused(403, "This address is not valid")
    playing = job.playing
    if playing.play("media", "expired") is not None:
        job.url_refused = True
    stale = int(serial) != job.url_serial or job.url_refused
    if stale or shop.clock() >= job.url_made_at + shop.options.url_life_s:
        return web.Response(status=403, text="<Error><Code>AccessDenied</Code></Error>", content_type="application/xml")
    return await deliver(shop, request, job)


async def deliver(shop: Shop, request: web.Request, job: Job) -> web.StreamResponse:
    """The bytes of a clip that the caller may have, as the job's cues want."""
    playing = job.playing
    if "hop" not in request.query and (where := playing.value("redirect")) is not None:
        root = shop.root_url if where == "same" else shop.root_url.replace("127.0.0.1", "localhost")
        raise web.HTTPFound(f"{root}{request.path}?hop=1")
    if playing.play("media", "html") is not None:
        return web.Response(text=HTML, content_type="text/html")
    content = _content(job)
    if playing.play("media", "416") is not None:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{content.size_bytes}"})
    return await _send(request, job, content)


def _content(job: Job) -> Content:
    """The bytes as they are now: they may change after the first request."""
    content = job.content
    if content is None:
        raise AssertionError
    size = job.playing.value("size")
    if size is not None:
        content = content.padded(int(size))
    for damage in ("corrupt", "garbage"):
        if job.playing.has("media", damage):
            content = content.damaged(damage)
    if job.playing.has("media", "etag-change"):
        if job.content_changed:
            return content.other()
        job.content_changed = True
    return content


def wanted_range(request: web.Request, content: Content) -> tuple[int, int] | None:
    """(first byte, byte after the last) of a single satisfiable Range, None for the whole.

    Raises Refused 416 for a range outside. A Range whose If-Range names another version counts as none (RFC 9110).
    """
    match = re.fullmatch(r"bytes=(\d{0,18})-(\d{0,18})", request.headers.get("Range", ""))
    if match is None or match.groups() == ("", ""):
        return None
    condition = request.headers.get("If-Range")
    if condition is not None and condition != content.etag:
        return None
    size = content.size_bytes
    if not match[1]:
        first, end = max(0, size - int(match[2])), size
    else:
        first, end = int(match[1]), min(size, int(match[2]) + 1) if match[2] else size
    if first >= size or first >= end:
        raise Refused(416, "That range is not there")
    return first, end


async def _send(request: web.Request, job: Job, content: Content) -> web.StreamResponse:
    playing = job.playing
    try:
        part = None if playing.play("media", "ignore-range") is not None else wanted_range(request, content)
    except Refused:
        return web.Response(status=416, headers={"Content-Range": f"bytes */{content.size_bytes}"})
    first, end = part or (0, content.size_bytes)
    response = web.StreamResponse(status=200 if part is None else 206)
    response.content_type = "video/mp4"
    response.headers["Accept-Ranges"] = "bytes"
    if playing.play("media", "no-etag") is None:
        weak = "W/" if playing.play("media", "weak-etag") is not None else ""
        response.headers["ETag"] = weak + content.etag
    if part is not None:
        shift = 1 if playing.play("media", "wrong-range") is not None else 0
        response.headers["Content-Range"] = f"bytes {first + shift}-{end - 1}/{content.size_bytes}"
    if playing.play("media", "short") is not None:
        end = first + (end - first) * 6 // 10
    if playing.play("media", "no-length") is not None:
        response.enable_chunked_encoding()
    else:
        response.content_length = end - first
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    share = playing.play("cut")
    stop = end if share is None else first + int((end - first) * float(share))
    for start in range(first, stop, _CHUNK_BYTES):
        await response.write(await content.read(start, min(_CHUNK_BYTES, stop - start)))
    if share is not None:
        raise Cut
    await response.write_eof()
    return response
