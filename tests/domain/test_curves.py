"""The laws of curves: exact ends, monotone stays monotone, the integral, nowhere visibly off, small, and read back."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import exp2, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holysheep_studio import resources
from holysheep_studio.domain import codec, straight
from holysheep_studio.domain.bends import Bend, bend_of, plain_of
from holysheep_studio.domain.curves import FASTEST, SLOWEST, Axis, Curve, CurvePoint, Ease, Handle, Unit
from holysheep_studio.domain.effects import EFFECTS, time_map
from holysheep_studio.domain.errors import Code, InputError
from tests.domain.curves import bends, durations, speed_curves, time_curves

F = Fraction
HALF_A_FRAME_S = 1 / 120


def curve(*points: tuple[float | str, float | str], axis: Axis = Axis.SPEED, ease: Ease = Ease.SMOOTH) -> Curve:
    return Curve(tuple(CurvePoint(F(str(at)), F(str(value)), ease) for at, value in points), axis)


def refused(bend: Bend) -> str:
    with pytest.raises(InputError) as error:
        bend.time_map(F(2))
    assert error.value.code is Code.BAD_CURVE
    return error.value.fields["reason"]


@settings(max_examples=60)
@given(speed_curves(), durations)
def test_a_speed_curve_plays_the_whole_clip_once_forward(drawn: Curve, duration: Fraction) -> None:
    bent = drawn.time_map(duration)
    assert bent.segments[0].source_start == 0
    assert bent.segments[-1].source_end == duration
    for a, b in pairwise(bent.segments):
        assert a.source_end == b.source_start, "no jump"
    assert all(piece.source_start <= piece.source_end for piece in bent.segments)


@settings(max_examples=40)
@given(speed_curves(), durations)
def test_the_duration_is_the_integral_of_the_slowness(drawn: Curve, duration: Fraction) -> None:
    steps = 1500
    cells = [(n + 0.5) / steps for n in range(steps)]
    slowness = [1 / min(max(drawn.height(x), 1 / 16), 1e5) for x in cells]
    integral = float(duration) * sum(slowness) / steps
    assert float(drawn.time_map(duration).duration) == pytest.approx(integral, rel=6e-3)


@pytest.mark.parametrize("slow", ["1/16", "1/3", "5"])
def test_the_duration_of_a_straight_ramp_is_what_calculus_says(slow: str) -> None:
    # log2 v falls linearly: the integral of 1/v is known
    value = F(slow)
    ramp = Curve((CurvePoint(F(0), F(1), Ease.LINEAR), CurvePoint(F(1), value)))
    k = log2(float(value)) * 0.6931471805599453
    expected = 8 * (1 / float(value) - 1) / -k
    assert float(ramp.time_map(F(8)).duration) == pytest.approx(expected, abs=1e-7)


@settings(max_examples=40)
@given(time_curves(), durations)
def test_a_time_curve_begins_and_ends_where_it_is_drawn(drawn: Curve, duration: Fraction) -> None:
    bent = drawn.time_map(duration)
    last = drawn.points[-1]
    held = drawn.points[-2].ease is Ease.HOLD
    assert bent.duration == last.at * duration
    assert bent.segments[0].source_start == drawn.points[0].value * duration
    assert bent.segments[-1].source_end == (drawn.points[-2] if held else last).value * duration
    assert 0 <= bent.source_span[0] <= bent.source_span[1] <= duration


def test_rounding_does_not_lead_past_the_end_of_the_clip() -> None:
    points = (
        CurvePoint(F(0), F(0), Ease.BEZIER, after=Handle(F(0), F(1))),
        CurvePoint(F(1), F(1), Ease.BEZIER, after=Handle(F(0), F(1))),
        CurvePoint(F(2), F(0)),
    )
    assert Curve(points, Axis.TIME).time_map(F(7, 6)).source_span == (0, F(7, 6))


@settings(max_examples=40)
@given(time_curves(rising=True), durations)
def test_monotone_stays_monotone(drawn: Curve, duration: Fraction) -> None:
    bent = drawn.time_map(duration)
    assert all(piece.source_start <= piece.source_end for piece in bent.segments)
    assert all(a.source_end <= b.source_start for a, b in pairwise(bent.segments))


@settings(max_examples=25)
@given(time_curves(), durations)
def test_straight_pieces_are_nowhere_visibly_off(drawn: Curve, duration: Fraction) -> None:
    bent = drawn.time_map(duration)
    steepest = max(abs(piece.speed) for piece in bent.segments)
    edges = [point.at for point in drawn.points]
    for n in range(200):
        x = drawn.points[-1].at * n / 200
        if any(abs(x - edge) < F(1, 1000) for edge in edges):
            continue  # where it jumps either side is right
        there = min(max(drawn.height(float(x)), 0.0), 1.0) * float(duration)
        assert abs(float(bent.at(x * duration)) - there) < HALF_A_FRAME_S / 4 * max(1.0, float(steepest))


@settings(max_examples=60)
@given(bends, durations)
def test_every_bend_reads_back_to_itself_and_its_map_is_small(bend: Bend, duration: Fraction) -> None:
    assert bend_of(plain_of(bend)) == bend
    assert bend_of(codec.from_json(dict, codec.to_json(plain_of(bend)))) == bend
    bent = bend.time_map(duration)
    assert len(bent.segments) <= straight.MOST_PIECES + 512
    assert codec.from_json(type(bent), codec.to_json(bent)) == bent
    assert bend.time_map(duration) == bent


def test_a_long_clip_has_a_small_map() -> None:
    bent = time_map("speed_ramp", F(3600))
    assert len(bent.segments) <= straight.MOST_PIECES
    assert len(codec.to_json(bent)) < 150_000
    assert bent.source_span == (0, 3600)


def test_a_level_stretch_is_exact() -> None:
    bent = curve((0, 1), ("0.5", 1), ("0.6", "0.3"), (1, "0.3")).time_map(F(1001, 100))
    assert bent.segments[0].speed == 1
    assert bent.segments[0].end == F(1001, 200)
    assert bent.segments[-1].speed == F(3, 10)


def test_a_hold_jumps_from_speed_to_speed() -> None:
    bent = curve((0, 2), ("0.5", "0.5"), ease=Ease.HOLD).time_map(F(4))
    assert [(piece.speed, piece.duration) for piece in bent.segments] == [(2, 1), (F(1, 2), 4)]


def test_a_bezier_goes_where_its_handles_point() -> None:
    def middle(up: str) -> float:
        points = (
            CurvePoint(F(0), F(1), Ease.BEZIER, after=Handle(F(1, 3), F(up))),
            CurvePoint(F(1), F(1), before=Handle(F(-1, 3), F(up))),
        )
        return Curve(points).height(0.5)

    assert middle("0") == pytest.approx(1)
    assert middle("2") == pytest.approx(exp2(1.5))
    assert middle("-2") == pytest.approx(exp2(-1.5))


def test_handles_that_cross_do_not_turn_time_back() -> None:
    points = (
        CurvePoint(F(0), F(1), Ease.BEZIER, after=Handle(F(5), F(3))),
        CurvePoint(F(1), F(4), before=Handle(F(-5), F(-3))),
    )
    bent = Curve(points).time_map(F(3))
    assert bent.segments[-1].source_end == 3


@given(st.sampled_from([SLOWEST, FASTEST]), durations)
def test_the_limits_themselves_are_allowed(speed: Fraction, duration: Fraction) -> None:
    assert Curve((CurvePoint(F(0), speed),)).time_map(duration).constant_speed == speed


@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        (Curve(()), "no points"),
        (Curve((CurvePoint(F(0), F(0)),), Axis.TIME), "1 points"),
        (Curve(tuple(CurvePoint(F(n, 600), F(1)) for n in range(513))), "513 points"),
        (curve((0, 1), (0, 2)), "point 2 at 0 %"),
        (curve((0, "0.05")), "speed 0.05"),
        (curve((0, 100_001)), "speed 100001"),
        (curve((0, 1), ("1.5", 1)), "behind the clip's end"),
        (curve((0, 0), (1, -1), axis=Axis.TIME), "before the clip's start"),
        (curve((0, 0), (1, 2), axis=Axis.TIME), "the clip ends at 2.000 s"),
        (curve((0, 0), (100, 1), axis=Axis.TIME), "between points 1 and 2"),
        (Curve((CurvePoint(F(0), F(0)), CurvePoint(F(1, 10**7), F(1))), Axis.TIME), "between points 1 and 2"),
    ],
)
def test_what_cannot_be_is_refused_with_the_point(drawn: Curve, reason: str) -> None:
    assert reason in refused(drawn)


def test_seconds_and_shares_say_the_same() -> None:
    shares = curve((0, 1), ("0.5", "0.25"), (1, 1))
    seconds = Curve(tuple(CurvePoint(p.at * 4, p.value) for p in shares.points), unit=Unit.SECONDS)
    assert float(seconds.time_map(F(4)).duration) == pytest.approx(float(shares.time_map(F(4)).duration), abs=1e-6)


@pytest.mark.parametrize("name", [name for name, row in EFFECTS.items() if row.curve is not None])
def test_an_effect_that_is_edited_starts_from_its_own_curve(name: str) -> None:
    row = EFFECTS[name]
    values = {one.name: one.default for one in row.parameters}
    assert row.curve is not None
    start = row.curve(values)
    assert start.points[0].at == 0
    assert start.points[-1].at == 1
    assert start.time_map(F(3)) == time_map(name, F(3))


@pytest.mark.parametrize("name", resources.tables("curves"))
def test_every_preset_bends_a_clip(name: str) -> None:
    table = resources.tables("curves")[name]
    assert table["name"]
    assert table["description"].endswith(".")
    bend = bend_of(table)
    for duration in (F(1, 2), F(10), F(600)):
        assert bend.time_map(duration).source_span == (0, duration)


@pytest.mark.parametrize(
    ("plain", "reason"),
    [
        ([], "no table"),
        ({}, "none of points"),
        ({"points": [], "events": []}, "points and events"),
        ({"points": [[0, 1]], "axes": "time"}, "'axes'"),
        ({"points": [{"at": 0, "value": 1, "easing": "hold"}]}, "'easing'"),
        ({"points": [{"at": 0, "value": 1, "ease": "bouncy"}]}, "bouncy"),
        ({"points": [{"at": 0}]}, "speed"),
        ({"points": [{"at": True, "value": 1}]}, "True"),
        ({"points": [{"at": "1e999999999", "value": 1}]}, "not a number"),
        ({"points": [{"at": float("nan"), "value": 1}]}, "nan"),
        ({"points": [{"at": "1/0", "value": 1}]}, "Fraction(1, 0)"),
        ({"points": [{"at": 0, "value": 1, "after": [1]}]}, "handle"),
        ({"growth": "exponential", "decay": 1}, "decay"),
        ({"growth": "viral"}, "viral"),
        ({"sections": [{"start": 0}]}, "end"),
        ({"sections": [{"start": 0, "end": 1, "times": 1.5}]}, "whole number"),
        ({"events": [{"start": 0, "end": 1}]}, "screen"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(plain: object, reason: str) -> None:
    with pytest.raises(InputError) as error:
        bend_of(plain)
    assert error.value.code is Code.BAD_CURVE
    assert reason in error.value.fields["reason"]
