"""Measures how long the engine's child goes on after it was told to stop, retiming and enlarging, at 1080p and 4K.

    python -m tests.bench.bench_cancel

From the word to the answer, when the half-written file is gone too; the median and the longest of five, in seconds.
Clips are made on the spot.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.upscale import METHODS, UpscaleSpec
from tests.bench.bench_memory import made
from tests.engine.conftest import Child

ROUNDS = 5


def wishes(folder: Path) -> dict[str, tuple[str, RenderSpec | UpscaleSpec]]:
    """What is begun and cancelled, by name."""
    found: dict[str, tuple[str, RenderSpec | UpscaleSpec]] = {}
    target = str(folder / "out.mp4")
    for size in ("1920x1080", "3840x2160"):
        clip = str(made(size, 60, "8", folder))
        bent = TimeMap.constant(Fraction(2), Fraction(1, 4))
        for quality in Quality:
            found[f"retime {size} {quality}"] = (
                "retime",
                RenderSpec(clip, target, bent, Fraction(30), quality=quality),
            )
    for width, height in ((1920, 1080), (3840, 2160)):
        clip = str(made(f"{width // 2}x{height // 2}", 60, "8", folder))
        for method in METHODS:
            found[f"upscale to {width}x{height} {method}"] = (
                "upscale",
                UpscaleSpec(clip, target, width, height, method),
            )
    return found


def seconds(child: Child, task: str, spec: RenderSpec | UpscaleSpec, number: int, first: int) -> float:
    """From the word to the answer, said after `first` frames."""
    name = f"{task}{number}"
    child.say(id=name, task=task, spec=codec.to_plain(spec))
    while True:
        event = child.hear()
        assert event["event"] == "progress", event
        if event["done"] >= first:
            break
    started = time.monotonic()
    child.say(cancel=name)
    last = child.until_end(name)[-1]
    taken = time.monotonic() - started
    assert last["event"] == "cancelled", last
    assert not Path(spec.target + ".part").exists()
    return taken


def main() -> None:
    child = Child()
    with tempfile.TemporaryDirectory() as name:
        for words, (task, spec) in wishes(Path(name)).items():
            taken = [seconds(child, task, spec, number, 1 + 2 * number) for number in range(ROUNDS)]
            sys.stdout.write(f"{words:36} median {statistics.median(taken):5.2f} s, longest {max(taken):5.2f} s\n")
            sys.stdout.flush()
    child.hang_up()


if __name__ == "__main__":
    main()
