"""Where the panels stand at first, under which titles; and the themes as the menu names them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt

from holysheep_studio.domain.settings import Theme
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class Place(NamedTuple):
    """Where a panel stands at first; those of one area share it as tabs."""

    name: str
    title: str
    area: Qt.DockWidgetArea


#: Every panel around the viewer; a new one is one line here.
PLACES = (
    Place("sources", QT_TRANSLATE_NOOP("window", "Sources"), LEFT),
    Place("clips", QT_TRANSLATE_NOOP("window", "Clips"), LEFT),
    Place("composer", QT_TRANSLATE_NOOP("window", "Composer"), RIGHT),
    Place("physics", QT_TRANSLATE_NOOP("window", "Physics"), RIGHT),
    Place("report", QT_TRANSLATE_NOOP("window", "Report"), RIGHT),
    Place("details", QT_TRANSLATE_NOOP("window", "Details"), RIGHT),
    Place("queue", QT_TRANSLATE_NOOP("window", "Queue"), BOTTOM),
    Place("costs", QT_TRANSLATE_NOOP("window", "Costs"), BOTTOM),
    Place("log", QT_TRANSLATE_NOOP("window", "Log"), BOTTOM),
)
THEMES = (
    (Theme.SYSTEM, QT_TRANSLATE_NOOP("window", "Like the &system"), "monitor"),
    (Theme.LIGHT, QT_TRANSLATE_NOOP("window", "&Light"), "sun"),
    (Theme.DARK, QT_TRANSLATE_NOOP("window", "&Dark"), "moon"),
)
