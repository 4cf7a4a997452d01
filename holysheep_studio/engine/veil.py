"""Transparency in arithmetic: colours times opacity while pictures are mixed, straight colours in files.

Files hold straight (unassociated) colours, as ProRes, PNG, QuickTime Animation and WebM have them. Mixed like that,
what is hidden behind full transparency would bleed into edges: so pictures are mixed premultiplied, and so is their
motion looked for. All planes here are Y, U, V and opacity of one size, 10 bits.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[Any]
Planes = tuple[Plane, ...]

#: The opacity of what hides all behind it, and the greatest colour value.
TOP = 1023
#: How much of what motion is looked for in is opacity: a black thing on nothing is to be seen too.
SEEN_SHARE = 0.25
#: Opacity from which on a pixel's own colours count in full when a picture is made solid.
_SURE = TOP // 8
#: Colours are spread on planes so much smaller: only what lies within a kernel of an edge matters.
_COARSE = 4


def premultiplied(planes: Planes, *, full_range: bool) -> Planes:
    """The planes with their colours faded towards black by what is transparent; opacity is the same array."""
    opacity = planes[3].astype(np.int16)
    if int(opacity.min()) >= TOP:
        return planes
    grounds = _grounds(full_range=full_range)
    faded = [_faded(plane, opacity, ground) for plane, ground in zip(planes, grounds, strict=False)]
    return (*faded, planes[3])


def seen(planes: Planes, *, full_range: bool) -> Plane:
    """What motion is looked for in, of straight planes: without what of their colours is not needed for it."""
    opacity = planes[3].astype(np.int16)
    luma = planes[0]
    if int(opacity.min()) < TOP:
        luma = _faded(luma, opacity, _grounds(full_range=full_range)[0])
    return looked_at((luma, *planes[1:]))


def _faded(plane: Plane, opacity: NDArray[np.int16], ground: int) -> Plane:
    made = np.asarray(cv2.multiply(_raised(plane.view(np.int16), -ground), opacity, scale=1 / TOP), np.int16)
    return _raised(made, ground).view(np.uint16)


def straighten(planes: Planes, hidden: Planes, target: Planes, *, full_range: bool) -> None:
    """Write premultiplied planes into `target` as straight ones; where nothing is seen colours are those of `hidden`.

    `target` may be the planes themselves.

    Sharp sampling may have drawn values beyond white and beyond full opacity, both by one share: they go only now.
    """
    opacity = planes[3].astype(np.int16)
    nothing = (opacity == 0).view(np.uint8)
    for plane, behind, out, ground in zip(planes, hidden, target[:3], _grounds(full_range=full_range), strict=False):
        # saturates, and gives 0 by 0
        plain = np.asarray(cv2.divide(_raised(plane.view(np.int16), -ground), opacity, scale=TOP), np.int16)
        np.clip(_raised(plain, ground), 0, TOP, out=out.view(np.int16))
        cv2.copyTo(np.ascontiguousarray(behind), nothing, out)
    np.minimum(planes[3], TOP, out=target[3])


def looked_at(planes: Planes) -> Plane:
    """What motion is looked for in, of premultiplied planes: brightness, and a little of opacity itself."""
    return np.asarray(cv2.addWeighted(planes[0], 1 - SEEN_SHARE, planes[3], SEEN_SHARE, 0))


def solid(planes: Planes, target: Planes, *, full_range: bool) -> None:
    """Write Y, U and V with the colours of what is seen spread over what is not: no kernel draws hidden ones in.

    Into the first three of `target`, one after the other: whole planes are large.
    """
    opacity = planes[3]
    for plane, out in zip(planes[:3], target, strict=False):
        np.copyto(out, plane)
    doubtful = opacity < _SURE
    if not doubtful.any():
        return
    height, width = opacity.shape
    size = (-(-width // _COARSE), -(-height // _COARSE))
    grounds = _grounds(full_range=full_range)
    signed = opacity.astype(np.int16)
    heights = [
        _small(_faded(plane, signed, ground), size) - ground for plane, ground in zip(planes, grounds, strict=False)
    ]
    weight = _small(opacity, size) / np.float32(TOP)
    spread = cv2.split(_spread(np.asarray(cv2.merge(heights), np.float32), weight))
    own = opacity[doubtful].astype(np.float32) * np.float32(1 / _SURE)
    for plane, far, ground, out in zip(planes, spread, grounds, target, strict=False):
        wide = np.asarray(cv2.resize(far, (width, height), interpolation=cv2.INTER_LINEAR))[doubtful] + ground
        out[doubtful] = np.clip(np.rint(plane[doubtful] * own + wide * (1 - own)), 0, TOP).astype(np.uint16)


def _small(plane: Plane, size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)


def _spread(weighted: NDArray[np.float32], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means of the colours that count, from ever further away where none is near (pull and push over a pyramid)."""
    here = np.asarray(weighted / np.maximum(weight, np.float32(1e-6))[:, :, None], np.float32)
    height, width = weight.shape
    if min(height, width) <= 1 or float(weight.min()) > 0.5:
        return here
    size = ((width + 1) // 2, (height + 1) // 2)
    less = np.asarray(cv2.resize(weight, size, interpolation=cv2.INTER_AREA), np.float32)
    smaller = np.asarray(cv2.resize(weighted, size, interpolation=cv2.INTER_AREA), np.float32)
    # what is near counts in full at the next size, so that it is not outweighed from afar
    most = np.maximum(less, np.float32(1e-6))
    grown = np.minimum(1, less * 4)
    far = _spread(np.asarray(smaller * (grown / most)[:, :, None], np.float32), grown)
    wide = np.asarray(cv2.resize(far, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    share = weight[:, :, None]
    return np.asarray(here * share + wide * (1 - share), np.float32)


def _grounds(*, full_range: bool) -> tuple[int, int, int]:
    """The values of black and of no colour."""
    return (0 if full_range else 64, 512, 512)


def _raised(plane: NDArray[np.int16], by: int) -> NDArray[np.int16]:
    """The plane plus a number, within what 16 bits hold."""
    return np.asarray(cv2.add(plane, (by, by, by, by)), np.int16)  # type: ignore[call-overload] # a scalar will do
