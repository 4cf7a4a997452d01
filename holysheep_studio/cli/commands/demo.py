"""`demo`: the main job on the bundled sample clip, with no account."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio import resources
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths, window
from holysheep_studio.cli.commands.inspect import report_lines
from holysheep_studio.cli.commands.run_queue import say_unless
from holysheep_studio.cli.describe import notes_document, verification_document, verification_words
from holysheep_studio.cli.output import DONE, Bars, document
from holysheep_studio.cli.words import NOTES, one_line
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Clip
from holysheep_studio.domain.delivery import upload_form
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.job_line import line_of
from holysheep_studio.domain.pace import stand
from holysheep_studio.domain.quality import InspectSpec, MotionReport, Setting
from holysheep_studio.services.inspection_document import report_document
from holysheep_studio.services.problems import as_error
from holysheep_studio.studio import Paths, Studio

SAMPLE = ("samples", "stream_of_water.mp4")
EFFECT = "slow_motion_4x"
#: Real seconds for each second of the result.
SCALE = 0.25
FIELDS = """With --json: {"schema": "demo/1", folder, sample, normalised, clip, notes[{code, text}], verification{...},
report_page, report{...}} (verification as in `retime --json`, report as in `inspect --json`). --json always runs
without the window."""


@app.command(epilog=FIELDS)
def demo(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Folder for the results. Default: demo in the data folder.")
    ] = None,
    data: DataOption = None,
    *,
    headless: Annotated[bool, typer.Option("--headless", help="Do not open the window.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Do the main job on the sample clip: normalise, slow down four times, verify, measure its motion."""
    if not headless and not json and has_display():
        window(ctx, (), data, sample=True)
    where = paths(ctx, data)
    folder = (where.data / "demo" if output is None else output.expanduser()).absolute()
    execute(ctx, lambda: _demo(where, folder, json=json), json=json, debug=debug)


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _demo(where: Paths, folder: Path, *, json: bool) -> int:
    sample = resources.path(*SAMPLE)
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    upload = folder / f"{sample.stem}_normalised.mp4"
    result = folder / f"{sample.stem}_{EFFECT}.mp4"
    async with await Studio.open(where) as studio:
        with Bars() as bars:
            bar = bars.bar(sample.name)
            await studio.workshop.single.normalise(sample, upload, upload_form, bar.stage, force=True)
            source = (await studio.library.settled(await studio.library.add([sample])))[0]
            (job_id,) = await studio.jobs.add([source.id], Choice(effect=EFFECT))
            bars.drop(bar)
            clip = await _run_until_done(studio, job_id, bars)
            await asyncio.to_thread(_copy, Path(clip.path), result)
            spec = InspectSpec(str(result), Setting(time_scale=SCALE), str(sample))
            found = await studio.inspections.inspect(spec, bars.bar(result.name).stage("inspect"))
        target = folder / f"{result.stem}_report.html"
        await studio.inspections.save_page(result.name, found, target, result, force=True)
    _tell(folder, sample, upload, result, clip, target, found.report, json=json)
    return DONE


async def _run_until_done(studio: Studio, job_id: JobId, bars: Bars) -> Clip:
    """Work the queue until this job has ended; what else waits is left to `run`."""
    bar = bars.bar("slow motion 4x")
    runner = asyncio.create_task(studio.runner.run(at_once=1, only=job_id))
    try:
        while not (job := await studio.jobs.get(job_id)).ended and not job.paused:
            if runner.done():
                runner.result()
            bar.show(stand(line_of(job)), job.frame, job.frames)
            await asyncio.sleep(0.1)
    finally:
        runner.cancel()
        await asyncio.gather(runner, return_exceptions=True)
    if job.problem is not None:
        raise as_error(job.problem)
    clip = None if job.clip_id is None else await studio.library.clip(job.clip_id)
    if clip is None:
        raise asyncio.CancelledError
    return clip


def _copy(clip: Path, target: Path) -> None:
    """Copy aside and rename, so that the result appears whole."""
    half = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(clip, half)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _tell(
    folder: Path,
    sample: Path,
    upload: Path,
    result: Path,
    clip: Clip,
    target: Path,
    report: MotionReport,
    *,
    json: bool,
) -> None:
    if json:
        document(
            {
                "schema": "demo/1",
                "folder": str(folder),
                "sample": str(sample),
                "normalised": str(upload),
                "clip": str(result),
                "notes": notes_document(clip.notes),
                "verification": verification_document(clip.verification),
                "report_page": str(target),
                "report": report_document(str(result), report),
            }
        )
        return
    say_unless(json, f"The results lie in {one_line(str(folder))}")
    say_unless(json, f"  {upload.name}: ready for upload")
    say_unless(json, f"  {result.name}: {verification_words(clip.verification)}")
    for note in clip.notes:
        say_unless(json, f"    note: {NOTES[note]}")
    say_unless(json, f"  {target.name}: the motion report of the result")
    for line in report_lines(report):
        say_unless(json, f"    {line}")
