"""QueueStop: why the queue paused by itself, and what a failure has to share with others to be of one class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class StopCause(StrEnum):
    """What paused the queue."""

    FAILURES = "failures"  # too many jobs failed in the same way
    AFTER_JOB = "after_job"  # a person wanted it to stop after this one


@dataclass(frozen=True, slots=True)
class QueueStop:
    """Kept until the queue goes on. `code` and `connection` are the class of the failures."""

    cause: StopCause
    at: float  # seconds since 1970, UTC
    job: str = ""
    title: str = ""
    code: str = ""
    connection: str = ""
    count: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)  # of the last failure, for its words


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the queue starts jobs, and if not by a person's word, why."""

    paused: bool
    stop: QueueStop | None = None
