"""Reads what a numerical preview is asked for from a TOML or JSON file."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.scene_check import spec_of

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.scene import PrevisSpec

#: A spec with more than this is a mistake or an attack.
LARGEST_BYTES = 1_000_000


def read_spec(file: Path) -> PrevisSpec:
    """The spec in a file. Raises InputError: file_missing, no_permission, bad_value."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise _bad(file, "a file under 1 MB")
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=file) from None
    except (OSError, UnicodeDecodeError):
        raise _bad(file, "a text file, TOML or JSON") from None
    try:
        plain = json.loads(text) if file.suffix.lower() == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad(file, f"TOML or JSON ({error})") from None
    return spec_of(plain)


def _bad(file: Path, expected: str) -> InputError:
    return InputError(Code.BAD_VALUE, field="SPEC", value=file.name, expected=expected)
