"""`connections`: accounts with clouds; keys come from stdin and go to the operating system's keyring."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.connection import Account, Kept
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.services.accounts import Edit
from holysheep_studio.studio import Studio

FIELDS = """With --json: {"schema": "connections/1", "keyring": its name or null, "connections": [{name, dialect,
base_url, key (its last four characters), kept (keyring, memory, gone, run), version}]}."""
_LONGEST_KEY = 4096
_KEPT = {
    Kept.KEYRING: "in the keyring",
    Kept.MEMORY: "in memory",
    Kept.GONE: "gone: it was only in memory",
    Kept.RUN: "for this run",
}

connections = typer.Typer(name="connections", help="Accounts: list, add, test, edit, history, rollback, remove.")
app.add_typer(connections)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The connection.")]


@connections.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """List every connection: where it goes and the last four characters of its key."""

    async def work(studio: Studio) -> int:
        found = await studio.accounts.list()
        keyring = await studio.accounts.keyring()
        if json:
            rows = [_row(account) for account in found]
            document({"schema": "connections/1", "keyring": keyring, "connections": rows})
            return DONE
        for account in found:
            say(_line(account))
        if not found:
            say("No connections. Add one with: holysheep-studio connections add NAME --dialect A --key-stdin")
        say(f"Keyring: {keyring or 'none'}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@connections.command(epilog=FIELDS)
def add(
    ctx: typer.Context,
    name: NameArgument,
    dialect: Annotated[
        str,
        typer.Option(help="A, B, C, D (HolySheep), pixverse, openai-videos, replicate, fal."),
    ],
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Where it is. Default: the provider's own address.")
    ] = None,
    data: DataOption = None,
    *,
    key_stdin: Annotated[
        bool, typer.Option("--key-stdin", help="Read the key from stdin. It is never an argument: others see those.")
    ] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Add a connection; its key goes to the operating system's keyring."""

    async def work(studio: Studio) -> int:
        if not key_stdin:
            raise InputError(
                Code.BAD_VALUE, field="the key", value="missing", expected="--key-stdin and a key on stdin"
            )
        key = await asyncio.to_thread(read_key)
        made = await studio.accounts.add(name, Edit(dialect=dialect, base_url=base_url, key=key))
        if json:
            document(
                {"schema": "connections/1", "keyring": await studio.accounts.keyring(), "connections": [_row(made)]}
            )
        else:
            say(f"Added {_line(made)}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@connections.command("test", epilog='With --json: {"schema": "connection-test/1", "name", "accepted": true}.')
def try_key(
    ctx: typer.Context,
    name: NameArgument,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Try the key with one harmless read that costs nothing."""

    async def work(studio: Studio) -> int:
        await studio.accounts.test(name)
        if json:
            document({"schema": "connection-test/1", "name": name, "accepted": True})
        else:
            say(f"{one_line(name)}: the key is accepted.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@connections.command(epilog='With --json: {"schema": "connection-remove/1", "name"}.')
def remove(
    ctx: typer.Context,
    name: NameArgument,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Remove a connection and its key."""

    async def work(studio: Studio) -> int:
        await studio.accounts.remove(name)
        if json:
            document({"schema": "connection-remove/1", "name": name})
        else:
            say(f"Removed {one_line(name)} and its key.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def read_key() -> str:
    """The first line of stdin; what is longer than any key is cut, and refused as a key is."""
    return sys.stdin.readline(_LONGEST_KEY)


def _row(account: Account) -> dict[str, Any]:
    return {
        "name": account.name,
        "dialect": account.dialect,
        "base_url": account.base_url,
        "key": account.last_four,
        "kept": str(account.kept),
        "version": account.version,
    }


def _line(account: Account) -> str:
    key = f"key ...{account.last_four}" if account.last_four else "key"
    return f"{one_line(account.name)}  {account.dialect}  {one_line(account.base_url)}  {key} {_KEPT[account.kept]}"
