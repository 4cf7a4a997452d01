"""The attempts table: each attempt at a clip with its money and its moments, folded from the ledger as it grows."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.attempt import Attempt
from holysheep_studio.domain.job import ENDED, Job, JobState
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.domain.money import Unit

if TYPE_CHECKING:
    import sqlite3

    from holysheep_studio.domain.money import PriceMark

_FIELDS = tuple(one.name for one in fields(Attempt))


def book(connection: sqlite3.Connection, entry: Entry) -> None:
    """Fold one line of the ledger in. A reservation has made the row before (`begin`)."""
    micro = None if entry.amount is None else entry.amount.micro
    currency = None if entry.amount is None else entry.amount.currency
    match entry.kind:
        case EntryKind.RELEASED:
            change = "held = 0, unpriced = 0, settled = 1"
        case EntryKind.CHARGED:
            change = "held = 0, unpriced = 0, settled = 1, charged = :micro, currency = :currency"
        case EntryKind.ADJUSTED:
            change = "held = 0, unpriced = 0, settled = 1, charged = charged + :micro, currency = :currency"
        case _:
            return
    connection.execute(
        f"UPDATE attempts SET {change} WHERE job_id = :job AND key = :key",  # noqa: S608 - fixed words
        {"micro": micro, "currency": currency, "job": entry.job_id, "key": entry.key},
    )


def settled(connection: sqlite3.Connection, entry: Entry) -> bool:
    """Whether it is known already what the attempt of this line has cost."""
    row = connection.execute("SELECT settled FROM attempts WHERE job_id = ? AND key = ?", (entry.job_id, entry.key))
    found = row.fetchone()
    return found is not None and bool(found["settled"])


def begin(connection: sqlite3.Connection, job: Job, entry: Entry) -> None:
    """A request for a clip is about to leave: what is set aside for it, from when on."""
    spec = job.request.cloud
    model, seconds = ("", 0.0) if spec is None else (spec.model, float(spec.duration))
    open_row(connection, entry, model=model, project=job.request.project, mark=job.price, seconds=seconds)


def open_row(
    connection: sqlite3.Connection,
    entry: Entry,
    *,
    model: str,
    project: str,
    mark: PriceMark | None,
    seconds: float = 0.0,
) -> None:
    """The row of a request that is about to leave; the same key again sets aside anew."""
    amount = entry.amount
    connection.execute(
        "INSERT INTO attempts (job_id, key, connection, model, project, at, currency, held, unpriced, seconds,"
        " price_version, price_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (job_id, key) DO UPDATE SET at = excluded.at, currency = excluded.currency, held = excluded.held,"
        " unpriced = excluded.unpriced, settled = 0, project = excluded.project,"
        " price_version = excluded.price_version, price_row = excluded.price_row",
        (
            entry.job_id,
            entry.key,
            entry.connection,
            model,
            project,
            entry.at,
            None if amount is None else amount.currency,
            0 if amount is None else amount.micro,
            amount is None,
            seconds,
            None if mark is None else mark.version,
            "" if mark is None else mark.row,
        ),
    )


def mark(connection: sqlite3.Connection, before: Job, after: Job, at: float) -> None:
    """Keep the moments of a move: answered, made, ended."""
    moments: dict[str, float | None] = {"acknowledged_at": None, "succeeded_at": None, "ended_at": None}
    if before.state is JobState.SUBMITTING and after.state is JobState.POLLING and after.remote is not None:
        # only what the provider itself answered: a job found again after a crash says nothing of its speed
        moments["acknowledged_at"] = at
    if before.state is JobState.POLLING and after.state is JobState.DOWNLOADING:
        moments["succeeded_at"] = at
    forgotten = after.state is JobState.WAITING and after.key != before.key and not before.ended
    if after.state in ENDED or forgotten:
        moments["ended_at"] = at
    connection.execute(
        "UPDATE attempts SET state = :state, code = :code, remote_id = CASE WHEN :remote = '' THEN remote_id ELSE"
        " :remote END, tokens = coalesce(:tokens, tokens), acknowledged_at = coalesce(:acknowledged_at,"
        " acknowledged_at), succeeded_at = coalesce(:succeeded_at, succeeded_at), ended_at = :ended_at"
        " WHERE job_id = :job AND key = :key",
        {
            "state": JobState.CANCELLED if forgotten else after.state,
            "code": "" if after.problem is None else after.problem.code,
            "remote": "" if after.handle is None else str(after.handle.fields.get("id", "")),
            "tokens": None if after.remote is None else after.remote.tokens,
            "job": after.id,
            "key": before.key,
            **moments,
        },
    )


def bill(connection: sqlite3.Connection, entry: Entry, day: float) -> None:
    """What a provider bills and the queue knows nothing of: a row of its own, which counts for the billed day."""
    if entry.amount is None:
        raise ValueError("a bill has an amount")
    connection.execute(
        "INSERT INTO attempts (job_id, key, connection, at, currency, charged, settled) VALUES ('', ?, ?, ?, ?, ?, 1)"
        " ON CONFLICT (job_id, key) DO UPDATE SET charged = charged + excluded.charged",
        (entry.key, entry.connection, day, entry.amount.currency, entry.amount.micro),
    )


def volumes(connection: sqlite3.Connection, name: str, since: float) -> dict[tuple[str, Unit], int]:
    """Units bought from a connection since a moment: clips, whole seconds and millions of tokens, by model."""
    rows = connection.execute(
        "SELECT model, count(*) AS clips, sum(seconds) AS seconds, total(tokens) AS tokens FROM attempts"
        " WHERE connection = ? AND at >= ? AND NOT (settled AND charged = 0) GROUP BY model",
        (name, since),
    ).fetchall()
    clips = {(row["model"], Unit.PER_CLIP): int(row["clips"]) for row in rows}
    seconds = {(row["model"], Unit.PER_SECOND): int(row["seconds"]) for row in rows}
    talks = {
        (row["model"], Unit.PER_MTOK): int(row["tokens"]) // 1_000_000 for row in rows if row["tokens"] >= 1_000_000
    }
    return clips | seconds | talks


def outcomes(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """How many attempts ended as a clip and how many failed, by "connection/model"."""
    rows = connection.execute(
        "SELECT connection || '/' || model AS name, sum(state = ?) AS done, sum(state = ?) AS failed FROM attempts"
        " WHERE ended_at IS NOT NULL AND job_id != '' GROUP BY connection, model",
        (JobState.DONE, JobState.FAILED),
    )
    return {row["name"]: (row["done"], row["failed"]) for row in rows}


def since(connection: sqlite3.Connection, first: float, last: float | None = None) -> tuple[Attempt, ...]:
    """Every attempt whose money was set aside from `first` on and, where given, before `last`; oldest first."""
    rows = connection.execute(
        f"SELECT {', '.join(_FIELDS)} FROM attempts WHERE at >= ? AND (? IS NULL OR at < ?) ORDER BY at",  # noqa: S608 - fixed words
        (first, last, last),
    )
    return tuple(Attempt(**_values(row)) for row in rows)


def referred(connection: sqlite3.Connection, name: str) -> tuple[Attempt, ...]:
    """Every attempt over a connection, for an invoice of it; bills that were taken in before included."""
    rows = connection.execute(f"SELECT {', '.join(_FIELDS)} FROM attempts WHERE connection = ? ORDER BY at", (name,))  # noqa: S608 - fixed words
    return tuple(Attempt(**_values(row)) for row in rows)


def _values(row: sqlite3.Row) -> dict[str, Any]:
    return dict(row) | {"unpriced": bool(row["unpriced"]), "settled": bool(row["settled"])}


def spans(connection: sqlite3.Connection, name: str, most: int = 200) -> tuple[tuple[float, float], ...]:
    """(money set aside, clip seen to be made) of a connection's last finished attempts, in seconds since 1970."""
    rows = connection.execute(
        "SELECT at, succeeded_at FROM attempts WHERE connection = ? AND succeeded_at IS NOT NULL"
        " ORDER BY at DESC LIMIT ?",
        (name, most),
    )
    return tuple((row["at"], row["succeeded_at"]) for row in rows)
