"""Form rows that line up, number fields of exact values, and a part that folds away."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import icons, punctuation

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QLineEdit

LABEL_PX = 112
GAP_PX = 8
DECIMALS = 4
#: An icon of 16 px and the distance to the words beside it.
ICON_AND_GAP = QSize(22, 16)


#: A label stands so far below the top of a field of several lines: on a line with its first words.
LINE_PX = 6
#: A line edit's edge and padding, left and right of its words.
_ROUND_WORDS_PX = 24


class Form(QWidget):
    """Labels of one width on the left, fields as wide as the room on the right."""

    def __init__(self, parent: QWidget | None = None, *, label_px: int = LABEL_PX) -> None:
        """`label_px`: the least width of the labels."""
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setVerticalSpacing(GAP_PX)
        self._grid.setColumnMinimumWidth(0, label_px)
        self._grid.setColumnStretch(1, 1)
        self._widgets: list[QWidget] = []

    def add_field(self, words: str, field: QWidget) -> None:
        """A labelled field; the label is its accessible name."""
        name = label(words, "muted")
        name.setBuddy(field)
        field.setAccessibleName(words)
        row = self._grid.rowCount()
        if isinstance(field, QPlainTextEdit):
            name.setContentsMargins(0, LINE_PX, 0, 0)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._grid.addWidget(name, row, 0)
        self._grid.addWidget(field, row, 1)
        self._widgets += [name, field]

    def add_wide(self, field: QWidget) -> None:
        """A field that needs no label, such as a check box, under the fields."""
        self._grid.addWidget(field, self._grid.rowCount(), 1)
        self._widgets.append(field)

    def show_field(self, field: QWidget, *, shown: bool) -> None:
        """Show a labelled field with its label, or hide both."""
        for widget in (self._widgets[self._widgets.index(field) - 1], field):
            widget.setVisible(shown)

    def clear(self) -> None:
        """Take all rows out."""
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []


class NumberField(QDoubleSpinBox):
    """A number with its unit, in a range, without trailing zeros; the wheel is left to the page around it."""

    def __init__(self, lowest: Fraction, highest: Fraction, unit: str, parent: QWidget | None = None) -> None:
        """`unit` stands after the number."""
        super().__init__(parent)
        self.setDecimals(DECIMALS)
        self.setRange(float(lowest), float(highest))
        self.setSuffix(punctuation.quantity("", unit))
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setAcceptDrops(False)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setAcceptDrops(False)

    @property
    def number(self) -> Fraction:
        """The value as it is shown, exactly."""
        return Fraction(f"{self.value():.{DECIMALS}f}")

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Without trailing zeros."""
        return self.locale().toString(value, "f", DECIMALS).rstrip("0").rstrip(self.locale().decimalPoint())

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's while nothing was typed: a stepped number has no text to undo."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            line = self.lineEdit()
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not line.isUndoAvailable()
            if undoes or (event.matches(QKeySequence.StandardKey.Redo) and not line.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """A page that is scrolled must not change what it passes over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmChoice(QComboBox):
    """Leaves the wheel to the page unless it has the focus, and is no wider than its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Words that are longer than the field end in an ellipsis: the style would cut a letter in two."""
        if self.isEditable() or self.currentIndex() < 0:
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 2
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """A page that is scrolled must not change what it passes over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


#: No choice asks for more than this because one of its rows is long.
WIDEST_CHOICE_PX = 220


def fit(choice: QComboBox) -> None:
    """Let a choice ask for the room that its longest row needs, in whatever script, up to a bound."""
    letters = choice.fontMetrics()
    widest = max((letters.horizontalAdvance(choice.itemText(row)) for row in range(choice.count())), default=0)
    around = choice.minimumSizeHint().width() - choice.minimumContentsLength() * letters.horizontalAdvance("X")
    choice.setMinimumWidth(min(WIDEST_CHOICE_PX, widest + max(around, 0)))


class Fold(QWidget):
    """A heading that shows and hides what is below it."""

    turned = Signal(bool)

    def __init__(self, words: str, body: QWidget, parent: QWidget | None = None) -> None:
        """`body` is hidden at first."""
        super().__init__(parent)
        self._body = body
        self._button = QToolButton(self)
        self._button.setObjectName("fold")
        self._button.setText(words)
        self._button.setAccessibleName(words)
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setIconSize(QSize(20, 14))
        self._button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        column.addWidget(self._button)
        column.addWidget(body)
        self._turn(shown=False)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self._button.isChecked()

    def set_open(self, *, shown: bool) -> None:
        """Show or hide the body."""
        self._button.setChecked(shown)

    def _turn(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._body.setVisible(shown)
        self._button.setIcon(icons.icon("chevron-down" if shown else "chevron-right", "muted"))
        self.turned.emit(shown)


def label(words: str, name: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the styles of the sheet ("muted", "section", "title", ...)."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if name:
        made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


def tool_button(icon: str, words: str, *, shortcut: str = "") -> QToolButton:
    """A button that is only an icon; its words are the tool tip and the accessible name."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(f"{words} ({shortcut})" if shortcut else words)
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def push_button(icon: str, words: str, *, primary: bool = False) -> QPushButton:
    """A button with words, and an icon where it does something; what only leaves a dialog has none."""
    made = QPushButton(words)
    if icon:
        made.setIcon(icons.icon(icon, "on_accent" if primary else "text"))
        made.setIconSize(ICON_AND_GAP)
    if primary:
        made.setObjectName("primary")
    return made


def beside(field: QWidget, button: QWidget) -> QWidget:
    """A field as wide as the room, and a button at its right; the focus goes to the field."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)
    box.setFocusProxy(field)
    return box


def hairline() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setObjectName("line")
    return made


def fix_width(field: QLineEdit, least_px: int) -> None:
    """As wide as this, or as what the field says while it is empty needs in large type."""
    needed_px = field.fontMetrics().horizontalAdvance(field.placeholderText()) + _ROUND_WORDS_PX
    field.setFixedWidth(max(least_px, needed_px))
