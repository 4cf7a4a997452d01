"""Preferences: the settings, read and changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from holysheep_studio.domain import settings_file
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.store import settings

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.settings import Settings
    from holysheep_studio.store.database import Database


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

    async def load(self, file: Path) -> Settings:
        """Take over what a file says, the rest back to its defaults. Raises InputError; nothing is changed then."""
        try:
            text = await asyncio.to_thread(file.read_text, encoding="utf-8")
        except OSError as error:
            raise InputError(Code.BAD_SETTINGS_FILE, file=file.name, reason=error.strerror or error) from error
        except UnicodeDecodeError as error:
            raise InputError(Code.BAD_SETTINGS_FILE, file=file.name, reason="it is no text") from error
        return await self.set(**settings_file.read(text, file.name))
