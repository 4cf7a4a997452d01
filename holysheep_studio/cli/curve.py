"""Reads how time is to be bent from a JSON, TOML or CSV file, or from the presets that come with the studio."""

from __future__ import annotations

import csv
import json
import tomllib
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.bends import Bend, bend_of
from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from pathlib import Path

#: A curve with more points than this is a mistake or an attack.
LARGEST_BYTES = 4_000_000
FILE_FORMS = """A curve file (JSON, TOML or CSV) holds points, growth, events or sections; numbers may be text ("1/3").

points: {"points": [{"source_s": 0, "speed": 1}, {"source_s": 2, "speed": 0.25}]}, or pairs, or CSV lines
source_s,speed. "axis": "time" draws source time over output time instead: {"output_s", "source_s"}; it may stand, turn
back and jump. "unit": "share" counts in parts of the clip, so that one file fits every clip. A point's "ease" says how
it goes on: smooth (default), monotone, linear, hold, or bezier with handles "after" and, on the next point, "before":
[across, up], up in octaves of speed.

growth: {"growth": "linear|exponential|logarithmic|custom", "ratio": 100, "strength": 3, "decay": false}; ratio is the
speed on average; custom has "points": [[0, 0], ..., [1, 1]].

events: {"events": [{"name": "bud", "start": 0.1, "end": 0.3, "screen": 0.5}], "ratio": 100}: parts of the clip and
their shares of the screen time.

sections: {"sections": [{"start": 0, "end": 2}, {"freeze": 2, "hold": 1}, {"start": 2, "end": 1, "speed": 0.5,
"times": 3, "back": true}]}: played in this order; an end before the start plays backward."""


def preset_names() -> tuple[str, ...]:
    """The names of the curves that come with the studio."""
    return tuple(resources.tables("curves"))


def read_curve(file: Path) -> Bend:
    """The bend in a file, or the preset of that name. Raises InputError: file_missing, no_permission, bad_curve."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise _broken(file, "it is larger than 4 MB")
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        preset = resources.tables("curves").get(str(file))
        if preset is None:
            raise InputError(Code.FILE_MISSING, file=file) from None
        return bend_of(preset)
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=file) from None
    except (OSError, UnicodeDecodeError):
        raise _broken(file, "it is not a text file") from None
    try:
        return bend_of(_plain(file, text))
    except InputError as error:
        raise _broken(file, error.fields["reason"]) from None
    except json.JSONDecodeError as error:
        raise _broken(file, f"it is not JSON (line {error.lineno})") from None
    except (ValueError, RecursionError) as error:
        raise _broken(file, str(error)) from None


def _broken(file: Path, reason: str) -> InputError:
    return InputError(Code.BAD_CURVE, reason=f"{file.name}: {reason}")


def _plain(file: Path, text: str) -> object:
    suffix = file.suffix.lower()
    if suffix == ".csv":
        first = text.lstrip().split("\n", 1)[0]
        names = None if "source_s" in first else ["source_s", "speed"]
        rows = csv.DictReader(text.splitlines(), fieldnames=names, skipinitialspace=True)
        return {"points": [{key: value for key, value in row.items() if key} for row in rows]}
    if suffix == ".toml":
        return tomllib.loads(text, parse_float=str)
    return json.loads(text, parse_float=str, parse_constant=_refuse)


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is not a number")
