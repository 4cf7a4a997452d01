"""`connections edit`, `history` and `rollback`: settings in versions, each of which can be returned to."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption
from holysheep_studio.cli.commands.connections import NameArgument, connections, read_key
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.connection import Account, Stage
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.services.accounts import Edit
from holysheep_studio.studio import Studio

HISTORY_FIELDS = """With --json: {"schema": "connection-history/1", "name", "versions": [{version, in_use, at, dialect,
base_url, mirrors, limits, stage, key (its last four characters)}]}, oldest first; `at` is seconds since 1970."""


@connections.command(epilog=HISTORY_FIELDS)
def edit(
    ctx: typer.Context,
    name: NameArgument,
    dialect: Annotated[str | None, typer.Option(help="Another kind of service.")] = None,
    base_url: Annotated[str | None, typer.Option("--base-url", metavar="URL", help="Another address.")] = None,
    mirror: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Further addresses of the same service, in order, for when one is out."),
    ] = None,
    limit: Annotated[
        list[str] | None, typer.Option(metavar="NAME=N", help="A limit of its own: running=5, or running=none.")
    ] = None,
    stage: Annotated[Stage | None, typer.Option(help="Ordinary work, copies for a trial, or only by name.")] = None,
    data: DataOption = None,
    *,
    no_mirrors: Annotated[bool, typer.Option("--no-mirrors", help="Forget the further addresses.")] = False,
    key_stdin: Annotated[bool, typer.Option("--key-stdin", help="Read a new key from stdin.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Make a new version of a connection; what is not named stays, and the old version can be returned to."""

    async def work(studio: Studio) -> int:
        key = await asyncio.to_thread(read_key) if key_stdin else None
        mirrors = () if no_mirrors else tuple(mirror) if mirror else None
        limits = _limits(limit) if limit else None
        wanted = Edit(dialect, base_url, key, mirrors, limits=limits, stage=stage)
        if wanted == Edit():
            raise InputError(Code.BAD_VALUE, field="edit", value="nothing", expected="an option that says what")
        return await _tell(studio, await studio.accounts.edit(name, wanted), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


@connections.command(epilog=HISTORY_FIELDS)
def history(
    ctx: typer.Context,
    name: NameArgument,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """List every version of a connection."""

    async def work(studio: Studio) -> int:
        found = await studio.accounts.history(name)
        used = next(account for account in await studio.accounts.list() if account.id == found[0].id)
        if json:
            rows = [_row(account, used) for account in found]
            document({"schema": "connection-history/1", "name": used.name, "versions": rows})
            return DONE
        for account in found:
            say(_line(account, used))
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@connections.command(epilog=HISTORY_FIELDS)
def rollback(
    ctx: typer.Context,
    name: NameArgument,
    version: Annotated[int, typer.Argument(metavar="VERSION", help="One that `connections history` lists.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Return to a version as it was. Refused, with nothing changed, when its key is gone."""

    async def work(studio: Studio) -> int:
        return await _tell(studio, await studio.accounts.restore(name, version), json=json)

    in_studio(ctx, data, work, json=json, debug=debug)


async def _tell(studio: Studio, used: Account, *, json: bool) -> int:
    if json:
        rows = [_row(account, used) for account in await studio.accounts.history(used.name)]
        document({"schema": "connection-history/1", "name": used.name, "versions": rows})
    else:
        say(_line(used, used))
    return DONE


def _limits(given: list[str]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for text in given:
        name, _, value = text.partition("=")
        if value != "none" and not value.isdecimal():
            raise InputError(Code.BAD_VALUE, field="limit", value=text, expected="running=5, or running=none")
        found[name.strip()] = None if value == "none" else int(value)
    return found


def _row(account: Account, used: Account) -> dict[str, Any]:
    return {
        "version": account.version,
        "in_use": account.version == used.version,
        "at": account.at,
        "dialect": account.dialect,
        "base_url": account.base_url,
        "mirrors": list(account.mirrors),
        "limits": dict(account.limits),
        "stage": str(account.stage),
        "key": account.last_four,
    }


def _line(account: Account, used: Account) -> str:
    mark = "*" if account.version == used.version else " "
    made = datetime.fromtimestamp(account.at, UTC).strftime("%Y-%m-%d %H:%M UTC")
    parts = [account.dialect, one_line(account.base_url), f"key ...{account.last_four}", str(account.stage)]
    parts += [f"or {one_line(mirror)}" for mirror in account.mirrors]
    parts += [f"{name}={'none' if value is None else value}" for name, value in account.limits.items()]
    return f"{mark} {account.version:3}  {made}  {'  '.join(parts)}"
