"""Plain values for widgets: sources, jobs and clips that no file stands behind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from holysheep_studio.domain.clip import Clip, ClipId, Identity, Problem, Source, SourceId, SourceState
from holysheep_studio.domain.errors import Fault
from holysheep_studio.domain.footage import Audio, Footage, Video
from holysheep_studio.domain.job import Job, JobId
from holysheep_studio.domain.job_line import JobLine, line_of
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.shelf import ClipLine
from holysheep_studio.domain.timemap import TimeMap

NTSC = Fraction(30000, 1001)
NOW = 1_800_000_000.0


def footage(**video: Any) -> Footage:
    fields: dict[str, Any] = {
        "codec": "h264", "width": 480, "height": 360, "pixel_format": "yuv420p", "bit_depth": 8, "rate": NTSC,
        "average_rate": NTSC, "variable": False, "frames": 90, "duration": 90 / NTSC,
    }  # fmt: skip
    sound = (Audio("aac", 48000, 2),)
    return Footage("stream.mp4", 1_000_000, "mov,mp4", Video(**(fields | video)), sound)


def source(name: str = "a", **changes: Any) -> Source:
    fields: dict[str, Any] = {
        "state": SourceState.READY, "identity": Identity(1, 1), "footage": footage(),
    } | changes  # fmt: skip
    return Source(SourceId(name), f"/clips/{name}.mp4", NOW, **fields)


def refused(name: str = "bad") -> Source:
    problem = Problem("no_video", {"file": f"/clips/{name}.mp4"}, Fault.USER)
    return Source(SourceId(name), f"/clips/{name}.mp4", NOW, SourceState.REFUSED, problem=problem)


def job(name: str = "j", position: float = 0.0, **changes: Any) -> JobLine:
    request = GenerationRequest(f"/clips/{name}.mp4", Identity(1, 1), "slow_motion_4x", TimeMap.identity(Fraction(3)),
                                NTSC)  # fmt: skip
    return line_of(Job(JobId(name), request, position, NOW, **changes))


def line(name: str = "c", made_at: float = NOW, **changes: Any) -> ClipLine:
    """The line of a clip in a list."""
    fields: dict[str, Any] = {
        "path": f"/made/{name}.mp4", "title": "a.mp4", "effect": "slow_motion_4x", "source": "/clips/a.mp4",
        "duration_s": 12.012, "frames": 360, "rate": "30000/1001", "width_px": 480, "height_px": 360,
        "size_bytes": 1_234_567, "stack": "one",
    } | changes  # fmt: skip
    return ClipLine(ClipId(name), f"job-{name}", made_at=made_at, **fields)


def clip(name: str = "c", *notes: Note) -> Clip:
    seen = Verification(360, 480, 360, NTSC, 360 / NTSC, 1_234_567, "ab" * 32)
    return Clip(ClipId(name), f"job-{name}", f"/made/{name}.mp4", "/clips/a.mp4", "slow_motion_4x",
                TimeMap.identity(Fraction(12)), NOW, seen, notes)  # fmt: skip
