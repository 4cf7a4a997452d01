"""Enlarges frames by a super-resolution model: the studio's own, or one that the user brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Interpolation

from holysheep_studio.domain.upscale import LANCZOS, LEARNED, Layout, Model
from holysheep_studio.engine.colour_names import MATRICES, UNSPECIFIED
from holysheep_studio.engine.enlarge import Lanczos, Refined, Sharpening, bare, limit
from holysheep_studio.engine.network import SHIPPED, Network
from holysheep_studio.engine.picture import PIXEL_FORMAT, Plane, blank, limited, planes_of
from holysheep_studio.engine.scaler import Scaler

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.engine.enlarge import Enlarger

#: A model runs again on its own result where more than this is left to enlarge.
AGAIN = 1.6
_GREY, _DEEP_GREY = "gray", "gray10le"
_RGB, _DEEP_RGB = "rgb24", "gbrp10le"


def enlarger(
    method: str,
    model: Model | None,
    source: tuple[int, int],
    target: tuple[int, int],
    sharpen: float,
    check: Callable[[], None] | None = None,
    pixel_format: str = PIXEL_FORMAT,
) -> Enlarger:
    """A new enlarger for frames of `source` pixels, for one thread. `model` stands for `method` where given.

    Slow ones ask `check` several times a frame; it may raise.

    Raises InputError model_unusable, model_runtime_missing.
    """
    if model is None and method == LEARNED:
        model = SHIPPED
    if model is None:
        return (Lanczos if method == LANCZOS else Refined)(source, target, sharpen, pixel_format)
    if model.layout is Layout.RGB:
        return ColourModel(Network(model, check), model, (source, target), sharpen, pixel_format)
    return LumaModel(Network(model, check), model, (source, target), sharpen, pixel_format)


def runs(model: Model, source: tuple[int, int], target: tuple[int, int]) -> int:
    """How often the model is run on a picture; 0 where the result is no larger than the source."""
    left = min(target[0] / source[0], target[1] / source[1])
    count = 0
    while left > (AGAIN if count else 1):
        left /= model.scale
        count += 1
    return count


class LumaModel:
    """Brightness by the model, colour by lanczos."""

    def __init__(
        self,
        network: Network,
        model: Model,
        sizes: tuple[tuple[int, int], tuple[int, int]],
        sharpen: float,
        pixel_format: str,
    ) -> None:
        source, target = sizes
        self._network = network
        self._runs = runs(model, source, target)
        times = model.scale**self._runs
        grown = (source[0] * times, source[1] * times)
        self._plain = Scaler(pixel_format, source, target)
        grey_format = _GREY if pixel_format == PIXEL_FORMAT else _DEEP_GREY
        self._fit = Scaler(grey_format, grown, target) if grown != target and self._runs else None
        self._sharpen = Sharpening(source, target, sharpen)

    def enlarged(self, frame: VideoFrame) -> VideoFrame:
        """A new frame of the target's size. Raises InputError model_unusable."""
        luma = planes_of(frame)[0]
        made = self._plain.resized(bare(frame, luma))
        for _ in range(self._runs):
            (luma,) = self._network.enlarged((luma,))
        target = planes_of(made)[0]
        if self._runs:
            target[:] = luma if self._fit is None else grey_of(self._fit.resized(grey(luma)))
        self._sharpen.apply(target)
        return made


class ColourModel:
    """Red, green and blue by the model, as deep as the clip, to its own kind of YUV and back."""

    def __init__(
        self,
        network: Network,
        model: Model,
        sizes: tuple[tuple[int, int], tuple[int, int]],
        sharpen: float,
        pixel_format: str,
    ) -> None:
        source, target = sizes
        self._format = pixel_format
        self._network = network
        self._runs = runs(model, source, target)
        self._target = target
        self._sharpen = Sharpening(source, target, sharpen)

    def enlarged(self, frame: VideoFrame) -> VideoFrame:
        """A new frame of the target's size. Raises InputError model_unusable."""
        matrix = matrix_of(frame)
        planes = colours(frame, matrix)
        for _ in range(self._runs):
            planes = self._network.enlarged(planes)
        grown = of_colours(planes)
        made = grown.reformat(
            *self._target,
            format=self._format,
            dst_colorspace=matrix,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.LANCZOS,
        )
        limited(planes_of(made)[0])
        self._sharpen.apply(planes_of(made)[0])
        return made


class Veil:
    """Enlarges opacity: lanczos within what the pixels under it span, so that no edge rings. It is never sharpened."""

    def __init__(self, source: tuple[int, int], target: tuple[int, int]) -> None:
        self._scaler = Scaler(_DEEP_GREY, source, target)
        self._enlarges = min(target[0] / source[0], target[1] / source[1]) > 1

    def enlarged(self, opacity: Plane) -> Plane:
        """Opacity of the target's size."""
        made = grey_of(self._scaler.resized(grey(opacity)))
        if self._enlarges:
            limit(made, opacity, 0.0)
        return made


def matrix_of(frame: VideoFrame) -> int:
    """The matrix to read a frame by, as swscale counts them (H.273 too); untagged ones as players have it."""
    if frame.colorspace != UNSPECIFIED and frame.colorspace in MATRICES:
        return frame.colorspace
    return 1 if frame.height > 576 else 5


def colours(frame: VideoFrame, matrix: int, span: ColorRange = ColorRange.MPEG) -> tuple[Plane, ...]:
    """Red, green and blue planes of a frame of 8 or 10 bits, each as deep as the frame, from nought to the top."""
    tagless = bare(frame, planes_of(frame)[0])
    if frame.format.components[0].bits == 8:
        # not planar: the scaler leaves out the last columns there, where 16 is no divisor of the width
        rgb = tagless.reformat(format=_RGB, src_colorspace=matrix, src_color_range=span)
        return tuple(np.asarray(plane, np.uint8) for plane in cv2.split(rgb.to_ndarray()))
    green, blue, red = planes_of(tagless.reformat(format=_DEEP_RGB, src_colorspace=matrix, src_color_range=span))
    return red, green, blue


def of_colours(planes: Sequence[Plane]) -> VideoFrame:
    """A frame of red, green and blue planes."""
    if planes[0].dtype == np.uint8:
        return VideoFrame.from_ndarray(np.ascontiguousarray(cv2.merge(planes), np.uint8), format=_RGB)
    red, green, blue = planes
    frame = blank(red.shape[1], red.shape[0], _DEEP_RGB)
    for target, plane in zip(planes_of(frame), (green, blue, red), strict=True):
        target[...] = plane
    return frame


def grey(luma: Plane) -> VideoFrame:
    """A plane as a frame of its own."""
    frame = VideoFrame(luma.shape[1], luma.shape[0], _GREY if luma.dtype == np.uint8 else _DEEP_GREY)
    planes_of(frame)[0][...] = luma
    return frame


def grey_of(frame: VideoFrame) -> Plane:
    """The one plane of a grey frame."""
    return planes_of(frame)[0]
