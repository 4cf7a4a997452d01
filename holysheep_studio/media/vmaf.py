"""VMAF: how like two clips of the same frames look to people, as Netflix's measure in FFmpeg tells it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from holysheep_studio.media.ffmpeg import reading, run, writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction
    from pathlib import Path

    from holysheep_studio.media.ffmpeg import FFmpeg


async def vmaf(
    program: FFmpeg,
    clip: Path,
    source: Path,
    size: tuple[int, int],
    duration: Fraction,
    bench: Path,
    progress: Callable[[float], None] | None = None,
) -> float | None:
    """The mean over all frames, 0..100, at `size`; None where this FFmpeg lacks the measure.

    `bench` is a folder for the filter's log. Raises MediaError ffmpeg_failed.
    """
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    if "libvmaf" not in program.filters:
        return None
    log = bench / "vmaf.json"
    # different options keep two inputs apart that are one file
    inputs = (reading(clip, thread_queue_size=8), reading(source, thread_queue_size=16))
    pictures = [one["v:0"].filter("scale", *size, flags="bicubic") for one in inputs]
    pictures = [one.filter("settb", "AVTB").filter("setpts", "PTS-STARTPTS") for one in pictures]
    filtered = graph.filter(pictures, "libvmaf", log_fmt="json", log_path=str(log), n_threads=2)
    await run(program, writing([filtered], bench / "nothing", f="null"), duration=duration, progress=progress)
    told = json.loads(log.read_text(encoding="utf-8"))
    return float(told["pooled_metrics"]["vmaf"]["mean"])
