"""Review: what people say of clips: accepted or rejected, starred, tagged, and noted at a frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Approved
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.shelf import Decision, Remark, RemarkId, clean_remark, clean_tags, retagged
from holysheep_studio.store import clips, jobs, remarks, shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.clip import ClipId
    from holysheep_studio.domain.shelf import Marks
    from holysheep_studio.store.database import Connection, Database


class Review:
    """Each command tells what was said before, so that it can be taken back with `restore`."""

    def __init__(self, database: Database, *, clock: Callable[[], float], new_id: Callable[[], str]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock
        self._new_id = new_id

    async def decide(self, ids: Iterable[ClipId], decision: Decision) -> tuple[Marks, ...]:
        """Accept or reject clips, or leave it open again; what waits in the queue for an accepted clip may start.

        Raises InputError unknown_clip.
        """
        return await self._change(ids, lambda old: replace(old, decision=decision))

    async def star(self, ids: Iterable[ClipId], *, starred: bool) -> tuple[Marks, ...]:
        """Give clips a star or take it. Raises InputError unknown_clip."""
        return await self._change(ids, lambda old: replace(old, starred=starred))

    async def tag(self, ids: Iterable[ClipId], add: Sequence[str] = (), drop: Sequence[str] = ()) -> tuple[Marks, ...]:
        """Give clips tags and take some. Raises InputError: unknown_clip, bad_value."""
        clean_tags((*add, *drop))
        return await self._change(ids, lambda old: replace(old, tags=retagged(old.tags, add, drop)))

    async def restore(self, before: Iterable[Marks]) -> None:
        """Put back what was said of clips."""
        old = {marks.id: marks for marks in before}
        await self._change(old, lambda now: old[now.id])

    async def marks(self, ids: Iterable[ClipId]) -> tuple[Marks, ...]:
        """What is said of clips now."""
        wanted = tuple(ids)
        return await self._database.read(lambda connection: shelf.marks(connection, wanted))

    # ---- notes at a frame ----

    async def remarks(self, clip_id: ClipId) -> tuple[Remark, ...]:
        """The notes of a clip by frame."""
        return await self._database.read(lambda connection: remarks.of(connection, clip_id))

    async def remark(self, clip_id: ClipId, frame: int, words: str) -> RemarkId:
        """Write a note at a frame of a clip. Raises InputError: unknown_clip, bad_value."""
        made = Remark(RemarkId(self._new_id()), clip_id, frame, clean_remark(words), self._clock())

        def keep(connection: Connection) -> None:
            clip = clips.one(connection, clip_id)
            if clip is None:
                raise InputError(Code.UNKNOWN_CLIP, clip=clip_id)
            if not 0 <= frame < clip.verification.frames:
                expected = f"0 to {clip.verification.frames - 1}"
                raise InputError(Code.BAD_VALUE, field="frame", value=frame, expected=expected)
            remarks.save(connection, made)

        await self._database.write(keep)
        return made.id

    async def reword(self, remark_id: RemarkId, words: str) -> str:
        """Write a note anew; returns the words it had. Raises InputError: unknown_remark, bad_value."""
        plain = clean_remark(words)

        def keep(connection: Connection) -> str:
            old = remarks.one(connection, remark_id)
            remarks.save(connection, replace(old, words=plain))
            return old.words

        return await self._database.write(keep)

    async def remove_remark(self, remark_id: RemarkId) -> None:
        """Take a note away. Raises InputError unknown_remark."""
        at = self._clock()
        await self._database.write(lambda connection: remarks.remove(connection, remark_id, at))

    async def restore_remark(self, remark_id: RemarkId) -> None:
        """Undo `remove_remark`. Raises InputError unknown_remark."""
        await self._database.write(lambda connection: remarks.remove(connection, remark_id, None))

    async def _change(self, ids: Iterable[ClipId], change: Callable[[Marks], Marks]) -> tuple[Marks, ...]:
        """One transaction for all; returns what was said of those that changed."""
        wanted, at = tuple(dict.fromkeys(ids)), self._clock()

        def keep(connection: Connection) -> tuple[Marks, ...]:
            known = {marks.id: marks for marks in shelf.marks(connection, wanted)}
            changed = []
            for clip_id in wanted:
                if clip_id not in known:
                    raise InputError(Code.UNKNOWN_CLIP, clip=clip_id)
                old, new = known[clip_id], change(known[clip_id])
                if old == new:
                    continue
                changed.append(old)
                shelf.put(connection, new, at)
                if old.tags != new.tags:
                    remarks.reword(connection, clip_id)
                if old.decision is not new.decision:
                    _approve(connection, clip_id, new.decision, at)
            return tuple(changed)

        return await self._database.write(keep)


def _approve(connection: Connection, clip_id: ClipId, decision: Decision, at: float) -> None:
    """What waits in the queue for a person's word on this clip hears of it."""
    word = shelf.word(connection, clip_id)
    accepted = decision is Decision.ACCEPTED
    if word is not None and accepted is (word[1] is None):
        jobs.move(connection, JobId(word[0]), Approved(at if accepted else None), at)
