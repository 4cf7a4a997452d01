"""Pictures between simulated ones: how a preview fills slow motion, as the choice for providers names the ways."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from fractions import Fraction

#: A blend has at most this many pictures in a row from the same two simulated ones: slower scenes get more of those.
MOST_BETWEEN = 12
#: Moments that one exposure is drawn at, at least, so that an edge smears instead of standing there twice.
LEAST_MOMENTS = 3


class Way(StrEnum):
    """Where a picture comes from."""

    SIMULATED = "simulated"  # each one is a moment of the simulation
    BLENDED = "blended"  # a mix of the two simulated pictures around it
    EXPOSED = "exposed"  # the mean of the moments while a shutter was open


class Between(Frozen, frozen=True):
    """How the pictures of a showing are made.

    `every`: one picture in so many is simulated at its own moment, the others are mixed of two. `moments`: so many
    are drawn for each picture, `open` of them make one exposure.
    """

    way: Way = Way.SIMULATED
    every: int = 1
    moments: int = 1
    open: int = 1


def between(interpolator: Interpolator | None, time_scale: Fraction) -> Between:
    """What is done for a choice. A camera at the scene's own pace would take one picture in 1 / time_scale.

    Blending keeps those and mixes the rest; motion blur leaves its shutter open for half the way from one to the next
    (180 degrees). At full pace and above a blend has nothing to fill.
    """
    apart = max(1.0, float(1 / time_scale))
    if interpolator is Interpolator.FRAME_BLEND and round(apart) > 1:
        return Between(Way.BLENDED, every=min(MOST_BETWEEN, round(apart)))
    if interpolator is Interpolator.MOTION_BLUR:
        open_for = apart / 2  # in pictures
        moments = max(1, ceil((LEAST_MOMENTS - 1) / open_for))
        return Between(Way.EXPOSED, moments=moments, open=round(open_for * moments) + 1)
    return Between()
