"""How long the studio takes from its start to the first paint, against a bare window of the same toolkit.

    .venv/bin/python tests/bench/bench_startup.py [ROUNDS]

Both are started by turns on the same machine and the same screen (without DISPLAY: Qt's offscreen platform), each time
as a new process, the studio with an empty data folder. Only the ratio says something about the studio.
"""

from __future__ import annotations

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


def shown_after_s(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from the start of this process until it says that its window is painted."""
    begun = time.monotonic_ns()
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = []
        watchdog = threading.Timer(LONGEST_S, process.kill)
        watchdog.start()
        try:
            for line in process.stderr:
                said.append(line)
                word, _, number = line.strip().partition(" ")
                if word == "shown" and number.isdigit():
                    return (int(number) - begun) / 1e9
        finally:
            process.terminate()
            process.wait()
            watchdog.cancel()
    sys.exit(f"{command[-1]} showed no window:\n{''.join(said)}")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    environment = {**os.environ, "HOLYSHEEP_STUDIO_TRACE": "1"}
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    taken: dict[str, list[float]] = {"bare window": [], "studio": []}
    for turn in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            data = str(Path(folder) / "data")
            studio = [sys.executable, "-m", "holysheep_studio", "studio", "--data", data]
            pair = {
                "bare window": shown_after_s([sys.executable, "-c", BARE], environment),
                "studio": shown_after_s(studio, environment),
            }
        if turn:  # the first round fills the disk cache
            for name, seconds in pair.items():
                taken[name].append(seconds)
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:12} median {middle * 1000:6.0f} ms, {min(times) * 1000:.0f} to {max(times) * 1000:.0f} ms")
    ratio = statistics.median(taken["studio"]) / statistics.median(taken["bare window"])
    print(f"ratio        {ratio:.2f} over {rounds} rounds")


if __name__ == "__main__":
    main()
