"""Sources that were dropped on the studio, and clips that jobs made of them."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from holysheep_studio.domain.errors import Fault
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.render import Note, Verification
from holysheep_studio.domain.timemap import TimeMap

SourceId = NewType("SourceId", str)
ClipId = NewType("ClipId", str)


class Problem(Frozen, frozen=True):
    """An error as kept in the database: a code of domain.errors and the values its text needs."""

    code: str
    fields: dict[str, str]
    fault: Fault


class SourceState(StrEnum):
    """How far the studio has looked at a file."""

    PROBING = "probing"
    READY = "ready"
    REFUSED = "refused"


class Identity(Frozen, frozen=True):
    """What tells that a file on disk is still the one that was probed."""

    size_bytes: int
    modified_ns: int


class Source(Frozen, frozen=True):
    """A file the user brought. It stays where it is and is never written to."""

    id: SourceId
    path: str
    added_at: float  # seconds since 1970, UTC
    state: SourceState = SourceState.PROBING
    identity: Identity | None = None
    footage: Footage | None = None
    thumbnail: str | None = None  # file name inside the thumbnails folder
    problem: Problem | None = None
    missing: bool = False  # its file was not where it should be when it was last looked for


class Clip(Frozen, frozen=True):
    """A finished, verified result."""

    id: ClipId
    job_id: str
    path: str  # absolute
    source_path: str
    effect: str
    time_map: TimeMap
    made_at: float  # seconds since 1970, UTC
    verification: Verification
    notes: tuple[Note, ...] = ()
    thumbnail: str | None = None
    prompt: str = ""
    connection: str = ""  # empty: made by the local engine
    model: str = ""
    charged: Money | None = None  # what the provider said it cost; None: it said nothing
    physics_score: float | None = None  # the provider's own, 0..100; None: it gave none
    warnings: tuple[str, ...] = ()  # the provider's own words
    name: str = ""  # what a person calls it, as the request has it: a product, a shot
