"""Steps: what was done and can be taken back, and what was taken back and can be redone: one stack for the window.

Each step says how it is undone and, where that is possible, how it is done again; both are done one after the other,
however fast the keys come. A step that could not be taken back stays on its stack, and the reason is told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from holysheep_studio.ui.tasks import Tasks

DEEPEST_UNDO = 50


class Spent:
    """What a way back returns that has left nothing to be done again."""


#: What a step does, one way or the other.
Way = Callable[[], Awaitable[object]]


class Step(Frozen, frozen=True, eq=False):
    """One thing that can be taken back, and done again where `again` says how."""

    words: str
    back: Way
    again: Way | None = None
    kind: object = None  # steps in a row of one kind are one


def below_all(widget: QWidget) -> QWidget:
    """The window that a widget, in however many dialogs, stands in or above."""
    while (below := widget.parentWidget()) is not None:
        widget = below
    return widget


def share(dialog: QWidget, say: Callable[[str], object] | None = None) -> None:
    """Undo and redo of the window work by their keys in a dialog above it, too, however many lie between.

    `say` tells there what was taken back or done again. A field with text in it keeps the keys to itself.
    """
    window = below_all(dialog)
    dialog.addActions([action for name in ("undo", "redo") for action in window.findChildren(QAction, name)])
    if say is not None:
        _Teller(say, window.findChildren(Steps), dialog)


class _Teller(QObject):
    """Goes with its dialog."""

    def __init__(self, say: Callable[[str], object], followed: list[Steps], dialog: QWidget) -> None:
        super().__init__(dialog)
        self._say = say
        for one in followed:
            one.turned.connect(self._tell)

    def _tell(self, step: str, again: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._say((self.tr("Redone: {step}.") if again else self.tr("Undone: {step}.")).format(step=step))


class Steps(QObject):
    """The stack behind Undo and Redo in the Edit menu."""

    changed = Signal(str, str)  # the words of what would be undone, and of what would be redone
    turned = Signal(str, bool)  # the words of what was taken back; True: of what was done again

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._turn = asyncio.Lock()

    def remember(self, words: str, back: Way, again: Way | None = None, *, kind: object = None) -> Step:
        """Something was done; what had been taken back before cannot be redone any more.

        With a `kind` it becomes one with the step before, where that is of the same.
        """
        if kind is not None and self._done and self._done[-1].kind == kind:
            back = self._done.pop().back
        step = Step(words, back, again, kind)
        self._done.append(step)
        del self._done[:-DEEPEST_UNDO]
        self._undone.clear()
        self._tell()
        return step

    def holds(self, step: Step) -> bool:
        """Whether this step can be taken back."""
        return step in self._done

    def undo(self) -> None:
        """Take the last step back."""
        self._tasks.start(self._undo(None), name="undo")

    def redo(self) -> None:
        """Do the step that was taken back last once more."""
        self._tasks.start(self._redo(), name="redo")

    def take_back(self, step: Step) -> None:
        """Take this step back, wherever it stands; nothing where that has been done."""
        self._tasks.start(self._undo(step), name=f"undo: {step.words}")

    async def _undo(self, wanted: Step | None) -> None:
        async with self._turn:
            if not self._done or (wanted is not None and wanted not in self._done):
                return
            step = self._done[-1] if wanted is None else wanted
            at = self._done.index(step)
            self._done.remove(step)
            self._tell()
            try:
                left = await step.back()
            except BaseException:
                self._done.insert(at, step)
                self._tell()
                raise
            if isinstance(left, Spent):
                pass
            elif step.again is None:
                # what comes after a step that cannot be redone would be redone on other ground
                self._undone.clear()
            else:
                self._undone.append(step)
            self._tell()
            self.turned.emit(step.words, False)  # noqa: FBT003 - Qt's signature

    async def _redo(self) -> None:
        async with self._turn:
            if not self._undone:
                return
            step = self._undone.pop()
            self._tell()
            try:
                left = None if step.again is None else await step.again()
            except BaseException:
                self._undone.append(step)
                self._tell()
                raise
            if not isinstance(left, Spent):
                self._done.append(step)
            self._tell()
            self.turned.emit(step.words, True)  # noqa: FBT003 - Qt's signature

    def _tell(self) -> None:
        last = self._done[-1].words if self._done else ""
        self.changed.emit(last, self._undone[-1].words if self._undone else "")
