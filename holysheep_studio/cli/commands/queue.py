"""`queue`: the durable queue, looked at and changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.bending import (
    EPILOG,
    CodecOption,
    CrfOption,
    CurveOption,
    DeflickerOption,
    EffectOption,
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
from holysheep_studio.cli.describe import clip_path, job_document, job_words
from holysheep_studio.cli.output import DONE, complain, document, overall, say
from holysheep_studio.cli.words import NOTES, error_words, one_line
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.render import USUAL_CRF, HdrChoice, Interpolation, VideoCodec
from holysheep_studio.studio import Studio

FIELDS = """With --json: {"schema": "queue/1", "paused", "jobs": [{id, state, paused, cancelling, progress, attempt,
provider, provider_job_id, effect, source, rate, duration_s, added_at, started_at, ended_at, clip, notes[{code, text}],
error, cost{quoted, reserved, charged}}]}. Times are seconds since 1970; progress is the share of the stage, or null."""

queue = typer.Typer(
    name="queue", help="The durable queue: list, show, add, pause, resume, cancel, retry, resolve, remove."
)
app.add_typer(queue)

IdsArgument = Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Jobs; the start of an id is enough.")]


@queue.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """List every job with its state."""

    async def work(studio: Studio) -> int:
        jobs = await studio.jobs.all()
        paused = await studio.jobs.queue_paused()
        if json:
            document(
                {
                    "schema": "queue/1",
                    "paused": paused,
                    "jobs": [job_document(job, await clip_path(studio, job)) for job in jobs],
                }
            )
            return DONE
        for job in jobs:
            name = one_line(job.request.title)
            say(f"{job.id[:8]}  {job.request.effect:16} {name}  {job_words(job)}")
        if not jobs:
            say("The queue is empty. Add clips with: holysheep-studio queue add FILE --effect slow_motion_4x")
        if paused:
            say("The queue is paused. Go on with: holysheep-studio queue resume")
        return DONE

    _execute(ctx, data, work, json=json, debug=debug)


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
        about = job_document(found, await clip_path(studio, found))
        if json:
            document(about)
            return DONE
        for name in ("id", "effect", "source", "clip", "rate", "duration_s", "attempt"):
            say(f"{name:10} {one_line(str(about[name]))}")
        say(f"{'state':10} {job_words(found)}")
        for note in found.notes:
            say(f"{'note':10} {NOTES[note]}")
        if found.problem is not None:
            say(f"{'advice':10} {error_words(found.problem.code, found.problem.fields)[1]}")
        return DONE

    _execute(ctx, data, work, json=json, debug=debug)


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
    crf: CrfOption = USUAL_CRF,
    hdr: HdrOption = HdrChoice.KEEP,
    data: DataOption = None,
    *,
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
            crf=crf,
            hdr=hdr,
            stabilise=stabilise,
            deflicker=deflicker,
            sound=sound,
            sound_range=sound_range,
        )
        sources = await studio.library.settled(await studio.library.add(files))
        added: list[JobId] = []
        errors: list[StudioError | None] = []
        for source in sources:
            try:
                added += await studio.jobs.add([source.id], wanted)
                errors.append(None)
            except StudioError as error:
                complain(error)
                errors.append(error)
        if json:
            document({"schema": "queue-add/1", "jobs": added})
        else:
            for job_id in added:
                say(job_id)
        return overall(errors)

    _execute(ctx, data, work, json=json, debug=debug)


@queue.command()
def pause(ctx: typer.Context, jobs: IdsArgument = None, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Pause these jobs, or without an ID the whole queue (what runs is finished)."""
    _change(ctx, jobs, data, lambda studio: studio.jobs.pause, lambda studio: studio.jobs.pause_queue(), debug=debug)


@queue.command()
def resume(
    ctx: typer.Context, jobs: IdsArgument = None, data: DataOption = None, *, debug: DebugOption = False
) -> None:
    """Let these jobs go on, or without an ID the whole queue."""
    _change(ctx, jobs, data, lambda studio: studio.jobs.resume, lambda studio: studio.jobs.resume_queue(), debug=debug)


RequiredIds = Annotated[list[str], typer.Argument(metavar="ID...", help="Jobs; the start of an id is enough.")]


@queue.command()
def cancel(ctx: typer.Context, jobs: RequiredIds, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Give jobs up. Local jobs cost nothing; a running one ends within seconds."""
    _change(ctx, jobs, data, lambda studio: studio.jobs.cancel, None, debug=debug)


@queue.command()
def retry(ctx: typer.Context, jobs: RequiredIds, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Start failed or cancelled jobs again."""
    _change(ctx, jobs, data, lambda studio: studio.jobs.retry, None, debug=debug)


@queue.command()
def resolve(
    ctx: typer.Context,
    job: Annotated[str, typer.Argument(metavar="ID", help="The unsure job; the start of its id is enough.")],
    data: DataOption = None,
    *,
    ran: Annotated[
        bool, typer.Option("--ran/--did-not-run", help="It ran and was billed, or it never ran and is sent again.")
    ],
    debug: DebugOption = False,
) -> None:
    """Settle a job that may have been billed, after a look at the provider's own list."""

    async def work(studio: Studio) -> int:
        await studio.jobs.resolve(await studio.jobs.find(job), ran=ran)
        return DONE

    _execute(ctx, data, work, json=False, debug=debug)


@queue.command()
def remove(ctx: typer.Context, jobs: RequiredIds, data: DataOption = None, *, debug: DebugOption = False) -> None:
    """Take ended jobs off the list; their clips stay."""
    _change(ctx, jobs, data, lambda studio: studio.jobs.remove, None, debug=debug)


def _change(
    ctx: typer.Context,
    typed: list[str] | None,
    data: Path | None,
    of_jobs: Callable[[Studio], Callable[[list[JobId]], Awaitable[None]]],
    of_queue: Callable[[Studio], Awaitable[None]] | None,
    *,
    debug: bool,
) -> None:
    async def work(studio: Studio) -> int:
        if not typed and of_queue is not None:
            await of_queue(studio)
            return DONE
        found = [await studio.jobs.find(one) for one in typed or []]
        await of_jobs(studio)(found)
        return DONE

    _execute(ctx, data, work, json=False, debug=debug)


def _execute(
    ctx: typer.Context,
    data: Path | None,
    work: Callable[[Studio], Awaitable[int]],
    *,
    json: bool,
    debug: bool,
) -> None:
    where = paths(ctx, data)

    async def opened() -> int:
        async with await Studio.open(where) as studio:
            return await work(studio)

    execute(ctx, opened, json=json, debug=debug)
