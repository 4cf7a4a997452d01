"""`previs`: the numerical preview of a physics spec as a clip."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DebugOption, JsonOption, app, execute
from holysheep_studio.cli.describe import verification_document, verification_words
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.cli.spec_file import read_spec
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.issue import Severity
from holysheep_studio.domain.scene import SCENES
from holysheep_studio.domain.scene_check import issues_of
from holysheep_studio.services.previs import Animatic
from holysheep_studio.workshop import Workshop

_SCENES = "; ".join(f"{form.type}: {scene}" for scene, form in SCENES.items())
FIELDS = f"""A small, numerically real simulation in two dimensions, not a model's picture: it says so in every frame.
SPEC is TOML or JSON: type (fluid_dynamics, rigid_body, soft_body, particle_system, auto, custom), scene, duration_s
(0.1-120, of the clip), time_scale (0.01-2 seconds of the scene in one second), fps, width, height, seed, tint
("#3f8fd2"), material (water, honey, silk, steel, ...), interpolation (physics_based: every picture is simulated;
frame_blend: the pictures between those of a camera at the scene's own pace are mixed of two; motion_blur: each is
exposed for half the way between two of those), strict, [parameters] gravity, elasticity, viscosity (mPa·s),
surface_tension (mN/m), air_resistance, density, friction, stiffness, damping, [environment] air_density_kg_m3,
wind_m_s = [x, y, z], temperature_c, [conservation] momentum, energy, angular_momentum.
Scenes by type: {_SCENES}.
Beside the clip stands NAME.json with the
ground truth: {{"schema": "previs-truth/1", fps, time_scale, metres_per_pixel, gravity_m_s2, scene_times_s[], objects[
{{name, radius_m, first_frame, positions_m[[x, y]], positions_px[[x, y]]}}]}}. With --json: {{"schema": "previs/1",
file, truth, scene, warnings[{{field, code, values}}], verification{{frames, width, height, rate, duration_s,
size_bytes, sha256, decode_errors, audio_duration_s}}}}."""


@app.command(epilog=FIELDS)
def previs(
    ctx: typer.Context,
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="What is shown: a TOML or JSON file.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The clip: .mp4, .mov, .mkv or .webm.")],
    size: Annotated[
        str | None, typer.Option("--size", metavar="720p|1080p|WxH", help="Instead of the spec's width and height.")
    ] = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing files.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Render the numerical preview of a physics spec, with its ground truth beside it."""
    picture = None if size is None else _size(size)

    async def work() -> int:
        wish = await asyncio.to_thread(read_spec, spec.expanduser())
        if picture is not None:
            wish = replace(wish, width_px=picture.width_px, height_px=picture.height_px)
        async with Workshop() as workshop:
            with Bars() as bars:
                target = output.expanduser().absolute()
                made = await workshop.previs.render(wish, target, bars.bar(spec.name).stage, force=force)
        _, found = issues_of(wish)
        warnings: list[dict[str, object]] = [
            {"field": one.where, "code": one.code.value, "values": one.values}
            for one in found
            if one.severity is Severity.WARNING
        ]
        _tell(made, str(wish.scene), warnings, json=json)
        return DONE

    execute(ctx, work, json=json, debug=debug)


def _size(text: str) -> Size:
    known = {"720p": Size(1280, 720), "1080p": Size(1920, 1080)}
    if text in known:
        return known[text]
    wide, cross, high = text.partition("x")
    if not (cross and wide.isdecimal() and high.isdecimal() and len(text) < 12):
        raise typer.BadParameter("720p, 1080p or a size such as 1920x1080", param_hint="--size")
    return Size(int(wide), int(high))


def _tell(made: Animatic, scene: str, warnings: list[dict[str, object]], *, json: bool) -> None:
    if json:
        document(
            {
                "schema": "previs/1",
                "file": str(made.path),
                "truth": str(made.truth),
                "scene": scene,
                "warnings": warnings,
                "verification": verification_document(made.verification),
            }
        )
        return
    say(one_line(str(made.path)))
    say(f"  {verification_words(made.verification)}")
    say(f"  ground truth: {one_line(str(made.truth))}")
    for one in warnings:
        say(f"  warning: {one['field']} {one['code']} {one['values']}")
