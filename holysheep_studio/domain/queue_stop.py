"""QueueStop: why the queue paused by itself, and what a failure has to share with others to be of one class."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from holysheep_studio.domain.frozen import Frozen


class StopCause(StrEnum):
    """What paused the queue."""

    FAILURES = "failures"  # too many jobs failed in the same way
    AFTER_JOB = "after_job"  # a person wanted it to stop after this one


class QueueStop(Frozen, frozen=True):
    """Kept until the queue goes on. `code` and `connection` are the class of the failures."""

    cause: StopCause
    at: float  # seconds since 1970, UTC
    job: str = ""
    title: str = ""
    code: str = ""
    connection: str = ""
    count: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)  # of the last failure, for its words


class Standing(Frozen, frozen=True):
    """Whether the queue starts jobs, and if not by a person's word, why."""

    paused: bool
    stop: QueueStop | None = None
