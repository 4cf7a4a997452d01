"""How smoothly the window ticks while a thousand cloud jobs run in it, two hundred in flight, five of a hundred faulty.

`python -m tests.bench.bench_window [JOBS] [IN_FLIGHT] [--where]`, under any platform of Qt (QT_QPA_PLATFORM=offscreen,
or Xvfb). The real window hosts the real runner on its own loop; the demo server runs in a process of its own. A timer
of 16 ms asks the queue's table to repaint, and the time from tick to tick is what is measured: first with the window
at rest, then while the jobs run. A second process that does nothing but tick meanwhile shows what the machine itself
takes away, and Linux tells how long the window's thread waited for a core. `--where` also prints what that thread was
doing in its longest stalls (and slows it a little).
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.settings import Theme
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.smoothness import prefer_window
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window
from tests.bench.soak_cloud import charges, offered, request, served

TICK_MS = 16
REST_S = 5.0
#: A tick this late has its cause looked up.
LATE_S = 0.06
BAR_MS = 100


class Core:
    """How long this thread was ready to run while others had all the cores. Linux only."""

    def __init__(self) -> None:
        file = Path("/proc/thread-self/schedstat")
        self._file = os.open(file, os.O_RDONLY) if file.exists() else None
        self._before_ns = 0
        self.waited()

    def waited(self) -> float:
        """Seconds since the last call; 0 where the system does not tell."""
        if self._file is None:
            return 0.0
        now_ns = int(os.pread(self._file, 100, 0).split()[1])
        waited_ns, self._before_ns = now_ns - self._before_ns, now_ns
        return waited_ns / 1e9


class Ticks(QObject):
    """The gaps between the ticks of a timer, and the moments when they were long."""

    def __init__(self, each: object = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps_s: list[float] = []
        self.late: list[tuple[float, float]] = []
        self.own_s: list[float] = []
        self._core = Core()
        self.last_s = time.perf_counter()
        self._each = each
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def taken(self) -> tuple[list[float], list[float]]:
        """The gaps since the last call, as they were and without the waiting for a core."""
        taken, self.gaps_s, self.own_s = (self.gaps_s, self.own_s), [], []
        return taken

    def _tick(self) -> None:
        now = time.perf_counter()
        gap, waited = now - self.last_s, self._core.waited()
        self.gaps_s.append(gap)
        self.own_s.append(max(0.0, gap - waited))
        if gap - waited > LATE_S:
            self.late.append((self.last_s, gap))
        self.last_s = now
        if callable(self._each):
            self._each()


class Watchdog(threading.Thread):
    """Notes where the window's thread is while its tick is late."""

    def __init__(self, ticks: Ticks) -> None:
        super().__init__(daemon=True)
        self._ticks = ticks
        self._watched = threading.get_ident()
        self.stalls: dict[float, list[str]] = {}
        self.sweeps: list[tuple[float, float]] = []
        self.running = True

    def swept(self, phase: str, _told: dict[str, int]) -> None:
        """Note when the garbage collector runs, and for how long."""
        if phase == "start":
            self.sweeps.append((time.perf_counter(), 0.0))
        elif self.sweeps:
            began = self.sweeps.pop()[0]
            if time.perf_counter() - began > 0.01:
                self.sweeps.append((began, time.perf_counter() - began))

    def run(self) -> None:
        gc.callbacks.append(self.swept)
        self.began_s = time.perf_counter()
        while self.running:
            time.sleep(0.008)
            began = self._ticks.last_s
            if time.perf_counter() - began > LATE_S:
                frame = sys._current_frames().get(self._watched)
                stack = traceback.extract_stack(frame)[-7:]
                line = " > ".join(f"{Path(one.filename).stem}.{one.name}:{one.lineno}" for one in stack)
                self.stalls.setdefault(began, []).append(line)

    def tell(self, late: list[tuple[float, float]]) -> None:
        gc.callbacks.remove(self.swept)
        for began, took in self.sweeps:
            print(f"  garbage swept at {began - self.began_s:.2f} s for {took * 1000:.0f} ms")
        for began, gap in late:
            print(f"  {gap * 1000:.0f} ms at {began - self.began_s:.2f} s:")
            stacks = self.stalls.get(began, [])
            for line, times in Counter(stacks).most_common(4):
                print(f"    {times:3} x {line}")


def figures(taken: tuple[list[float], list[float]]) -> str:
    """Median, tail and longest gap in milliseconds, how many were long, and the longest without waiting for a core."""
    ms = sorted(gap * 1000 for gap in taken[0])
    part = [ms[min(len(ms) - 1, int(len(ms) * share))] for share in (0.5, 0.95, 0.99)]
    late = [sum(one > bound for one in ms) for bound in (33, 50, 100)]
    own = [gap * 1000 for gap in taken[1]]
    return (
        f"median {part[0]:5.1f}  p95 {part[1]:5.1f}  p99 {part[2]:6.1f}  longest {ms[-1]:6.1f} ms; "
        f"of {len(ms)} ticks {late[0]} over 33 ms, {late[1]} over 50, {late[2]} over 100; "
        f"without waiting for a core: longest {max(own):.1f} ms, {sum(one > 50 for one in own)} over 50"
    )


def only_tick() -> None:
    """The life of the second process: tick until stdin closes, then print."""
    app = QCoreApplication(sys.argv)
    ticks = Ticks()
    threading.Thread(target=lambda: (sys.stdin.read(), app.quit()), daemon=True).start()
    app.exec()
    print(figures(ticks.taken()))


async def main(app: QApplication, count: int, in_flight: int, *, where: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="studio-window-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        feed = LogFeed()
        logging.getLogger().addHandler(feed)
        logging.getLogger("holysheep_studio").setLevel(logging.INFO)
        wardrobe = Wardrobe(app)
        wardrobe.wear(Theme.DARK)
        window = Window(folder / "data", Jobs.quote, feed)
        window.show()
        prefer_window()
        tasks = Tasks(window)
        async with served(folder) as url, await Studio.open(Paths.at(folder / "data")) as studio:
            studio.accounts.offer(offered(url, in_flight))
            await studio.settings.set(cloud_concurrency=in_flight)
            session = Session(studio, window, wardrobe, tasks)
            await session.start((), sample=False)
            held = await _measured(window, studio, count, where=where)
            await tasks.close()
            bills = charges(folder)
        logging.getLogger().removeHandler(feed)
        window.close()
        window.deleteLater()
    print(f"done {held} of {count}, charges {bills}")
    return int(not (held == bills == count))


async def _measured(window: Window, studio: Studio, count: int, *, where: bool) -> int:
    """Print the figures at rest and at work; how many jobs are done in the end."""
    ticks = Ticks(window.queue.table.viewport().update, window)
    dog = Watchdog(ticks)
    await asyncio.sleep(1)
    ticks.taken()
    await asyncio.sleep(REST_S)
    print(f"at rest      {figures(ticks.taken())}")
    beside = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bench_window", "--only-tick"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    await asyncio.sleep(1)
    ticks.taken()
    if where:
        dog.start()
    began, cpu = time.monotonic(), time.process_time()
    await studio.jobs.add_requests([request(n) for n in range(count)])
    added = ticks.taken()
    done = 0
    while done < count:
        await asyncio.sleep(0.5)
        # what the panel shows; asking the database here would be measured too
        done = sum(job.state is JobState.DONE for job in window.queue.model.rows)
        if time.monotonic() - began > 600:
            break
    took, used = time.monotonic() - began, time.process_time() - cpu
    later = ticks.taken()
    gaps = (added[0] + later[0], added[1] + later[1])
    verdict = "under" if max(gaps[0]) * 1000 < BAR_MS else "OVER"
    dog.running = False
    said = await asyncio.to_thread(beside.communicate)
    speed = f"{took:.1f} s, {count / took:.1f} jobs/s, {used / count * 1000:.1f} ms CPU a job"
    print(f"at work      {figures(gaps)}")
    print(f"only ticking {said[0].strip()}")
    print(f"{speed}; load {os.getloadavg()[0]:.1f}; the longest stall is {verdict} {BAR_MS} ms")
    if where:
        dog.tell(ticks.late)
    return done


if __name__ == "__main__":
    if "--only-tick" in sys.argv:
        only_tick()
        sys.exit(0)
    numbers = [int(text) for text in sys.argv[1:] if text.isdigit()]
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with qasync.QEventLoop(application) as loop:
        wanted = (*numbers, *(1000, 200)[len(numbers) :])
        code = loop.run_until_complete(main(application, *wanted, where="--where" in sys.argv))
    sys.exit(code)
