"""Household: what makes the window a person's own and outlives a run: the command palette and all that remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from holysheep_studio.ui.presenters.palette import PalettePresenter

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.ui.window import Window


class Household(QObject):
    """Made by the session, beside the rooms of the work itself."""

    def __init__(self, window: Window, show_clip: Callable[[ClipLine], object]) -> None:
        """`show_clip` opens a clip in the viewer."""
        super().__init__(window)
        self.palette = PalettePresenter(window, show_clip)
