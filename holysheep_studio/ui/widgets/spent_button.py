"""The running total of the day, always on screen; pressing it shows the costs in full."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from holysheep_studio.ui import icons, theme
from holysheep_studio.ui.widgets.forms import ICON_AND_GAP


class SpentButton(QPushButton):
    """Stands in the status bar; says nothing before it was told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icons.icon("wallet", "muted"), "", parent)
        self.setObjectName("status")
        self.setIconSize(ICON_AND_GAP)
        self.setFont(theme.digits(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Costs of today"))
        self.hide()

    def show_words(self, spent: str, nearest: str) -> None:
        """What today has cost, and the budget that is nearest to its end."""
        words = " \u00b7 ".join(part for part in (spent, nearest) if part)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(self.tr("Show the costs"))
        self.show()
