"""What tests of the window share: a real window of plain values, and coroutines run on Qt's event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import pytest
import qasync
import shiboken6
from PySide6.QtCore import QLocale, QSize
from pytestqt.qtbot import QtBot

from holysheep_studio.domain.settings import Theme
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.widgets import toast
from holysheep_studio.ui.window import Window
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication, QWidget

Run = Callable[[Coroutine[Any, Any, None]], None]
PATIENCE_S = 900
USUAL_PX = QSize(1280, 800)


class PatientBot(QtBot):
    """Waits as long as a slow and busy machine takes: its own five seconds are too few there."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 120_000) -> None:  # noqa: N802 - its name
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = 120_000, **more: Any) -> Any:  # noqa: N802 - its name
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: QWidget, *, timeout: int = 120_000) -> Any:  # noqa: N802 - its name
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - it needs an application
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _amounts_by_code() -> None:
    """Amounts are written by codes of currencies, in whatever region the tests run."""
    QLocale.setDefault(QLocale.c())


@pytest.fixture(autouse=True)
def _messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message is still there when a slow machine comes to look for it."""
    for name in ("SHOWN_MS", "SHOWN_LONG_MS"):
        monkeypatch.setattr(toast, name, 3_600_000)


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Run]:
    """Runs a coroutine as the window does. Nothing in it may start a second event loop, so no `qtbot.wait*`."""
    with qasync.QEventLoop(qapp) as loop:

        def on_loop(work: Coroutine[Any, Any, None]) -> None:
            loop.run_until_complete(asyncio.wait_for(work, PATIENCE_S))

        yield on_loop
        left = asyncio.all_tasks(loop)  # of a test that failed: what it began must not outlive its loop
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left, timeout=PATIENCE_S))
        timers = loop._timer
    # The loop leaves its Qt timers running; collected in a worker's thread they would crash the next test.
    shiboken6.delete(timers)


async def until(holds: Callable[[], object]) -> None:
    """Wait until something shows on the window."""
    while not holds():
        await asyncio.sleep(0.02)


@pytest.fixture
def feed() -> Iterator[LogFeed]:
    made = LogFeed()
    logging.getLogger().addHandler(made)
    yield made
    logging.getLogger().removeHandler(made)


@pytest.fixture(scope="session")
def only_wardrobe(qapp: QApplication) -> Wardrobe:
    """One for the application, as in life."""
    return Wardrobe(qapp)


@pytest.fixture
def wardrobe(only_wardrobe: Wardrobe) -> Wardrobe:
    only_wardrobe.wear(Theme.DARK)
    return only_wardrobe


@pytest.fixture
def window(wardrobe: Wardrobe, data_folder: Path, feed: LogFeed) -> Iterator[Window]:
    """The whole window without a studio behind it."""
    assert wardrobe.chosen is Theme.DARK
    made = Window(data_folder, Jobs.quote, feed)
    made.resize(USUAL_PX)  # the tests' screen is small: all panels would share one column
    made.show()
    yield made
    made.close()
    # Here and now: left to the garbage collector it might go in a worker's thread, with its timers still running.
    shiboken6.delete(made)


@pytest.fixture
def desk(window: Window, wardrobe: Wardrobe, data_folder: Path) -> Desk:
    return Desk(window, wardrobe, data_folder)
