"""The keys of the viewer: which does what while it, or a part of it, has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from holysheep_studio.ui.widgets.compare_canvas import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from holysheep_studio.ui.widgets.viewer import Viewer


def install(viewer: Viewer) -> None:
    """Give the viewer its keys. Those of comparing are only taken while takes are compared."""
    bar, takes = viewer.transport, viewer.comparison
    always: dict[str, Callable[[], object]] = {
        "J": lambda: viewer.shuttle(-1),
        "K": viewer.pause,
        "L": lambda: viewer.shuttle(1),
        "Shift+J": lambda: viewer.shuttle(-1, slower=True),
        "Shift+L": lambda: viewer.shuttle(1, slower=True),
        ",": lambda: viewer.step(-1),
        ".": lambda: viewer.step(1),
        "Left": lambda: viewer.step(-1),
        "Right": lambda: viewer.step(1),
        "Home": lambda: viewer.seek(0),
        "End": lambda: viewer.seek(viewer.frames - 1),
        "I": lambda: viewer.mark(first=True),
        "O": lambda: viewer.mark(first=False),
        "P": bar.loop.toggle,
        "1": viewer.canvas.show_pixels,
        "F": viewer.canvas.fit,
        "G": lambda: bar.entry.ask() if viewer.frames else None,
        "V": bar.scopes.toggle,
        "M": bar.sound.click,
        "Shift+F11": viewer.full_screen_asked.emit,
        "Ctrl+Shift+S": viewer.take_snapshot,
    }
    comparing: dict[str, Callable[[], object]] = {
        "W": lambda: takes.set_mode(Mode.WIPE),
        "B": lambda: takes.set_mode(Mode.BESIDE),
        "0": lambda: takes.set_mode(Mode.DIFFERENCE),
        "S": takes.swap,
        "Tab": takes.next,
        "Alt+Left": lambda: takes.shift(-1),
        "Alt+Right": lambda: takes.shift(1),
    }
    for key, act in always.items():
        _shortcut(viewer, key, act)
    made = [_shortcut(viewer, key, act) for key, act in comparing.items()]

    def switch() -> None:
        for shortcut in made:
            shortcut.setEnabled(takes.active)

    takes.changed.connect(switch)
    switch()


def press(viewer: Viewer, event: QKeyEvent) -> bool:
    """Serve a key that no button and no field wanted; False when it means nothing here."""
    match event.key():
        case Qt.Key.Key_Space if not event.modifiers():
            if not event.isAutoRepeat():
                viewer.toggle()
        case Qt.Key.Key_Escape if viewer.isWindow() and viewer.isFullScreen():
            viewer.full_screen_asked.emit()
        case Qt.Key.Key_Escape if viewer.comparison.active:
            viewer.comparison.end()
        case _:
            return False
    return True


def _shortcut(viewer: Viewer, key: str, act: Callable[[], object]) -> QShortcut:
    made = QShortcut(QKeySequence(key), viewer, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    return made
