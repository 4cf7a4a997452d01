"""Preferences: the settings, read and changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from holysheep_studio.domain import settings_file
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.settings import Settings
from holysheep_studio.store import settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from holysheep_studio.store.database import Database


class Taken(Frozen, frozen=True):
    """What became of a file of settings."""

    settings: Settings
    changed: tuple[str, ...]  # names of the settings that are other than before
    left: tuple[tuple[str, str], ...]  # those that were not taken over, with what the file says of them


class Preferences:
    """What a person has set, shared by all processes on the data folder."""

    def __init__(self, database: Database) -> None:
        """Reads and writes the settings table."""
        self._database = database

    async def get(self) -> Settings:
        """All settings."""
        return await self._database.read(settings.load)

    async def set(self, **values: object) -> Settings:
        """Change some and return all. Raises InputError bad_value."""
        try:
            return await self._database.write(lambda connection: settings.change(connection, **values))
        except ValueError as error:
            name = ", ".join(values)
            raise InputError(Code.BAD_VALUE, field=name, value=values.get(name, ""), expected=error) from error

    async def export(self, file: Path) -> None:
        """Write what differs from the defaults, without keys. Raises InputError no_permission."""
        text = settings_file.write(await self.get())
        try:
            await asyncio.to_thread(file.write_text, text, encoding="utf-8")
        except OSError as error:
            raise InputError(Code.NO_PERMISSION, file=file) from error

    async def load(self, file: Path, fits: Mapping[str, Callable[[str], Awaitable[bool]]]) -> Taken:
        """Take over what a file says, the rest back to its defaults.

        `fits` tells by the setting's name what cannot be used on this machine (a program, a folder): such a setting
        stays as it was. Raises InputError; nothing is changed then.
        """
        try:
            text = await asyncio.to_thread(file.read_text, encoding="utf-8")
        except OSError as error:
            raise InputError(Code.BAD_SETTINGS_FILE, file=file.name, reason=error.strerror or error) from error
        except UnicodeDecodeError as error:
            raise InputError(Code.BAD_SETTINGS_FILE, file=file.name, reason="it is no text") from error
        wanted, before = settings_file.read(text, file.name), await self.get()
        usual, left = Settings(), []
        for name, fit in fits.items():
            if wanted[name] not in {getattr(usual, name), getattr(before, name)} and not await fit(wanted[name]):
                left.append((name, str(wanted.pop(name))))
        after = await self.set(**wanted)
        changed = tuple(name for name in wanted if getattr(before, name) != getattr(after, name))
        return Taken(after, changed, tuple(left))
