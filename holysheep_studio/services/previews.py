"""Previews: small pictures of what a choice makes of a source, handed over while they are made."""

from __future__ import annotations

import asyncio
import contextlib
import struct
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain.clip import Identity, Source
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.plan import make_request
from holysheep_studio.domain.preview import Previewed, PreviewSpec, preview_spec
from holysheep_studio.domain.timebase import FrameRate, frame_count
from holysheep_studio.services.jobs import usable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from holysheep_studio.domain.brief import Choice

LENGTH = struct.Struct(">I")


class PreviewEngine(Protocol):
    """What renders previews (a child process of the engine)."""

    async def preview(self, spec: PreviewSpec, progress: Callable[[int, int], None]) -> Previewed:
        """Render into the target file. Raises StudioError."""


class Reel(Frozen, frozen=True):
    """What a preview will be: its pictures in all, how fast they run, and the source time of each as a share."""

    frames: int
    rate: FrameRate
    places: tuple[float, ...]


class Previews:
    """One preview at a time is worth looking at: cancel the task of the one before."""

    def __init__(self, engine: PreviewEngine, folder: Path, *, new_id: Callable[[], str]) -> None:
        """`folder` takes the pictures while they are handed over."""
        self._engine = engine
        self._folder = folder
        self._new_id = new_id

    async def show(
        self,
        source: Source,
        choice: Choice,
        begun: Callable[[Reel], None],
        grown: Callable[[Sequence[bytes]], None],
    ) -> Previewed:
        """Make a preview: `begun` once it can be made, then `grown` with the next JPEG pictures as they come.

        Raises StudioError: as `make_request`, or why the pictures cannot be made.
        """
        footage = usable(source)
        request = make_request(source.path, source.identity or Identity(0, 0), footage, choice)
        # half-written by its name: what a killed run leaves is swept away at the next start
        target = self._folder / f"preview-{self._new_id()}.part"
        spec = preview_spec(request, footage.video.frames, str(target))
        frames = frame_count(spec.time_map.duration, spec.rate)
        begun(Reel(frames, spec.rate, tuple(float(t / footage.duration) for t in spec.time_map.iter_frames(spec.rate))))
        arrived = asyncio.Event()
        work = asyncio.create_task(self._engine.preview(spec, lambda *_: arrived.set()), name="preview")
        work.add_done_callback(lambda _: arrived.set())
        read = 0
        try:
            while True:
                await arrived.wait()
                arrived.clear()
                ended = work.done()
                pictures, read = await asyncio.to_thread(_pictures, target, read)
                if pictures:
                    grown(pictures)
                if ended:
                    return await work
        finally:
            work.cancel()
            # the next preview waits for the engine, which must be free of this one
            with contextlib.suppress(BaseException):
                await work
            await asyncio.to_thread(_remove, target)


def _pictures(file: Path, start: int) -> tuple[list[bytes], int]:
    """The whole pictures from byte `start` on, and where the next one begins."""
    try:
        with file.open("rb") as opened:
            opened.seek(start)
            grown = opened.read()
    except FileNotFoundError:
        return [], start
    pictures, at = [], 0
    while at + LENGTH.size <= len(grown):
        (length,) = LENGTH.unpack_from(grown, at)
        if at + LENGTH.size + length > len(grown):
            break
        pictures.append(grown[at + LENGTH.size : at + LENGTH.size + length])
        at += LENGTH.size + length
    return pictures, start + at


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
