"""Handover: clips leave the studio - encoded, checked, marked, named and described, one after the other."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain import codec
from holysheep_studio.domain.deliverable import FORMATS, NUMBERED, Wish, check, layout
from holysheep_studio.domain.errors import Code, InputError, MediaError, StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.naming import USUAL, Collision, check_template, output_stem
from holysheep_studio.domain.provenance import Certificate, Lineage, Mark
from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.domain.upscale_plan import result_size
from holysheep_studio.media import encode, files, marking
from holysheep_studio.media.cutlist import Cut, write_cutlist
from holysheep_studio.media.encode import rate_of
from holysheep_studio.media.tracks import frame_total
from holysheep_studio.services import intake
from holysheep_studio.services.single import workbench

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.media.engine import Engine
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.services.single import Stage
    from holysheep_studio.services.upscaling import Upscaling

#: A loudness this far from the one asked for, after the peaks were held down, is worth a word (EBU R 128: 0.5 LU).
LOUDNESS_TOLERANCE_LU = 1.0
#: What is known of a file that the studio did not make.
NOTHING_KNOWN = Lineage(None)
USUAL_WISH = Wish()
UNMARKED = Mark()
SHEET = (4, 4, 320)  # columns, rows, width of a picture in pixels


class Item(Frozen, frozen=True):
    """One clip to be handed over. `values` fill the name's template; `lineage` says how it was made, if known.

    `inputs` are the files it was made from: what is said in them of their origin goes with it.
    """

    path: Path
    values: Mapping[str, str]
    lineage: Lineage = NOTHING_KNOWN
    inputs: tuple[Path, ...] = ()


class Errand(Frozen, frozen=True):
    """Where the files go, in which form and under which names."""

    folder: Path
    wish: Wish = USUAL_WISH
    template: str = USUAL
    collision: Collision = Collision.NUMBER
    certificate: Certificate | None = None  # None: the studio's test certificate


class Delivered(Frozen, frozen=True):
    """What became of one item. `skipped`: a file of the name, or this very delivery, was there."""

    path: Path
    skipped: bool = False
    frames: int = 0
    width: int = 0
    height: int = 0
    duration: Fraction = Fraction(0)
    sha256: str = ""
    loudness_lufs: float | None = None  # measured in the delivered file; None: no sound, or it cannot be told
    mark: Mark = UNMARKED
    test_certificate: bool = False
    words: tuple[str, ...] = ()  # codes of what should be known: loudness_off, upscaled, ...


class Handover:
    """Delivers clips; each ends whole under its name or not at all, and one that fails stops no other."""

    def __init__(
        self,
        engine: Engine,
        upscaling: Upscaling,
        ffmpeg: Callable[[], Awaitable[FFmpeg]],
        *,
        test_certificate: Certificate,
        version: str,
    ) -> None:
        """`ffmpeg` finds the program when it is first needed."""
        self._engine = engine
        self._upscaling = upscaling
        self._ffmpeg = ffmpeg
        self._test = test_certificate
        self._version = version

    async def deliver(
        self,
        items: Sequence[Item],
        errand: Errand,
        stage: Callable[[int], Stage],
        told: Callable[[int, Delivered | StudioError], None] = lambda _place, _outcome: None,
    ) -> tuple[Delivered | StudioError, ...]:
        """Hand all over, in order. `stage` gives the progress of the item with a number; `told` hears of each end.

        A folder that is not there is made, in one that is. The same call after an interruption goes on: what was
        delivered is recognised and left as it is. Raises
        InputError bad_value, output_folder_missing for what concerns all; what concerns one item is its outcome, but
        for faults of the machine, which end the whole.
        """
        check(errand.wish)
        check_template(errand.template)
        await asyncio.to_thread(_ready_folder, errand.folder)
        outcomes: list[Delivered | StudioError] = []
        taken: set[Path] = set()
        for place, item in enumerate(items):
            outcome: Delivered | StudioError
            try:
                outcome = await self._one(item, errand, stage(place), taken)
            except StudioError as error:
                if error.code == Code.DISK_FULL:
                    raise
                outcome = error
            if isinstance(outcome, Delivered):
                taken.add(outcome.path)
            outcomes.append(outcome)
            told(place, outcome)
        return tuple(outcomes)

    async def cut_list(self, clips: Sequence[Path], target: Path) -> None:
        """Write the clips in this order, each whole, as a cut list for editing programs. Raises StudioError."""
        cuts = []
        for clip in clips:
            video = (await self._engine.probe(clip)).video
            cuts.append(Cut(clip, clip.stem, video.rate, video.frames, 0, video.frames, _told(clip)))
        await write_cutlist(cuts, target, target.stem)

    def target(self, item: Item, errand: Errand, taken: set[Path], digest: str) -> tuple[Path, bool]:
        """The file's place, and whether it is to be left as it is. Blocks. Raises InputError output_is_source."""
        suffix = FORMATS[errand.wish.format].suffix
        stem = output_stem(errand.template, item.values)
        number = 1
        while True:
            name = files.safe_name(stem, suffix if number == 1 else f"_{number}{suffix}")
            path = errand.folder / name
            if path not in taken:
                if not path.exists():
                    return path, False
                if path.is_file():
                    files.check_target(path, sources=[item.path])
                if _told_digest(path) == digest:
                    return path, True
                if errand.collision is not Collision.NUMBER:
                    return path, errand.collision is Collision.SKIP
            number += 1

    async def _one(self, item: Item, errand: Errand, stage: Stage, taken: set[Path]) -> Delivered:
        await asyncio.to_thread(intake.identity, item.path)
        source_hash = await files.sha256(item.path)
        digest = _digest(source_hash, errand, item)
        path, there = await asyncio.to_thread(self.target, item, errand, taken, digest)
        if there:
            return Delivered(path, skipped=True)
        stage("probe")
        async with workbench(path) as bench:
            made = await self._made(item, errand, bench, path, stage)
            lineage = replace(item.lineage, sha256=source_hash)
            notes = _sidecar(made, lineage, errand, digest)
            await asyncio.to_thread(_publish, bench, path, notes)
        return made

    async def _made(self, item: Item, errand: Errand, bench: Path, path: Path, stage: Stage) -> Delivered:
        """The finished file in the bench, under the name `out`."""
        wish, words = errand.wish, []
        source, footage = item.path, await self._engine.probe(item.path)
        if wish.upscale:
            enlarged = await self._enlarged(source, footage, bench, wish, stage)
            if enlarged is not None:
                source, footage, words = enlarged, await self._engine.probe(enlarged), ["upscaled"]
        ffmpeg = await self._ffmpeg()
        gain_db = await self._gain(ffmpeg, footage, source, bench, wish)
        out = bench / f"out{path.suffix if FORMATS[wish.format].suffix else ''}"
        if wish.format in NUMBERED:
            out.mkdir()
        place = layout(footage.video.display_size, wish)
        report = stage("encode")
        await encode.encode(ffmpeg, footage, source, out, wish, place, gain_db=gain_db, progress=report)
        marked = await self._mark(out, item, errand, path)  # it moves what is in the file, so the check comes after it
        made = await self._checked(out, footage, wish, place.frame, stage, path)
        level = None
        if wish.loudness_lufs is not None and FORMATS[wish.format].sound:
            found = await encode.loudness(ffmpeg, await self._engine.probe(out), out, bench)
            level = None if found is None else found[0]
            if level is not None and abs(level - wish.loudness_lufs) > LOUDNESS_TOLERANCE_LU:
                words.append("loudness_off")
        if wish.contact_sheet:
            await self._engine.contact_sheet(source, bench / "sheet.jpg", *SHEET)
        if wish.thumbnail:
            # of the delivered picture, where it is one that the engine reads
            shown = out if FORMATS[wish.format].sound else source
            await self._engine.thumbnail(shown, bench / "thumb.jpg", *place.frame)
        hashed = "" if wish.format in NUMBERED else await files.sha256(out)
        test = marked.manifest is not None and errand.certificate is None
        return replace(
            made, path=path, sha256=hashed, loudness_lufs=level, mark=marked, test_certificate=test, words=tuple(words)
        )

    async def _enlarged(self, source: Path, footage: Footage, bench: Path, wish: Wish, stage: Stage) -> Path | None:
        """The clip in the larger size, or None where it is as large already."""
        wanted = Enlargement(wish.upscale)
        size = result_size(footage, wanted)
        if size[0] <= footage.video.display_size[0]:
            return None
        target = bench / "enlarged.mp4"
        await self._upscaling.upscale(source, target, wanted, stage, force=True)
        return target

    async def _gain(self, ffmpeg: FFmpeg, footage: Footage, source: Path, bench: Path, wish: Wish) -> float:
        if wish.loudness_lufs is None or not FORMATS[wish.format].sound:
            return 0.0
        found = await encode.loudness(ffmpeg, footage, source, bench)
        return 0.0 if found is None else round(wish.loudness_lufs - found[0], 2)

    async def _checked(
        self, out: Path, footage: Footage, wish: Wish, frame: tuple[int, int], stage: Stage, path: Path
    ) -> Delivered:
        """Decode every frame of what was written. Raises MediaError result_wrong with what differs."""
        rate = rate_of(footage, wish)
        frames = frame_total(footage, rate)
        length = frames / rate
        if wish.format in NUMBERED or wish.format == "webp":
            found_frames, width, height = await self._engine.count_pictures(out)
            duration, errors = length, 0
        else:
            share = stage("verify")
            seen = await self._engine.verify(out, lambda done, total: share(done / total if total else 0.0))
            found_frames, width, height = seen.frames, seen.width, seen.height
            duration, errors = seen.duration, seen.decode_errors
        # a GIF counts hundredths of a second
        tolerance = Fraction(1, 50) + 1 / rate if wish.format == "gif" else Fraction(1, 2) / rate
        for what, is_, should, right in (
            ("frames", found_frames, frames, found_frames == frames),
            ("size", (width, height), frame, (width, height) == frame),
            ("duration", float(duration), float(length), abs(duration - length) <= tolerance),
            ("decode errors", errors, 0, errors == 0),
        ):
            if not right:
                raise MediaError(Code.RESULT_WRONG, file=path.name, what=what, found=is_, expected=should)
        return Delivered(path, frames=found_frames, width=width, height=height, duration=duration)

    async def _mark(self, out: Path, item: Item, errand: Errand, path: Path) -> Mark:
        if not errand.wish.mark or item.lineage.source_type is None or errand.wish.format in NUMBERED:
            return UNMARKED
        certificate, inputs = errand.certificate or self._test, (item.path, *item.inputs)
        return await marking.mark(out, item.lineage, certificate, path.name, self._version, inputs)


def sidecar_of(path: Path) -> Path:
    """The file that describes a delivered one."""
    return path.with_name(path.name + ".json")


def _ready_folder(folder: Path) -> None:
    """Make the folder that was named; not those above it, for a slip of the hand would make a whole path."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(Code.OUTPUT_FOLDER_MISSING, folder=folder) from error


def _digest(source_hash: str, errand: Errand, item: Item) -> str:
    certificate = "" if errand.certificate is None else str(errand.certificate.chain)
    told = codec.to_json(errand.wish) + codec.to_json(item.lineage) + certificate.encode()
    return hashlib.sha256(source_hash.encode() + told).hexdigest()


def _told_digest(path: Path) -> str | None:
    """The delivery that a file is the result of, when it still is what was delivered."""
    try:
        told = json.loads(sidecar_of(path).read_text(encoding="utf-8"))
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() != told["sha256"]:
            return None
        return str(told["delivery"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _told(path: Path) -> dict[str, str]:
    """What the description beside a delivered file says of its making, for the cut list."""
    try:
        lineage = json.loads(sidecar_of(path).read_text(encoding="utf-8"))["lineage"]
        return {name: value for name, value in lineage.items() if isinstance(value, str) and value}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _sidecar(made: Delivered, lineage: Lineage, errand: Errand, digest: str) -> dict[str, Any]:
    mark = made.mark
    return {
        "schema": "delivery/1",
        "file": made.path.name,
        "delivery": digest,
        "sha256": made.sha256,
        "delivered_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "format": errand.wish.format,
        "frames": made.frames,
        "width": made.width,
        "height": made.height,
        "duration_s": float(made.duration),
        "loudness_lufs": made.loudness_lufs,
        "lineage": codec.to_plain(lineage),
        "mark": {
            "digital_source_type": mark.xmp or mark.manifest,
            "c2pa": mark.manifest is not None,
            "signer": mark.signer,
            "test_certificate": made.test_certificate,
            "ingredients": list(mark.ingredients),
        },
    }


def _publish(bench: Path, path: Path, notes: dict[str, Any]) -> None:
    """Give the finished files their names: the clip last, so that whoever sees it finds its description."""
    written = bench / "out.json"
    written.write_text(json.dumps(notes, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    written.replace(sidecar_of(path))
    for name in ("sheet", "thumb"):
        picture = bench / f"{name}.jpg"
        if picture.exists():
            picture.replace(path.with_name(f"{path.stem}_{name}.jpg"))
    out = next(one for one in bench.iterdir() if one.stem == "out" and one.suffix != ".json")
    if out.is_dir() and path.is_dir():  # replacing was asked for; what is there is moved aside first
        with suppress(FileNotFoundError):
            path.rename(bench / "before")
    out.replace(path)
    shutil.rmtree(bench / "before", ignore_errors=True)
