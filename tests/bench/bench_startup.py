"""How long the studio takes from its start to the first paint and until it can be used, against a bare window.

    .venv/bin/python tests/bench/bench_startup.py [ROUNDS] [--program PATH]

Both are started by turns on the same machine and the same screen (without DISPLAY: Qt's offscreen platform), each time
as a new process, the studio with an empty data folder, both with compiled modules on the disk, as an installed program
has them. Only the ratio says something about the studio.

    --program PATH   measures an installed studio in place of the checkout
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("shown", time.monotonic_ns(), file=sys.stderr, flush=True)

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
LONGEST_S = 60


def after_s(command: list[str], environment: dict[str, str], last: str) -> dict[str, float]:
    """Seconds from the start of this process until it says each word, the `last` of them ends it."""
    begun = time.monotonic_ns()
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said, found = [], {}
        watchdog = threading.Timer(LONGEST_S, process.kill)
        watchdog.start()
        try:
            for line in process.stderr:
                said.append(line)
                word, _, number = line.strip().partition(" ")
                if word in {"shown", "usable"} and number.isdigit():
                    found[word] = (int(number) - begun) / 1e9
                if word == last:
                    return found
        finally:
            process.terminate()
            process.wait()
            watchdog.cancel()
    sys.exit(f"{command[-1]} showed no window:\n{''.join(said)}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("rounds", nargs="?", type=int, default=7)
    asked.add_argument("--program", type=Path)
    given = asked.parse_args()
    program = [sys.executable, "-m", "holysheep_studio"] if given.program is None else [str(given.program)]
    environment = {**os.environ, "HOLYSHEEP_STUDIO_TRACE": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    taken: dict[str, list[float]] = {"bare window": [], "studio shown": [], "studio usable": []}
    for turn in range(given.rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            bare = after_s([sys.executable, "-c", BARE], environment, "shown")
            studio = after_s([*program, "studio", "--data", str(Path(folder) / "data")], environment, "usable")
        if turn:  # the first round fills the disk cache and compiles
            taken["bare window"].append(bare["shown"])
            taken["studio shown"].append(studio["shown"])
            taken["studio usable"].append(studio["usable"])
    bare_s = statistics.median(taken["bare window"])
    for name, times in taken.items():
        middle = statistics.median(times)
        print(
            f"{name:14} median {middle * 1000:6.0f} ms, {min(times) * 1000:.0f} to {max(times) * 1000:.0f} ms, "
            f"{middle / bare_s:.2f} bare windows"
        )


if __name__ == "__main__":
    main()
