"""The real window on the accessibility bus: a screen reader finds the controls by name, and reading ends nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.app.test_whole import PATIENCE_S, program, screen, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["screen"]  # a fixture
READER = Path(__file__).with_name("reader.py")
PYTHON = "/usr/bin/python3"  # the bindings of AT-SPI belong to the system's own
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
LAUNCHER = next((path for path in LAUNCHERS if Path(path).exists()), "")


def _has_bindings() -> bool:
    if not Path(PYTHON).exists():
        return False
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    return subprocess.run([PYTHON, "-c", asked], capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.display,
    pytest.mark.skipif(
        not (LAUNCHER and shutil.which("Xvfb") and shutil.which("dbus-daemon")) or not _has_bindings(),
        reason="needs Xvfb, D-Bus and AT-SPI (at-spi2-core, gir1.2-atspi-2.0, python3-gi)",
    ),
]


@pytest.fixture
def bus(screen: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a session with a screen reader: a bus of its own, and programs that speak on it."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = screen | {"XDG_RUNTIME_DIR": str(runtime), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    daemon = subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, **quiet)
    assert daemon.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"], env=environment, stdout=subprocess.DEVNULL, **quiet)
    yield environment
    for one in (launcher, daemon):
        one.terminate()
        one.wait()
    daemon.stdout.close()


def read(environment: dict[str, str], *tab: str) -> list[dict[str, Any]]:
    """What the reader tells of the window, after pressing this tab."""
    clean = {name: value for name, value in environment.items() if not name.startswith("PYTHON")}
    command = [PYTHON, str(READER), "HolySheep Studio", str(PATIENCE_S), *tab]
    done = subprocess.run(command, env=clean, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          timeout=3 * PATIENCE_S)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def within(told: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """The panel of this name, and all that is in it."""
    at = next(n for n, one in enumerate(told) if (one["role"], one["name"]) == ("panel", name))
    end = next((n for n in range(at + 1, len(told)) if told[n]["depth"] >= told[at]["depth"]), len(told))
    return told[at:end]


def seen(told: list[dict[str, Any]], panels: tuple[str, ...]) -> dict[str, bool]:
    """Which of these are on the screen; what is behind another is not, and nothing in it."""
    found = {}
    for name in panels:
        inside = within(told, name)
        found[name] = inside[0]["shown"]
        if not found[name]:  # entries of closed choices are in a list that is not shown
            told_anyway = [one for one in inside if one["shown"] and (one["name"] or one["focusable"])]
            assert [one for one in told_anyway if one["role"] != "list item"] == []
    return found


def test_a_screen_reader_finds_the_controls_by_name(bus: dict[str, str], tmp_path: Path, data_folder: Path) -> None:
    errors = tmp_path / "studio.err"
    environment = {name: value for name, value in bus.items() if name not in {"LANG", "LANGUAGE"}}
    studio = ("-m", "holysheep_studio.ui", "--data", str(data_folder))
    data_folder.mkdir(exist_ok=True)
    (data_folder / "window.ini").write_text("[welcome]\ndone=true\n", encoding="utf-8")  # somebody has been here
    with program(*studio, environment=environment | {"HOLYSHEEP_STUDIO_TRACE": "1"}, errors=errors) as window:
        wait_for(lambda: "shown" in errors.read_text(), "the first paint")
        told = read(environment)
        behind = read(environment, "Physics")
        assert window.poll() is None, f"reading ended the program: {errors.read_text()}"
        window.terminate()
        assert window.wait(PATIENCE_S) in {0, -15}
    there = {(one["role"], one["name"]) for one in told}
    assert {
        ("frame", "HolySheep Studio"),
        ("push button", "Add to queue"),
        ("push button", "Import clips"),
        ("slider", "Frame"),
        ("panel", "Viewer"),
        ("chart", "Curve"),
        ("page tab", "Queue"),
        ("list", "Sources"),
    } <= there
    assert ("animation", "Numerical preview") in {(one["role"], one["name"]) for one in behind}
    nameless = [
        one for one in told if one["focusable"] and one["shown"] and not one["name"] and one["role"] != "list item"
    ]
    assert nameless == []
    choices = [one for one in told if one["role"] == "combo box" and one["focusable"]]
    assert choices
    assert [one for one in choices if not one["labelled"] and not one["about"]] == []
    front = {"Sources": True, "Clips": False, "Queue": True, "Costs": False, "Log": False, "Report": False}
    assert seen(told, (*front, "Composer", "Physics")) == front | {"Composer": True, "Physics": False}
    assert seen(behind, (*front, "Composer", "Physics")) == front | {"Composer": False, "Physics": True}
