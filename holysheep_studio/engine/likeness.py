"""Looks for a reference picture in a clip by local features that agree on one place, and compares what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

from holysheep_studio.domain.drift import Sighting
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.engine.contact_sheet import even_pictures

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.turn import Turn

_FRAMES = 9
_SIDE_PX = 720
#: So many features have to agree on one place; fewer agree by chance.
FEWEST_POINTS = 12
#: A match counts when the second best is so much worse (Lowe, 2004).
_RATIO = 0.75
_NEAR_PX = 4.0
#: How narrow somebody looks who has turned away by 45 and by 60 degrees, tried where the picture itself is not found.
_TURNED = (0.7, 0.5)
#: Chance agrees more often when more is tried; so many points more are asked of a turned or mirrored picture.
_MORE_POINTS = 6
_BINS = 12


class _Known(NamedTuple):
    picture: NDArray[np.uint8]
    places: NDArray[np.float32]
    descriptors: NDArray[np.float32]


def likeness(path: str, reference: str, turn: Turn) -> Sighting:
    """The reference picture in nine frames of a clip; the frame where most points agree speaks for the clip.

    Where it is in none of them, it is looked for as it would look turned away, and mirrored. Raises InputError
    unreadable for a picture that is none, and what reading a clip raises.
    """
    data = np.frombuffer(Path(reference).read_bytes(), np.uint8)
    read = cv2.imdecode(data, cv2.IMREAD_COLOR) if len(data) else None
    if read is None:
        raise InputError(Code.UNREADABLE, path=reference, what="it is no picture")
    picture = np.asarray(read, np.uint8)
    frames = [_features(one) for one in even_pictures(path, _FRAMES, turn)]
    plain = _best(_features(picture), frames, FEWEST_POINTS)
    if plain.found:
        return plain
    best = plain
    for view in _views(picture):
        turn.pulse()
        best = max(best, _best(_features(view), frames, FEWEST_POINTS + _MORE_POINTS), key=lambda one: one.points)
    return replace(best, turned=best.found)


def _best(known: _Known, frames: list[_Known], fewest: int) -> Sighting:
    """The sighting with the most points, and in how many frames there was any."""
    seen = [one for one in (_sighted(known, here) for here in frames) if one is not None and one.points >= fewest]
    if not seen:
        return Sighting(found=False)
    return replace(max(seen, key=lambda one: one.points), frames=len(seen))


def _views(picture: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """The picture as it looks to one side and the other: narrower, and the other way round."""
    height, width = picture.shape[:2]
    narrow = [
        np.asarray(cv2.resize(picture, (max(8, round(width * one)), height), interpolation=cv2.INTER_AREA), np.uint8)
        for one in _TURNED
    ]
    return [*narrow, *(np.ascontiguousarray(one[:, ::-1]) for one in (picture, *narrow))]


def _features(picture: NDArray[np.uint8]) -> _Known:
    scale = min(1.0, _SIDE_PX / max(picture.shape[:2]))
    if scale < 1:
        size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    found = cv2.SIFT.create(2000).detectAndCompute(grey, np.full(grey.shape, 255, np.uint8))
    keys, descriptors = found[0], np.asarray(found[1] if len(found[0]) else np.zeros((0, 128)), np.float32)
    places = np.array([key.pt for key in keys], np.float32).reshape(-1, 2)
    return _Known(picture, places, descriptors)


def _sighted(known: _Known, here: _Known) -> Sighting | None:
    """None where too few features agree."""
    if min(len(known.descriptors), len(here.descriptors)) < FEWEST_POINTS:
        return None
    pairs = [
        pair[0]
        for pair in cv2.BFMatcher(cv2.NORM_L2).knnMatch(known.descriptors, here.descriptors, k=2)
        if len(pair) == 2 and pair[0].distance < _RATIO * pair[1].distance
    ]
    if len(pairs) < FEWEST_POINTS:
        return None
    source = known.places[[pair.queryIdx for pair in pairs]]
    target = here.places[[pair.trainIdx for pair in pairs]]
    place, agree = cv2.estimateAffinePartial2D(source, target, ransacReprojThreshold=_NEAR_PX)
    inside = np.flatnonzero(agree)  # of None, where nothing agrees, too
    if len(inside) < FEWEST_POINTS:
        return None
    distances = [
        float(np.linalg.norm(_unit(known.descriptors[pairs[n].queryIdx]) - _unit(here.descriptors[pairs[n].trainIdx])))
        for n in inside
    ]
    return Sighting(
        found=True,
        frames=1,
        points=len(inside),
        colour=_colour_distance(known.picture, here.picture, np.asarray(place, np.float64), source[inside]),
        feature=float(np.mean(distances)) / 2**0.5,
    )


def _unit(descriptor: NDArray[np.float32]) -> NDArray[np.float32]:
    return descriptor / max(1e-6, float(np.linalg.norm(descriptor)))


def _colour_distance(
    picture: NDArray[np.uint8], frame: NDArray[np.uint8], place: NDArray[np.float64], points: NDArray[np.float32]
) -> float:
    """Hellinger distance of the colours (a*, b*) around the points that agree, brought onto one another."""
    size = (picture.shape[1], picture.shape[0])
    there = np.asarray(cv2.warpAffine(frame, place, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP), np.uint8)
    covered = cv2.warpAffine(
        np.full(frame.shape[:2], 255, np.uint8), place, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    )
    hull = cv2.convexHull(points.astype(np.int32))
    mask = cv2.fillConvexPoly(np.zeros(picture.shape[:2], np.uint8), hull, (255,))
    mask = cv2.bitwise_and(np.asarray(mask, np.uint8), np.asarray(covered, np.uint8))
    histograms = []
    for one in (picture, there):
        lab = cv2.cvtColor(one, cv2.COLOR_BGR2LAB)
        histogram = cv2.calcHist([lab], [1, 2], mask, [_BINS, _BINS], [0, 256, 0, 256])
        histograms.append(cv2.GaussianBlur(histogram, (3, 3), 0))
    return float(cv2.compareHist(histograms[0], histograms[1], cv2.HISTCMP_BHATTACHARYYA))
