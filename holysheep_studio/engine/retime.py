"""Retimes one clip: plans the output frames, makes them, writes them with their sound."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.delivery import ALPHA_SUFFIXES
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Encoder, Interpolation, Note, Rendered, RenderSpec, VideoCodec
from holysheep_studio.domain.sound import audible, sound_note
from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.engine.courtesy import give_back_large
from holysheep_studio.engine.footage_file import chosen_sound, opened, picture_stream
from holysheep_studio.engine.hardware import hardware
from holysheep_studio.engine.mastering import UNSAID
from holysheep_studio.engine.picks import Picks, threads_for
from holysheep_studio.engine.picture import ALPHA_FORMAT, PIXEL_FORMAT
from holysheep_studio.engine.reel import Reel
from holysheep_studio.engine.render import Making, Renderer
from holysheep_studio.engine.repeats import same
from holysheep_studio.engine.segments import Segments
from holysheep_studio.engine.shots import SKIP_PICTURES, moments, shots
from holysheep_studio.engine.sound import Sound
from holysheep_studio.engine.sound_track import UnreadableSound
from holysheep_studio.engine.survey import finishing, survey
from holysheep_studio.engine.writer import WEBM, Form, Writer, codec_of, container_for

if TYPE_CHECKING:
    from collections.abc import Generator

    from av.video.frame import VideoFrame

    from holysheep_studio.engine.hardware import Hardware
    from holysheep_studio.engine.source_form import Colours
    from holysheep_studio.engine.turn import Turn

#: More output frames than this are refused: more than a day at 50 a second.
MOST_FRAMES = 5_000_000
MOST_WORKERS = 16
#: What the first pass found, among the segments.
_SURVEY = "survey.npy"


def retime(spec: RenderSpec, turn: Turn) -> Rendered:
    """Render `spec`; the target is whole afterwards, or does not exist (or is what it was before).

    Raises InputError for a source or target that cannot be used, MediaError disk_full or engine_failed.
    """
    _check(spec)
    total = frame_count(spec.time_map.duration, spec.rate)
    notes: set[Note] = set()
    with ExitStack() as stack:
        container = stack.enter_context(opened(spec.source))
        stream = picture_stream(container, spec.source)
        looks_over = same if _invents(spec, stream.average_rate) else None
        reel = Reel(container, stream, spec.source, looks_over, alpha=_keeps_alpha(spec))
        _check_enough(spec, reel)
        sound = _sound(spec, reel, stack, notes)
        width, height = reel.size
        pixel_format, colours, aspect = reel.form.pixel_format, reel.form.colours, reel.form.aspect
        if pixel_format != PIXEL_FORMAT:
            give_back_large()
        if pixel_format == ALPHA_FORMAT and container_for(spec.target)[0] == WEBM:
            # coding takes longer than making here, and libvpx holds 200 MB before its first picture
            spec = replace(spec, workers=1)
        form = Form(width, height, spec.rate, spec.crf, spec.quality, pixel_format=pixel_format, codec=spec.codec)
        if spec.encoder is Encoder.AUTO and reel.form.pixel_format != ALPHA_FORMAT:
            if container_for(spec.target)[0] != WEBM:
                form = replace(form, hardware=_hardware(form, colours))
            notes.add(Note.NO_HARDWARE if form.hardware is None else Note.HARDWARE_ENCODED)
        if spec.segments is None:
            making = stack.enter_context(closing(_Making(spec, reel, turn, total)))
            with Writer(spec.target, form, colours, aspect, sound, turn) as writer:
                making.write(writer, total)
                writer.finish()
            notes |= making.notes
        else:
            segments = Segments(spec, Path(spec.segments), total, turn)
            turn.progress(segments.done, total)
            _fill(segments, _Making(spec, reel, turn, total, segments), form, aspect, turn)
            _join(segments, form, aspect, spec.target, sound, turn)
            notes |= segments.notes
    if sound is not None and sound.broken:
        notes.add(Note.AUDIO_UNREADABLE)
    if spec.time_map.duration < 1:
        notes.add(Note.SHORT_RESULT)
    return Rendered(total, width, height, tuple(note for note in Note if note in notes))


def measure(spec: RenderSpec, turn: Turn) -> None:
    """The first pass of steadying and of evening the light alone, kept in the folder of segments for `retime`.

    Nothing is done where no such folder is named. Raises as `retime` does.
    """
    _check(spec)
    if spec.segments is None:
        return
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None, alpha=_keeps_alpha(spec))
        _check_enough(spec, reel)
        segments = Segments(spec, Path(spec.segments), frame_count(spec.time_map.duration, spec.rate), turn)
        survey(spec, turn, segments.aside(_SURVEY), alpha=reel.transparent)


class _Making:
    """The frames of a render from one number on, made when they are first asked for."""

    def __init__(self, spec: RenderSpec, reel: Reel, turn: Turn, total: int, segments: Segments | None = None) -> None:
        self._spec = spec
        self._reel = reel
        self._turn = turn
        self._total = total
        self._survey = None if segments is None else segments.aside(_SURVEY)
        self._done = 0 if segments is None else segments.done
        self._renderer: Renderer | None = None
        self._frames: Generator[VideoFrame, None, None] | None = None
        self._picks: Picks | None = None

    @property
    def like(self) -> Colours:
        """The colours that the result has."""
        return self._reel.form.colours

    @property
    def notes(self) -> frozenset[Note]:
        """What is to be said of the frames made so far."""
        notes = set() if self._renderer is None else set(self._renderer.notes)
        if self._spec.stabilise:
            notes.add(Note.CROPPED_FOR_STABILISING)
        reel = self._reel
        if reel.damaged or reel.lack > 2 * reel.interval + Fraction(1, 10):
            notes.add(Note.SOURCE_INCOMPLETE)
        return frozenset(notes)

    def write(self, writer: Writer, frames: int) -> None:
        """The next `frames` frames."""
        for frame in islice(self._begun(), frames):
            writer.picture(frame)
            self._done += 1
            self._turn.progress(self._done, self._total)

    def close(self) -> None:
        """End the threads."""
        if self._frames is not None:
            self._frames.close()
        if self._picks is not None:
            self._picks.close()

    def _begun(self) -> Generator[VideoFrame, None, None]:
        if self._frames is None:
            spec = self._spec
            finish = finishing(spec, self._reel, self._turn, self._survey)
            size, form = self._reel.size, self._reel.form
            making = Making(
                size,
                spec.interpolation,
                spec.quality,
                spec.workers,
                form.pixel_format,
                finish,
                spec.model,
                form.colours.full_range,
                aside=True,
            )
            self._renderer = Renderer(making, self._turn)
            reel, first = self._reel, self._done
            self._picks = Picks(
                spec.source, reel, lambda: moments(spec, reel.interval, first), threads_for(reel), self._turn
            )
            self._frames = self._renderer.frames(shots(spec, reel, first, self._picks))
        return self._frames


def _fill(segments: Segments, making: _Making, form: Form, aspect: Fraction, turn: Turn) -> None:
    """Make the parts that are missing."""
    with closing(making):
        for segment in segments.left:
            with Writer(str(segment.path), form, making.like, aspect, None, turn) as writer:
                making.write(writer, segment.frames)
                writer.finish()
            segments.keep(segment, making.notes, turn)


def _join(segments: Segments, form: Form, aspect: Fraction, target: str, sound: Sound | None, turn: Turn) -> None:
    """All parts and the sound as one file: nothing is coded again."""
    with ExitStack() as stack:
        writer: Writer | None = None
        for stream, packet, shown, decoded in segments.packets(form.rate):
            turn.pulse()
            if writer is None:
                writer = stack.enter_context(Writer(target, form, stream, aspect, sound, turn))
            writer.packet(packet, shown, decoded)
        if writer is not None:
            writer.finish()


def _hardware(form: Form, colours: Colours) -> Hardware | None:
    """A hardware encoder for what is written; the light of HDR's mastering is written by the processor only."""
    if colours.light != UNSAID:
        return None
    return hardware(codec_of(form), (form.width, form.height), form.pixel_format, form.crf)


def _check(spec: RenderSpec) -> None:
    if container_for(spec.target)[0] == WEBM and spec.codec is not VideoCodec.AUTO:
        raise InputError(Code.BAD_VALUE, field="codec", value=spec.codec, expected="auto: WebM holds VP9")
    target = Path(spec.target)
    if not target.parent.is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, folder=target.parent)
    if target.exists() and Path(spec.source).exists() and os.path.samefile(target, spec.source):  # noqa: PTH121 - two paths
        raise InputError(Code.OUTPUT_IS_SOURCE, path=spec.target)
    if spec.rate <= 0:
        raise InputError(Code.BAD_VALUE, field="rate", value=spec.rate, expected="above 0")
    if frame_count(spec.time_map.duration, spec.rate) > MOST_FRAMES:
        raise InputError(Code.TOO_LONG, path=spec.source, frames=MOST_FRAMES)
    for name, value, lowest, highest in (
        ("crf", spec.crf, 0, 51),
        ("workers", spec.workers, 1, MOST_WORKERS),
        ("shutter_deg", spec.shutter_deg, 0, 360),
    ):
        if not lowest <= value <= highest:
            raise InputError(Code.BAD_VALUE, field=name, value=value, expected=f"{lowest}-{highest}")


def _keeps_alpha(spec: RenderSpec) -> bool:
    held = Path(spec.target).suffix.lower() in ALPHA_SUFFIXES and spec.codec is VideoCodec.AUTO
    return held and spec.model is None


def _invents(spec: RenderSpec, rate: Fraction | None) -> bool:
    """Whether frames are made between source pictures, so that repeats among these would show as a hitch."""
    plain = spec.time_map.constant_speed == 1 and spec.rate == rate
    slowest = min(abs(piece.speed) for piece in spec.time_map.segments)
    skips = rate is not None and slowest / spec.rate > SKIP_PICTURES / rate
    return spec.interpolation is Interpolation.FLOW and not plain and not skips


def _check_enough(spec: RenderSpec, reel: Reel) -> None:
    """One picture cannot be slowed down; it can only be shown."""
    if reel.alone and any(piece.speed not in {0, 1} for piece in spec.time_map.segments):
        raise InputError(Code.TOO_FEW_FRAMES, path=spec.source, frames=1)


def _sound(spec: RenderSpec, reel: Reel, stack: ExitStack, notes: set[Note]) -> Sound | None:
    if not spec.keep_sound:
        return None
    container = stack.enter_context(opened(spec.source))
    stream = chosen_sound(container)
    if stream is None:
        return None
    note = sound_note(spec.time_map, spec.sound)
    try:
        sound = Sound(container, stream, spec, reel.origin) if audible(spec.time_map, spec.sound) else None
    except UnreadableSound:
        notes.add(Note.AUDIO_UNREADABLE)
        return None
    if note is not None:
        notes.add(note)
    return sound
