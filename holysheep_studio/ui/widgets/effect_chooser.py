"""One card for each effect of the table, with the chosen one described below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.ui import icons, texts
from holysheep_studio.ui.widgets.forms import ICON_AND_GAP, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

COLUMNS = 2
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class EffectChooser(QWidget):
    """Exactly one effect is chosen; the arrow keys move between the cards."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Effect"))
        self._cards: dict[str, _EffectCard] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for n, name in enumerate(EFFECTS):
            card = _EffectCard(name, self)
            card.stepped.connect(self._step)
            self._group.addButton(card, n)
            self._cards[name] = card
            self._grid.addWidget(card, n // COLUMNS, n % COLUMNS)
        self._columns = COLUMNS
        self._description = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self._description)
        self._group.idToggled.connect(self._toggled)

    @property
    def effect(self) -> str:
        """The name of the chosen effect."""
        return list(EFFECTS)[self._group.checkedId()]

    @property
    def last_card(self) -> QWidget:
        """What comes before the effect's numbers."""
        return list(self._cards.values())[-1]

    def choose(self, name: str) -> None:
        """Choose an effect by its name in the table."""
        self._cards[name].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Side by side where every name can be read whole, else one under the other."""
        super().resizeEvent(event)
        widest = max(card.sizeHint().width() for card in self._cards.values())
        columns = COLUMNS if self.width() >= COLUMNS * widest + self._grid.spacing() else 1
        if columns == self._columns:
            return
        self._columns = columns
        for n, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, n // columns, n % columns)

    def _toggled(self, number: int, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if on:
            name = list(EFFECTS)[number]
            self._description.setText(texts.effect(name).description)
            self.chosen.emit(name)

    def _step(self, by: int) -> None:
        cards = list(self._cards.values())
        at = self._group.checkedId() + by
        if 0 <= at < len(cards):
            cards[at].setChecked(True)
            cards[at].setFocus(Qt.FocusReason.OtherFocusReason)


class _EffectCard(QToolButton):
    stepped = Signal(int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = texts.effect(name)
        self.setObjectName("card")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # to screen readers: one of several, rather than a tick
        self.setText(words.label)
        self.setIcon(icons.icon(words.icon))
        self.setIconSize(ICON_AND_GAP)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(words.description)
        self.setAccessibleName(words.label)
        self.setAccessibleDescription(words.description)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys walk over the cards as over radio buttons."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)
