"""The whole studio in a real window on a real X screen: a file is dropped by hand, a verified clip comes out."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest
from PySide6.QtGui import QColor, QImage

from holysheep_studio.domain.job import JobState
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from holysheep_studio.domain.clip import Clip
    from tests.conftest import MakeClip

pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(not shutil.which("Xvfb") or not shutil.which("xdotool"), reason="needs Xvfb and xdotool"),
]
SCREEN = (1400, 900)
XDOTOOL = shutil.which("xdotool") or "xdotool"
HAND = Path(__file__).with_name("hand.py")
#: Where the stranger's window stands, and a point well inside the queue.
ICON = (1310, 20)
QUEUE = (420, 740)
PATIENCE_S = 300.0


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a screen of its own, so that nobody's pointer is taken away."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "{}x{}x24".format(*SCREEN), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = pipe.readline().strip()
    kept = {name: value for name, value in os.environ.items() if name not in {"WAYLAND_DISPLAY", "QT_SCALE_FACTOR"}}
    yield kept | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    server.terminate()
    server.wait()


@contextmanager
def program(*arguments: str, environment: dict[str, str], errors: Path) -> Iterator[subprocess.Popen[str]]:
    """A Python program of its own; killed at the latest here."""
    with errors.open("w") as stderr:
        started = subprocess.Popen([sys.executable, *arguments], env=environment, text=True, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=stderr)  # fmt: skip
        try:
            yield started
        finally:
            started.kill()
            started.wait()
            if started.stdout is not None:
                started.stdout.close()


def wait_for(holds: Callable[[], object], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.1)


def point(environment: dict[str, str], *steps: str) -> str:
    done = subprocess.run([XDOTOOL, *steps], env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def shoot(environment: dict[str, str], file: Path) -> QImage:
    subprocess.run([sys.executable, str(HAND), "shoot", str(file)], env=environment, check=True)
    return QImage(str(file))


def drag(environment: dict[str, str], start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press, and move in steps as a hand does; the button stays down."""
    point(environment, "mousemove", str(start[0]), str(start[1]), "mousedown", "1")
    for step in range(1, 21):
        x, y = (round(a + (b - a) * step / 20) for a, b in zip(start, end, strict=True))
        point(environment, "mousemove", str(x), str(y), "sleep", "0.02")


def colours(picture: QImage) -> dict[int, int]:
    """How often each colour is seen; every second line and column is enough."""
    seen: dict[int, int] = {}
    for y in range(0, picture.height(), 2):
        for x in range(0, picture.width(), 2):
            pixel = picture.pixel(x, y)
            seen[pixel] = seen.get(pixel, 0) + 1
    return seen


def ended(window: subprocess.Popen[str], environment: dict[str, str]) -> bool:
    """Whether the window has gone; else it is asked to once more: the keyboard may have been elsewhere still."""
    point(environment, "key", "ctrl+q")
    with contextlib.suppress(subprocess.TimeoutExpired):
        window.wait(3)
    return window.returncode is not None


def begun(data: Path) -> bool:
    """Whether a job is worked on, or was: looked up at once, which opening a studio is too slow for."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{data / 'studio.sqlite3'}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT 1 FROM jobs WHERE state != 'waiting'").fetchone() is not None
    except sqlite3.Error:
        return False  # it is not there yet


async def finished(data: Path) -> list[Clip]:
    async with await Studio.open(Paths.at(data)) as studio:
        while True:
            jobs = await studio.jobs.all()
            assert all(job.state is not JobState.FAILED for job in jobs), [job.problem for job in jobs]
            clips = await studio.library.clips()
            if clips and all(job.state is JobState.DONE for job in jobs):
                return list(clips)
            await asyncio.sleep(0.2)


def _status(process: Path) -> str:
    try:
        return (process / "status").read_text()
    except OSError:
        return ""  # it ended while we looked


def children_of(process: int) -> list[str]:
    return [
        entry.name
        for entry in Path("/proc").glob("[0-9]*")
        if (status := _status(entry)) and f"PPid:\t{process}\n" in status
    ]


def test_a_file_dropped_on_the_queue_becomes_a_clip(
    screen: dict[str, str], make_clip: MakeClip, tmp_path: Path, data_folder: Path
) -> None:
    file = tmp_path / "\u6c34 a drop & more.mp4"
    shutil.copy(make_clip(frames=12, rate="30000/1001", size=(320, 180)), file)
    environment = screen | {"HOLYSHEEP_STUDIO_TRACE": "1"}
    errors = tmp_path / "studio.err"
    studio = ("-m", "holysheep_studio.ui", "--data", str(data_folder))
    data_folder.mkdir(exist_ok=True)
    (data_folder / "window.ini").write_text("[welcome]\ndone=true\n", encoding="utf-8")  # somebody has been here
    with program(*studio, environment=environment, errors=errors) as window:
        wait_for(lambda: "shown" in errors.read_text(), "the first paint")
        place = [str(value) for value in ICON]
        with program(str(HAND), "drag", str(file), *place, environment=screen, errors=tmp_path / "hand.err") as hand:
            assert hand.stdout is not None
            assert hand.stdout.readline() == "ready\n"
            drag(screen, (ICON[0] + 40, ICON[1] + 20), QUEUE)
            frame = QColor(theme.tokens("dark").colours["accent"]).rgb()
            wait_for(lambda: colours(shoot(screen, tmp_path / "dragging.png")).get(frame, 0) > 200, "the drop frame")
            point(screen, "mouseup", "1")
            assert hand.stdout.readline() == "dropped\n"
            hand.wait(PATIENCE_S)  # it stays a moment, as the window reads the drop from it
        clips = asyncio.run(asyncio.wait_for(finished(data_folder), PATIENCE_S))
        assert [clip.source_path for clip in clips] == [str(file)]
        wait_for(lambda: QColor(theme.tokens("dark").colours["positive"]).rgb()
                 in colours(shoot(screen, tmp_path / "finished.png")), "the finished job on the screen")  # fmt: skip
        # No window manager is here, so nobody else gives the window the keyboard.
        point(screen, "search", "--onlyvisible", "--name", "^HolySheep Studio$", "windowfocus", "sleep", "0.5")
        wait_for(partial(ended, window, screen), "the end that Ctrl+Q asks for")
        assert window.returncode == 0
        assert children_of(window.pid) == []
    assert file.is_file()  # copied or moved by nobody
    with av.open(clips[0].path) as made:
        assert sum(1 for _ in made.decode(video=0)) == 48
    picture = QImage(str(tmp_path / "finished.png"))
    assert (picture.width(), picture.height()) == SCREEN
    assert len(colours(picture)) > 200  # words, icons and a thumbnail, no blank plate
    told = errors.read_text()
    assert "Traceback" not in told
    assert "QObject" not in told


def test_a_polite_kill_in_the_middle_of_work_ends_cleanly_and_nothing_is_lost(
    screen: dict[str, str], data_folder: Path, tmp_path: Path
) -> None:
    errors = tmp_path / "studio.err"
    studio = ("-m", "holysheep_studio.ui", "--data", str(data_folder), "--sample")

    async def states() -> list[JobState]:
        async with await Studio.open(Paths.at(data_folder)) as other:
            return [job.state for job in await other.jobs.all()]

    with program(*studio, environment=screen, errors=errors) as window:
        wait_for(lambda: begun(data_folder), "the sample to be rendered")
        os.kill(window.pid, signal.SIGTERM)
        assert window.wait(PATIENCE_S) == 0
    assert "Traceback" not in errors.read_text()
    (left,) = asyncio.run(states())
    assert left is not JobState.FAILED
    assert list((data_folder / "clips").glob("*.part*")) == []
