"""The keys of every command: found by name or keys, set by pressing them, taken from another when that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import keymap
from holysheep_studio.ui.actions import COMMANDS, MENUS, bare, plain
from holysheep_studio.ui.matching import folded
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton

NAME = Qt.ItemDataRole.UserRole
ROW_PX = 26
WORDS = Qt.ItemDataRole.UserRole + 1


class _KeysField(QKeySequenceEdit):
    """Takes every key but Tab, which leads on as everywhere; else nobody would get out of it without a mouse."""

    def event(self, event: QEvent) -> bool:
        """Before Qt takes the Tab key for one of the keys that are set."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            way = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}.get(Qt.Key(event.key()))
            if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                return self.focusNextPrevChild(way)
        return super().event(event)


class ShortcutEditor(QWidget):
    """Tells the whole of a person's own keys whenever one changes."""

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._own: dict[str, str] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a command or keys"))
        self.search.setAccessibleName(self.tr("Find a command or keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.narrow)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Menu"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTabKeyNavigation(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.keys = _KeysField()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("Press the new keys"))
        self.keys.setFinishingKeyCombinations([])
        self.keys.editingFinished.connect(self._try)
        self.state = label("", "muted", wrap=True)
        self.take_button = self._button("check", self.tr("Take them from there"))
        self.none_button = self._button("x", self.tr("No keys"))
        self.reset_button = self._button("rotate-ccw", self.tr("Reset"))
        self.reset_all_button = self._button("rotate-ccw", self.tr("Reset all"))
        self.take_button.clicked.connect(self._take)
        self.none_button.clicked.connect(lambda: self._set(""))
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(lambda: self.changed.emit({}))
        row = QHBoxLayout()
        row.addWidget(label(self.tr("New keys"), "muted"))
        row.addWidget(self.keys, 1)
        for button in (self.take_button, self.none_button, self.reset_button, self.reset_all_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.state)
        self._fill()
        self.show_own({})

    def show_own(self, own: Mapping[str, str]) -> None:
        """Show a person's own keys over those of the table."""
        self._own = dict(own)
        for item, command in zip(self._items, COMMANDS, strict=True):
            item.setText(2, keymap.shown(command, self._own))
            font = item.font(2)
            font.setBold(command.name in self._own)
            item.setFont(2, font)
        self.reset_all_button.setEnabled(bool(self._own))
        self._show_chosen()

    def narrow(self, typed: str) -> bool:
        """Show the commands whose words or keys hold what is typed; whether there are any."""
        wanted = folded(typed).split()
        some = False
        for item in self._items:
            words = f"{item.data(0, WORDS)} {folded(item.text(2))}"
            fits = all(part in words for part in wanted)
            item.setHidden(not fits)
            some = some or fits
        return some

    def choose(self, name: str) -> None:
        """Choose a command by its name."""
        self.list.setCurrentItem(next(item for item in self._items if item.data(0, NAME) == name))

    def _fill(self) -> None:
        menus = {name: bare(say("actions", title)) for name, title in MENUS}
        self._items = []
        for command in COMMANDS:
            item = QTreeWidgetItem([plain(command), menus.get(command.menu, ""), ""])
            item.setData(0, NAME, command.name)
            item.setSizeHint(0, QSize(0, max(ROW_PX, self.fontMetrics().height() + 8)))
            item.setData(0, WORDS, folded(f"{plain(command)} {menus.get(command.menu, '')} {command.name}"))
            self.list.addTopLevelItem(item)
            self._items.append(item)
        self.list.header().resizeSection(2, 160)

    @property
    def _chosen(self) -> str:
        item = self.list.currentItem()
        return "" if item is None else str(item.data(0, NAME))

    def _show_chosen(self) -> None:
        name = self._chosen
        command = next((command for command in COMMANDS if command.name == name), None)
        keys = "" if command is None else keymap.keys_of(command, self._own)
        self.keys.setKeySequence(QKeySequence(keys))
        self.keys.setEnabled(command is not None)
        self.none_button.setEnabled(bool(keys))
        self.reset_button.setEnabled(name in self._own)
        self.take_button.hide()
        words = self.tr("Choose a command, then press its new keys here.")
        if command is not None and command.key:
            words = self.tr(
                "{keys} stays its key in the viewer and among the clips; other keys work everywhere."
            ).format(keys=keymap.native(command.key))
        state_words(self.state, words, "muted")

    def _try(self) -> None:
        """Keys were pressed: they are set, or it is said who has them."""
        name, keys = self._chosen, self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        self.take_button.hide()
        if not name or not keys:
            return
        meaning = keymap.fixed(keys)
        if meaning:
            words = self.tr("The viewer keeps {keys} for: {meaning}. Press others.")
            state_words(self.state, words.format(keys=keymap.native(keys), meaning=meaning), "negative")
            return
        other = keymap.holder(keys, name, self._own)
        if other is not None:
            words = self.tr("{keys} belongs to {command}.")
            state_words(self.state, words.format(keys=keymap.native(keys), command=plain(other)), "warning")
            self.take_button.show()
            return
        self._set(keys)

    def _take(self) -> None:
        name, keys = self._chosen, self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        other = keymap.holder(keys, name, self._own)
        own = self._own if other is None else keymap.changed(self._own, other.name, "")
        self.changed.emit(keymap.changed(own, name, keys))

    def _set(self, keys: str) -> None:
        self.changed.emit(keymap.changed(self._own, self._chosen, keys))

    def _reset(self) -> None:
        """Back to the table, unless somebody else has those keys by now."""
        command = next(command for command in COMMANDS if command.name == self._chosen)
        self.keys.setKeySequence(QKeySequence(command.shortcut))
        if command.shortcut and keymap.holder(command.shortcut, command.name, self._own) is not None:
            self._try()
        else:
            self._set(command.shortcut)

    def _button(self, icon: str, words: str) -> QPushButton:
        made = push_button(icon, words)
        made.setAutoDefault(False)
        return made
