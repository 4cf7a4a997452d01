"""Card: what one row of a list of pictures says."""

from __future__ import annotations

from PySide6.QtCore import Qt

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.texts import Badge

#: The role under which a list model gives the Card of a row.
CARD = int(Qt.ItemDataRole.UserRole) + 1


class Card(Frozen, frozen=True):
    """What a row shows; `icon` stands in while there is no picture."""

    title: str
    lines: tuple[str, ...]
    badge: Badge
    thumbnail: str | None = None
    icon: str = "film"
    marks: tuple[Badge, ...] = ()  # what people said of it, painted on the picture
    takes: int = 1  # how many it stands for
    unfolded: bool = False  # they are shown below it
    member: bool = False  # it is one of those
    strip: str = ""  # whose pictures in a row are shown under the pointer; empty: none

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return punctuation.stops((self.title, *self.lines, self.badge.text, *(mark.text for mark in self.marks)))
