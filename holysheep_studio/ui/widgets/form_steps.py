"""Form steps: what is chosen in the form of a dialog, taken back and done again while the dialog is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from holysheep_studio.ui import punctuation
from holysheep_studio.ui.steps import below_all
from holysheep_studio.ui.widgets import form_memory
from holysheep_studio.ui.widgets.forms import tool_button

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DEEPEST_UNDO = 100
_RUNNING = (QAbstractSpinBox, QLineEdit, QPlainTextEdit)

Look = dict[str, Any]


class Part(NamedTuple):
    """Something of a form that is no field: its name for people, how it is read, and how it is put there."""

    words: str
    read: Callable[[], object]
    put: Callable[[Any], object]


class _Step(NamedTuple):
    words: str
    before: Look
    after: Look
    kind: frozenset[str] | None  # numbers and texts that change again and again are one step


class FormSteps(QWidget):
    """Two buttons; the keys of undo and redo work in the whole dialog. A field with typed text keeps them to itself.

    These steps belong to the dialog and go with it: what is kept when it is left has its place in the Edit menu.
    """

    def __init__(self, form: QWidget, dialog: QDialog, parts: Mapping[str, Part] | None = None) -> None:
        """`form` holds the fields; `parts` are what else can be chosen, by other keys: call `changed` for them."""
        super().__init__()
        self._form, self._parts = form, dict(parts or {})
        self._now: Look = {}
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._keys: dict[str, list[QKeySequence]] = {}
        self._goes_on = False  # whether the last step may go on: after a step back or again another begins
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        self.undo_button = self._make("undo", "undo-2", self.tr("Undo"), self.undo, dialog)
        self.redo_button = self._make("redo", "redo-2", self.tr("Redo"), self.redo, dialog)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        self._tell()

    def _make(self, name: str, icon: str, words: str, act: Callable[[], None], dialog: QDialog) -> QToolButton:
        """A button, and its keys in the whole dialog."""
        action = QAction(dialog)
        self._keys[name] = _keys(dialog, name)
        action.setShortcuts(self._keys[name])
        action.triggered.connect(act)
        dialog.addAction(action)
        button = tool_button(icon, words)
        button.clicked.connect(act)
        return button

    def begin(self) -> None:
        """The form shows what it begins with: from now on what changes is a step."""
        form_memory.watch(self._form, self.changed)
        for field in form_memory.fields_of(self._form):
            if isinstance(field, QLineEdit | QAbstractSpinBox):
                field.installEventFilter(self)
        self._now = self._look()

    def changed(self, *_: object) -> None:
        """Something was chosen; fields that one choice changes together are one step."""
        if self._now:
            self._soon.start()

    def look(self) -> None:
        """Make a step of what has changed since the last look."""
        self._soon.stop()
        before, now = self._now, self._look()
        changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        if not changed or not self._now:
            return
        self._now = now
        words, fields = self._name(changed), self._fields()
        runs = all(isinstance(fields.get(key), _RUNNING) for key in changed)
        kind = frozenset(changed) if runs else None
        if kind is not None and self._goes_on and self._done[-1].kind == kind:
            before = self._done.pop().before
        self._goes_on = False
        if before != now:
            self._done.append(_Step(words, before, now, kind))
            del self._done[:-DEEPEST_UNDO]
            self._goes_on = True
        self._undone.clear()
        self._tell()

    def undo(self) -> None:
        """Take the last choice back."""
        self.look()
        if self._done and self.isEnabled():
            step = self._done.pop()
            self._undone.append(step)
            self._put(step.before)

    def redo(self) -> None:
        """Do the choice that was taken back last once more."""
        self.look()
        if self._undone and self.isEnabled():
            step = self._undone.pop()
            self._done.append(step)
            self._put(step.after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A field in which nothing was typed leaves the keys to the form."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            line = _line(watched)
            undoes = event.matches(QKeySequence.StandardKey.Undo) and line is not None and not line.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and line is not None and not line.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _put(self, look: Look) -> None:
        # twice: a choice may bring others with it, which come before it in the form
        for _ in range(2):
            form_memory.restore(self._form, look)
        for key, part in self._parts.items():
            part.put(look[key])
        self._soon.stop()
        self._now, self._goes_on = self._look(), False
        self._tell()

    def _look(self) -> Look:
        return {**form_memory.values(self._form), **{key: part.read() for key, part in self._parts.items()}}

    def _fields(self) -> dict[str, QWidget]:
        return form_memory.by_path(self._form)

    def _name(self, changed: list[str]) -> str:
        """What a step is called: by the field that was used, where several changed with it."""
        fields, held = self._fields(), QApplication.focusWidget()
        used = [key for key in changed if (field := fields.get(key)) is not None and _is_at(field, held)]
        key = (used or changed)[0]
        if key in self._parts:
            return self._parts[key].words
        field = fields.get(key)
        return field.text() if isinstance(field, QCheckBox) else "" if field is None else field.accessibleName()

    def _tell(self) -> None:
        for button, words, steps, keys in (
            (self.undo_button, self.tr("Undo"), self._done, self._keys["undo"]),
            (self.redo_button, self.tr("Redo"), self._undone, self._keys["redo"]),
        ):
            button.setEnabled(bool(steps))
            name = steps[-1].words if steps else ""
            told = punctuation.named(words, name) if name else words
            native = next((one.toString(QKeySequence.SequenceFormat.NativeText) for one in keys), "")
            button.setToolTip(f"{told} ({native})" if native else told)


def beside_answers(steps: FormSteps, answers: QWidget) -> QHBoxLayout:
    """The buttons of undo and redo at the left of a dialog's answers."""
    row = QHBoxLayout()
    row.addWidget(steps)
    row.addWidget(answers, 1)
    return row


def _line(field: QObject) -> QLineEdit | None:
    """Where a field is typed into."""
    if isinstance(field, QAbstractSpinBox):
        return field.lineEdit()
    return field if isinstance(field, QLineEdit) else None


def _is_at(field: QWidget, held: QWidget | None) -> bool:
    return field.underMouse() or (held is not None and (held is field or field.isAncestorOf(held)))


def _keys(dialog: QDialog, name: str) -> list[QKeySequence]:
    """The keys that the command has in the window, which a person may have changed."""
    found = next((one for one in below_all(dialog).findChildren(QAction, name)), None)
    usual = QKeySequence.StandardKey.Undo if name == "undo" else QKeySequence.StandardKey.Redo
    return QKeySequence.keyBindings(usual) if found is None else found.shortcuts()
