"""Ledger: what every move of a job means in money; an append-only book that is never corrected, only added to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import ENDED, Job, JobId, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.remote import RemoteStatus

if TYPE_CHECKING:
    from collections.abc import Iterator


class EntryKind(StrEnum):
    """What happened to the money."""

    RESERVED = "reserved"  # set aside before the request left
    RELEASED = "released"  # surely not charged
    CHARGED = "charged"  # the provider said so
    UNKNOWN = "unknown"  # the provider may have charged and said nothing: stays set aside
    ADJUSTED = "adjusted"  # by a provider's invoice, with a person's word: what it says beyond what we knew
    OVERRIDE = "override"  # a person allowed so much beyond a budget, or, without an amount, a job of unknown price


class Entry(Frozen, frozen=True):
    """One line of the book. `amount` is None where nobody knows it, never 0 for that."""

    kind: EntryKind
    job_id: JobId
    key: str
    connection: str
    at: float  # seconds since 1970, UTC
    amount: Money | None = None
    note: str = ""  # the budget of an override, the place in an invoice
    reason: str = ""  # why a person decided so, in their own words


def entries(before: Job, after: Job, at: float) -> Iterator[Entry]:
    """The lines that a move of a job adds; none for work of the local engine."""
    if after.request.cloud is None or before.state is after.state:
        return

    def entry(kind: EntryKind, amount: Money | None) -> Entry:
        return Entry(kind, after.id, before.key, after.request.connection, at, amount)

    if after.state is JobState.SUBMITTING:
        yield entry(EntryKind.RESERVED, after.reserved)
    elif after.state is JobState.RESERVING and before.state in {JobState.SUBMITTING, JobState.UNSURE}:
        yield entry(EntryKind.RELEASED, before.reserved)
    elif after.state is JobState.WAITING and before.submitted_at is not None and not before.ended:
        yield entry(EntryKind.RELEASED, before.reserved)  # forgotten by the demo provider, which charges nobody
    elif before.state is JobState.POLLING and after.state is JobState.DOWNLOADING and after.charged is not None:
        # known now, however long the clip takes to come; the same again at the end is no second charge
        yield entry(EntryKind.CHARGED, after.charged)
    elif after.state in ENDED and before.submitted_at is not None:
        if after.charged is not None:
            yield entry(EntryKind.CHARGED, after.charged)
        else:
            kind = EntryKind.RELEASED if _surely_free(before, after) else EntryKind.UNKNOWN
            yield entry(kind, before.reserved)


def _surely_free(before: Job, after: Job) -> bool:
    """A job that failed at the provider, or was refused by it, costs nothing unless it says otherwise."""
    if after.state is not JobState.FAILED or before.state is JobState.UNSURE:
        return False
    if after.remote is None:
        return before.state is JobState.SUBMITTING
    return after.remote.status in {RemoteStatus.FAILED, RemoteStatus.MODERATED}
