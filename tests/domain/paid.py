"""Cloud jobs as values, for the tests of money."""

from __future__ import annotations

from fractions import Fraction

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec
from holysheep_studio.domain.job import Job, JobId, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap


def usd(amount: float) -> Money:
    """So many dollars, to the cent."""
    return Money(round(amount * 100) * 10_000, "USD")


def cloud_request(
    project: str = "", connection: str = "cloud", model: str = "m", seconds: int = 5
) -> GenerationRequest:
    """A clip of five seconds from a cloud."""
    spec = CloudSpec(model, "a stream of water", Fraction(seconds))
    return GenerationRequest(
        "", Identity(0, 0), "normal", TimeMap.identity(Fraction(seconds)), Fraction(24),
        prompt=spec.prompt, connection=connection, cloud=spec, project=project,
    )  # fmt: skip


def cloud_job(job_id: str = "job1", position: float = 1.0, **about: object) -> Job:
    """A job right before its paid request."""
    request = cloud_request(**about)  # type: ignore[arg-type]
    return Job(JobId(job_id), request, position, added_at=1000.0, key=f"key-{job_id}", state=JobState.RESERVING)
