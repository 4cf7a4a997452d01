"""Normalising: any readable clip becomes plain H.264 for upload, or a near-lossless copy the local engine can read."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.delivery import UploadForm, engine_reasons, retime_reasons, upload_reasons
from holysheep_studio.domain.errors import Code, MediaError, StudioError
from holysheep_studio.domain.footage import Finding, Footage
from holysheep_studio.domain.render import HdrChoice, Note
from holysheep_studio.media import files, picture, tracks
from holysheep_studio.media.ffmpeg import FFmpeg, reading, run, writing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path
    from typing import Any

    from holysheep_studio.domain.timebase import FrameRate

    Probe = Callable[[Path], Awaitable[Footage]]

_SOUND_BIT_RATE = 192_000
#: Sound rates an upload keeps; others become the first.
_SOUND_RATES_HZ = (48_000, 44_100)
#: Samples in one block of AAC.
_AAC_SAMPLES = 1024
#: Ticks a second that hold every common time base exactly or to 11 microseconds.
_TICKS = 90_000
#: A clock that leaps is joined where FFmpeg itself sees the leap, in seconds.
_LEAP_S = 10


class Purpose(StrEnum):
    """What the normalised copy is for."""

    UPLOAD = "upload"  # constant rate, crf 23, for a cloud
    ENGINE = "engine"  # time stamps kept, near lossless, ordinary video for the local engine
    DEEP = "deep"  # the same with the colours and, up to 10 bits, the depth of the source
    VEILED = "veiled"  # and with its transparency: without any loss, in a QuickTime file


async def normalise(
    ffmpeg: FFmpeg,
    footage: Footage,
    source: Path,
    target: Path,
    form: UploadForm,
    *,
    purpose: Purpose,
    probe: Probe,
    progress: Callable[[float], None] | None = None,
) -> tuple[Note, ...]:
    """Write `target`, an MP4 of `form` made of `source`, whole and verified or not at all; gives what to tell.

    `footage` is what the engine's probe found in the source, `probe` is asked the same of the result. The picture
    starts at 0 and the sound is cut to it; of several tracks the default or first one is kept. Personal data in the
    container (place, device, dates) is left out. Raises MediaError FFMPEG_LACKS, FFMPEG_FAILED, DISK_FULL or
    RESULT_WRONG, and what `files.aside` raises. Can be cancelled at any time; nothing is left then.
    """
    deep, veiled = purpose is Purpose.DEEP, purpose is Purpose.VEILED
    ffmpeg.need_encoder("ffv1" if veiled else "libx264")
    ffmpeg.need_filters(*picture.needed_filters(footage, deep=deep, veiled=veiled))
    decoder = picture.alpha_decoder(footage.video)
    if decoder is not None and decoder not in ffmpeg.decoders:
        raise MediaError(Code.FFMPEG_LACKS, what=decoder, path=ffmpeg.path)
    found = list(picture.notes(footage, form, deep=deep, veiled=veiled))
    async with files.aside(target, sources=[source]) as part:
        sounding = bool(footage.audio)
        try:
            command = arguments(footage, source, part, form, purpose, sounding=sounding)
            await run(ffmpeg, command, duration=footage.duration, progress=progress)
        except MediaError as error:
            if not sounding or error.code is not Code.FFMPEG_FAILED:
                raise
            command = arguments(footage, source, part, form, purpose, sounding=False)
            await run(ffmpeg, command, duration=footage.duration, progress=progress)
            found.append(Note.AUDIO_UNREADABLE)  # it worked without the sound
        _verify(footage, form, purpose, await probe(part))
    return tuple(found)


async def kept_copy(
    footage: Footage, target: Path, form: UploadForm, purpose: Purpose, probe: Probe
) -> tuple[Note, ...] | None:
    """What is to be told of a copy that is there already; None where there is none, or not the one of `normalise`.

    Copies are written aside, so one that is there is whole; an earlier version may have made another one.
    """
    if not await asyncio.to_thread(target.is_file):
        return None
    try:
        made = await probe(target)
        _verify(footage, form, purpose, made)
    except StudioError:
        return None
    found = picture.notes(footage, form, deep=purpose is Purpose.DEEP, veiled=purpose is Purpose.VEILED)
    return (*found, Note.AUDIO_UNREADABLE) if footage.audio and not made.audio else tuple(found)


def arguments(
    footage: Footage, source: Path, part: Path, form: UploadForm, purpose: Purpose, *, sounding: bool
) -> list[str]:
    """FFmpeg's arguments for one normalising."""
    options: dict[str, str] = {}
    decoder = picture.alpha_decoder(footage.video)
    if decoder is not None:
        options["c:v"] = decoder
    clip = reading(source, **options)
    jumping, veiled = Finding.TIME_JUMPS in footage.findings, purpose is Purpose.VEILED
    if veiled:
        shown = picture.veiled_picture(clip["V:0"], footage, form)
    else:
        shown = picture.picture(clip["V:0"], footage, form, deep=purpose is Purpose.DEEP)
    streams = [_timed(shown, footage, form, purpose)]
    if sounding:
        streams.append(_sound(clip, footage, form, purpose))
    kind = "mov" if veiled else "mp4"
    last: dict[str, Any] = {"map_metadata": -1, "map_chapters": -1, "movflags": "+faststart", "f": kind}
    last |= _encoding(purpose, footage)
    # the file's own clock is kept up to our filters, which know where the picture starts; where the clock leaps,
    # FFmpeg has to mend it first and starts at 0 by itself
    last |= {"dts_error_threshold": _LEAP_S} if jumping else {"copyts": None}
    return writing(streams, part, **last)


def _timed(stream: Any, footage: Footage, form: UploadForm, purpose: Purpose) -> Any:  # noqa: ANN401 - a graph node
    if purpose is not Purpose.UPLOAD:
        stream = stream.filter("settb", f"1/{_ticks(footage)}")
    rate = _constant_rate(footage, form, purpose)
    if rate is None:
        return stream.filter("setpts", tracks.shifted(footage))
    came = footage.video.rate * (2 if picture.doubled(footage, form) else 1)
    return tracks.at_rate(stream, footage, rate, came)


def _constant_rate(footage: Footage, form: UploadForm, purpose: Purpose) -> FrameRate | None:
    """The rate the copy gets: the form's, or for the engine the source's own if it has one.

    The engine's copy is counted out too, because containers that count milliseconds blur a constant rate.
    """
    if purpose is Purpose.UPLOAD:
        return form.rate
    if footage.video.variable:
        return None
    return footage.video.rate * (2 if picture.doubled(footage, form) else 1)


def _sound(clip: Any, footage: Footage, form: UploadForm, purpose: Purpose) -> Any:  # noqa: ANN401 - a graph node
    measured = tracks.heard(footage)[1].sample_rate_hz
    rate = measured if purpose is not Purpose.UPLOAD or measured in _SOUND_RATES_HZ else _SOUND_RATES_HZ[0]
    frame_rate = _constant_rate(footage, form, purpose)
    length = footage.duration if frame_rate is None else tracks.frame_total(footage, frame_rate) / frame_rate
    samples = int(length * rate)
    if purpose is Purpose.UPLOAD:  # whole blocks, so that the sound does not outlast the picture by part of one
        samples = max(1, samples // _AAC_SAMPLES) * _AAC_SAMPLES
    return tracks.sound(clip, footage, rate, samples)


def _ticks(footage: Footage) -> int:
    """Ticks a second of an engine copy: a multiple of a constant rate (doubled for fields), else the common clock."""
    video = footage.video
    if video.variable:
        return _TICKS
    base = video.rate.numerator * 2
    return base * -(-10_000 // base)


def _encoding(purpose: Purpose, footage: Footage) -> dict[str, Any]:
    ticks = _ticks(footage)
    timed = {"enc_time_base:v": f"1:{ticks}", "video_track_timescale": ticks, "c:a": "alac"}
    if purpose is Purpose.VEILED:
        return {"c:v": "ffv1", "level:v": 3, "g": 1, "fps_mode": "passthrough", **timed}
    common: dict[str, Any] = {"c:v": "libx264", "profile:v": "high", "fps_mode": "passthrough"}
    if purpose is Purpose.UPLOAD:
        return common | {"preset": "medium", "crf": 23, "c:a": "aac", "b:a": _SOUND_BIT_RATE}
    if purpose is Purpose.DEEP and footage.video.bit_depth > 8:
        common["profile:v"] = "high10"
    return common | {
        "preset": "veryfast",
        "crf": 11,
        "g": 48,  # the engine also plays backwards and jumps
        "bf": 0,  # in the order of showing, so that each frame's duration is its own
        **timed,
    }


def _verify(footage: Footage, form: UploadForm, purpose: Purpose, made: Footage) -> None:
    video = made.video
    left = {
        Purpose.UPLOAD: upload_reasons(made),
        Purpose.ENGINE: engine_reasons(made),
        Purpose.DEEP: retime_reasons(made, HdrChoice.KEEP, alpha=False),
        Purpose.VEILED: retime_reasons(made, HdrChoice.KEEP, alpha=True),
    }[purpose]
    damaged = bool({Finding.INCOMPLETE, Finding.DAMAGED, Finding.TIME_JUMPS} & set(footage.findings))
    frame = 1 / min(form.rate, footage.video.rate) + Fraction(1, 1000)
    expected: dict[str, tuple[bool, object, object]] = {
        "size": (
            (video.width, video.height) == (form.width, form.height),
            video.display_size,
            (form.width, form.height),
        ),
        "form": (not left, ", ".join(left), "plain H.264"),
        "transparency": (purpose is not Purpose.VEILED or video.alpha, video.pixel_format, "kept"),
        "duration": (
            damaged or abs(video.duration - footage.duration) <= frame,
            f"{float(video.duration):.3f} s",
            f"{float(footage.duration):.3f} s",
        ),
        "rate": (purpose is not Purpose.UPLOAD or video.rate == form.rate or video.frames < 2, video.rate, form.rate),
        "start": (video.start == 0, f"{float(video.start):.3f} s", "0 s"),
    }
    for what, (right, is_, should) in expected.items():
        if not right:
            raise MediaError(Code.RESULT_WRONG, what=what, found=is_, expected=should)
