"""Single: one file in, one file out, without the queue; the target appears whole and verified or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import shutil
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain import codec, effects, plan
from holysheep_studio.domain.effort import first_pass
from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError, StudioError
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.pace import weights
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.media import files
from holysheep_studio.media.files import safe_name
from holysheep_studio.media.normalise import Purpose, normalise
from holysheep_studio.media.speech import speech
from holysheep_studio.services import intake

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
    from fractions import Fraction

    from holysheep_studio.domain.brief import Choice
    from holysheep_studio.domain.clip import Identity
    from holysheep_studio.domain.delivery import UploadForm
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.services.library import Prober
    from holysheep_studio.services.rendering import Rendering

    #: Begins a named stage and gives the function that takes its share done, 0..1.
    Stage = Callable[[str], Callable[[float], None]]

#: Interrupted work that nobody came back to goes after a month.
UNFINISHED_KEPT_S = 30 * 86_400
OUTPUT_SUFFIXES = frozenset({".mp4", ".mov", ".mkv", ".webm"})


def ignore(_told: object) -> None:
    """Nobody listens."""


class Measures(Protocol):
    """What finds out what a file holds."""

    async def probe(self, path: Path) -> Footage:
        """Measure a file. Raises StudioError."""


class Made(Frozen, frozen=True):
    """A finished file."""

    path: Path
    verification: Verification | None
    notes: tuple[Note, ...]
    footage: Footage


class Single:
    """The same steps as a job's stages, in one go."""

    def __init__(
        self,
        prober: Prober,
        rendering: Rendering,
        ffmpeg: Callable[[], Awaitable[FFmpeg]],
        unfinished: Path | None = None,
    ) -> None:
        """`ffmpeg` finds the program when it is first needed.

        What an interrupted retime has done is kept in the folder `unfinished`, if there is one.
        """
        self._unfinished = unfinished
        self._prober = prober
        self._rendering = rendering
        self._ffmpeg = ffmpeg

    async def retime(
        self,
        source: Path,
        target: Path,
        choice: Choice,
        stage: Stage,
        *,
        force: bool,
        counted: Callable[[int], None] = ignore,
        planned: Callable[[Mapping[str, float]], None] = ignore,
    ) -> Made:
        """Bend a clip's time. Raises StudioError; the target is then as it was.

        `counted` hears how many frames the stage that has just begun goes through, `planned` how the time is divided
        among the stages to come. When interrupted, the same call goes on from what was done.
        """
        if choice.kept is None and choice.bend is None:
            effects.checked(choice.effect, choice.values)  # before a large file is read
        identity, footage = await looked_at(self._prober, source, target, OUTPUT_SUFFIXES, stage, force=force)
        request = plan.make_request(str(source), identity, footage, choice)
        request = replace(request, suffix=target.suffix.lower())
        planned(plan_of("retime", first_pass(request)))
        async with begun(self._unfinished, target, codec.to_json(request)) as bench:
            begin = partial(counting, stage, counted)
            picture, told = await self._rendering.prepare(source, footage, bench.prepared, begin("prepare"), request)
            parts = bench.parts
            if request.two_passes:
                # what the first pass found goes to the second in this folder, whether or not it is kept
                parts = parts or bench.folder / "parts"
                await self._rendering.measure(request, picture, bench.render, begin("measure"), parts)
            found = await self._rendering.retime(request, footage, picture, bench.render, begin("retime"), parts)
            verification = await self._rendering.verify(request, footage, bench.render, begin("verify"))
            await asyncio.to_thread(bench.render.replace, target)
        return Made(target, verification, tuple(dict.fromkeys((*told, *found))), footage)

    async def normalise(
        self, source: Path, target: Path, form: Callable[[Footage], UploadForm], stage: Stage, *, force: bool
    ) -> Made:
        """Write the upload form of a clip. Raises StudioError; the target is then as it was."""
        _, footage = await looked_at(self._prober, source, target, frozenset({".mp4"}), stage, force=force)
        async with workbench(target) as bench:
            made = bench / "normalised.mp4"
            notes = await normalise(
                await self._ffmpeg(),
                footage,
                source,
                made,
                form(footage),
                purpose=Purpose.UPLOAD,
                probe=self._prober.probe,
                progress=stage("normalise"),
            )
            after = await self._prober.probe(made)
            await asyncio.to_thread(made.replace, target)
        return Made(target, None, notes, after)

    async def speech(self, source: Path, target: Path, longest_s: Fraction) -> Fraction:
        """Write the sound of a file as WAV; how long it is. Raises what `media.speech` raises."""
        return await speech(await self._ffmpeg(), source, target, longest_s)


class Bench(Frozen, frozen=True):
    """Where one file is made: a hidden folder beside the target, and where an interrupted run's work is kept, if it is.

    `prepared` is the copy that the engine reads, where it needs one; `parts` the folder of finished parts.
    """

    folder: Path
    kept: Path | None
    render: Path

    @property
    def prepared(self) -> Path:
        """The place of the engine's copy."""
        return (self.kept or self.folder) / "prepared.mp4"

    @property
    def parts(self) -> Path | None:
        """The place of finished parts; None where nothing is kept."""
        return None if self.kept is None else self.kept / "parts"


async def looked_at(
    prober: Measures, source: Path, target: Path, suffixes: frozenset[str], stage: Stage, *, force: bool
) -> tuple[Identity, Footage]:
    """How the making of a file begins: can the target be written, which file is the source, what does it hold.

    Raises StudioError.
    """
    await asyncio.to_thread(check_target, source, target, suffixes, force=force)
    identity = await asyncio.to_thread(intake.identity, source)
    stage("probe")
    return identity, await prober.probe(source)


@contextlib.asynccontextmanager
async def begun(kept: Path | None, target: Path, wish: bytes) -> AsyncIterator[Bench]:
    """A bench for the target; what an interrupted run of the same `wish` has done is found there, under `kept`."""
    name = hashlib.sha256(wish + os.fsencode(target)).hexdigest()[:32]
    async with workbench(target) as folder, unfinished(kept, name) as place:
        yield Bench(folder, place, folder / f"render{target.suffix}")


def counting(stage: Stage, counted: Callable[[int], None], name: str) -> Callable[[int, int], None]:
    """Begin a stage; the function returned hears of frames done and in all, and tells `counted` and the stage."""
    report, known = stage(name), 0

    def count(done: int, total: int) -> None:
        nonlocal known
        if total != known:
            known = total
            counted(total)
        report(min(1.0, done / total) if total else 0.0)

    return count


def plan_of(work: str, measuring: float) -> Mapping[str, float]:
    """How the time is divided among the stages of single work, the middle one called `work`."""
    names = {
        "prepare": JobState.PREPARING,
        "measure": JobState.MEASURING,
        work: JobState.RENDERING,
        "verify": JobState.VERIFYING,
    }
    heavy = weights(names.values(), measuring)
    return {name: heavy[state] for name, state in names.items()}


@contextlib.asynccontextmanager
async def unfinished(folder: Path | None, name: str) -> AsyncIterator[Path | None]:
    """The place in `folder` where work called `name` keeps what it has done; None where there is none.

    It is there again for the same name after an interruption or a fault of the machine, and gone after all else.
    Without a folder that can be written work is done all the same, but begins anew each time.
    """
    place = None if folder is None else folder / name
    kept = place if place is not None and await asyncio.to_thread(_placed, place) else None
    stays = False
    try:
        yield kept
    except (asyncio.CancelledError, KeyboardInterrupt):
        stays = True
        raise
    except StudioError as error:
        stays = error.fault is Fault.MACHINE
        raise
    finally:
        if kept is not None and stays:
            for half in kept.rglob("*.part"):  # of an engine that did not listen and was killed
                half.unlink(missing_ok=True)
        elif kept is not None:
            shutil.rmtree(kept, ignore_errors=True)
            with contextlib.suppress(OSError):  # not empty: others are under way
                kept.parent.rmdir()
                kept.parent.parent.rmdir()


def _placed(place: Path) -> bool:
    """Make the folder; forget others that nobody has come back to."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        for other in place.parent.iterdir():
            if other != place and other.stat().st_mtime < time.time() - UNFINISHED_KEPT_S:
                shutil.rmtree(other, ignore_errors=True)
        os.utime(place)
    except OSError:
        return False
    return True


def targets_for(sources: Sequence[Path], output: Path) -> list[Path]:
    """One file, or a folder for several; names that would meet in the folder are told apart by a number.

    Raises InputError output_folder_missing. Blocks; call it in a thread.
    """
    output = output.expanduser().absolute()
    if len(sources) == 1 and not output.is_dir():
        return [output]
    if not output.is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, folder=output)
    taken: set[str] = set()
    targets: list[Path] = []
    for source in sources:
        stem, n = source.stem, 1
        while (name := safe_name(stem, ".mp4" if n == 1 else f"_{n}.mp4")).casefold() in taken:
            n += 1
        taken.add(name.casefold())
        targets.append(output / name)
    return targets


def check_target(source: Path, target: Path, suffixes: frozenset[str], *, force: bool) -> None:
    """Refuse a target that cannot be written. Raises InputError."""
    if target.suffix.lower() not in suffixes:
        raise InputError(Code.OUTPUT_FORMAT_UNKNOWN, file=target, known=", ".join(sorted(suffixes)))
    files.check_target(target, sources=[source], replace=force)


@contextlib.asynccontextmanager
async def workbench(target: Path) -> AsyncIterator[Path]:
    """A hidden folder beside the target, so that the finished file only has to be renamed; gone afterwards.

    A killed run's folder of the same target is cleared first. Raises InputError no_permission.
    """
    bench = target.with_name(f".{target.name[:200]}.part")

    def begin() -> None:
        shutil.rmtree(bench, ignore_errors=True)
        bench.mkdir()

    making = asyncio.create_task(asyncio.to_thread(begin))
    try:
        await asyncio.shield(making)
    except asyncio.CancelledError:
        await asyncio.wait({making})  # else it would make the folder when nobody clears it away any more
        shutil.rmtree(bench, ignore_errors=True)
        raise
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=target.parent) from None
    except OSError as error:
        raise MediaError(Code.DATA_FOLDER, folder=target.parent, what=error.strerror or error) from None
    try:
        yield bench
    finally:
        # also on cancellation, and before the caller goes on
        shutil.rmtree(bench, ignore_errors=True)
