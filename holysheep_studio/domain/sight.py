"""Sight: one picture of a running numerical preview, with what was measured and what can be shown."""

from __future__ import annotations

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.simulation_limits import Ledger, Limit


class Sight(Frozen, frozen=True):
    """One picture of a running preview: blue, green, red of every pixel from the upper left, and what goes with it.

    `change` is the number of the last wish that it shows, `time_s` the scene's time, `work_s` what a picture takes.
    """

    number: int
    pixels: bytes
    width_px: int
    height_px: int
    frame: int
    time_s: float
    change: int
    work_s: float
    ledger: Ledger
    limits: tuple[Limit, ...]
