"""A real gnome-keyring on a message bus of its own, unlocked or locked, for tests that run a program inside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

UNLOCK = 'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null"


@dataclass(frozen=True, slots=True)
class Desk:
    """A home folder with a keyring in it. Each run starts a bus and a keyring, and ends them."""

    home: Path

    def run(self, *arguments: object, stdin: str = "", locked: bool = False) -> subprocess.CompletedProcess[str]:
        """Run holysheep-studio with the keyring unlocked (its password is "test") or locked."""
        return self.run_program("-m", "holysheep_studio", *arguments, stdin=stdin, locked=locked)

    def run_program(
        self, *arguments: object, stdin: str = "", locked: bool = False
    ) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments beside the keyring."""
        left_out = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "HOLYSHEEP_API_KEY"}
        inherited = {name: value for name, value in os.environ.items() if name not in left_out}
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        shell = ("sh", "-c", f'{LOCKED if locked else UNLOCK} && exec "$@"', "sh")
        return subprocess.run(
            [str(shutil.which("dbus-run-session")), "--", *shell, sys.executable, *map(str, arguments)],
            env={**inherited, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(runtime), "XDG_DATA_HOME": str(self.home)},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk; the test is skipped where the programs are not installed."""
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    return Desk(tmp_path)
