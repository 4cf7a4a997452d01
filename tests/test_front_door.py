"""The front door: what opens the window at once, what is left to the command line, and what neither of them loads."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    "words", [["--version"], ["probe", "a.mp4"], ["studio", "--help"], ["studio", "--data"], ["studio", "--data=x"]]
)
def test_the_rest_is_for_the_command_line(words: list[str]) -> None:
    assert plain_window(words) is None


def test_a_start_loads_no_library_that_it_does_not_use_yet() -> None:
    slow = ("aiohttp", "openpyxl", "numpy", "av", "cv2", "scipy", "charset_normalizer", "typer", "miniaudio", "c2pa")
    look = (
        "import sys, holysheep_studio.__main__, holysheep_studio.studio, holysheep_studio.ui.__main__;"
        f"print(*[name for name in {slow!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == []
