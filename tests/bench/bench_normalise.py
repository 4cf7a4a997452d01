"""What normalising costs beside the bare FFmpeg command of the same settings: `python tests/bench/bench_normalise.py`.

Prints, for each clip, CPU seconds and wall seconds of both (median of the runs, which alternate) and their ratios.
The bare command is the shortest one that a person would write for the same file: no probe, no verification.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from holysheep_studio.domain.delivery import upload_form
from holysheep_studio.media.engine import Engine
from holysheep_studio.media.ffmpeg import FFmpeg, find_ffmpeg
from holysheep_studio.media.normalise import Purpose, normalise

CLIPS = Path(__file__).parents[3] / "shared" / "clips"
TONE = "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv"
#: Clip, and the filters of its bare command.
CASES = {
    "real/o01_dog_fetch_720p30.mp4": "format=yuv420p",
    "real/o06_bbb_1080p60_vp8.webm": "format=yuv420p",
    "nasty/om01_odd_853x479_yuv444.mp4": "scale=852:480,format=yuv420p",
    "nasty/om04_1080i60_tff_h264.mp4": "bwdif,format=yuv420p",
    "nasty/on01_phone_hlg_hevc_rot_editlist_vfr.mp4": f"{TONE},format=yuv420p",
}


def cpu_s() -> float:
    """CPU seconds of all finished children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def bare(ffmpeg: FFmpeg, source: Path, target: Path, filters: str) -> None:
    """The same settings, by hand."""
    settings = ["-c:v", "libx264", "-preset", "medium", "-crf", "23", "-c:a", "aac", "-b:a", "192k"]
    command = [str(ffmpeg.path), "-nostdin", "-v", "error", "-y", "-i", str(source), "-vf", filters]
    command += [*settings, "-fps_mode", "cfr", "-movflags", "+faststart", str(target)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)


async def ours(ffmpeg: FFmpeg, engine: Engine, source: Path, target: Path) -> None:
    """Probe, normalise, verify, as the studio does it."""
    footage = await engine.probe(source)
    form = upload_form(footage)
    await normalise(ffmpeg, footage, source, target, form, purpose=Purpose.UPLOAD, probe=engine.probe)


async def measure(runs: int, folder: Path) -> None:
    """Alternate both, so that a busy machine is unfair to neither."""
    ffmpeg = await find_ffmpeg()
    print(f"FFmpeg {ffmpeg.version}; median of {runs}; every run of ours starts an engine, the studio starts it once")
    for name, filters in CASES.items():
        source, target = CLIPS / name, folder / "out.mp4"
        figures: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
        for _ in range(runs):
            for who, taken in figures.items():
                engine = Engine([sys.executable, "-m", "holysheep_studio.engine"], most=1)
                cpu, wall = cpu_s(), time.perf_counter()
                if who == "bare":
                    await asyncio.to_thread(bare, ffmpeg, source, target, filters)
                else:
                    await ours(ffmpeg, engine, source, target)
                wall = time.perf_counter() - wall
                await engine.close()  # its CPU seconds count once it is gone
                taken.append((cpu_s() - cpu, wall))
        (bare_cpu, bare_wall), (our_cpu, our_wall) = (
            tuple(statistics.median(column) for column in zip(*taken, strict=True)) for taken in figures.values()
        )
        print(
            f"{Path(name).stem:45} CPU {our_cpu:6.2f} s / {bare_cpu:6.2f} s = {our_cpu / bare_cpu:4.2f}"
            f"   wall {our_wall:6.2f} s / {bare_wall:6.2f} s = {our_wall / bare_wall:4.2f}"
        )


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    with tempfile.TemporaryDirectory() as made:
        asyncio.run(measure(options.parse_args().runs, Path(made)))
