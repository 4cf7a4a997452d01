"""Invoices: a provider's bill held against the book; what differs is booked when a person says so, never before."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.invoice import InvoiceLine, Reconciliation, read, reconcile
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.ledger import Entry, EntryKind
from holysheep_studio.services.reports import day_start
from holysheep_studio.store import attempts, budgets, changes, ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from holysheep_studio.store.database import Connection, Database

#: A bill larger than this is none.
LARGEST_BYTES = 50_000_000


class Invoices:
    """Reading is free of consequence; `adjust` is the person's word."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    async def read(self, file: Path, currency: str = "") -> tuple[InvoiceLine, ...]:
        """The lines of a CSV file. Raises InputError: file_missing, no_permission, bad_value."""
        return await asyncio.to_thread(_read, file, currency)

    async def compare(self, name: str, lines: tuple[InvoiceLine, ...]) -> Reconciliation:
        """Hold a bill against what the book has of a connection. Changes nothing."""
        return await self._database.read(lambda connection: reconcile(lines, attempts.referred(connection, name)))

    async def adjust(self, name: str, lines: tuple[InvoiceLine, ...]) -> tuple[Entry, ...]:
        """Book what the bill says beyond what we knew, all or nothing; returns the new lines of the ledger.

        The same bill again adds nothing. What the bill does not name stays as it is, and so does what is in another
        currency than our book or names no job: these a person settles.
        """
        at = self._clock()

        def book(connection: Connection) -> tuple[Entry, ...]:
            found = reconcile(lines, attempts.referred(connection, name))
            added = []
            for one in found.differing:
                if one.adjustment is None:
                    continue
                note = f"invoice line {', '.join(map(str, one.numbers))}"
                job_id = JobId(one.attempt.job_id)
                entry = Entry(EntryKind.ADJUSTED, job_id, one.attempt.key, name, at, one.adjustment, note)
                ledger.add(connection, entry)
                attempts.book(connection, entry)
                added.append(entry)
            for line in found.missing_here:
                note = f"invoice line {line.number}"
                entry = Entry(EntryKind.ADJUSTED, JobId(""), line.references[0], name, at, line.amount, note)
                ledger.add(connection, entry)
                attempts.bill(connection, entry, day_start(line.day) if line.day else at)
                added.append(entry)
            if added:
                budgets.watch(connection, at)
                changes.record(connection, Kind.BUDGET, "")
            return tuple(added)

        return await self._database.write(book)


def _read(file: Path, currency: str) -> tuple[InvoiceLine, ...]:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except OSError:
        raise InputError(Code.NO_PERMISSION, file=file) from None
    if len(data) > LARGEST_BYTES:
        raise InputError(Code.BAD_VALUE, field="FILE", value=file, expected="a table under 50 MB")
    return read(data.decode("utf-8-sig", "replace"), currency)
