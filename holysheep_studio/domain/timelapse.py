"""The algebra of time-lapse: real span = ratio x clip length, with the units people say it in."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.timebase import Seconds

#: Clouds compress time by 10 to 1000; the local engine goes further where the source carries it.
HIGHEST_CLOUD_RATIO = Fraction(1000)
DAY_S = Fraction(86_400)
#: A month has 30 days here, so that 6 months in 10 s are 1,555,200 times.
UNITS: Mapping[str, Fraction] = MappingProxyType(
    {
        "s": Fraction(1), "sec": Fraction(1), "second": Fraction(1),
        "min": Fraction(60), "minute": Fraction(60),
        "h": Fraction(3600), "hour": Fraction(3600),
        "d": DAY_S, "day": DAY_S, "week": 7 * DAY_S, "month": 30 * DAY_S, "year": 365 * DAY_S,
        "\u79d2": Fraction(1), "\u79d2\u949f": Fraction(1),
        "\u5206": Fraction(60), "\u5206\u949f": Fraction(60),
        "\u65f6": Fraction(3600), "\u5c0f\u65f6": Fraction(3600),
        "\u65e5": DAY_S, "\u5929": DAY_S, "\u5468": 7 * DAY_S, "\u661f\u671f": 7 * DAY_S, "\u6708": 30 * DAY_S,
        "\u5e74": 365 * DAY_S,
    }
)  # fmt: skip
_SPAN = re.compile(r"\s*(\d{1,12}(?:\.\d{1,9})?|\d{1,12}/\d{1,12})\s*([A-Za-z]*|[\u4e00-\u9fff]{1,3})\s*")


def ratio_of(span: Seconds, length: Seconds) -> Fraction:
    """How many times faster a real span runs in a clip. Raises InputError bad_value when either is not above 0."""
    for name, value in (("span", span), ("length", length)):
        if value <= 0:
            raise InputError(Code.BAD_VALUE, field=name, value=value, expected="more than 0 s")
    return span / length


def span_of(ratio: Fraction, length: Seconds) -> Seconds:
    """The real span that a clip of `length` shows at `ratio`."""
    return ratio * length


def length_of(span: Seconds, ratio: Fraction) -> Seconds:
    """How long a real span lasts on screen at `ratio`."""
    return span / ratio


def span_from_text(text: str) -> Seconds:
    """Seconds of "90", "10 s", "1.5 h", "6 months", and of the Chinese units. Raises InputError bad_value."""
    found = _SPAN.fullmatch(text)
    if found is not None:
        unit = found[2].lower().removeprefix("\u4e2a") or "s"  # Chinese counts some of them with a word between
        seconds = UNITS.get(unit, UNITS.get(unit.removesuffix("s")))
        if seconds is not None and not found[1].endswith("/0"):
            return Fraction(found[1]) * seconds
    raise InputError(Code.BAD_VALUE, field="span", value=text, expected='a time such as "6 months" or "10 s"')


def ratio_from_text(text: str) -> Fraction | None:
    """The ratio of "6 months -> 10 s"; None when the text has no arrow. Raises InputError bad_value."""
    span, arrow, length = text.replace("\u2192", "->").partition("->")
    return ratio_of(span_from_text(span), span_from_text(length)) if arrow else None
