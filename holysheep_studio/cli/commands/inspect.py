"""`inspect`: the motion report of a clip."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.quality import EARTH_M_S2, MEASURES, Block, Inspection, InspectSpec, MotionReport, Setting
from holysheep_studio.services.inspection_document import measure_words, report_document, shown, unit_words, words
from holysheep_studio.services.single import check_target
from holysheep_studio.studio import Studio

FIELDS = """Measures cadence (repeated, mixed, invented and lost frames), light, smoothness, camera, free flight and
pendulums, fidelity to a source, and delivery. Each says how far it can be trusted; there is no overall score. A
report is kept in the data folder and shown at once the next time. With --json: {"schema": "motion-report/1", version,
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
    clip: Annotated[Path, typer.Argument(metavar="CLIP", help="The clip.")],
    source: Annotated[Path | None, typer.Option("--source", metavar="CLIP", help="The clip it was made from.")] = None,
    metres_per_pixel: Annotated[
        float | None, typer.Option("--metres-per-pixel", metavar="X", help="What a pixel measures in the scene.")
    ] = None,
    time_scale: Annotated[
        float, typer.Option("--time-scale", metavar="X", help="Real seconds for each second of video.")
    ] = 1.0,
    gravity: Annotated[
        float, typer.Option("--gravity", metavar="M/S2", help="The gravity that was asked for.")
    ] = EARTH_M_S2,
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
        setting = Setting(metres_per_pixel, time_scale, gravity)
        path = clip.expanduser().absolute()
        spec = InspectSpec(str(path), setting, None if source is None else str(source.expanduser().absolute()))
        target = None if output is None else output.expanduser().absolute()
        if target is not None:
            await asyncio.to_thread(check_target, path, target, PAGES, force=force)
        async with await Studio.open(where) as studio:
            with Bars() as bars:
                found = await studio.inspections.inspect(spec, bars.bar(clip.name).stage("inspect"))
            if target is not None:
                await studio.inspections.save_page(clip.name, found, target, path, force=force)
        _tell(clip, found, target, json=json)
        return DONE

    execute(ctx, work, json=json, debug=debug)


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
