"""`ledger`: the book of money, line by line, as it was written; nothing in it is ever changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.ledger import Entry

FIELDS = """With --json: {"schema": "ledger/1", "lines": [{kind: reserved, released, charged, unknown, adjusted or
override, job: its id, "chat" for a question to a language model, key, connection, at: seconds since 1970, micro:
millionths or null where nobody knows, currency, note, reason}]}, oldest first."""


@app.command("ledger", epilog=FIELDS)
def ledger(
    ctx: typer.Context,
    job: Annotated[str, typer.Option(help="Only the lines of this job; the start of its id is enough.")] = "",
    connection: Annotated[str, typer.Option(help="Only the lines of this connection.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show what was set aside, released, charged, adjusted and allowed."""

    async def work(studio: Studio) -> int:
        found = [
            one for one in await studio.ledger() if one.job_id.startswith(job) and connection in {"", one.connection}
        ]
        if json:
            document({"schema": "ledger/1", "lines": [_plain(one) for one in found]})
            return DONE
        for one in found:
            say(_line(one))
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _plain(one: Entry) -> dict[str, Any]:
    amount = one.amount
    return {
        "kind": str(one.kind),
        "job": str(one.job_id),
        "key": one.key,
        "connection": one.connection,
        "at": one.at,
        "micro": None if amount is None else amount.micro,
        "currency": None if amount is None else amount.currency,
        "note": one.note,
        "reason": one.reason,
    }


def _line(one: Entry) -> str:
    when = datetime.fromtimestamp(one.at).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    amount = "unknown" if one.amount is None else str(one.amount)
    about = " ".join(part for part in (one_line(one.connection), str(one.job_id)[:12], one_line(one.note)) if part)
    why = f"  ({one_line(one.reason)})" if one.reason else ""
    return f"{when}  {one.kind:9} {amount:>18}  {about}{why}"
