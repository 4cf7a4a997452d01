"""How soon a studio with a long queue is usable again, and what it holds in memory for it.

`python -m tests.bench.bench_queue [ROWS ...]`, under any platform of Qt. Fills a data folder with so many jobs (a tenth
of them waiting, the rest done), then measures in a process of its own: opening the folder, reading the list, showing
it in the real panel, claiming the next job, and the resident memory before and after.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.job import JobState
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.store import jobs
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.window import Window
from tests.domain.values import job

if TYPE_CHECKING:
    from holysheep_studio.store.database import Connection


def held_mb() -> float:
    """Resident memory of this process, where the system tells it in /proc; 0 elsewhere."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


async def fill(data: Path, count: int) -> None:
    async with await Studio.open(Paths.at(data)) as studio:
        states = [JobState.WAITING if n % 10 == 0 else JobState.DONE for n in range(count)]
        made = [replace(job(f"{n:032}", float(n)), state=state, batch="b") for n, state in enumerate(states)]

        def add(connection: Connection) -> None:
            for one in made:
                jobs.add(connection, one)

        await studio._database.write(add)


async def measure(data: Path, window: Window) -> None:
    before = held_mb()
    times = {}
    cpu, began = time.process_time(), time.perf_counter()

    def lap(name: str) -> None:
        nonlocal began
        now = time.perf_counter()
        times[name] = now - began
        began = now

    async with await Studio.open(Paths.at(data)) as studio:
        lap("opened")
        await studio.jobs.interrupted()
        lap("interrupted ones found")
        lines = await studio.jobs.lines()
        lap("list read")
        window.queue.set_jobs(lines)
        QApplication.processEvents()
        lap("shown")
        claimed = await studio.runner._claim(None, cloud=False)
        lap("next claimed")
        assert claimed is not None
    held, cpu = held_mb() - before, time.process_time() - cpu
    told = ", ".join(f"{name} {1000 * took:.0f} ms" for name, took in times.items())
    print(f"{len(lines):7} jobs  {sum(times.values()):.2f} s, {cpu:.2f} s of a core: {told}; {held:.0f} MB more held")


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--measure"]:
        app = QApplication(sys.argv[:1])
        with tempfile.TemporaryDirectory(prefix="studio-window-") as folder:
            window = Window(Path(folder), Jobs.quote, LogFeed())
            window.show()
            app.processEvents()
            asyncio.run(measure(Path(arguments[1]), window))
            window.close()
        return
    for count in [int(text) for text in arguments] or [1_000, 10_000, 100_000]:
        with tempfile.TemporaryDirectory(prefix="studio-queue-") as folder:
            asyncio.run(fill(Path(folder), count))
            subprocess.run([sys.executable, "-m", "tests.bench.bench_queue", "--measure", folder], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
