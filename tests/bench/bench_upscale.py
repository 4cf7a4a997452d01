"""Measures the engine's enlarging against FFmpeg's lanczos, same frames, same run: quality, cost, memory.

    python tests/bench/bench_upscale.py [clips folder] [--quick] [--only NAME,...] [--end]

Frames of real clips are shrunk to half by area and by lanczos, enlarged twice, and compared with what they were: PSNR,
SSIM and VMAF of luma. Cost is CPU per frame of the scaling alone, all planes, one thread, against libswscale's plain
lanczos on the same frames through the same library; its time is the least over the rounds, as is the engine's.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
import av.filter
import cv2
import imageio_ffmpeg
import numpy as np
from av.video.format import VideoFormat

from holysheep_studio.domain.upscale import METHODS
from holysheep_studio.engine.enlarge import bare
from holysheep_studio.engine.enlarge_network import enlarger
from holysheep_studio.engine.picture import planes_of
from tests.bench.bench_retime import ssim

if TYPE_CHECKING:
    from collections.abc import Callable

    from av.video.frame import VideoFrame

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
#: Clips with real detail at their size; o05 and o06 are one film.
CLIPS = (
    "o01_dog_fetch_720p30.mp4",
    "o02_coffee_pour_720p30.mp4",
    "o04_beam_walk_1088x1920p60.mp4",
    "o05_bbb_720p25_dup_every_25.mp4",
    "o06_bbb_1080p60_vp8.webm",
    "o10_screen_terminal_720p60.mp4",
)
FRAMES, STEP, SKIP = 6, 7, 5
#: Enlarges in a process of its own and says wall seconds, CPU seconds and peak memory in MB.
PROGRAM = """
import json, resource, sys, time
import cv2
from holysheep_studio.domain.upscale import UpscaleSpec
from holysheep_studio.engine.turn import Turn
from holysheep_studio.engine.upscale import upscale
cv2.setNumThreads(1)
started = time.monotonic()
source, target, width, height, method = sys.argv[1:]
upscale(UpscaleSpec(source, target, int(width), int(height), method), Turn(lambda done, total: None))
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@dataclass(frozen=True)
class Score:
    """Means over the frames of one clip."""

    psnr: float
    ssim: float
    vmaf: float
    cpu_ms: float


class Swscale:
    """libswscale through a filter graph of its own: the thing to beat, and the thing that shrinks."""

    def __init__(self, source: tuple[int, int], target: tuple[int, int], flags: str) -> None:
        self.graph = av.filter.Graph()
        self.graph.threads = 1
        start = self.graph.add_buffer(
            width=source[0], height=source[1], format=VideoFormat("yuv420p"), time_base=Fraction(1, 25)
        )
        scale = self.graph.add("scale", f"{target[0]}:{target[1]}:flags={flags}")
        end = self.graph.add("buffersink")
        start.link_to(scale)
        scale.link_to(end)
        self.graph.configure()

    def enlarged(self, frame: VideoFrame) -> VideoFrame:
        frame.pts, frame.time_base = 0, Fraction(1, 25)
        self.graph.push(frame)
        return cast("VideoFrame", self.graph.pull())


def truth(path: Path, frames: int) -> list[VideoFrame]:
    """Frames cut to multiples of four, so that half of them has even sides."""
    found: list[VideoFrame] = []
    with av.open(str(path)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number >= SKIP and (number - SKIP) % STEP == 0:
                found.append(cut(frame if frame.format.name == "yuv420p" else frame.reformat(format="yuv420p")))
            if len(found) == frames:
                break
    return found


def cut(frame: VideoFrame) -> VideoFrame:
    width, height = frame.width // 4 * 4, frame.height // 4 * 4
    copy = av.VideoFrame(width, height, "yuv420p")
    for target, plane in zip(planes_of(copy), planes_of(frame), strict=True):
        target[:] = plane[: target.shape[0], : target.shape[1]]
    return copy


def shrunk(frame: VideoFrame, kind: str) -> VideoFrame:
    small = (frame.width // 2, frame.height // 2)
    made = Swscale((frame.width, frame.height), small, "lanczos+accurate_rnd").enlarged(frame)
    made = bare(made, planes_of(made)[0])
    if kind == "area":
        for target, plane in zip(planes_of(made), planes_of(frame), strict=True):
            target[:] = cv2.resize(plane, target.shape[::-1], interpolation=cv2.INTER_AREA)
    return made


def measured(
    frames: list[VideoFrame], small: list[VideoFrame], work: Callable[[VideoFrame], VideoFrame], rounds: int
) -> Score:
    work(small[0])
    least = [float("inf")] * len(small)
    made: list[VideoFrame] = []
    for _ in range(rounds):
        made = []
        for number, frame in enumerate(small):
            started = time.process_time()
            made.append(work(frame))
            least[number] = min(least[number], (time.process_time() - started) * 1000)
    pairs = [(planes_of(true)[0], planes_of(new)[0]) for true, new in zip(frames, made, strict=True)]
    return Score(
        float(np.mean([cv2.PSNR(true, new) for true, new in pairs])),
        float(np.mean([ssim(true, new) for true, new in pairs])),
        vmaf(frames, made),
        float(np.mean(least)),
    )


def vmaf(frames: list[VideoFrame], made: list[VideoFrame]) -> float:
    width, height = frames[0].width, frames[0].height
    with tempfile.TemporaryDirectory() as folder:
        for name, those in (("true", frames), ("made", made)):
            data = b"".join(plane.tobytes() for frame in those for plane in planes_of(frame))
            (Path(folder) / name).write_bytes(data)
        shape = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", "-r", "25"]
        inputs = [*shape, "-i", "made", *shape, "-i", "true"]
        command = [FFMPEG, "-hide_banner", "-nostdin", *inputs, "-lavfi", "libvmaf=n_threads=2", "-f", "null", "-"]
        done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=folder, stdin=subprocess.DEVNULL)
    score = re.search(r"VMAF score: ([\d.]+)", done.stderr)
    assert score is not None
    return float(score[1])


def table(folder: Path, names: list[str], methods: list[str], frames: int) -> None:
    gains: dict[str, list[tuple[float, float, float, float]]] = {}
    for name in names:
        true = truth(folder / name, frames)
        for kind in ("area", "lanczos"):
            small = [shrunk(frame, kind) for frame in true]
            sizes = ((small[0].width, small[0].height), (true[0].width, true[0].height))
            theirs = measured(true, small, Swscale(*sizes, "lanczos").enlarged, 5)
            print(f"{name[:22]:22} {kind:7} swscale lanczos {words(theirs)}", flush=True)
            for method in methods:
                worker = enlarger(method, None, *sizes, 0.0)
                ours = measured(true, small, worker.enlarged, 1 if method == "learned" else 5)
                gain = (
                    ours.psnr - theirs.psnr,
                    ours.ssim - theirs.ssim,
                    ours.vmaf - theirs.vmaf,
                    ours.cpu_ms / theirs.cpu_ms,
                )
                gains.setdefault(method, []).append(gain)
                print(f"{'':30} {method:15} {words(ours)}  {gain_words(gain)}", flush=True)
    for method, found in gains.items():
        mean, worst = np.mean(found, axis=0), np.min(found, axis=0)
        print(f"{method}: mean {gain_words(tuple(mean))}; least {worst[0]:+.2f} dB, VMAF {worst[2]:+.2f}")


def words(score: Score) -> str:
    return f"{score.psnr:6.2f} dB  SSIM {score.ssim:.4f}  VMAF {score.vmaf:6.2f}  {score.cpu_ms:7.1f} ms"


def gain_words(gain: tuple[float, ...]) -> str:
    return f"{gain[0]:+.2f} dB {gain[1]:+.4f} VMAF {gain[2]:+.2f} cost x{gain[3]:.2f}"


def end_to_end(clip: Path, target: tuple[int, int], frames: int) -> None:
    """Decode, enlarge, encode, against FFmpeg doing the same; wall time and peak memory of each process."""
    with tempfile.TemporaryDirectory() as folder:
        part = f"{folder}/part.mp4"
        head = [FFMPEG, "-hide_banner", "-v", "error", "-nostdin", "-y"]
        copy = ["-frames:v", str(frames), "-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "10", part]
        subprocess.run([*head, "-i", str(clip), *copy], check=True)
        started = time.monotonic()
        scale = f"scale={target[0]}:{target[1]}:flags=lanczos"
        encode = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", f"{folder}/theirs.mp4"]
        subprocess.run([*head, "-i", part, "-vf", scale, *encode], check=True)
        theirs = time.monotonic() - started
        print(f"{clip.name[:22]:22} to {target[0]}x{target[1]}: FFmpeg lanczos {theirs:.1f} s", flush=True)
        for method in METHODS:
            command = [sys.executable, "-c", PROGRAM, part, f"{folder}/ours.mp4", *map(str, target), method]
            said = subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
            wall, cpu, memory = json.loads(said)
            fps = frames / wall
            print(f"{'':22} {method}: {wall:.1f} s ({fps:.1f} fps), CPU {cpu:.1f} s, {memory:.0f} MB", flush=True)


def main() -> None:
    option = iter(sys.argv[1:])
    places, names, methods = [], list(CLIPS), list(METHODS)
    for argument in option:
        if argument == "--only":
            methods = next(option).split(",")
        elif not argument.startswith("-"):
            places.append(argument)
    folder = Path(places[0]) if places else Path(__file__).resolve().parents[3] / "shared" / "clips"
    folder = folder / "real" if (folder / "real").is_dir() else folder
    cv2.setNumThreads(1)
    if "--quick" in sys.argv:
        names = names[:2]
    if "--end" in sys.argv:
        end_to_end(folder / CLIPS[4], (3840, 2160), 60)
        end_to_end(folder / CLIPS[0], (2560, 1440), 60)
        return
    table(folder, [name for name in names if (folder / name).exists()], methods, 3 if "--quick" in sys.argv else FRAMES)


if __name__ == "__main__":
    main()
