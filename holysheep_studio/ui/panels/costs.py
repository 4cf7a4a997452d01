"""Costs: what the queue has cost and may still cost, by day, month, project or connection, beside its budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.domain.budget import Period
from holysheep_studio.domain.figures import By
from holysheep_studio.ui import spoken
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.budget_bars import BudgetBars
from holysheep_studio.ui.widgets.cost_table import CostTable
from holysheep_studio.ui.widgets.forms import ICON_AND_GAP, CalmChoice, label
from holysheep_studio.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from holysheep_studio.domain.budget import Stand
    from holysheep_studio.domain.costs import Costs
    from holysheep_studio.ui.actions import Actions

SPANS = (
    (Period.DAY, QT_TRANSLATE_NOOP("costs", "Today")),
    (Period.MONTH, QT_TRANSLATE_NOOP("costs", "This month")),
    (Period.TOTAL, QT_TRANSLATE_NOOP("costs", "Since the beginning")),
)
WAYS = (
    (By.DAY, QT_TRANSLATE_NOOP("costs", "Day")),
    (By.MONTH, QT_TRANSLATE_NOOP("costs", "Month")),
    (By.PROJECT, QT_TRANSLATE_NOOP("costs", "Project")),
    (By.CONNECTION, QT_TRANSLATE_NOOP("costs", "Connection")),
)
ROOM_FOR_WORDS_PX = 1060
#: Narrower than this the budgets stand below the table.
BESIDE_PX = 560
ICON, SMALLEST = QSize(16, 16), QSize(280, 96)
CHOICES_PX, LEAST_CHOICE_PX = 240, 96
BUTTONS = ("budgets", "prices", "bills", "spending")


class CostsPanel(QWidget):
    """Says what is to be counted; shows what it is told."""

    wanted = Signal()
    allow_asked = Signal(object)
    budgets_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """`actions` are the window's."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: list[QToolButton] = []
        self.span, self.way = CalmChoice(), CalmChoice()
        for box, rows, name in (
            (self.span, SPANS, self.tr("Span of time")),
            (self.way, WAYS, self.tr("Part the costs by")),
        ):
            for value, words in rows:
                box.addItem(say("costs", words), value)
            spoken.name(box, name)
            box.setMinimumContentsLength(14)
            box.setMinimumWidth(LEAST_CHOICE_PX)  # less than its longest row in a narrow panel
            box.currentIndexChanged.connect(lambda _: self.wanted.emit())
        self.span.setCurrentIndex(1)
        self.table = CostTable()
        self.bars = BudgetBars()
        self.bars.allow_asked.connect(self.allow_asked)
        self.bars.set_asked.connect(self.budgets_asked)
        across = self._parts = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.table)
        across.addWidget(self.bars)
        across.setChildrenCollapsible(False)
        across.setStretchFactor(0, 1)
        across.setSizes([900, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_strip(actions))
        column.addWidget(across, 1)

    @property
    def by(self) -> By:
        """How the costs are to be parted."""
        return By(self.way.currentData())

    @property
    def period(self) -> Period:
        """From when on they are to be counted."""
        return Period(self.span.currentData())

    def show_costs(self, found: Costs) -> None:
        """What was counted."""
        self.table.show_costs(found, self.way.currentText())

    def show_stands(self, stands: Sequence[Stand]) -> None:
        """How the budgets stand."""
        self.bars.show_stands(stands)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Figures are counted while somebody looks at them."""
        super().showEvent(event)
        self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In little room the buttons are their icons alone."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if self.width() >= ROOM_FOR_WORDS_PX else style.ToolButtonIconOnly
        for button in self._buttons:
            button.setToolButtonStyle(wanted)
            button.setIconSize(ICON_AND_GAP if self.width() >= ROOM_FOR_WORDS_PX else ICON)
        way = Qt.Orientation.Horizontal if self.width() >= BESIDE_PX else Qt.Orientation.Vertical
        if self._parts.orientation() is not way:
            self._parts.setOrientation(way)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small enough not to push its neighbours about on a small screen."""
        return SMALLEST

    def _make_strip(self, actions: Actions) -> QWidget:
        strip, choices, ways_on = QWidget(), QWidget(), QWidget()
        strip.setObjectName("strip")
        left, row, across = QHBoxLayout(choices), QHBoxLayout(ways_on), QHBoxLayout(strip)
        for inside in (left, row):
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(8)
        across.setContentsMargins(12, 4, 12, 4)
        left.addWidget(self.span)
        left.addWidget(label(self.tr("by"), "muted"))
        left.addWidget(self.way)
        left.addStretch(1)
        row.addStretch(1)
        across.addWidget(TurningRow(choices, ways_on, CHOICES_PX, gap_px=4))
        for name in BUTTONS:
            button = QToolButton()
            button.setObjectName("button")
            button.setDefaultAction(actions[name])
            button.setIconSize(ICON_AND_GAP)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(actions[name].iconText())
            self._buttons.append(button)
            row.addWidget(button)
        return strip
