"""Tones: what feelings ask of camera and light, from the shipped files and the user's own."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.screenplay import tone_of

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.screenplay import Tone


def shipped_tones() -> dict[str, Tone]:
    """The tones that came with the studio. Blocks."""
    return {name: tone_of(name, about) for name, about in resources.tables("tones").items()}


def tones(folder: Path) -> dict[str, Tone]:
    """Every tone by its name; a file in `folder` takes the place of the shipped one of its name. Blocks.

    Raises InputError bad_value naming the file that cannot be used.
    """
    found = shipped_tones()
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
        try:
            about = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(Code.BAD_VALUE, field=file, value="unreadable", expected=f"TOML ({error})") from None
        found[file.stem] = tone_of(file.stem, about)
    return found
