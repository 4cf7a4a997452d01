"""Draws clips of a thing that moves over nothing, with a loud colour hidden where nothing is, and judges results."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pathlib import Path

Rgba = NDArray[np.float32]

SIZE = (240, 136)
_PRORES = ("prores_ks", "yuva444p10le", {"profile": "4444", "alpha_bits": "16"})
_CODERS: dict[str, tuple[str, str, dict[str, str]]] = {
    "prores": _PRORES,
    "qtrle": ("qtrle", "argb", {}),
    "png": ("png", "rgba", {}),
}


def disc(moment: float, *, dark: bool = False) -> Rgba:
    """A soft-edged textured disc, red, or black if `dark`; what is hidden around it is bright green. Values 0 to 1."""
    width, height = SIZE
    y, x = np.mgrid[:height, :width].astype(np.float32)
    across, down = 60 + 5 * moment, 68 + 12 * np.sin(moment / 6)
    opacity = np.clip((38 - np.hypot(x - across, y - down)) / 3, 0, 1)
    pattern = 0.5 + 0.5 * np.sin((x - across) / 4) * np.sin((y - down) / 5)
    red = np.zeros_like(pattern) if dark else 0.35 + 0.6 * pattern
    inside = np.dstack([red, 0.3 * red, 0.1 * red])
    colours = np.where(opacity[..., None] > 0, inside, np.array([0, 1, 0], np.float32))
    return np.dstack([colours, opacity]).astype(np.float32)


def write_veiled(path: Path, pictures: list[Rgba], coder: str = "prores", rate: int = 30) -> Path:
    """The pictures, straight, as a QuickTime file."""
    name, pixel_format, options = _CODERS[coder]
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(name, rate=rate, options=options)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = pixel_format
        if pixel_format.startswith("yuv"):
            stream.codec_context.colorspace, stream.codec_context.color_range = 1, 1
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.rint(picture * 255).astype(np.uint8), format="rgba")
            frame = frame.reformat(format=pixel_format, dst_colorspace=1, dst_color_range=1)
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def read_veiled(path: str | Path) -> list[Rgba]:
    """Every picture as straight red, green, blue and opacity, 0 to 1; colours are BT.709."""
    found = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            shown = frame.reformat(format="rgba64le", src_colorspace=1, src_color_range=1, dst_color_range=2)
            found.append((shown.to_ndarray().astype(np.float32) / 65535).astype(np.float32))
    return found


def over_checks(picture: Rgba) -> Rgba:
    """The picture over a checkerboard, as an editor would lay it over another one."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[:height, :width]
    checks = (0.2 + 0.6 * ((x // 8 + y // 8) % 2))[..., None]
    opacity = picture[..., 3:]
    return np.asarray(picture[..., :3] * opacity + checks * (1 - opacity), np.float32)


def likeness(a: Rgba, b: Rgba) -> float:
    """Peak signal to noise ratio of values 0 to 1, dB."""
    return float(-10 * np.log10(max(1e-10, float(np.mean((a - b) ** 2)))))


def fringe(picture: Rgba, truth: Rgba) -> float:
    """How much of the hidden green an edge shows at its worst, laid over checks, 0 to 1."""
    opacity = truth[..., 3]
    near = cv2.dilate(((opacity > 0) & (opacity < 1)).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return float((over_checks(picture)[..., 1] - over_checks(truth)[..., 1])[near].max())
