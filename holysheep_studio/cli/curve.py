"""Reads a speed curve from a JSON, TOML or CSV file."""

from __future__ import annotations

import csv
import json
import tomllib
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from pathlib import Path

#: A curve with more points than this is a mistake or an attack.
LARGEST_BYTES = 4_000_000
Points = tuple[tuple[Fraction, Fraction], ...]


def read_curve(file: Path) -> Points:
    """(source time in seconds, speed) points. Raises InputError: file_missing, no_permission, bad_curve."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise InputError(Code.BAD_CURVE, file=file, reason="the file is larger than 4 MB")
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=file) from None
    except (OSError, UnicodeDecodeError):
        raise InputError(Code.BAD_CURVE, file=file, reason="it is not a text file") from None
    try:
        rows = _rows(file, text)
        return tuple((_exact(row["source_s"]), _exact(row["speed"])) for row in rows)
    except KeyError as error:
        raise InputError(Code.BAD_CURVE, file=file, reason=f"a point lacks {error.args[0]}") from None
    except (ValueError, TypeError, AttributeError, ZeroDivisionError, RecursionError) as error:
        raise InputError(Code.BAD_CURVE, file=file, reason=error) from None


def _rows(file: Path, text: str) -> list[dict[str, Any]]:
    suffix = file.suffix.lower()
    if suffix == ".csv":
        first = text.lstrip().split("\n", 1)[0]
        names = None if "source_s" in first else ["source_s", "speed"]
        return list(csv.DictReader(text.splitlines(), fieldnames=names, skipinitialspace=True))
    loaded = tomllib.loads(text) if suffix == ".toml" else json.loads(text, parse_float=str, parse_constant=_refuse)
    points = loaded["points"]
    if not isinstance(points, list):
        raise TypeError("points is not a list")
    return [
        {"source_s": point[0], "speed": point[1]} if isinstance(point, list) and len(point) == 2 else point
        for point in points
    ]


def _exact(value: object) -> Fraction:
    """A number as the file wrote it, 0.1 as one tenth."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"{value!r} is not a number")
    try:
        return Fraction(str(value).strip())
    except ValueError:
        raise ValueError(f"{value!r} is not a number") from None


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is not a number")
