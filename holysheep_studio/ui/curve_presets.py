"""The curves that ship with the studio, ready for the editor."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from holysheep_studio import resources
from holysheep_studio.domain.bends import bend_of
from holysheep_studio.domain.curves import Curve, Unit
from holysheep_studio.domain.growth import Growth
from holysheep_studio.ui.widgets.curve_editor import Preset


def presets() -> tuple[Preset, ...]:
    """All that can be edited as a curve over shares of the clip, in their order."""
    made = []
    for table in resources.tables("curves").values():
        bend = bend_of(table)
        curve = bend.curve() if isinstance(bend, Growth) else bend
        if isinstance(curve, Curve) and curve.unit is Unit.SHARE:
            name, description = (QCoreApplication.translate("curves", table[key]) for key in ("name", "description"))
            made.append(Preset(name, description, curve))
    return tuple(made)
