"""Views: how lists are looked at, the same at the next start: grid, stacks and order of clips, columns of the queue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from holysheep_studio.domain.shelf import Order

if TYPE_CHECKING:
    from holysheep_studio.ui.window import Window

GRID, STACKS, ORDER = "clips/grid", "clips/stacks", "clips/order"
COLUMNS, SORTING = "queue/columns", "queue/sorting"


class ViewsPresenter(QObject):
    """Puts back what was chosen, and keeps it whenever it changes; what cannot be read any more is left as it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._restore()
        filters = window.clips.filter
        filters.grid_toggled.connect(lambda on: self._keep(GRID, on))
        filters.stacks_toggled.connect(lambda on: self._keep(STACKS, on))
        filters.asked.connect(lambda query: self._keep(ORDER, str(query.order)))
        header = window.queue.table.horizontalHeader()
        header.sectionResized.connect(lambda *_: self._keep(COLUMNS, self._widths()))
        header.sortIndicatorChanged.connect(lambda *_: self._keep_sorting())
        header.sectionClicked.connect(lambda _: self._keep_sorting())

    def _restore(self) -> None:
        window = self._window
        filters = window.clips.filter
        filters.grid.setChecked(self._on(GRID))
        filters.stacks.setChecked(self._on(STACKS))
        order = str(window.kept.value(ORDER, ""))
        if order in set(Order):
            filters.show_order(Order(order))
            filters.ask(replace(filters.query, order=Order(order)))
        header = window.queue.table.horizontalHeader()
        for column, width in enumerate(str(window.kept.value(COLUMNS, "")).split(" ")):
            if width.isdecimal() and 0 < int(width) < 4000 and column < header.count():
                header.resizeSection(column, int(width))
        place, _, way = str(window.kept.value(SORTING, "")).partition(" ")
        if place.isdecimal() and int(place) < header.count():
            falling = way == "falling"
            window.queue.sort(int(place), Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)

    def _keep(self, name: str, value: object) -> None:
        self._window.kept.setValue(name, value)

    def _widths(self) -> str:
        header = self._window.queue.table.horizontalHeader()
        return " ".join(str(header.sectionSize(column)) for column in range(header.count()))

    def _keep_sorting(self) -> None:
        sorting = self._window.queue.sorting
        words = ""
        if sorting is not None:
            words = f"{sorting[0]} {'falling' if sorting[1] is Qt.SortOrder.DescendingOrder else 'rising'}"
        self._keep(SORTING, words)

    def _on(self, name: str) -> bool:
        return str(self._window.kept.value(name, "")).casefold() == "true"
