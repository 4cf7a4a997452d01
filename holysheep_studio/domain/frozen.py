"""Frozen: what frozen values are made of; cheap to load, and known to `dataclasses.replace`, `fields` and `asdict`."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import NODEFAULT, Struct


class _Fields:
    """Gives the fields of a kind of value as the standard library's dataclasses have them, made when asked for."""

    def __get__(self, value: object, kind: type[Struct]) -> dict[str, dataclasses.Field[Any]]:
        return _fields_of(kind)


class Frozen(Struct, frozen=True):
    """A frozen value: `class Span(Frozen, frozen=True)`, each with `frozen=True` for the type checker's eyes.

    As a frozen, slotted dataclass to read, to write and to type checkers. Loading one costs a fiftieth of that: the
    standard library compiles half a dozen functions for each of the studio's four hundred at every start, which took
    a third of the time until the window could be used.
    """

    if not TYPE_CHECKING:  # type checkers know it by themselves
        __dataclass_fields__ = _Fields()


@cache
def _fields_of(kind: type[Struct]) -> dict[str, dataclasses.Field[Any]]:
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    bare = len(names) - len(defaults)
    rows = [(name, Any, _field(default)) for name, default in zip(names, (NODEFAULT,) * bare + defaults, strict=True)]
    plain = dataclasses.make_dataclass(kind.__name__, rows, init=False, repr=False, eq=False, kw_only=True)
    return {one.name: one for one in dataclasses.fields(plain)}


def _field(default: Any) -> Any:  # noqa: ANN401 - a default is any value
    if default is NODEFAULT:
        return dataclasses.field()
    factory = getattr(default, "factory", None) if type(default).__module__.startswith("msgspec") else None
    return dataclasses.field(default=default) if factory is None else dataclasses.field(default_factory=factory)
