"""Drift: whether a character looks the same in every shot, as far as its reference picture is found in them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

#: With fewer shots in which it is found, none can be called the odd one out.
FEWEST_SHOTS = 3
#: A shot stands out when it is this far from the middle, in usual deviations, and by this much at all.
_DEVIATIONS = 4.0
_LEAST_COLOUR = 0.12
_LEAST_FEATURE = 0.12


class Sighting(Frozen, frozen=True):
    """A reference picture looked for in a clip. Not `found`: nothing can be told of this clip.

    `colour` is the Hellinger distance, 0 to 1, of the region's colours from the picture's; `feature` the mean distance,
    0 to 1, of the local descriptors that agree; `frames` in how many of the frames looked at it was found.
    """

    found: bool
    frames: int = 0
    points: int = 0  # that agree on one place, in the best frame
    colour: float = 0.0
    feature: float = 0.0
    turned: bool = False  # found as it looks turned away or mirrored: its features then differ for that reason


class Likeness(Frozen, frozen=True):
    """A character in one shot. `odd`: it stands out by "colour", "feature" or both; None: it cannot be told."""

    character: str
    shot: str
    sighting: Sighting
    odd: tuple[str, ...] | None = None


def judged(seen: Sequence[tuple[str, str, Sighting]]) -> tuple[Likeness, ...]:
    """(character, shot, sighting) of all shots, each held against the other shots of the same character."""
    out = []
    for character, shot, sighting in seen:
        others = [one for name, _, one in seen if name == character and one.found]
        told = sighting.found and len(others) >= FEWEST_SHOTS
        out.append(Likeness(character, shot, sighting, _odd(sighting, others) if told else None))
    return tuple(out)


def _odd(one: Sighting, all_: Sequence[Sighting]) -> tuple[str, ...]:
    colour = _far(one.colour, [each.colour for each in all_], _LEAST_COLOUR)
    straight = [each.feature for each in all_ if not each.turned]
    enough = not one.turned and len(straight) >= FEWEST_SHOTS
    feature = enough and _far(one.feature, straight, _LEAST_FEATURE)
    return (*(("colour",) if colour else ()), *(("feature",) if feature else ()))


def _far(value: float, values: Sequence[float], least: float) -> bool:
    """Only what is farther from the reference than the rest is odd; what is nearer is the better."""
    middle = median(values)
    usual = median(abs(one - middle) for one in values)
    return value - middle > max(least, _DEVIATIONS * usual)
