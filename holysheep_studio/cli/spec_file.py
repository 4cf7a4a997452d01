"""Reads what a numerical preview is asked for from a TOML or JSON file."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.material import material_of
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
    return spec_of(_with_material(plain) if isinstance(plain, dict) else plain)


def _with_material(plain: dict[str, Any]) -> dict[str, Any]:
    """The same with the numbers of its `material`; those that the file gives itself win."""
    name = plain.get("material")
    if name is None:
        return plain
    known = resources.tables("materials")
    if not isinstance(name, str) or name not in known:
        raise InputError(Code.BAD_VALUE, field="material", value=name, expected=", ".join(known))
    material = material_of(name, known[name])
    own = plain.get("parameters", {})
    parameters = {**material.parameters, **own} if isinstance(own, dict) else own
    return {"type": material.type.value, "tint": material.tint, **plain, "parameters": parameters}


def _bad(file: Path, expected: str) -> InputError:
    return InputError(Code.BAD_VALUE, field="SPEC", value=file.name, expected=expected)
