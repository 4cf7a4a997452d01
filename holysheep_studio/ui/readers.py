"""How the tables that the window shows are read, by the kind of their changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.ui.observer import Reader

if TYPE_CHECKING:
    from holysheep_studio.studio import Studio


def readers(studio: Studio) -> dict[Kind, Reader]:
    """A reader for each kind that the window shows."""
    return {
        Kind.SOURCE: Reader(studio.library.sources),
        Kind.CLIP: Reader(studio.shelf.lines, studio.shelf.some_lines, studio.shelf.ids),
        Kind.JOB: Reader(studio.jobs.lines, studio.jobs.some_lines, studio.jobs.ids),
        Kind.SETTING: Reader(studio.settings.get),
        Kind.BUDGET: Reader(studio.budgets.stands),
        Kind.PRICE: Reader(studio.pricing.book),
        Kind.MEASURED: Reader(studio.measuring.remembered, studio.measuring.some_remembered),
    }
