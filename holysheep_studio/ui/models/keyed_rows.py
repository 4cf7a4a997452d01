"""An item model of plain values, each with a key: tells the view exactly which cells changed, thirty times a second."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
#: The role under which every cell gives its whole row.
VALUE = int(Qt.ItemDataRole.UserRole)
FLUSH_MS = 33
#: So many rows are told of at a flush; the others wait for the next, so that no burst stops the window.
MOST_ROWS = 300


class KeyedRows(QAbstractTableModel, Generic[Row]):
    """Rows in the order they are given, or sorted here; views keep their selection while rows come, go and move."""

    def __init__(self, key: Callable[[Row], str], columns: int = 1, parent: QObject | None = None) -> None:
        """`key` gives the identity of a row."""
        super().__init__(parent)
        self._key = key
        self._columns = columns
        self._rows: list[Row] = []
        self._at: dict[str, int] = {}
        #: By row and column the roles that changed; None: all.
        self._dirty: dict[str, dict[int, set[int] | None]] = {}
        self._flush = QTimer(self, singleShot=True, interval=FLUSH_MS)
        self._flush.timeout.connect(self.flush)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown, in the order on screen."""
        return tuple(self._rows)

    def at(self, places: Iterable[int]) -> tuple[Row, ...]:
        """The rows at these places; quick for a hundred thousand, where an index each is not."""
        return tuple(self._rows[place] for place in places if place < len(self._rows))

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
        self._leave(self._at.keys() - set(keys))
        for key, row in zip(keys, wanted, strict=True):
            if key in self._at:
                self._replace(key, row)
        self._insert(len(self._rows), [row for key, row in zip(keys, wanted, strict=True) if key not in self._at])
        self._order([self._rows[self._at[key]] for key in keys])

    def renew(self, rows: Iterable[Row], gone: Iterable[str] = ()) -> None:
        """Bring these rows in or up to date and take `gone` out; every other row stays untouched.

        For models that know the place of a row (`place`); costs what changed, not what is shown.
        """
        self._leave({key for key in gone if key in self._at})
        fresh, moved = [], False
        for row in rows:
            key = self._key(row)
            at = self._at.get(key)
            if at is None:
                fresh.append(row)
                continue
            moved = moved or self.place(self._rows[at]) != self.place(row)
            self._replace(key, row)
        if moved:
            self._order(sorted(self._rows, key=self.place))
        runs = [(at, list(run)) for at, run in groupby(sorted(fresh, key=self.place), self._place_of_new)]
        for at, run in reversed(runs):
            self._insert(at, run)

    def arranged(self, rows: list[Row]) -> list[Row]:
        """The rows in the order to be shown; as they are given unless a model sorts."""
        return rows

    def place(self, row: Row) -> Any:  # noqa: ANN401 - whatever can be compared
        """What orders the rows when only some of them are given."""
        raise NotImplementedError(f"{type(self).__name__} has no order of its own: {row}")

    def changed_cells(self, old: Row, new: Row) -> Iterable[tuple[int, Sequence[int]]]:
        """(column, roles) of every cell that looks different; no roles means all."""
        return () if old == new else ((column, ()) for column in range(self._columns))

    def touch(self, key: str, column: int, roles: Iterable[int] = ()) -> None:
        """Tell the views about one cell at the next flush."""
        cells, wanted = self._dirty.setdefault(key, {}), set(roles)
        known = cells.setdefault(column, set())
        cells[column] = None if known is None or not wanted else known | wanted
        if not self._flush.isActive():
            self._flush.start()

    def flush(self) -> None:
        """Exact signals for the cells that changed since the last; neighbours in a row share one."""
        for key in list(islice(self._dirty, MOST_ROWS)):
            cells, at = self._dirty.pop(key), self._at.get(key)
            if at is None:
                continue
            for first, last, roles in _runs(cells):
                self.dataChanged.emit(self.index(at, first), self.index(at, last), roles)
        if self._dirty:
            self._flush.start()

    def _place_of_new(self, row: Row) -> int:
        """Where a row comes in: behind its equals, and mostly at one of the ends."""
        return bisect_right(self._rows, self.place(row), key=self.place)

    def _leave(self, gone: set[str]) -> None:
        """From the last to the first, runs of neighbours at once."""
        places = sorted(self._at[key] for key in gone)
        while places:
            first = last = places.pop()
            while places and places[-1] == first - 1:
                first = places.pop()
            self.beginRemoveRows(QModelIndex(), first, last)
            for row in self._rows[first : last + 1]:
                del self._at[self._key(row)]
            del self._rows[first : last + 1]
            self._reindex(first)
            self.endRemoveRows()

    def _replace(self, key: str, row: Row) -> None:
        at = self._at[key]
        old = self._rows[at]
        if old is row:
            return
        self._rows[at] = row
        for column, roles in self.changed_cells(old, row):
            self.touch(key, column, roles)

    def _insert(self, at: int, rows: list[Row]) -> None:
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self._reindex(at)
        self.endInsertRows()

    def _order(self, wanted: list[Row]) -> None:
        """Put the rows, which are all there, in this order."""
        if all(old is new for old, new in zip(self._rows, wanted, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        held_keys = [self._key(self._rows[index.row()]) for index in held]
        self._rows = wanted
        self._reindex(0)
        moved = [self.index(self._at[key], index.column()) for key, index in zip(held_keys, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _reindex(self, start: int) -> None:
        """Rows from `start` have new places."""
        self._at.update((self._key(row), n) for n, row in enumerate(islice(self._rows, start, None), start))


def _runs(cells: Mapping[int, set[int] | None]) -> Iterator[tuple[int, int, list[int]]]:
    """(first column, last column, roles) of neighbouring cells in which the same roles changed; no roles means all."""
    first = last = -2
    shared: set[int] | None = None
    for column in sorted(cells):
        if column == last + 1 and cells[column] == shared:
            last = column
            continue
        if last >= 0:
            yield first, last, sorted(shared or ())
        first, last, shared = column, column, cells[column]
    yield first, last, sorted(shared or ())
