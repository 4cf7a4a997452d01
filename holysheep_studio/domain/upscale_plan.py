"""From a wish to enlarge and a measured source to an exact request, and the size of its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.delivery import engine_form
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.upscale import Enlargement, check_strengths, size_from_text

if TYPE_CHECKING:
    from holysheep_studio.domain.clip import Identity
    from holysheep_studio.domain.footage import Footage

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
        upscale=wish,
    )
