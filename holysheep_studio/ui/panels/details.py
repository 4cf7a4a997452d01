"""Details: what is said of the chosen clips, the notes of one, and how it was made, back to prompt and price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from holysheep_studio.ui import clip_words, figures, punctuation, texts
from holysheep_studio.ui.widgets.empty_state import EmptyState
from holysheep_studio.ui.widgets.facts import Facts
from holysheep_studio.ui.widgets.forms import Fold, label
from holysheep_studio.ui.widgets.remark_list import RemarkList
from holysheep_studio.ui.widgets.verdict_bar import VerdictBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.provenance import Lineage
    from holysheep_studio.domain.shelf import ClipLine, Remark


class DetailsPanel(QWidget):
    """Says what the person wants; shows what the changes bring."""

    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label("", "title", wrap=True)
        self.state = label("", "muted", wrap=True)
        self.verdict = VerdictBar()
        self.remarks = RemarkList()
        self.facts = Facts()
        self.parameters = Facts()
        self.copy = QPushButton(self.tr("Copy all"))
        self.copy.setObjectName("link")
        self.copy.clicked.connect(lambda: self.copy_asked.emit(self.as_text()))
        self.empty = EmptyState(
            "info", self.tr("No clip chosen"), self.tr("Choose a clip to see how it was made and to write notes.")
        )
        self._single = QWidget()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._make_page())

    def _make_page(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.verdict)
        column.addWidget(self._single)
        column.addStretch(1)
        single = QVBoxLayout(self._single)
        single.setContentsMargins(0, 0, 0, 0)
        single.setSpacing(10)
        single.addWidget(label(self.tr("Notes"), "section"))
        single.addWidget(self.remarks)
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("How it was made"), "section"), 1)
        heading.addWidget(self.copy)
        single.addLayout(heading)
        single.addWidget(self.facts)
        self.more = Fold(self.tr("Parameters"), self.parameters)
        single.addWidget(self.more)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Details"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.setObjectName("scrolled")
        area.setWidget(body)
        return area

    def show_nothing(self) -> None:
        """No clip is chosen."""
        self._stack.setCurrentIndex(0)

    def show_lines(self, lines: Sequence[ClipLine], takes: int) -> None:
        """What is said of these; `takes`: how many there are of the only one."""
        if not lines:
            self.show_nothing()
            return
        self._stack.setCurrentIndex(1)
        self._single.setVisible(len(lines) == 1)
        self.verdict.show_lines(lines)
        if len(lines) > 1:
            self.title.setText(figures.count(len(lines), "{n}", self.tr("{n} clips chosen")))
            total = sum(line.duration_s for line in lines)
            self.state.setText(figures.span(total))
            return
        line = lines[0]
        self.title.setText(line.title)
        parts = [texts.effect(line.effect).label]
        if takes > 1:
            parts.append(self.tr("take {n} of {takes}").format(n=line.take, takes=takes))
        if line.missing:
            parts.append(self.tr("the file is missing"))
        self.state.setText(" \u00b7 ".join(parts))

    def show_clip(self, clip: Clip, lineage: Lineage) -> None:
        """How one clip was made."""
        self.facts.show_facts(clip_words.facts(clip, lineage))
        self.parameters.show_facts(clip_words.parameters(lineage.parameters))
        self.more.setVisible(bool(self.parameters.shown))

    def show_remarks(self, remarks: Sequence[Remark], clip: Clip) -> None:
        """The notes of one clip."""
        self.remarks.show_remarks(remarks, clip.verification.rate)

    def as_text(self) -> str:
        """Everything that is said of how the clip was made."""
        rows = [(self.title.text(), ""), *self.facts.shown, *self.parameters.shown]
        return "\n".join(punctuation.named(name, value) for name, value in rows)
