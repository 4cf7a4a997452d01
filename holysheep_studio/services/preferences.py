"""Preferences: the settings, read and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.store import settings

if TYPE_CHECKING:
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
