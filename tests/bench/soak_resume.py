"""Kills a long slow motion ten times, lets it end with one worker, and holds it against one that was left in peace.

    python tests/bench/soak_resume.py CLIP [minutes]

The clip is looped to ten minutes (or so many) at 320 x 180 first, then slowed to half. Exit code 0 when both results
are the same to the bit and every attempt went on from whole parts.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import imageio_ffmpeg

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.domain.timemap import TimeMap

KILLS = 10


def run(spec: RenderSpec, until: int | None) -> tuple[int, int]:
    """Work on it until so many frames are done, then kill; None: to its end. The first and the last count heard."""
    child = subprocess.Popen(
        [sys.executable, "-m", "holysheep_studio.engine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(json.dumps({"id": "1", "task": "retime", "spec": codec.to_plain(spec)}).encode() + b"\n")
    child.stdin.flush()
    counts: list[int] = []
    for line in child.stdout:
        event: dict[str, Any] = json.loads(line)
        if event["event"] not in {"progress", "working"}:
            assert event["event"] == "result", event
            break
        counts.append(event["done"])
        if until is not None and event["done"] >= until:
            child.kill()
            break
    child.stdin.close()
    child.wait()
    return counts[0], counts[-1]


def main() -> int:
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clip = folder / "long.mp4"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-v", "error", "-nostdin", "-stream_loop", "-1"]
        command += ["-i", sys.argv[1], "-t", str(60 * minutes), "-vf", "scale=320:180,fps=24", "-an"]
        subprocess.run([*command, "-c:v", "libx264", "-preset", "ultrafast", str(clip)], check=True)
        bent = TimeMap.constant(Fraction(60 * minutes), Fraction(1, 2))
        spec = RenderSpec(str(clip), str(folder / "killed.mp4"), bent, Fraction(24), segments=str(folder / "parts"))
        peace = replace(spec, target=str(folder / "peace.mp4"), segments=str(folder / "other parts"))
        total = int(bent.duration * 24)
        started = time.monotonic()
        run(peace, None)
        print(f"in peace: {total} frames, {time.monotonic() - started:.0f} s", flush=True)
        for kill in range(KILLS):
            first, last = run(spec, round(total * (kill + 0.5) / KILLS))
            print(f"kill {kill + 1}: began at {first}, killed at {last}", flush=True)
        first, _ = run(replace(spec, workers=1), None)
        same = len({hashlib.sha256(Path(each.target).read_bytes()).hexdigest() for each in (spec, peace)}) == 1
        print(f"the end, with one worker: began at {first}; {'the same bits' if same else 'OTHER BITS'}")
        return 0 if same and first > total * 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
