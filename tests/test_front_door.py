"""The front door: what opens the window at once, what is left to the command line, and what neither of them loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from holysheep_studio.__main__ import plain_window


@pytest.fixture(autouse=True)
def _no_folder_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOLYSHEEP_STUDIO_DATA", raising=False)


def test_nothing_and_studio_open_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    clip = Path("a clip.mp4")
    assert plain_window([]) == ([], None)
    assert plain_window(["studio", str(clip), "--data", "here"]) == ([clip.absolute()], Path("here"))
    monkeypatch.setenv("HOLYSHEEP_STUDIO_DATA", "there")
    assert plain_window(["studio"]) == ([], Path("there"))


def test_files_behind_the_name_of_the_program_open_the_window_with_them() -> None:
    clip = Path("a clip.mp4")
    assert plain_window([str(clip)]) == ([clip.absolute()], None)
    assert plain_window(["--data", "here", "clips/one", str(clip)]) == (
        [Path("clips/one").absolute(), clip.absolute()],
        Path("here"),
    )


@pytest.mark.parametrize(
    "words",
    [
        ["clips", "list"],
        ["--data", "here", "queue", "list"],
        ["prob", "a.mp4"],
        ["--version"],
        ["probe", "a.mp4"],
        ["studio", "--help"],
        ["studio", "--data"],
        ["studio", "--data=x"],
    ],
)
def test_the_rest_is_for_the_command_line(words: list[str]) -> None:
    assert plain_window(words) is None


def test_a_start_loads_no_library_that_it_does_not_use_yet() -> None:
    slow = ("aiohttp", "openpyxl", "numpy", "av", "cv2", "scipy", "charset_normalizer", "typer", "miniaudio", "c2pa")
    look = (
        "import sys, holysheep_studio.__main__, holysheep_studio.studio, holysheep_studio.ui.__main__;"
        f"print(*[name for name in {slow!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.split() == []


#: Prints what is loaded when the window can be used, which the studio tells on its stderr where it is asked to.
LOADED = """
import os, sys
from pathlib import Path

class Said:
    def write(self, words):
        if words.startswith("usable"):
            print(*sorted(sys.modules), flush=True)
            os._exit(0)

    def flush(self):
        pass

said, sys.stderr = sys.stderr, Said()
try:
    from holysheep_studio.__main__ import open_window
    open_window([], Path(sys.argv[1]), sample=False)
except BaseException:
    sys.stderr = said
    raise
"""
#: Never loaded before the window can be used: each is for something that a person has yet to ask for.
LATE = (
    "aiohttp", "av", "c2pa", "charset_normalizer", "cv2", "ffmpeg", "imageio_ffmpeg", "keyring", "miniaudio", "numpy",
    "onnxruntime", "openpyxl", "opentimelineio", "scipy", "typer", "holysheep_studio.cli",
    "holysheep_studio.demo_server",
    "holysheep_studio.engine", "holysheep_studio.ui.dialogs", "holysheep_studio.ui.panels.physics",
    "holysheep_studio.ui.physics_desk", "holysheep_studio.ui.presenters.catalogue",
    "holysheep_studio.ui.presenters.episode", "holysheep_studio.ui.presenters.lip_sync",
)  # fmt: skip
#: Of the studio's own; it was seven hundred when nobody counted.
MOST_MODULES = 500


def test_a_window_loads_no_more_than_it_shows(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOLYSHEEP_STUDIO_TRACE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path / "data")],
        env=environment, capture_output=True, text=True, timeout=240, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    loaded = done.stdout.split()
    own = [name for name in loaded if name.startswith("holysheep_studio.")]
    assert len(own) > 100, done.stderr
    assert [name for name in loaded if name in LATE or name.startswith(tuple(f"{one}." for one in LATE))] == []
    assert len(own) <= MOST_MODULES
