"""The plan of a catalogue as a table: every row with its clip's cost and prompt, chosen by ticks, edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.ui import cost_words, figures, texts, theme
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.catalogue import Line

Index = QModelIndex | QPersistentModelIndex
ROW, SKU, NAME, STATE, COST, PROMPT, EFFECT, SECONDS, SHAPE = range(9)
HEADS = (
    QT_TRANSLATE_NOOP("catalogue", "Row"),
    QT_TRANSLATE_NOOP("catalogue", "SKU"),
    QT_TRANSLATE_NOOP("catalogue", "Product"),
    QT_TRANSLATE_NOOP("catalogue", "State"),
    QT_TRANSLATE_NOOP("catalogue", "Cost"),
    QT_TRANSLATE_NOOP("catalogue", "Prompt"),
    QT_TRANSLATE_NOOP("catalogue", "Effect"),
    QT_TRANSLATE_NOOP("catalogue", "Seconds"),
    QT_TRANSLATE_NOOP("catalogue", "Size"),
)
#: Stand at the right, as figures do.
AMOUNTS = frozenset({COST, SECONDS})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
EDITABLE = {PROMPT: Field.PROMPT, EFFECT: Field.EFFECT, SECONDS: Field.DURATION, SHAPE: Field.ASPECT}
STATES = {
    "new": QT_TRANSLATE_NOOP("catalogue", "New"),
    "changed": QT_TRANSLATE_NOOP("catalogue", "Changed"),
    "made": QT_TRANSLATE_NOOP("catalogue", "Made or queued"),
    "repeated": QT_TRANSLATE_NOOP("catalogue", "Repeats a row"),
    "broken": QT_TRANSLATE_NOOP("catalogue", "Cannot be used"),
    "waiting": QT_TRANSLATE_NOOP("catalogue", "Waiting"),
    "paused": QT_TRANSLATE_NOOP("catalogue", "Paused"),
    "unsure": QT_TRANSLATE_NOOP("catalogue", "Needs your word"),
    "done": QT_TRANSLATE_NOOP("catalogue", "Done"),
    "failed": QT_TRANSLATE_NOOP("catalogue", "Failed"),
    "cancelled": QT_TRANSLATE_NOOP("catalogue", "Cancelled"),
    "removed": QT_TRANSLATE_NOOP("catalogue", "Clip removed"),
    "running": QT_TRANSLATE_NOOP("catalogue", "Being made"),
}
_TONES = {"broken": "negative", "failed": "negative", "unsure": "warning", "done": "positive", "made": "positive"}
_ROOT = QModelIndex()


class CatalogueTable(QAbstractTableModel):
    """Emits `edited(row, field, text)` for what a person writes, and `chosen_changed` for ticks."""

    edited = Signal(int, Field, str)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._chosen: set[int] = set()
        self._made: Mapping[int, str] = {}
        self._troubles: Mapping[int, str] = {}

    def show_lines(self, lines: Sequence[Line], troubles: Mapping[int, str]) -> None:
        """Another plan; ticks stay where a person put them, as long as the row is there and can be used."""
        before = {line.row: line.wanted for line in self.lines}
        turned = {row for row, wanted in before.items() if (row in self._chosen) != wanted}
        self.beginResetModel()
        self.lines = tuple(lines)
        self._troubles = troubles
        self._chosen = {one.row for one in self.lines if one.ready and (one.wanted != (one.row in turned))}
        self.endResetModel()
        self.chosen_changed.emit()

    def show_states(self, states: Mapping[int, str]) -> None:
        """What became of the rows so far."""
        self._made = states
        if self.lines:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self.lines) - 1, STATE))

    @property
    def chosen(self) -> frozenset[int]:
        """The rows that are ticked."""
        return frozenset(self._chosen)

    def choose(self, *, every: bool) -> None:
        """Tick all that nobody has made yet, or none."""
        self._chosen = {line.row for line in self.lines if every and line.wanted}
        if self.lines:
            self.dataChanged.emit(self.index(0, ROW), self.index(len(self.lines) - 1, ROW))
        self.chosen_changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Lines of the plan."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Always the same."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt takes any
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return say("catalogue", HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section in AMOUNTS:
            return _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Ticks on rows that can be made, writing where a value may be changed."""
        found = super().flags(index)
        if index.column() == ROW and self.lines[index.row()].ready:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in EDITABLE:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt takes any
        """A cell in a role."""
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._words(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._troubles.get(line.row) or self._words(line, column)
            case Qt.ItemDataRole.CheckStateRole if column == ROW and line.ready:
                return Qt.CheckState.Checked if line.row in self._chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if column == STATE:
                tone = _TONES.get(self._state(line))
                return theme.current().colour(tone) if tone else None
            case Qt.ItemDataRole.TextAlignmentRole if column in AMOUNTS:
                return _RIGHT
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """A tick, or a value that a person writes."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == ROW and line.ready:
            self._chosen.symmetric_difference_update({line.row})
            self.dataChanged.emit(index, index)
            self.chosen_changed.emit()
            return True
        if role != Qt.ItemDataRole.EditRole or column not in EDITABLE or str(value) == self._words(line, column):
            return False
        self.edited.emit(line.row, EDITABLE[column], str(value))
        return True

    def _state(self, line: Line) -> str:
        made = self._made.get(line.row, "")
        if line.standing == "made" and made:
            return made if made in STATES else "running"
        return "broken" if not line.ready else str(line.standing)

    def _words(self, line: Line, column: int) -> str:
        if column == STATE:
            return say("catalogue", STATES[self._state(line)])
        spec = None if line.item is None else line.item.request.cloud
        if column in {ROW, SKU, NAME}:
            return {ROW: str(line.row), SKU: line.sku, NAME: line.title}[column]
        if spec is None or line.item is None:
            return self._troubles.get(line.row, "") if column == PROMPT else ""
        if column == COST:
            quoted = line.item.quoted
            free = say("catalogue", QT_TRANSLATE_NOOP("catalogue", "free"))
            unknown = say("catalogue", QT_TRANSLATE_NOOP("catalogue", "unknown"))
            return free if line.item.cached else unknown if quoted is None else cost_words.money(quoted)
        name = line.item.request.effect
        values = {
            PROMPT: spec.prompt,
            EFFECT: texts.effect(name).label if name in EFFECTS else name,
            SECONDS: figures.number(spec.duration),
            SHAPE: "" if spec.size is None else str(spec.size),
        }
        return values[column]
