"""Signals: what each picture of a clip differs from its neighbours by, measured where something moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from holysheep_studio.engine.report.light import luma_like

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from holysheep_studio.engine.report.stills import Still

    Field = NDArray[np.float32]

#: Blocks of small pixels that are looked at as one.
BLOCK_PX = 8
#: A block is active when two pictures around differ there by this, and by this share of where they differ most.
ACTIVE_STEPS = 2.5
ACTIVE_SHARE = 0.25
#: The share of blocks that a step from picture to picture is measured on: those that differ most.
TOP_SHARE = 0.004
LEAST_TOP = 2
#: The longer side at which motion between pictures is estimated, in pixels.
FLOW_PX = 320
#: Two pictures show different scenes when no motion explains more than this of their difference, and it is large.
CUT_STEPS = 18.0
CUT_HISTOGRAMS = 0.35
#: A corner of the flow is believed when there and back differ by less than this share, and this many pixels.
BACK_SHARE, BACK_PX = 0.01, 0.5


@dataclass(slots=True)
class Signals:
    """One value for each picture; those that need both neighbours are NaN at the ends and beside cuts.

    step: mean difference to the picture before over the blocks that differ most, 8-bit steps. level: mean difference
    of the neighbours over active blocks. bend: difference from the mean of the neighbours over `level`. lean: share of
    the way from one neighbour to the other that is done before this picture. missing: what motion compensation leaves
    unexplained, over `level`. fine: mean sharpness of active blocks. blocks: how many are active.
    """

    times: list[float] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    step: list[float] = field(default_factory=list)
    level: list[float] = field(default_factory=list)
    bend: list[float] = field(default_factory=list)
    lean: list[float] = field(default_factory=list)
    missing: list[float] = field(default_factory=list)
    fine: list[float] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    cut: list[bool] = field(default_factory=list)
    plain_mae: list[float] = field(default_factory=list)
    warp_mae: list[float] = field(default_factory=list)
    back_share: list[float] = field(default_factory=list)
    motion_px: list[float] = field(default_factory=list)
    synthesis_mae: list[float] = field(default_factory=list)
    mix_mae: list[float] = field(default_factory=list)


class Listener:
    """Takes the stills of a clip one after another and gathers their signals."""

    def __init__(self) -> None:
        self.signals = Signals()
        self._held: list[tuple[NDArray[np.uint8], NDArray[np.uint8]]] = []
        self._flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
        self._flow.setFinestScale(1)

    def add(self, still: Still) -> bool:
        """Take the next picture; whether it begins another scene."""
        out = self.signals
        small = still.small if not self._held else luma_like(still.small, self._held[-1][0])
        tiny = _shrunk(small)
        out.times.append(still.time_s)
        out.kinds.append(still.kind)
        cut = self._pair(small, tiny)
        self._held = [*([] if cut else self._held[-2:]), (small, tiny)]
        for values in (out.level, out.bend, out.lean, out.missing, out.fine, out.synthesis_mae, out.mix_mae):
            values.append(float("nan"))
        out.blocks.append(0)
        if len(self._held) == 3:
            self._triple()
        return cut

    def _pair(self, small: NDArray[np.uint8], tiny: NDArray[np.uint8]) -> bool:
        out = self.signals
        if not self._held:
            for values in (out.step, out.plain_mae, out.warp_mae, out.back_share, out.motion_px):
                values.append(float("nan"))
            out.cut.append(False)
            return False
        before, before_tiny = self._held[-1]
        blocks = np.sort(_blocks(cv2.absdiff(small, before)).ravel())
        top = max(LEAST_TOP, round(len(blocks) * TOP_SHARE))
        out.step.append(float(blocks[-top:].mean()))
        plain = float(cv2.mean(cv2.absdiff(small, before))[0])
        out.plain_mae.append(plain)
        if float(blocks[-1]) < 0.5 or min(tiny.shape) < 16:
            out.warp_mae.append(float(cv2.mean(cv2.absdiff(tiny, before_tiny))[0]))
            out.back_share.append(0.0)
            out.motion_px.append(0.0)
            out.cut.append(False)
            return False
        warped, share, motion = self._warped(before_tiny, tiny)
        out.warp_mae.append(warped)
        out.back_share.append(share)
        out.motion_px.append(motion * small.shape[1] / tiny.shape[1])
        cut = warped > CUT_STEPS and plain > CUT_STEPS and _apart(small, before) > CUT_HISTOGRAMS
        cut = cut or (share > 0.6 and plain > CUT_STEPS and _apart(small, before) > CUT_HISTOGRAMS)
        out.cut.append(cut)
        return cut

    def _warped(self, a: NDArray[np.uint8], b: NDArray[np.uint8]) -> tuple[float, float, float]:
        """Mean error, share of doubt, and motion.

        The error is of the earlier picture brought along the flow where there and back agree; the share is of where
        they do not; motion is its 95th percentile in tiny pixels.
        """
        back = self._calc(b, a)
        there = self._calc(a, b)
        returned = _moved_flow(there, back)
        off = ((back + returned) ** 2).sum(2)
        length = (back**2).sum(2) + (returned**2).sum(2)
        bad = off > BACK_SHARE * length + BACK_PX
        good = (~bad).astype(np.uint8)
        error = cv2.absdiff(_along(a, back), b)
        share = float(bad.mean())
        mean = float(cv2.mean(error, good)[0]) if share < 1 else float(cv2.mean(error)[0])
        return mean, share, float(np.percentile(np.sqrt((back[::2, ::2] ** 2).sum(2)), 95))

    def _triple(self) -> None:
        """Measure the picture before the last, between its neighbours."""
        out = self.signals
        (a, tiny_a), (b, tiny_b), (c, tiny_c) = self._held
        around = _blocks(cv2.absdiff(c, a))
        active = around > max(ACTIVE_STEPS, ACTIVE_SHARE * float(around.max()))
        count = int(active.sum())
        mix = cv2.addWeighted(a, 0.5, c, 0.5, 0, dtype=cv2.CV_32F)
        out.mix_mae[-2] = float(cv2.mean(cv2.absdiff(b.astype(np.float32), mix))[0])
        out.blocks[-2] = count
        if not count:
            return
        level = float(around[active].sum())
        bend = _blocks(cv2.absdiff(b.astype(np.float32), mix))
        first, second = _blocks(cv2.absdiff(b, a))[active].sum(), _blocks(cv2.absdiff(c, b))[active].sum()
        out.level[-2] = level / count
        out.bend[-2] = float(bend[active].sum()) / level
        out.lean[-2] = float(first / max(1e-6, first + second))
        sharp = _blocks(np.abs(cv2.Laplacian(b, cv2.CV_32F)))
        out.fine[-2] = float(sharp[active].mean())
        if min(tiny_b.shape) < 16:
            return
        flow = self._calc(tiny_a, tiny_c)
        middle = cv2.addWeighted(_along(tiny_a, -0.5 * flow), 0.5, _along(tiny_c, 0.5 * flow), 0.5, 0, dtype=cv2.CV_32F)
        missed = cv2.absdiff(tiny_b.astype(np.float32), middle)
        out.synthesis_mae[-2] = float(cv2.mean(missed)[0])
        mask = cv2.resize(active.astype(np.uint8), (tiny_b.shape[1], tiny_b.shape[0]), interpolation=cv2.INTER_NEAREST)
        out.missing[-2] = float(cv2.mean(missed, mask)[0]) / (level / count)

    def _calc(self, a: NDArray[np.uint8], b: NDArray[np.uint8]) -> Field:
        return np.asarray(self._flow.calc(a, b, None), np.float32)  # type: ignore[call-overload]


def _shrunk(small: NDArray[np.uint8]) -> NDArray[np.uint8]:
    factor = FLOW_PX / max(small.shape)
    if factor >= 1:
        return small
    size = (max(1, round(small.shape[1] * factor)), max(1, round(small.shape[0] * factor)))
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), np.uint8)


def _blocks(plane: NDArray[Any]) -> Field:
    size = (max(1, plane.shape[1] // BLOCK_PX), max(1, plane.shape[0] // BLOCK_PX))
    return np.asarray(cv2.resize(np.asarray(plane, np.float32), size, interpolation=cv2.INTER_AREA), np.float32)


def _along(plane: NDArray[np.uint8], flow: Field) -> NDArray[np.uint8]:
    flags = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP
    return np.asarray(
        cv2.remap(plane, flow, None, flags, borderMode=cv2.BORDER_REPLICATE),  # type: ignore[call-overload]
        np.uint8,
    )


def _moved_flow(flow: Field, along: Field) -> Field:
    flags = cv2.INTER_LINEAR | cv2.WARP_RELATIVE_MAP
    return np.asarray(
        cv2.remap(flow, along, None, flags, borderMode=cv2.BORDER_REPLICATE),  # type: ignore[call-overload]
        np.float32,
    )


def _apart(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Share of pixels that would have to change brightness to make the histograms alike."""
    counts = [cv2.calcHist([one], [0], None, [32], [0, 256]).ravel() / one.size for one in (a, b)]
    return float(np.abs(counts[0] - counts[1]).sum() / 2)
