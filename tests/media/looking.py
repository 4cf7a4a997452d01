"""Looks at a finished file with PyAV alone, so that the studio's own probe is not its own judge."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file shows: times in seconds, one for each decoded picture."""

    codec: str
    pixel_format: str
    size: tuple[int, int]
    aspect: Fraction
    times: tuple[Fraction, ...]
    rate: Fraction
    duration: Fraction
    sound_codec: str | None
    sound_end: Fraction
    colours: tuple[int, int, int, int]  # range, matrix, primaries, transfer as FFmpeg's numbers
    turned: bool
    tags: dict[str, str]

    @property
    def gaps(self) -> set[Fraction]:
        """The distances of neighbouring pictures."""
        return {after - before for before, after in zip(self.times, self.times[1:], strict=False)}


def look(path: Path) -> Seen:
    """Decode the whole file."""
    with av.open(f"file:{path}") as file:
        stream = file.streams.video[0]
        frames = list(file.decode(stream))
        first = frames[0]
        tick = stream.time_base or Fraction(1)
        context = stream.codec_context
        duration = (stream.duration or 0) * tick
        tags = {**file.metadata, **stream.metadata}
        rate = Fraction(stream.average_rate or 0)
        colours = (context.color_range, context.colorspace, context.color_primaries, context.color_trc)
        codec, shape = context.name, context.format
        aspect = Fraction(stream.sample_aspect_ratio or 1)
    with av.open(f"file:{path}") as file:
        sound = file.streams.audio[0] if file.streams.audio else None
        ends = [
            (packet.pts + packet.duration) * packet.time_base
            for packet in (file.demux(sound) if sound else ())
            if packet.pts is not None and packet.duration
        ]
        sound_codec = sound.codec_context.name if sound else None
    return Seen(
        codec=codec,
        pixel_format=shape.name if shape else "",
        size=(first.width, first.height),
        aspect=aspect,
        times=tuple(frame.pts * tick for frame in frames if frame.pts is not None),
        rate=rate,
        duration=duration,
        sound_codec=sound_codec,
        sound_end=max(ends, default=Fraction(0)),
        colours=colours,
        turned=first.side_data.get("DISPLAYMATRIX") is not None,
        tags=tags,
    )


def pictures(path: Path, shape: str = "rgb24") -> NDArray[np.uint8]:
    """All pictures, as (count, height, width[, 3]); "luma" is the luma plane as stored (16-235)."""
    with av.open(f"file:{path}") as file:
        if shape == "luma":
            return np.stack([_plane(frame) for frame in file.decode(video=0)])
        return np.stack([frame.to_ndarray(format=shape) for frame in file.decode(video=0)])


def _plane(frame: av.VideoFrame) -> NDArray[np.uint8]:
    plane = frame.planes[0]
    rows = np.frombuffer(bytes(plane), np.uint8).reshape(plane.height, plane.line_size)
    return np.asarray(rows[:, : plane.width])


def sound(path: Path) -> tuple[NDArray[np.float32], int]:
    """The first sound track as one channel from time 0 on, and its samples a second."""
    with av.open(f"file:{path}") as file:
        stream = file.streams.audio[0]
        rate = stream.codec_context.sample_rate
        heard = np.zeros(0, np.float32)
        turned = av.AudioResampler("flt", "mono", rate)
        for frame in file.decode(stream):
            at = round((frame.pts or 0) * (frame.time_base or 1) * rate)
            for part in turned.resample(frame):
                block = part.to_ndarray()[0]
                end = max(heard.size, at + block.size)
                heard = np.pad(heard, (0, end - heard.size))
                heard[max(at, 0) : at + block.size] = block[max(-at, 0) :]
                at += block.size
    return heard, rate
