"""Enlarges one clip: every frame by the chosen method, at the time it had, with the sound it had."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, dropwhile, islice
from pathlib import Path
from typing import TYPE_CHECKING

import av.error

from holysheep_studio.domain.delivery import ALPHA_SUFFIXES
from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.render import Note, Quality, Rendered, RenderSpec
from holysheep_studio.domain.timebase import FrameRate, Seconds
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.upscale import UpscaleSpec, check_spec
from holysheep_studio.engine.denoise import SPAN, denoised
from holysheep_studio.engine.enlarge_network import Veil, enlarger
from holysheep_studio.engine.first_look import has_alpha
from holysheep_studio.engine.footage_file import (
    RENDER_THREADS,
    chosen_sound,
    decode_threads,
    opened,
    picture_stream,
    time_base,
)
from holysheep_studio.engine.frames import Shown, alike, shown
from holysheep_studio.engine.ordered import Line
from holysheep_studio.engine.picture import (
    ALPHA_FORMAT,
    DEEP_FORMAT,
    PIXEL_BYTES,
    PIXEL_FORMAT,
    SOLID_FORMAT,
    blank,
    planes_of,
)
from holysheep_studio.engine.reel import check_format
from holysheep_studio.engine.segments import Segments
from holysheep_studio.engine.sound import Sound
from holysheep_studio.engine.sound_copy import SoundCopy
from holysheep_studio.engine.sound_track import UnreadableSound
from holysheep_studio.engine.source_form import SourceForm, colours_of
from holysheep_studio.engine.timeline import cadence, scan
from holysheep_studio.engine.writer import WEBM, Form, Writer, container_for

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from holysheep_studio.engine.enlarge import Enlarger
    from holysheep_studio.engine.turn import Turn

MOST_WORKERS = 16
#: Memory for frames that are made but not yet written.
WINDOW_BYTES = 200_000_000
#: Sound that MP4 and QuickTime files can hold and players know there; Matroska holds everything.
_HELD = {"aac", "mp3", "mp2", "ac3", "eac3", "alac", "opus", "flac"}
_IN_WEBM = {"opus", "vorbis"}
_ALSO_IN_MOV = {"pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_f32le", "adpcm_ima_qt"}


@dataclass(frozen=True, slots=True)
class _Course:
    """What the packets of the source tell: when each picture is shown in ticks, how long all, how often."""

    stamps: tuple[int, ...]
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
        decode_threads(stream, most=RENDER_THREADS)
        rest = shown(container, stream)
        first = next(rest, None)
        if first is None:
            raise InputError(Code.NO_FRAMES, path=spec.source)
        veiled = _veiled(spec, stream, first)
        if veiled is None:
            check_format(first.frame, spec.source, (PIXEL_FORMAT, DEEP_FORMAT))
        pixel_format = first.frame.format.name if veiled is None else ALPHA_FORMAT
        tick, size = time_base(stream), (first.frame.width, first.frame.height)
        if min(spec.width / size[0], spec.height / size[1]) < 1:
            notes.add(Note.MADE_SMALLER)
        sound = _sound(spec, first.stamp * tick, course, stack, notes)
        form = Form(spec.width, spec.height, course.rate, spec.crf, Quality.STANDARD, tick, pixel_format)
        aspect = Fraction(stream.sample_aspect_ratio or 1)
        making = _Making(spec, container, stream, course, first, rest, veiled)
        if spec.segments is None or not course.complete:
            with Writer(spec.target, form, making.colours, aspect, sound, turn) as writer:
                done = _whole(making.frames(0, turn), writer, first.stamp, course, turn)
        else:
            segments = Segments(spec, Path(spec.segments), len(course.stamps), turn)
            turn.progress(segments.done, len(course.stamps))
            _fill(segments, making, replace(form, tick=None), aspect, turn)
            _join(segments, making, form, aspect, sound, turn)
            done = len(course.stamps)
    if (course.complete and done < len(course.stamps)) or (sound is not None and sound.broken):
        notes.add(Note.SOURCE_INCOMPLETE)
    return Rendered(done, spec.width, spec.height, tuple(note for note in Note if note in notes))


class _Making:
    """The enlarged frames of a clip, to be asked for once. `rest` are the pictures after the `first`.

    `veiled` is how transparent ones are taken.
    """

    def __init__(
        self,
        spec: UpscaleSpec,
        container: InputContainer,
        stream: VideoStream,
        course: _Course,
        first: Shown,
        rest: Iterator[Shown],
        veiled: SourceForm | None,
    ) -> None:
        self.spec = spec
        self.course = course
        self.first = first
        self.colours = colours_of(first.frame) if veiled is None else veiled.colours
        self._rest = rest
        self._veiled = veiled
        self._container = container
        self._stream = stream
        self._size = (first.frame.width, first.frame.height)

    def frames(self, number: int, turn: Turn) -> Generator[tuple[Shown, VideoFrame], None, None]:
        """Every picture from frame `number` on, with what it became; close it to end the threads."""
        lead = min(number, SPAN // 2) if self.spec.denoise else 0
        tick = time_base(self._stream)
        source = alike(self._from(number - lead), self.first.frame, self.spec.source)
        if self._veiled is not None:
            source = _unveiled(source, self._veiled)
        clean = islice(denoised(source, self.spec.denoise, tick), lead, None)
        pixel_format = self.first.frame.format.name if self._veiled is None else SOLID_FORMAT
        work, most = _Work(self.spec, self._size, pixel_format, turn), _window(self.spec, pixel_format)
        return Line(work, self.spec.workers, most, turn).results(clean)

    def _from(self, number: int) -> Iterator[Shown]:
        """Pictures from frame `number` on: from a key picture before it, or read from the start where none is found."""
        if number == 0:
            return chain((self.first,), self._rest)
        wanted = self.course.stamps[number]
        with suppress(av.error.FFmpegError):
            self._container.seek(wanted, stream=self._stream)
            pictures = dropwhile(lambda picture: not picture.frame.key_frame, shown(self._container, self._stream))
            key = next(pictures, None)
            if key is not None and key.stamp <= wanted:
                return dropwhile(lambda picture: picture.stamp < wanted, chain((key,), pictures))
        return dropwhile(lambda picture: picture.stamp < wanted, _anew(self.spec.source))


def _veiled(spec: UpscaleSpec, stream: VideoStream, first: Shown) -> SourceForm | None:
    """How transparent pictures are taken, where their transparency is kept."""
    if Path(spec.target).suffix.lower() not in ALPHA_SUFFIXES or not has_alpha(first.frame, stream):
        return None
    form = SourceForm(first.frame, stream, spec.source, alpha=True)
    if form.pixel_format != ALPHA_FORMAT or form.colours.full_range:
        expected = "opacity beside colours of limited range"
        raise InputError(Code.BAD_VALUE, field="source", value=first.frame.format.name, expected=expected)
    return form


def _unveiled(pictures: Iterator[Shown], form: SourceForm) -> Iterator[Shown]:
    """The colours of transparent pictures, made solid, with their opacity beside them."""
    for picture in pictures:
        frame, veil = form.unveiled(picture.frame)
        yield replace(picture, frame=frame, veil=veil)


def _anew(path: str) -> Iterator[Shown]:
    with opened(path) as container:
        stream = picture_stream(container, path)
        decode_threads(stream, most=RENDER_THREADS)
        yield from shown(container, stream)


def _whole(
    frames: Generator[tuple[Shown, VideoFrame], None, None], writer: Writer, origin: int, course: _Course, turn: Turn
) -> int:
    """All frames into one file; how many there were."""
    done = 0
    with closing(frames):
        for done, (picture, frame) in enumerate(frames, start=1):
            writer.picture(frame, picture.stamp - origin, picture.duration)
            turn.progress(done, max(len(course.stamps), done))
        writer.finish()
    return done


def _fill(segments: Segments, making: _Making, form: Form, aspect: Fraction, turn: Turn) -> None:
    """Make the parts that are missing; in these, frames are counted, and get their times when they are joined."""
    if not segments.left:
        return
    stamps, done = making.course.stamps, segments.done
    with closing(making.frames(done, turn)) as frames:
        for segment in segments.left:
            with Writer(str(segment.path), form, making.colours, aspect, None, turn) as writer:
                for picture, frame in islice(frames, segment.frames):
                    if picture.stamp != stamps[done]:
                        what = f"frame {done} is not where the packets have it"
                        raise MediaError(Code.ENGINE_FAILED, path=making.spec.source, what=what)
                    writer.picture(frame)
                    done += 1
                    turn.progress(done, len(stamps))
                writer.finish()
            segments.keep(segment, frozenset(), turn)


def _join(
    segments: Segments, making: _Making, form: Form, aspect: Fraction, sound: Sound | SoundCopy | None, turn: Turn
) -> None:
    """All parts and the sound as one file: nothing is coded again, every frame gets the time it had."""
    course = making.course
    origin, tick = course.stamps[0], form.tick or 1 / course.rate
    usual = max(1, round(1 / course.rate / tick))

    def at(frame: int) -> int:
        inside = min(max(frame, 0), len(course.stamps) - 1)
        return course.stamps[inside] - origin + (frame - inside) * usual

    with ExitStack() as stack:
        writer: Writer | None = None
        for stream, packet, number, decoded in segments.packets(course.rate):
            turn.pulse()
            if writer is None:
                writer = stack.enter_context(Writer(making.spec.target, form, stream, aspect, sound, turn))
            writer.packet(packet, at(number), at(decoded), at(number + 1) - at(number))
        if writer is not None:
            writer.finish()


class _Work:
    """What the workers do: each has an enlarger of its own, because these keep buffers."""

    def __init__(self, spec: UpscaleSpec, size: tuple[int, int], pixel_format: str, turn: Turn) -> None:
        self._spec = spec
        self._format = pixel_format
        self._turn = turn
        self._size = size
        self._own = threading.local()

    def __call__(self, picture: Shown) -> tuple[Shown, VideoFrame]:
        if picture.veil is None:
            return picture, self._enlarger().enlarged(picture.frame)
        colours = planes_of(self._enlarger().enlarged(picture.frame))
        opacity = self._veil().enlarged(picture.veil)
        frame = blank(self._spec.width, self._spec.height, ALPHA_FORMAT)
        for plane, out in zip((*colours, opacity), planes_of(frame), strict=True):
            out[...] = plane
        return picture, frame

    def _veil(self) -> Veil:
        mine: Veil | None = getattr(self._own, "veil", None)
        if mine is None:
            mine = self._own.veil = Veil(self._size, (self._spec.width, self._spec.height))
        return mine

    def _enlarger(self) -> Enlarger:
        mine: Enlarger | None = getattr(self._own, "enlarger", None)
        if mine is None:
            spec = self._spec
            size = (spec.width, spec.height)
            mine = self._own.enlarger = enlarger(
                spec.method, spec.model, self._size, size, spec.sharpen, self._turn.check, self._format
            )
        return mine


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
        seen = scan(container, stream, check=turn.pulse)
    ticks = sorted(set(seen.pts)) or [0]
    rhythm = cadence(ticks, seen.tick, seen.last_duration, claims)
    duration = (ticks[-1] - ticks[0]) * seen.tick + rhythm.frame
    return _Course(tuple(ticks), duration, rhythm.rate, seen.complete)


def _window(spec: UpscaleSpec, pixel_format: str) -> int:
    return max(spec.workers + 1, min(32, int(WINDOW_BYTES / (spec.width * spec.height * PIXEL_BYTES[pixel_format]))))


def _sound(
    spec: UpscaleSpec, origin: Seconds, course: _Course, stack: ExitStack, notes: set[Note]
) -> Sound | SoundCopy | None:
    """The chosen track as it is; as AAC where the target's kind of file cannot hold it."""
    container = stack.enter_context(opened(spec.source))
    stream = chosen_sound(container)
    if stream is None:
        return None
    kind, codec = container_for(spec.target)[0], stream.codec_context.name
    held = _IN_WEBM if kind == WEBM else _HELD | (_ALSO_IN_MOV if kind == "mov" else set())
    if kind == "matroska" or codec in held:
        return SoundCopy(container, stream, origin)
    whole = RenderSpec(spec.source, spec.target, TimeMap.constant(course.duration, Fraction(1)), course.rate)
    try:
        sound = Sound(container, stream, whole, origin)
    except UnreadableSound:
        notes.add(Note.AUDIO_UNREADABLE)
        return None
    notes.add(Note.AUDIO_RECODED)
    return sound
