"""Plain values that tests of every floor start from."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.footage import Audio, Footage, Video
from holysheep_studio.domain.job import Job, JobId
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap


def video(**changes: Any) -> Video:
    """A 2 s clip of 1280 x 720 at 25 frames a second that breaks no rule."""
    fields: dict[str, Any] = {
        "codec": "h264",
        "width": 1280,
        "height": 720,
        "pixel_format": "yuv420p",
        "bit_depth": 8,
        "rate": Fraction(25),
        "average_rate": Fraction(25),
        "variable": False,
        "frames": 50,
        "duration": Fraction(2),
    }
    return Video(**(fields | changes))


def footage(*, audio: tuple[Audio, ...] = (), container: str = "mov,mp4,m4a,3gp,3g2,mj2", **changes: Any) -> Footage:
    """A file with that clip."""
    return Footage("clip.mp4", 1_000_000, container, video(**changes), audio)


AAC = Audio("aac", 48000, 2, Fraction(2))


def request(path: str = "/clips/clip.mp4", duration: Fraction = Fraction(2)) -> GenerationRequest:
    """Slow motion 4x of it."""
    return GenerationRequest(
        path, Identity(1_000_000, 1), "slow_motion_4x", TimeMap.constant(duration, Fraction(1, 4)), Fraction(25)
    )


def job(job_id: str = "job1", position: float = 1.0) -> Job:
    """A waiting job."""
    return Job(JobId(job_id), request(), position, added_at=1000.0)
