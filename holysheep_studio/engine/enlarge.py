"""Enlarges one frame: lanczos, or lanczos of a source sharpened just so much that shrinking gives it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import cv2
import numpy as np

from holysheep_studio.engine.picture import PIXEL_FORMAT, Plane, blank, limited, planes_of
from holysheep_studio.engine.scaler import Scaler

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

#: What lanczos takes from a picture that is enlarged and shrunk again, as a blur of five taps (outer, inner, middle)
#: by the ratio of enlargement. Fitted on ground truth shrunk by area and by lanczos; it is close to the blur that
#: back-projection measures, and adding what it takes before enlarging is back-projection (Irani and Peleg 1991) at a
#: quarter of its price.
_RATIOS = (1.0, 1.333, 1.5, 2.0, 3.0)
_INNER = (0.0, 0.06, 0.072, 0.0945, 0.109)
_OUTER = (0.0, -0.02, -0.0237, -0.0228, -0.0164)
#: Rows of the result that are worked on at once, so that they stay in a core's cache.
_BAND = 96
_AROUND = np.ones((3, 3), np.uint8)
#: How far a pixel may leave the range of the source pixels around it, as a share of that range: without it fine
#: texture looks flat (VMAF falls), with more of it edges ring (PSNR falls).
_SLACK = 0.05
#: Sharpening at full strength adds this share of what a blur takes away, and gives this much more room.
_SHARPEN = 1.5
_OVERSHOOT = 0.12


class Enlarger(Protocol):
    """Makes one frame of the result; belongs to one thread."""

    def enlarged(self, frame: VideoFrame) -> VideoFrame:
        """A new frame of the target's size."""
        ...


class Lanczos:
    """The plain scaler, and sharpening without limits if asked for."""

    def __init__(
        self, source: tuple[int, int], target: tuple[int, int], sharpen: float, pixel_format: str = PIXEL_FORMAT
    ) -> None:
        self._scaler = Scaler(pixel_format, source, target)
        self._sharpen = Sharpening(source, target, sharpen)

    def enlarged(self, frame: VideoFrame) -> VideoFrame:
        """A new frame of the target's size."""
        made = self._scaler.resized(bare(frame, planes_of(frame)[0]))
        self._sharpen.apply(planes_of(made)[0])
        return made


class Refined:
    """Lanczos of a corrected source; pixels hardly leave the range of the source pixels around them: little rings.

    Smaller sizes are plain lanczos: shrinking needs no correction.
    """

    def __init__(
        self, source: tuple[int, int], target: tuple[int, int], sharpen: float, pixel_format: str = PIXEL_FORMAT
    ) -> None:
        self._scaler = Scaler(pixel_format, source, target)
        self._size = target
        ratio = min(target[0] / source[0], target[1] / source[1])
        self._enlarges = ratio > 1
        inner, outer = float(np.interp(ratio, _RATIOS, _INNER)), float(np.interp(ratio, _RATIOS, _OUTER))
        self._blur = np.array([outer, inner, 1 - 2 * inner - 2 * outer, inner, outer], np.float32)
        self._sharpen = Sharpening(source, target, sharpen)
        self._slack = _SLACK + _OVERSHOOT * sharpen

    def enlarged(self, frame: VideoFrame) -> VideoFrame:
        """A new frame of the target's size."""
        luma = planes_of(frame)[0]
        made = self._scaler.resized(bare(frame, self._corrected(luma) if self._enlarges else luma))
        enlarged = planes_of(made)[0]
        self._sharpen.apply(enlarged)
        if self._enlarges:
            limit(enlarged, luma, self._slack)
        return made

    def _corrected(self, luma: Plane) -> Plane:
        taken = cv2.sepFilter2D(luma, -1, self._blur, self._blur, borderType=cv2.BORDER_REFLECT_101)
        return limited(np.asarray(cv2.addWeighted(luma, 2, taken, -1, 0)))


class Sharpening:
    """Unsharp masking of the result, at the scale of the source's finest detail."""

    def __init__(self, source: tuple[int, int], target: tuple[int, int], strength: float) -> None:
        self._strength = _SHARPEN * strength
        self._sigma = 0.6 * max(1.0, min(target[0] / source[0], target[1] / source[1]))

    def apply(self, luma: Plane) -> None:
        """Sharpen in place; nothing at strength 0."""
        if self._strength:
            soft = cv2.GaussianBlur(luma, (0, 0), self._sigma)
            cv2.addWeighted(luma, 1 + self._strength, soft, -self._strength, 0, dst=luma)
            limited(luma)


def limit(enlarged: Plane, luma: Plane, slack: float) -> None:
    """Keep every pixel of `enlarged` within what the 3x3 pixels of `luma` under it span, plus `slack` of that span."""
    darkest, brightest = np.asarray(cv2.erode(luma, _AROUND)), np.asarray(cv2.dilate(luma, _AROUND))
    darkest, brightest = (
        limited(np.asarray(cv2.addWeighted(here, 1 + slack, there, -slack, 0)))
        for here, there in ((darkest, brightest), (brightest, darkest))
    )
    height, width = enlarged.shape
    times = height // luma.shape[0]
    if (height, width) == (luma.shape[0] * times, luma.shape[1] * times):
        _limit_whole(enlarged, darkest, brightest, times)
        return
    rows = (np.arange(height) * luma.shape[0]) // height
    for top in range(0, height, _BAND):
        part, under = enlarged[top : top + _BAND], rows[top : top + _BAND]
        for bound, kept in ((darkest, cv2.max), (brightest, cv2.min)):
            near = bound[under[0] : under[-1] + 1]
            wide = cv2.resize(near, (width, near.shape[0]), interpolation=cv2.INTER_NEAREST)
            kept(part, np.asarray(wide)[under - under[0]], dst=part)


def _limit_whole(enlarged: Plane, darkest: Plane, brightest: Plane, times: int) -> None:
    """The same where every source pixel became `times` by `times`; three times as fast."""
    height, width = darkest.shape
    for top in range(0, height, _BAND // times):
        bottom = min(height, top + _BAND // times)
        for bound, kept in ((darkest, cv2.max), (brightest, cv2.min)):
            wide = np.asarray(cv2.merge([bound[top:bottom]] * times)).reshape(bottom - top, width * times)
            for row in range(times):
                part = enlarged[top * times + row : bottom * times : times]
                kept(part, wide, dst=part)


def bare(frame: VideoFrame, luma: Plane) -> VideoFrame:
    """A copy of `frame` with this luma and without its tags: the scaler must see no colours to convert."""
    copy = blank(frame.width, frame.height, frame.format.name)
    for target, plane in zip(planes_of(copy), (luma, *planes_of(frame)[1:]), strict=True):
        np.copyto(target, plane)
    return copy
