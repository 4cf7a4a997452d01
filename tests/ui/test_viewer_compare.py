"""Takes are compared frame by frame by one clock: wiped, side by side, as a difference, through the time map."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.ui.player.link import Link, partner
from holysheep_studio.ui.player.table import Packet, ordered_table
from holysheep_studio.ui.widgets.compare_canvas import Mode
from holysheep_studio.ui.widgets.compare_paint import difference
from holysheep_studio.ui.widgets.comparison import Rival
from holysheep_studio.ui.widgets.viewer import Viewer
from tests.ui.coded_clips import read_number, write_coded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.player.table import FrameTable

FRAMES = 60
FAST = {"preset": "ultrafast", "bf": "0", "g": "24"}


class Watch:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(scope="module")
def takes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Takes of one scene at several rates: frame n of each carries n."""
    folder = tmp_path_factory.mktemp("takes")
    made = {
        "a30.mp4": write_coded(folder / "a30.mp4", FRAMES, rate=Fraction(30)),
        "b30.mkv": write_coded(folder / "b30.mkv", FRAMES, rate=Fraction(30), options=FAST),
        "c60.mp4": write_coded(folder / "c60.mp4", 2 * FRAMES, rate=Fraction(60), options=FAST),
        "d24.mp4": write_coded(folder / "d24.mp4", 48, rate=Fraction(24), options=FAST),
    }
    made["bad.mp4"] = folder / "bad.mp4"
    made["bad.mp4"].write_bytes(b"no film" * 99)
    return made


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def viewer(qtbot: QtBot, watch: Watch) -> Viewer:
    made = Viewer(now_s=watch)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def compared(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path], lead: str, *others: str) -> None:
    viewer.open(takes[lead], title=lead)
    viewer.compare([Rival(takes[name], name) for name in others])
    qtbot.waitUntil(lambda: viewer.comparison.frames == [0] * (1 + len(others)), timeout=120_000)


def settle(viewer: Viewer, qtbot: QtBot, frames: list[int]) -> None:
    qtbot.waitUntil(lambda: viewer.comparison.frames == frames, timeout=120_000)


def pictures(viewer: Viewer, seen: Sequence[object], count: int, watch: Watch, qtbot: QtBot) -> None:
    """Let the clock go on by a little more than a picture of the leads here, until `count` of them were shown."""
    qtbot.waitUntil(lambda: viewer._playhead.place_s() is not None)  # what playing needs first is decoded
    if len(seen) < count:
        watch.now_s += 1 / 25
        qtbot.waitUntil(lambda: len(seen) >= count)


def cells(viewer: Viewer) -> list[int]:
    """The numbers painted, cell by cell."""
    canvas = viewer.canvas
    screen = canvas.grab().toImage()
    whole = canvas.picture_rect().toRect()
    return [read_number(screen.copy(whole.translated(cell.topLeft()))) for cell in canvas.cells()]


def key(viewer: Viewer, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(viewer, one)


def test_side_by_side_every_step_shows_frames_of_one_time(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "b30.mkv", "c60.mp4", "d24.mp4")
    key(viewer, Qt.Key.Key_B)
    assert len(viewer.canvas.cells()) == 4
    for number in (0, 59, 30, 31, 32, 31, 7):
        viewer.seek(number)
        expected = [number, number, 2 * number, number * 24 // 30]
        settle(viewer, qtbot, expected)
        assert cells(viewer) == expected
        assert viewer.frame == number


def test_a_wipe_shows_the_lead_left_and_the_other_right(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "c60.mp4")
    assert viewer.comparison.mode is Mode.WIPE
    viewer.seek(21)
    settle(viewer, qtbot, [21, 42])
    canvas = viewer.canvas
    canvas.set_share(1.0)
    assert cells(viewer) == [21]
    canvas.set_share(0.0)
    assert cells(viewer) == [42]
    assert "0 %" in canvas.accessibleDescription()
    key(viewer, Qt.Key.Key_S)
    assert viewer.comparison.titles == ["c60.mp4", "a30.mp4"]
    assert cells(viewer) == [21]
    assert viewer.frame == 21  # the lead stays the clock


def test_the_handle_of_the_wipe_is_dragged(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "b30.mkv")
    canvas = viewer.canvas
    dragged: list[None] = []
    canvas.drag_begun.connect(lambda: dragged.append(None))
    y = canvas.height() // 2
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() // 2, y))
    QTest.mouseMove(canvas, QPoint(canvas.width() // 4, y))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() // 4, y))
    assert canvas.share == pytest.approx(0.25, abs=0.01)
    assert dragged == []


def test_the_next_take_and_one_alone(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "b30.mkv", "c60.mp4")
    viewer.activateWindow()
    viewer.setFocus()  # elsewhere the Tab key goes on, also in the bars of the viewer
    key(viewer, Qt.Key.Key_Tab)
    assert viewer.comparison.titles == ["a30.mp4", "c60.mp4", "b30.mkv"]
    key(viewer, Qt.Key.Key_W)  # again: one alone
    assert viewer.comparison.mode is Mode.SINGLE
    viewer.seek(10)
    settle(viewer, qtbot, [10, 20, 10])
    seen = []
    for _ in range(3):
        key(viewer, Qt.Key.Key_Tab)
        seen.append(cells(viewer)[0])
    assert seen == [20, 10, 10]
    key(viewer, Qt.Key.Key_Escape)
    assert not viewer.comparison.active
    assert not viewer.compare_bar.isVisible()
    assert cells(viewer) == [10]


def test_a_difference_of_equal_frames_is_black(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "b30.mkv")
    key(viewer, Qt.Key.Key_0)
    viewer.canvas.set_gain(1)
    viewer.seek(33)
    settle(viewer, qtbot, [33, 33])

    def bright() -> int:
        image = viewer.canvas.grab(viewer.canvas.picture_rect().toRect()).toImage()
        image = image.copy(QRect(0, 60, image.width(), image.height() - 60)).convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return int(rows[:, : image.width()].max())

    assert bright() < 40  # what two encoders do differently
    key(viewer, Qt.Key.Key_Space, Qt.Key.Key_Space)
    QTest.keyClick(viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(viewer, qtbot, [33, 34])
    assert viewer.comparison.offset == 1
    assert viewer.compare_bar.offset.text() == "+1 f"
    assert bright() > 150


def test_a_source_is_shown_through_the_time_map(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    half = TimeMap.constant(Fraction(1), Fraction(1, 2))  # the source's first second in two
    viewer.open(takes["a30.mp4"], title="result", time_map=half)
    viewer.compare([Rival(takes["d24.mp4"], "source", half)])
    qtbot.waitUntil(lambda: viewer.comparison.frames == [0, 0], timeout=120_000)
    for number in (0, 30, 45, 59, 12):
        viewer.seek(number)
        settle(viewer, qtbot, [number, int(Fraction(number, 60) * 24)])
    assert viewer.transport.source.text() == "source 0.200 s"


def test_playing_keeps_the_takes_together(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path], watch: Watch) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "c60.mp4")
    seen: list[tuple[int, int]] = []
    viewer.frame_shown.connect(lambda _: seen.append((viewer.comparison.frames[0], viewer.comparison.frames[1])))
    viewer.play()
    for count in range(1, 9):
        pictures(viewer, seen, count, watch, qtbot)
    while viewer.playing:
        watch.now_s += 1 / 60
        qtbot.wait(4)
    settle(viewer, qtbot, [59, 118])
    assert len(seen) > 5
    assert [other for _, other in seen] == [2 * lead for lead, _ in seen]


@pytest.mark.parametrize("lead", ["a30.mp4", "c60.mp4"])
def test_playing_ends_with_all_takes_at_once(
    viewer: Viewer, qtbot: QtBot, takes: dict[str, Path], watch: Watch, lead: str
) -> None:
    """The last picture of one take is not shown beside an earlier one of the other, however long that is on its way."""
    other = "c60.mp4" if lead == "a30.mp4" else "a30.mp4"
    compared(viewer, qtbot, takes, lead, other)
    seen: list[list[int]] = []
    viewer.frame_shown.connect(lambda _: seen.append(viewer.comparison.frames))
    viewer.play()
    for count in (1, 2):
        pictures(viewer, seen, count, watch, qtbot)
    watch.now_s += 60
    qtbot.waitUntil(lambda: not viewer.playing, timeout=120_000)
    ends = {"a30.mp4": 59, "c60.mp4": 118 if lead == "a30.mp4" else 119}
    settle(viewer, qtbot, [ends[lead], ends[other]])
    assert seen[-1] == [ends[lead], ends[other]]


def test_a_take_that_cannot_be_read_leaves_with_a_word(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    viewer.open(takes["a30.mp4"], title="a")
    with qtbot.waitSignal(viewer.comparison.failed, timeout=120_000):
        viewer.compare([Rival(takes["bad.mp4"], "bad.mp4")])
    assert not viewer.comparison.active
    qtbot.waitUntil(lambda: viewer.frame == 0)


def test_no_more_than_four_and_a_closed_clip_ends_all(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "b30.mkv", "c60.mp4", "d24.mp4")
    viewer.compare([Rival(takes["b30.mkv"], "fifth")])
    assert len(viewer.comparison.titles) == 4
    viewer.close_clip()
    assert not viewer.comparison.active
    assert viewer.canvas.layers == ()


def test_all_pictures_zoom_at_one_place(viewer: Viewer, qtbot: QtBot, takes: dict[str, Path]) -> None:
    compared(viewer, qtbot, takes, "a30.mp4", "b30.mkv")
    key(viewer, Qt.Key.Key_B)
    canvas = viewer.canvas
    right = canvas.cells()[1]
    at = right.center()
    fitted = canvas.zoom
    event = QMouseEvent(
        QMouseEvent.Type.MouseButtonDblClick,
        at.toPointF(),
        canvas.mapToGlobal(at).toPointF(),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)
    assert canvas.zoom == 1
    assert canvas.zoom != fitted
    assert canvas.picture_rect().center().x() == pytest.approx(right.width() / 2, abs=2)


# ---- which frame belongs to which ----


def table(count: int, rate: Fraction, tick: Fraction | None = None) -> FrameTable:
    """`tick`: the container's clock, to which times are rounded."""
    base = tick or 1 / rate / 16
    return ordered_table([Packet(round(n / rate / base), n, 0, n == 0, False) for n in range(count)], base, rate)  # noqa: FBT003


@given(
    st.sampled_from([Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(60)]),
    st.sampled_from([None, Fraction(1, 1000), Fraction(1, 90000)]),
    st.integers(0, 199),
    st.integers(-20, 20),
)
def test_equal_rates_pair_equal_numbers_whatever_the_clock(
    rate: Fraction, tick: Fraction | None, number: int, offset: int
) -> None:
    lead, other = table(200, rate, tick), table(200, rate)
    for one, two in ((lead, other), (other, lead)):
        assert partner(one, number, two, Link(offset)) == min(max(number + offset, 0), 199)


@given(st.integers(0, 99))
def test_a_reversed_result_leads_backwards_through_its_source(number: int) -> None:
    lead, source = table(100, Fraction(25)), table(100, Fraction(25))
    back = TimeMap.constant(Fraction(4), Fraction(-1))
    assert partner(lead, number, source, Link(time_map=back)) == min(99, 100 - number)


def test_a_difference_is_what_one_computes() -> None:
    one, other = QImage(8, 8, QImage.Format.Format_RGB32), QImage(8, 8, QImage.Format.Format_RGB32)
    one.fill(0xFF405060)
    other.fill(0xFF484050)
    found = difference(one, other, 4).pixelColor(3, 3)
    assert (found.red(), found.green(), found.blue()) == (32, 64, 64)
