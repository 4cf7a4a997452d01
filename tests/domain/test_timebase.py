"""Exact rates and times."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain import timebase
from tests.domain.strategies import rates

F = Fraction


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("25", F(25)),
        ("29.97", F(30000, 1001)),
        ("23.976", F(24000, 1001)),
        ("59.94", F(60000, 1001)),
        ("30000/1001", F(30000, 1001)),
        ("12.5", F(25, 2)),
        ("179/6", F(179, 6)),
    ],
)
def test_a_rate_is_read_as_what_is_meant(text: str, rate: Fraction) -> None:
    assert timebase.rate_from_text(text) == rate


@pytest.mark.parametrize("text", ["0", "-25", "fast", "", "1/0", "nan", "inf"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="frame rate"):
        timebase.rate_from_text(text)


@given(rates)
def test_rates_survive_their_text(rate: Fraction) -> None:
    assert timebase.rate_from_text(timebase.rate_text(rate)) == rate


@given(st.fractions(min_value=1, max_value=480, max_denominator=2000))
def test_a_delivery_rate_is_what_clouds_take(rate: Fraction) -> None:
    delivered = timebase.delivery_rate(rate)
    assert timebase.LOWEST_DELIVERY_RATE <= delivered <= timebase.HIGHEST_DELIVERY_RATE


@pytest.mark.parametrize(("rate", "delivered"), [(240, 60), (120, 60), (100, 50), (F(25, 2), 25), (10, 30), (30, 30)])
def test_a_delivery_rate_keeps_source_frames_in_place(rate: Fraction, delivered: Fraction) -> None:
    assert timebase.delivery_rate(F(rate)) == delivered


def test_a_variable_clip_gets_the_rate_it_was_meant_to_have() -> None:
    phone = [F(33, 1000), F(34, 1000), F(33, 1000), F(100, 1000), F(34, 1000)]
    assert timebase.nominal_rate(phone, F(24)) in {F(30), F(30000, 1001)}
    assert timebase.nominal_rate([], F(25)) == 25


@pytest.mark.parametrize(
    ("frame", "rate", "code"),
    [
        (0, F(25), "00:00:00:00"),
        (37, F(30), "00:00:01:07"),
        (30, F(30000, 1001), "00:00:01:00"),
        (90_000, F(25), "01:00:00:00"),
    ],
)
def test_timecode(frame: int, rate: Fraction, code: str) -> None:
    assert timebase.timecode(frame, rate) == code


def test_seconds_read_a_float_by_its_decimal_form() -> None:
    assert timebase.seconds(0.1) == F(1, 10)
    assert timebase.seconds("1.5") == F(3, 2)
