"""`invoice`: a provider's bill held against the ledger, and booked when a person says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.invoice import Difference, InvoiceLine, Reconciliation

FIELDS = """The table is CSV with headings: an amount (amount, cost, total ...), a currency, and what names the job
(job_id, request_id, idempotency_key, id ...). With --json: {"schema": "invoice/1", "matched", "differing": [{job, key,
lines, theirs, ours: null where it was unknown}], "missing_here": [{line, references, amount, day}], "missing_there":
[{job, key, charged, held, currency}], "unnamed", "adjusted": how many lines were added to the ledger}."""

invoice = typer.Typer(name="invoice", help="Bills of providers, held against the ledger.")
app.add_typer(invoice)


@invoice.command("import", epilog=FIELDS)
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The provider's table.")],
    connection: Annotated[str, typer.Option(help="Whose bill it is.")],
    currency: Annotated[str, typer.Option(help="Of the amounts, where the table does not say.")] = "",
    data: DataOption = None,
    *,
    adjust: Annotated[
        bool, typer.Option("--adjust", help="Book what differs and what is missing here. Your word: it is kept.")
    ] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Compare a bill with the ledger. Exit code 3 while something is left that a person has to look at."""

    async def work(studio: Studio) -> int:
        lines = await studio.invoices.read(file, currency.upper())
        found = await studio.invoices.compare(connection, lines)
        added = await studio.invoices.adjust(connection, lines) if adjust else ()
        left = await studio.invoices.compare(connection, lines) if added else found
        if json:
            document(_document(found, len(added)))
        else:
            _tell(found, len(added))
        return DONE if left.clean else NEEDS_PERSON

    in_studio(ctx, data, work, json=json, debug=debug)


def _document(found: Reconciliation, added: int) -> dict[str, Any]:
    return {
        "schema": "invoice/1",
        "matched": len(found.matched),
        "differing": [_difference(one) for one in found.differing],
        "missing_here": [_line(line) for line in found.missing_here],
        "missing_there": [
            {"job": row.job_id, "key": row.key, "charged": row.charged, "held": row.held, "currency": row.currency}
            for row in found.missing_there
        ],
        "unnamed": [_line(line) for line in found.unnamed],
        "adjusted": added,
    }


def _difference(one: Difference) -> dict[str, Any]:
    ours = None if one.ours is None else to_plain(one.ours)
    about = {"job": one.attempt.job_id, "key": one.attempt.key, "lines": list(one.numbers)}
    return about | {"theirs": to_plain(one.theirs), "ours": ours}


def _line(line: InvoiceLine) -> dict[str, Any]:
    about = {"line": line.number, "references": list(line.references)}
    return about | {"amount": to_plain(line.amount), "day": line.day}


def _tell(found: Reconciliation, added: int) -> None:
    say(f"{len(found.matched)} match.")
    for one in found.differing:
        ours = "unknown" if one.ours is None else str(one.ours)
        say(f"differs: job {one_line(one.attempt.job_id)}: billed {one.theirs}, our book has {ours}")
    for line in found.missing_here:
        say(f"billed, and not in our book: line {line.number}, {one_line(line.references[0])}: {line.amount}")
    for row in found.missing_there:
        say(
            f"in our book, and not billed: job {row.job_id}: {(row.charged or row.held) / 1e6:.6f} {row.currency or ''}"
        )
    for line in found.unnamed:
        say(f"billed without saying for what: line {line.number}: {line.amount}")
    if added:
        say(f"{added} lines were added to the ledger.")
    elif found.differing or found.missing_here:
        say("Nothing was booked. With --adjust the bill is taken as true.")
