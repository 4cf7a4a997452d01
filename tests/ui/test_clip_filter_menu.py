"""The menu of the funnel above the clips: what is chosen in it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from holysheep_studio.domain.shelf import Decision, Facet, Facets, Query
from holysheep_studio.ui.widgets.clip_filter import ClipFilter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_decision_chosen_in_the_menu_is_asked_for(qtbot: QtBot) -> None:
    made = ClipFilter()
    qtbot.addWidget(made)
    made.show()
    asked: list[Query] = []
    made.asked.connect(asked.append)
    made.offer(Facets(decisions=(Facet(str(Decision.ACCEPTED), 1),), starred=1))
    menus = made.findChildren(QMenu)
    (accepted,) = (one for menu in menus for one in menu.actions() if one.text().startswith("Accepted"))
    accepted.trigger()
    assert [query.decisions for query in asked] == [(Decision.ACCEPTED,)]
    for menu in menus:
        menu.close()
