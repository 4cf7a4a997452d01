"""A list of cards with several selected at once, the same for sources and clips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from holysheep_studio.ui import icons
from holysheep_studio.ui.models.keyed_rows import VALUE
from holysheep_studio.ui.widgets.card import CardDelegate
from holysheep_studio.ui.widgets.outcome_chip import outcome_width, paint_outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from holysheep_studio.ui.outcomes import Outcomes
    from holysheep_studio.ui.widgets.thumbnails import Thumbnails


class CardView(QListView):
    """Emits values, never indexes. Rows have one height, so that long lists scroll evenly."""

    selection_changed = Signal(tuple)
    opened = Signal(object)
    remove_asked = Signal(tuple)
    play_asked = Signal()

    def __init__(self, model: QAbstractItemModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        """`thumbnails` gives the pictures of the cards."""
        super().__init__(parent)
        self._outcomes: Outcomes | None = None
        self._menu_items: Callable[[], Sequence[tuple[str, str, Callable[[], object]]]] | None = None
        self.setModel(model)
        self.setItemDelegate(CardDelegate(thumbnails, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        thumbnails.arrived.connect(lambda _: self.viewport().update())

    def show_outcomes(self, outcomes: Outcomes) -> None:
        """Write on the cards what their motion reports came to, and tell it of the chosen one to screen readers."""
        self._outcomes = outcomes
        cards = self.itemDelegate()
        if isinstance(cards, CardDelegate):
            cards.taken = self._taken
        # asked for then: the first `viewport` makes Qt for Python load every kind of widget there is
        outcomes.changed.connect(lambda: self.viewport().update())
        outcomes.changed.connect(self._describe)

    def _taken(self, index: QModelIndex | QPersistentModelIndex, row: QRect) -> int:
        badge = self._outcomes.in_short(index.data(VALUE).path) if self._outcomes is not None else None
        return 0 if badge is None else outcome_width(row, badge, self.font())

    def _describe(self) -> None:
        chosen = self.selected
        badge = self._outcomes.of(chosen[0].path) if self._outcomes is not None and len(chosen) == 1 else None
        self.setAccessibleDescription("" if badge is None else badge.text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The cards, and what is known of their motion."""
        super().paintEvent(event)
        if self._outcomes is None or not self.model().rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in self._in_sight():
            badge = self._outcomes.in_short(index.data(VALUE).path)
            if badge is not None:
                paint_outcome(painter, self.visualRect(index), badge, self.font())

    def _in_sight(self) -> Iterator[QModelIndex]:
        """The rows that can be seen at least in part."""
        view = self.viewport().rect()
        first = self.indexAt(QPoint(view.left() + 8, view.top() + 4))
        for row in range(max(0, first.row()), self.model().rowCount()):
            index = self.model().index(row, 0)
            if self.visualRect(index).top() > view.bottom():
                return
            yield index

    @property
    def selected(self) -> tuple[Any, ...]:
        """The chosen values in the order on screen."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(VALUE) for index in rows)

    def select(self, indexes: Sequence[QModelIndex]) -> None:
        """Choose exactly these rows and show the first."""
        wanted = QItemSelection()
        for index in indexes:
            wanted.select(index, index)
        if indexes:
            self.selectionModel().setCurrentIndex(indexes[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(indexes[0])
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_menu(self, items: Callable[[], Sequence[tuple[str, str, Callable[[], object]]]]) -> None:
        """`items` gives (icon, words, command) for the rows that are chosen when the menu opens."""
        self._menu_items = items

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """Tell in values."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit(self.selected)
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete removes, Space plays what the viewer shows; the rest is the list's own."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.selected:
            self.remove_asked.emit(self.selected)
        elif event.key() == Qt.Key.Key_Space:
            self.play_asked.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(VALUE))

    def _show_menu(self, at: QPoint) -> None:
        if self._menu_items is None or not self.selected:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for icon, words, command in self._menu_items():
            menu.addAction(icons.icon(icon), words).triggered.connect(lambda _=False, act=command: act())
        menu.popup(self.viewport().mapToGlobal(at))
