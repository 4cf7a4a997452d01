"""Writes plain tables as TOML, for copying what was set into a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite


def toml_text(table: Mapping[str, object]) -> str:
    """TOML of strings, numbers, booleans, lists and tables; null has no form there and is left out.

    Raises ValueError for numbers that are not finite, TypeError for anything else.
    """
    lines: list[str] = []
    _write(table, (), lines)
    return "\n".join(lines).strip() + "\n"


def _write(table: Mapping[str, object], path: tuple[str, ...], lines: list[str]) -> None:
    inner = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    if path:
        lines += ["", f"[{'.'.join(map(_key, path))}]"]
    lines += [
        f"{_key(key)} = {_value(value)}" for key, value in table.items() if key not in inner and value is not None
    ]
    for key, value in inner.items():
        _write(value, (*path, key), lines)


def _key(key: str) -> str:
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else _text(key)


def _text(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which JSON leaves as it is
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            if not isfinite(value):
                raise ValueError(f"{value} has no place in a file")
            return repr(value)
        case str():
            return _text(value)
        case list() | tuple():
            return f"[{', '.join(_value(one) for one in value if one is not None)}]"
        case Mapping():
            return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
        case _:
            raise TypeError(f"no TOML form for {type(value).__name__}")
