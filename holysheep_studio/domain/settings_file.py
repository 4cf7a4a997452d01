"""Settings as a file that people carry from one machine to another: plain JSON, no keys, nothing of the moment."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.settings import LIMITS, Settings

FORMAT = "holysheep-studio-settings"
VERSION = 1
#: What is no wish of a person's but how things stand at the moment.
OF_THE_MOMENT = frozenset({"queue_paused"})
NAMES = tuple(field.name for field in fields(Settings) if field.name not in OF_THE_MOMENT)


def write(settings: Settings) -> str:
    """What differs from the defaults, as text."""
    plain, usual = asdict(settings), asdict(Settings())
    kept = {name: plain[name] for name in NAMES if plain[name] != usual[name]}
    return json.dumps({"format": FORMAT, "version": VERSION, "settings": kept}, indent=2, ensure_ascii=False) + "\n"


def read(text: str, file: str) -> dict[str, Any]:
    """Every setting as the file says it, those it leaves out with their defaults; `file` is its name for people.

    Raises InputError: settings_file_newer, bad_settings_file for anything else that was not exported here.
    """
    try:
        found = json.loads(text)
    except ValueError:
        raise _bad(file, "it is no JSON") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise _bad(file, "it holds something else")
    version, given = found.get("version"), found.get("settings")
    if not isinstance(version, int) or not isinstance(given, dict):
        raise _bad(file, "it holds something else")
    if version > VERSION:
        raise InputError(Code.SETTINGS_FILE_NEWER, file=file, version=version, known=VERSION)
    unknown = sorted(set(given) - set(NAMES))
    if unknown:
        raise _bad(file, f"it sets {', '.join(unknown)}, which this version does not know")
    usual = asdict(Settings())
    plain = {name: given.get(name, usual[name]) for name in NAMES}
    try:
        settings = from_plain(Settings, plain)
    except ValueError as error:
        raise _bad(file, str(error)) from None
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(settings, name) <= most:
            raise _bad(file, f"{name} can be {least} to {most}")
    return {name: getattr(settings, name) for name in NAMES}


def _bad(file: str, reason: str) -> InputError:
    return InputError(Code.BAD_SETTINGS_FILE, file=file, reason=reason)
