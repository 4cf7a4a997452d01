"""The options that bend time and make frames, shared by the commands that do: their help, and what they mean."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import typer

from holysheep_studio.cli.curve import FILE_FORMS, preset_names, read_curve
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import (
    Encoder,
    FrameModel,
    HdrChoice,
    Interpolation,
    Quality,
    SoundChoice,
    SoundMode,
    VideoCodec,
)
from holysheep_studio.domain.timebase import FrameRate, rate_from_text
from holysheep_studio.domain.timelapse import ratio_from_text
from holysheep_studio.services.models import FRAME_PREFIX, frame_models

EPILOG = f"""{FILE_FORMS}

Models for --interpolation: MODEL.onnx in the folder "models" of the data folder, with MODEL.toml beside it
(kind = "interpolation", inputs = "pair" or "stacked", timestep = "none", "scalar" or "plane", top = 1.0 or 255,
multiple = 32), which need the package onnxruntime.

Presets for --curve: {", ".join(preset_names())}."""


class Preset(StrEnum):
    """What --preset takes."""

    AUTO = "auto"
    FAST = "fast"
    STANDARD = "standard"
    QUALITY = "quality"

    @property
    def quality(self) -> Quality | None:
        """None: chosen by the amount of work."""
        return None if self is Preset.AUTO else Quality(self.value)


class Hearing(StrEnum):
    """What --sound takes."""

    KEEP = "keep"
    STRETCH = "stretch"
    MUTE = "mute"


SpeedOption = Annotated[
    str | None, typer.Option(help="Constant speed: 0.25 is four times slower, 8 is eight times faster.")
]
RatioOption = Annotated[
    str | None,
    typer.Option(help='How many times faster, for time_lapse (default) and hyperlapse; also "2 hours -> 10 s".'),
]
FpsOption = Annotated[str | None, typer.Option(help="Output frame rate: 25, 30000/1001, 29.97. Default: the clip's.")]
SteadyOption = Annotated[
    bool | None, typer.Option("--stabilise/--no-stabilise", help="Steady the camera. Default: the effect's.")
]
CrfOption = Annotated[int, typer.Option(help="How closely the picture is coded: 0 best, 51 smallest.")]
HdrOption = Annotated[HdrChoice, typer.Option(help="Keep a high dynamic range, or bring it into the standard one.")]
EffectOption = Annotated[str | None, typer.Option(help=f"One of: {', '.join(EFFECTS)}.")]
CurveOption = Annotated[Path | None, typer.Option(help="A file that draws the time, or a preset; see below.")]
FramesOption = Annotated[
    str, typer.Option(help="How new frames are made: flow, blend, nearest or model:NAME; see below.")
]
PresetOption = Annotated[
    Preset,
    typer.Option(help="Speed against quality; auto: the best that takes about a minute, the fastest for very much."),
]
ShutterOption = Annotated[float, typer.Option(metavar="DEG", help="Added motion blur as a shutter angle, 0-360.")]
CodecOption = Annotated[
    VideoCodec, typer.Option(help="auto: h264 for 8 bits, h265 for more, ProRes for transparency; VP9 in .webm.")
]
EncoderOption = Annotated[
    Encoder,
    typer.Option(help="auto: a hardware encoder where one really works; software: the processor, repeatable."),
]
DeflickerOption = Annotated[bool, typer.Option("--deflicker", help="Even out light that flutters.")]
SoundOption = Annotated[
    Hearing,
    typer.Option(
        help="stretch: follow the speed, pitch kept; keep: only where the clip runs at its own speed; mute: none."
    ),
]
SoundRangeOption = Annotated[
    str, typer.Option(metavar="A-B", help="Speeds between which sound is stretched; beyond them it is silent.")
]


def choice(
    bent: dict[str, Any],
    frames: tuple[Interpolation, FrameModel | None],
    *,
    preset: Preset,
    fps: str | None,
    shutter: float,
    codec: VideoCodec,
    encoder: Encoder,
    crf: int,
    hdr: HdrChoice,
    stabilise: bool | None,
    deflicker: bool,
    sound: Hearing,
    sound_range: str,
) -> Choice:
    """What the options ask for; `bent` is of bend_options, `frames` of frames_option. Raises InputError bad_value."""
    return Choice(
        **bent,
        interpolation=frames[0],
        model=frames[1],
        quality=preset.quality,
        rate=rate_option(fps),
        shutter_deg=number_option("shutter", str(shutter)),
        stabilise=stabilise,
        deflicker=deflicker,
        keep_sound=sound is not Hearing.MUTE,
        sound=sound_option(sound, sound_range),
        hdr=hdr,
        codec=codec,
        encoder=encoder,
        crf=crf,
    )


def bend_options(effect: str | None, speed: str | None, ratio: str | None, curve: Path | None) -> dict[str, Any]:
    """The part of a Choice that bends time. Raises InputError options_clash, bad_value, bad_curve."""
    given = [
        name for name, value in (("--effect", effect), ("--speed", speed), ("--curve", curve)) if value is not None
    ]
    if len(given) > 1:
        raise InputError(Code.OPTIONS_CLASH, options=" and ".join(given))
    if ratio is not None and (speed is not None or curve is not None):
        raise InputError(Code.OPTIONS_CLASH, options=f"--ratio and {given[0]}")
    if curve is not None:
        return {"effect": "custom_curve", "bend": read_curve(curve)}
    if speed is not None:
        return {"effect": "constant_speed", "values": {"speed": number_option("speed", speed)}}
    if ratio is not None:
        return {"effect": effect or "time_lapse", "values": {"ratio": ratio_option(ratio)}}
    if effect is None:
        raise InputError(
            Code.BAD_VALUE, field="--effect", value="none", expected="--effect, --speed, --ratio or --curve"
        )
    return {"effect": effect}


def ratio_option(text: str) -> Fraction:
    """A ratio from "100" or "2 hours -> 10 s". Raises InputError bad_value."""
    spanned = ratio_from_text(text)
    return number_option("ratio", text) if spanned is None else spanned


def number_option(name: str, text: str) -> Fraction:
    """An exact number from "0.25" or "1/4". Raises InputError bad_value."""
    try:
        return Fraction(text.strip().removesuffix("x"))
    except (ValueError, ZeroDivisionError):
        raise InputError(Code.BAD_VALUE, field=name, value=text, expected="a number") from None


def sound_option(sound: Hearing, speeds: str) -> SoundChoice:
    """Where sound is heard. Raises InputError bad_value."""
    slowest, dash, fastest = speeds.partition("-")
    if not dash:
        raise InputError(Code.BAD_VALUE, field="sound-range", value=speeds, expected="two speeds, as in 0.5-2")
    mode = SoundMode.KEEP if sound is Hearing.KEEP else SoundMode.STRETCH
    return SoundChoice(mode, number_option("sound-range", slowest), number_option("sound-range", fastest))


def frames_option(text: str, models: Path) -> tuple[Interpolation, FrameModel | None]:
    """How new frames are made, from the option's text. Raises InputError bad_value, model_unusable."""
    if not text.startswith(FRAME_PREFIX):
        if text not in list(Interpolation):
            raise InputError(
                Code.BAD_VALUE,
                field="--interpolation",
                value=text,
                expected=f"{', '.join(Interpolation)} or model:NAME",
            )
        return Interpolation(text), None
    known = {model.name: model for model in frame_models(models)}
    model = known.get(text.removeprefix(FRAME_PREFIX))
    if model is None:
        names = ", ".join(FRAME_PREFIX + name for name in known) or f"a model in {models}"
        raise InputError(Code.BAD_VALUE, field="--interpolation", value=text, expected=names)
    return Interpolation.FLOW, model


def rate_option(text: str | None) -> FrameRate | None:
    """A frame rate from the option's text. Raises InputError bad_value."""
    if text is None:
        return None
    try:
        return rate_from_text(text)
    except ValueError:
        raise InputError(Code.BAD_VALUE, field="fps", value=text, expected="25, 30000/1001 or 29.97") from None
