"""Measures the engine's interpolation against FFmpeg's minterpolate, same clips, same run: quality and CPU time.

    python tests/bench/bench_retime.py [clips folder] [--quick]

Frames of the ground-truth ranges are dropped, made again, and compared with what was dropped (luma only, new frames
only). CPU is user + system over all threads, per new frame; minterpolate's is its run less a run of the null filter.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import cv2
import imageio_ffmpeg
import numpy as np

from holysheep_studio.domain.render import Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine.motion import RECIPES, Estimator
from holysheep_studio.engine.paint import between
from holysheep_studio.engine.picture import Picture, blank, planes_of
from holysheep_studio.engine.retime import retime
from holysheep_studio.engine.turn import Turn

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    Luma = NDArray[np.uint8]

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
FRAMES = 33


@dataclass(frozen=True)
class Score:
    """Means over the new frames of one clip."""

    psnr: float
    ssim: float
    cpu_ms: float


def truth(clips: Path, entry: dict[str, object], most: int) -> list[VideoFrame]:
    """The first usable run of a clip, as decoded frames."""
    known = entry["interpolation_truth"]
    assert isinstance(known, dict)
    first, last = max(known["runs_without_cut_or_repeat"], key=lambda run: run[1] - run[0])
    frames: list[VideoFrame] = []
    with av.open(str(clips / str(entry["path"]))) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if first <= number <= last:
                frames.append(frame if frame.format.name == "yuv420p" else frame.reformat(format="yuv420p"))
            if len(frames) == most:
                break
    return frames


def engine(frames: list[VideoFrame], keep: int, quality: Quality) -> Score:
    recipe = RECIPES[quality]
    estimator = Estimator(recipe)
    kept = [Picture(frame, Fraction(number)) for number, frame in enumerate(frames[::keep])]
    made: list[tuple[int, Luma]] = []
    started = time.process_time()
    for number, (a, b) in enumerate(itertools.pairwise(kept)):
        motion = estimator.motion(a, b)
        for step in range(1, keep):
            frame = blank(*a.size)
            between(a, b, motion, step / keep, planes_of(frame), cubic=recipe.cubic)
            made.append((number * keep + step, planes_of(frame)[0]))
    return score(frames, made, (time.process_time() - started) * 1000)


def minterpolate(frames: list[VideoFrame], keep: int) -> Score:
    width, height = frames[0].width, frames[0].height
    raw = b"".join(plane.tobytes() for frame in frames[::keep] for plane in planes_of(frame))
    null_ms, _ = filtered(raw, width, height, "null")
    all_ms, out = filtered(raw, width, height, f"minterpolate=fps={10 * keep}")
    size = width * height * 3 // 2
    made = [
        (number, np.frombuffer(out, np.uint8, width * height, number * size).reshape(height, width))
        for number in range(len(out) // size)
        if number % keep
    ]
    return score(frames, made, all_ms - null_ms)


def filtered(raw: bytes, width: int, height: int, graph: str) -> tuple[float, bytes]:
    with tempfile.NamedTemporaryFile(suffix=".yuv") as file:
        file.write(raw)
        file.flush()
        shape = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", "-r", "10"]
        command = [FFMPEG, "-hide_banner", "-v", "error", "-nostdin", "-threads", "1", *shape, "-i", file.name]
        before = children_cpu_s()
        done = subprocess.run([*command, "-vf", graph, "-f", "rawvideo", "-"], capture_output=True, check=True)
        return (children_cpu_s() - before) * 1000, done.stdout


def children_cpu_s() -> float:
    import resource  # noqa: PLC0415 - POSIX only, like this measurement

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def score(frames: list[VideoFrame], made: list[tuple[int, Luma]], cpu_ms: float) -> Score:
    pairs = [(planes_of(frames[number])[0], luma) for number, luma in made]
    return Score(
        float(np.mean([cv2.PSNR(true, luma) for true, luma in pairs])),
        float(np.mean([ssim(true, luma) for true, luma in pairs])),
        cpu_ms / len(pairs),
    )


def ssim(a: Luma, b: Luma) -> float:
    """Wang et al. 2004, 11x11 gaussian of sigma 1.5."""
    x, y = a.astype(np.float32), b.astype(np.float32)

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float32)

    mx, my = mean(x), mean(y)
    vx, vy, vxy = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float((((2 * mx * my + c1) * (2 * vxy + c2)) / ((mx * mx + my * my + c1) * (vx + vy + c2))).mean())


def interpolation_table(clips: Path, entries: list[dict[str, object]]) -> None:
    ratios: dict[tuple[int, Quality], list[tuple[float, float]]] = {}
    for keep in (2, 4):
        for entry in entries:
            frames = truth(clips, entry, FRAMES)
            theirs = minterpolate(frames, keep)
            cells = [f"mci {theirs.psnr:5.2f} {theirs.ssim:.4f} {theirs.cpu_ms:5.0f} ms"]
            for quality in Quality:
                ours = engine(frames, keep, quality)
                ratios.setdefault((keep, quality), []).append((ours.cpu_ms / theirs.cpu_ms, ours.psnr - theirs.psnr))
                speed = theirs.cpu_ms / ours.cpu_ms
                cells.append(f"{quality} {ours.psnr:5.2f} {ours.ssim:.4f} {ours.cpu_ms:5.1f} ms x{speed:4.1f}")
            print(f"{keep}x {Path(str(entry['path'])).name[:28]:28}", " | ".join(cells), flush=True)
    for (keep, quality), found in ratios.items():
        cost, gain = np.mean([one for one, _ in found]), np.mean([one for _, one in found])
        print(f"{keep}x {quality}: {gain:+.2f} dB, {1 / cost:.1f} times minterpolate's speed over all clips")


def end_to_end(clip: Path, slower: int, quality: Quality) -> None:
    """Decode, interpolate, encode, with two workers, against FFmpeg doing the same, and against no interpolation."""
    preset = {Quality.FAST: "superfast", Quality.STANDARD: "veryfast", Quality.QUALITY: "medium"}[quality]
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        rate = Fraction(stream.average_rate or 25)
        count = sum(1 for packet in container.demux(stream) if packet.size)
    duration = count / rate
    with tempfile.TemporaryDirectory() as folder:
        spec = RenderSpec(
            str(clip), f"{folder}/ours.mp4", TimeMap.constant(duration, Fraction(1, slower)), rate, quality=quality
        )
        ours = wall(lambda: retime(spec, Turn(lambda _done, _total: None)))
        encode = ["-an", "-c:v", "libx264", "-preset", preset, "-crf", "18", f"{folder}/theirs.mp4"]
        head = [FFMPEG, "-hide_banner", "-v", "error", "-nostdin", "-y", "-i", str(clip), "-vf"]
        slow = f"setpts={slower}*PTS"
        limit = wall(lambda: subprocess.run([*head, f"{slow},fps={rate}", *encode], check=True))
        theirs = wall(lambda: subprocess.run([*head, f"{slow},minterpolate=fps={rate}", *encode], check=True))
    print(
        f"{clip.name[:28]:28} {slower}x {quality} {preset}: {ours:.2f} s = x{theirs / ours:.1f}; minterpolate "
        f"{theirs:.2f} s; decode and encode alone {limit:.2f} s = x{theirs / limit:.1f}",
        flush=True,
    )


def wall(work: object) -> float:
    assert callable(work)
    started = time.monotonic()
    work()
    return time.monotonic() - started


def main() -> None:
    places = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    clips = Path(places[0]) if places else Path(__file__).resolve().parents[3] / "shared" / "clips"
    cv2.setNumThreads(1)
    av.logging.set_level(None)
    entries = [
        entry
        for entry in json.loads((clips / "manifest.json").read_text())["files"]
        if "interpolation_truth" in entry and entry["path"].startswith("real/")
    ]
    if "--quick" in sys.argv:
        entries = entries[:2]
    if "--table" in sys.argv or "--end" not in sys.argv:
        interpolation_table(clips, entries)
    if "--end" in sys.argv or "--table" not in sys.argv:
        for name in ("real/o04_beam_walk_1088x1920p60.mp4", "real/o06_bbb_1080p60_vp8.webm"):
            end_to_end(clips / name, 2, Quality.STANDARD)
        end_to_end(clips / "real/o01_dog_fetch_720p30.mp4", 4, Quality.FAST)
        end_to_end(clips / "real/o05_bbb_720p25_dup_every_25.mp4", 4, Quality.FAST)


if __name__ == "__main__":
    main()
