"""Errands: jobs for a cloud that cost nothing now, read without their requests: not yet sent, or from the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.codec import to_json
from holysheep_studio.domain.costs import Errand
from holysheep_studio.domain.job import UNSENT
from holysheep_studio.domain.money import Money

if TYPE_CHECKING:
    import sqlite3


def waiting(connection: sqlite3.Connection) -> tuple[Errand, ...]:
    """Jobs whose request has not left, with what they were quoted at."""
    rows = connection.execute(
        "SELECT connection, project, added_at, outcome ->> '$.quoted.micro' AS micro,"
        " outcome ->> '$.quoted.currency' AS currency FROM jobs WHERE removed_at IS NULL AND connection != ''"
        " AND state IN (SELECT value FROM json_each(?))",
        (to_json(sorted(UNSENT)).decode(),),
    )
    return tuple(
        Errand(
            row["connection"],
            row["project"],
            row["added_at"],
            None if row["micro"] is None else Money(int(row["micro"]), row["currency"]),
        )
        for row in rows
    )


def cached(connection: sqlite3.Connection, first: float) -> tuple[Errand, ...]:
    """Jobs queued from a moment on that were answered by a clip made before."""
    rows = connection.execute(
        "SELECT connection, project, added_at FROM jobs WHERE connection != '' AND added_at >= ? AND EXISTS"
        " (SELECT 1 FROM json_each(outcome, '$.notes') WHERE value = 'from_cache')",
        (first,),
    )
    return tuple(Errand(row["connection"], row["project"], row["added_at"]) for row in rows)
