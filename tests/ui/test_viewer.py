"""The viewer plays by the clock, obeys its keys, says what is wrong in words, and leaves no thread behind."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QSlider

from holysheep_studio.ui.player.marks import Marks
from holysheep_studio.ui.widgets.viewer import Viewer
from tests.ui.coded_clips import read_number, write_coded

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FRAMES = 60
RATE = Fraction(30)


class Watch:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coded(tmp_path_factory.mktemp("coded") / "clip.mp4", FRAMES, rate=RATE, options={"g": "20", "bf": "2"})


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    return made(qtbot, Viewer())


@pytest.fixture
def timed(qtbot: QtBot, watch: Watch) -> Viewer:
    return made(qtbot, Viewer(now_s=watch))


def made(qtbot: QtBot, viewer: Viewer) -> Viewer:
    qtbot.addWidget(viewer)
    viewer.resize(640, 520)
    viewer.show()
    return viewer


def opened(viewer: Viewer, qtbot: QtBot, path: Path) -> None:
    viewer.open(path, title=path.name)
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)


def running(viewer: Viewer, qtbot: QtBot) -> None:
    """The clock of playing goes: what it needs first is decoded."""
    qtbot.waitUntil(lambda: viewer._playhead.place_s() is not None)


def painted(viewer: Viewer) -> int:
    screen = viewer.canvas.grab().toImage()
    return read_number(screen.copy(viewer.canvas.picture_rect().toRect()))


def arrive(viewer: Viewer, qtbot: QtBot, number: int) -> None:
    if viewer.frame != number:
        with qtbot.waitSignal(viewer.frame_shown, timeout=120_000, check_params_cb=lambda shown: shown == number):
            pass  # a signal wakes at once, where polling would wait
    assert painted(viewer) == number


def readings(viewer: Viewer) -> tuple[str, ...]:
    bar = viewer.transport
    return tuple(label.text() for label in (bar.frame, bar.timecode, bar.time, bar.speed))


def test_an_empty_viewer_says_what_to_do(viewer: Viewer) -> None:
    assert viewer.canvas.accessibleDescription() == "Drop a clip here, or choose one on the left"
    assert (viewer.frame, viewer.frames, viewer.time, viewer.playing) == (-1, 0, 0, False)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_L, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_I, Qt.Key.Key_1):
        QTest.keyClick(viewer, key)
    assert not viewer.playing
    assert viewer.snapshot().isNull()
    assert not viewer.transport.play.isEnabled()


def test_the_read_outs_say_the_painted_frame(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    viewer.seek(37)
    arrive(viewer, qtbot, 37)
    assert readings(viewer)[:3] == ("Frame 37 / 60", "00:00:01:07", "1.233 s")
    assert viewer.transport.scrubber.value() == 37


def test_playing_goes_by_the_clock_and_drops_frames(timed: Viewer, qtbot: QtBot, clip: Path, watch: Watch) -> None:
    opened(timed, qtbot, clip)
    seen: list[int] = []
    timed.frame_shown.connect(seen.append)
    QTest.keyClick(timed, Qt.Key.Key_Space)
    assert timed.playing
    running(timed, qtbot)
    watch.now_s += 0.5 + 1 / 60
    arrive(timed, qtbot, 15)
    watch.now_s += 1.0
    arrive(timed, qtbot, 45)
    assert len(seen) <= 3  # those between were never shown
    watch.now_s += 100
    qtbot.waitUntil(lambda: not timed.playing)
    arrive(timed, qtbot, FRAMES - 1)


@pytest.mark.parametrize("speed", [1.0, -1.0])
def test_the_clock_begins_when_the_first_frames_are_decoded(
    timed: Viewer, qtbot: QtBot, clip: Path, watch: Watch, speed: float
) -> None:
    opened(timed, qtbot, clip)
    timed.seek(30)
    arrive(timed, qtbot, 30)
    timed.play(speed)
    assert timed._playhead.place_s() is None
    watch.now_s += 5  # however long that takes
    running(timed, qtbot)
    assert timed.frame == 30
    watch.now_s += 0.1 + 1 / 60
    arrive(timed, qtbot, 33 if speed > 0 else 27)
    timed.pause()
    assert timed._playhead.place_s() is None


def test_playing_ends_on_the_last_frame_and_begins_anew(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    viewer.seek(50)
    arrive(viewer, qtbot, 50)
    seen: list[int] = []

    def look(number: int) -> None:
        assert painted(viewer) == number
        seen.append(number)

    viewer.frame_shown.connect(look)
    viewer.play()
    qtbot.waitUntil(lambda: not viewer.playing)
    arrive(viewer, qtbot, FRAMES - 1)
    assert seen == sorted(seen)
    assert seen[-1] == FRAMES - 1
    seen.clear()
    QTest.keyClick(viewer, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(number < 30 for number in seen))


def test_j_plays_backwards_to_the_first_frame(timed: Viewer, qtbot: QtBot, clip: Path, watch: Watch) -> None:
    opened(timed, qtbot, clip)
    QTest.keyClick(timed, Qt.Key.Key_End)
    arrive(timed, qtbot, FRAMES - 1)
    seen: list[int] = []

    def look(number: int) -> None:
        assert painted(timed) == number
        seen.append(number)

    timed.frame_shown.connect(look)
    QTest.keyClick(timed, Qt.Key.Key_J)
    QTest.keyClick(timed, Qt.Key.Key_J)
    assert timed.speed == -2
    running(timed, qtbot)
    for count in range(1, 5):
        watch.now_s += 0.1
        qtbot.waitUntil(lambda count=count: len(seen) >= count)  # type: ignore[misc]
    watch.now_s += 10
    qtbot.waitUntil(lambda: not timed.playing)
    arrive(timed, qtbot, 0)
    assert seen == sorted(seen, reverse=True)
    assert len(seen) > 3


def test_shuttle_keys_change_the_speed(timed: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(timed, qtbot, clip)
    timed.seek(30)
    arrive(timed, qtbot, 30)
    speeds = []
    for key in "LLLLLJJK":
        QTest.keyClick(timed, Qt.Key[f"Key_{key}"])
        speeds.append(timed.speed)
    assert speeds == [1, 2, 4, 8, 8, -1, -2, 0]
    assert readings(timed)[3] == "0\N{MULTIPLICATION SIGN}"
    QTest.keyClick(timed, Qt.Key.Key_L)
    assert readings(timed)[3] == "1\N{MULTIPLICATION SIGN}"


def test_a_marked_range_loops(timed: Viewer, qtbot: QtBot, clip: Path, watch: Watch) -> None:
    opened(timed, qtbot, clip)
    for number, key in ((20, Qt.Key.Key_I), (29, Qt.Key.Key_O)):
        timed.seek(number)
        arrive(timed, qtbot, number)
        QTest.keyClick(timed, key)
    assert timed.marks == Marks(20, 29)
    QTest.keyClick(timed, Qt.Key.Key_P)
    assert timed.loop
    QTest.keyClick(timed, Qt.Key.Key_Space)
    arrive(timed, qtbot, 20)  # from the end of the range back to its beginning
    running(timed, qtbot)
    for later_s, number in ((5.5 / 30, 25), (4 / 30, 29), (1 / 30, 20), (10 / 30, 20), (13 / 30, 23)):
        watch.now_s += later_s
        arrive(timed, qtbot, number)
    QTest.keyClick(timed, Qt.Key.Key_P)
    watch.now_s += 100
    qtbot.waitUntil(lambda: not timed.playing)
    arrive(timed, qtbot, FRAMES - 1)
    timed.seek(20)
    arrive(timed, qtbot, 20)
    QTest.keyClick(timed, Qt.Key.Key_I)
    assert timed.marks == Marks(None, 29)


def test_a_mark_never_stands_behind_its_partner(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    for number, key in ((10, Qt.Key.Key_O), (20, Qt.Key.Key_I)):
        viewer.seek(number)
        arrive(viewer, qtbot, number)
        QTest.keyClick(viewer, key)
    assert viewer.marks == Marks(20, None)


def test_hdr_is_mapped_and_said(viewer: Viewer, qtbot: QtBot, clips: Path) -> None:
    opened(viewer, qtbot, clips / "nasty" / "om03_hevc_hdr10_made.mp4")
    assert viewer.transport.note.text() == "HDR (PQ), mapped for this screen"


def test_the_picture_is_made_no_larger_than_it_is_shown(viewer: Viewer, qtbot: QtBot, clips: Path) -> None:
    opened(viewer, qtbot, clips / "real" / "o02_coffee_pour_720p30.mp4")
    assert viewer.canvas.picture_rect().size().toSize() == viewer.canvas.wanted_size()
    assert viewer.canvas.wanted_size().width() < 700
    assert viewer.snapshot().size() == QSize(1280, 720)
    QTest.keyClick(viewer, Qt.Key.Key_1)
    assert viewer.canvas.wanted_size() == QSize(1280, 720)
    QTest.keyClick(viewer, Qt.Key.Key_F)
    assert viewer.canvas.fitted


def test_the_wheel_zooms_at_the_cursor_and_dragging_pans(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    canvas = viewer.canvas
    cursor = QPointF(150, 140)

    def under_cursor() -> QPointF:
        whole = canvas.picture_rect()
        return QPointF((cursor.x() - whole.x()) / whole.width(), (cursor.y() - whole.y()) / whole.height())

    before = under_cursor()
    for _ in range(4):
        wheel = QWheelEvent(
            cursor,
            canvas.mapToGlobal(cursor),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt takes it by place only
        )
        QApplication.sendEvent(canvas, wheel)
    assert canvas.zoom > 8
    assert (under_cursor() - before).manhattanLength() < 0.01
    left = canvas.picture_rect().x()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(canvas, QPoint(170, 200))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(170, 200))
    assert canvas.picture_rect().x() == pytest.approx(left - 30, abs=1)
    QTest.keyClick(viewer, Qt.Key.Key_F)
    assert painted(viewer) == 0


def test_a_snapshot_is_the_shown_frame_in_full_size(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    viewer.seek(42)
    arrive(viewer, qtbot, 42)
    with qtbot.waitSignal(viewer.snapshot_taken) as taken:
        QTest.keyClick(viewer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert taken.args is not None
    image = taken.args[0]
    assert isinstance(image, QImage)
    assert image.size() == QSize(160, 96)
    assert read_number(image) == read_number(viewer.snapshot()) == 42


def test_every_control_has_a_name_and_a_place_in_the_tab_order(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    controls = [*viewer.findChildren(QAbstractButton), *viewer.findChildren(QSlider)]
    controls = [control for control in controls if not isinstance(control.parent(), QLineEdit)]
    assert len(controls) == 20
    for control in controls:
        assert control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        if isinstance(control, QAbstractButton):
            assert control.toolTip().endswith(")")


def test_space_presses_the_button_that_has_the_focus(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    QTest.keyClick(viewer.transport.forward, Qt.Key.Key_Space)
    arrive(viewer, qtbot, 1)
    assert not viewer.playing


def test_tab_shows_where_the_keys_go(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    viewer.activateWindow()
    viewer.transport.play.setFocus()
    qtbot.waitUntil(viewer.transport.play.hasFocus)
    viewer.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = viewer.canvas.grab().toImage().pixelColor(1, 60)
    viewer.transport.play.setFocus()
    assert viewer.canvas.grab().toImage().pixelColor(1, 60) != ringed
