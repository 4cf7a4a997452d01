"""Measures the motion report: CPU time a frame, against decoding the same clip alone.

    python tests/bench/bench_report.py CLIP...

Both run in this process on the same clip, one after the other; CPU is user + system of all threads.
"""

from __future__ import annotations

import sys
import time

from holysheep_studio.domain.quality import InspectSpec
from holysheep_studio.engine.footage_file import decode_threads, opened, picture_stream
from holysheep_studio.engine.report.review import review
from holysheep_studio.engine.turn import Turn


def decode(path: str) -> int:
    with opened(path) as container:
        stream = picture_stream(container, path)
        decode_threads(stream)
        return sum(1 for _ in container.decode(stream))


def main() -> None:
    turn = Turn(lambda _done, _total: None)
    print(f"{'clip':40} frames  decode ms  report ms  report fps  ratio  camera")
    for path in sys.argv[1:]:
        began = time.process_time()
        frames = decode(path)
        decoded = time.process_time() - began
        began = time.process_time()
        report = review(InspectSpec(path), turn).report
        took = (time.process_time() - began) / report.frames_measured
        still = "still" if report.blocks["camera"].values.get("static") else "moves"
        name, alone = path.rsplit("/", 1)[-1][:39], decoded / frames
        print(
            f"{name:40} {frames:6} {alone * 1e3:10.1f} {took * 1e3:10.1f} {1 / took:11.1f} {took / alone:6.1f}  {still}"
        )


if __name__ == "__main__":
    main()
