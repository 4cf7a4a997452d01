"""`demo-server`: the provider on this machine that speaks every HolySheep dialect."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DebugOption, JsonOption, app, execute, serve_demo
from holysheep_studio.cli.output import DONE, document, say

FIELDS = """Cues in a prompt, a file name or a scenario file make it play every fault a provider can have, such as
[[fail:429*3]], [[drop]], [[polls:4]] [[progress:backwards]], [[score:72.3]], [[media:expired]], [[cut:0.4*20]];
a scenario file has tables [[rule]] with play, door, dialect, text (a regular expression), probability, seed, times.
All cues: `python -c "import holysheep_studio.demo_server.cues as c; print(c.__doc__)"`. With --json:
{"schema": "demo-server/1", base_url, key} once it runs. The book has one JSON line for each accepted job."""


@app.command("demo-server", epilog=FIELDS)
def demo_server(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 finds a free one.")] = 0,
    profile: Annotated[
        str | None, typer.Option(metavar="A|B|C|D", help="Only this dialect, strictly. Default: all.")
    ] = None,
    scenario: Annotated[Path | None, typer.Option(metavar="FILE", help="A TOML file of faults to play.")] = None,
    book: Annotated[Path | None, typer.Option(metavar="FILE", help="Append the billing book to this file.")] = None,
    key: Annotated[str | None, typer.Option(help="Accept this key; it is worth nothing. Default: a new one.")] = None,
    *,
    limits: Annotated[
        bool, typer.Option("--limits/--no-limits", help="Enforce 15 submits a minute, 5 requests a second ...")
    ] = True,
    instant: Annotated[
        bool, typer.Option("--instant", help="Serve one small clip instead of rendering what was asked for.")
    ] = False,
    until_input_ends: Annotated[bool, typer.Option("--until-input-ends", hidden=True)] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Run a provider on this machine that answers, renders and keeps a book. Ctrl-C ends it."""

    def ready(base_url: str, its_key: str) -> None:
        if json:
            document({"schema": "demo-server/1", "base_url": base_url, "key": its_key})
            return
        say(f"Demo server: {base_url}")
        say(f"Key:         {its_key}")
        say("In another terminal:")
        add = f"holysheep-studio connections add demo --dialect {profile or 'A'} --base-url {base_url} --key-stdin"
        say(f"  echo {its_key} | {add}")
        say("Ctrl-C ends it.")

    async def work() -> int:
        if until_input_ends:
            # the studio that started this holds the other end: when it is gone, so is this, however it went
            end_with_input()
        jobs, micros = await serve_demo(ctx)(
            port=port,
            profile=profile,
            scenario=scenario,
            book=None if book is None else book.expanduser().absolute(),
            key=key,
            limited=limits,
            instant=instant,
            ready=ready,
        )
        if not json:
            say(f"\nClosed: {jobs} jobs accepted, {micros / 1_000_000:.4f} USD of play money owed.")
        return DONE

    execute(ctx, work, json=json, debug=debug)


def end_with_input() -> None:
    """End the running command when standard input ends."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()

    def wait() -> None:
        sys.stdin.buffer.read()
        if task is not None:
            loop.call_soon_threadsafe(task.cancel)

    threading.Thread(target=wait, daemon=True).start()
