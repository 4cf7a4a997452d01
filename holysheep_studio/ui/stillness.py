"""Whether anything may move on the screen that a person did not start: one word for the whole application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QProgressBar

_PROPERTY = "nothing_moves_by_itself"
_SYSTEM = "the_system_asks_for_less_motion"


def keep(*, still: bool) -> None:
    """What the person set; previews that run go on, the next ones wait to be started."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, still)


def follow_system(*, still: bool) -> None:
    """What the system asks of all programs; it counts beside what the person set here."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_SYSTEM, still)


def wanted() -> bool:
    """Whether previews wait to be started, pointers wake no pictures, and bars of unknown length stand."""
    app = QApplication.instance()
    return app is not None and (bool(app.property(_PROPERTY)) or bool(app.property(_SYSTEM)))


def show_unknown(bar: QProgressBar) -> None:
    """Something of unknown length is under way: a bar that runs to and fro, or a full one that stands."""
    if wanted():
        bar.setRange(0, 1)
        bar.setValue(1)
    else:
        bar.setRange(0, 0)
