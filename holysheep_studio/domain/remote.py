"""What a provider tells of a job on its side: handles, states, results, and how patiently to ask again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    from uuid import UUID

    from holysheep_studio.domain.timebase import Seconds


class RemoteStatus(StrEnum):
    """Where a job stands on the provider's side."""

    QUEUED = "queued"
    THROTTLED = "throttled"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    MODERATED = "moderated"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def ended(self) -> bool:
        """The provider does nothing more for this job."""
        return self not in {RemoteStatus.QUEUED, RemoteStatus.THROTTLED, RemoteStatus.RUNNING}


class Cancellation(StrEnum):
    """What came of asking a provider to stop."""

    CANCELLED = "cancelled"
    REQUESTED = "requested"
    TOO_LATE = "too_late"
    UNSUPPORTED = "unsupported"


class ArtifactKind(StrEnum):
    """What a result is."""

    VIDEO = "video"
    THUMBNAIL = "thumbnail"
    AUDIO = "audio"


class Artifact(Frozen, frozen=True):
    """A result as it lies at the provider. The URL is for fetching now, never the result itself."""

    url: str
    kind: ArtifactKind = ArtifactKind.VIDEO
    needs_key: bool = False  # served by the API itself; the key goes along only to the connection's own host
    expires_at: float | None = None  # seconds since 1970, UTC
    size_bytes: int | None = None
    sha256: str = ""


class Handle(Frozen, frozen=True):
    """How a job is found again, for the adapter that made it; opaque to everyone else. Kept as JSON."""

    dialect: str
    version: int
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def remote_id(self) -> str | None:
        """The provider's own name for the job, where it is held under a plain name."""
        for name in ("id", "job_id", "request_id", "task_id", "video_id", "generation_id"):
            if isinstance(self.fields.get(name), str | int):
                return str(self.fields[name])
        return None


class RemoteState(Frozen, frozen=True):
    """One look at a job. None means "not said": a score of 0 and no score are two things."""

    status: RemoteStatus
    progress: float | None = None  # 0..1; may go backwards
    queue_position: int | None = None
    next_poll_s: float | None = None  # the provider's own hint
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None  # of a job that ended badly
    artifacts: tuple[Artifact, ...] = ()
    cost: Money | None = None  # only what the provider itself reports
    tokens: int | None = None
    physics_score: float | None = None  # 0..100
    processing_ms: float | None = None  # by the provider's clock
    raw_status: str = ""  # its own word
    unknown_word: bool = False  # a word that no table knows: taken as running


class Submitted(Frozen, frozen=True):
    """A job the provider has taken on. `elapsed_s` is how long its answer took, by our clock."""

    handle: Handle
    state: RemoteState
    elapsed_s: float = 0.0


class WebhookEvent(Frozen, frozen=True):
    """A hint that something happened to a job; never believed, always followed by a poll."""

    event_id: str  # the sender's id, or the hash of the body
    job_id: str = ""
    type: str = ""
    status: RemoteStatus | None = None
    signed: bool = False  # its signature was checked and right


class UploadState(Frozen, frozen=True):
    """How far an upload got; kept by the caller, so that it goes on after a restart."""

    upload_id: str
    size_bytes: int
    sha256: str
    part_bytes: int
    parts: Mapping[int, str] = field(default_factory=dict)  # part number, from 1 -> ETag


#: Seconds between looks: the first wait, the growth, the longest wait (wire.md 1.8).
FIRST_POLL_S, POLL_GROWTH, LONGEST_POLL_S = 5.0, 1.5, 20.0
#: A job this late is no failure; it is asked about this seldom.
STALE_POLL_S = 60.0


def poll_wait_s(polls: int, chance: float, hint_s: float | None = None, *, stale: bool = False) -> float:
    """How long to wait before look number `polls` (from 0). `chance` in 0..1 spreads waits by 20 % either way."""
    if hint_s is not None:
        return max(0.5, hint_s)
    plain = STALE_POLL_S if stale else min(FIRST_POLL_S * POLL_GROWTH ** min(polls, 16), LONGEST_POLL_S)
    return plain * (0.8 + 0.4 * chance)


def stale_after_s(duration: Seconds) -> Fraction:
    """When a job counts as late: it is then polled slowly, never given up by the clock (wire.md 1.8)."""
    return max(Fraction(900), 60 * duration)


def told_key(key: UUID) -> str:
    """The short form of a job's key that some clouds are told: 16 hex digits, the same for every attempt at it."""
    return hashlib.sha256(key.bytes).hexdigest()[:16]
