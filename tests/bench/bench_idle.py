"""How much of a processor an open window takes while nobody touches it, and how often it wakes.

    xvfb-run -a -s "-screen 0 1280x800x24" .venv/bin/python tests/bench/bench_idle.py [SECONDS] [--program PATH]

The studio is started on an empty data folder and left alone until it stands; then the processor time of the process and
of all its children is read from /proc before and after a span in which nothing happens (Linux only). The bar is 1 % of
one processor. Without DISPLAY Qt's offscreen platform takes the place of a screen.

    --sample         with the sample clip open in the viewer, as most windows stand
    --program PATH   measures an installed studio in place of the checkout
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "resources" / "samples" / "stream_of_water.mp4"
LONGEST_S = 120
#: After it says that it can be used: thumbnails, tables and the first queue pass are still on their way.
SETTLES_S = 15.0
BAR = 0.01


def family(root: int) -> list[int]:
    """The process and all that came from it."""
    parents = {}
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                parents[int(one.name)] = int((one / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def spent(process: int) -> tuple[float, int]:
    """Seconds of processor time of all its threads, and how often they went to sleep of their own will."""
    ticks, sleeps = 0.0, 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        ticks += int((thread / "schedstat").read_text().split()[0]) / 1e9
        lines = (thread / "status").read_text().splitlines()
        sleeps += next(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))
    return ticks, sleeps


def usable(studio: subprocess.Popen[str]) -> None:
    """Wait until it says so; gives up when it ends before."""
    assert studio.stderr is not None
    watchdog = threading.Timer(LONGEST_S, studio.kill)
    watchdog.start()
    try:
        if not any(line.startswith("usable") for line in studio.stderr):
            sys.exit("it showed no window")
    finally:
        watchdog.cancel()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("seconds", nargs="?", type=float, default=30.0)
    asked.add_argument("--sample", action="store_true")
    asked.add_argument("--program", type=Path)
    given = asked.parse_args()
    program = [sys.executable, "-m", "holysheep_studio"] if given.program is None else [str(given.program)]
    environment = {**os.environ, "HOLYSHEEP_STUDIO_TRACE": "1"}
    if not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        files = [str(SAMPLE)] if given.sample else []
        command = [*program, "studio", *files, "--data", str(Path(folder) / "data")]
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as studio:
            try:
                usable(studio)
                time.sleep(SETTLES_S)
                before = {one: spent(one) for one in family(studio.pid)}
                time.sleep(given.seconds)
                after = {one: spent(one) for one in before}
            finally:
                studio.terminate()
    for one in before:
        busy_s, woke = after[one][0] - before[one][0], after[one][1] - before[one][1]
        name = "window" if one == studio.pid else "child"
        print(f"{name:7} {busy_s / given.seconds:.2%} of a processor, wakes {woke / given.seconds:.1f} times a second")
    total = sum(after[one][0] - before[one][0] for one in before) / given.seconds
    print(f"all     {total:.2%}; the bar of {BAR:.0%} is {'met' if total < BAR else 'NOT met'}")


if __name__ == "__main__":
    main()
