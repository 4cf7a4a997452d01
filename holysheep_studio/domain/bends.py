"""Bends: every way to draw time by hand, and the plain form it has in files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import isfinite
from typing import Any, TypeVar

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease, Handle, Unit, bad_curve
from holysheep_studio.domain.growth import Growth, Model
from holysheep_studio.domain.sequences import Event, EventSequence, Section, Sections

Bend = Curve | Growth | EventSequence | Sections
T = TypeVar("T")
Row = Mapping[str, Any]

#: Thirty thousand years, and parts that no clip has: beyond these, numbers can be neither computed with nor kept.
LARGEST, FINEST = 10**12, 10**100
#: What may stand in a file beside the keys of a bend: how it is called and described.
WORDS = frozenset({"name", "description", "schema", "order"})


def bend_of(plain: object) -> Bend:
    """The bend that a file's plain form holds, told by its first key: points, growth, events or sections.

    Numbers may be text ("1/3"). Raises InputError bad_curve with the reason.
    """
    if not isinstance(plain, Mapping):
        raise bad_curve("it is no table of keys")
    makers: Mapping[str, Callable[[Row], Bend]] = {
        "points": _curve,
        "growth": _growth,
        "events": _events,
        "sections": _sections,
    }
    found = [key for key in makers if key in plain]
    if "growth" in found:
        found = ["growth"]  # which may have points of its own
    if len(found) != 1:
        raise bad_curve(f"it holds {' and '.join(found) or 'none'} of points, growth, events, sections")
    try:
        return makers[found[0]](plain)
    except KeyError as error:
        raise bad_curve(f"a part of {found[0]} lacks {error.args[0]}") from None
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise bad_curve(str(error)) from None


def plain_of(bend: Bend) -> dict[str, Any]:
    """The plain form, which `bend_of` reads back to the same value."""
    match bend:
        case Curve():
            points = [_point_plain(point) for point in bend.points]
            return {"axis": bend.axis.value, "unit": bend.unit.value, "points": points}
        case Growth():
            plain: dict[str, Any] = {
                "growth": bend.model.value,
                "ratio": str(bend.ratio),
                "strength": str(bend.strength),
                "decay": bend.decay,
            }
            return plain | ({"points": [[str(u), str(f)] for u, f in bend.points]} if bend.points else {})
        case EventSequence():
            events = [
                {"name": one.name, "start": str(one.start), "end": str(one.end), "screen": str(one.screen)}
                for one in bend.events
            ]
            return {"events": events, "ratio": str(bend.ratio)}
        case Sections():
            return {"unit": bend.unit.value, "sections": [_section_plain(one) for one in bend.sections]}


def number(value: object) -> Fraction:
    """A number as the file wrote it, 0.1 as one tenth; raises ValueError."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{value!r} is not a number")  # noqa: TRY004 - what a file holds is a value
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{value!r} is not a number")
    text = str(value).strip()
    # "1e999999999" is a short text and an endless number
    if len(text) > 1000 or len(text.lower().partition("e")[2]) > 4:
        raise ValueError(f"{text[:20]!r} is not a number")
    try:
        read = Fraction(text)
    except ValueError:
        raise ValueError(f"{value!r} is not a number") from None
    if abs(read) > LARGEST:
        raise ValueError(f"{text[:20]!r} is too large")
    if read.denominator > FINEST:
        raise ValueError(f"{text[:20]!r} is too fine")
    return read


def _curve(plain: Row) -> Curve:
    _known(plain, {"axis", "unit", "points"}, "the curve")
    axis = _one_of(Axis, plain.get("axis", "speed"), "axis")
    unit = _one_of(Unit, plain.get("unit", "seconds"), "unit")
    return Curve(tuple(_point(row, axis) for row in _rows(plain, "points")), axis, unit)


def _point(row: object, axis: Axis) -> CurvePoint:
    names = ("source_s", "speed") if axis is Axis.SPEED else ("output_s", "source_s")
    if isinstance(row, list | tuple) and len(row) == 2:
        return CurvePoint(number(row[0]), number(row[1]))
    if not isinstance(row, Mapping):
        raise TypeError(f"{row!r} is not a point")
    _known(row, {"at", "value", "ease", "before", "after", *names}, "a point")
    at, value = (row[short] if short in row else row[long] for short, long in zip(("at", "value"), names, strict=True))
    handles = {side: _handle(row[side]) for side in ("before", "after") if side in row}
    return CurvePoint(number(at), number(value), _one_of(Ease, row.get("ease", "smooth"), "ease"), **handles)


def _handle(plain: object) -> Handle:
    if not isinstance(plain, list | tuple) or len(plain) != 2:
        raise ValueError(f"{plain!r} is not a handle: [across, up]")
    return Handle(number(plain[0]), number(plain[1]))


def _point_plain(point: CurvePoint) -> dict[str, Any]:
    plain: dict[str, Any] = {"at": str(point.at), "value": str(point.value), "ease": point.ease.value}
    for side, handle in (("before", point.before), ("after", point.after)):
        if handle is not None:
            plain[side] = [str(handle.across), str(handle.up)]
    return plain


def _growth(plain: Row) -> Growth:
    _known(plain, {"growth", "ratio", "strength", "decay", "points"}, "the growth")
    points = tuple((number(u), number(f)) for u, f in plain.get("points", ()))
    decay = plain.get("decay", False)
    if not isinstance(decay, bool):
        raise ValueError("decay is true or false")  # noqa: TRY004 - the same
    return Growth(
        _one_of(Model, plain["growth"], "growth"),
        number(plain.get("ratio", 1)),
        number(plain.get("strength", 3)),
        decay,
        points,
    )


def _events(plain: Row) -> EventSequence:
    _known(plain, {"events", "ratio"}, "the events")
    events = []
    for n, row in enumerate(_rows(plain, "events"), start=1):
        if not isinstance(row, Mapping):
            raise TypeError(f"{row!r} is not an event")
        _known(row, {"name", "start", "end", "screen"}, "an event")
        name = str(row.get("name", f"event {n}"))
        events.append(Event(name, number(row["start"]), number(row["end"]), number(row["screen"])))
    return EventSequence(tuple(events), number(plain.get("ratio", 1)))


def _sections(plain: Row) -> Sections:
    _known(plain, {"unit", "sections"}, "the sections")
    unit = _one_of(Unit, plain.get("unit", "seconds"), "unit")
    return Sections(tuple(_section(row) for row in _rows(plain, "sections")), unit)


def _section(row: object) -> Section:
    if not isinstance(row, Mapping):
        raise TypeError(f"{row!r} is not a section")
    _known(row, {"start", "end", "speed", "times", "back", "freeze", "hold"}, "a section")
    times, back = row.get("times", 1), row.get("back", False)
    if isinstance(times, bool) or not isinstance(times, int) or not isinstance(back, bool):
        raise TypeError("a section has a whole number of times, and back is true or false")
    if "freeze" in row:
        at = number(row["freeze"])
        return Section(at, at, hold=number(row["hold"]), times=times)
    return Section(number(row["start"]), number(row["end"]), number(row.get("speed", 1)), times=times, back=back)


def _section_plain(section: Section) -> dict[str, Any]:
    if section.start == section.end:
        return {"freeze": str(section.start), "hold": str(section.hold), "times": section.times}
    return {
        "start": str(section.start),
        "end": str(section.end),
        "speed": str(section.speed),
        "times": section.times,
        "back": section.back,
    }


def _rows(plain: Row, key: str) -> list[object]:
    rows = plain[key]
    if not isinstance(rows, list | tuple):
        raise ValueError(f'it has no list "{key}"')  # noqa: TRY004 - the same
    return list(rows)


def _known(row: Row, keys: set[str], what: str) -> None:
    """A key that is misspelt must not be passed over in silence."""
    odd = next((key for key in row if key not in keys and key not in WORDS), None)
    if odd is not None:
        raise ValueError(f"{what} has an unknown key {odd!r}; known are {', '.join(sorted(keys))}")


def _one_of(kind: type[T], value: object, key: str) -> T:
    known: Mapping[str, T] = {str(one): one for one in kind}  # type: ignore[attr-defined]
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"{key} is {value!r}; it is one of {', '.join(known)}")
    return known[value]
