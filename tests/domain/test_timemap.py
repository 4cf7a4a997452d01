"""The laws of time maps."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holysheep_studio.domain.timemap import Segment, TimeMap
from tests.domain.strategies import durations, rates, time_maps, times

F = Fraction


@given(time_maps(), times)
def test_identity_is_neutral_on_both_sides(bent: TimeMap, t: Fraction) -> None:
    source_end = bent.source_span[1] + 1
    assert TimeMap.identity(source_end).of(bent) == bent.simplified()
    assert bent.of(TimeMap.identity(bent.duration)).at(t) == bent.at(t)


@settings(max_examples=40)
@given(st.data(), time_maps(continuous=True))
def test_of_is_associative(data: st.DataObject, a: TimeMap) -> None:
    b = data.draw(time_maps(within=a.duration, continuous=True))
    c = data.draw(time_maps(within=b.duration, continuous=True))
    left, right = a.of(b).of(c), a.of(b.of(c))
    assert left.duration == right.duration == c.duration
    for t in (c.duration * n / 7 for n in range(8)):
        assert left.at(t) == right.at(t)


@given(st.data(), time_maps(continuous=True))
def test_of_is_one_clock_behind_the_other(data: st.DataObject, outer: TimeMap) -> None:
    inner = data.draw(time_maps(within=outer.duration))
    both = outer.of(inner)
    for piece in inner.segments:
        # jumps of the inner map have two values at one time, so look inside its pieces
        for share in (F(1, 7), F(1, 2), F(6, 7)):
            t = piece.start + piece.duration * share
            assert both.at(t) == outer.at(inner.at(t))


def test_reverse_over_a_jump_takes_the_side_it_comes_from() -> None:
    jump = TimeMap((Segment(F(0), F(1), F(0), F(1)), Segment(F(1), F(2), F(5), F(6))))
    backwards = jump.of(TimeMap.linear(F(2), F(2), F(0)))
    assert [(piece.source_start, piece.source_end) for piece in backwards.segments] == [(6, 5), (1, 0)]


@given(time_maps(), time_maps())
def test_durations_add_under_then(a: TimeMap, b: TimeMap) -> None:
    both = a.then(b)
    assert both.duration == a.duration + b.duration
    assert both.at(a.duration + b.duration / 2) == b.at(b.duration / 2)
    assert both.at(a.duration / 2) == a.at(a.duration / 2)


@settings(max_examples=50)
@given(time_maps(), rates)
def test_frames_are_exact_at_every_rate(bent: TimeMap, rate: Fraction) -> None:
    frames = bent.frames(rate)
    assert len(frames) == ceil(bent.duration * rate)
    for n in {0, len(frames) // 3, len(frames) - 1}:
        assert frames[n] == bent.at(n / rate)


@given(durations, st.sampled_from([F(1, 16), F(1, 4), F(1, 2), F(1), F(10), F(1000), F(-1)]))
def test_a_constant_speed_keeps_its_speed(duration: Fraction, speed: Fraction) -> None:
    bent = TimeMap.constant(duration, speed)
    assert bent.duration == duration / abs(speed)
    assert bent.constant_speed == speed
    assert bent.source_span == (0, duration)


def test_ten_thousand_frames_of_2997_do_not_drift() -> None:
    rate = F(30000, 1001)
    frames = TimeMap.constant(10_000 / rate, F(1, 4)).frames(rate)
    assert len(frames) == 40_000
    assert frames[39_999] == F(39_999, 4) / rate


def test_simplified_joins_only_what_lies_on_one_line() -> None:
    straight = TimeMap.through([(F(0), F(0)), (F(1), F(1)), (F(2), F(2))])
    assert straight == TimeMap.identity(F(2))
    bent = TimeMap.through([(F(0), F(0)), (F(1), F(1)), (F(2), F(3))])
    assert len(bent.segments) == 2


def test_beyond_its_ends_a_map_holds() -> None:
    bent = TimeMap.linear(F(2), F(1), F(3))
    assert (bent.at(F(-1)), bent.at(F(9))) == (1, 3)


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        (Segment(F(1), F(2), F(0), F(1)),),
        (Segment(F(0), F(1), F(0), F(1)), Segment(F(2), F(3), F(1), F(2))),
        (Segment(F(0), F(0), F(0), F(1)),),
        (Segment(F(0), F(1), F(-1), F(1)),),
    ],
    ids=["empty", "late start", "gap", "no duration", "before the source"],
)
def test_a_broken_map_cannot_be_made(pieces: tuple[Segment, ...]) -> None:
    with pytest.raises(ValueError, match=r"segment"):
        TimeMap(pieces)


def test_a_freeze_holds_and_a_constant_speed_of_nought_is_refused() -> None:
    assert TimeMap.linear(F(1), F(2), F(2)).frames(F(25)) == (F(2),) * 25
    with pytest.raises(ValueError, match="freeze"):
        TimeMap.constant(F(1), F(0))
