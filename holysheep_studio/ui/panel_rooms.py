"""Panels behind other tabs are hidden for everybody: for eyes, for screen readers, and for the keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabBar, QWidget


def keep(dock: QDockWidget) -> None:
    """Hide what is in the panel while it lies behind another, and show it again.

    Qt moves such a panel off the screen and leaves it visible: screen readers read it out as though it could be
    seen, and the keys can stay in it.
    """
    keep_width(dock.widget())
    dock.visibilityChanged.connect(partial(_show, dock))


def keep_width(panel: QWidget) -> None:
    """Let the column keep its width when this panel is hidden behind another."""
    policy = panel.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    panel.setSizePolicy(policy)


def _show(dock: QDockWidget, seen: bool) -> None:  # noqa: FBT001 - a Qt slot
    panel, held = dock.widget(), QApplication.focusWidget()
    if not seen and held is not None and panel.isAncestorOf(held):
        tabs = _tabs(dock)
        if tabs is not None:
            tabs.setFocus(Qt.FocusReason.OtherFocusReason)
    panel.setVisible(seen)


def _tabs(dock: QDockWidget) -> QTabBar | None:
    """The tabs among which this panel has its own."""
    window = dock.parentWidget()
    if not isinstance(window, QMainWindow):
        return None
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    title = dock.windowTitle()
    return next(
        (bar for bar in bars if bar.isVisible() and title in [bar.tabText(n) for n in range(bar.count())]), None
    )
