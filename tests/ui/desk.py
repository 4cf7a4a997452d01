"""A window with a real studio behind it, for tests."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.ui.theme import Wardrobe
    from holysheep_studio.ui.window import Window


class Desk:
    """A window, the studio behind it, and the same folder as another process would open it."""

    def __init__(self, window: Window, wardrobe: Wardrobe, data: Path) -> None:
        self.window = window
        self.wardrobe = wardrobe
        self.data = data

    @asynccontextmanager
    async def opened(self, *paths: Path, sample: bool = False) -> AsyncIterator[Session]:
        """The window once everything was read for the first time: what comes late would show over what a test shows."""
        tasks = Tasks(self.window)
        async with await Studio.open(Paths.at(self.data)) as studio:
            session = Session(studio, self.window, self.wardrobe, tasks)
            read = asyncio.Event()
            session.observer.measured_changed.connect(lambda _: read.set())  # the last that is read
            try:
                await session.start(paths, sample=sample)
                await read.wait()
                while not session.household.draft._makers_seen:
                    await asyncio.sleep(0.005)
                yield session
            finally:
                await tasks.close()

    def words(self) -> list[str]:
        return [toast.words for toast in self.window.toasts.shown]
