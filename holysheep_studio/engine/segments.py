"""Keeps the finished parts of a long render, so that an interrupted one goes on from its last whole part."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import av
import av.error
import cv2
import numpy as np

from holysheep_studio import __version__
from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.domain.render import Note, RenderSpec
from holysheep_studio.domain.upscale import UpscaleSpec
from holysheep_studio.engine.output_errors import output_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.packet import Packet
    from av.video.stream import VideoStream

    from holysheep_studio.domain.timebase import FrameRate
    from holysheep_studio.engine.turn import Turn

#: Output frames in one part, about x264's usual distance of key pictures: parts cost next to no bytes.
SEGMENT_FRAMES = 240
#: Part of every fingerprint: to be raised whenever the same wish would give other pictures.
PICTURES_VERSION = 7
_PLAN = "plan.json"
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Segment:
    """One part: frames first..end-1 of the output, in a file of its own."""

    number: int
    first: int
    end: int
    path: Path

    @property
    def frames(self) -> int:
        """How many frames it holds."""
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is written beside a whole part: what it must hold, and what was said while it was made."""

    frames: int
    sha256: str
    notes: tuple[Note, ...]


class Segments:
    """The parts of one render in `folder`. Parts of another wish, source or version are deleted first.

    Raises MediaError disk_full or engine_failed, InputError no_permission, when the folder cannot be used.
    """

    def __init__(self, spec: RenderSpec | UpscaleSpec, folder: Path, total: int, turn: Turn) -> None:
        self._target = spec.target
        self._folder = folder
        kind = ".webm" if Path(spec.target).suffix.lower() == ".webm" else ".mov"
        self._all = tuple(
            Segment(number, first, min(total, first + SEGMENT_FRAMES), folder / f"{number:06d}{kind}")
            for number, first in enumerate(range(0, total, SEGMENT_FRAMES))
        )
        self.notes: set[Note] = set()
        plan = fingerprint(spec)
        try:
            if _text(folder / _PLAN) != plan:
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True, exist_ok=True)
                (folder / _PLAN).write_text(plan, encoding="utf-8")
        except OSError as problem:
            raise output_error(str(folder), problem) from problem
        self._whole = self._count_whole(turn)

    @property
    def done(self) -> int:
        """Frames that lie in whole parts, from the first frame on."""
        return self._all[self._whole - 1].end if self._whole else 0

    @property
    def left(self) -> tuple[Segment, ...]:
        """The parts still to be made."""
        return self._all[self._whole :]

    def aside(self, name: str) -> Path:
        """The place of a file that belongs to this render and goes with it."""
        return self._folder / name

    def keep(self, segment: Segment, notes: frozenset[Note], turn: Turn) -> None:
        """The part's file is written and closed; make sure that it is whole and note it as such."""
        self.notes |= notes
        if _stamps(segment) != list(range(segment.frames)):
            raise MediaError(Code.ENGINE_FAILED, path=self._target, what=f"part {segment.number} is not whole")
        kept = _Kept(segment.frames, _sha256(segment.path, turn), tuple(sorted(self.notes)))
        note = segment.path.with_suffix(".json")
        part = note.with_name(note.name + ".part")
        try:
            with part.open("wb") as file:
                file.write(codec.to_json(kept))
                file.flush()
                os.fsync(file.fileno())
            part.replace(note)
        except OSError as problem:
            raise output_error(str(note), problem) from problem

    def packets(self, rate: FrameRate) -> Iterator[tuple[VideoStream, Packet[VideoStream], int, int]]:
        """Every packet of the whole: (its stream, packet, show time, decoding time), both in frames.

        To be called when nothing is left to make.
        """
        for segment in self._all:
            with av.open("file:" + str(segment.path.absolute())) as container:
                stream = container.streams.video[0]
                for packet in container.demux(stream):
                    if packet.pts is None or packet.dts is None or not packet.size:
                        continue
                    ticks = packet.time_base * rate
                    yield (
                        stream,
                        packet,
                        segment.first + round(packet.pts * ticks),
                        segment.first + round(packet.dts * ticks),
                    )

    def _count_whole(self, turn: Turn) -> int:
        """How many parts from the first on are there and hold what was noted of them."""
        head: bytes | None = None
        for segment in self._all:
            kept = self._noted(segment)
            if kept is None or kept.sha256 != _sha256(segment.path, turn):
                return segment.number
            extradata = _head(segment)
            if head is not None and extradata != head:
                return segment.number  # made by another encoder: one file has one description
            head = extradata
            self.notes |= set(kept.notes)
        return len(self._all)

    @staticmethod
    def _noted(segment: Segment) -> _Kept | None:
        try:
            kept = codec.from_json(_Kept, segment.path.with_suffix(".json").read_bytes())
        except (OSError, ValueError):
            return None
        return kept if kept.frames == segment.frames and segment.path.is_file() else None


def fingerprint(spec: RenderSpec | UpscaleSpec) -> str:
    """Text that is the same only where the same pictures would be made by the same programs."""
    wish = codec.to_plain(replace(spec, target="", segments=None, workers=1))
    used = [Path(spec.source)]
    if isinstance(spec, UpscaleSpec) and spec.model is not None and Path(spec.model.path).is_file():
        used.append(Path(spec.model.path))
    about = [(file.stat().st_size, file.stat().st_mtime_ns) for file in used]
    programs = [__version__, PICTURES_VERSION, av.__version__, cv2.__version__, np.__version__, os.cpu_count()]
    libraries = sorted((name, list(version)) for name, version in av.library_versions.items())
    plain = [wish, about, SEGMENT_FRAMES, programs, libraries]
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _stamps(segment: Segment) -> list[int]:
    """Show times of the part's pictures as numbers, rising; empty where the file cannot be read or begins wrongly."""
    try:
        with av.open("file:" + str(segment.path.absolute())) as container:
            stream = container.streams.video[0]
            packets = [packet for packet in container.demux(stream) if packet.size and packet.pts is not None]
            if not packets or not packets[0].is_keyframe:
                return []
            pts = sorted(packet.pts or 0 for packet in packets)
            step = (pts[-1] - pts[0]) / max(1, len(pts) - 1)
            return [round((stamp - pts[0]) / step) if step else 0 for stamp in pts]
    except av.error.FFmpegError:
        return []


def _head(segment: Segment) -> bytes:
    try:
        with av.open("file:" + str(segment.path.absolute())) as container:
            return bytes(container.streams.video[0].codec_context.extradata or b"")
    except av.error.FFmpegError:
        return b""


def _sha256(path: Path, turn: Turn) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                turn.pulse()
    except OSError as problem:
        raise output_error(str(path), problem) from problem
    return digest.hexdigest()
