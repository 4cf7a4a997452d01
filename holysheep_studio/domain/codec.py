"""Values to JSON and back: exact fractions as text, enums as their lower-case value."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _value(kind: type, plain: Any) -> Any:  # noqa: ANN401 - msgspec hands over any JSON value
    if kind is Fraction and isinstance(plain, str | int):
        return Fraction(plain)
    raise TypeError(f"no {kind.__name__} from {type(plain).__name__}")


def to_json(value: object) -> bytes:
    """Compact UTF-8 JSON of a domain value."""
    return msgspec.json.encode(value, enc_hook=_plain)


def canonical_json(value: object) -> bytes:
    """The same bytes for the same value, whatever the order of its mappings."""
    return msgspec.json.encode(value, enc_hook=_plain, order="sorted")


def from_json(kind: type[T], data: bytes | str) -> T:
    """The domain value back; raises ValueError naming the field when the JSON does not fit."""
    return msgspec.json.decode(data, type=kind, dec_hook=_value)


def reader(kind: type[T]) -> Callable[[str], T]:
    """`from_json` for one kind, made ready once: for reading very many."""
    return msgspec.json.Decoder(kind, dec_hook=_value).decode


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON is any
    """Lists, dicts, strings and numbers, for merging into a larger document."""
    return msgspec.to_builtins(value, enc_hook=_plain)


def from_plain(kind: type[T], plain: object) -> T:
    """The domain value from lists and dicts; raises ValueError naming the field."""
    return msgspec.convert(plain, type=kind, dec_hook=_value)
