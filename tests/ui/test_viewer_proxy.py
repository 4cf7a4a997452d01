"""Scrubbing shows the right frame from a proxy at once, and the true picture when the hand rests."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.proxy import ProxySpec
from holysheep_studio.engine.proxy import proxy
from holysheep_studio.engine.turn import Cancelled, Turn
from holysheep_studio.ui.player.decoder import read_table
from holysheep_studio.ui.player.proxy import open_proxy
from holysheep_studio.ui.widgets.viewer import SLOW_SEEK_S, Viewer
from tests.ui.coded_clips import read_number, write_coded

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FRAMES = 48
FAST = {"preset": "ultrafast", "bf": "0", "g": "24"}
KINDS: dict[str, dict[str, object]] = {
    "long_groups.mp4": {},
    "open_groups.mp4": {"options": {"x264-params": "open-gop=1:keyint=12:min-keyint=1:bframes=2"}},
    "variable.mkv": {"times_ms": tuple(n * 40 + n % 3 for n in range(FRAMES)), "options": {"g": "20", "bf": "3"}},
    "turned_90.mp4": {"turn": (90, False), "options": FAST},
    "mirrored_and_turned.mp4": {"turn": (270, True), "options": FAST},
    "wide_pixels.mp4": {"pixel_aspect": Fraction(2), "options": FAST},
    "hidden_frames.webm": {"codec": "libvpx", "options": {"auto-alt-ref": "1", "lag-in-frames": "16", "b": "2M"}},
    "broken_clock.mpg": {"codec": "mpeg2video", "options": {"g": "15", "bf": "2", "b": "2M"}, "rate": Fraction(25)},
}


def turn() -> Turn:
    return Turn(lambda *_: None)


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(640, 520)
    made.show()
    return made


def painted(viewer: Viewer) -> int:
    screen = viewer.canvas.grab().toImage()
    return read_number(screen.copy(viewer.canvas.picture_rect().toRect()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_of_a_proxy_is_that_of_its_frame(tmp_path: Path, kind: str) -> None:
    source, target = write_coded(tmp_path / kind, FRAMES, **KINDS[kind]), tmp_path / "proxy"  # type: ignore[arg-type]
    assert proxy(ProxySpec(str(source), str(target), 128), turn()).frames == FRAMES
    table, _ = read_table(source, lambda: None)
    kept = open_proxy(target, table)
    assert kept is not None
    for number in range(FRAMES):
        picture = kept.picture(number, QSize(160, 96))
        assert picture is not None
        assert read_number(picture) == number
    kept.close()


def test_a_proxy_of_an_edited_clip_numbers_only_what_is_shown(tmp_path: Path, clips: Path) -> None:
    source = clips / "nasty" / "om09_bframes_editlist_trim.mp4"
    made = proxy(ProxySpec(str(source), str(tmp_path / "proxy")), turn())
    table, _ = read_table(source, lambda: None)
    kept = open_proxy(tmp_path / "proxy", table)
    assert kept is not None
    assert made.frames == len(table)
    assert all(kept.picture(number, QSize(32, 32)) is not None for number in range(len(table)))
    kept.close()


@pytest.mark.parametrize("damage", ["cut", "empty", "other", "gone"])
def test_a_damaged_proxy_is_passed_over(tmp_path: Path, damage: str) -> None:
    source, target = write_coded(tmp_path / "clip.mp4", 12), tmp_path / "proxy"
    proxy(ProxySpec(str(source), str(target)), turn())
    content = target.read_bytes()
    match damage:
        case "cut":
            target.write_bytes(content[:-40])
        case "empty":
            target.write_bytes(b"")
        case "other":
            target.write_bytes(content[:-16] + b"\xff" * 8 + content[-8:])
        case "gone":
            target.unlink()
    assert open_proxy(target, read_table(source, lambda: None)[0]) is None


def test_a_cancelled_proxy_leaves_nothing(tmp_path: Path) -> None:
    source = write_coded(tmp_path / "clip.mp4", 24)
    stopped = turn()
    stopped.cancel()
    with pytest.raises(Cancelled):
        proxy(ProxySpec(str(source), str(tmp_path / "proxy")), stopped)
    assert [file.name for file in tmp_path.iterdir()] == ["clip.mp4"]


def test_drafts_follow_the_hand_and_give_way_to_the_true_picture(viewer: Viewer, qtbot: QtBot, tmp_path: Path) -> None:
    source, target = write_coded(tmp_path / "clip.mp4", 300), tmp_path / "proxy"
    proxy(ProxySpec(str(source), str(target), 128), turn())
    viewer.cache_bytes = 200_000  # a handful of frames, so that the proxy is of use
    viewer.open(source, title="clip")
    viewer.use_proxy(source, target)
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)
    slider = viewer.transport.scrubber
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(150)), middle))
    for number in (290, 100, 250):
        QTest.mouseMove(slider, QPoint(round(slider.place_of(number)), middle))
        want = slider.value()
        qtbot.waitUntil(lambda want=want: viewer.frame == want)  # type: ignore[misc]
        assert painted(viewer) == want
    # the hand rests, still on the slider
    qtbot.waitUntil(lambda: not viewer.drafted)
    assert painted(viewer) == viewer.frame == slider.value()
    assert viewer.transport.note.text() == ""
    drafts: list[int] = []
    viewer.frame_shown.connect(lambda number: drafts.append(number) if viewer.drafted else None)
    for number in (40, 200) * 50:  # a draft that comes after the hand has rested is not needed any more
        QTest.mouseMove(slider, QPoint(round(slider.place_of(number)), middle))
        qtbot.waitUntil(lambda: viewer.frame == slider.value())
        if drafts and number == 40:
            break
    assert drafts
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.place_of(40)), middle))
    qtbot.waitUntil(lambda: not viewer.drafted)
    drafts.clear()
    for _ in range(3):
        viewer.step(60)
        want = viewer._playhead.asked
        qtbot.waitUntil(lambda want=want: viewer.frame == want)  # type: ignore[misc]
        assert painted(viewer) == want
    assert drafts == []  # steps are always true


def test_a_clip_of_one_long_group_asks_for_a_proxy(viewer: Viewer, qtbot: QtBot, clips: Path) -> None:
    source = clips / "real" / "o06_bbb_1080p60_vp8.webm"
    with qtbot.waitSignal(viewer.proxy_wanted, timeout=120_000) as wanted:
        viewer.open(source, title="bbb")
    assert wanted.args == [source]


def test_a_clip_that_scrubs_well_does_not(viewer: Viewer, qtbot: QtBot, tmp_path: Path) -> None:
    source = write_coded(tmp_path / "clip.mp4", 24, options={"g": "1", "preset": "ultrafast"})
    asked: list[object] = []
    viewer.proxy_wanted.connect(asked.append)
    viewer.open(source, title="clip")
    assert viewer._lead is not None
    with qtbot.waitSignal(viewer._lead.measured, timeout=120_000) as told:
        pass
    assert told.args is not None
    assert bool(asked) is (told.args[0] > SLOW_SEEK_S)  # which a machine that stands still for a moment may take
