"""Retimes one clip: plans the output frames, makes them, writes them with their sound."""

from __future__ import annotations

import os
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Interpolation, Note, Rendered, RenderSpec
from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.engine.footage_file import chosen_sound, opened, picture_stream
from holysheep_studio.engine.reel import Reel
from holysheep_studio.engine.render import Making, Renderer
from holysheep_studio.engine.repeats import same
from holysheep_studio.engine.shots import shots
from holysheep_studio.engine.sound import Sound, UnreadableSound, sound_plan
from holysheep_studio.engine.steady import steady_course
from holysheep_studio.engine.writer import Form, Writer, container_for

if TYPE_CHECKING:
    from holysheep_studio.engine.turn import Turn

#: More output frames than this are refused: more than a day at 50 a second.
MOST_FRAMES = 5_000_000
MOST_WORKERS = 16


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
        reel = Reel(container, stream, spec.source, same if _invents(spec, stream.average_rate) else None)
        _check_enough(spec, reel)
        finish = None
        if spec.stabilise:
            finish = steady_course(spec, turn)
            notes.add(Note.CROPPED_FOR_STABILISING)
        sound = _sound(spec, reel, stack, notes)
        width, height = reel.first.size
        making = Making((width, height), spec.interpolation, spec.quality, spec.workers, finish)
        renderer = Renderer(making, turn)
        aspect = Fraction(stream.sample_aspect_ratio or 1)
        form = Form(width, height, spec.rate, spec.crf, spec.quality)
        writer = stack.enter_context(Writer(spec.target, form, reel.first.frame, aspect, sound, turn))
        for done, frame in enumerate(renderer.frames(shots(spec, reel)), start=1):
            writer.picture(frame)
            turn.progress(done, total)
        writer.finish()
    notes |= renderer.notes | _said(spec, reel, sound)
    return Rendered(total, width, height, tuple(note for note in Note if note in notes))


def _check(spec: RenderSpec) -> None:
    container_for(spec.target)
    target = Path(spec.target)
    if not target.parent.is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, path=spec.target)
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


def _invents(spec: RenderSpec, rate: Fraction | None) -> bool:
    """Whether frames are made between source pictures, so that repeats among these would show as a hitch."""
    plain = spec.time_map.constant_speed == 1 and spec.rate == rate
    return spec.interpolation is Interpolation.FLOW and not plain


def _check_enough(spec: RenderSpec, reel: Reel) -> None:
    """One picture cannot be slowed down; it can only be shown."""
    if reel.alone and any(piece.speed not in {0, 1} for piece in spec.time_map.segments):
        raise InputError(Code.TOO_FEW_FRAMES, path=spec.source, frames=1)


def _sound(spec: RenderSpec, reel: Reel, stack: ExitStack, notes: set[Note]) -> Sound | None:
    container = stack.enter_context(opened(spec.source))
    stream = chosen_sound(container)
    speed, note = sound_plan(spec, stream)
    if note is not None:
        notes.add(note)
    if speed is None or stream is None:
        return None
    try:
        return Sound(container, stream, spec, reel.origin, speed)
    except UnreadableSound:
        notes.discard(Note.AUDIO_STRETCHED)
        notes.add(Note.AUDIO_UNREADABLE)
        return None


def _said(spec: RenderSpec, reel: Reel, sound: Sound | None) -> set[Note]:
    """What can be told only when all is done."""
    notes = set()
    if sound is not None and sound.broken:
        notes.add(Note.AUDIO_UNREADABLE)
    if reel.damaged or spec.time_map.source_span[1] > reel.end + 2 * reel.interval + Fraction(1, 10):
        notes.add(Note.SOURCE_INCOMPLETE)
    if spec.time_map.duration < 1:
        notes.add(Note.SHORT_RESULT)
    return notes
