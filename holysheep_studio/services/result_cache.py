"""Result cache: the same request is not paid for twice; the clip made before is copied, checked, and shown as such."""

from __future__ import annotations

import asyncio
import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.render import Note
from holysheep_studio.domain.result import result_key
from holysheep_studio.services import intake
from holysheep_studio.store import results

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from holysheep_studio.domain.clip import Clip, Identity
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.render import Verification
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.store.database import Database

LIFE_S = 30 * 86_400.0
MOST = 1000
MOST_BYTES = 50_000_000_000
_CHUNK_BYTES = 1 << 20


class ResultCache:
    """Knows which clips of the library answer to which requests; keeps no files of its own."""

    def __init__(
        self,
        database: Database,
        maker: Callable[[str], Awaitable[str]],
        *,
        clock: Callable[[], float],
        life_s: float = LIFE_S,
        most: int = MOST,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """`maker` tells what stands behind a connection's name; `clock` gives seconds since 1970.

        Results are forgotten after `life_s`; of more than `most`, or `most_bytes` of clips, the longest unused first.
        """
        self._database = database
        self._maker = maker
        self._clock = clock
        self._life_s = life_s
        self._most = most
        self._most_bytes = most_bytes
        self._hashes: dict[tuple[str, Identity], str] = {}

    async def key(self, request: GenerationRequest) -> str:
        """The key of a request; its files are read. Raises InputError file_missing."""
        contents = {one.slot: await asyncio.to_thread(self._content, Path(one.path)) for one in request.uploads}
        return result_key(request, await self._maker(request.connection), contents)

    async def known(self, request: GenerationRequest) -> Clip | None:
        """The clip that the request would be served with now, looked at lightly; nothing is written."""
        if not _cacheable(request):
            return None
        found = await self._find(await self.key(request), self._clock())
        return found if found is not None and await asyncio.to_thread(_there, found) else None

    async def known_all(self, requests: Sequence[GenerationRequest]) -> list[bool]:
        """For each of many requests whether it would be served with a clip now. Raises InputError file_missing."""
        if not (await self.figures())[0]:
            return [False] * len(requests)
        makers = {one.connection: await self._maker(one.connection) for one in requests}
        keys = await asyncio.to_thread(lambda: [self._key_of(one, makers[one.connection]) for one in requests])
        at = self._clock()
        wanted = [key for key in keys if key]
        found = await self._database.read(lambda connection: results.find_all(connection, wanted, at - self._life_s))
        there = await asyncio.to_thread(lambda: {key for key, clip in found.items() if _there(clip)})
        return [key in there for key in keys]

    def _key_of(self, request: GenerationRequest, maker: str) -> str:
        """The key, "" for what is never served. Reads files."""
        if not _cacheable(request):
            return ""
        return result_key(request, maker, {one.slot: self._content(Path(one.path)) for one in request.uploads})

    async def serve(self, job: Job, target: Path) -> Clip | None:
        """Copy the clip that was made before to `target`, whole and as it was; None: there is none.

        A clip made after the job was queued is none: who queues two takes of one prompt wants two.
        """
        if not _cacheable(job.request):
            return None
        found = await self._find(await self.key(job.request), job.added_at)
        if found is None:
            return None
        if not await asyncio.to_thread(_copied, found, target):
            await self._database.write(partial(results.forget, job_id=found.job_id))
            return None
        await self._database.write(partial(results.used, job_id=found.job_id, at=self._clock()))
        return found

    async def keep(self, job: Job, found: Verification) -> None:
        """Remember a result that was looked at and is whole."""
        if found.decode_errors or Note.FROM_CACHE in job.notes or job.request.trial is not None:
            return
        key, at = await self.key(job.request), self._clock()

        def keep(connection: object) -> None:
            results.keep(connection, key, job.id, found.size_bytes, at)  # type: ignore[arg-type]
            results.trim(connection, at - self._life_s, self._most, self._most_bytes)  # type: ignore[arg-type]

        await self._database.write(keep)

    async def clear(self) -> int:
        """Forget every result; the clips stay. Returns how many there were."""
        return await self._database.write(results.clear)

    async def figures(self) -> tuple[int, int, int]:
        """(results, bytes of their clips, how often one was used)."""
        return await self._database.read(results.figures)

    async def _find(self, key: str, made_before: float) -> Clip | None:
        since = self._clock() - self._life_s
        return await self._database.read(partial(results.find, key=key, made_before=made_before, not_before=since))

    def _content(self, path: Path) -> str:
        """The hash of a file, read once as long as it is not changed."""
        mark = (str(path), intake.identity(path))
        if mark not in self._hashes:
            with path.open("rb") as file:
                self._hashes[mark] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._hashes[mark]


def _cacheable(request: GenerationRequest) -> bool:
    return request.cloud is not None and not request.fresh and request.trial is None


def _there(clip: Clip) -> bool:
    try:
        return Path(clip.path).stat().st_size == clip.verification.size_bytes
    except OSError:
        return False


def _copied(clip: Clip, target: Path) -> bool:
    """Whether the clip was copied and is, byte for byte, what was verified when it was made."""
    if not _there(clip):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    half, told = target.with_name(f"{target.name}.part"), hashlib.sha256()
    try:
        with Path(clip.path).open("rb") as source, half.open("wb") as copy:
            while chunk := source.read(_CHUNK_BYTES):
                told.update(chunk)
                copy.write(chunk)
    except FileNotFoundError:
        return False
    if told.hexdigest() != clip.verification.sha256:
        half.unlink(missing_ok=True)
        return False
    half.replace(target)
    return True
