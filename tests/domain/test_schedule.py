"""When a waiting job may start, by a clock that is given: windows over midnight and through changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.schedule import (
    ANY_HOUR,
    OFF_PEAK,
    Because,
    Hours,
    Need,
    Priority,
    Wait,
    check_hours,
    hindrance,
    makes_circle,
    next_start,
    priority_of,
    windows,
)

if not available_timezones():
    pytest.skip("this system knows no time zones", allow_module_level=True)

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = windows("22:00-06:00")


def at(text: str, zone: ZoneInfo = BERLIN) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-01-10 12:00", "2026-01-10 22:00"),
        ("2026-01-10 22:00", "2026-01-10 22:00"),
        ("2026-01-10 23:30", "2026-01-10 23:30"),
        ("2026-01-11 05:59", "2026-01-11 05:59"),
        ("2026-01-11 06:00", "2026-01-11 22:00"),
    ],
)
def test_a_window_may_go_past_midnight(now: str, start: str) -> None:
    assert next_start(NIGHT, at(now), BERLIN) == at(start)


def test_without_windows_anything_starts_at_once_and_the_nearest_of_several_counts() -> None:
    assert next_start((), 5.0, BERLIN) == 5.0
    assert next_start(windows("22:00-06:00, 12:30-13:30"), at("2026-01-10 09:00"), BERLIN) == at("2026-01-10 12:30")
    assert next_start(windows("08:00-08:00"), at("2026-01-10 03:00"), BERLIN) == at("2026-01-10 03:00")


def test_a_window_that_begins_in_the_hour_left_out_in_spring_begins_right_after_it() -> None:
    # on 29 March 2026 the clocks go from 02:00 to 03:00
    start = next_start(windows("02:30-05:00"), at("2026-03-29 00:10"), BERLIN)
    assert datetime.fromtimestamp(start, UTC) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert datetime.fromtimestamp(start, BERLIN).hour == 3


def test_both_hours_of_the_night_in_autumn_are_inside() -> None:
    # on 25 October 2026 the hour from 02:00 to 03:00 comes twice
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp()
    for moment in (first, first + 3600):
        assert datetime.fromtimestamp(moment, BERLIN).hour == 2
        assert next_start(windows("02:00-03:00"), moment, BERLIN) == moment
    assert next_start(windows("02:00-03:00"), first + 7200, BERLIN) == at("2026-10-26 02:00")


@pytest.mark.parametrize(
    ("zone", "night"), [("Europe/Berlin", "2026-10-25 00:00"), ("Australia/Lord_Howe", "2026-04-05 00:30")]
)
@pytest.mark.parametrize("hours", ["02:15-02:45", "01:30-02:10", "01:40-01:50", "02:30-03:30", "22:00-01:45"])
def test_a_window_that_comes_twice_is_found_both_times(zone: str, night: str, hours: str) -> None:
    there = ZoneInfo(zone)
    begin = at(night, there)
    inside = [
        begin + 60 * n for n in range(2880) if next_start(windows(hours), begin + 60 * n, there) == begin + 60 * n
    ]
    for now in [begin + 60 * n for n in range(0, 360, 7)]:
        assert next_start(windows(hours), now, there) == min(moment for moment in inside if moment >= now)


def test_the_same_hours_are_other_moments_in_another_zone() -> None:
    now = datetime(2026, 6, 1, 12, tzinfo=UTC).timestamp()
    tokyo = ZoneInfo("Asia/Tokyo")
    assert next_start(NIGHT, now, BERLIN) == at("2026-06-01 22:00")
    assert next_start(NIGHT, now, tokyo) == at("2026-06-01 22:00", tokyo)


@given(
    st.integers(0, 366 * 24 * 60),
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]),
)
def test_the_next_start_is_inside_and_nothing_before_it_is(minute: int, start: int, end: int, name: str) -> None:
    zone = ZoneInfo(name)
    now = datetime(2026, 1, 1, tzinfo=UTC).timestamp() + 60 * minute
    text = f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
    found = next_start(windows(text), now, zone)
    inside = next_start(windows(text), found, zone)
    gap = datetime.fromtimestamp(found, zone) - datetime.fromtimestamp(found - 60, zone)
    local = datetime.fromtimestamp(found, zone).replace(tzinfo=None)
    earlier = datetime.fromtimestamp(found - 60, zone).replace(tzinfo=None)
    # inside, or the first minute after an hour that is left out and that held the beginning
    assert inside == found or local - earlier > timedelta(minutes=1), gap
    assert now <= found <= now + 2 * 86400 + 7200


@pytest.mark.parametrize("text", ["22-06", "22:00", "25:00-03:00", "aa:00-03:00", "22:60-03:00", "22:00-"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        check_hours(text)
    assert refused.value.code is Code.BAD_VALUE


def test_a_jobs_own_wish_goes_before_the_rule_of_the_queue() -> None:
    noon, ten = at("2026-01-10 12:00"), at("2026-01-10 22:00")
    rule = Hours("22:00-06:00", only_off_peak=True)
    assert rule.opens("", noon, BERLIN) == ten
    assert rule.opens(ANY_HOUR, noon, BERLIN) is None
    assert rule.opens("11:00-13:00", noon, BERLIN) is None
    free = Hours("22:00-06:00")
    assert free.opens("", noon, BERLIN) is None
    assert free.opens(OFF_PEAK, noon, BERLIN) == ten
    assert Hours("").opens(OFF_PEAK, noon, BERLIN) is None


def test_what_a_person_has_to_mend_is_told_first() -> None:
    assert hindrance([]) is None
    assert hindrance([Need("a", met=True)]) is None
    assert hindrance([Need("a"), Need("b", done=True, approval=True)]) == Wait(Because.APPROVAL, job="b")
    assert hindrance([Need("a"), Need("b", hopeless=True)]) == Wait(Because.AFTER_FAILED, job="b")
    assert hindrance([Need("a", met=True), Need("b")]) == Wait(Because.AFTER, job="b")


def test_no_job_waits_for_itself() -> None:
    needs = {"b": ["a"], "c": ["b"]}
    assert makes_circle(needs, "a", "c")
    assert makes_circle(needs, "a", "a")
    assert not makes_circle(needs, "c", "a")
    assert not makes_circle({"a": ["b"], "b": ["a"]}, "c", "a")


def test_priorities_have_names() -> None:
    assert [priority_of(one.word) for one in Priority] == list(Priority)
    with pytest.raises(InputError):
        priority_of("urgent")
