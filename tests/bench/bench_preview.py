"""How soon a preview plays after letting go: the first picture, and all of them, for every real clip.

`python -m tests.bench.bench_preview [FOLDER]`. "cold" is a clip that was never looked at, in a process that is ready;
"start" is that of the process itself, paid once; "warm" is every further edit; "latest" is an edit that cancels one
whose preview is still being made, counted from the second letting go to its first picture.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from fractions import Fraction
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Source, SourceId, SourceState
from holysheep_studio.domain.curves import Curve, CurvePoint
from holysheep_studio.media.engine import Engine
from holysheep_studio.services.previews import Previews
from tests.conftest import CLIPS

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 5
WIDTHS = (10, 9, 10, 9, 7, 9)


class Watch:
    """Stops at the first picture."""

    def __init__(self) -> None:
        self.begun_s = perf_counter()
        self.first_s = 0.0
        self.pictures = 0
        self.came = asyncio.Event()

    def grown(self, pictures: Sequence[bytes]) -> None:
        if not self.pictures:
            self.first_s = perf_counter() - self.begun_s
        self.pictures += len(pictures)
        self.came.set()


def edit(n: int) -> Choice:
    """A ramp whose slow middle is dragged a little each time."""
    marks = ((0, 1.0), (25, 1.0), (40 + n, 0.25), (60 + n, 0.25), (80, 1.0), (100, 1.0))
    points = (CurvePoint(Fraction(at, 100), Fraction(str(speed))) for at, speed in marks)
    return Choice("custom_curve", bend=Curve(tuple(points)))


async def shown(previews: Previews, source: Source, choice: Choice) -> tuple[float, float, int]:
    """(seconds to the first picture, seconds to the last, pictures)."""
    watch = Watch()
    await previews.show(source, choice, lambda _: None, watch.grown)
    return watch.first_s, perf_counter() - watch.begun_s, watch.pictures


async def latest(previews: Previews, source: Source) -> float:
    """Seconds to the first picture of an edit that comes while another is being shown."""
    before = Watch()
    showing = asyncio.create_task(previews.show(source, edit(1), lambda _: None, before.grown))
    await before.came.wait()
    watch = Watch()
    showing.cancel()
    await previews.show(source, edit(2), lambda _: None, watch.grown)
    await asyncio.wait([showing])
    return watch.first_s


async def main(folder: Path) -> None:
    engine = Engine([sys.executable, "-m", "holysheep_studio.engine"])
    worst = 0.0
    heads = ("cold first", "cold all", "warm first", "warm all", "latest", "pictures")
    print(f"{'milliseconds':38} " + " ".join(f"{head:>{width}}" for head, width in zip(heads, WIDTHS, strict=True)))
    with tempfile.TemporaryDirectory() as work:
        names = count()
        previews = Previews(engine, Path(work), new_id=lambda: str(next(names)))
        for path in sorted(folder.iterdir()):
            source = Source(SourceId("s"), str(path), 0.0, SourceState.READY, None, await engine.probe(path))
            if not worst:
                before = perf_counter()
                await shown(previews, source, edit(0))
                print(f"{'start of the process, once':38} {(perf_counter() - before) * 1000:10.0f}")
                engine_only = Path(work, "other.mp4")
                engine_only.write_bytes(path.read_bytes())
                other = Source(SourceId("o"), str(engine_only), 0.0, SourceState.READY, None, source.footage)
                await shown(previews, other, edit(0))  # so that the first clip is cold again
            cold_first, cold_all, pictures = await shown(previews, source, edit(0))
            warm = sorted([await shown(previews, source, edit(n)) for n in range(1, ROUNDS + 1)])
            warm_first, warm_all, _ = warm[ROUNDS // 2]
            again = await latest(previews, source)
            figures = [cold_first, cold_all, warm_first, warm_all, again]
            worst = max(worst, cold_first, warm_first, again)
            cells = " ".join(f"{value * 1000:{width}.0f}" for value, width in zip(figures, WIDTHS[:-1], strict=True))
            print(f"{path.name:38} {cells} {pictures:9}")
    await engine.close()
    print(f"worst first picture: {worst * 1000:.0f} ms (wanted: within 1000)")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else CLIPS / "real"))
