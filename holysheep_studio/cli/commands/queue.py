"""`queue`: the durable queue, looked at and changed."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.bending import (
    EPILOG,
    CodecOption,
    CrfOption,
    CurveOption,
    DeflickerOption,
    EffectOption,
    EncoderOption,
    FpsOption,
    FramesOption,
    HdrOption,
    Hearing,
    Preset,
    PresetOption,
    RatioOption,
    ShutterOption,
    SoundOption,
    SoundRangeOption,
    SpeedOption,
    SteadyOption,
    bend_options,
    choice,
    frames_option,
)
from holysheep_studio.cli.describe import clip_path
from holysheep_studio.cli.describe_queue import (
    CHANGED_FIELDS,
    line_words,
    paid_words,
    queued_document,
    stop_document,
    stop_words,
    tell_changed,
)
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, complain, document, overall, say
from holysheep_studio.cli.words import NOTES, error_words, one_line
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Source, SourceId
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.render import USUAL_CRF, Encoder, HdrChoice, Interpolation, VideoCodec
from holysheep_studio.domain.schedule import Priority, priority_of
from holysheep_studio.services.jobs import Arrangement, Jobs, Same
from holysheep_studio.studio import Studio

FIELDS = """With --json: {"schema": "queue/1", "paused", "jobs": [{id, state, paused, cancelling, progress, frame,
frames, attempt, provider, provider_job_id, effect, source, rate, duration_s, added_at, started_at, ended_at, clip,
notes[{code, text}], error, cost{quoted, reserved, charged}, priority, batch, project, start_at, hours, stop_after,
approved_at, tries[{at, state, code}], wait{because, until, job, text}, needs[{first, approval, met}]}], "stop": why it
paused by itself}.
Times are seconds since 1970; progress is the share of the stage, frame of frames what it has done of all; or null."""

LEVELS = ", ".join(level.word for level in Priority)

queue = typer.Typer(
    name="queue",
    help="The durable queue: what is in it, what comes first, what starts later, what waits for what or for a person.",
)
app.add_typer(queue)

IdsArgument = Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Jobs; the start of an id is enough.")]


@queue.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """List every job with its state."""

    async def work(studio: Studio) -> int:
        hours, now = await studio.schedule.hours(), time.time()
        standing = await studio.jobs.standing()
        listed = await studio.jobs.lines()
        if json:
            jobs = {job.id: job for job in await studio.jobs.all()}
            whole = [(jobs[line.id], line) for line in listed if line.id in jobs]
            document(
                {
                    "schema": "queue/1",
                    "paused": standing.paused,
                    "stop": stop_document(standing.stop),
                    "jobs": [
                        queued_document(job, await clip_path(studio, job), line, line.wait(now, hours, None))
                        for job, line in whole
                    ],
                }
            )
            return DONE
        for line in listed:
            words = line_words(line, line.wait(now, hours, None))
            say(f"{line.id[:8]}  {line.priority.word:7}  {line.effect:16} {one_line(line.title)}  {words}")
        if not listed:
            say("The queue is empty. Add clips with: holysheep-studio queue add FILE --effect slow_motion_4x")
        if standing.stop is not None:
            say(stop_words(standing.stop))
        if standing.paused:
            say("The queue is paused. Go on with: holysheep-studio queue resume")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=FIELDS)
def show(
    ctx: typer.Context,
    job: Annotated[str, typer.Argument(metavar="ID", help="The job; the start of its id is enough.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show one job in full."""

    async def work(studio: Studio) -> int:
        found = await studio.jobs.get(await studio.jobs.find(job))
        (line,) = await studio.jobs.some_lines([found.id])
        wait = line.wait(time.time(), await studio.schedule.hours(), None)
        about = queued_document(found, await clip_path(studio, found), line, wait)
        if json:
            document(about)
            return DONE
        for name in ("id", "effect", "source", "clip", "rate", "duration_s", "attempt", "priority", "batch"):
            say(f"{name:10} {one_line(str(about[name]))}")
        say(f"{'state':10} {line_words(line, wait)}")
        for one in found.tries:
            say(f"{'tried':10} {one.state}: {error_words(one.code, {})[0]}")
        for note in found.notes:
            say(f"{'note':10} {NOTES[note]}")
        if found.problem is not None:
            say(f"{'advice':10} {error_words(found.problem.code, found.problem.fields)[1]}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=EPILOG)
def add(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Clips, or folders of clips.")],
    effect: EffectOption = None,
    speed: SpeedOption = None,
    ratio: RatioOption = None,
    curve: CurveOption = None,
    fps: FpsOption = None,
    interpolation: FramesOption = Interpolation.FLOW,
    preset: PresetOption = Preset.STANDARD,
    shutter: ShutterOption = 0.0,
    codec: CodecOption = VideoCodec.AUTO,
    encoder: EncoderOption = Encoder.SOFTWARE,
    crf: CrfOption = USUAL_CRF,
    hdr: HdrOption = HdrChoice.KEEP,
    after: Annotated[
        list[str] | None, typer.Option("--after", metavar="ID", help="Start when this job is done; repeatable.")
    ] = None,
    priority: Annotated[str, typer.Option(help=f"One of: {LEVELS}.")] = "normal",
    data: DataOption = None,
    *,
    approval: Annotated[bool, typer.Option("--approval", help="With --after: and accepted, `queue approve`.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Add also what is queued already or was made lately.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Add only what is not.")] = False,
    stabilise: SteadyOption = None,
    deflicker: DeflickerOption = False,
    sound: SoundOption = Hearing.STRETCH,
    sound_range: SoundRangeOption = "0.5-2",
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Queue a job for each clip; `run` works the queue. Prints the job ids."""

    async def work(studio: Studio) -> int:
        nothing = all(one is None for one in (effect, speed, ratio, curve))
        wanted = choice(
            bend_options("slow_motion_4x" if nothing else effect, speed, ratio, curve),
            frames_option(interpolation, studio.paths.models),
            preset=preset,
            fps=fps,
            shutter=shutter,
            codec=codec,
            encoder=encoder,
            crf=crf,
            hdr=hdr,
            stabilise=stabilise,
            deflicker=deflicker,
            sound=sound,
            sound_range=sound_range,
        )
        firsts = tuple([await studio.jobs.find(one) for one in after or ()])
        how = Arrangement(priority_of(priority), after=firsts, approval=approval)
        sources = await studio.library.settled(await studio.library.add(files))
        good, errors = _usable(sources, wanted)
        same = Same.ADD if again else Same.SKIP if new else Same.REFUSE
        added = await studio.jobs.add(good, wanted, same=same, how=how) if good else ()
        _tell_added(added, json=json)
        return overall(errors)

    in_studio(ctx, data, work, json=json, debug=debug)


def _tell_added(added: Sequence[JobId], *, json: bool) -> None:
    if json:
        document({"schema": "queue-add/1", "jobs": list(added)})
        return
    for job_id in added:
        say(job_id)


def _usable(sources: Iterable[Source], wanted: Choice) -> tuple[list[SourceId], list[StudioError | None]]:
    """The sources that can be queued so; the others are complained about."""
    good: list[SourceId] = []
    errors: list[StudioError | None] = []
    for source in sources:
        try:
            Jobs.quote(source, wanted)
        except StudioError as error:
            complain(error)
            errors.append(error)
        else:
            good.append(source.id)
            errors.append(None)
    return good, errors


@queue.command(epilog=CHANGED_FIELDS)
def pause(
    ctx: typer.Context,
    jobs: IdsArgument = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Pause these jobs, or without an ID the whole queue (what runs is finished)."""
    _change(ctx, jobs, data, Jobs.pause, Jobs.pause_queue, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def resume(
    ctx: typer.Context,
    jobs: IdsArgument = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Let these jobs go on, or without an ID the whole queue."""
    _change(ctx, jobs, data, Jobs.resume, Jobs.resume_queue, json=json, debug=debug)


RequiredIds = Annotated[list[str], typer.Argument(metavar="ID...", help="Jobs; the start of an id is enough.")]


@queue.command(epilog='With --json: {"schema": "queue-cancel/1", "paid": {"jobs", "charged", "reserved", "unknown"}}.')
def cancel(
    ctx: typer.Context,
    jobs: RequiredIds,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Give jobs up, and say what is paid all the same. Local jobs cost nothing; a running one ends within seconds."""

    async def work(studio: Studio) -> int:
        found = [await studio.jobs.find(one) for one in jobs]
        paid = await studio.jobs.paid(found)
        await studio.jobs.cancel(found)
        if json:
            about = {"jobs": paid.jobs, "charged": paid.charged, "reserved": paid.reserved, "unknown": paid.unknown}
            document({"schema": "queue-cancel/1", "paid": about})
        elif paid.jobs:
            say(paid_words(paid))
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def retry(
    ctx: typer.Context,
    jobs: IdsArgument = None,
    data: DataOption = None,
    *,
    failed: Annotated[bool, typer.Option("--failed", help="All that failed, or those queued with an ID.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Start failed or cancelled jobs again, each under a new key. With --failed prints which."""

    async def work(studio: Studio) -> int:
        found = [await studio.jobs.find(one) for one in jobs or ()]
        if not failed and not found:
            raise InputError(Code.BAD_VALUE, field="ID", value="nothing", expected="jobs, or --failed")
        if not failed:
            await studio.jobs.retry(found)
            await tell_changed(studio, found, json=json)
            return DONE
        batches = dict.fromkeys([(await studio.jobs.get(job_id)).batch for job_id in found] or [""])
        begun = [job_id for batch in batches for job_id in await studio.jobs.retry_failed(batch)]
        await tell_changed(studio, begun, json=json)
        for job_id in () if json else begun:
            say(job_id)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog=CHANGED_FIELDS)
def resolve(
    ctx: typer.Context,
    job: Annotated[str, typer.Argument(metavar="ID", help="The unsure job; the start of its id is enough.")],
    data: DataOption = None,
    *,
    ran: Annotated[
        bool, typer.Option("--ran/--did-not-run", help="It ran and was billed, or it never ran and is sent again.")
    ],
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Settle a job that may have been billed, after a look at the provider's own list."""

    async def work(studio: Studio) -> int:
        found = await studio.jobs.find(job)
        await studio.jobs.resolve(found, ran=ran)
        await tell_changed(studio, [found], json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@queue.command(epilog='With --json: {"schema": "queue-remove/1", "jobs": [id]}.')
def remove(
    ctx: typer.Context,
    jobs: RequiredIds,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Take ended jobs off the list; their clips stay."""

    async def work(studio: Studio) -> int:
        found = [await studio.jobs.find(one) for one in jobs]
        await studio.jobs.remove(found)
        if json:
            document({"schema": "queue-remove/1", "jobs": found})
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _change(
    ctx: typer.Context,
    typed: list[str] | None,
    data: Path | None,
    of_jobs: Callable[[Jobs, list[JobId]], Awaitable[None]],
    of_queue: Callable[[Jobs], Awaitable[None]],
    *,
    json: bool,
    debug: bool,
) -> None:
    async def work(studio: Studio) -> int:
        found = [await studio.jobs.find(one) for one in typed or []]
        if found:
            await of_jobs(studio.jobs, found)
        else:
            await of_queue(studio.jobs)
        await tell_changed(studio, found, json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)
