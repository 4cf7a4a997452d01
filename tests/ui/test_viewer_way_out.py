"""Frames and clips leave the viewer by the hand; the viewer leaves its window for the whole screen, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton

from holysheep_studio.domain.clip import Source, SourceId, SourceState
from holysheep_studio.ui.actions import Actions
from holysheep_studio.ui.panels.viewer import ViewerPanel
from holysheep_studio.ui.widgets.compare_canvas import Mode
from tests.ui.coded_clips import read_number, write_coded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coded(tmp_path_factory.mktemp("coded") / "clip.mp4", 40, options={"g": "20"})


@pytest.fixture
def carried() -> list[QMimeData]:
    return []


@pytest.fixture
def panel(qtbot: QtBot, carried: list[QMimeData]) -> Iterator[ViewerPanel]:
    window = QMainWindow()
    made = ViewerPanel(Actions(window), drag=carried.append)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    yield made
    window.close()


def test_the_fitted_picture_is_dragged_out_as_a_frame_and_the_head_as_the_clip(
    panel: ViewerPanel, qtbot: QtBot, clip: Path, carried: list[QMimeData]
) -> None:
    panel._open(str(clip), "clip", None)
    viewer = panel.viewer
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)
    viewer.seek(17)
    qtbot.waitUntil(lambda: viewer.frame == 17)
    for widget in (viewer.canvas, viewer.head):
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
        QTest.mouseMove(widget, QPoint(150, 12))
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(150, 12))
    frame, whole = carried
    image = frame.imageData()
    assert isinstance(image, QImage)
    assert read_number(image) == 17
    assert read_number(QImage(frame.urls()[0].toLocalFile())) == 17
    assert [url.toLocalFile() for url in whole.urls()] == [str(clip)]


def test_the_full_screen_is_left_by_escape_and_by_closing(panel: ViewerPanel, qtbot: QtBot, clip: Path) -> None:
    viewer = panel.viewer
    panel.toggle_full_screen()
    assert not viewer.isWindow()  # nothing to show
    panel._open(str(clip), "clip", None)
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)
    QTest.keyClick(viewer, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.isFullScreen()
    viewer.activateWindow()
    qtbot.waitUntil(viewer.isActiveWindow)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.frame == 1)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isWindow()
    assert viewer.parent() is panel
    panel.toggle_full_screen()
    viewer.close()
    assert viewer.parent() is panel
    assert viewer.isVisible()
    assert QColor(viewer.canvas.grab().toImage().pixel(2, 2)).isValid()


def test_a_comparison_takes_its_keys_from_wherever_it_was_asked(panel: ViewerPanel, qtbot: QtBot, clip: Path) -> None:
    viewer, elsewhere = panel.viewer, QPushButton(panel)
    elsewhere.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    elsewhere.setFocus()
    panel.compare([Source(SourceId(name), str(clip), 0.0, SourceState.READY) for name in ("a", "b")])
    qtbot.waitUntil(lambda: viewer.comparison.active and viewer.frame == 0, timeout=120_000)
    focused = panel.window().focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_B)
    assert viewer.comparison.mode is Mode.BESIDE
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not viewer.comparison.active
