"""An item model of plain values, each with a key: tells the view exactly which cells changed, thirty times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
#: The role under which every cell gives its whole row.
VALUE = int(Qt.ItemDataRole.UserRole)
FLUSH_MS = 33


class KeyedRows(QAbstractTableModel, Generic[Row]):
    """Rows in the order they are given, or sorted here; views keep their selection while rows come, go and move."""

    def __init__(self, key: Callable[[Row], str], columns: int = 1, parent: QObject | None = None) -> None:
        """`key` gives the identity of a row."""
        super().__init__(parent)
        self._key = key
        self._columns = columns
        self._rows: list[Row] = []
        self._at: dict[str, int] = {}
        self._dirty: dict[tuple[str, int], set[int]] = {}
        self._flush = QTimer(self, singleShot=True, interval=FLUSH_MS)
        self._flush.timeout.connect(self.flush)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, in the order on screen."""
        return tuple(self._rows)

    def row(self, key: str) -> Row | None:
        """The row with this key."""
        at = self._at.get(key)
        return None if at is None else self._rows[at]

    def index_of(self, key: str) -> QModelIndex:
        """The first cell of a row; invalid when it is not there."""
        at = self._at.get(key)
        return QModelIndex() if at is None else self.index(at, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Flat: nothing below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Fixed for the life of the model."""
        return 0 if parent.isValid() else self._columns

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows: gone ones leave, new ones come, kept ones are compared cell by cell."""
        wanted = self.arranged(list(rows))
        keys = [self._key(row) for row in wanted]
        self._leave(set(keys))
        self._renew({key: row for key, row in zip(keys, wanted, strict=True) if key in self._at})
        self._come([row for key, row in zip(keys, wanted, strict=True) if key not in self._at])
        self._order(wanted, keys)

    def arranged(self, rows: list[Row]) -> list[Row]:
        """The rows in the order to be shown; as they are given unless a model sorts."""
        return rows

    def changed_cells(self, old: Row, new: Row) -> Iterable[tuple[int, Sequence[int]]]:
        """(column, roles) of every cell that looks different; no roles means all."""
        del old, new
        return ((column, ()) for column in range(self._columns))

    def touch(self, key: str, column: int, roles: Iterable[int] = ()) -> None:
        """Tell the views about one cell at the next flush."""
        self._dirty.setdefault((key, column), set()).update(roles)
        if not self._flush.isActive():
            self._flush.start()

    def flush(self) -> None:
        """One exact signal for each cell that changed since the last."""
        dirty, self._dirty = self._dirty, {}
        for (key, column), roles in dirty.items():
            at = self._at.get(key)
            if at is not None:
                cell = self.index(at, column)
                self.dataChanged.emit(cell, cell, sorted(roles))

    def _leave(self, kept: set[str]) -> None:
        at = len(self._rows) - 1
        while at >= 0:
            last = at
            while at >= 0 and self._key(self._rows[at]) not in kept:
                at -= 1
            if at < last:
                self.beginRemoveRows(QModelIndex(), at + 1, last)
                del self._rows[at + 1 : last + 1]
                self._reindex()
                self.endRemoveRows()
            at -= 1

    def _renew(self, rows: dict[str, Row]) -> None:
        for key, row in rows.items():
            old = self._rows[self._at[key]]
            if old is row or old == row:
                continue
            self._rows[self._at[key]] = row
            for column, roles in self.changed_cells(old, row):
                self.touch(key, column, roles)

    def _come(self, rows: list[Row]) -> None:
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self._reindex()
            self.endInsertRows()

    def _order(self, wanted: list[Row], keys: list[str]) -> None:
        if [self._key(row) for row in self._rows] == keys:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        held_keys = [self._key(self._rows[index.row()]) for index in held]
        self._rows = wanted
        self._reindex()
        moved = [self.index(self._at[key], index.column()) for key, index in zip(held_keys, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _reindex(self) -> None:
        self._at = {self._key(row): n for n, row in enumerate(self._rows)}
