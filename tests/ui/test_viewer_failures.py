"""The viewer says in words what cannot be shown, recovers, and leaves no thread behind."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.ui.widgets.viewer import Viewer
from tests.ui.coded_clips import write_coded

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coded(tmp_path_factory.mktemp("coded") / "clip.mp4", 60, options={"g": "20", "bf": "2"})


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(640, 520)
    made.show()
    return made


def opened(viewer: Viewer, qtbot: QtBot, path: Path) -> None:
    viewer.open(path, title=path.name)
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("gone.mp4", None, Code.FILE_MISSING, "The file gone.mp4 is not there."),
        ("empty.mp4", b"", Code.FILE_EMPTY, "The file empty.mp4 is empty: it holds 0 bytes."),
        ("text.mp4", b"no film at all " * 99, Code.UNREADABLE, "text.mp4 is not a video file that can be read."),
        ("list.mp4", b"#EXTM3U\n#EXTINF:1,\nother.ts\n", Code.FORMAT_REFUSED, "list.mp4 is a HLS file"),
        ("concat.mp4", b"ffconcat version 1.0\nfile other.mp4\n", Code.FORMAT_REFUSED, "concat.mp4 is a concat file"),
    ],
)
def test_what_cannot_be_opened_is_said_in_words(
    viewer: Viewer, qtbot: QtBot, tmp_path: Path, name: str, content: bytes | None, code: Code, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with qtbot.waitSignal(viewer.failed) as caught:
        viewer.open(tmp_path / name, title=name)
    assert caught.args is not None
    error = caught.args[0]
    assert isinstance(error, StudioError)
    assert error.code is code
    assert viewer.canvas.accessibleDescription().startswith(words)
    assert viewer.frames == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("om08_audio_only.mp4", Code.NO_VIDEO),
        ("ox03_truncated_no_moov.mp4", Code.TRUNCATED_HEADER),
        ("ox08_huge_dims.png", Code.STILL_PICTURE),
        ("ox12_sdp_named.mp4", Code.FORMAT_REFUSED),
        ("ox16_concat_reads_neighbour.mp4", Code.FORMAT_REFUSED),
    ],
)
def test_hostile_files_are_refused(viewer: Viewer, qtbot: QtBot, clips: Path, name: str, code: Code) -> None:
    with qtbot.waitSignal(viewer.failed) as caught:
        viewer.open(clips / "nasty" / name, title=name)
    assert caught.args is not None
    assert caught.args[0].code is code


def test_a_clip_after_a_bad_one_is_shown(viewer: Viewer, qtbot: QtBot, clip: Path, tmp_path: Path) -> None:
    with qtbot.waitSignal(viewer.failed):
        viewer.open(tmp_path / "gone.mp4", title="gone")
    opened(viewer, qtbot, clip)
    assert viewer.frames == 60


def test_only_the_clip_opened_last_is_shown(viewer: Viewer, qtbot: QtBot, clip: Path, tmp_path: Path) -> None:
    failures: list[object] = []
    viewer.failed.connect(failures.append)
    for _ in range(5):
        viewer.open(tmp_path / "gone.mp4", title="gone")
        viewer.open(clip, title="clip")
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)
    assert failures == []


def viewer_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("viewer ")]


def test_closing_and_destroying_end_the_threads(qtbot: QtBot, clip: Path) -> None:
    viewer = Viewer()
    viewer.resize(320, 240)
    viewer.open(clip, title="clip")
    viewer.close_clip()
    qtbot.waitUntil(lambda: not viewer_threads())
    viewer.open(clip, title="clip")
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)
    viewer.play(8)
    shiboken6.delete(viewer)
    assert not viewer_threads()


def test_a_viewer_that_goes_with_its_parent_ends_its_threads(qtbot: QtBot, clip: Path) -> None:
    viewer = Viewer()
    viewer.open(clip, title="clip")
    qtbot.waitUntil(lambda: viewer.frame == 0, timeout=120_000)
    viewer.deleteLater()
    QApplication.sendPostedEvents(viewer, QEvent.Type.DeferredDelete)
    assert not viewer_threads()


def test_the_program_ends_cleanly_while_a_clip_plays(clip: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from holysheep_studio.ui.player.marks import Marks
from holysheep_studio.ui.widgets.viewer import Viewer
app = QApplication([])
viewer = Viewer()
viewer.frame_shown.connect(lambda number: viewer.play() if number == 0 else app.quit())
viewer.open(Path(sys.argv[1]), title="clip")
app.exec()
"""
    ended = subprocess.run(
        [sys.executable, "-c", script, str(clip)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
