"""How fifty thousand clips feel: written, opened, narrowed, sorted, stacked, scrolled; with memory.

`python -m tests.bench.bench_library [CLIPS ...]`, under any platform of Qt. Prints for each number of clips what the
database takes for a question, what the list takes to show the answer, the longest wait of a timer of 16 ms while all
is read portion by portion and while the list is scrolled, and what the process holds.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.settings import Theme
from holysheep_studio.domain.shelf import ClipLine, Decision, Marks, Order, Query
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.store import clips, shelf
from holysheep_studio.store.database import Database
from holysheep_studio.ui.observer import PORTION
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.presenters.library import GROWTH
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window
from tests.ui.values import NOW, clip

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

WORDS = ["glass", "water", "street", "night", "honey", "marble", "cloud", "sand", "river", "metal", "paper", "silk"]
QUESTIONS = {
    "all": Query(),
    "one word": Query("marble"),
    "two words": Query("glass night 777"),
    "accepted": Query(decisions=(Decision.ACCEPTED,)),
    "a tag": Query(tags=("hero",)),
    "by name": Query(order=Order.NAME),
    "dearest": Query(order=Order.COST),
}


def held_mb() -> float:
    """What the process holds now; where the platform does not say, the most that it held."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def took_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def fill(connection: sqlite3.Connection, count: int) -> None:
    plain = clip()
    for n in range(count):
        prompt = " ".join((WORDS[n % 12], WORDS[n // 12 % 12], "falls slowly", str(n)))
        source = f"/clips/{n // 5}.mp4"
        made = replace(
            plain, id=ClipId(f"{n:06}"), job_id=f"j{n:06}", made_at=NOW + n, prompt=prompt, source_path=source
        )
        clips.save(connection, made)
        if n % 7 == 0:
            said = Marks(made.id, Decision.ACCEPTED, n % 70 == 0, ("hero",) if n % 35 == 0 else ())
            shelf.put(connection, said, NOW)
    connection.execute("DELETE FROM changes")


class Waits:
    """The longest and the 95th of a hundred waits from tick to tick."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=16)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.waits.append((now - self._last) * 1000)
        self._last = now

    def say(self, what: str) -> None:
        self._timer.stop()
        ordered = sorted(self.waits)
        p95 = ordered[int(len(ordered) * 0.95)] if ordered else 0
        sys.stdout.write(f"  {what}: tick p95 {p95:.0f} ms, longest {ordered[-1] if ordered else 0:.0f} ms\n")


def rest(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def measure(window: Window, folder: Path, count: int) -> None:
    async def ask() -> tuple[tuple[ClipLine, ...], dict[str, tuple[ClipId, ...]]]:
        database = Database(folder / f"{count}.sqlite3")
        await database.open()
        began = time.perf_counter()
        await database.write(lambda connection: fill(connection, count))
        sys.stdout.write(f"{count} clips; written in {time.perf_counter() - began:.1f} s\n")
        answers = {}
        for name, query in QUESTIONS.items():
            began = time.perf_counter()
            answers[name] = await database.read(lambda connection, query=query: shelf.find(connection, query))  # type: ignore[misc]
            took = (time.perf_counter() - began) * 1000
            sys.stdout.write(f"  find {name}: {len(answers[name])} clips in {took:.0f} ms\n")
        began = time.perf_counter()
        await database.read(shelf.facets)
        sys.stdout.write(f"  facets: {(time.perf_counter() - began) * 1000:.0f} ms\n")
        gc.collect()
        sys.stdout.write(f"  held before the lines: {held_mb():.0f} MB\n")
        began = time.perf_counter()
        lines = await database.read(shelf.everything)
        sys.stdout.write(f"  all lines: {(time.perf_counter() - began) * 1000:.0f} ms\n")
        await database.close()
        return lines, answers

    lines, answers = asyncio.run(ask())
    before, panel = held_mb(), window.clips
    panel.set_clips(lines[:PORTION])
    waits = Waits()
    at = PORTION
    while at < len(lines):  # as the presenter does: portions that grow with what is shown
        more = max(PORTION, at // GROWTH)
        panel.renew_clips(lines[at : at + more], ())
        at += more
        rest(0.01 * more / PORTION)
    waits.say("read on, portion by portion")
    for name, found in answers.items():
        shown = took_ms(partial(panel.show_only, found))
        back = took_ms(lambda: panel.show_only(None))
        sys.stdout.write(f"  show {name}: {shown:.0f} ms, back to all {back:.0f} ms\n")
    for grid in (False, True):
        panel.filter.grid.setChecked(grid)
        rest(0.3)
        waits, bar = Waits(), panel.view.verticalScrollBar()
        for step in range(150):
            bar.setValue(bar.maximum() * step // 150)
            rest(0.005)
        waits.say(f"scroll the {'grid' if grid else 'list'}")
    stacked = took_ms(lambda: panel.filter.stacks.setChecked(True))
    decided = took_ms(lambda: panel.renew_clips([replace(lines[5], starred=True)], ()))
    panel.filter.stacks.setChecked(False)
    one = took_ms(lambda: panel.renew_clips([replace(lines[9], starred=True)], ()))
    sys.stdout.write(f"  stack: {stacked:.0f} ms; one clip changes: {one:.1f} ms, in stacks {decided:.1f} ms\n")
    sys.stdout.write(f"  held: {held_mb():.0f} MB, {before:.0f} MB before the window had the clips\n")
    panel.set_clips([])


def main() -> None:
    app = QApplication([])
    folder = Path(tempfile.mkdtemp())
    Wardrobe(app).wear(Theme.DARK)
    window = Window(folder, Jobs.quote, LogFeed())
    window.resize(1600, 960)
    window.show()
    window.show_dock("clips")
    for count in [int(one) for one in sys.argv[1:]] or [5_000, 50_000]:
        measure(window, folder, count)


if __name__ == "__main__":
    main()
