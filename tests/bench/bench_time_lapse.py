"""Measures a 100x time-lapse of a long clip: the engine, with and without key pictures, against decoding all of it.

    python tests/bench/bench_time_lapse.py CLIP [ratio]

CPU is user + system of a process of its own, decoding and coding included; both write H.264 with x264 veryfast. How
far the engine's pictures lie from the exact ones is said in steps of the output.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine import shots

ENGINE = """
import sys
from holysheep_studio.domain import codec
from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.engine import shots
from holysheep_studio.engine.retime import retime
from holysheep_studio.engine.turn import Turn
shots.KEY_SHARE = shots.KEY_SHARE if sys.argv[2] == "keys" else 0
retime(codec.from_json(RenderSpec, sys.argv[1]), Turn(lambda done, total: None))
"""


def measured(command: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a command."""
    before, started = os.times(), time.monotonic()
    subprocess.run(command, check=True)
    after = os.times()
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu_s, time.monotonic() - started


def main() -> None:
    clip, ratio = sys.argv[1], Fraction(sys.argv[2] if len(sys.argv) > 2 else 100)
    with av.open(clip) as container:
        stream = container.streams.video[0]
        rate = Fraction(stream.average_rate or 25)
        length = stream.frames / rate
    bent = TimeMap.constant(length, ratio)
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder, "out.mp4"))
        naive = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-v", "error", "-nostdin", "-y", "-i", clip, "-an"]
        naive += [
            "-vf",
            f"setpts=PTS/{ratio},fps={rate}",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "18",
            target,
        ]
        whole_s, whole_wall_s = measured(naive)
        sys.stdout.write(f"all decoded, setpts   {whole_s:7.1f} s CPU {whole_wall_s:7.1f} s\n")
        spec = RenderSpec(clip, target, bent, rate, keep_sound=False)
        for how in ("keys", "exact"):
            cpu_s, wall_s = measured([sys.executable, "-c", ENGINE, codec.to_json(spec).decode(), how])
            told = f"within {float(shots.KEY_SHARE)} of a step" if how == "keys" else "exact"
            sys.stdout.write(
                f"engine, {how:5}         {cpu_s:7.1f} s CPU {wall_s:7.1f} s  {whole_s / cpu_s:5.1f}x  {told}\n"
            )


if __name__ == "__main__":
    main()
