"""Numerical previews: one that runs beside a form and follows it, and animatics, which are the same as clips."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.material import Material, material_of
from holysheep_studio.domain.render import Verification
from holysheep_studio.domain.scene import AnimaticSpec, PrevisSpec
from holysheep_studio.domain.scene_check import check
from holysheep_studio.media import files
from holysheep_studio.services.single import OUTPUT_SUFFIXES, workbench

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from holysheep_studio.domain.render import Rendered
    from holysheep_studio.domain.sight import Sight
    from holysheep_studio.services.single import Stage


class LiveEngine(Protocol):
    """What runs a preview (a child process of the engine)."""

    async def warm(self) -> None:
        """Start the process."""

    async def show(self, spec: PrevisSpec, ring: Path, seen: Callable[[Sight], object]) -> None:
        """Run until cancelled."""

    async def change(self, spec: PrevisSpec | None = None, *, restart: bool = False, paused: bool | None = None) -> int:
        """Take another spec, begin anew, stand still or go on; gives the wish's number."""

    async def close(self) -> None:
        """End the process."""


class AnimaticEngine(Protocol):
    """What renders animatics and verifies them (child processes of the engine)."""

    async def animatic(self, spec: AnimaticSpec, progress: Callable[[int, int], None]) -> Rendered:
        """Render. Raises StudioError."""

    async def verify(self, path: Path, progress: Callable[[int, int], None]) -> Verification:
        """Decode every frame. Raises StudioError."""


class Animatic(Frozen, frozen=True):
    """A finished animatic and the file with its ground truth."""

    path: Path
    truth: Path
    verification: Verification


def materials() -> tuple[Material, ...]:
    """The materials that come with the studio, liquids first."""
    return tuple(material_of(name, plain) for name, plain in resources.tables("materials").items())


class Previs:
    """The preview beside the form: `start`, then `change` as often as wanted, then `stop`. One runs at a time.

    The newest wish wins: changes that come while one is on its way replace each other.
    """

    def __init__(self, live: LiveEngine, engine: AnimaticEngine, folder: Path | None, *, new_id: Callable[[], str]
                 ) -> None:  # fmt: skip
        """`folder` takes the pictures while they run; None: the system's folder for such."""
        self._live, self._engine, self._folder, self._new_id = live, engine, folder, new_id
        self._wish: PrevisSpec | None = None
        self._shown: PrevisSpec | None = None
        self._restart = False
        self._paused: bool | None = None
        self._wake = asyncio.Event()

    async def warm(self) -> None:
        """Start the engine's process before it is needed. Raises MediaError engine_failed."""
        await self._live.warm()

    async def start(self, spec: PrevisSpec) -> AsyncIterator[Sight]:
        """The pictures, newest first: one that nobody took in time is left out. Closing it stops the preview.

        Raises InputError bad_value (with the field and its range), MediaError engine_failed.
        """
        self._shown = check(spec)
        self._wish, self._restart, self._paused = None, False, None
        self._wake.clear()
        newest: list[Sight] = []
        arrived = asyncio.Event()

        def seen(sight: Sight) -> None:
            newest[:] = [sight]
            arrived.set()

        while self._shown is not None:
            show = asyncio.create_task(self._live.show(self._shown, self._ring(), seen), name="previs")
            follow = asyncio.create_task(self._follow(), name="previs changes")
            for task in (show, follow):
                task.add_done_callback(lambda _: arrived.set())
            try:
                while not show.done() and not follow.done():
                    await arrived.wait()
                    arrived.clear()
                    if newest:
                        yield newest.pop()
                if show.done():
                    await show
                else:
                    await follow
            finally:
                for task in (follow, show):
                    task.cancel()
                await _gone(follow, show)

    def change(self, spec: PrevisSpec) -> None:
        """Show this from now on, within a picture's time. Raises InputError bad_value; what runs goes on then."""
        self._wish = check(spec)
        self._wake.set()

    def restart(self) -> None:
        """Begin the scene anew."""
        self._restart = True
        self._wake.set()

    def pause(self, *, paused: bool) -> None:
        """Let it stand still, or go on; changes show meanwhile, and a new start begins in motion."""
        self._paused = paused
        self._wake.set()

    def stop(self) -> None:
        """End what runs; its process stays for the next."""
        self._shown = None
        self._wish = None
        self._wake.set()

    async def close(self) -> None:
        """End the process."""
        await self._live.close()

    async def _follow(self) -> None:
        """Hand over wishes; ends when the picture itself must be another one, or none."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self._shown is None:
                return
            wish, self._wish = self._wish, None
            restart, self._restart = self._restart, False
            paused, self._paused = self._paused, None
            if wish is not None:
                before, self._shown = self._shown, wish
                if (wish.width_px, wish.height_px) != (before.width_px, before.height_px):
                    return
            await self._live.change(wish, restart=restart, paused=paused)

    def _ring(self) -> Path:
        # half-written by its name: what a killed run leaves is swept away at the next start
        folder = self._folder or Path(tempfile.gettempdir())
        return folder / f"previs-{self._new_id()}.part"

    async def render(self, spec: PrevisSpec, target: Path, stage: Stage, *, force: bool) -> Animatic:
        """Render an animatic, verify it, and put its truth beside it as NAME.json. Raises StudioError.

        Both files appear whole and verified, or not at all.
        """
        spec = check(spec)
        truth = target.with_suffix(".json")
        await asyncio.to_thread(_check_target, target, truth, force=force)
        async with workbench(target) as bench:
            made, told = bench / f"animatic{target.suffix}", bench / "truth.json"
            share = stage("retime")
            await self._engine.animatic(
                AnimaticSpec(spec, str(made), str(told)), lambda done, total: share(done / max(1, total))
            )
            share_verified = stage("verify")
            found = await self._engine.verify(made, lambda done, total: share_verified(done / max(1, total)))
            _check_result(spec, found, target)
            await asyncio.to_thread(told.replace, truth)
            await asyncio.to_thread(made.replace, target)
        return Animatic(target, truth, found)


def _check_target(target: Path, truth: Path, *, force: bool) -> None:
    if target.suffix.lower() not in OUTPUT_SUFFIXES:
        raise InputError(Code.OUTPUT_FORMAT_UNKNOWN, file=target, known=", ".join(sorted(OUTPUT_SUFFIXES)))
    for path in (target, truth):
        files.check_target(path, sources=[], replace=force)


def _check_result(spec: PrevisSpec, found: Verification, target: Path) -> None:
    """What was decoded must be what was asked. Raises MediaError result_wrong."""
    asked = (spec.frames, spec.width_px, spec.height_px, spec.rate, 0)
    got = (found.frames, found.width, found.height, found.rate, found.decode_errors)
    if asked != got:
        raise MediaError(Code.RESULT_WRONG, file=target.name, what="form", found=got, expected=asked)


async def _gone(*told: asyncio.Task[None]) -> None:
    """Wait until these, which were told to end, have ended. Whoever ends the waiting meanwhile is not forgotten."""
    ended = asyncio.gather(*told, return_exceptions=True)
    try:
        await asyncio.shield(ended)
    except asyncio.CancelledError:
        await ended  # told once: told again they would leave without a word to the engine
        raise
