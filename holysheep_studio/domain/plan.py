"""From a choice and a measured source to an exact request, and a forecast of its result."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.bends import plain_of
from holysheep_studio.domain.brief import Choice, Forecast
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.curves import bad_curve
from holysheep_studio.domain.delivery import SHALLOW_SUFFIXES, Reason, engine_form, keeps_alpha, size_notes
from holysheep_studio.domain.effects import EFFECTS, check_range, time_map
from holysheep_studio.domain.errors import Code, Fault, MediaError
from holysheep_studio.domain.footage import FieldOrder, Finding, Footage
from holysheep_studio.domain.render import HdrChoice, Interpolation, Note, Quality
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.sound import FASTEST_SOUND, SLOWEST_SOUND, sound_note
from holysheep_studio.domain.timebase import delivery_rate, frame_count
from holysheep_studio.domain.timelapse import HIGHEST_CLOUD_RATIO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from holysheep_studio.domain.timemap import TimeMap

LOWEST_RATE = Fraction(1)
HIGHEST_RATE = Fraction(240)
#: A day at 60 frames a second; beyond it a slip of the finger is likelier than a wish.
MOST_FRAMES = 24 * 3600 * 60

#: About what one megapixel of a new frame takes, in seconds of one core (tests/bench/README.md); a guess will do.
COST_S = MappingProxyType({Quality.FAST: 0.006, Quality.STANDARD: 0.009, Quality.QUALITY: 0.03})
#: A person waits this long for the best; and no longer than the other for more than the fastest.
SOON_S, LATE_S = 60, 1200

_RGB = ("gbr", "rgb", "bgr", "argb", "abgr", "0rgb", "0bgr", "pal8")
_NOTES_OF_PREPARING = MappingProxyType(
    {
        Reason.HDR: Note.HDR_TONE_MAPPED,
        Reason.BIT_DEPTH: Note.REDUCED_TO_8_BIT,
        Reason.ALPHA: Note.ALPHA_FLATTENED,
        Reason.INTERLACED: Note.DEINTERLACED,
    }
)
_NOTES_OF_FINDINGS = MappingProxyType(
    {Finding.INCOMPLETE: Note.SOURCE_INCOMPLETE, Finding.DAMAGED: Note.SOURCE_DAMAGED}
)


def make_request(source_path: str, identity: Identity, footage: Footage, choice: Choice) -> GenerationRequest:
    """The exact request.

    Raises InputError bad_value, bad_curve, unknown_effect; MediaError too_few_frames, too_long.
    """
    bent = bend(footage, choice)
    rate = delivery_rate(footage.video.rate) if choice.rate is None else choice.rate
    check_range("fps", rate, LOWEST_RATE, HIGHEST_RATE)
    check_range("shutter", choice.shutter_deg, Fraction(0), Fraction(360))
    check_range("crf", Fraction(choice.crf), Fraction(0), Fraction(51))
    check_range("sound", choice.sound.slowest, SLOWEST_SOUND, Fraction(1))
    check_range("sound", choice.sound.fastest, Fraction(1), FASTEST_SOUND)
    frames = frame_count(bent.duration, rate)
    if frames > MOST_FRAMES:
        raise MediaError(Code.TOO_LONG, fault=Fault.USER, file=footage.name, frames=frames, most=MOST_FRAMES)
    stabilise = EFFECTS[choice.effect].stabilise if choice.stabilise is None else choice.stabilise
    return GenerationRequest(
        source_path=source_path,
        source_identity=identity,
        effect=choice.effect,
        time_map=bent,
        rate=rate,
        interpolation=choice.interpolation,
        quality=automatic_quality(footage, frames) if choice.quality is None else choice.quality,
        shutter_deg=choice.shutter_deg,
        stabilise=stabilise,
        deflicker=choice.deflicker,
        keep_sound=choice.keep_sound,
        sound=choice.sound,
        hdr=choice.hdr,
        codec=choice.codec,
        encoder=choice.encoder,
        crf=choice.crf,
        suffix=".mov" if keeps_alpha(footage, ".mov", choice.codec, choice.hdr, choice.model) else ".mp4",
        prompt=choice.prompt,
        model=choice.model,
        origin=choice.origin,
        values={} if choice.kept is not None else dict(choice.values),
        drawn=None if choice.kept is not None or choice.bend is None else plain_of(choice.bend),
    )


def automatic_quality(footage: Footage, frames: int) -> Quality:
    """The best that is made within a minute, the fastest where more would take very long, else the standard.

    Judged by the work of one core, so that the same wish gives the same clip on every machine.
    """
    megapixels = frames * footage.video.width * footage.video.height / 1_000_000
    if megapixels * COST_S[Quality.QUALITY] <= SOON_S:
        return Quality.QUALITY
    return Quality.FAST if megapixels * COST_S[Quality.STANDARD] > LATE_S else Quality.STANDARD


def bend(footage: Footage, choice: Choice) -> TimeMap:
    """The choice's map over this source."""
    invents = choice.interpolation is not Interpolation.NEAREST
    if choice.kept is not None:
        bent = choice.kept
        if bent.source_span[1] > footage.duration:
            raise bad_curve(
                f"it reaches {float(bent.source_span[1]):.3f} s; the clip has {float(footage.duration):.3f} s"
            )
    elif choice.bend is not None:
        bent = choice.bend.time_map(footage.duration)
    else:
        bent = time_map(choice.effect, footage.duration, choice.values)
        invents = invents and EFFECTS[choice.effect].invents_frames
    if invents and footage.video.frames < 2:
        raise MediaError(Code.TOO_FEW_FRAMES, fault=Fault.USER, file=footage.name, frames=footage.video.frames)
    return bent


def forecast(footage: Footage, choice: Choice) -> Forecast:
    """What the request will come to; raises as `make_request`."""
    request = make_request("", Identity(0, 0), footage, choice)
    form = engine_form(footage)
    return Forecast(
        frames=frame_count(request.time_map.duration, request.rate),
        duration=request.time_map.duration,
        width=form.width,
        height=form.height,
        rate=request.rate,
        quality=request.quality,
        notes=tuple(_notes(footage, request)),
    )


def source_notes(footage: Footage, reasons: Collection[Reason]) -> tuple[Note, ...]:
    """What is wrong with the source, and what a copy of it gives up that is prepared for these reasons."""
    broken = tuple(note for finding, note in _NOTES_OF_FINDINGS.items() if finding in footage.findings)
    lost = tuple(note for reason, note in _NOTES_OF_PREPARING.items() if reason in reasons)
    return (*broken, *lost, *size_notes(footage, engine_form(footage)))


def render_notes(footage: Footage, request: GenerationRequest) -> tuple[Note, ...]:
    """What is wrong with the source, and what bending its time in this way gives up of its pictures."""
    video = footage.video
    alpha = keeps_alpha(footage, request.suffix, request.codec, request.hdr, request.model)
    shallow = request.suffix in SHALLOW_SUFFIXES
    mapped = request.hdr is HdrChoice.TONE_MAP and video.colour.hdr is not None
    fine = any(form in video.pixel_format for form in ("422", "444", "440")) or video.pixel_format.startswith(_RGB)
    said = {
        **{note: finding in footage.findings for finding, note in _NOTES_OF_FINDINGS.items()},
        Note.HDR_TONE_MAPPED: mapped,
        Note.REDUCED_TO_8_BIT: shallow and video.bit_depth > 8 and not mapped,
        Note.REDUCED_TO_10_BIT: video.bit_depth > 10 and not mapped and not shallow,
        Note.CHROMA_REDUCED: fine and (shallow or not alpha),
        Note.ALPHA_KEPT: alpha,
        Note.ALPHA_FLATTENED: video.alpha and not alpha,
        Note.DEINTERLACED: video.field_order is not FieldOrder.PROGRESSIVE,
    }
    found = tuple(note for note, holds in said.items() if holds)
    return (*found, *size_notes(footage, engine_form(footage)))


def _notes(footage: Footage, request: GenerationRequest) -> Iterator[Note]:
    if footage.audio and request.keep_sound:
        note = sound_note(request.time_map, request.sound)
        if note is not None:
            yield note
    if request.time_map.duration < 1:
        yield Note.SHORT_RESULT
    if max(abs(piece.speed) for piece in request.time_map.segments) > HIGHEST_CLOUD_RATIO:
        yield Note.RATIO_ABOVE_CLOUDS
    if request.stabilise:
        yield Note.CROPPED_FOR_STABILISING
    yield from render_notes(footage, request)
