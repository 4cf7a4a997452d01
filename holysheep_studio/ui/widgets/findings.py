"""Findings: what was looked over, part by part, each with a verdict, and advice where there is trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.widgets.empty_state import Picture
from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

ICON_PX = 18


class Finding(Frozen, frozen=True):
    """One part in words; the verdict is told by an icon, a colour and a word together."""

    part: str
    text: str
    advice: str
    icon: str
    tone: str
    verdict: str

    @property
    def spoken(self) -> str:
        """The whole row as plain text."""
        return punctuation.sentences(
            (punctuation.stops((punctuation.named(self.part, self.verdict), self.text, "")).rstrip(), self.advice)
        )


class FindingsList(QScrollArea):
    """A page of rows that can be read by keyboard and screen reader as one text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Findings"))
        self._shown: tuple[Finding, ...] = ()
        self.say("")

    @property
    def text(self) -> str:
        """Everything, for the clipboard."""
        return "\n".join(one.spoken for one in self._shown)

    def say(self, words: str) -> None:
        """A sentence in place of the rows."""
        self._shown = ()
        page, grid = self._page()
        grid.addWidget(label(words, "muted", wrap=True), 0, 0, 1, 3)
        grid.setRowStretch(1, 1)
        self.setWidget(page)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Put these rows on the page."""
        self._shown = tuple(findings)
        page, grid = self._page()
        for number, one in enumerate(self._shown):
            row = 3 * number
            top = Qt.AlignmentFlag.AlignTop
            icon = Picture(one.icon, ICON_PX, tone=one.tone)
            icon.setAccessibleName(one.verdict)
            icon.setToolTip(one.verdict)
            grid.addWidget(icon, row, 0, top)
            grid.addWidget(label(one.part, "title"), row, 1, top)
            grid.addWidget(_selectable(one.text), row, 2)
            if one.advice:
                grid.addWidget(_selectable(one.advice, one.tone), row + 1, 2)
            grid.setRowMinimumHeight(row + 2, 4)
        grid.setRowStretch(3 * len(self._shown), 1)
        self.setWidget(page)
        self.setAccessibleDescription(self.text)

    @staticmethod
    def _page() -> tuple[QWidget, QGridLayout]:
        page = QWidget()
        page.setObjectName("scrolled")
        grid = QGridLayout(page)
        grid.setContentsMargins(4, 4, 12, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        return page, grid


def _selectable(words: str, tone: str = "") -> QLabel:
    made = label(words, tone, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
