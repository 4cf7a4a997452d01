"""Fetches a result into a .part file that goes on where it ended, verifies it, and gives it its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp

from holysheep_studio.domain.errors import (
    Code,
    ProtocolError,
    RejectedError,
    UnavailableError,
)
from holysheep_studio.providers.answer import Answer, number, wait_hint_s
from holysheep_studio.providers.transport.address import check_link, followed, joined
from holysheep_studio.providers.transport.clock import backoff_s
from holysheep_studio.providers.transport.part_file import PartFile
from holysheep_studio.providers.transport.session import MOST_REDIRECTS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from holysheep_studio.domain.remote import Artifact
    from holysheep_studio.providers.provider import DownloadProgress
    from holysheep_studio.providers.transport.session import Session

    Refresh = Callable[[], Awaitable[Artifact | None]]

MOST_BYTES = 16 * 1024**3
_BLOCK_BYTES = 1024 * 1024
#: Attempts in a row that brought nothing new, and fresh links in a row that were expired too.
_EMPTY_TRIES, _FRESH_LINKS = 6, 3
_CONTENT_RANGE = re.compile(r"bytes\s+(?:(\d+)-(\d+)|\*)/(\d+|\*)", re.IGNORECASE)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_CLIP = ("text/html", "application/json", "application/xml", "text/xml")


@dataclass(slots=True)
class _Luck:
    """How the download goes: `best` is the furthest it ever got."""

    best: int = 0
    empty: int = 0
    stale_links: int = 0


class _CutError(Exception):
    """This attempt ended early; `wait_s` where the server asks to wait."""

    def __init__(self, wait_s: float | None = None) -> None:
        super().__init__("cut")
        self.wait_s = wait_s


class _StaleLinkError(Exception):
    """The link is not good any more."""


async def fetch(
    session: Session, artifact: Artifact, target: Path, refresh: Refresh, progress: DownloadProgress,
    *, most_bytes: int = MOST_BYTES,
) -> str:  # fmt: skip
    """The SHA-256 of the finished file at `target`.

    `refresh` asks the provider for a new link when this one has expired. Raises UnavailableError download_cut (what
    is there is kept), RejectedError link_expired, ProtocolError download_damaged, answer_too_large, insecure_address;
    StudioError disk_full, no_permission, output_folder_missing.
    """
    part = await PartFile.open(target)
    luck = _Luck(best=part.have)
    while True:
        try:
            await _once(session, artifact, part, progress, most_bytes)
            return await part.finish(artifact, session.name)
        except _StaleLinkError:
            artifact = await _fresh_link(session, luck, part, refresh)
        except _CutError as cut:
            await _patience(session, luck, part, cut)


async def _fresh_link(session: Session, luck: _Luck, part: PartFile, refresh: Refresh) -> Artifact:
    if part.have > luck.best:
        luck.best, luck.stale_links = part.have, 0
    luck.stale_links += 1
    fresh = await refresh() if luck.stale_links <= _FRESH_LINKS else None
    if fresh is None:
        raise RejectedError(Code.LINK_EXPIRED, provider=session.name)
    return fresh


async def _patience(session: Session, luck: _Luck, part: PartFile, cut: _CutError) -> None:
    luck.empty = 0 if part.have > luck.best else luck.empty + 1
    luck.best = max(luck.best, part.have)
    if luck.empty >= _EMPTY_TRIES:
        raise UnavailableError(Code.DOWNLOAD_CUT, retry_s=0.0, provider=session.name, times=luck.empty)
    await session.clock.sleep(backoff_s(luck.empty, session.clock.chance(), cut.wait_s))


async def _once(
    session: Session, artifact: Artifact, part: PartFile, progress: DownloadProgress, most_bytes: int
) -> None:
    """One request, from where the file ends. Returns when the whole clip is there."""
    if part.have and not part.validator:
        await part.restart()  # nothing says that the rest would belong to this beginning
    headers = {"Accept-Encoding": "identity", "Accept": "*/*"}
    if part.have:
        headers |= {"Range": f"bytes={part.have}-", "If-Range": part.validator}
    try:
        async for response in _responses(session, artifact, headers):
            if await _accepted(session, response, part):
                await _pour(session, response, part, progress, most_bytes)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        lost = session.lost(error, joined(session.base_url, artifact.url))
        if lost.code is Code.PROVIDER_CERTIFICATE:
            raise lost from None
        raise _CutError from None
    if part.total is not None and part.have < part.total:
        raise _CutError


async def _responses(
    session: Session, artifact: Artifact, headers: dict[str, str]
) -> AsyncIterator[aiohttp.ClientResponse]:
    """The answer at the end of all redirects; the key goes along to the connection's own places only."""
    url = joined(session.base_url, artifact.url)
    for _ in range(MOST_REDIRECTS + 1):
        check_link(url, session.base_url)
        own = artifact.needs_key and session.owns(url)
        signed = session.signature() if own else {}
        if own:
            session.limiter.give_back(await session.limiter.permit(), good=True)
        patience = aiohttp.ClientTimeout(total=None, sock_connect=10.0, sock_read=60.0)
        proxy = await session.proxy(url)
        async with session.client().get(
            url, headers={**headers, **signed}, timeout=patience, allow_redirects=False, proxy=proxy
        ) as response:
            target = response.headers.get("Location", "")
            if response.status not in _REDIRECTS or not target:
                yield response
                return
        url = followed(url, target)
    raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=session.name, reason="too many redirects")


async def _accepted(session: Session, response: aiohttp.ClientResponse, part: PartFile) -> bool:
    """Whether the body is to be taken, with the file set to where it goes. False: the clip is complete already."""
    status = response.status
    if status == 206:
        return await _continued(response, part)
    if status == 200:
        _check_kind(session, response)
        await part.restart()
        await part.remember(_validator(response), response.content_length)
        return True
    if status == 416:
        match = _CONTENT_RANGE.search(response.headers.get("Content-Range", ""))
        if match and match[3] == str(part.have) and part.have:
            part.total = part.have
            return False
        await part.restart()
        raise _CutError
    if status in {401, 403, 404, 410}:
        raise _StaleLinkError
    if status == 429 or status >= 500 or status == 408:
        headers = {name.lower(): value for name, value in response.headers.items()}
        raise _CutError(wait_hint_s(Answer(status, b"", headers, at_s=session.clock.wall())))
    raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=session.name, reason=f"HTTP {status} for the clip")


async def _continued(response: aiohttp.ClientResponse, part: PartFile) -> bool:
    """A 206 must begin where the file ends, be of the same whole, and be the same version."""
    match = _CONTENT_RANGE.search(response.headers.get("Content-Range", ""))
    start, total = (number(match[1]), number(match[3])) if match else (None, None)
    version = _validator(response)
    same = part.have > 0 and start == part.have and (not version or version == part.validator)
    if not same or (part.total is not None and total is not None and total != part.total):
        await part.restart()
        raise _CutError
    if total is not None:
        await part.remember(part.validator, int(total))
    return True


async def _pour(
    session: Session, response: aiohttp.ClientResponse, part: PartFile, progress: DownloadProgress, most_bytes: int
) -> None:
    held = bytearray()
    try:
        async for block in response.content.iter_chunked(_BLOCK_BYTES):
            held += block
            if part.have + len(held) > most_bytes:
                raise ProtocolError(Code.ANSWER_TOO_LARGE, provider=session.name, most_bytes=most_bytes)
            if len(held) >= _BLOCK_BYTES:
                await part.write(bytes(held))
                held.clear()
                progress(part.have, part.total)
    finally:
        if held:
            await part.write(bytes(held))  # what came before the break counts
            progress(part.have, part.total)


def _check_kind(session: Session, response: aiohttp.ClientResponse) -> None:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise ProtocolError(
            Code.DOWNLOAD_DAMAGED, provider=session.name, reason="it is packed, which was not asked for"
        )
    if response.content_type in _NO_CLIP:
        reason = f"it is {response.content_type}, not a clip"
        raise ProtocolError(Code.DOWNLOAD_DAMAGED, provider=session.name, reason=reason)


def _validator(response: aiohttp.ClientResponse) -> str:
    """What If-Range takes: a strong ETag, else the date of the last change; a weak ETag says nothing about bytes."""
    tag = response.headers.get("ETag", "")
    if tag.startswith('"'):
        return tag
    return "" if tag else response.headers.get("Last-Modified", "")
