"""From a wish to enlarge and a measured source to an exact request, and the size of its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.delivery import SHALLOW_SUFFIXES, Reason, engine_form, keeps_alpha, upscale_reasons
from holysheep_studio.domain.plan import source_notes
from holysheep_studio.domain.render import Note, VideoCodec
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.upscale import Enlargement, check_strengths, size_from_text

if TYPE_CHECKING:
    from holysheep_studio.domain.clip import Identity
    from holysheep_studio.domain.footage import Footage

#: The engine works in no more.
DEEPEST_BITS = 10
#: The label of such jobs and clips, where others have the name of an effect.
UPSCALE = "upscale"


def result_size(footage: Footage, wish: Enlargement) -> tuple[int, int]:
    """(width, height) of the result in pixels. Raises InputError bad_value."""
    form = engine_form(footage)
    return size_from_text(wish.size, (form.width, form.height))


def make_upscale(source_path: str, identity: Identity, footage: Footage, wish: Enlargement) -> GenerationRequest:
    """The exact request; every frame keeps its time. Raises InputError bad_value for a size or a strength."""
    result_size(footage, wish)
    check_strengths(wish)
    return GenerationRequest(
        source_path=source_path,
        source_identity=identity,
        effect=UPSCALE,
        time_map=TimeMap.identity(footage.duration),
        rate=footage.video.rate,
        suffix=".mov" if keeps_alpha(footage, ".mov", VideoCodec.AUTO, wish.hdr) else ".mp4",
        upscale=wish,
    )


def upscale_notes(footage: Footage, wish: Enlargement, suffix: str) -> tuple[Note, ...]:
    """What is wrong with the source, and what enlarging it into a file with this suffix gives up, or keeps."""
    alpha = keeps_alpha(footage, suffix, VideoCodec.AUTO, wish.hdr)
    reasons = set(upscale_reasons(footage, wish.hdr, alpha=alpha))
    shallow = suffix in SHALLOW_SUFFIXES
    bits, note = (8, Note.REDUCED_TO_8_BIT) if shallow else (DEEPEST_BITS, Note.REDUCED_TO_10_BIT)
    said = (note,) if footage.video.bit_depth > bits else ()
    if not alpha:
        return (*source_notes(footage, reasons), *(said if shallow and Reason.HDR not in reasons else ()))
    return (*source_notes(footage, reasons - {Reason.ALPHA, Reason.BIT_DEPTH}), *said, Note.ALPHA_KEPT)
