"""`queue priority`, `start-at`, `hours`, `stop-after`, `after`, `release`, `approve`, `final`: what starts when."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption
from holysheep_studio.cli.commands.queue import RequiredIds, queue
from holysheep_studio.cli.describe_queue import CHANGED_FIELDS, tell_changed
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.schedule import Priority, priority_of
from holysheep_studio.domain.upscale import DEFAULT_METHOD, METHODS, Enlargement
from holysheep_studio.services.jobs import Same

if TYPE_CHECKING:
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.studio import Studio

LEVELS = ", ".join(level.word for level in Priority)
MOMENTS = 'now, 22:30, "2026-12-31 22:30" or +90m, +2h'
UNITS = {"m": "minutes", "h": "hours", "d": "days"}


async def _found(studio: Studio, typed: list[str]) -> list[JobId]:
    return [await studio.jobs.find(one) for one in typed]


@queue.command(epilog=CHANGED_FIELDS)
def priority(
    ctx: typer.Context,
    jobs: Annotated[list[str], typer.Argument(metavar="ID... LEVEL", help=f"Jobs, then one of: {LEVELS}.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Let jobs come sooner or later than others; the order is priority, then place."""

    async def work(studio: Studio) -> int:
        *typed, level = jobs
        if not typed:
            raise InputError(Code.BAD_VALUE, field="priority", value=level, expected="ID... LEVEL")
        wanted = priority_of(level)
        found = await _found(studio, typed)
        await studio.schedule.set_priority(found, wanted)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command("start-at", epilog=CHANGED_FIELDS)
def start_at(
    ctx: typer.Context,
    jobs: Annotated[list[str], typer.Argument(metavar="ID... MOMENT", help=f"Jobs, then {MOMENTS}.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Start waiting jobs not before a moment, by the clock of this machine."""

    async def work(studio: Studio) -> int:
        *typed, when = jobs
        if not typed:
            raise InputError(Code.BAD_VALUE, field="start", value=when, expected="ID... MOMENT")
        until = moment(when, time.time())
        found = await _found(studio, typed)
        await studio.schedule.start_at(found, until)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def hours(
    ctx: typer.Context,
    jobs: Annotated[
        list[str],
        typer.Argument(metavar="ID... HOURS", help="Jobs, then off_peak, always, queue, or hours as 22:00-06:00."),
    ],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Start waiting jobs only in daily hours: the off-peak hours of the settings, or their own."""

    async def work(studio: Studio) -> int:
        *typed, wanted = jobs
        if not typed:
            raise InputError(Code.BAD_VALUE, field="hours", value=wanted, expected="ID... HOURS")
        found = await _found(studio, typed)
        await studio.schedule.set_hours(found, "" if wanted == "queue" else wanted)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command("off-peak", epilog='With --json: {"schema": "queue-hours/1", "off_peak", "only_off_peak"}.')
def off_peak(
    ctx: typer.Context,
    wanted: Annotated[str, typer.Argument(metavar="HOURS", help='Daily hours, as "22:00-06:00, 12:30-13:30".')],
    data: DataOption = None,
    *,
    only: Annotated[bool, typer.Option("--only/--any", help="Start jobs only then, unless one says else.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Set the off-peak hours, by the clock of this machine, and whether the whole queue keeps to them."""

    async def work(studio: Studio) -> int:
        settings = await studio.settings.set(off_peak=wanted, only_off_peak=only)
        if json:
            hours = {"off_peak": settings.off_peak, "only_off_peak": settings.only_off_peak}
            document({"schema": "queue-hours/1", **hours})
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command("stop-after", epilog=CHANGED_FIELDS)
def stop_after(
    ctx: typer.Context,
    jobs: RequiredIds,
    data: DataOption = None,
    *,
    off: Annotated[bool, typer.Option("--off", help="Go on after it after all.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Pause the queue when one of these jobs has ended, however it does."""

    async def work(studio: Studio) -> int:
        found = await _found(studio, jobs)
        await studio.schedule.stop_after(found, stop=not off)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def after(
    ctx: typer.Context,
    jobs: RequiredIds,
    first: Annotated[list[str], typer.Option("--first", metavar="ID", help="What has to be done before; repeatable.")],
    data: DataOption = None,
    *,
    approval: Annotated[bool, typer.Option("--approval", help="And accepted by `queue approve`.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Let waiting jobs wait until others are done."""

    async def work(studio: Studio) -> int:
        firsts = await _found(studio, first)
        found = await _found(studio, jobs)
        await studio.schedule.wait_for(found, firsts, approval=approval)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def release(
    ctx: typer.Context,
    jobs: RequiredIds,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Let jobs start without those that they wait for."""

    async def work(studio: Studio) -> int:
        found = await _found(studio, jobs)
        await studio.schedule.release(found)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def approve(
    ctx: typer.Context,
    jobs: RequiredIds,
    data: DataOption = None,
    *,
    back: Annotated[bool, typer.Option("--back", help="Take the word back.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Accept the clips of done jobs, or those that a job waits for, so that their finals start. Prints what was."""

    async def work(studio: Studio) -> int:
        drafts = await studio.schedule.approve(await _found(studio, jobs), accepted=not back)
        await tell_changed(studio, drafts, json=json)
        for draft in () if json else drafts:
            say(draft)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog='With --json: {"schema": "queue-add/1", "jobs": [id]}.')
def final(
    ctx: typer.Context,
    drafts: Annotated[list[str], typer.Argument(metavar="ID...", help="Drafts, done or not.")],
    to: Annotated[str, typer.Option("--to", metavar="SIZE", help="1440p, 4k, 2560x1440 or 2x.")] = "4k",
    method: Annotated[str, typer.Option(help=f"One of: {', '.join(METHODS)}, or your own model.")] = DEFAULT_METHOD,
    data: DataOption = None,
    *,
    at_once: Annotated[bool, typer.Option("--at-once", help="Do not wait for `queue approve`.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Add it although it is queued already.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Queue the enlarging of drafts: it starts when `queue approve` has accepted a draft's clip. Prints the job ids."""

    async def work(studio: Studio) -> int:
        same = Same.ADD if again else Same.REFUSE
        found = await _found(studio, drafts)
        added = await studio.finals.add(found, Enlargement(to, method), approval=not at_once, same=same)
        if json:
            document({"schema": "queue-add/1", "jobs": list(added)})
        else:
            for job_id in added:
                say(job_id)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def moment(text: str, now: float) -> float | None:
    """A moment as it is typed, seconds since 1970; None for "now". Raises InputError bad_value."""
    typed = text.strip().lower()
    if typed == "now":
        return None
    try:
        if typed.startswith("+") and typed[-1:] in UNITS:
            return now + timedelta(**{UNITS[typed[-1]]: float(typed[1:-1])}).total_seconds()
        if len(typed) <= len("22:30"):
            today = datetime.fromtimestamp(now).astimezone()
            clock = datetime.strptime(typed, "%H:%M")  # noqa: DTZ007 - only the hour and the minute are taken
            until = today.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
            # by the wall, so that a night in which the clocks change is no hour off
            tomorrow = (until.replace(tzinfo=None) + timedelta(days=1)).timestamp()
            return until.timestamp() if until.timestamp() > now else tomorrow
        return datetime.fromisoformat(typed).timestamp()
    except (ValueError, OverflowError):
        raise InputError(Code.BAD_VALUE, field="start", value=text, expected=MOMENTS) from None
