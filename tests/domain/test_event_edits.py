"""Events on their curve: a corner goes where it is dragged, the events stay in order, the curve is their time map."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain import event_edits as edits
from holysheep_studio.domain.effects import EFFECTS, time_map
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.sequences import Event, EventSequence

F = Fraction
shares = st.fractions(F(-1, 2), F(3, 2), max_denominator=200)
TWO = (Event("bud", F(1, 10), F(3, 10), F(1, 5)), Event("bloom", F(1, 2), F(3, 4), F(1, 2)))


@given(st.lists(st.tuples(st.integers(0, 9), shares, shares), max_size=12))
def test_events_stay_in_order_wherever_corners_are_dragged(moves: list[tuple[int, Fraction, Fraction]]) -> None:
    events: tuple[Event, ...] = TWO
    for corner, screen, source in moves:
        before = edits.corners(events)
        events = edits.cornered(events, corner, screen, source)
        assert edits.is_in_order(events)
        assert edits.corners(events) == before, "the corner under the hand stays a corner"
        assert sum((one.screen for one in events), F(0)) < 1


@pytest.mark.parametrize("corner", [1, 2, 3, 4])
def test_a_corner_goes_exactly_where_it_is_dragged(corner: int) -> None:
    at = edits.curve_of(TWO).points[corner]
    for by_screen, by_source in ((F(1, 100), F(0)), (F(-1, 100), F(0)), (F(0), F(1, 40)), (F(1, 100), F(-1, 40))):
        made = edits.cornered(TWO, corner, at.at + by_screen, at.value + by_source)
        point = edits.curve_of(made).points[corner]
        assert point.value == at.value + by_source
        assert abs(point.at - at.at - by_screen) < F(1, 10**5)


def test_the_ends_of_the_curve_belong_to_no_event() -> None:
    assert edits.cornered(TWO, 0, F(1, 2), F(1, 2)) == TWO
    assert edits.cornered(TWO, 5, F(1, 2), F(1, 2)) == TWO
    assert [edits.event_at(TWO, n) for n in range(6)] == [-1, 0, 0, 1, 1, -1]


@pytest.mark.parametrize("ratio", [F(1), F(3), F(1, 2)])
def test_the_curve_has_every_edge_and_is_the_time_map(ratio: Fraction) -> None:
    touching = (Event("a", F(0), F(1, 4), F(1, 4)), Event("b", F(1, 4), F(1, 2), F(1, 8)))
    for events, points in ((TWO, 6), (touching, 4)):
        curve = edits.curve_of(events, ratio)
        assert len(curve.points) == points
        made, wanted = curve.time_map(F(8)), EventSequence(events, ratio).time_map(F(8))
        assert made.duration == wanted.duration == 8 / ratio
        for n in range(33):
            at = wanted.duration * n / 32
            assert made.at(at) == wanted.at(at)


def test_without_events_and_where_they_leave_no_gap_the_reason_is_told() -> None:
    with pytest.raises(InputError, match="no events"):
        edits.curve_of(())
    with pytest.raises(InputError, match="fill the whole clip"):
        edits.curve_of((Event("all", F(0), F(1), F(1, 2)),))


def test_as_an_effect_the_middle_fifth_takes_half_of_the_screen_time() -> None:
    bent = time_map("events", F(10), {"ratio": F(2)})
    assert bent.duration == 5
    assert (bent.at(F(5, 4)), bent.at(F(15, 4))) == (4, 6)
    start = EFFECTS["events"].start({"ratio": F(2)})
    assert isinstance(start, EventSequence)
    assert start.time_map(F(10)) == bent
    assert EFFECTS["normal"].start({}) is None


@pytest.mark.parametrize(
    "events",
    [
        (Event("a", F(-1), F(1, 2), F(1, 4)),),
        (Event("a", F(1, 2), F(1, 4), F(1, 4)),),
        (Event("a", F(0), F(1, 2), F(2)),),
        (Event("a", F(0), F(1, 2), F(1, 4)), Event("b", F(1, 4), F(3, 4), F(1, 4))),
    ],
)
def test_what_no_edit_makes_is_not_in_order(events: tuple[Event, ...]) -> None:
    assert not edits.is_in_order(events)
    assert edits.is_in_order(TWO)
    assert edits.is_in_order(())
