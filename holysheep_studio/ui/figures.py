"""Numbers as people read them: rates, times, sizes, ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio.ui import currency as currencies

if TYPE_CHECKING:
    from fractions import Fraction

    from holysheep_studio.domain.clip import Source
    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.timebase import FrameRate, Seconds


def rate(value: FrameRate) -> str:
    """Like 29.97 or 25: rounded to three places, never with trailing zeros."""
    return f"{float(value):.3f}".rstrip("0").rstrip(".") if value.denominator > 1 else str(value)


def exact_rate(value: FrameRate) -> str:
    """Like "29.97 fps (30000/1001)", or "25 fps" where the number is the whole truth."""
    unit = QCoreApplication.translate("figures", "{rate} fps").format(rate=rate(value))
    return unit if value.denominator == 1 else f"{unit} ({value})"


def measures(source: Source) -> str:
    """Size, length and rate of a source in a line; empty while they are not known."""
    if source.footage is None:
        return ""
    footage = source.footage
    return " \u00b7 ".join((size_of(footage), seconds(footage.duration), exact_rate(footage.video.rate)))


def seconds(value: Seconds) -> str:
    """Like "0.48 s", "12.6 s", "3 min 05 s", "1 h 02 min": as exact as is of use."""
    if value < 1:
        return QCoreApplication.translate("figures", "{n} s").format(n=f"{float(value):.2f}")
    if value < 60:
        return QCoreApplication.translate("figures", "{n} s").format(n=f"{float(value):.1f}")
    return span(float(value))


def span(value_s: float) -> str:
    """Whole seconds, for clocks that run: "8 s", "3 min 05 s", "1 h 02 min"."""
    whole = max(0, round(value_s))
    minutes, rest = divmod(whole, 60)
    if minutes == 0:
        return QCoreApplication.translate("figures", "{n} s").format(n=whole)
    hours, minutes = divmod(minutes, 60)
    if hours == 0:
        return QCoreApplication.translate("figures", "{m} min {s:02} s").format(m=minutes, s=rest)
    return QCoreApplication.translate("figures", "{h} h {m:02} min").format(h=hours, m=minutes)


def span_range(low_s: float, high_s: float) -> str:
    """A span that is only known roughly: "20-40 s", "2-4 min"."""
    if high_s < 100:
        low, high = _step(low_s, 5), max(5, _step(high_s, 5, up=True))
        text = QCoreApplication.translate("figures", "{low}-{high} s")
    elif high_s < 6000:
        low, high = int(low_s // 60), int(-(-high_s // 60))
        text = QCoreApplication.translate("figures", "{low}-{high} min")
    else:
        low, high = int(low_s // 3600), int(-(-high_s // 3600))
        text = QCoreApplication.translate("figures", "{low}-{high} h")
    return text.format(low=low, high=high).replace("-", "\u2013")


def _step(value: float, step: int, *, up: bool = False) -> int:
    return int(-(-value // step) if up else value // step) * step


def size(width: int, height: int) -> str:
    """Like "480 x 360", with a real multiplication sign."""
    return f"{width} \u00d7 {height}"


def size_of(footage: Footage) -> str:
    """The upright size in square pixels."""
    return size(*footage.video.display_size)


def percent(value: float) -> str:
    """0..1 as "42 %", never "100 %" before the end."""
    return f"{min(99, int(value * 100)) if value < 1 else 100} %"


def number(value: Fraction) -> str:
    """A parameter: "4", "0.25"."""
    return f"{float(value):g}"


def file_size(size_bytes: int) -> str:
    """Like "1.4 MB": powers of 1000, as file browsers on most systems show it."""
    value = float(size_bytes)
    for unit in ("B", "kB", "MB", "GB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} TB"


def money(micro: int, currency: str) -> str:
    """Millionths as an amount: "0.0315 USD", at least two places, never rounded; by its sign where that is sure."""
    return currencies.written(digits(micro), currency)


def digits(micro: int) -> str:
    """An amount as it is typed into a field: "0.0315"."""
    whole, part = divmod(micro, 1_000_000)
    return f"{whole}.{f'{part:06}'.rstrip('0').ljust(2, '0')}"


def count(n: int, one: str, many: str) -> str:
    """The sentence for one thing, or the one for `n` things with {n} in it; both are translated by the caller."""
    return one.format(n=n) if n == 1 else many.format(n=n)
