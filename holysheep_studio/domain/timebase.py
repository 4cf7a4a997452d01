"""Exact time: seconds and frame rates as fractions, so that 29.97 is 30000/1001 and nothing drifts."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from statistics import median_low

Seconds = Fraction
FrameRate = Fraction

#: Rates the field names, used to recognise a measured average as what it was meant to be.
STANDARD_RATES: tuple[FrameRate, ...] = (
    Fraction(10),
    Fraction(12),
    Fraction(25, 2),
    Fraction(15),
    Fraction(20),
    Fraction(24000, 1001),
    Fraction(24),
    Fraction(25),
    Fraction(30000, 1001),
    Fraction(30),
    Fraction(48),
    Fraction(50),
    Fraction(60000, 1001),
    Fraction(60),
    Fraction(100),
    Fraction(120000, 1001),
    Fraction(120),
    Fraction(240000, 1001),
    Fraction(240),
)
#: The rates a cloud accepts (24-60 frames a second) and every player plays smoothly.
LOWEST_DELIVERY_RATE = Fraction(24000, 1001)
HIGHEST_DELIVERY_RATE = Fraction(60)


def seconds(value: str | float | Fraction) -> Seconds:
    """Exact seconds from text ("1.5", "3/2") or a number; a float is read by its shortest decimal form."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def rate_from_text(text: str) -> FrameRate:
    """Read "25", "30000/1001" or "29.97"; the rounded names of NTSC rates mean the exact ones.

    Raises ValueError when the text is no positive rate.
    """
    try:
        rate = Fraction(text.strip())
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"not a frame rate: {text!r}") from None
    if rate <= 0:
        raise ValueError(f"a frame rate is above 0: {text!r}")
    if "/" in text:
        return rate
    ntsc = Fraction(round(rate * 1001 / 1000) * 1000, 1001)
    return ntsc if rate.denominator > 1 and abs(rate - ntsc) < Fraction(1, 200) else rate


def rate_text(rate: FrameRate) -> str:
    """The exact form, "30000/1001" or "25"."""
    return str(rate)


def frame_count(duration: Seconds, rate: FrameRate) -> int:
    """How many frames start inside 0 <= t < duration at `rate`."""
    return ceil(duration * rate)


def frame_index(t: Seconds, rate: FrameRate) -> int:
    """The frame on screen at time t, counted from 0."""
    return floor(t * rate)


def timecode(frame: int, rate: FrameRate) -> str:
    """Non-drop timecode HH:MM:SS:FF of a frame counted from 0 (SMPTE ST 12-1, counting mode NDF)."""
    base = max(1, round(rate))
    total, frames = divmod(frame, base)
    minutes, secs = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{secs:02}:{frames:02}"


def nominal_rate(intervals: Iterable[Seconds], average: FrameRate) -> FrameRate:
    """The rate a variable clip was meant to have: the standard rate nearest to its median frame interval.

    `intervals` are the positive distances of neighbouring frames; without any, `average` is used.
    """
    gaps = sorted(gap for gap in intervals if gap > 0)
    measured = 1 / median_low(gaps) if gaps else average
    return nearest_standard(measured)


def nearest_standard(rate: FrameRate) -> FrameRate:
    """The standard rate nearest by ratio, or `rate` itself when none lies within 6 %."""
    best = min(STANDARD_RATES, key=lambda known: max(known / rate, rate / known))
    return best if max(best / rate, rate / best) <= Fraction(106, 100) else rate


def delivery_rate(rate: FrameRate) -> FrameRate:
    """`rate` brought into 24-60 frames a second by a whole factor, so that every source frame keeps its place.

    240 -> 60, 100 -> 50, 12.5 -> 25; where no whole factor lands inside, the nearest bound is taken.
    """
    if rate > HIGHEST_DELIVERY_RATE:
        slower = rate / ceil(rate / HIGHEST_DELIVERY_RATE)
        return slower if slower >= LOWEST_DELIVERY_RATE else HIGHEST_DELIVERY_RATE
    if rate < LOWEST_DELIVERY_RATE:
        faster = rate * ceil(LOWEST_DELIVERY_RATE / rate)
        return faster if faster <= HIGHEST_DELIVERY_RATE else Fraction(24)
    return rate
