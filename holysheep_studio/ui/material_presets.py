"""The materials that come with the studio, as presets of the physics editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.material import material_of

if TYPE_CHECKING:
    from holysheep_studio.domain.material import Material


def presets() -> tuple[Material, ...]:
    """In their order, liquids first."""
    return tuple(material_of(name, plain) for name, plain in resources.tables("materials").items())
