"""Entry: the command line with all its commands, run on a list of arguments."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

import typer
import typer.exceptions

from holysheep_studio.cli.app import Context, app
from holysheep_studio.cli.commands import (
    again,
    benchmark,
    budget,
    catalogue,
    clips,
    connection_versions,
    connections,
    deliver,
    demo,
    demo_server,
    describe_scenes,
    doctor,
    episode,
    episode_cut,
    episode_drift,
    episode_limits,
    episode_tones,
    figures,
    inspect,
    invoice,
    ledger,
    lip_sync,
    normalise,
    plan,
    previs,
    prices,
    probe,
    project,
    queue,
    queue_order,
    report,
    retime,
    routes,
    run_queue,
    studio,
    trials,
    upscale,
    voices,
)
from holysheep_studio.cli.output import BAD_INPUT, DONE, INTERRUPTED, MACHINE_FAULT, complain, internal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.cli.app import OpenWindow, ServeDemo

#: Importing a command's module adds it to the application; the order here is the order in --help.
COMMANDS = (
    studio, demo, probe, normalise, retime, upscale, previs, inspect, plan, catalogue, queue,
    queue_order, run_queue, clips, again,
    prices, budget, ledger, report, invoice, figures, connections, connection_versions,
    routes, trials, describe_scenes, episode, episode_cut, episode_drift, episode_limits,
    episode_tones, lip_sync, voices,
    demo_server, doctor, benchmark, deliver, project,
)  # fmt: skip


def run(arguments: Sequence[str], open_window: OpenWindow, serve_demo: ServeDemo) -> int:
    """Run the command line and return the exit code."""
    command = typer.main.get_command(app)
    try:
        outcome = command.main(
            args=list(arguments),
            prog_name="holysheep-studio",
            standalone_mode=False,
            obj=Context(open_window, serve_demo, None, debug=False),
        )
    except typer.Exit as done:
        return done.exit_code
    except typer.exceptions.TyperException as error:
        # wrong options end in one line and exit code 2
        context = getattr(error, "ctx", None)
        hint = "" if context is None else f" See '{context.command_path} --help'."
        sys.stderr.write(f"holysheep-studio: {error.format_message()}{hint}\n")
        return BAD_INPUT
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the fence: a user never sees a traceback unless asked for
        if "--debug" in arguments:
            traceback.print_exc()
        complain(internal(error))
        return MACHINE_FAULT
    return outcome if isinstance(outcome, int) else DONE
