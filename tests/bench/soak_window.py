"""Whether sheets and scripts go from drop to delivered clips in the real window under faults and a kill, once billed.

    python tests/bench/soak_window.py sheet [rows]
    python tests/bench/soak_window.py script

Needs Xvfb and xdotool. One in twenty requests to the demo provider meets a fault. The window is killed without warning
when half of its jobs are billed, started again, and holds bills, sheet and delivered files against each other.
"""

from __future__ import annotations

import asyncio
import csv
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.rules import rule
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.job import JobState
from holysheep_studio.studio import Paths, Studio
from tests.app.test_whole import HAND, drag
from tests.bench.bench_catalogue import FAULTS, sheet
from tests.services.test_episodes import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Iterator

LIFE = Path(__file__).with_name("window_life.py")
ICON = (1300, 850)
TARGET = (500, 400)
#: What the script of three scenes comes to.
SHOTS = 12
SEED = 2


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A screen of its own."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = pipe.readline().strip()
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    try:
        yield kept | {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    finally:
        server.terminate()
        server.wait()


class Window:
    """A window's process, and what it says."""

    def __init__(self, environment: dict[str, str], what: str, folder: Path, server: DemoServer) -> None:
        self.environment, self.what, self.folder, self.server = environment, what, folder, server

    async def start(self) -> None:
        errors = (self.folder / f"{self.what}.err").open("w")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, str(LIFE), str(self.folder / "data"), self.server.base_url, self.server.key, self.what,
            str(self.folder), stdout=asyncio.subprocess.PIPE, stderr=errors, env=self.environment,
        )  # fmt: skip
        await self.line("ready")

    async def line(self, wanted: str) -> str:
        assert self.process.stdout is not None
        while True:
            said = (await self.process.stdout.readline()).decode().strip()
            print(f"  {self.what}: {said}", flush=True)
            if said.startswith(wanted):
                return said
            assert said, (self.folder / f"{self.what}.err").read_text()[-3000:]

    async def drop(self, file: Path) -> None:
        """Drag it over from another program, with the pointer."""
        icon = await asyncio.create_subprocess_exec(
            sys.executable, str(HAND), "drag", str(file), *map(str, ICON),
            stdout=asyncio.subprocess.PIPE, env=self.environment,
        )  # fmt: skip
        assert icon.stdout is not None
        await icon.stdout.readline()
        await asyncio.to_thread(drag, self.environment, (ICON[0] + 40, ICON[1] + 20), TARGET)
        await asyncio.sleep(1)
        await asyncio.to_thread(subprocess.run, ["xdotool", "mouseup", "1"], env=self.environment, check=True)
        assert (await icon.stdout.readline()).strip() == b"dropped"
        await icon.wait()

    async def shoot(self, name: str) -> None:
        picture = [sys.executable, str(HAND), "shoot", str(self.folder / name)]
        await asyncio.to_thread(subprocess.run, picture, env=self.environment, check=True)


async def soak(what: str, file: Path, folder: Path, expected: int) -> None:
    # seeds by which the few shots of a script meet faults too
    rules = tuple(
        rule({"play": cue, "probability": 0.05 / len(FAULTS), "seed": n}) for n, cue in enumerate(FAULTS, start=SEED)
    )
    began = time.perf_counter()
    with screen() as environment:
        async with DemoServer(Options(instant=True, limits=NO_LIMITS, rules=rules)) as server:
            first = Window(environment, f"{what}_first", folder, server)
            await first.start()
            await first.drop(file)
            # what it says is heard meanwhile: a few shots are billed before it has said that they are queued
            told_so = asyncio.create_task(first.line("queued"))
            while len(server.book.charges) < expected // 2:
                assert first.process.returncode is None
                await asyncio.sleep(0.005)
            os.kill(first.process.pid, signal.SIGSTOP)
            told_so.cancel()
            os.kill(first.process.pid, signal.SIGKILL)
            await first.process.wait()
            half = len(server.book.charges)
            second = Window(environment, f"{what}_second", folder, server)
            await second.start()
            if what == "sheet":
                await second.drop(file)
            await second.line("delivered")
            await second.shoot("after.png")
            await second.process.wait()
            refusals = Counter(str(one.status) for one in server.journal.entries if one.status != 200)
            await told(what, folder, server, half, expected, refusals)
    print(f"{time.perf_counter() - began:.0f} s; {folder}")


async def told(what: str, folder: Path, server: DemoServer, half: int, expected: int, refusals: Counter[str]) -> None:
    async with await Studio.open(Paths.at(folder / "data")) as studio:
        lines = await studio.jobs.lines()
        ledger = Counter(str(entry.kind) for entry in await studio.ledger())
    states = Counter(str(one.state) for one in lines)
    bills = Counter(line.client_key for line in server.book.charges)
    given = list((folder / "delivered").rglob("*.mp4"))
    print(
        f"{expected} {what}: jobs {dict(states)}; killed after {half} bills; {len(server.book.charges)} bills, "
        f"most for one job {max(bills.values())}; {len(given)} files delivered; ledger {dict(ledger)}; "
        f"answers other than 200: {dict(refusals)}"
    )
    assert states == {str(JobState.DONE): expected}, states
    assert len(server.book.charges) == expected
    assert len(given) == expected
    if what == "sheet":
        with (folder / "results.csv").open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
        done = [row for row in rows if row["Clip state"] == "done" and Path(row["Clip file"]).is_file()]
        print(f"sheet: {len(done)} of {len(rows)} rows complete")
        assert len(done) == len(rows) == expected
    else:
        assert (folder / "film.mp4").is_file()
        assert (folder / "film.srt").is_file()
        assert re.search(r"\d", (folder / "film.otio").read_text())


if __name__ == "__main__":
    kind = sys.argv[1] if len(sys.argv) > 1 else "script"
    where = Path(tempfile.mkdtemp())
    if kind == "sheet":
        rows = int(sys.argv[2]) if len(sys.argv) > 2 else 47
        asyncio.run(soak(kind, sheet(where / "list.csv", rows), where, rows))
    else:
        script = where / "lighthouse.fountain"
        script.write_text(SCRIPT, encoding="utf-8")
        asyncio.run(soak(kind, script, where, SHOTS))
