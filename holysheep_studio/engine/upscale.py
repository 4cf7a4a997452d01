"""Enlarges one clip: every frame by the chosen method, at the time it had, with the sound it had."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack, closing
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Note, Quality, Rendered, RenderSpec
from holysheep_studio.domain.timebase import FrameRate, Seconds
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.upscale import UpscaleSpec, check_spec
from holysheep_studio.engine.denoise import denoised
from holysheep_studio.engine.enlarge_network import enlarger
from holysheep_studio.engine.footage_file import chosen_sound, decode_threads, opened, picture_stream, time_base
from holysheep_studio.engine.frames import Shown, alike, shown
from holysheep_studio.engine.ordered import Line
from holysheep_studio.engine.reel import check_format
from holysheep_studio.engine.sound import Sound
from holysheep_studio.engine.sound_copy import SoundCopy
from holysheep_studio.engine.sound_track import UnreadableSound
from holysheep_studio.engine.timeline import cadence, scan
from holysheep_studio.engine.writer import Form, Writer, container_for

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

    from holysheep_studio.engine.enlarge import Enlarger
    from holysheep_studio.engine.turn import Turn

MOST_WORKERS = 16
#: Memory for frames that are made but not yet written.
WINDOW_BYTES = 200_000_000
#: Sound that MP4 and QuickTime files can hold and players know there; Matroska holds everything.
_HELD = {"aac", "mp3", "mp2", "ac3", "eac3", "alac", "opus", "flac"}
_ALSO_IN_MOV = {"pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_f32le", "adpcm_ima_qt"}


@dataclass(frozen=True, slots=True)
class _Course:
    """What the packets of the source tell: how many pictures, how long, how often."""

    frames: int
    duration: Seconds
    rate: FrameRate
    complete: bool


def upscale(spec: UpscaleSpec, turn: Turn) -> Rendered:
    """Render `spec`; the target is whole afterwards, or does not exist (or is what it was before).

    Raises InputError for a source, target or model that cannot be used, MediaError disk_full or engine_failed.
    """
    _check(spec)
    course = _course(spec, turn)
    notes: set[Note] = set()
    with ExitStack() as stack:
        container = stack.enter_context(opened(spec.source))
        stream = picture_stream(container, spec.source)
        decode_threads(stream)
        pictures = shown(container, stream)
        first = next(pictures, None)
        if first is None:
            raise InputError(Code.NO_FRAMES, path=spec.source)
        check_format(first.frame, spec.source)
        tick, size = time_base(stream), (first.frame.width, first.frame.height)
        if min(spec.width / size[0], spec.height / size[1]) < 1:
            notes.add(Note.MADE_SMALLER)
        sound = _sound(spec, first.stamp * tick, course, stack, notes)
        form = Form(spec.width, spec.height, course.rate, spec.crf, Quality.STANDARD, tick)
        aspect = Fraction(stream.sample_aspect_ratio or 1)
        line = Line(_Work(spec, size), spec.workers, _window(spec), turn)
        source = denoised(alike(chain((first,), pictures), size, spec.source), spec.denoise, tick)
        made = stack.enter_context(closing(line.results(source)))
        done = 0
        with Writer(spec.target, form, first.frame, aspect, sound, turn) as writer:
            for done, (picture, frame) in enumerate(made, start=1):
                writer.picture(frame, picture.stamp - first.stamp, picture.duration)
                turn.progress(done, max(course.frames, done))
            writer.finish()
    if (course.complete and done < course.frames) or (sound is not None and sound.broken):
        notes.add(Note.SOURCE_INCOMPLETE)
    return Rendered(done, spec.width, spec.height, tuple(note for note in Note if note in notes))


class _Work:
    """What the workers do: each has an enlarger of its own, because these keep buffers."""

    def __init__(self, spec: UpscaleSpec, size: tuple[int, int]) -> None:
        self._spec = spec
        self._size = size
        self._own = threading.local()

    def __call__(self, picture: Shown) -> tuple[Shown, VideoFrame]:
        mine: Enlarger | None = getattr(self._own, "enlarger", None)
        if mine is None:
            spec = self._spec
            size = (spec.width, spec.height)
            mine = self._own.enlarger = enlarger(spec.method, spec.model, self._size, size, spec.sharpen)
        return picture, mine.enlarged(picture.frame)


def _check(spec: UpscaleSpec) -> None:
    check_spec(spec)
    container_for(spec.target)
    target = Path(spec.target)
    if not target.parent.is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, path=spec.target, folder=target.parent)
    if target.exists() and Path(spec.source).exists() and os.path.samefile(target, spec.source):  # noqa: PTH121 - two paths
        raise InputError(Code.OUTPUT_IS_SOURCE, path=spec.target)
    for name, value, lowest, highest in (("crf", spec.crf, 0, 51), ("workers", spec.workers, 1, MOST_WORKERS)):
        if not lowest <= value <= highest:
            raise InputError(Code.BAD_VALUE, field=name, value=value, expected=f"{lowest}-{highest}")


def _course(spec: UpscaleSpec, turn: Turn) -> _Course:
    with opened(spec.source) as container:
        stream = picture_stream(container, spec.source)
        claims = (stream.base_rate, stream.average_rate)
        seen = scan(container, stream, check=turn.check)
    ticks = sorted(set(seen.pts)) or [0]
    rhythm = cadence(ticks, seen.tick, seen.last_duration, claims)
    duration = (ticks[-1] - ticks[0]) * seen.tick + rhythm.frame
    return _Course(len(ticks), duration, rhythm.rate, seen.complete)


def _window(spec: UpscaleSpec) -> int:
    return max(spec.workers + 1, min(32, WINDOW_BYTES // (spec.width * spec.height * 3 // 2)))


def _sound(
    spec: UpscaleSpec, origin: Seconds, course: _Course, stack: ExitStack, notes: set[Note]
) -> Sound | SoundCopy | None:
    """The chosen track as it is; as AAC where the target's kind of file cannot hold it."""
    container = stack.enter_context(opened(spec.source))
    stream = chosen_sound(container)
    if stream is None:
        return None
    kind, codec = container_for(spec.target)[0], stream.codec_context.name
    if kind == "matroska" or codec in _HELD or (kind == "mov" and codec in _ALSO_IN_MOV):
        return SoundCopy(container, stream, origin)
    whole = RenderSpec(spec.source, spec.target, TimeMap.constant(course.duration, Fraction(1)), course.rate)
    try:
        sound = Sound(container, stream, whole, origin)
    except UnreadableSound:
        notes.add(Note.AUDIO_UNREADABLE)
        return None
    notes.add(Note.AUDIO_RECODED)
    return sound
