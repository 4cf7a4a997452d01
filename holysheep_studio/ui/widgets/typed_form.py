"""Typed form: what is typed into a form and not kept yet is there again after a close or a crash, and is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.ui import unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets import form_memory
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget


class TypedForm(RestoredBar):
    """The line above the form. Whoever keeps what the form says, or fills it with something else, calls `settle`."""

    def __init__(self, form: QWidget, key: str, only: tuple[str, ...] = ()) -> None:
        """`key` names the form among all that is typed; `only` these of its fields, by their names, all with none."""
        super().__init__()
        self._form, self._key, self._only = form, key, only
        self.typing: Typing | None = None

    def begin(self) -> None:
        """The form is filled as it is at first, and belongs to a window: put back what was typed, watch from now on."""
        typing = self.typing = Typing(unsaved.of(self._form), self._values, self._put, self)
        typing.restored.connect(self.setVisible)
        self.back_asked.connect(typing.put_back)
        form_memory.watch(self._form, self._note)
        typing.begin(self._key)

    def settle(self) -> None:
        """What the form shows now is kept, or is what is kept: nothing is to be put back."""
        if self.typing is not None:
            self.typing.settle()

    def _note(self, *_: object) -> None:
        if self.typing is not None:
            self.typing.note()

    def _values(self) -> dict[str, form_memory.Value]:
        return {
            name: value
            for name, value in form_memory.values(self._form).items()
            if not self._only or name in self._only
        }

    def _put(self, kept: Mapping[str, object]) -> None:
        known = self._values()
        form_memory.restore(self._form, {name: value for name, value in kept.items() if name in known})
