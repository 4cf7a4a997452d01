"""Measures the engine's interpolation against FFmpeg's minterpolate, same clips, same run: quality and CPU time.

    python tests/bench/bench_retime.py [clips folder] [--table | --end] [--quick] [--last]

Frames of the ground-truth ranges are dropped, made again, and compared with what was dropped (luma only, new frames
only; the pair at the end that minterpolate leaves out is left out for all). `--last` takes the last frames of each
range, not the first. CPU is user + system over all threads, per new frame; minterpolate's is its run less a run of
the null filter. README.md beside this file says what was tried and what it gave.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import cv2
import imageio_ffmpeg
import numpy as np

from holysheep_studio.domain.render import Interpolation, Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine import writer
from holysheep_studio.engine.course import Scene, course
from holysheep_studio.engine.finer import FinerLuma
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
    vmaf: float
    cpu_ms: float
    last: int  # number of the last new frame that was compared


def truth(clips: Path, entry: dict[str, object], most: int, *, end: bool) -> list[VideoFrame]:
    """The longest usable run's beginning, or its end, as decoded frames with even sides."""
    known = entry["interpolation_truth"]
    assert isinstance(known, dict)
    first, last = max(known["runs_without_cut_or_repeat"], key=lambda run: run[1] - run[0])
    if end:
        first = max(first, last - most + 1)
    frames: list[VideoFrame] = []
    with av.open(str(clips / str(entry["path"]))) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if first <= number <= last:
                frames.append(even(frame if frame.format.name == "yuv420p" else frame.reformat(format="yuv420p")))
            if len(frames) == most:
                break
    return frames[: (len(frames) - 1) // 4 * 4 + 1]


def even(frame: VideoFrame) -> VideoFrame:
    """The frame without a last odd row or column: raw planes of odd sides are not what FFmpeg takes them for."""
    cropped = blank(frame.width // 2 * 2, frame.height // 2 * 2)
    for plane, whole in zip(planes_of(cropped), planes_of(frame), strict=True):
        plane[:] = whole[: plane.shape[0], : plane.shape[1]]
    return cropped


def engine(frames: list[VideoFrame], keep: int, quality: Quality, last: int) -> Score:
    recipe = RECIPES[quality]
    estimator, finer = Estimator(recipe), FinerLuma(recipe.sampling)
    kept = [Picture(frame, Fraction(number)) for number, frame in enumerate(frames[::keep])]
    made: list[tuple[int, Luma]] = []
    started = time.process_time()
    motions = [estimator.motion(a, b) for a, b in itertools.pairwise(kept)]
    for number, motion in enumerate(motions):
        a, b = kept[number : number + 2]
        before = (kept[number - 1], motions[number - 1]) if number else None
        after = (kept[number + 2], motions[number + 1]) if number + 1 < len(motions) else None
        scene = Scene(a, b, motion, before, after)
        for step in range(1, keep):
            frame = blank(*a.size)
            between(a, b, course(scene, step / keep, recipe), step / keep, planes_of(frame), finer)
            made.append((number * keep + step, planes_of(frame)[0]))
    cpu_ms = (time.process_time() - started) * 1000 / len(made)
    return score(frames, [one for one in made if one[0] <= last], cpu_ms)


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
    return score(frames, made, (all_ms - null_ms) / len(made))


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
        vmaf(pairs),
        cpu_ms,
        made[-1][0],
    )


def vmaf(pairs: list[tuple[Luma, Luma]]) -> float:
    """VMAF v0.6.1 over the new frames alone, (true, made)."""
    height, width = pairs[0][0].shape
    with tempfile.TemporaryDirectory() as folder:
        command = [FFMPEG, "-hide_banner", "-v", "error", "-nostdin"]
        for side, name in ((1, "made"), (0, "true")):
            Path(folder, name).write_bytes(b"".join(pair[side].tobytes() for pair in pairs))
            shape = ["-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{width}x{height}", "-r", "10"]
            command += [*shape, "-i", f"{folder}/{name}"]
        graph = "[0:v]format=yuv420p[a];[1:v]format=yuv420p[b];[a][b]libvmaf=n_threads=1:log_fmt=json:log_path=log.json"
        subprocess.run([*command, "-lavfi", graph, "-f", "null", "-"], check=True, cwd=folder)
        return float(json.loads(Path(folder, "log.json").read_text())["pooled_metrics"]["vmaf"]["mean"])


def ssim(a: Luma, b: Luma) -> float:
    """Wang et al. 2004, 11x11 gaussian of sigma 1.5."""
    x, y = a.astype(np.float32), b.astype(np.float32)

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float32)

    mx, my = mean(x), mean(y)
    vx, vy, vxy = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float((((2 * mx * my + c1) * (2 * vxy + c2)) / ((mx * mx + my * my + c1) * (vx + vy + c2))).mean())


def interpolation_table(clips: Path, entries: list[dict[str, object]], *, end: bool) -> None:
    gains: dict[tuple[int, Quality], list[tuple[float, float, float, float]]] = {}
    for keep in (2, 4):
        for entry in entries:
            frames = truth(clips, entry, FRAMES, end=end)
            theirs = minterpolate(frames, keep)
            cells = [f"mci {theirs.psnr:5.2f} {theirs.ssim:.4f} {theirs.vmaf:4.1f} {theirs.cpu_ms:3.0f} ms"]
            for quality in Quality:
                ours = engine(frames, keep, quality, theirs.last)
                gain = ours.psnr - theirs.psnr, ours.ssim - theirs.ssim, ours.vmaf - theirs.vmaf
                gains.setdefault((keep, quality), []).append((*gain, ours.cpu_ms / theirs.cpu_ms))
                speed = theirs.cpu_ms / ours.cpu_ms
                cells.append(f"{quality} {gain[0]:+.2f} {gain[1]:+.4f} {gain[2]:+.1f} x{speed:.1f}")
            print(f"{keep}x {Path(str(entry['path'])).name[:16]:16}", " | ".join(cells), flush=True)
    for (keep, quality), found in gains.items():
        psnr, structure, seen, cost = np.mean(found, axis=0)
        print(
            f"{keep}x {quality}: {psnr:+.2f} dB, SSIM {structure:+.4f}, VMAF {seen:+.1f},"
            f" {1 / cost:.1f} times minterpolate's speed over all clips"
        )


def end_to_end(clip: Path, slower: int, quality: Quality, preset: str) -> None:
    """Decode, interpolate, encode, with two workers, against FFmpeg doing the same, and against no interpolation.

    Ours with and without motion are medians of five by turns: one run of three seconds wanders by a fifth.

    `preset` is x264's for both sides, whatever the engine would take for the quality.
    """
    writer.PRESETS[quality] = preset
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        rate = Fraction(stream.average_rate or 25)
        count = sum(1 for packet in container.demux(stream) if packet.size)
    duration = count / rate
    with tempfile.TemporaryDirectory() as folder:
        spec = RenderSpec(
            str(clip), f"{folder}/ours.mp4", TimeMap.constant(duration, Fraction(1, slower)), rate, quality=quality
        )
        faded = replace(spec, interpolation=Interpolation.BLEND)
        turns = [[wall(lambda one=one: retime(one, Turn(lambda *_: None))) for one in (spec, faded)] for _ in range(5)]
        ours, blend = np.median(turns, axis=0)
        encode = ["-an", "-c:v", "libx264", "-preset", preset, "-crf", "18", f"{folder}/theirs.mp4"]
        head = [FFMPEG, "-hide_banner", "-v", "error", "-nostdin", "-y", "-i", str(clip), "-vf"]
        slow = f"setpts={slower}*PTS"
        limit = wall(lambda: subprocess.run([*head, f"{slow},fps={rate}", *encode], check=True))
        theirs = wall(lambda: subprocess.run([*head, f"{slow},minterpolate=fps={rate}", *encode], check=True))
    print(
        f"{clip.name[:28]:28} {slower}x {quality} {preset}: {ours:.2f} s = x{theirs / ours:.1f}; minterpolate "
        f"{theirs:.2f} s; decode, blend and encode {blend:.2f} s, of whose throughput ours is {blend / ours:.0%}; "
        f"decode and encode alone {limit:.2f} s = x{theirs / limit:.1f}",
        flush=True,
    )


def wall(work: object) -> float:
    assert callable(work)
    started = time.monotonic()
    work()
    return time.monotonic() - started


def main() -> None:
    if "--help" in sys.argv:
        sys.exit(__doc__)
    places = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    clips = Path(places[0]) if places else Path(__file__).resolve().parents[3] / "shared" / "clips"
    cv2.setNumThreads(1)
    av.logging.set_level(None)
    entries = [
        entry for entry in json.loads((clips / "manifest.json").read_text())["files"] if "interpolation_truth" in entry
    ]
    if "--quick" in sys.argv:
        entries = entries[:2]
    if "--table" in sys.argv or "--end" not in sys.argv:
        interpolation_table(clips, entries, end="--last" in sys.argv)
    if "--end" in sys.argv or "--table" not in sys.argv:
        for name in ("real/o04_beam_walk_1088x1920p60.mp4", "real/o06_bbb_1080p60_vp8.webm"):
            end_to_end(clips / name, 2, Quality.STANDARD, "veryfast")
        for name in ("real/o01_dog_fetch_720p30.mp4", "real/o05_bbb_720p25_dup_every_25.mp4"):
            end_to_end(clips / name, 4, Quality.FAST, "ultrafast")


if __name__ == "__main__":
    main()
