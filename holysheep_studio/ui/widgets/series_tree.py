"""Series as folders of episodes: choose one, give it another name, move it to another series, take it off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTreeWidget, QTreeWidgetItem

from holysheep_studio.ui import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROLE = Qt.ItemDataRole.UserRole


class SeriesTree(QTreeWidget):
    """Emits `chosen(episode)`, `renamed({episode: (series, title)})`, `removed(episode)`."""

    chosen = Signal(str)
    renamed = Signal(dict)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName(self.tr("Series and episodes"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask)
        self.currentItemChanged.connect(lambda *_: self._choose())
        self.itemChanged.connect(lambda item, _: self._rename(item))
        self._series: tuple[str, ...] = ()
        self._found: tuple[tuple[str, str, str], ...] = ()

    @property
    def episode(self) -> str:
        """The chosen episode's id; empty: none, or a series is chosen."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _ROLE) or "")

    def show_episodes(self, found: Sequence[tuple[str, str, str]], chosen: str) -> None:
        """(id, series, title) of every episode, those of a series one after the other; what was folded stays so."""
        if self.state() == QTreeWidget.State.EditingState and tuple(found) == self._found:
            return  # somebody is writing another name
        self._found = tuple(found)
        above, place = self.currentItem(), self.verticalScrollBar().value()
        chosen_series = above.text(0) if above is not None and not self.episode else ""
        folders = [item for n in range(self.topLevelItemCount()) if (item := self.topLevelItem(n)) is not None]
        folded = {folder.text(0) for folder in folders if not folder.isExpanded()}
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it so
        self.clear()
        self._series = tuple(dict.fromkeys(series for _, series, _ in found))
        editable = Qt.ItemFlag.ItemIsEditable
        for series in self._series:
            mine = [(one, title) for one, name, title in found if name == series]
            folder = QTreeWidgetItem([series])
            folder.setIcon(0, icons.icon("folder-open"))
            folder.setFlags(folder.flags() | editable)
            folder.setToolTip(0, f"{series} ({len(mine)})")
            self.addTopLevelItem(folder)
            for one, title in mine:
                row = QTreeWidgetItem([title])
                row.setData(0, _ROLE, one)
                row.setToolTip(0, title)
                row.setFlags(row.flags() | editable)
                folder.addChild(row)
                if one == chosen and not chosen_series:
                    self.setCurrentItem(row)
            folder.setExpanded(series not in folded)
            if series == chosen_series:
                self.setCurrentItem(folder)
        self.verticalScrollBar().setValue(place)
        self.blockSignals(False)  # noqa: FBT003 - Qt takes it so

    def menu(self) -> QMenu | None:
        """What may be done with the chosen row; None: nothing is chosen."""
        item = self.currentItem()
        if item is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(self.tr("Rename"))
        rename.triggered.connect(lambda: self.editItem(item, 0))
        one, title, above = self.episode, item.text(0), item.parent()
        if one and above is not None:
            move = menu.addMenu(self.tr("Move to"))
            for series in self._series:
                if series != above.text(0):
                    self._add(move, series, one, title)
            move.setEnabled(bool(move.actions()))
            remove = menu.addAction(self.tr("Take off the list"))
            remove.triggered.connect(lambda: self.removed.emit(one))
        return menu

    def _add(self, menu: QMenu, series: str, one: str, title: str) -> None:
        action = QAction(series, menu)
        action.triggered.connect(lambda: self.renamed.emit({one: (series, title)}))
        menu.addAction(action)

    def _ask(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(place))

    def _choose(self) -> None:
        if self.episode:
            self.chosen.emit(self.episode)

    def _rename(self, item: QTreeWidgetItem) -> None:
        above, name = item.parent(), item.text(0).strip()
        if not name:
            return
        if above is not None:
            self.renamed.emit({str(item.data(0, _ROLE)): (above.text(0), name)})
            return
        rows = [item.child(n) for n in range(item.childCount())]
        self.renamed.emit({str(row.data(0, _ROLE)): (name, row.text(0)) for row in rows if row is not None})
