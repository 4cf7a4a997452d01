"""What an installed studio runs first: whose environment its children see, and what `-m` may name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import entry
import pytest

SCRIPT = Path(entry.__file__)


def test_library_paths_are_the_users_again() -> None:
    outer = {"LD_LIBRARY_PATH": "/inside:/mine", "LD_LIBRARY_PATH_ORIG": "/mine", "HOME": "/me"}
    entry.restore(outer)
    assert outer == {"LD_LIBRARY_PATH": "/mine", "HOME": "/me"}


def test_a_library_path_nobody_had_is_gone() -> None:
    outer = {"LD_LIBRARY_PATH": "/inside", "DYLD_LIBRARY_PATH": "/inside", "HOME": "/me"}
    entry.restore(outer)
    assert outer == {"HOME": "/me"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt has no file that says it")
def test_no_child_is_led_to_the_studios_qt() -> None:
    outer = {"QT_PLUGIN_PATH": "/inside/plugins"}
    entry.restore(outer)
    assert outer == {}


def test_files_dropped_on_the_windows_program_open_in_it() -> None:
    assert entry.asked_of_window([]) == ["studio"]
    assert entry.asked_of_window(["a clip.mp4"]) == ["studio", "a clip.mp4"]
    assert entry.asked_of_window(["-m", "holysheep_studio.engine"]) == ["-m", "holysheep_studio.engine"]


def test_it_is_no_interpreter_for_other_modules() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "-m", "this"], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "holysheep_studio.engine" in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("module", entry.CHILDREN)
def test_what_it_names_is_there(module: str) -> None:
    asked = {"holysheep_studio": ["--version"], "holysheep_studio.media.guard": [sys.executable, "--version"]}
    words = ["entry", "-m", module, *asked.get(module, [])]
    code = f"import runpy, sys; sys.path.insert(0, {str(SCRIPT.parent.parent)!r}); sys.argv = {words!r}; "
    code += f"runpy.run_path({str(SCRIPT)!r}, run_name='__main__')"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as child:
        assert child.stdin is not None
        if module == "holysheep_studio.engine":
            child.stdin.close()  # it serves until then, and the guard would end its program at that
        assert child.wait(120) == 0
