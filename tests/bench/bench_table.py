"""How smoothly a long queue ticks: two hundred of its jobs change ten times a second in the real panel.

`python -m tests.bench.bench_table [ROWS ...]`, under any platform of Qt. Prints what showing all rows, sorting and
going back to the queue's order take, and the time from tick to tick of a timer of 16 ms while the rows change.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.settings import Theme
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui.models.queue_table import Column
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.smoothness import prefer_window
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window
from tests.bench.bench_window import Ticks, figures
from tests.ui.values import NOW, job

if TYPE_CHECKING:
    from collections.abc import Callable

LASTS_S = 8
CHANGING = 200


def took_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def rest(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def measure(window: Window, count: int) -> None:
    panel = window.queue
    jobs = [job(f"{n:06}", float(n)) for n in range(count)]
    for n in range(CHANGING):
        jobs[n] = replace(jobs[n], state=JobState.RENDERING, progress=0.0, started_at=NOW)
    gc.freeze()
    shown = took_ms(lambda: panel.set_jobs(jobs))
    rest(0.5)
    ticks = Ticks(panel.table.viewport().update, window)
    share = 0.0

    def change() -> None:
        nonlocal share
        share += 0.01
        panel.renew_jobs([replace(jobs[n], progress=share) for n in range(CHANGING)], ())

    changing = QTimer(window, interval=100)
    changing.timeout.connect(change)
    changing.start()
    cpu = time.process_time()
    rest(1)
    ticks.taken()
    rest(LASTS_S)
    busy = (time.process_time() - cpu) / (LASTS_S + 1) * 100
    print(f"{count:7} rows  {figures(ticks.taken())}; {busy:.0f} % of a core")
    changing.stop()
    times = {
        "all shown": shown,
        "one added in the middle": took_ms(lambda: panel.renew_jobs([job("new", count / 2)], ())),
        "one removed": took_ms(lambda: panel.renew_jobs([], ["new"])),
        "sorted by name": took_ms(lambda: panel.model.sort(Column.NAME)),
        "by state": took_ms(lambda: panel.model.sort(Column.STATE, Qt.SortOrder.DescendingOrder)),
        "back": took_ms(lambda: panel.model.sort(-1)),
    }
    print("              " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in times.items()))
    panel.set_jobs([])


def main(app: QApplication, counts: list[int]) -> None:
    with tempfile.TemporaryDirectory(prefix="studio-table-") as folder:
        wardrobe = Wardrobe(app)
        wardrobe.wear(Theme.DARK)
        window = Window(Path(folder), Jobs.quote, LogFeed())
        window.show()
        prefer_window()
        for count in counts:
            measure(window, count)
        window.close()


if __name__ == "__main__":
    main(QApplication(sys.argv[:1]), [int(text) for text in sys.argv[1:]] or [1_000, 10_000, 100_000])
