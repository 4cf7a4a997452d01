"""Real clips are shown exactly, and every nasty one is shown or refused in words, none hangs or breaks the viewer."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code
from holysheep_studio.ui.widgets.viewer import Viewer
from tests.bench.bench_player import linear, shown_code

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CLIPS = Path(__file__).parents[3] / "shared" / "clips"
#: The whole set is looked at by tests/bench/bench_player.py --exact.
REAL = ["o03_walk_handheld_480p30_gopro.mp4", "o11_night_city_405p25_mpeg2.mpg", "o12_stream_of_water_360p30.mp4"]
FILES = sorted(file.name for file in (CLIPS / "nasty").glob("o*.*") if file.suffix != ".json")
#: Refused, each with its own word; all others are shown.
REFUSED = {
    "om08_audio_only.mp4": Code.NO_VIDEO,
    "ox01_zero_byte.mp4": Code.FILE_EMPTY,
    "ox02_text_named.mp4": Code.UNREADABLE,
    "ox03_truncated_no_moov.mp4": Code.TRUNCATED_HEADER,
    "ox08_huge_dims.png": Code.STILL_PICTURE,
    "ox09_hls_local_file.m3u8": Code.FORMAT_REFUSED,
    "ox10_hls_network_named.mp4": Code.FORMAT_REFUSED,
    "ox11_concat_script.ffconcat": Code.FORMAT_REFUSED,
    "ox12_sdp_named.mp4": Code.FORMAT_REFUSED,
    "ox14_jpeg_named.mp4": Code.STILL_PICTURE,
    "ox16_concat_reads_neighbour.mp4": Code.FORMAT_REFUSED,
}


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(480, 400)
    made.show()
    return made


def arrive(viewer: Viewer, qtbot: QtBot, number: int) -> None:
    if viewer.frame != number:
        with qtbot.waitSignal(viewer.frame_shown, timeout=120_000, check_params_cb=lambda shown: shown == number):
            pass


@pytest.mark.parametrize("name", REAL)
def test_real_clips_show_what_a_linear_decode_gives(viewer: Viewer, qtbot: QtBot, clips: Path, name: str) -> None:
    path = clips / "real" / name
    truth = linear(path)
    viewer.open(path, title=name)
    arrive(viewer, qtbot, 0)
    assert viewer.frames == len(truth)
    dice = random.Random(name)
    for _ in range(25):
        number = dice.randrange(viewer.frames)
        viewer.seek(number)
        arrive(viewer, qtbot, number)
        assert shown_code(viewer) == truth[number]
    for way in [1] * 25 + [-1] * 25:
        number = min(max(viewer.frame + way, 0), viewer.frames - 1)
        viewer.step(way)
        arrive(viewer, qtbot, number)
        assert shown_code(viewer) == truth[number]


@pytest.mark.parametrize("name", FILES)
def test_every_nasty_clip_is_shown_or_refused_in_words(viewer: Viewer, qtbot: QtBot, name: str) -> None:
    failures: list[Code] = []
    viewer.failed.connect(lambda error: failures.append(error.code))
    viewer.open(CLIPS / "nasty" / name, title=name)
    qtbot.waitUntil(lambda: viewer.frame == 0 or bool(failures), timeout=120_000)
    if name in REFUSED:
        assert failures == [REFUSED[name]]
        assert viewer.canvas.accessibleDescription()
        return
    assert failures == []
    dice = random.Random(name)
    for number in (viewer.frames - 1, dice.randrange(viewer.frames), 0):
        viewer.seek(number)
        arrive(viewer, qtbot, number)
    assert failures == []
    assert not viewer.snapshot().isNull()
