"""The keys of the viewer: which does what while it, or a part of it, has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from holysheep_studio.ui.widgets.compare_canvas import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from holysheep_studio.ui.widgets.comparison import Comparison
    from holysheep_studio.ui.widgets.viewer_body import ViewerBody


class Player(Protocol):
    """What the keys make a viewer do."""

    @property
    def frames(self) -> int:
        """How many frames the clip has."""

    def shuttle(self, direction: int, *, slower: bool = False) -> None:
        """Play in a direction."""

    def pause(self) -> None:
        """Stop."""

    def toggle(self) -> None:
        """Play or pause."""

    def step(self, frames: int) -> None:
        """Move by so many frames."""

    def seek(self, number: int) -> None:
        """Show a frame."""

    def mark(self, *, first: bool) -> None:
        """Mark the painted frame."""

    def take_snapshot(self) -> None:
        """Send the painted frame in full size."""

    def ask_full_screen(self) -> None:
        """Fill the screen, or leave it."""


def install(body: ViewerBody, takes: Comparison, viewer: Player) -> None:
    """Give the viewer its keys. Those of comparing are only taken while takes are compared."""
    bar = body.transport
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
        "1": body.canvas.show_pixels,
        "F": body.canvas.fit,
        "G": lambda: bar.entry.ask() if viewer.frames else None,
        "V": bar.scopes.toggle,
        "M": bar.sound.click,
        "Shift+F11": viewer.ask_full_screen,
        "Ctrl+Shift+S": viewer.take_snapshot,
    }
    comparing: dict[str, Callable[[], object]] = {
        "W": lambda: takes.set_mode(Mode.WIPE),
        "B": lambda: takes.set_mode(Mode.BESIDE),
        "0": lambda: takes.set_mode(Mode.DIFFERENCE),
        "S": takes.swap,
        "Alt+Left": lambda: takes.shift(-1),
        "Alt+Right": lambda: takes.shift(1),
    }
    for key, act in always.items():
        _shortcut(body, key, act)
    made = [_shortcut(body, key, act) for key, act in comparing.items()]
    # on the picture itself only: in the bars around it the Tab key goes on, as everywhere
    made.append(_shortcut(body, "Tab", takes.next, Qt.ShortcutContext.WidgetShortcut))

    def switch() -> None:
        for shortcut in made:
            shortcut.setEnabled(takes.active)

    takes.changed.connect(switch)
    switch()


def press(body: ViewerBody, takes: Comparison, viewer: Player, event: QKeyEvent) -> bool:
    """Serve a key that no button and no field wanted; False when it means nothing here."""
    match event.key():
        case Qt.Key.Key_Space if not event.modifiers():
            if not event.isAutoRepeat():
                viewer.toggle()
        case Qt.Key.Key_Escape if body.isWindow() and body.isFullScreen():
            viewer.ask_full_screen()
        case Qt.Key.Key_Escape if takes.active:
            takes.end()
        case _:
            return False
    return True


def _shortcut(
    body: ViewerBody,
    key: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    made = QShortcut(QKeySequence(key), body, context=context)
    made.activated.connect(act)
    return made
