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
            raise _broken(file, "it is larger than 4 MB")
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=file) from None
    except (OSError, UnicodeDecodeError):
        raise _broken(file, "it is not a text file") from None
    try:
        return tuple((_exact(row["source_s"]), _exact(row["speed"])) for row in _rows(file, text))
    except KeyError as error:
        raise _broken(file, f"a point lacks {error.args[0]}") from None
    except json.JSONDecodeError as error:
        raise _broken(file, f"it is not JSON (line {error.lineno})") from None
    except (ValueError, ZeroDivisionError, RecursionError) as error:
        raise _broken(file, str(error)) from None


def _broken(file: Path, reason: str) -> InputError:
    return InputError(Code.BAD_CURVE, reason=f"{file.name}: {reason}")


def _rows(file: Path, text: str) -> list[dict[str, Any]]:
    suffix = file.suffix.lower()
    if suffix == ".csv":
        first = text.lstrip().split("\n", 1)[0]
        names = None if "source_s" in first else ["source_s", "speed"]
        return list(csv.DictReader(text.splitlines(), fieldnames=names, skipinitialspace=True))
    loaded = tomllib.loads(text) if suffix == ".toml" else json.loads(text, parse_float=str, parse_constant=_refuse)
    points = loaded.get("points") if isinstance(loaded, dict) else None
    if not isinstance(points, list):
        raise ValueError('it has no list "points"')  # noqa: TRY004 - what a file holds is a value
    return [_row(point) for point in points]


def _row(point: object) -> dict[str, Any]:
    if isinstance(point, list) and len(point) == 2:
        return {"source_s": point[0], "speed": point[1]}
    if isinstance(point, dict):
        return point
    raise ValueError(f"{point!r} is not a point")


def _exact(value: object) -> Fraction:
    """A number as the file wrote it, 0.1 as one tenth."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{value!r} is not a number")  # noqa: TRY004 - the same
    try:
        return Fraction(str(value).strip())
    except ValueError:
        raise ValueError(f"{value!r} is not a number") from None


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is not a number")
