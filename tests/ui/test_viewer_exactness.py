"""The viewer paints exactly the frame it says, in every kind of clip, however it gets there."""

from __future__ import annotations

import random
import shutil
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from holysheep_studio.ui.widgets.viewer import Viewer
from tests.ui.coded_clips import NTSC, read_number, write_coded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FRAMES = 72
PAUSES_MS = (17, 33, 40, 100)
TIMES_MS = tuple(accumulate((PAUSES_MS[n * n % 4] for n in range(FRAMES - 1)), initial=0))
FAST = {"preset": "ultrafast", "bf": "0", "g": "24"}

KINDS: dict[str, dict[str, object]] = {
    "long_groups.mp4": {},
    "open_groups.mp4": {"options": {"x264-params": "open-gop=1:keyint=12:min-keyint=1:bframes=2"}},
    "variable.mp4": {"times_ms": TIMES_MS},
    "variable.mkv": {"times_ms": TIMES_MS, "options": {"g": "20", "bf": "3"}},
    "turned_90.mp4": {"turn": (90, False), "options": FAST},
    "turned_180.mp4": {"turn": (180, False), "options": FAST},
    "turned_270.mp4": {"turn": (270, False), "options": FAST},
    "mirrored.mp4": {"turn": (0, True), "options": FAST},
    "mirrored_and_turned.mp4": {"turn": (90, True), "options": FAST},
    "wide_pixels.mp4": {"pixel_aspect": Fraction(2), "options": FAST},
    "fragmented.mp4": {"container": {"movflags": "frag_keyframe+empty_moov"}, "options": {"g": "20", "bf": "3"}},
    "transport.ts": {"options": {"g": "20", "bf": "3"}},
    "packed.avi": {"codec": "mpeg4", "options": {"bf": "2", "g": "30", "qscale": "2"}, "rate": Fraction(25)},
    "hidden_frames.webm": {"codec": "libvpx", "options": {"auto-alt-ref": "1", "lag-in-frames": "16", "b": "2M"}},
    "broken_clock.mpg": {"codec": "mpeg2video", "options": {"g": "15", "bf": "2", "b": "2M"}, "rate": Fraction(25)},
}


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Coded clips by their kind, each written once."""
    folder = tmp_path_factory.mktemp("coded")

    def make(kind: str) -> Path:
        path = folder / kind
        return path if path.exists() else write_coded(path, FRAMES, **KINDS[kind])  # type: ignore[arg-type]

    return make


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    shown = Viewer()
    qtbot.addWidget(shown)
    shown.resize(640, 520)
    shown.show()
    return shown


def opened(viewer: Viewer, qtbot: QtBot, path: Path) -> None:
    viewer.open(path, title=path.name)
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)


def painted(viewer: Viewer) -> int:
    """The number in the picture as it is on the screen."""
    screen = viewer.canvas.grab().toImage()
    return read_number(screen.copy(viewer.canvas.picture_rect().toRect()))


def arrive(viewer: Viewer, qtbot: QtBot, number: int) -> None:
    if viewer.frame != number:
        with qtbot.waitSignal(viewer.frame_shown, timeout=120_000, check_params_cb=lambda shown: shown == number):
            pass  # a signal wakes at once, where polling would wait
    assert painted(viewer) == number


@pytest.mark.parametrize("kind", KINDS)
def test_every_seek_and_step_is_exact(viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path], kind: str) -> None:
    opened(viewer, qtbot, coded(kind))
    assert viewer.frames == FRAMES
    assert painted(viewer) == 0
    dice = random.Random(kind)
    for number in [FRAMES - 1, 0, *(dice.randrange(FRAMES) for _ in range(20))]:
        viewer.seek(number)
        arrive(viewer, qtbot, number)
    start = dice.randrange(20, 40)
    viewer.seek(start)
    arrive(viewer, qtbot, start)
    for number in [*range(start + 1, start + 15), *range(start + 13, start - 15, -1)]:
        viewer.step(number - viewer.frame)
        arrive(viewer, qtbot, number)


def test_steps_do_not_leave_the_clip(viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path]) -> None:
    opened(viewer, qtbot, coded("long_groups.mp4"))
    QTest.keyClick(viewer, Qt.Key.Key_End)
    arrive(viewer, qtbot, FRAMES - 1)
    QTest.keyClick(viewer, Qt.Key.Key_Period)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    arrive(viewer, qtbot, FRAMES - 2)
    QTest.keyClick(viewer, Qt.Key.Key_Home)
    QTest.keyClick(viewer, Qt.Key.Key_Comma)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    arrive(viewer, qtbot, 1)


def test_times_are_exact(viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path]) -> None:
    opened(viewer, qtbot, coded("variable.mkv"))
    viewer.seek(31)
    arrive(viewer, qtbot, 31)
    assert viewer.time == Fraction(TIMES_MS[31], 1000)
    opened(viewer, qtbot, coded("long_groups.mp4"))
    viewer.seek(40)
    arrive(viewer, qtbot, 40)
    assert viewer.time == 40 / NTSC


def test_a_small_cache_changes_nothing(viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path]) -> None:
    viewer.cache_bytes = 200_000  # a handful of frames
    opened(viewer, qtbot, coded("long_groups.mp4"))
    for number in [FRAMES - 1, *range(FRAMES - 2, FRAMES - 20, -1), 3, 50]:
        viewer.seek(number)
        arrive(viewer, qtbot, number)


def test_dragging_ends_on_the_frame_under_the_hand(viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path]) -> None:
    opened(viewer, qtbot, coded("long_groups.mp4"))
    slider = viewer.transport.scrubber
    middle = slider.height() // 2
    numbers = []
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    for x in [*range(12, slider.width() - 10, 3), *range(slider.width() - 12, slider.width() // 3, -2)]:
        QTest.mouseMove(slider, QPoint(x, middle))
        numbers.append(slider.value())
    last = round(slider.place_of(29))
    QTest.mouseMove(slider, QPoint(last, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(last, middle))
    arrive(viewer, qtbot, 29)
    assert max(numbers) > 60
    assert slider.value() == 29


def test_hidden_frames_of_an_edit_list_are_not_shown(viewer: Viewer, qtbot: QtBot, clips: Path) -> None:
    path = clips / "nasty" / "om09_bframes_editlist_trim.mp4"
    with av.open(str(path)) as container:
        expected = [frame.to_ndarray(format="rgb24").astype(np.int16) for frame in container.decode(video=0)]
    opened(viewer, qtbot, path)
    assert viewer.frames == len(expected) == 47
    for number in (46, 0, 23, 22, 1):
        viewer.seek(number)
        qtbot.waitUntil(lambda number=number: viewer.frame == number)  # type: ignore[misc]
        shown = viewer.snapshot().convertToFormat(QImage.Format.Format_RGB888)
        pixels = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
        picture = pixels[:, : 3 * shown.width()].reshape(shown.height(), shown.width(), 3)
        distances = [float(np.abs(other - picture).mean()) for other in expected]
        assert distances.index(min(distances)) == number


def test_a_wide_pixel_is_shown_wide(viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path]) -> None:
    opened(viewer, qtbot, coded("wide_pixels.mp4"))
    assert viewer.snapshot().width() == 320
    assert viewer.snapshot().height() == 96


def test_frames_that_do_not_decode_repeat_the_last_and_say_so(
    viewer: Viewer, qtbot: QtBot, coded: Callable[[str], Path], tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.mkv"
    shutil.copy(coded("variable.mkv"), damaged)
    with av.open(str(damaged)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
        key = [packet for packet in packets if packet.is_keyframe][2]
        assert key.pos is not None
        start, length = key.pos, key.size
    content = bytearray(damaged.read_bytes())
    content[start + 8 : start + length] = bytes(length - 8)
    damaged.write_bytes(content)
    opened(viewer, qtbot, damaged)
    assert viewer.frames == FRAMES
    viewer.seek(41)
    qtbot.waitUntil(lambda: viewer.frame == 41)
    assert painted(viewer) < 41
    assert viewer.transport.note.text() == f"does not decode: frame {painted(viewer)} is shown"
    viewer.seek(10)
    arrive(viewer, qtbot, 10)
    assert viewer.transport.note.text() == ""
    viewer.seek(FRAMES - 1)
    arrive(viewer, qtbot, FRAMES - 1)
