"""`inspect`: the motion report of a clip."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.curve import preset_names, read_curve
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.effects import time_map as effect_map
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.measured import Subject
from holysheep_studio.domain.quality import MEASURES, Block, Inspection, InspectSpec, MotionReport, Setting
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services.inspection_document import measure_words, report_document, shown, unit_words, words
from holysheep_studio.services.single import check_target
from holysheep_studio.studio import Studio

FIELDS = """Measures cadence (repeated, mixed, invented and lost frames), light, smoothness, camera, free flight and
pendulums, fidelity to a source, and delivery. Each says how far it can be trusted; there is no overall score. A
report is kept in the data folder and shown at once the next time. A clip of the library is compared with its source
by its own time map, at the time scale and gravity it was asked for. With --json: {"schema": "motion-report/1", version,
file, frames, frames_measured, corrected_points, setting{metres_per_pixel, time_scale, gravity_m_s2}, cadence,
photometric, flow, tracks, camera, ballistics, pendulum, fidelity, delivery, series{...}, track{points, times_s,
fitted, predicted, bounces_s}}; each block has status (ok, low_confidence, not_applicable), reason, reason_text, and
measures, each {value, unit, range, reference, attention, reason}. A value that cannot be told is null."""


PAGES = frozenset({".html", ".htm"})
#: What is said in a few lines, by block.
SHORT = {
    "cadence": ("verdict", "slow_motion", "dropped_frames"),
    "photometric": ("luma_flicker_pct", "black_frames", "frozen_s", "cuts"),
    "flow": ("warp_mae",),
    "tracks": ("jerk_rel",),
    "camera": ("static",),
    "ballistics": ("g_m_s2", "g_ci95", "accel_px_s2", "restitution"),
    "pendulum": ("period_s", "g_m_s2", "g_ci95"),
    "fidelity": ("psnr_db", "ssim", "vmaf"),
    "delivery": ("decode_errors", "duration_s", "loudness_lufs", "borders_px"),
}


@app.command("inspect", epilog=FIELDS)
def inspect(
    ctx: typer.Context,
    clip: Annotated[Path, typer.Argument(metavar="CLIP", help="The clip: a file, or one of the library by its id.")],
    source: Annotated[Path | None, typer.Option("--source", metavar="CLIP", help="The clip it was made from.")] = None,
    time_map: Annotated[
        str,
        typer.Option(
            "--time-map",
            metavar="HOW",
            help="How the source's time was bent: an effect, a speed (0.25) or a curve file.",
        ),
    ] = "",
    metres_per_pixel: Annotated[
        float | None, typer.Option("--metres-per-pixel", metavar="X", help="What a pixel measures in the scene.")
    ] = None,
    time_scale: Annotated[
        float | None,
        typer.Option(
            "--time-scale", metavar="X", help="Real seconds for each second of video. Default: 1, or as made."
        ),
    ] = None,
    gravity: Annotated[
        float | None,
        typer.Option(
            "--gravity", metavar="M/S2", help="The gravity that was asked for. Default: the Earth's, or as made."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="REPORT.html", help="Write the report as a page, too.")
    ] = None,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Measure how a clip moves: its cadence, smoothness, physics, fidelity and delivery."""
    where = paths(ctx, data)

    async def work() -> int:
        target = None if output is None else output.expanduser().absolute()
        async with await Studio.open(where) as studio:
            spec = await _spec(studio, clip.expanduser(), source, time_map)
            path = Path(spec.source)
            if target is not None:
                await asyncio.to_thread(check_target, path, target, PAGES, force=force)
            said = Setting(
                spec.setting.metres_per_pixel if metres_per_pixel is None else metres_per_pixel,
                spec.setting.time_scale if time_scale is None else time_scale,
                spec.setting.gravity_m_s2 if gravity is None else gravity,
            )
            spec = replace(spec, setting=said)
            with Bars() as bars:
                found = await studio.inspections.inspect(spec, bars.bar(path.name).stage("inspect"))
            if target is not None:
                await studio.inspections.save_page(path.name, found, target, path, force=force)
        _tell(path, found, target, json=json)
        return DONE

    execute(ctx, work, json=json, debug=debug)


async def _spec(studio: Studio, clip: Path, source: Path | None, how: str) -> InspectSpec:
    """What is to be measured. Of a clip of the library its source, its time and its scene are known."""
    path = await asyncio.to_thread(clip.absolute)
    known = InspectSpec(str(path))
    try:
        (made,) = await studio.shelf.whole([await studio.shelf.named(str(clip))])
    except InputError as error:
        if error.code is not Code.UNKNOWN_CLIP:
            raise
    else:
        there = await asyncio.to_thread(path.is_file)
        known = await studio.measuring.spec(Subject(str(path) if there else made.path, made))
    if source is None:
        if how:
            raise InputError(Code.BAD_VALUE, field="--time-map", value=how, expected="--source CLIP beside it")
        return known
    origin = await asyncio.to_thread(lambda: source.expanduser().absolute())
    same = known.time_map if known.reference == str(origin) else None
    return replace(known, reference=str(origin), time_map=await _bent(studio, origin, how) if how else same)


async def _bent(studio: Studio, source: Path, how: str) -> TimeMap:
    """The map of an effect, a speed, a curve file or a preset over the source."""
    duration = (await studio.workshop.engine.probe(source)).duration
    if how in EFFECTS:
        return effect_map(how, duration)
    if await asyncio.to_thread(Path(how).is_file) or how in preset_names():
        return (await asyncio.to_thread(read_curve, Path(how))).time_map(duration)
    return effect_map("constant_speed", duration, {"speed": number_option("--time-map", how)})


def _tell(clip: Path, found: Inspection, target: Path | None, *, json: bool) -> None:
    if json:
        document(report_document(str(clip), found.report))
        return
    say(one_line(str(clip)))
    for line in report_lines(found.report):
        say(f"  {line}")
    if target is not None:
        say(f"  page: {one_line(str(target))}")


def report_lines(report: MotionReport) -> list[str]:
    """The report in a line a block."""
    return [_line(name, report.blocks[name]) for name in MEASURES if name in report.blocks]


def _line(name: str, block: Block) -> str:
    told = []
    for measure in SHORT[name]:
        value = block.values.get(measure)
        if value is None:
            continue
        scale = MEASURES[name][measure]
        sign = " (!)" if scale.alarming(value) else ""
        told.append(f"{measure_words(name, measure)[0]}: {shown(measure, value)} {unit_words(scale)}".rstrip() + sign)
    why = [] if not block.reason else [f"{words('status', str(block.status))}: {words('reasons', str(block.reason))}"]
    return f"{words('blocks', name)}: " + "; ".join([*why, *told])
