"""`run`: works the queue without the window."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.describe import clip_path, job_document
from holysheep_studio.cli.describe_queue import stop_words
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, SOME_FAILED, Bar, Bars, complain, document, say
from holysheep_studio.cli.words import error_words, one_line
from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.job import Job, JobId, JobState
from holysheep_studio.domain.job_line import line_of
from holysheep_studio.domain.pace import stand
from holysheep_studio.studio import Paths, Studio

FIELDS = """With --json: {"schema": "run/1", "jobs": [...]}, each job as in `queue list --json`: those that ended or
stopped while this command ran."""


@app.command("run", epilog=FIELDS)
def run_queue(
    ctx: typer.Context,
    data: DataOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, max=64, help="How many jobs at once.")] = None,
    notices: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Listen to providers' notices on this port. Default: as set; 0: do not."),
    ] = None,
    *,
    until_empty: Annotated[bool, typer.Option("--until-empty", help="End when nothing is left that may run.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Work the queue without the window. Any number of these may run on one data folder; Ctrl-C loses nothing."""
    where = paths(ctx, data)
    execute(ctx, lambda: _run(where, jobs, notices, until_empty=until_empty, json=json), json=json, debug=debug)


async def _run(where: Paths, at_once: int | None, notices: int | None, *, until_empty: bool, json: bool) -> int:
    async with await Studio.open(where) as studio:
        before = {job.id: job for job in await studio.jobs.all()}
        alerts = set(await studio.budgets.alerts())
        if until_empty and await studio.jobs.queue_paused() and any(job.runnable for job in before.values()):
            say_unless(json, "The queue is paused. Go on with: holysheep-studio queue resume")
            return NEEDS_PERSON
        await _listen(studio, notices)
        with Bars() as bars:
            told = {job.id for job in before.values() if job.ended}
            shown = asyncio.create_task(show(studio, bars, told, quiet=json))
            try:
                await studio.runner.run(until_empty=until_empty, at_once=at_once)
            finally:
                shown.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await shown
        moved = [job for job in await studio.jobs.all() if job != before.get(job.id)]
        for job in moved:
            if job.ended and job.id not in told:  # it ended last, and who follows the changes is a moment behind
                say_unless(json, await _line(studio, job))
        if json:
            document({"schema": "run/1", "jobs": [job_document(job, await clip_path(studio, job)) for job in moved]})
        failed = [job for job in moved if job.state is JobState.FAILED]
        stopped = [job for job in moved if job.state is JobState.UNSURE or (job.paused and job.problem is not None)]
        for job in stopped:
            say_unless(json, await _line(studio, job))
        for alert in await studio.budgets.alerts():
            if alert not in alerts:
                name = one_line(alert.budget)
                say_unless(json, f"The budget {name} has reached {alert.percent} %: see `budget list`.")
        why = (await studio.jobs.standing()).stop
        if why is not None:
            say_unless(json, stop_words(why))
    if stopped or why is not None:
        return NEEDS_PERSON
    return SOME_FAILED if failed else DONE


async def _listen(studio: Studio, port: int | None) -> None:
    """Listen to providers' notices, as told or as set; a port that is set and taken only costs the hints."""
    if port is not None:
        await studio.notices.listen(port)
        return
    try:
        await studio.notices.listen((await studio.settings.get()).notice_port)
    except InputError as error:
        complain(error)


def say_unless(json: bool, text: str) -> None:  # noqa: FBT001 - reads as a sentence
    """A readable line, unless stdout is kept for a JSON document."""
    if not json:
        say(text)


async def show(studio: Studio, bars: Bars, told: set[JobId], *, quiet: bool = False) -> None:
    """Follow the jobs on the terminal until cancelled: a bar for each that runs, a line for each that ends.

    `told` are those whose end needs no line; whoever gets one is added.
    """
    lines: dict[JobId, Bar] = {}
    async for batch in studio.changes.watch():
        for job_id in {JobId(change.id) for change in batch if change.kind is Kind.JOB}:
            job = await studio.jobs.get(job_id)
            if job.ended or job.paused:
                if (bar := lines.pop(job_id, None)) is not None:
                    bars.drop(bar)
                if job.ended and job_id not in told:
                    words = await _line(studio, job)
                    told.add(job_id)
                    say_unless(quiet, words)
                continue
            if job.state is JobState.WAITING:
                continue
            bar = lines.get(job_id) or bars.bar(job.request.title)
            lines[job_id] = bar
            line = line_of(job)
            bar.show(stand(line), line.frame, line.frames)


async def _line(studio: Studio, job: Job) -> str:
    name = one_line(job.request.title)
    if job.problem is not None:
        message, advice = error_words(job.problem.code, job.problem.fields)
        return f"{job.state}  {name}: {message} {advice}"
    path = await clip_path(studio, job)
    return f"{job.state}  {name}" + ("" if path is None else f" -> {one_line(path)}")
