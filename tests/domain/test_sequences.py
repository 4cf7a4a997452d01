"""Growth and decay, events with their screen time, freezes, reverses and loops, and the algebra of time-lapse."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.growth import Growth, Model
from holysheep_studio.domain.plan import forecast
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.sequences import (
    Event,
    EventSequence,
    Section,
    Sections,
    frozen,
    looped,
    ping_pong,
    reversed_clip,
)
from holysheep_studio.domain.timelapse import length_of, ratio_from_text, ratio_of, span_from_text, span_of
from tests.domain.curves import durations, event_sequences, growths, sectioned
from tests.domain.values import footage

if TYPE_CHECKING:
    from holysheep_studio.domain.bends import Bend
    from holysheep_studio.domain.timemap import TimeMap

F = Fraction


def refused(bend: Bend) -> str:
    with pytest.raises(InputError) as error:
        bend.time_map(F(10))
    assert error.value.code is Code.BAD_CURVE
    return error.value.fields["reason"]


def spans(bent: TimeMap) -> list[tuple[Fraction, Fraction, Fraction]]:
    return [(piece.duration, piece.source_start, piece.source_end) for piece in bent.segments]


# ---- growth ----


@settings(max_examples=50)
@given(growths, durations)
def test_growth_begins_at_nothing_ends_at_all_and_never_turns_back(growth: Growth, duration: Fraction) -> None:
    bent = growth.time_map(duration)
    assert bent.at(F(0)) == 0
    assert bent.at(bent.duration) == duration
    assert bent.duration == duration / growth.ratio
    assert all(piece.source_start <= piece.source_end for piece in bent.segments)
    assert growth.progress(0) == pytest.approx(0)
    assert growth.progress(1) == pytest.approx(1)


@settings(max_examples=30)
@given(growths.filter(lambda growth: growth.strength <= 5 and growth.ratio >= 1))
def test_growth_as_a_curve_to_edit_is_the_same_growth(growth: Growth) -> None:
    exact, drawn = growth.time_map(F(60)), growth.curve().time_map(F(60))
    assert drawn.duration == exact.duration
    worst = max(abs(exact.at(exact.duration * n / 100) - drawn.at(exact.duration * n / 100)) for n in range(101))
    assert worst < 60 * F(1, 1000)


@pytest.mark.parametrize(
    ("model", "decay", "half"),
    [
        (Model.LINEAR, False, 0.5),
        (Model.EXPONENTIAL, False, 0.18243),
        (Model.EXPONENTIAL, True, 0.81757),
        (Model.LOGARITHMIC, False, 0.66096),
        (Model.LOGARITHMIC, True, 0.33904),
    ],
)
def test_half_way_is_where_the_model_says(model: Model, decay: bool, half: float) -> None:  # noqa: FBT001 - a table
    bent = Growth(model, decay=decay).time_map(F(100))
    assert float(bent.at(F(50))) == pytest.approx(half * 100, abs=0.01)


def test_a_custom_growth_goes_through_its_points_and_rises_between_them() -> None:
    points = ((F(0), F(0)), (F(1, 4), F(1, 2)), (F(1, 2), F(11, 20)), (F(1), F(1)))
    bent = Growth(Model.CUSTOM, F(2), points=points).time_map(F(10))
    assert [bent.at(u * 5) for u, _ in points] == [f * 10 for _, f in points]
    assert all(a.source_end <= b.source_start for a, b in pairwise(bent.segments))
    decay = Growth(Model.CUSTOM, F(2), decay=True, points=points).time_map(F(10))
    assert decay.at(F(5, 2)) == F(9, 2)


@pytest.mark.parametrize(
    ("growth", "reason"),
    [
        (Growth(ratio=F(0)), "ratio"),
        (Growth(ratio=F(10**6)), "1e+06"),
        (Growth(Model.EXPONENTIAL, strength=F(0)), "strength"),
        (Growth(Model.LOGARITHMIC, strength=F(13)), "strength"),
        (Growth(Model.CUSTOM), "begins at 0, 0"),
        (Growth(Model.CUSTOM, points=((F(0), F(0)), (F(1), F(1, 2)))), "ends at 1, 1"),
        (Growth(Model.CUSTOM, points=((F(0), F(0)), (F(1, 2), F(2)), (F(1), F(1)))), "between 0 and 1"),
    ],
)
def test_a_growth_that_cannot_be_is_refused(growth: Growth, reason: str) -> None:
    assert reason in refused(growth)


# ---- events ----


@settings(max_examples=40)
@given(event_sequences(), durations)
def test_each_event_gets_its_share_of_the_screen(sequence: EventSequence, duration: Fraction) -> None:
    bent = sequence.time_map(duration)
    assert bent.duration == duration / sequence.ratio
    assert bent.source_span == (0, duration)
    for event in sequence.events:
        inside = sum(
            piece.duration
            * max(F(0), min(piece.source_end, event.end * duration) - max(piece.source_start, event.start * duration))
            / (piece.source_end - piece.source_start)
            for piece in bent.segments
        )
        assert inside == event.screen * bent.duration


def test_what_no_screen_time_is_left_for_is_cut_out() -> None:
    events = (Event("bud", F(1, 10), F(2, 10), F(1, 2)), Event("bloom", F(6, 10), F(8, 10), F(1, 2)))
    bent = EventSequence(events).time_map(F(10))
    assert spans(bent) == [(5, 1, 2), (5, 6, 8)]


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ((), "no events"),
        ((Event("a", F(0), F(1, 2), F(1, 2)), Event("b", F(1, 4), F(1), F(1, 4))), "b begins before a has ended"),
        ((Event("b", F(1, 2), F(1), F(1, 2)), Event("a", F(0), F(1, 4), F(1, 4))), "a begins before b"),
        ((Event("a", F(1, 2), F(1, 2), F(1, 2)),), "a lasts"),
        ((Event("a", F(0), F(2), F(1, 2)),), "a lasts"),
        ((Event("a", F(0), F(1, 2), F(0)),), "a has a share"),
        ((Event("a", F(0), F(1, 2), F(3, 4)), Event("b", F(1, 2), F(3, 4), F(1, 2))), "more than the whole"),
        ((Event("a", F(0), F(1), F(1, 2)),), "50 %"),
        ((Event("a", F(0), F(1, 100), F(9, 10)),), "in a the speed"),
    ],
)
def test_events_that_cannot_be_are_refused(events: tuple[Event, ...], reason: str) -> None:
    assert reason in refused(EventSequence(events))


# ---- sections ----


@settings(max_examples=40)
@given(sectioned(), durations)
def test_sections_last_as_long_as_they_say(sections: Sections, duration: Fraction) -> None:
    expected = sum(
        one.times * duration * (one.hold or (2 if one.back else 1) * abs(one.end - one.start) / one.speed)
        for one in sections.sections
    )
    assert sections.time_map(duration).duration == expected


def test_freeze_reverse_ping_pong_and_loop() -> None:
    assert spans(frozen(F(1, 2), F(1)).time_map(F(4))) == [(2, 0, 2), (4, 2, 2), (2, 2, 4)]
    assert spans(frozen(F(0), F(1)).time_map(F(4))) == [(4, 0, 0), (4, 0, 4)]
    assert spans(reversed_clip().time_map(F(4))) == [(4, 4, 0)]
    assert spans(ping_pong(2).time_map(F(1))) == [(1, 0, 1), (1, 1, 0), (1, 0, 1), (1, 1, 0)]
    assert spans(looped(F(1, 4), F(1, 2), 3).time_map(F(4))) == [(2, 0, 2), (1, 1, 2), (3, 1, 4)]


@pytest.mark.parametrize(
    ("section", "reason"),
    [
        (Section(F(0), F(2)), "reaches 20.000 s"),
        (Section(F(0), F(0)), "no duration"),
        (Section(F(0), F(1), F(0)), "speed 0"),
        (Section(F(0), F(1), times=0), "0 times"),
        (Section(F(0), F(1), times=1001), "1000 times"),
    ],
)
def test_sections_that_cannot_be_are_refused(section: Section, reason: str) -> None:
    assert reason in refused(Sections((section,)))


# ---- time-lapse ----


def test_span_ratio_and_length_agree() -> None:
    assert ratio_of(span_from_text("6 months"), F(10)) == 1_555_200
    assert ratio_from_text("6 months -> 10 s") == 1_555_200
    assert ratio_from_text("1.5h \u2192 90") == 60
    assert ratio_from_text("100") is None
    assert span_of(F(100), F(10)) == 1000
    assert length_of(F(1000), F(100)) == 10


@pytest.mark.parametrize("text", ["6 moons -> 10 s", "-> 10", "5 -> 0", "1/0 -> 5", "-5 s -> 2 s", "5 -> 1 -> 2"])
def test_a_span_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(InputError) as error:
        ratio_from_text(text)
    assert error.value.code is Code.BAD_VALUE


def test_a_ratio_that_no_cloud_takes_is_told_and_one_that_nothing_carries_is_refused() -> None:
    long = footage(frames=90_000, duration=F(3600))
    assert Note.RATIO_ABOVE_CLOUDS in forecast(long, Choice("time_lapse", {"ratio": F(1001)})).notes
    assert Note.RATIO_ABOVE_CLOUDS not in forecast(long, Choice("time_lapse", {"ratio": F(1000)})).notes
    assert Note.SHORT_RESULT in forecast(long, Choice("time_lapse", {"ratio": F(100_000)})).notes
    with pytest.raises(InputError) as error:
        forecast(long, Choice("time_lapse", {"ratio": ratio_from_text("6 months -> 10 s") or F(0)}))
    assert "100000" in error.value.fields["expected"]
