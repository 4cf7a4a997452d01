"""What stands around the picture: going to a place, slow speeds, scopes, loudness, sound in step, the way out."""

from __future__ import annotations

import wave
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.ui.player import measures
from holysheep_studio.ui.player.device import RATE_HZ, NoDeviceError
from holysheep_studio.ui.player.place import place_of
from holysheep_studio.ui.player.scopes import Scope
from holysheep_studio.ui.player.table import Packet, ordered_table
from holysheep_studio.ui.widgets.viewer import Viewer
from holysheep_studio.ui.widgets.waveform import columns
from tests.ui.coded_clips import coded_picture, write_coded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FRAMES = 90
RATE = Fraction(30)
#: Each sound sample carries its own number, in steps that survive 16 bits.
SAMPLES_A_STEP = 24


class Watch:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Ears:
    """A device that asks when the test says so."""

    latency_s = 0.0

    def __init__(self) -> None:
        self.fill: Callable[[int], bytes] | None = None
        self.begun = 0

    def begin(self, fill: Callable[[int], bytes]) -> None:
        self.fill = fill
        self.begun += 1

    def end(self) -> None:
        self.fill = None

    def hear(self, count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
        assert self.fill is not None
        return np.frombuffer(self.fill(count), np.int16).reshape(-1, 2)


class Deaf(Ears):
    def begin(self, fill: Callable[[int], bytes]) -> None:
        del fill
        raise NoDeviceError("no such device")


def write_sounding(path: Path, *, shift_s: Fraction = Fraction(0)) -> Path:
    """Coded pictures with a sound whose left side counts time in steps of half a millisecond."""
    with av.open(str(path), "w") as out:
        picture = out.add_stream("libx264", rate=RATE, options={"g": "30", "bf": "2", "preset": "ultrafast"})
        sound = out.add_stream("pcm_s16le", rate=RATE_HZ, layout="stereo")
        assert isinstance(picture, av.VideoStream)
        assert isinstance(sound, av.AudioStream)
        first = coded_picture(0)
        picture.height, picture.width = first.shape
        picture.pix_fmt = "yuv420p"
        for number in range(FRAMES):
            frame = av.VideoFrame.from_ndarray(coded_picture(number), format="gray").reformat(format="yuv420p")
            frame.pts, frame.time_base = number, 1 / RATE
            out.mux(picture.encode(frame))
        out.mux(picture.encode(None))
        steps = np.arange(FRAMES * RATE_HZ // 30) // SAMPLES_A_STEP + 1
        stereo = np.stack([steps, np.zeros_like(steps)], axis=1).astype(np.int16)
        for start in range(0, len(stereo), 1024):
            part = stereo[start : start + 1024]
            heard = av.AudioFrame.from_ndarray(part.reshape(1, -1), format="s16", layout="stereo")
            heard.sample_rate = RATE_HZ
            heard.pts, heard.time_base = start + round(shift_s * RATE_HZ), Fraction(1, RATE_HZ)
            out.mux(sound.encode(heard))
        out.mux(sound.encode(None))
    return path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coded(tmp_path_factory.mktemp("coded") / "clip.mp4", FRAMES, rate=RATE, options={"g": "20"})


@pytest.fixture(scope="module")
def sounding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sounding(tmp_path_factory.mktemp("coded") / "sounding.mov")


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def viewer(qtbot: QtBot, watch: Watch, ears: Ears) -> Viewer:
    return shown(qtbot, Viewer(now_s=watch, sink=lambda: ears))


def shown(qtbot: QtBot, viewer: Viewer) -> Viewer:
    qtbot.addWidget(viewer)
    viewer.resize(800, 600)
    viewer.show()
    return viewer


def opened(viewer: Viewer, qtbot: QtBot, path: Path) -> None:
    viewer.open(path, title=path.name)
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)


# ---- places ----


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("37", 37), ("+10", 30), ("-5", 15), ("- 100", 0), ("999", 89), ("1.5 s", 45), ("2s", 60), ("00:00:01:12", 42),
        ("01:12", 42), ("0:01:29", 59), ("", None), ("x", None), ("1.5", None), ("00:01:30", None),
        ("00:00:61:00", None),
    ],
)  # fmt: skip
def test_places_are_read_as_people_write_them(text: str, frame: int | None) -> None:
    table = ordered_table([Packet(n, n, 1, n == 0, False) for n in range(FRAMES)], 1 / RATE, None)  # noqa: FBT003
    assert place_of(text, table, RATE, 20) == frame


def test_g_goes_to_a_timecode_and_says_what_it_did_not_understand(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    entry = viewer.transport.entry
    QTest.keyClick(viewer, Qt.Key.Key_G)
    assert entry.isVisible()
    QTest.keyClicks(entry, "01:15")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: viewer.frame == 45)
    entry.ask()
    QTest.keyClicks(entry, "soon")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert "timecode" in entry.accessibleDescription()
    assert viewer.frame == 45
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.isVisible()


def test_a_timecode_at_ntsc_rates_names_the_frame_that_reads_it(viewer: Viewer, qtbot: QtBot, tmp_path: Path) -> None:
    opened(viewer, qtbot, write_coded(tmp_path / "ntsc.mp4", 100, options={"g": "50", "preset": "ultrafast"}))
    for number in (0, 29, 30, 59, 60, 99):
        viewer.seek(number)
        qtbot.waitUntil(lambda number=number: viewer.frame == number)  # type: ignore[misc]
        code = viewer.transport.timecode.text()
        viewer.seek(0)
        assert viewer.go_to(code)
        qtbot.waitUntil(lambda number=number: viewer.frame == number)  # type: ignore[misc]


def running(viewer: Viewer, qtbot: QtBot) -> None:
    """The clock of playing goes: what it needs first is decoded."""
    qtbot.waitUntil(lambda: viewer._playhead.place_s() is not None)


# ---- speeds ----


def test_shift_plays_slowly_down_to_a_tenth(viewer: Viewer, qtbot: QtBot, clip: Path, watch: Watch) -> None:
    opened(viewer, qtbot, clip)
    speeds = []
    for _ in range(4):
        QTest.keyClick(viewer, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
        speeds.append(viewer.speed)
    assert speeds == [0.5, 0.25, 0.1, 0.1]
    assert viewer.transport.speed.text() == "0.1\N{MULTIPLICATION SIGN}"
    running(viewer, qtbot)
    watch.now_s += 2 + 1 / 60
    qtbot.waitUntil(lambda: viewer.frame == 6)
    QTest.keyClick(viewer, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.speed == -0.5
    menu = viewer.transport.speed.menu()
    next(action for action in menu.actions() if action.data() == 8).trigger()
    assert viewer.speed == 8
    assert [action.data() for action in menu.actions() if action.isChecked()] == [8]


# ---- sound ----


def place_of_sound(heard: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> float:
    """The clip time of the last sample heard, in seconds."""
    return (int(heard[-1, 0]) - 1) * SAMPLES_A_STEP / RATE_HZ


def listen(viewer: Viewer, qtbot: QtBot, ears: Ears, path: Path) -> None:
    opened(viewer, qtbot, path)
    qtbot.waitUntil(viewer.transport.sound.isEnabled)
    assert ears.begun == 0


def heard_at(qtbot: QtBot, ears: Ears, clip_s: float, count: int = 480) -> None:
    """What the device gets now ends where the clock is: within a fiftieth of a second, and soon."""

    def in_step() -> bool:
        heard = ears.hear(count)
        return bool(heard[:, 0].any()) and abs(place_of_sound(heard) - (clip_s + count / RATE_HZ)) < 0.02

    qtbot.waitUntil(in_step)


@pytest.mark.parametrize("shift_s", [Fraction(0), Fraction(1, 2)])
def test_sound_follows_the_frame_clock(
    viewer: Viewer, qtbot: QtBot, tmp_path: Path, watch: Watch, ears: Ears, shift_s: Fraction
) -> None:
    listen(viewer, qtbot, ears, write_sounding(tmp_path / "clip.mov", shift_s=shift_s))
    viewer.seek(30)
    viewer.play()
    qtbot.waitUntil(lambda: ears.fill is not None)
    heard_at(qtbot, ears, 1.0 - float(shift_s))
    for _ in range(20):  # a device that asks for a little less than time goes by, for half a second
        watch.now_s += 0.025
        heard = ears.hear(1190)
        place = float(viewer._playhead.place_s() or 0) - float(shift_s)
        assert abs(place_of_sound(heard) - (place + 1190 / RATE_HZ)) < 0.04
    viewer.seek(75)
    viewer.play()
    heard_at(qtbot, ears, 2.5 - float(shift_s))


def test_sound_is_silent_at_other_speeds_and_when_muted(
    viewer: Viewer, qtbot: QtBot, sounding: Path, ears: Ears
) -> None:
    listen(viewer, qtbot, ears, sounding)
    viewer.play(2)
    assert ears.begun == 0
    viewer.play()
    qtbot.waitUntil(lambda: ears.fill is not None)
    heard_at(qtbot, ears, 0.0)
    QTest.keyClick(viewer, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: ears.fill is None)
    QTest.keyClick(viewer, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: ears.fill is not None)
    viewer.pause()
    qtbot.waitUntil(lambda: ears.fill is None)


def test_a_loop_is_heard_again_from_its_beginning(
    viewer: Viewer, qtbot: QtBot, sounding: Path, watch: Watch, ears: Ears
) -> None:
    listen(viewer, qtbot, ears, sounding)
    viewer.transport.loop.setChecked(True)
    viewer.play()
    qtbot.waitUntil(lambda: ears.fill is not None)
    running(viewer, qtbot)
    watch.now_s += 2.5
    heard_at(qtbot, ears, 2.5)
    watch.now_s += 1.0
    heard_at(qtbot, ears, 0.5)


def test_a_computer_without_a_device_says_so_quietly(qtbot: QtBot, sounding: Path) -> None:
    viewer = shown(qtbot, Viewer(sink=Deaf))
    opened(viewer, qtbot, sounding)
    qtbot.waitUntil(viewer.transport.sound.isEnabled)
    viewer.play()
    qtbot.waitUntil(lambda: "no audio device" in viewer.transport.sound.toolTip())
    assert viewer.playing


def test_a_silent_clip_has_no_sound_button_and_no_waveform(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    reader = viewer.listening.reader
    assert reader is not None
    assert reader.join(120)
    assert not viewer.transport.sound.isEnabled()
    assert not viewer.transport.wave.isVisible()


def test_a_button_has_the_keys_again_when_the_next_clip_is_there(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    """While one is opened its buttons are off; the keys must not run away to some other control meanwhile."""
    opened(viewer, qtbot, clip)
    button = viewer.transport.snapshot
    viewer.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    viewer.open(clip, title="again")
    assert not button.isEnabled()
    assert viewer.hasFocus()
    qtbot.waitUntil(button.hasFocus)


def test_the_waveform_is_the_loudness_of_each_frame(viewer: Viewer, qtbot: QtBot, tmp_path: Path) -> None:
    loud = tmp_path / "loud.wav"
    with wave.open(str(loud), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        samples = np.zeros(3 * RATE_HZ, np.int16)
        samples[RATE_HZ : RATE_HZ + 4800] = 16384  # from 1.0 s to 1.1 s, half of full
        out.writeframes(samples.tobytes())
    silent = write_coded(tmp_path / "silent.mp4", FRAMES, rate=RATE, options={"preset": "ultrafast"})
    joined = tmp_path / "joined.mov"
    with av.open(str(silent)) as pictures, av.open(str(loud)) as sounds, av.open(str(joined), "w") as both:
        ways = {one: both.add_stream_from_template(one) for one in (pictures.streams.video[0], sounds.streams.audio[0])}
        for file, (source, way) in zip((pictures, sounds), ways.items(), strict=True):
            for packet in file.demux(source):
                if packet.dts is not None:
                    packet.stream = way
                    both.mux(packet)
    opened(viewer, qtbot, joined)
    qtbot.waitUntil(lambda: viewer.transport.wave.peaks is not None and viewer.transport.wave.peaks.size == FRAMES)
    peaks = viewer.transport.wave.peaks
    assert peaks is not None
    assert [number for number in range(FRAMES) if peaks[number] > 0.3] == [30, 31, 32]
    assert viewer.transport.wave.isVisible()
    assert columns(peaks, 9).max() == pytest.approx(0.5 / 2**0.5, abs=0.01)  # one channel played on two sides
    assert columns(peaks, 900).size == 900


# ---- scopes ----


def test_a_waveform_has_each_columns_luma() -> None:
    picture = np.zeros((measures.LINES, measures.COLUMNS, 3), np.uint8)
    picture[:, measures.COLUMNS // 2 :] = 200
    found = measures.counts(measures.luma(picture))
    assert found[0, 0] == found[200, -1] == measures.LINES
    assert found.sum() == picture.shape[0] * picture.shape[1]
    drawn = measures.drawn(picture, Scope.WAVEFORM)
    assert drawn[255 - 200, -1].max() > 150
    assert drawn[255 - 100, -1].max() == 0


def test_a_parade_shows_red_green_and_blue_apart() -> None:
    picture = np.zeros((measures.LINES, measures.COLUMNS, 3), np.uint8)
    picture[...] = (30, 90, 230)  # BGR
    drawn = measures.drawn(picture, Scope.PARADE)
    third = measures.COLUMNS // 2
    for place, value in ((10, 230), (third + 20, 90), (2 * third + 30, 30)):
        column = drawn[:, place].max(axis=1)
        column[[0, 64, 128, 192, 255]] = 0  # the grid
        assert int(column.argmax()) == 255 - value


def test_a_histogram_counts_every_pixel() -> None:
    ramp = np.tile(np.arange(256, dtype=np.uint8), (measures.LINES, 1))
    assert (measures.levels(ramp) == measures.LINES).all()
    drawn = measures.drawn(np.dstack([ramp] * 3), Scope.HISTOGRAM)
    assert (drawn[100] > 0).all()


def test_scopes_are_off_until_asked_for_and_follow_the_frame(viewer: Viewer, qtbot: QtBot, clip: Path) -> None:
    opened(viewer, qtbot, clip)
    assert not viewer.scopes.isVisible()
    assert viewer.scopes.image.isNull()
    QTest.keyClick(viewer, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: not viewer.scopes.image.isNull())
    before = viewer.scopes.image
    viewer.seek(85)
    qtbot.waitUntil(lambda: viewer.scopes.image != before)
    viewer.scopes.kind.setCurrentIndex(2)
    before = viewer.scopes.image
    qtbot.waitUntil(lambda: viewer.scopes.image != before)
    QTest.keyClick(viewer, Qt.Key.Key_V)
    assert not viewer.scopes.isVisible()
