"""How lists are looked at is remembered: stacks, grid and order of clips, widths and sorting of the queue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

from holysheep_studio.domain.shelf import Order
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.ui.window import Window
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from holysheep_studio.ui.panels.log import LogFeed
    from holysheep_studio.ui.theme import Wardrobe
    from tests.ui.conftest import Run


def test_views_are_the_same_in_the_next_window(desk: Desk, wardrobe: Wardrobe, feed: LogFeed, run: Run) -> None:
    async def before() -> None:
        async with desk.opened():
            filters, header = desk.window.clips.filter, desk.window.queue.table.horizontalHeader()
            assert not filters.stacks.isChecked()
            filters.stacks.setChecked(True)
            filters.grid.setChecked(True)
            filters.ask(replace(filters.query, order=Order.NAME))
            header.resizeSection(0, 333)
            desk.window.queue.sort(2, Qt.SortOrder.DescendingOrder)

    run(before())
    desk.window.kept.sync()
    again = Window(desk.data, Jobs.quote, feed)

    async def after() -> None:
        async with Desk(again, wardrobe, desk.data).opened():
            filters = again.clips.filter
            assert filters.stacks.isChecked()
            assert again.clips.view.is_grid
            assert filters.query.order is Order.NAME
            ticked = [action.data() for action in filters.order.menu().actions() if action.isChecked()]
            assert ticked == [str(Order.NAME)]
            assert again.queue.table.horizontalHeader().sectionSize(0) == 333
            assert again.queue.sorting == (2, Qt.SortOrder.DescendingOrder)

    run(after())
    again.close()
    shiboken6.delete(again)
