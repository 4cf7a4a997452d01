"""`upscale`: a clip at another size, by the local engine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.bending import HdrOption
from holysheep_studio.cli.describe import notes_document, verification_document, verification_words
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.cli.words import NOTES, one_line
from holysheep_studio.domain.render import HdrChoice
from holysheep_studio.domain.upscale import DEFAULT_METHOD, METHODS, Enlargement
from holysheep_studio.services.single import Made
from holysheep_studio.studio import chosen_ffmpeg
from holysheep_studio.workshop import Workshop

_METHODS = "; ".join(f"{name}: {method.description}" for name, method in METHODS.items())
FIELDS = f"""Sizes: 1440p sets the shorter side, 4k and 2560x1440 a frame that the picture is fitted into, 1.5x
multiplies. The picture keeps its shape; smaller sizes than the clip's are made too. 10 bits are
kept, and HDR unless --hdr tone_map is given. Every frame keeps its time; the
sound is copied as it is. After an interruption the same command goes on from what was done. Methods: {_METHODS}; and
models of your own: MODEL.onnx in the folder "models" of the data folder, with MODEL.toml beside it (kind = "upscale",
scale = 2, layout = "rgb" or "y", top = 1.0 or 255, tile_px, overlap_px), which need the package onnxruntime. With
--json: {{"schema": "upscale/1", file, source, method, notes[{{code, text}}], verification{{frames, width, height, rate,
duration_s, size_bytes, sha256, decode_errors, audio_duration_s}}}}."""


@app.command(epilog=FIELDS)
def upscale(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="IN", help="The clip.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The result: .mp4, .mov, .mkv or .webm.")],
    to: Annotated[str, typer.Option("--to", metavar="SIZE", help="1440p, 4k, 2560x1440 or 2x; see below.")],
    method: Annotated[
        str, typer.Option(help=f"One of: {', '.join(METHODS)}, or a model of your own.")
    ] = DEFAULT_METHOD,
    sharpen: Annotated[float, typer.Option(metavar="0-1", help="Sharpening, 0 is none.")] = 0.0,
    denoise: Annotated[float, typer.Option(metavar="0-1", help="Noise reduction over time, 0 is none.")] = 0.0,
    hdr: HdrOption = HdrChoice.KEEP,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Make a clip larger, or smaller, with its detail kept."""
    where = paths(ctx, data)

    async def work() -> int:
        wish = Enlargement(to, method, sharpen, denoise, hdr)
        async with Workshop(lambda: chosen_ffmpeg(where), where.models, where.unfinished) as workshop:
            with Bars() as bars:
                bar = bars.bar(source.name)
                made = await workshop.upscaling.upscale(
                    source.expanduser().absolute(),
                    output.expanduser().absolute(),
                    wish,
                    bar.stage,
                    force=force,
                    counted=bar.frames,
                    planned=bar.plan,
                )
        _tell(source, made, method, json=json)
        return DONE

    execute(ctx, work, json=json, debug=debug)


def _tell(source: Path, made: Made, method: str, *, json: bool) -> None:
    if made.verification is None:
        raise RuntimeError("an enlarged clip is always verified")
    if json:
        document(
            {
                "schema": "upscale/1",
                "file": str(made.path),
                "source": str(source),
                "method": method,
                "notes": notes_document(made.notes),
                "verification": verification_document(made.verification),
            }
        )
        return
    say(one_line(str(made.path)))
    say(f"  {verification_words(made.verification)}")
    for note in made.notes:
        say(f"  note: {NOTES[note]}")
