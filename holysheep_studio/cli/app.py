"""The command line as a whole: which commands there are, and what happens around each."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

from holysheep_studio import __version__
from holysheep_studio.cli.output import (
    DONE,
    INTERRUPTED,
    MACHINE_FAULT,
    complain,
    document,
    error_document,
    exit_code,
    internal,
)
from holysheep_studio.cli.rescue_words import tell_rescue
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.studio import Paths

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from types import FrameType


class OpenWindow(Protocol):
    """How the window is opened; the front door gives it."""

    def __call__(self, files: Sequence[Path], data: Path | None, *, sample: bool) -> int:
        """Open it with files dropped on it, and return its exit code."""


class ServeDemo(Protocol):
    """How the demo server is run; the front door gives it."""

    def __call__(
        self,
        *,
        port: int,
        profile: str | None,
        scenario: Path | None,
        book: Path | None,
        key: str | None,
        limited: bool,
        instant: bool,
        ready: Callable[[str, str], None],
    ) -> Coroutine[Any, Any, tuple[int, int]]:
        """Run it until cancelled; (accepted jobs, millionths of a US dollar owed)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is given by the options in front of it."""

    open_window: OpenWindow
    serve_demo: ServeDemo
    data: Path | None
    debug: bool


#: Where the context keeps the data folder of a command.
DATA = "holysheep_studio.data"
DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Folder for the whole state of the studio.", envvar="HOLYSHEEP_STUDIO_DATA"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout and nothing else there.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")]

app = typer.Typer(
    name="holysheep-studio",
    help="HolySheep Studio: bend time in your clips, with a queue that loses nothing. Without a command it opens the "
    "window.\n\nExit codes: 0 done, 1 some failed, 2 bad input, 3 needs a person, 4 machine fault, 130 interrupted.",
    no_args_is_help=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def paths(ctx: typer.Context, data: Path | None) -> Paths:
    """The data folder of a command: its own option, else the one in front, else the variable's or the platform's."""
    source = ctx.get_parameter_source("data")
    # what is typed in front goes before the variable, which a command's own option is filled from, too
    typed = data if source is None or source.name != "ENVIRONMENT" else None
    given = typed or _context(ctx).data or data
    found = Paths.default() if given is None else Paths.at(given)
    ctx.meta[DATA] = found.data
    return found


def execute(ctx: typer.Context, work: Callable[[], Coroutine[Any, Any, int]], *, json: bool, debug: bool) -> None:
    """Run a command's coroutine and leave with its exit code; every error becomes one line."""
    debug = debug or _context(ctx).debug
    logging.basicConfig(level=logging.DEBUG if debug else logging.CRITICAL, stream=sys.stderr)
    began = time.time()
    code = guarded(work, json=json, debug=debug)
    if DATA in ctx.meta:
        tell_rescue(ctx.meta[DATA], began)
    raise typer.Exit(code)


def guarded(work: Callable[[], Coroutine[Any, Any, int]], *, json: bool, debug: bool) -> int:
    """The exit code of a coroutine. This is one of the three places that catch everything."""
    try:
        return asyncio.run(_interruptible(work))
    except StudioError as error:
        if json:
            document({"error": error_document(error)})
        complain(error)
        return exit_code(error)
    except (KeyboardInterrupt, asyncio.CancelledError):
        sys.stderr.write("holysheep-studio: interrupted; run the same command again to go on.\n")
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our output went away (`| head`); nothing is left to say to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the fence: a user never sees a traceback unless asked for
        if debug:
            traceback.print_exc()
        if json:
            document({"error": error_document(internal(error))})
        complain(internal(error))
        return MACHINE_FAULT


async def _interruptible(work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Ctrl-C, `kill` and a closing terminal cancel the work; clean-up runs and a second Ctrl-C is not needed."""
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("no task")
    loop = asyncio.get_running_loop()

    def stop(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(task.cancel)

    # loop.add_signal_handler does not exist on Windows; signal.signal does everywhere
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
    return await work()


def _context(ctx: typer.Context) -> Context:
    found: Context = ctx.find_root().obj
    return found


def window(ctx: typer.Context, files: Sequence[Path], data: Path | None, *, sample: bool = False) -> None:
    """Open the window and leave with its exit code."""
    about = _context(ctx)
    given = data if data is not None else about.data
    raise typer.Exit(about.open_window(files, given, sample=sample))


def serve_demo(ctx: typer.Context) -> ServeDemo:
    """The way to run the demo server."""
    return _context(ctx).serve_demo


@app.callback()
def root(
    ctx: typer.Context,
    data: DataOption = None,
    *,
    debug: DebugOption = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Take the options in front of the command; open the window when there is none."""
    ctx.obj = replace(_context(ctx), data=data, debug=debug)
    if version:
        sys.stdout.write(f"holysheep-studio {__version__}\n")
        raise typer.Exit(DONE)
    if ctx.invoked_subcommand is None:
        window(ctx, (), data)
