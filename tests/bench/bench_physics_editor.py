"""How fast the live preview runs, and how smoothly the window ticks, while a queue of five jobs runs in the studio.

`python -m tests.bench.bench_physics_editor [SECONDS]`, under any platform of Qt. The real window hosts the real runner;
five slow motions of the sample clip render beside the preview, and a number is changed ten times a second, as by a
hand on a slider. Told are pictures a second that reached the window, the time from a change to the picture that shows
it, and the gaps of a timer of 16 ms.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from holysheep_studio import resources
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.job import ENDED
from holysheep_studio.domain.settings import Theme
from holysheep_studio.domain.staging import Staging, of_material, with_parameter
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.material_presets import presets
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window
from tests.bench.bench_window import Ticks

JOBS, CHANGE_S = 5, 0.1
MATTERS = ("water", "silk", "steel", "paper")


def share(values: list[float], of: float) -> float:
    """A percentile by nearest rank; 0 without values."""
    return sorted(values)[min(len(values) - 1, int(len(values) * of))] if values else 0.0


async def watched(window: Window, seconds: float, start: Staging) -> tuple[float, list[float], list[float]]:
    """Pictures a second, gaps of the ticks, and the times from changes to their pictures."""
    panel = window.physics
    panel.begin(start)
    await asyncio.sleep(2)
    ticks, numbers, answers, asked, wanted = Ticks(), 0, list[float](), 0.0, 0.0
    last = panel.stand.picture.sight
    began = changed = time.perf_counter()
    while (now := time.perf_counter()) - began < seconds:
        sight = panel.stand.picture.sight
        if sight is not None and sight is not last:
            numbers += 1
            if asked and last is not None and sight.change > last.change:
                answers.append(now - asked)
                asked = 0.0
            last = sight
        if now - changed > CHANGE_S and not asked:
            changed = asked = now
            wanted += 0.01
            panel.stage(with_parameter(panel.staging, "gravity", 9.5 + wanted), "gravity", "bench")
        await asyncio.sleep(0.002)
    gaps, _ = ticks.taken()
    ticks.deleteLater()
    return numbers / seconds, gaps, answers


async def measure(app: QApplication, seconds: float) -> None:
    """Open the studio, queue the jobs, tell what was measured."""
    data = Path(tempfile.mkdtemp())
    wardrobe, window = Wardrobe(app), Window(data, Jobs.quote, LogFeed())
    wardrobe.wear(Theme.DARK)
    window.resize(1600, 960)
    window.show()
    tasks, known = Tasks(window), {one.id: one for one in presets()}
    async with await Studio.open(Paths.at(data)) as studio:
        session = Session(studio, window, wardrobe, tasks)
        await session.start([], sample=False)
        window.show_physics()
        try:
            for load in ("at rest", f"while {JOBS} jobs run"):
                if load != "at rest":
                    clip = resources.path("samples", "stream_of_water.mp4")
                    ids = await studio.library.add([clip] * 1)
                    await asyncio.sleep(3)
                    for rate in (24, 25, 30, 50, 60)[:JOBS]:
                        await studio.jobs.add(ids, Choice("slow_motion_8x", rate=Fraction(rate)))
                for name in MATTERS:
                    pictures, gaps, answers = await watched(window, seconds, of_material(Staging(), known[name]))
                    alive = [line for line in await studio.jobs.lines() if line.state not in ENDED]
                    told = (
                        f"{load:20} {name:6} {pictures:5.1f} pictures/s",
                        f"a change shows in {share(answers, 0.5) * 1000:.0f} ms",
                        f"p95 {share(answers, 0.95) * 1000:.0f} ms",
                        f"ticks p99 {share(gaps, 0.99) * 1000:.0f} ms, longest {max(gaps) * 1000:.0f} ms",
                        f"{len(alive)} jobs left, load {os.getloadavg()[0]:.1f}",
                    )
                    print("; ".join(told))
        finally:
            await tasks.close()


def main() -> None:
    """Measure."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    app = QApplication([])
    loop = qasync.QEventLoop(app)
    with loop:
        loop.run_until_complete(measure(app, seconds))
    os._exit(0)


if __name__ == "__main__":
    main()
