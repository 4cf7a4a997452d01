"""Measures the most memory the engine's child holds while it retimes, at several sizes, lengths and depths.

    python tests/bench/bench_memory.py [WxH[@frames[/bits]]] ...

Peak resident memory of the child as the system counts it (Linux: VmHWM). Clips are made on the spot.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import imageio_ffmpeg

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap

CASES = ("1920x1080@90", "1920x1080@360", "1920x1080@90/10", "3840x2160@48", "3840x2160@48/10")


def made(size: str, frames: int, bits: int, folder: Path) -> Path:
    """A clip that moves everywhere."""
    path = folder / f"{size}_{frames}_{bits}.mp4"
    name = "libx264" if bits == 8 else "libx265"
    form = "yuv420p" if bits == 8 else "yuv420p10le"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-v", "error", "-nostdin", "-y", "-f", "lavfi"]
    command += ["-i", f"testsrc2=size={size}:rate=30", "-frames:v", str(frames), "-c:v", name, "-preset", "ultrafast"]
    subprocess.run([*command, "-pix_fmt", form, str(path)], check=True, stderr=subprocess.DEVNULL)
    return path


def peak_mb(spec: RenderSpec) -> float:
    """Peak memory of one render, in megabytes."""
    child = subprocess.Popen(
        [sys.executable, "-m", "holysheep_studio.engine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
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
            parsed = re.fullmatch(r"(\d+x\d+)(?:@(\d+))?(?:/(\d+))?", case)
            assert parsed is not None, case
            frames, bits = int(parsed[2] or 90), int(parsed[3] or 8)
            clip = made(parsed[1], frames, bits, folder)
            for quality in Quality:
                bent = TimeMap.constant(Fraction(frames, 30), Fraction(1, 2))
                spec = RenderSpec(str(clip), str(folder / "out.mp4"), bent, Fraction(30), quality=quality)
                sys.stdout.write(f"{case:18} {quality:9} {peak_mb(spec):7.0f} MB\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
