"""The way of the Tab key and of F6 through the window: from left to right over the panels that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAB = Qt.FocusPolicy.TabFocus
#: Where a part stands in the order; the picture is between the sides.
_AREAS = {
    Qt.DockWidgetArea.TopDockWidgetArea: 0,
    Qt.DockWidgetArea.LeftDockWidgetArea: 1,
    Qt.DockWidgetArea.RightDockWidgetArea: 3,
    Qt.DockWidgetArea.BottomDockWidgetArea: 4,
}
_CENTRE, _OVER, _FOOT = 2, 5, 6


def step(window: QMainWindow, *, forward: bool) -> bool:
    """Move the focus to the next control on the screen; False where there is none.

    Qt's own chain goes through the panels that lie behind others in their tabs, where nobody sees the focus, and
    follows the order in which things were made.
    """
    ring = [widget for _, stops in _parts(window) for widget in stops]
    if not ring:
        return False
    now: QWidget | None = window.focusWidget()
    while now is not None and now not in ring:
        now = now.parentWidget()
    at = ring.index(now) if now is not None else (-1 if forward else 0)
    goal = ring[(at + (1 if forward else -1)) % len(ring)]
    goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def leap(window: QMainWindow, *, forward: bool) -> None:
    """Move the focus into the next panel on the screen: to what had it there before, else to its first control."""
    parts = [(part, stops) for part, stops in _parts(window) if not isinstance(part, QTabBar)]
    if not parts:
        return
    now: QWidget | None = window.focusWidget()
    at = next((n for n, (part, _) in enumerate(parts) if now is not None and part.isAncestorOf(now)), None)
    step_on = 1 if forward else -1
    part, stops = parts[(0 if forward else -1) if at is None else (at + step_on) % len(parts)]
    before: QWidget | None = part.focusWidget()
    (before if before is not None and before in stops else stops[0]).setFocus(Qt.FocusReason.TabFocusReason)


def shown(dock: QDockWidget) -> bool:
    """Whether a panel is on the screen; one behind another in its tabs is not, though Qt calls it visible."""
    return dock.isVisible() and not dock.isFloating() and dock.geometry().right() >= 0


def _parts(window: QMainWindow) -> list[tuple[QWidget, list[QWidget]]]:
    """The children of the window with the controls that they hold, in the order they are read."""
    docks = [dock for dock in window.findChildren(QDockWidget, options=_DIRECT) if shown(dock)]
    stops: dict[QWidget, list[QWidget]] = {}
    for widget in _chain(window):
        part: QWidget | None = widget
        while part is not None and part.parentWidget() is not window:
            part = part.parentWidget()
        if part is not None and (not isinstance(part, QDockWidget) or part in docks):
            stops.setdefault(part, []).append(widget)
    order = sorted(stops, key=lambda part: _key(window, part, docks))
    return [(part, stops[part]) for part in order]


def _chain(window: QMainWindow) -> Iterator[QWidget]:
    """Every control of the window that takes the Tab key, in the order of their making."""
    at: QWidget | None = window.nextInFocusChain()
    while at is not None and at is not window:
        if (at.focusPolicy() & _TAB) == _TAB and at.isEnabled() and at.isVisible() and at.focusProxy() is None:
            yield at
        at = at.nextInFocusChain()


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _key(window: QMainWindow, child: QWidget, docks: list[QDockWidget]) -> tuple[int, int, int, int]:
    """(area, left, top, whether it is below its tabs)."""
    place = child.geometry()
    if isinstance(child, QDockWidget):
        return _AREAS.get(window.dockWidgetArea(child), _CENTRE), place.left(), place.top(), 1
    if isinstance(child, QTabBar):  # belongs to the panel below it
        below = next((dock for dock in docks if _touches(place, dock.geometry())), None)
        if below is not None:
            area = _AREAS.get(window.dockWidgetArea(below), _CENTRE)
            return area, below.geometry().left(), below.geometry().top(), 0
    if child is window.centralWidget():
        return _CENTRE, 0, 0, 1
    return (_FOOT if child is window.statusBar() else _OVER), place.left(), place.top(), 1


def _touches(tabs: QRect, panel: QRect) -> bool:
    """Whether these tabs lie along an edge of the panel."""
    return tabs.adjusted(0, -8, 0, 8).intersects(panel)
