"""Same rows: what is chosen in a list, and in sight, stay the same things when the list is filled anew."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint
from PySide6.QtWidgets import QAbstractItemView

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

_Flag = QItemSelectionModel.SelectionFlag
_WHOLE = _Flag.ClearAndSelect | _Flag.Rows


class Held(Frozen, frozen=True, eq=False):
    """Rows of a list by what they stand for, not by their numbers."""

    chosen: frozenset[Hashable]
    current: Hashable | None
    top: Hashable | None
    place: int  # of the scroll bar


def numbered(names: Sequence[Hashable]) -> tuple[tuple[Hashable, int], ...]:
    """Each with how many of the same name stand before it, so that no two are one."""
    seen: dict[Hashable, int] = {}
    found = []
    for name in names:
        found.append((name, seen.get(name, 0)))
        seen[name] = found[-1][1] + 1
    return tuple(found)


def held(view: QAbstractItemView, keys: Sequence[Hashable]) -> Held:
    """What is chosen and in sight now; `keys` tell what each row stands for."""

    def key(row: int) -> Hashable | None:
        return keys[row] if 0 <= row < len(keys) else None

    rows = {index.row() for index in view.selectionModel().selectedIndexes()}
    chosen = frozenset(keys[row] for row in rows if row < len(keys))
    top = view.indexAt(QPoint(0, 0)).row()
    return Held(chosen, key(view.currentIndex().row()), key(top), view.verticalScrollBar().value())


def hold(view: QAbstractItemView, keys: Sequence[Hashable], before: Held) -> frozenset[Hashable]:
    """Choose and show the same things in the new rows; returns what of it is still there."""
    model, selection = view.model(), view.selectionModel()
    found = QItemSelection()
    for row, key in enumerate(keys):
        if key in before.chosen:
            found.select(model.index(row, 0), model.index(row, 0))
    current = keys.index(before.current) if before.current in keys else -1
    scrolls = view.hasAutoScroll()
    view.setAutoScroll(False)  # the eye stays where it is
    selection.setCurrentIndex(model.index(current, 0), _Flag.NoUpdate)
    selection.select(found, _WHOLE)
    view.setAutoScroll(scrolls)
    bar = view.verticalScrollBar()
    bar.setValue(before.place)
    if before.place and before.top in keys:
        view.scrollTo(model.index(keys.index(before.top), 0), QAbstractItemView.ScrollHint.PositionAtTop)
    return before.chosen & frozenset(keys)
