"""Reads clips picture by picture, and draws test pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from numpy.typing import NDArray


def read_clip(path: Path) -> tuple[list[NDArray[np.uint8]], list[Fraction]]:
    """Luma of every picture, and its time in seconds."""
    pictures, times = [], []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            luma = np.frombuffer(memoryview(frame.planes[0]), np.uint8)
            pictures.append(luma.reshape(frame.height, frame.planes[0].line_size)[:, : frame.width].copy())
            assert frame.pts is not None
            assert frame.time_base is not None
            times.append(frame.pts * frame.time_base)
    return pictures, times


def texture(width: int, height: int, seed: int = 1) -> NDArray[np.uint8]:
    """A smooth random pattern with detail at several sizes."""
    random = np.random.default_rng(seed)
    total = np.zeros((height, width))
    for size in (4, 8, 16, 32):
        coarse = random.normal(0, size**0.5, (height // size + 3, width // size + 3))
        rows = np.linspace(0, coarse.shape[0] - 1.001, height)
        columns = np.linspace(0, coarse.shape[1] - 1.001, width)
        r, c = rows.astype(int)[:, None], columns.astype(int)[None, :]
        fr, fc = rows[:, None] - r, columns[None, :] - c
        top = coarse[r, c] * (1 - fc) + coarse[r, c + 1] * fc
        below = coarse[r + 1, c] * (1 - fc) + coarse[r + 1, c + 1] * fc
        total += top * (1 - fr) + below * fr
    spread = (total - total.min()) / (total.max() - total.min())
    return np.asarray(spread * 180 + 40, np.uint8)


def panned(picture: NDArray[np.uint8], width: int, x: float) -> NDArray[np.uint8]:
    """A window of the picture that starts x pixels from the left, between pixels by straight lines."""
    whole, part = int(x), x - int(x)
    left, right = picture[:, whole : whole + width], picture[:, whole + 1 : whole + 1 + width]
    return np.asarray(np.rint(left * (1 - part) + right * part), np.uint8)


def psnr(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Peak signal to noise ratio, dB."""
    error = float(np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2))
    return 99.0 if error == 0 else 10 * float(np.log10(255 * 255 / error))


def drawn(luma: NDArray[np.uint8]) -> av.VideoFrame:
    """A grey yuv420p frame with exactly this luma; sides are even."""
    height, width = luma.shape
    frame = av.VideoFrame(width, height, "yuv420p")
    grey = np.full((height // 2, width // 2), 128, np.uint8)
    for plane, values in zip(frame.planes, (luma, grey, grey), strict=True):
        view = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        view[: plane.height, : plane.width] = values
    return frame


def brightness(pictures: list[NDArray[np.uint8]]) -> list[float]:
    return [float(picture.mean()) for picture in pictures]


def steps(count: int, size: int = 64) -> list[NDArray[np.uint8]]:
    """Pictures that tell their own number by their brightness: 20, 24, 28 ..."""
    return [np.full((size, size), 20 + 4 * number, np.uint8) for number in range(count)]
