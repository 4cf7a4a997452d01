"""Edits of a curve always give a curve that is in order, and do what the hand meant."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holysheep_studio.domain import curve_edits as edits
from holysheep_studio.domain.bends import bend_of
from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease, Handle, check
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.growth import Growth, Model
from holysheep_studio.resources import tables
from tests.domain.curves import shares, speeds

F = Fraction


def flat(axis: Axis = Axis.SPEED) -> Curve:
    values = (F(1), F(1)) if axis is Axis.SPEED else (F(0), F(1))
    return Curve(tuple(CurvePoint(F(n), value) for n, value in enumerate(values)), axis)


@settings(max_examples=50)
@given(st.lists(st.tuples(shares, speeds, st.sampled_from(["add", "move", "remove", "ease"])), max_size=12))
def test_whatever_is_done_the_curve_can_be_used(steps: list[tuple[Fraction, Fraction, str]]) -> None:
    curve = flat()
    for at, speed, what in steps:
        n = int(at * 97) % len(curve.points)
        match what:
            case "add":
                curve, _ = edits.added(curve, at, speed)
            case "move":
                curve = edits.moved(curve, n, at, speed)
            case "remove":
                curve = edits.removed(curve, n)
            case _:
                curve = edits.eased(curve, n, list(Ease)[int(speed * 16) % 5])
        check(curve)
        assert curve.points[0].at == 0
        assert curve.points[-1].at == 1


def test_a_point_stays_between_its_neighbours_and_the_ends_keep_their_times() -> None:
    curve, n = edits.added(flat(), F(1, 2), F(2))
    assert (n, curve.points[1].value) == (1, 2)
    assert edits.moved(curve, 1, F(5), F(1)).points[1].at == 1 - edits.CLOSEST
    assert edits.moved(curve, 1, F(-5), F(1)).points[1].at == edits.CLOSEST
    assert edits.moved(curve, 0, F(1, 4), F(3)).points[0] == CurvePoint(F(0), F(3))
    assert edits.moved(curve, 2, F(1, 4), F(10**9)).points[2] == CurvePoint(F(1), F(100_000))
    longer = edits.moved(flat(Axis.TIME), 1, F(3), F(2))
    assert (longer.points[1].at, longer.points[1].value) == (3, 1)


def test_a_new_point_lies_on_the_curve() -> None:
    curve = Curve((CurvePoint(F(0), F(1), Ease.LINEAR), CurvePoint(F(1), F(4))))
    made, _ = edits.added(curve, F(1, 2))
    assert made.points[1] == CurvePoint(F(1, 2), F(2), Ease.LINEAR)


def test_the_ends_cannot_be_removed() -> None:
    curve, _ = edits.added(flat(), F(1, 2))
    assert [edits.removable(curve, n) for n in range(3)] == [False, True, False]
    assert edits.removed(curve, 0) is curve
    assert len(edits.removed(curve, 1).points) == 2


def test_handles_are_there_where_they_are_used_and_stay_in_their_stretch() -> None:
    curve = edits.eased(flat(), 0, Ease.BEZIER)
    assert edits.handle_of(curve, 0, "after") == Handle(F(1, 3))
    assert edits.handle_of(curve, 1, "before") == Handle(F(-1, 3))
    assert edits.handle_of(curve, 0, "before") is None
    assert edits.handle_of(curve, 1, "after") is None
    assert edits.handle_of(flat(), 0, "after") is None
    pulled = edits.handled(curve, 1, "before", Handle(F(-9), F(99)))
    assert pulled.points[1].before == Handle(F(-1), F(8))


@pytest.mark.parametrize(("value", "snapped"), [("0.98", "1"), ("0.26", "0.25"), ("2.9", "3"), ("0.7", "0.7")])
def test_speeds_snap_to_round_ones_near_by(value: str, snapped: str) -> None:
    assert edits.snapped_speed(F(value), 0.07) == F(snapped)
    assert edits.snapped_speed(F(value), 0.0) == F(value)


def test_times_snap_to_frames() -> None:
    frame = 1 / (F(3) * F(30000, 1001))
    assert edits.snapped_time(F(1, 2), frame) % frame == 0
    assert abs(edits.snapped_time(F(1, 2), frame) - F(1, 2)) <= frame / 2
    assert edits.snapped_time(F(1, 7), None) == F(1, 7)


def ways() -> list[Curve]:
    drawn = [row.curve({one.name: one.default for one in row.parameters}) for row in EFFECTS.values() if row.curve]
    return [*drawn, *(bend for table in tables("curves").values() if isinstance(bend := bend_of(table), Curve))]


@pytest.mark.parametrize("curve", [one for one in ways() if one.axis is Axis.SPEED])
def test_a_speed_curve_turns_into_much_the_same_time_curve(curve: Curve) -> None:
    turned = edits.on_axis(curve, Axis.TIME)
    assert turned is not None
    before, after = curve.time_map(F(10)), turned.time_map(F(10))
    assert float(after.duration) == pytest.approx(float(before.duration), rel=1e-3)
    worst = max(abs(before.at(before.duration * n / 200) - after.at(before.duration * n / 200)) for n in range(201))
    assert worst < F(1, 4)


def test_a_time_curve_turns_back_only_where_speed_can_draw_it() -> None:
    growth = Growth(Model.EXPONENTIAL, strength=F(2)).curve()
    turned = edits.on_axis(growth, Axis.SPEED)
    assert turned is not None
    before, after = growth.time_map(F(10)), turned.time_map(F(10))
    assert float(after.duration) == pytest.approx(float(before.duration), rel=0.02)
    for name in ("freeze_frame", "rewind", "ping_pong"):
        curve = bend_of(tables("curves")[name])
        assert isinstance(curve, Curve)
        assert edits.on_axis(curve, Axis.SPEED) is None
    straight = Curve((CurvePoint(F(0), F(0), Ease.LINEAR), CurvePoint(F(1, 2), F(1))), Axis.TIME)
    doubled = edits.on_axis(straight, Axis.SPEED)
    assert doubled is not None
    assert {point.value for point in doubled.points[:-1]} == {F(2)}
    assert all(a.at < b.at for a, b in pairwise(doubled.points))
