"""`retime`: a temporal effect by the local engine."""

from __future__ import annotations

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
from holysheep_studio.cli.describe import notes_document, verification_document, verification_words
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.cli.words import NOTES, one_line
from holysheep_studio.domain.render import USUAL_CRF, Encoder, HdrChoice, Interpolation, VideoCodec
from holysheep_studio.services.single import Made
from holysheep_studio.studio import chosen_ffmpeg
from holysheep_studio.workshop import Workshop

FIELDS = f"""{EPILOG}

With --json: {{"schema": "retime/1", file, source, notes[{{code, text}}],
verification{{frames, width, height, rate, duration_s, size_bytes, sha256, decode_errors, audio_duration_s}}}}."""


@app.command(epilog=FIELDS)
def retime(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="IN", help="The clip.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The result: .mp4, .mov, .mkv or .webm.")],
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
    data: DataOption = None,
    *,
    stabilise: SteadyOption = None,
    deflicker: DeflickerOption = False,
    sound: SoundOption = Hearing.STRETCH,
    sound_range: SoundRangeOption = "0.5-2",
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Bend a clip's time: slow motion, time-lapse, hyperlapse, a speed ramp or a curve of your own."""
    where = paths(ctx, data)

    async def work() -> int:
        wanted = choice(
            bend_options(effect, speed, ratio, curve),
            frames_option(interpolation, where.models),
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
        async with Workshop(lambda: chosen_ffmpeg(where), unfinished=where.unfinished) as workshop:
            with Bars() as bars:
                bar = bars.bar(source.name)
                made = await workshop.single.retime(
                    source.expanduser().absolute(),
                    output.expanduser().absolute(),
                    wanted,
                    bar.stage,
                    force=force,
                    counted=bar.frames,
                    planned=bar.plan,
                )
        return _tell(source, made, json=json)

    execute(ctx, work, json=json, debug=debug)


def _tell(source: Path, made: Made, *, json: bool) -> int:
    if made.verification is None:
        raise RuntimeError("a retimed clip is always verified")
    if json:
        document(
            {
                "schema": "retime/1",
                "file": str(made.path),
                "source": str(source),
                "notes": notes_document(made.notes),
                "verification": verification_document(made.verification),
            }
        )
        return DONE
    say(one_line(str(made.path)))
    say(f"  {verification_words(made.verification)}")
    for note in made.notes:
        say(f"  note: {NOTES[note]}")
    return DONE
