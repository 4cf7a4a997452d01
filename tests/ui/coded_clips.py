"""Clips whose every frame carries its own number as black and white blocks, and the eye that reads it back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
from PySide6.QtGui import QImage, qGray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

BITS = 10
BLOCK_PX = 16
SIZE = (BITS * BLOCK_PX, 6 * BLOCK_PX)
#: Long groups with pictures coded out of order, as the hardest everyday case.
LONG_GROUPS = {"g": "250", "bf": "3", "sc_threshold": "0", "preset": "medium", "crf": "18"}
NTSC = Fraction(30000, 1001)


def coded_picture(number: int) -> NDArray[np.uint8]:
    """Upper half: the number's bits, the highest left; lower half: the same inverted, as a check."""
    bits = np.array([number >> (BITS - 1 - place) & 1 for place in range(BITS)], dtype=np.uint8)
    # a third row that moves, so that pictures differ by more than blocks
    row = np.repeat(bits * 200 + 28, BLOCK_PX)
    upper = np.tile(row, (SIZE[1] // 2, 1))
    return np.vstack([upper, 255 - upper])


def read_number(image: QImage) -> int:
    """The number in an upright picture of any size; -1 when the blocks contradict each other."""
    number = 0
    for place in range(BITS):
        x = round((place + 0.5) * image.width() / BITS)
        upper = qGray(image.pixel(x, image.height() // 4))
        lower = qGray(image.pixel(x, image.height() * 3 // 4))
        if abs(upper - lower) < 60:
            return -1
        number = number * 2 + (upper > lower)
    return number


def write_coded(
    path: Path,
    frames: int,
    *,
    codec: str = "libx264",
    options: Mapping[str, str] | None = None,
    rate: Fraction = NTSC,
    times_ms: Sequence[int] | None = None,
    turn: tuple[int, bool] | None = None,
    container: Mapping[str, str] | None = None,
    pixel_aspect: Fraction | None = None,
) -> Path:
    """Write a clip of coded pictures; `turn` is (degrees anticlockwise, mirrored) in the display matrix.

    With a turn the stored pictures are turned the other way, so that a viewer that obeys shows them upright.
    """
    with av.open(str(path), "w", options=dict(container or {})) as out:
        stream = out.add_stream(codec, rate=rate, options=dict(options or LONG_GROUPS))
        assert isinstance(stream, av.VideoStream)
        first = _stored(coded_picture(0), turn)
        stream.height, stream.width = first.shape
        stream.pix_fmt = "yuv420p"
        time_base = Fraction(1, 1000) if times_ms else 1 / rate
        stream.time_base = time_base
        stream.codec_context.time_base = time_base
        if pixel_aspect is not None:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        if turn is not None:
            stream.set_display_rotation(turn[0], hflip=turn[1])
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(_stored(coded_picture(number), turn), format="gray").reformat(
                format="yuv420p"
            )
            frame.time_base = time_base
            frame.pts = times_ms[number] if times_ms else number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def _stored(picture: NDArray[np.uint8], turn: tuple[int, bool] | None) -> NDArray[np.uint8]:
    """What must be stored so that the display matrix brings `picture` upright."""
    if turn is None:
        return picture
    degrees, mirrored = turn
    # the matrix turns anticlockwise and then mirrors; undo both in the other order
    undone = picture[:, ::-1] if mirrored else picture
    return np.ascontiguousarray(np.rot90(undone, k=-degrees // 90))
