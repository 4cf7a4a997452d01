"""How long the studio takes from its start to the first paint and until it can be used, against a bare window.

    .venv/bin/python tests/bench/bench_startup.py [ROUNDS] [--program PATH]

Both are started by turns on the same machine and the same screen (without DISPLAY: Qt's offscreen platform), each time
as a new process, the studio with an empty data folder, both with compiled modules on the disk, as an installed program
has them. Only the ratio says something about the studio. Processor time, of all threads, is what a loaded machine
changes least.

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
from typing import NamedTuple

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("shown", time.monotonic_ns(), time.process_time_ns(), file=sys.stderr, flush=True)

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
LONGEST_S = 60


class Moment(NamedTuple):
    """Seconds from the start of a process: by the clock, and of the processor's time."""

    clock_s: float
    processor_s: float


def after(command: list[str], environment: dict[str, str], last: str) -> dict[str, Moment]:
    """When, from the start of this process, it says each word; the `last` of them ends it."""
    begun = time.monotonic_ns()
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said: list[str] = []
        found: dict[str, Moment] = {}
        watchdog = threading.Timer(LONGEST_S, process.kill)
        watchdog.start()
        try:
            for line in process.stderr:
                said.append(line)
                word, *numbers = line.split()
                if word in {"shown", "usable"} and len(numbers) == 2:
                    found[word] = Moment((int(numbers[0]) - begun) / 1e9, int(numbers[1]) / 1e9)
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
    taken: dict[str, list[Moment]] = {"bare window": [], "studio shown": [], "studio usable": []}
    for turn in range(given.rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            bare = after([sys.executable, "-c", BARE], environment, "shown")
            studio = after([*program, "studio", "--data", str(Path(folder) / "data")], environment, "usable")
        if turn:  # the first round fills the disk cache and compiles
            taken["bare window"].append(bare["shown"])
            taken["studio shown"].append(studio["shown"])
            taken["studio usable"].append(studio["usable"])
    for kind in Moment._fields:
        bare_s = statistics.median(getattr(one, kind) for one in taken["bare window"])
        print("by the clock" if kind == "clock_s" else "of the processor's time")
        for name, moments in taken.items():
            times = [getattr(one, kind) for one in moments]
            middle = statistics.median(times)
            print(
                f"  {name:14} median {middle * 1000:6.0f} ms, {min(times) * 1000:.0f} to {max(times) * 1000:.0f} ms, "
                f"{middle / bare_s:.2f} bare windows"
            )


if __name__ == "__main__":
    main()
