"""Slates: stand-in pictures drawn by FFmpeg, cuts of a source to an exact length, and labels in finished files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holysheep_studio.domain.timebase import frame_count, rate_text
from holysheep_studio.media.ffmpeg import local_name, run

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from holysheep_studio.domain.slate import Slate
    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.media.ffmpeg import FFmpeg

#: How fast the colours drift at real time, in FFmpeg's measure.
_DRIFT = 0.02
#: How fast people speak, about.
_LETTERS_A_SECOND = 15
#: What a picture file begins with, and FFmpeg's reader for exactly that kind.
_PICTURES = ((b"\x89PNG\r\n\x1a\n", "png_pipe"), (b"\xff\xd8\xff", "jpeg_pipe"))


async def draw(ffmpeg: FFmpeg, slate: Slate, target: Path, speed: Fraction) -> None:
    """Drifting colours and a box that swings across them, `speed` times as fast as at real time.

    Raises MediaError FFMPEG_LACKS, FFMPEG_FAILED, DISK_FULL.
    """
    ffmpeg.need_filters("gradients", "color", "overlay")
    size, rate = f"{slate.width}x{slate.height}", rate_text(slate.rate)
    drift = min(1.0, max(0.0005, _DRIFT * float(speed)))
    box = max(2, slate.height // 6 // 2 * 2)
    swings = float(speed) * (0.2 + slate.seed % 7 / 20)  # a second
    graph = (
        f"gradients=size={size}:rate={rate}:seed={slate.seed}:speed={drift:.6f}:nb_colors={3 + slate.seed % 4}[back];"
        f"color=c=0x{slate.seed * 2654435761 % 2**24:06x}:size={box}x{box}:rate={rate}[box];"
        f"[back][box]overlay=x=(W-w)/2*(1+sin({2 * 3.14159265 * swings:.5f}*t))"
        f":y=(H-h)/2*(1+cos({3.14159265 * swings:.5f}*t)),format=yuv420p"
    )
    await run(ffmpeg, ["-f", "lavfi", "-i", graph, *_writing(slate, target)], duration=slate.duration)


async def pan(ffmpeg: FFmpeg, slate: Slate, picture: Path, target: Path) -> None:
    """A camera that moves across a still picture. `picture` is PNG or JPEG, see `picture_kind`.

    Raises MediaError FFMPEG_LACKS, FFMPEG_FAILED, DISK_FULL.
    """
    ffmpeg.need_filters("movie", "loop", "scale", "crop")
    wide, high = slate.width * 6 // 5 // 2 * 2, slate.height * 6 // 5 // 2 * 2
    across = f"min(1\\,t/{float(slate.duration):.6f})"
    graph = (
        f"movie=filename={_quoted(picture)}:format_name={picture_kind(picture)},loop=loop=-1:size=1,"
        f"setpts=N/({rate_text(slate.rate)}*TB),fps={rate_text(slate.rate)},"
        f"scale={wide}:{high}:force_original_aspect_ratio=increase:out_range=tv:out_color_matrix=bt709,"
        f"crop={slate.width}:{slate.height}:(iw-ow)*{across}:(ih-oh)*{across},setsar=1,format=yuv420p"
    )
    await run(ffmpeg, ["-f", "lavfi", "-i", graph, *_writing(slate, target)], duration=slate.duration)


def picture_kind(file: Path) -> str | None:
    """FFmpeg's reader for a picture file, by its first bytes; None when it is no PNG or JPEG."""
    with file.open("rb") as opened:
        head = opened.read(16)
    return next((kind for mark, kind in _PICTURES if head.startswith(mark)), None)


async def cut(ffmpeg: FFmpeg, slate: Slate, source: Path, target: Path, length: Seconds) -> None:
    """The first `length` seconds of a clip, repeated when it is shorter, in the slate's size and rate, no sound.

    Raises MediaError FFMPEG_LACKS, FFMPEG_FAILED, DISK_FULL.
    """
    ffmpeg.need_filters("scale", "pad", "fps")
    size = f"{slate.width}:{slate.height}"
    fit = f"scale={size}:force_original_aspect_ratio=decrease:force_divisible_by=2,pad={size}:(ow-iw)/2:(oh-ih)/2"
    arguments = ["-stream_loop", "-1", "-i", local_name(source), "-an", "-map", "0:v:0"]
    arguments += ["-vf", f"fps={rate_text(slate.rate)},{fit},setsar=1,format=yuv420p"]
    frames = max(2, frame_count(length, slate.rate))
    arguments += ["-frames:v", str(frames), *_coding(), local_name(target)]
    await run(ffmpeg, arguments, duration=length)


async def label(ffmpeg: FFmpeg, source: Path, target: Path, words: str) -> None:
    """A copy with `words` as its title, ready for streaming. Raises MediaError FFMPEG_FAILED, DISK_FULL."""
    copy = ["-map", "0", "-c", "copy", "-movflags", "+faststart", "-metadata", f"title={words}"]
    await run(ffmpeg, ["-i", local_name(source), *copy, local_name(target)])


async def speak(
    ffmpeg: FFmpeg, source: Path, target: Path, length: Seconds, *, voice: Path | None, words: str, title: str
) -> None:
    """A copy with another sound: that of a file, or a tone that comes and goes for as long as `words` would take.

    Raises MediaError FFMPEG_FAILED, DISK_FULL.
    """
    spoken_s = min(float(length), max(0.4, len(words) / _LETTERS_A_SECOND))
    tone = f"aevalsrc=0.2*sin(2*PI*180*t)*abs(sin(2*PI*2*t)):sample_rate=48000:duration={spoken_s:.3f}"
    heard = ["-f", "lavfi", "-i", tone] if voice is None else ["-i", local_name(voice)]
    arguments = ["-i", local_name(source), *heard, "-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy", "-c:a", "aac"]
    arguments += ["-af", f"apad,atrim=end={float(length):.6f}", "-movflags", "+faststart"]
    await run(ffmpeg, [*arguments, "-metadata", f"title={title}", local_name(target)], duration=length)


def _writing(slate: Slate, target: Path) -> list[str]:
    frames = frame_count(slate.duration, slate.rate)
    title = ["-metadata", f"title={slate.label}", "-movflags", "+faststart"]
    return ["-frames:v", str(frames), *_coding(), *title, local_name(target)]


def _quoted(file: Path) -> str:
    """A path as an option's value inside a filter graph: escaped once for the option, once for the graph."""
    value = re.sub(r"([\\':])", r"\\\1", file.absolute().as_posix())
    return re.sub(r"([\\'\[\],;])", r"\\\1", value)


def _coding() -> list[str]:
    return ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
