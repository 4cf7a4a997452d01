"""Says for every output frame which source pictures it is made of, and how: copied, interpolated, or a mean."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from holysheep_studio.domain.render import Interpolation, Quality, RenderSpec
from holysheep_studio.domain.timebase import Seconds, frame_count
from holysheep_studio.engine.picker import Moment
from holysheep_studio.engine.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holysheep_studio.engine.picks import Picks
    from holysheep_studio.engine.reel import Reel

#: Closer than this share to a source picture, the source picture itself is shown.
COPY_SHARE = Fraction(1, 64)
#: From this many source pictures in one output frame on, none is invented between them.
SKIP_PICTURES = 2
#: Looks that are mixed into one frame with motion blur: this many for each picture interval, and at most.
LOOKS_PER_INTERVAL = 6
MOST_LOOKS = 16
#: From this many source pictures in one output frame on, a key picture near by stands for the exact one: it is
#: found without decoding what lies before it. Near is this share of the step, less judder than anyone sees.
KEY_PICTURES = 24
KEY_SHARE = Fraction(1, 4)
#: From this many on each picture is taken by itself, without those between that no other needs.
APART_PICTURES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What is seen at one source time: the picture at `share` of the way from `a` to `b`, or `a` itself at 0.

    `before` and `after`: the pictures around the pair, where they follow at the same pace.
    """

    a: Picture
    b: Picture
    share: Fraction
    before: Picture | None = None
    after: Picture | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """One output frame: the mean of its looks; nearly always there is one."""

    number: int
    looks: tuple[Look, ...]


def shots(spec: RenderSpec, reel: Reel, first: int = 0, picks: Picks | None = None) -> Iterator[Shot]:
    """Every output frame from number `first` on in order, exactly spec.time_map.frames(spec.rate).

    `picks`: the pictures of the moments that are apart, from that number on.
    """
    for number, looked in enumerate(_looked(spec, reel.interval, first), start=first):
        yield Shot(number, tuple(_look(spec, reel, moment, picks) for moment in looked))


def moments(spec: RenderSpec, interval: Seconds, first: int = 0) -> Iterator[Moment]:
    """The times of the source that are apart, in order; `interval` is the usual time between its pictures."""
    if max(piece.speed for piece in spec.time_map.segments) / spec.rate > APART_PICTURES * interval:
        for looked in _looked(spec, interval, first):
            yield from (moment for moment in looked if moment.apart)


def _looked(spec: RenderSpec, interval: Seconds, first: int) -> Iterator[tuple[Moment, ...]]:
    """The moments of each output frame."""
    for source, step in _steps(spec, first):
        apart = step > APART_PICTURES * interval
        if not spec.shutter_deg:
            yield (Moment(source, step, step * KEY_SHARE if step > KEY_PICTURES * interval else Fraction(0), apart),)
            continue
        travel = step * (spec.shutter_deg / 360)
        looks = min(MOST_LOOKS, max(1, ceil(abs(travel) / interval * _looks_per_interval(interval, step))))
        yield tuple(Moment(source + travel * part / looks, step, Fraction(0), apart) for part in range(looks))


def _looks_per_interval(interval: Seconds, step: Seconds) -> int:
    """Where pictures are skipped each one inside the open time is seen once; else motion is drawn finer."""
    return 1 if abs(step) > SKIP_PICTURES * interval else LOOKS_PER_INTERVAL


def _steps(spec: RenderSpec, first: int) -> Iterator[tuple[Seconds, Seconds]]:
    """(source time, source seconds until the next output frame at the speed of this moment) of each frame."""
    pieces = iter(spec.time_map.segments)
    piece = next(pieces)
    step = piece.speed / spec.rate
    for number in range(first, frame_count(spec.time_map.duration, spec.rate)):
        t = number / spec.rate
        while t >= piece.end:
            piece = next(pieces)
            step = piece.speed / spec.rate
        yield piece.at(t), step


def _look(spec: RenderSpec, reel: Reel, moment: Moment, picks: Picks | None) -> Look:
    source, step = moment.source, moment.step
    picked = picks.next() if picks is not None and moment.apart else None
    if picked is not None:
        return Look(picked, picked, Fraction(0))
    a, b = reel.around(source)
    if a is b:
        return Look(a, a, Fraction(0))
    share = (source - a.time) / (b.time - a.time)
    if spec.interpolation is Interpolation.NEAREST or abs(step) > SKIP_PICTURES * (b.time - a.time):
        share = Fraction(round(share))
    if share < COPY_SHARE:
        return Look(a, a, Fraction(0))
    if share > 1 - COPY_SHARE:
        return Look(b, b, Fraction(0))
    if spec.interpolation is not Interpolation.FLOW or spec.quality is Quality.FAST:
        return Look(a, b, share)
    return Look(a, b, share, *reel.beside(a, b))
