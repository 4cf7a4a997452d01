"""Measures the most memory the engine's child holds while it retimes, at several sizes, lengths and kinds of clip.

    python tests/bench/bench_memory.py [WxH[@frames[/KIND]]] ...

KIND is 8 or 10 (bits), alpha (ProRes 4444, written as such), webm (the same, written as WebM), or lapse (8 bits, 20
times as fast). All else is made half as fast, in parts, as jobs are. Peak resident memory of the child as the system
counts it (Linux: VmHWM). Clips are made on the spot.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import imageio_ffmpeg

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.media.children import environment

CASES = (
    "1920x1080@90",
    "1920x1080@600",
    "1920x1080@90/10",
    "1920x1080@600/10",
    "1920x1080@30/alpha",
    "1920x1080@30/webm",
    "3840x2160@48",
    "3840x2160@48/10",
    "3840x2160@300/lapse",
    "3840x2160@12/alpha",
)
_CODED = {
    "8": ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
    "10": ("-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"),
    "alpha": ("-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le"),
}
_CODED |= {"lapse": _CODED["8"], "webm": _CODED["alpha"]}


def made(size: str, frames: int, kind: str, folder: Path) -> Path:
    """A clip that moves everywhere; opacity runs from none to all."""
    veiled = kind in {"alpha", "webm"}
    path = folder / f"{size}_{frames}_{kind}.{'mov' if veiled else 'mp4'}"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-v", "error", "-nostdin", "-y", "-f", "lavfi"]
    command += ["-i", f"testsrc2=size={size}:rate=30"]
    if veiled:
        opacity = f"gradients=size={size}:rate=30:c0=black:c1=white:n=2:speed=0.05,format=gray10le"
        merged = "[0:v]format=yuva444p10le[colours];[colours][1:v]alphamerge"
        command += ["-f", "lavfi", "-i", opacity, "-filter_complex", merged]
    command += ["-frames:v", str(frames), *_CODED[kind], str(path)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return path


def peak_mb(spec: RenderSpec) -> float:
    """Peak memory of one render, in megabytes."""
    child = subprocess.Popen(
        [sys.executable, "-m", "holysheep_studio.engine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(os.environ),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    asked = {"id": "1", "task": "retime", "spec": codec.to_plain(spec)}
    child.stdin.write(json.dumps(asked).encode() + b"\n")
    child.stdin.flush()
    event: dict[str, object] = {}
    for line in child.stdout:
        event = json.loads(line)
        if event["event"] not in {"progress", "working"}:
            break
    assert event["event"] == "result", event
    status = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
    child.stdin.close()
    child.wait()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case in sys.argv[1:] or CASES:
            parsed = re.fullmatch(r"(\d+x\d+)(?:@(\d+))?(?:/(8|10|alpha|webm|lapse))?", case)
            assert parsed is not None, case
            frames, kind = int(parsed[2] or 90), parsed[3] or "8"
            clip = made(parsed[1], frames, kind, folder)
            target = folder / f"out.{'webm' if kind == 'webm' else 'mov'}"
            bent = TimeMap.constant(Fraction(frames, 30), Fraction(20) if kind == "lapse" else Fraction(1, 2))
            for quality in Quality:
                parts = str(folder / quality)
                spec = RenderSpec(str(clip), str(target), bent, Fraction(30), quality=quality, segments=parts)
                sys.stdout.write(f"{case:20} {quality:9} {peak_mb(spec):7.0f} MB\n")
                sys.stdout.flush()
                shutil.rmtree(parts)
            clip.unlink()


if __name__ == "__main__":
    main()
