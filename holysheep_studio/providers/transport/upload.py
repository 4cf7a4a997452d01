"""Brings a file to a provider: whole in one form, or in parts that go on after any break."""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import aiohttp

from holysheep_studio.domain.errors import Code, InputError, ProtocolError, ProviderError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.remote import UploadState
from holysheep_studio.providers.answer import Answer, first, text, whole
from holysheep_studio.providers.dialect import Call, UploadRules, get, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.abc import AbstractStreamWriter

    from holysheep_studio.providers.provider import UploadProgress
    from holysheep_studio.providers.transport.session import Session

    Failure = Callable[[Answer], ProviderError | None]

_BLOCK_BYTES = 512 * 1024
#: A line that carries less than this is as good as dead.
_SLOWEST_BYTES_PER_S = 16 * 1024
#: How often an upload that the provider lost is begun again.
_BEGINNINGS = 2


class _File(Frozen, frozen=True):
    path: Path
    size_bytes: int
    modified_ns: int
    mime: str


class FilePart(aiohttp.Payload):
    """A stretch of a file, read in blocks off the event loop and told of as it goes."""

    _size: int

    def __init__(self, path: Path, start: int, length: int, sent: Callable[[int], None], mime: str, name: str) -> None:
        """`sent` is told how many bytes of the stretch are on their way."""
        super().__init__(path, content_type=mime, filename=name)
        self._path, self._start, self._size, self._sent = path, start, length, sent

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Not for texts."""
        raise TypeError(f"a file is not text ({encoding}, {errors})")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Everything, block by block."""
        done = 0
        while done < self._size:
            count = min(_BLOCK_BYTES, self._size - done)
            # opened for each block: a cancelled wait would leave a kept file open for ever
            block = await asyncio.to_thread(_block, self._path, self._start + done, count)
            if not block:
                raise ConnectionAbortedError("the file became shorter")
            await writer.write(block)
            done += len(block)
            self._sent(done)


def _block(path: Path, start: int, count: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(count)


async def send_file(
    session: Session, rules: UploadRules, path: Path, failure: Failure, resume: UploadState | None,
    progress: UploadProgress,
) -> Answer:  # fmt: skip
    """The provider's answer to the whole upload, which names the file.

    Raises InputError file_missing, file_empty, source_changed; ProviderError.
    """
    file = await asyncio.to_thread(_look, path)
    if file.size_bytes <= rules.most_direct_bytes or not rules.initiate:
        answer = await _direct(session, rules, file, failure, progress)
    else:
        answer = await _in_parts(session, rules, file, failure, resume, progress)
    if await asyncio.to_thread(_look, path) != file:
        raise InputError(Code.SOURCE_CHANGED, file=path)
    return answer


def _look(path: Path) -> _File:
    try:
        found = path.stat()
    except OSError:
        raise InputError(Code.FILE_MISSING, file=path) from None
    if not found.st_size:
        raise InputError(Code.FILE_EMPTY, file=path)
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _File(path, found.st_size, found.st_mtime_ns, mime)


async def _direct(
    session: Session, rules: UploadRules, file: _File, failure: Failure, progress: UploadProgress
) -> Answer:
    def form() -> aiohttp.FormData:
        made = aiohttp.FormData()
        part = FilePart(
            file.path, 0, file.size_bytes, lambda done: progress(done, file.size_bytes, None), file.mime, file.path.name
        )
        made.add_field(rules.field, part, filename=file.path.name, content_type=file.mime)
        return made

    call = Call("POST", rules.direct, idempotent=True, read_s=_patience_s(file.size_bytes))
    return await session.send(call, failure, stream=form)


async def _in_parts(
    session: Session, rules: UploadRules, file: _File, failure: Failure, resume: UploadState | None,
    progress: UploadProgress,
) -> Answer:  # fmt: skip
    digest = await asyncio.to_thread(_sha256, file.path, 0, file.size_bytes)
    known = resume if resume is not None and (resume.size_bytes, resume.sha256) == (file.size_bytes, digest) else None
    for beginning in range(_BEGINNINGS + 1):
        try:
            state = await _begin(session, rules, file, digest, failure) if known is None else known
            if known is not None:
                state = replace(state, parts=await _there(session, rules, state, failure))
            progress(_done(state), file.size_bytes, state)
            state = await _send_parts(session, rules, file, state, failure, progress)
            return await _complete(session, rules, state, failure)
        except ProviderError as error:
            # the provider lost the upload: what it had is gone, so it is begun anew, a few times
            if error.code is not Code.PROVIDER_NOT_FOUND or beginning == _BEGINNINGS:
                raise
            known = None
    raise AssertionError("the last beginning returns or raises")


async def _begin(session: Session, rules: UploadRules, file: _File, digest: str, failure: Failure) -> UploadState:
    count = -(-file.size_bytes // rules.part_bytes)
    body: dict[str, Any] = {"filename": file.path.name, "size": file.size_bytes, "content_type": file.mime}
    call = post(rules.initiate, {**body, "sha256": digest, "parts": count}, idempotent=True)
    answer = await session.send(call, failure)
    upload = text(first(answer.document() or {}, "upload_id", "uploadId", "id", "data.upload_id"))
    if not upload:
        raise ProtocolError(Code.PROVIDER_PROTOCOL, provider=answer.host, reason="no upload_id")
    return UploadState(upload, file.size_bytes, digest, rules.part_bytes)


async def _there(session: Session, rules: UploadRules, state: UploadState, failure: Failure) -> dict[int, str]:
    """The parts that the provider has, by its own list where it keeps one."""
    if not rules.listing:
        return dict(state.parts)
    answer = await session.send(get(_path(rules.listing, state)), failure)
    rows = (answer.document() or {}).get("parts")
    found = {}
    for row in rows if isinstance(rows, list) else []:
        number, tag = whole(first(row, "partNumber", "part_number")), text(first(row, "etag", "ETag"))
        size = whole(row.get("size"))
        if number is not None and tag and size in {None, _length(state, number)}:
            found[number] = tag
    return found


async def _send_parts(
    session: Session, rules: UploadRules, file: _File, state: UploadState, failure: Failure, progress: UploadProgress
) -> UploadState:
    """Every part that is missing, one after the other: a desktop's line is full with one."""
    relisted = False
    number, last = 1, -(-state.size_bytes // state.part_bytes)
    while number <= last:
        if number in state.parts:
            number += 1
            continue
        try:
            tag = await _send_part(session, rules, file, state, number, failure, progress)
        except ProviderError as error:
            if error.code is not Code.PROVIDER_CONFLICT or relisted:
                raise
            relisted = True  # the provider counts otherwise: ask it what it has, once
            state = replace(state, parts=await _there(session, rules, state, failure))
            number = 1
            continue
        state = replace(state, parts={**state.parts, number: tag})
        progress(_done(state), state.size_bytes, state)
        number += 1
    return state


async def _send_part(
    session: Session, rules: UploadRules, file: _File, state: UploadState, number: int, failure: Failure,
    progress: UploadProgress,
) -> str:  # fmt: skip
    start, length = (number - 1) * state.part_bytes, _length(state, number)
    digest = await asyncio.to_thread(_sha256, file.path, start, length)
    before = _done(state)

    def part() -> FilePart:
        sent = lambda done: progress(before + done, state.size_bytes, None)  # noqa: E731 - one line, used once
        return FilePart(file.path, start, length, sent, "application/octet-stream", f"part-{number}")

    call = Call(
        "PUT", _path(rules.part, state, number), headers={"X-Part-SHA256": digest}, idempotent=True,
        read_s=_patience_s(length),
    )  # fmt: skip
    answer = await session.send(call, failure, stream=part)
    return answer.headers.get("etag") or text(first(answer.document() or {}, "etag", "ETag")) or str(number)


async def _complete(session: Session, rules: UploadRules, state: UploadState, failure: Failure) -> Answer:
    parts = [{"partNumber": number, "etag": tag} for number, tag in sorted(state.parts.items())]
    call = post(_path(rules.complete, state), {"parts": parts}, idempotent=True, read_s=_patience_s(state.size_bytes))
    return await session.send(call, failure)


def _path(template: str, state: UploadState, number: int = 0) -> str:
    return template.replace("{upload_id}", quote(state.upload_id, safe="")).replace("{n}", str(number))


def _length(state: UploadState, number: int) -> int:
    return min(state.part_bytes, state.size_bytes - (number - 1) * state.part_bytes)


def _done(state: UploadState) -> int:
    return sum(_length(state, number) for number in state.parts)


def _patience_s(size_bytes: int) -> float:
    """How long the provider may be silent: the body is on its way while we wait."""
    return 60.0 + size_bytes / _SLOWEST_BYTES_PER_S


def _sha256(path: Path, start: int, length: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        file.seek(start)
        while length > 0 and (block := file.read(min(_BLOCK_BYTES * 2, length))):
            digest.update(block)
            length -= len(block)
    return digest.hexdigest()
