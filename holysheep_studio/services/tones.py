"""Tones: what feelings ask of camera and light, from the shipped files and the user's own."""

from __future__ import annotations

import contextlib
import re
import tomllib
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code, InputError, StoreError
from holysheep_studio.domain.screenplay import ToneRow, tone_of
from holysheep_studio.domain.toml_text import toml_text

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.screenplay import Tone

_LONGEST = 40


def shipped_tones() -> dict[str, Tone]:
    """The tones that came with the studio. Blocks."""
    return {name: tone_of(name, about) for name, about in resources.tables("tones").items()}


def tones(folder: Path) -> dict[str, Tone]:
    """Every tone by its name; a file in `folder` takes the place of the shipped one of its name. Blocks.

    Raises InputError bad_value naming the file that cannot be used.
    """
    found = shipped_tones()
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
        found[file.stem] = _read(file)
    return found


def tone_rows(folder: Path) -> tuple[ToneRow, ...]:
    """Every tone, also those whose file is broken, with what is wrong in it. Blocks."""
    shipped = shipped_tones()
    rows = {name: ToneRow(name, tone, shipped=True, own=False) for name, tone in shipped.items()}
    for file in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
        there = file.stem in shipped
        try:
            rows[file.stem] = ToneRow(file.stem, _read(file), there, own=True)
        except InputError as error:
            said = "; ".join(error.fields.get(name, "") for name in ("field", "value", "expected"))
            rows[file.stem] = ToneRow(file.stem, None, there, own=True, problem=said)
    return tuple(rows.values())


def keep_tone(folder: Path, tone: Tone) -> str | None:
    """Write a tone as a file of the user's; what that file held before, None where there was none. Blocks.

    Raises InputError bad_value for what the studio could not read again, StoreError data_folder.
    """
    name = tone.name.strip().casefold()
    if not re.fullmatch(r"[\w][\w \-]*", name) or len(name) > _LONGEST:
        raise InputError(Code.BAD_VALUE, field="name", value=tone.name[:_LONGEST] or "nothing", expected="a short word")
    about = {"words": list(tone.words), "camera": tone.camera, "lighting": tone.lighting, "pace": tone.pace}
    tone_of(name, about)
    return put_tone(folder, name, toml_text(about))


def put_tone(folder: Path, name: str, text: str | None) -> str | None:
    """Let the user's file of a tone hold `text`, or be gone with None; what it held before. Blocks.

    Raises StoreError data_folder.
    """
    file = folder / f"{name}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8", errors="replace") if file.exists() else None
        if text is None:
            with contextlib.suppress(FileNotFoundError):
                file.unlink()
        else:
            part = file.with_name(f".{file.name}.part")
            part.write_text(text, encoding="utf-8")
            part.replace(file)
    except OSError as error:
        raise StoreError(Code.DATA_FOLDER, folder=folder, what=error.strerror or error) from None
    return before


def _read(file: Path) -> Tone:
    try:
        about = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(Code.BAD_VALUE, field=file, value="unreadable", expected=f"TOML ({error})") from None
    return tone_of(file.stem, about)
