"""Encoding for delivery: a clip in another format, shape, rate or loudness, by one run of FFmpeg."""

from __future__ import annotations

import re
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.deliverable import FORMATS, NUMBERED, Fit
from holysheep_studio.domain.delivery import UploadForm
from holysheep_studio.media import picture, tracks
from holysheep_studio.media.ffmpeg import FFmpeg, reading, run, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.deliverable import Layout, Wish
    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.domain.timebase import FrameRate

    Progress = Callable[[float], None]

SOUND_HZ = 48_000
_SOUND_BIT_RATE = 192_000
#: Peaks between samples stay below this (EBU R 128: -1 dBTP); the limiter sees them at four times the rate.
PEAK_DBTP = -1.0
_OVERSAMPLED_HZ = 192_000
#: What FFmpeg must have for each format.
ENCODERS = {
    "h264": "libx264",
    "h265": "libx265",
    "av1": "libsvtav1",
    "prores": "prores_ks",
    "gif": "gif",
    "webp": "libwebp_anim",
    "png": "png",
    "jpeg": "mjpeg",
}


async def loudness(ffmpeg: FFmpeg, footage: Footage, source: Path, bench: Path) -> tuple[float, float] | None:
    """(integrated LUFS, true peak dBTP) of the sound that would be kept, by EBU R 128; None where it cannot be told.

    None: there is no sound, or it is silent or shorter than the 400 ms block of ITU-R BS.1770. `bench` is a folder for
    a file of the filter's. Raises MediaError ffmpeg_lacks, ffmpeg_failed.
    """
    if not footage.audio:
        return None
    ffmpeg.need_filters("ebur128", "ametadata")
    told = bench / "loudness.txt"
    place = tracks.heard(footage)[0]
    heard = reading(source)[f"a:{place}"].filter("ebur128", peak="true", metadata=1)
    heard = heard.filter("ametadata", mode="print", file=str(told))
    command = writing([heard], bench / "nothing", f="null")
    await run(ffmpeg, command, duration=footage.duration)
    text = told.read_text(encoding="utf-8") if told.exists() else ""
    integrated = re.findall(r"^lavfi\.r128\.I=(-?[\d.]+)", text, re.MULTILINE)
    peaks = [float(found) for found in re.findall(r"^lavfi\.r128\.true_peaks_ch\d+=(-?[\d.]+)", text, re.MULTILINE)]
    if not integrated or float(integrated[-1]) <= -70:  # the gate's floor: nothing was loud enough to be measured
        return None
    return float(integrated[-1]), _decibels(max(peaks, default=1.0))


def _decibels(amplitude: float) -> float:
    return 20 * log10(amplitude) if amplitude > 0 else -120.0


async def encode(
    ffmpeg: FFmpeg,
    footage: Footage,
    source: Path,
    target: Path,
    wish: Wish,
    place: Layout,
    *,
    gain_db: float = 0.0,
    progress: Progress | None = None,
) -> None:
    """Write `target`, for a format of numbered pictures a folder that is there, as `wish` and `place` say.

    The caller verifies it. Raises MediaError ffmpeg_lacks, ffmpeg_failed, disk_full. Can be cancelled.
    """
    row = FORMATS[wish.format]
    ffmpeg.need_encoder(ENCODERS[wish.format])
    ffmpeg.need_filters(*picture.needed_filters(footage, deep=row.deep))
    command = arguments(footage, source, target, wish, place, gain_db=gain_db)
    await run(ffmpeg, command, duration=footage.duration, progress=progress)


def rate_of(footage: Footage, wish: Wish) -> FrameRate:
    """The constant rate of what is delivered."""
    return footage.video.rate if wish.rate is None else wish.rate


def arguments(
    footage: Footage, source: Path, target: Path, wish: Wish, place: Layout, *, gain_db: float = 0.0
) -> list[str]:
    """FFmpeg's arguments for one delivery."""
    row, rate = FORMATS[wish.format], rate_of(footage, wish)
    options: dict[str, str] = {}
    decoder = picture.alpha_decoder(footage.video)
    if decoder is not None:
        options["c:v"] = decoder
    clip = reading(source, **options)
    form = UploadForm(*place.inner, rate)
    shown = picture.picture(clip["V:0"], footage, form, deep=row.deep)
    came = footage.video.rate * (2 if picture.doubled(footage, form) else 1)
    shown = _placed(tracks.at_rate(shown, footage, rate, came), place)
    streams = [_coloured(shown, wish.format)]
    if row.sound and footage.audio:
        samples = int(tracks.frame_total(footage, rate) / rate * SOUND_HZ)
        streams.append(_level(tracks.sound(clip, footage, SOUND_HZ, samples), gain_db))
    last: dict[str, Any] = {"map_metadata": -1, "map_chapters": -1, "copyts": None, "fps_mode": "passthrough"}
    last |= _coding(wish)
    return writing(streams, _pattern(target, wish.format), **last)


def _placed(shown: Any, place: Layout) -> Any:  # noqa: ANN401 - graph nodes have no types
    """The scaled picture cut to the frame, or laid into it."""
    if place.plain:
        return shown
    width, height = place.frame
    if place.fit is Fit.CROP:
        return shown.filter("crop", width, height, *place.offset)
    if place.fit is Fit.PAD:
        return shown.filter("pad", width, height, *place.offset, color="black")
    both = shown.filter_multi_output("split")
    behind = both[0].filter("scale", width, height, force_original_aspect_ratio="increase", flags="bilinear")
    behind = behind.filter("crop", width, height).filter("gblur", sigma=max(8, min(width, height) // 24))
    behind = behind.filter("eq", brightness=-0.08)  # so that the picture stands out from what is around it
    return behind.overlay(both[1], x=place.offset[0], y=place.offset[1], shortest=1)


def _coloured(shown: Any, name: str) -> Any:  # noqa: ANN401 - graph nodes have no types
    """The pixel format of the coder; a GIF gets a palette made from its own frames."""
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    if name == "gif":
        both = shown.filter_multi_output("split")
        colours = both[0].filter("palettegen", stats_mode="diff")
        return graph.filter([both[1], colours], "paletteuse", dither="sierra2_4a", diff_mode="rectangle")
    formats = {"prores": "yuv422p10le", "png": "rgb24", "jpeg": "yuvj420p"}
    return shown.filter("format", formats[name]) if name in formats else shown


def _level(heard: Any, gain_db: float) -> Any:  # noqa: ANN401 - graph nodes have no types
    """The sound louder or softer by `gain_db`; what would pass the peak limit is held down between samples too."""
    if not gain_db:
        return heard
    heard = heard.filter("volume", f"{gain_db:.2f}dB")
    if gain_db > 0:
        heard = heard.filter("aresample", _OVERSAMPLED_HZ)
        heard = heard.filter("alimiter", limit=f"{10 ** (PEAK_DBTP / 20):.4f}", level="false", attack=1, release=50)
        heard = heard.filter("aresample", SOUND_HZ)
    return heard


def _pattern(target: Path, name: str) -> Path:
    """Where FFmpeg writes; in the path of numbered pictures a percent sign is not a number."""
    return Path(str(target).replace("%", "%%")) / f"%06d{NUMBERED[name]}" if name in NUMBERED else target


def _coding(wish: Wish) -> dict[str, Any]:
    """FFmpeg's options for the format. Scales differ: what looks alike is about 4 steps on in H.265, 12 in AV1."""
    web: dict[str, Any] = {"movflags": "+faststart", "f": "mp4", "c:a": "aac", "b:a": _SOUND_BIT_RATE}
    options: dict[str, dict[str, Any]] = {
        "h264": {"c:v": "libx264", "preset": "medium", "crf": wish.crf, **web},
        "h265": {
            "c:v": "libx265",
            "preset": "medium",
            "crf": min(51, wish.crf + 4),
            "tag:v": "hvc1",  # without it Apple's players show nothing
            "x265-params": "log-level=error",
            **web,
        },
        "av1": {"c:v": "libsvtav1", "preset:v": 8, "crf": wish.crf + 12, **web},
        "prores": {"c:v": "prores_ks", "profile:v": 3, "vendor": "apl0", "c:a": "pcm_s24le", "f": "mov"},
        "gif": {"c:v": "gif", "loop": 0, "f": "gif"},
        "webp": {"c:v": "libwebp_anim", "quality": 82, "loop": 0, "f": "webp"},
        "png": {"c:v": "png", "f": "image2"},
        "jpeg": {"c:v": "mjpeg", "q:v": 2, "f": "image2"},
    }
    return options[wish.format]
