"""Speech: a voice's sound in the one form that lip-sync services are sent, and how long it is."""

from __future__ import annotations

import asyncio
import wave
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.media.ffmpeg import local_name, run

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.media.ffmpeg import FFmpeg

RATE_HZ = 48_000


async def speech(ffmpeg: FFmpeg, source: Path, target: Path, longest_s: Fraction) -> Fraction:
    """Write the first sound of a file as 16-bit mono WAV; how long it is in seconds.

    What is longer than `longest_s` is cut a second after that: long enough to be told. Nothing of the file but its
    sound goes into the target. Raises InputError no_sound, MediaError ffmpeg_missing,
    disk_full.
    """
    arguments = ["-i", local_name(source), "-map", "0:a:0", "-vn", "-map_metadata", "-1"]
    arguments += ["-ac", "1", "-ar", str(RATE_HZ), "-c:a", "pcm_s16le", "-t", f"{float(longest_s) + 1:.3f}"]
    try:
        await run(ffmpeg, [*arguments, "-fflags", "+bitexact", "-f", "wav", local_name(target)])
    except MediaError as error:
        if error.code is not Code.FFMPEG_FAILED:
            raise
        raise InputError(Code.NO_SOUND, file=source) from None
    length = await asyncio.to_thread(_length, target)
    if length <= 0:
        raise InputError(Code.NO_SOUND, file=source)
    return length


def _length(file: Path) -> Fraction:
    with wave.open(str(file), "rb") as sound:
        return Fraction(sound.getnframes(), sound.getframerate())
