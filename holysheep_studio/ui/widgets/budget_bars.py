"""Bars of budgets: what is charged, what is set aside, and the marks at 80 and 100 percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from holysheep_studio.domain.budget import STOP_PERCENT, WARN_PERCENT
from holysheep_studio.ui import cost_words, spoken, theme
from holysheep_studio.ui.widgets.empty_state import EmptyState, Picture
from holysheep_studio.ui.widgets.forms import ICON_AND_GAP, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from holysheep_studio.domain.budget import Stand

BAR_PX = 10
MARK_PX = 3
LEAST_PX = 300
_TONES = {0: "accent_fill", WARN_PERCENT: "warning", STOP_PERCENT: "negative"}
_ICONS = {WARN_PERCENT: "triangle-alert", STOP_PERCENT: "ban"}


class BudgetBar(QWidget):
    """Charged is filled, set aside is hatched, so that the two are told apart without colours."""

    spoken_role = spoken.Role.ProgressBar

    def __init__(self, stand: Stand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stand = stand
        self.setFixedHeight(BAR_PX + 2 * MARK_PX)
        self.setAccessibleName(f"{cost_words.budget_name(stand.budget)}: {cost_words.used(stand)}")
        self.setToolTip(self.tr("Filled: charged. Hatched: set aside. Marks: 80 % and 100 %."))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(160, BAR_PX + 2 * MARK_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The track ends at the limit, or further right where more than that is gone."""
        del event
        stand, worn = self._stand, theme.current()
        end = max(stand.limit, stand.used, 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - 2

        def at(micro: float) -> float:
            return 1 + room * max(0.0, micro) / end

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.colour("track"))
        painter.drawRoundedRect(QRectF(1, MARK_PX, room, BAR_PX), 3, 3)
        tone = worn.colour(_TONES[stand.level])
        painter.setBrush(tone)
        painter.drawRect(QRectF(1, MARK_PX, at(stand.charged) - 1, BAR_PX))
        painter.setBrush(QBrush(tone, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(at(stand.charged), MARK_PX, at(stand.used) - at(stand.charged), BAR_PX))
        self._paint_mark(painter, at(stand.limit * WARN_PERCENT / 100), worn.colour("muted"))
        self._paint_mark(painter, min(at(stand.limit), self.width() - 1.0), worn.colour("text"))
        painter.end()

    def _paint_mark(self, painter: QPainter, x: float, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(round(x), 0, round(x), self.height())


class BudgetRow(QWidget):
    """One budget: its name, how much is gone, the bar, what it is made of, and the way beyond it."""

    allow_asked = Signal(object)

    def __init__(self, stand: Stand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(6)
        if stand.level:
            head.addWidget(Picture(_ICONS[stand.level], 14, tone=_TONES[stand.level]))
        name = label(cost_words.budget_name(stand.budget), "title", wrap=True)
        head.addWidget(name, 1)
        figure = label(cost_words.share(stand), "title")
        figure.setFont(theme.digits(figure.font()))
        head.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(BudgetBar(stand))
        self.parts = label(f"{cost_words.used(stand)}: {cost_words.parts(stand)}", "muted", wrap=True)
        column.addWidget(self.parts)
        if stand.level:
            column.addLayout(self._make_foot(stand))

    def _make_foot(self, stand: Stand) -> QHBoxLayout:
        """What has been reached, and the way beyond it."""
        self.reached = label(cost_words.level(stand), "negative" if stand.level >= STOP_PERCENT else "warning")
        self.allow_button = push_button("plus", self.tr("Allow more\u2026"))
        self.allow_button.setObjectName("link")
        self.allow_button.setIconSize(ICON_AND_GAP)
        self.allow_button.clicked.connect(lambda: self.allow_asked.emit(stand))
        foot = QHBoxLayout()
        foot.addWidget(self.reached, 1)
        foot.addWidget(self.allow_button)
        return foot


class BudgetBars(QScrollArea):
    """Every budget, one under the other."""

    allow_asked = Signal(object)
    set_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(LEAST_PX)
        self.setAccessibleName(self.tr("Budgets"))
        self._shown: tuple[Stand, ...] | None = None
        self.rows: list[BudgetRow] = []
        self.show_stands(())

    def show_stands(self, stands: Sequence[Stand]) -> None:
        """How every budget stands; the same again changes nothing."""
        if self._shown == tuple(stands):
            return
        self._shown = tuple(stands)
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        self.rows = [BudgetRow(stand) for stand in stands]
        for row in self.rows:
            row.allow_asked.connect(self.allow_asked)
            column.addWidget(row)
        if not self.rows:
            empty = EmptyState("gauge", self.tr("No budget yet"),
                               self.tr("With one, nothing more is sent than you allow."))  # fmt: skip
            column.addWidget(empty, 1)
            empty.add_button(self.tr("Set a budget\u2026"), "plus", self.set_asked.emit)
        else:
            column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setWidget(page)
