"""How the real window opens on a long queue: when the first rows stand there, when all do, and its longest stalls.

`python -m tests.bench.bench_opening [ROWS ...] [--where]`, under any platform of Qt. Each row was added at a moment of
its own, a tenth of them wait. Once all are there, the table is scrolled through while two hundred jobs change ten times
a second. `--where` prints what the window's thread was doing in its longest stalls (and slows it a little).
"""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import qasync
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.settings import Theme
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.store import jobs
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.smoothness import prefer_window
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window
from tests.bench.bench_window import Ticks, Watchdog, figures
from tests.domain.values import job

if TYPE_CHECKING:
    from holysheep_studio.store.database import Connection

CHANGING, LASTS_S = 200, 8.0


async def fill(data: Path, count: int) -> None:
    """A folder with so many jobs; the queue is paused, so that nothing but the window works."""
    async with await Studio.open(Paths.at(data)) as studio:
        await studio.jobs.pause_queue()

        def add(connection: Connection) -> None:
            for n in range(count):
                state = JobState.WAITING if n % 10 == 0 else JobState.DONE
                jobs.add(connection, replace(job(f"{n:032}", float(n)), state=state, batch="b", added_at=float(n)))

        await studio._database.write(add)


async def measure(data: Path, window: Window, wardrobe: Wardrobe, *, where: bool) -> None:
    tasks = Tasks(window)
    ticks = Ticks(window.queue.table.viewport().update, window)
    dog = Watchdog(ticks)
    if where:
        dog.start()
    began = time.perf_counter()
    async with await Studio.open(Paths.at(data)) as studio:
        opened = time.perf_counter() - began
        count = len(await studio.jobs.ids())
        session = Session(studio, window, wardrobe, tasks)
        await session.start((), sample=False)
        model = window.queue.model
        while not model.rowCount():
            await asyncio.sleep(0.005)
        first = time.perf_counter() - began
        while model.rowCount() < count:
            await asyncio.sleep(0.05)
        full = time.perf_counter() - began
        print(f"{count:7} rows  opened {opened:.2f} s, first rows {first:.2f} s, all {full:.2f} s")
        print(f"  meanwhile {figures(ticks.taken())}")
        await _scroll(window, studio)
        print(f"  scrolling {figures(ticks.taken())}")
        dog.running = False
        if where:
            dog.tell(ticks.late)
        await tasks.close()


async def _scroll(window: Window, studio: Studio) -> None:
    """Through the whole table, while jobs change in the database."""
    ids = [job.id for job in window.queue.model.rows if job.state is JobState.WAITING][:CHANGING]
    bar = window.queue.table.verticalScrollBar()
    began = time.perf_counter()
    while (passed := time.perf_counter() - began) < LASTS_S:
        bar.setValue(int(bar.maximum() * passed / LASTS_S))
        at = int(passed * 1000)

        def change(connection: Connection, at: int = at) -> None:
            for one in ids:
                jobs.schedule(connection, one, start_at=1e10 + at)

        await studio._database.write(change)
        await asyncio.sleep(0.1)


def show(app: QApplication, data: Path, *, where: bool) -> None:
    app.setQuitOnLastWindowClosed(False)
    wardrobe = Wardrobe(app)
    wardrobe.wear(Theme.DARK)
    window = Window(data, Jobs.quote, LogFeed())
    window.show()
    app.processEvents()
    prefer_window()
    logging.getLogger("holysheep_studio").setLevel(logging.WARNING)
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(measure(data, window, wardrobe, where=where))


def main(arguments: list[str]) -> None:
    where = [one for one in arguments if one == "--where"]
    if arguments[:1] == ["--measure"]:
        show(QApplication(sys.argv[:1]), Path(arguments[1]), where=bool(where))
        return
    for count in [int(text) for text in arguments if text.isdigit()] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory(prefix="studio-opening-") as folder:
            asyncio.run(fill(Path(folder), count))
            subprocess.run([sys.executable, "-m", "tests.bench.bench_opening", "--measure", folder, *where], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
