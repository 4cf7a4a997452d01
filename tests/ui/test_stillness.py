"""Reduced motion: nothing moves on the screen that a person did not start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from holysheep_studio.ui import stillness
from holysheep_studio.ui.widgets.preview_pane import PreviewPane
from tests.ui.conftest import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Run
    from tests.ui.desk import Desk


@pytest.fixture
def still() -> Iterator[None]:
    stillness.keep(still=True)
    yield
    stillness.keep(still=False)


def jpegs(count: int) -> list[bytes]:
    found = []
    for n in range(count):
        image = QImage(16, 9, QImage.Format.Format_RGB32)
        image.fill(n)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPG")  # type: ignore[call-overload] # PySide takes str too
        found.append(bytes(buffer.data().data()))
    return found


@pytest.mark.usefixtures("still")
def test_a_preview_waits_to_be_started_and_then_plays_the_next_too(qtbot: QtBot) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.begin(3, 25.0)
    pane.add(jpegs(3))
    assert pane.frame == 0, "its first picture is there"
    assert not pane.playing
    QTest.keyClick(pane, Qt.Key.Key_Space)
    assert pane.playing
    pane.begin(3, 25.0)
    pane.add(jpegs(3))
    assert pane.playing, "the person has started it"


@pytest.mark.usefixtures("still")
def test_a_bar_of_unknown_length_stands(qtbot: QtBot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    stillness.show_unknown(bar)
    assert (bar.maximum(), bar.value()) == (1, 1)
    stillness.keep(still=False)
    stillness.show_unknown(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)


def test_the_setting_reaches_the_numerical_preview(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            await session._settings.set(reduced_motion=True)
            await until(stillness.wanted)
            desk.window.show_dock("physics")
            stand = desk.window.physics.stand
            await until(lambda: stand.picture.sight is not None)
            assert not stand.running
            QTest.mouseClick(stand.play, Qt.MouseButton.LeftButton)
            assert stand.running

    run(story())
    stillness.keep(still=False)
