"""Tells whether a picture shows again what the one before it showed, as clips with a wrong cadence do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2

if TYPE_CHECKING:
    from holysheep_studio.engine.picture import Picture

#: Brightness is compared on luma shrunk by this.
SHRINK = 4
#: Mean difference of a repeat, in 8-bit steps: what is left of a picture coded twice.
MEAN_STEPS = 0.3
#: And nowhere, over blocks of 8x8 small pixels, may it differ by more: a small thing that moves is motion.
BLOCK_STEPS = 2.0


def same(before: Picture, after: Picture) -> bool:
    """Whether `after` repeats `before`."""
    difference = cv2.absdiff(before.small(SHRINK), after.small(SHRINK))
    if cv2.mean(difference)[0] > MEAN_STEPS:
        return False
    blocks = cv2.resize(
        difference, (max(1, difference.shape[1] // 8), max(1, difference.shape[0] // 8)), interpolation=cv2.INTER_AREA
    )
    return bool(cv2.minMaxLoc(blocks)[1] <= BLOCK_STEPS)
