"""Numbers as people type them, with a unit or without: "2 cm", "72.8 mN/m", "1 cP", "5 km/h", exactly converted."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.bends import number
from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Units by what they measure, each in the first one of its row. All exact by definition.
_ROWS: tuple[Mapping[str, Fraction], ...] = tuple(
    {unit: Fraction(size) for unit, size in row.items()}
    for row in (
        {"m": "1", "km": "1000", "dm": "0.1", "cm": "0.01", "mm": "0.001", "um": "0.000001", "in": "0.0254",
         "ft": "0.3048"},
        {"m/s": "1", "km/h": "5/18", "kph": "5/18", "cm/s": "0.01", "mm/s": "0.001", "mph": "0.44704", "kn": "463/900",
         "ft/s": "0.3048"},
        {"m/s2": "1", "cm/s2": "0.01", "gal": "0.01", "g": "9.80665", "ft/s2": "0.3048"},
        {"mPa.s": "1", "cP": "1", "Pa.s": "1000", "P": "100", "uPa.s": "0.001", "kg/(m.s)": "1000"},
        {"mN/m": "1", "N/m": "1000", "dyn/cm": "1", "J/m2": "1000", "mJ/m2": "1"},
        {"kg/m3": "1", "g/cm3": "1000", "g/ml": "1000", "kg/l": "1000", "g/l": "1"},
        {"kg/m2": "1", "g/m2": "0.001", "gsm": "0.001"},
        {"s": "1", "ms": "0.001", "us": "0.000001", "min": "60", "h": "3600"},
        {"": "1", "%": "0.01"},
    )
)  # fmt: skip
_KELVIN = Fraction("273.15")
_SAME = MappingProxyType({"²": "2", "³": "3", "^": "", "·": ".", "*": ".", "µ": "u", "μ": "u", "°": "", "⋅": "."})
_TYPED = re.compile(r"\s*([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?)\s*(.*)")
LONGEST = 60


def quantity(text: str, unit: str) -> float:
    """The number that a person typed, in `unit`; without a unit of its own it is in that already.

    Raises InputError bad_value, naming the units that fit.
    """
    found = _TYPED.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise _bad(text, unit)
    try:
        value = number(found[1].replace(",", "."))
    except ValueError:
        raise _bad(text, unit) from None
    given, wanted = _plain(found[2]), _plain(unit)
    if not given or given == wanted:
        return float(value)
    if wanted in {"C", "K"} or given in {"C", "K", "F"}:
        return _temperature(value, given, wanted, text, unit)
    for row in _ROWS:
        if wanted in row and given in row:
            return float(value * row[given] / row[wanted])
    raise _bad(text, unit)


def units_of(unit: str) -> tuple[str, ...]:
    """The units that may be typed where `unit` is meant, the plain ones as they are typed."""
    wanted = _plain(unit)
    if wanted in {"C", "K"}:
        return ("C", "K", "F")
    return next((tuple(one for one in row if one) for row in _ROWS if wanted in row), (unit,))


def _temperature(value: Fraction, given: str, wanted: str, text: str, unit: str) -> float:
    to_kelvin = {"K": value, "C": value + _KELVIN, "F": (value - 32) * Fraction(5, 9) + _KELVIN}
    if given not in to_kelvin or wanted not in {"C", "K"}:
        raise _bad(text, unit)
    return float(to_kelvin[given] - (_KELVIN if wanted == "C" else 0))


def _plain(unit: str) -> str:
    for fancy, plain in _SAME.items():
        unit = unit.replace(fancy, plain)
    unit = unit.replace(" ", "")
    known = {"mpas": "mPa.s", "pas": "Pa.s", "cp": "cP", "mpa.s": "mPa.s", "kmh": "km/h"}
    return known.get(unit.lower(), unit)


def _bad(text: str, unit: str) -> InputError:
    fitting = ", ".join(units_of(unit)) or "no unit"
    return InputError(Code.BAD_VALUE, field="value", value=text[:LONGEST], expected=f"a number, with a unit: {fitting}")
