"""Temporal effects as time maps."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holysheep_studio.domain.effects import EFFECTS, speed_curve, time_map
from holysheep_studio.domain.errors import Code, InputError

F = Fraction
short = st.fractions(min_value=F(1, 10), max_value=1, max_denominator=30)


@pytest.mark.parametrize("name", EFFECTS)
@settings(max_examples=10)
@given(duration=short)
def test_every_effect_covers_its_source_from_end_to_end(name: str, duration: Fraction) -> None:
    bent = time_map(name, duration)
    assert bent.source_span == (0, duration)
    assert bent.at(bent.duration) == duration


@pytest.mark.parametrize(("name", "factor"), [("slow_motion_2x", 2), ("slow_motion_4x", 4), ("slow_motion_8x", 8)])
def test_slow_motion_is_exactly_as_slow_as_it_says(name: str, factor: int) -> None:
    duration = F(90, 1) / F(30000, 1001)
    bent = time_map(name, duration)
    assert bent.duration == factor * duration
    assert len(bent.frames(F(30000, 1001))) == 90 * factor


def test_time_lapse_takes_its_ratio() -> None:
    assert time_map("time_lapse", F(600), {"ratio": F(100)}).duration == 6


@settings(max_examples=25)
@given(
    short,
    st.lists(st.tuples(short, st.sampled_from([F(1, 16), F(1, 4), F(1), F(8)])), min_size=1, max_size=4),
)
def test_a_speed_curve_never_turns_back_and_keeps_its_speeds(
    duration: Fraction, given_points: list[tuple[Fraction, Fraction]]
) -> None:
    points = tuple(sorted(dict(given_points).items()))
    bent = speed_curve(points, duration)
    assert bent.source_span == (0, duration)
    assert all(a.source_start < b.source_start for a, b in pairwise(bent.segments))
    slowest, fastest = min(speed for _, speed in points), max(speed for _, speed in points)
    slack = F(1, 100)
    assert all(slowest * (1 - slack) <= piece.speed <= fastest * (1 + slack) for piece in bent.segments)


@pytest.mark.parametrize("name", ["growth", "decay", "saturation"])
@settings(max_examples=25)
@given(
    st.fractions(1, 1000, max_denominator=30),
    st.fractions(F(1, 10), 3, max_denominator=30),
    st.fractions(F(1, 10), 600, max_denominator=30),
)
def test_a_process_takes_the_time_of_its_ratio(
    name: str, ratio: Fraction, strength: Fraction, duration: Fraction
) -> None:
    bent = time_map(name, duration, {"ratio": ratio, "strength": strength})
    assert bent.duration == duration / ratio
    assert bent.source_span == (0, duration)
    half = float(bent.at(bent.duration / 2) / duration)
    assert half < 0.5 if name == "growth" else half > 0.5


def test_a_flat_speed_curve_is_a_constant_speed() -> None:
    bent = speed_curve(((F(0), F(1, 4)),), F(3))
    assert bent.constant_speed == F(1, 4)
    assert bent.duration == 12


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("warp", {}, Code.UNKNOWN_EFFECT),
        ("time_lapse", {"ratio": F(1)}, Code.BAD_VALUE),
        ("time_lapse", {"speed": F(10)}, Code.BAD_VALUE),
        ("constant_speed", {"speed": F(0)}, Code.BAD_VALUE),
        ("speed_ramp", {"slowest": F(2)}, Code.BAD_VALUE),
        ("growth", {"strength": F(13)}, Code.BAD_VALUE),
        ("growth", {"strength": F(12)}, Code.BAD_CURVE),  # its beginning would be slower than frames can be made
    ],
)
def test_a_wrong_wish_is_refused_with_its_range(name: str, values: dict[str, Fraction], code: Code) -> None:
    with pytest.raises(InputError) as refused:
        time_map(name, F(2), values)
    assert refused.value.code is code


@pytest.mark.parametrize(
    "points",
    [(), ((F(1), F(1)), (F(1), F(2))), ((F(0), F(0)),), ((F(0), F(-1)),), ((F(-1), F(1)),)],
    ids=["none", "same time", "stopped", "reverse", "before the start"],
)
def test_a_wrong_curve_is_refused(points: tuple[tuple[Fraction, Fraction], ...]) -> None:
    with pytest.raises(InputError) as refused:
        speed_curve(points, F(2))
    assert refused.value.code is Code.BAD_CURVE
