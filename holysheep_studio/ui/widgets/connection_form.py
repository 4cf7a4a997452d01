"""The form of one connection; its key goes in and never comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import Form, label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.ui.widgets.connection_table import ConnectionRow


@dataclass(frozen=True, slots=True)
class ConnectionWish:
    """What was filled in. `edited` is the connection it is about, "" for a new one; `key` "" keeps the one there is."""

    edited: str
    name: str
    service: str
    address: str  # "" for the usual one
    key: str = field(repr=False)
    memory_only: bool


class ConnectionForm(QWidget):
    """Checks nothing itself: what is wrong with a value is the service's to say."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, services: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`services` are (name, label, usual address)."""
        super().__init__(parent)
        self._addresses = {name: address for name, _, address in services}
        self._edited = ""
        self._keyring: str | None = None
        self.heading = label("", "title")
        self.name, self.address, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.service = QComboBox()
        for name, words, _ in services:
            self.service.addItem(words, name)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.memory_only = QCheckBox(self.tr("Keep the key in memory only, until the studio closes"))
        for line in (self.name, self.address, self.key):
            line.setAcceptDrops(False)
            line.returnPressed.connect(self._save)
        self.service.currentIndexChanged.connect(self._show_usual)
        self.problem = label("", "negative", wrap=True)
        form = Form()
        form.add_field(self.tr("Name"), self.name)
        form.add_field(self.tr("Service"), self.service)
        form.add_field(self.tr("Address"), self.address)
        form.add_field(self.tr("Key"), self.key)
        form.add_wide(self.memory_only)
        self.save_button = push_button("check", self.tr("Save"), primary=True)
        self.back_button = push_button("chevron-left", self.tr("Back"))
        for button in (self.save_button, self.back_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        self.back_button.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addLayout(buttons)

    def begin(self, row: ConnectionRow | None, keyring: str | None) -> None:
        """Fill in for this connection, or for a new one. Without a `keyring` keys can be kept in memory only."""
        self._edited = "" if row is None else row.name
        self._keyring = keyring
        if row is None:
            self.heading.setText(self.tr("New connection"))
        else:
            self.heading.setText(self.tr("Edit {name}").format(name=row.name))
        self.name.setText(self._edited)
        self.name.setEnabled(row is None)
        self.service.setCurrentIndex(0 if row is None else max(0, self.service.findData(row.service)))
        self.address.setText("" if row is None else row.address)
        self.key.clear()
        self.key.setPlaceholderText(
            self.tr("Paste it here")
            if row is None or row.gone
            else self.tr("Leave empty to keep \u2026{end}").format(end=row.last_four)
        )
        self.memory_only.setChecked(keyring is None)
        self.memory_only.setEnabled(keyring is not None)
        self._show_usual()
        self.say("")
        (self.name if row is None else self.address).setFocus()

    def say(self, words: str) -> None:
        """Why it could not be saved; "" for nothing. The form can be used again."""
        state_words(self.problem, words, "negative")
        self.problem.setVisible(bool(words))
        self._enable(on=True)

    def _show_usual(self) -> None:
        usual = self._addresses.get(str(self.service.currentData()), "")
        if self.address.text() in self._addresses.values():
            self.address.clear()  # another service's usual address is no choice of anybody
        self.address.setPlaceholderText(usual or self.tr("https://\u2026"))

    def _save(self) -> None:
        if not self.save_button.isEnabled():
            return
        wish = ConnectionWish(
            self._edited,
            self.name.text(),
            str(self.service.currentData()),
            self.address.text().strip(),
            self.key.text().strip(),
            self.memory_only.isChecked(),
        )
        self._enable(on=False)
        waits = self.tr("Saving. The keyring may ask for its password in a window of its own\u2026")
        state_words(self.problem, waits if self._keyring is not None else self.tr("Saving\u2026"), "muted")
        self.problem.show()
        self.saved.emit(wish)

    def _enable(self, *, on: bool) -> None:
        self.save_button.setEnabled(on)
