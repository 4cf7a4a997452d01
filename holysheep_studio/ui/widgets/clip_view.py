"""The clips on the screen as a list or as a grid, with moving pictures under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from holysheep_studio.ui import stillness
from holysheep_studio.ui.models.card import CARD
from holysheep_studio.ui.models.keyed_rows import VALUE
from holysheep_studio.ui.widgets.card import CardDelegate
from holysheep_studio.ui.widgets.card_view import CardView
from holysheep_studio.ui.widgets.tile import NARROWEST_PX, TileDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from holysheep_studio.ui.models.clip_list import ClipList
    from holysheep_studio.ui.widgets.card import Strips
    from holysheep_studio.ui.widgets.thumbnails import Thumbnails

#: A pointer that only passes by asks for no pictures.
RESTS_MS = 120
#: Which keys unfold a stack of takes, and which fold it.
FOLDING = {Qt.Key.Key_Plus: True, Qt.Key.Key_Minus: False}
SIDEWAYS = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}


class ClipView(CardView):
    """Emits values, never indexes."""

    strip_wanted = Signal(object)
    fold_asked = Signal(str, object)  # a stack, and whether it is to be unfolded

    def __init__(self, model: ClipList, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        """`thumbnails` gives the pictures of the cards."""
        super().__init__(model, thumbnails, parent)
        self._rows = CardDelegate(thumbnails, self)
        self._tiles = TileDelegate(thumbnails, self)
        self._grid = False
        self.setItemDelegate(self._rows)
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._want_strip)
        self._under: object = None

    @property
    def is_grid(self) -> bool:
        """Whether it is a grid of tiles."""
        return self._grid

    def set_grid(self, *, grid: bool) -> None:
        """Show tiles, or rows; what is in the middle stays in sight."""
        kept = self.currentIndex()
        self._grid = grid
        self.setItemDelegate(self._tiles if grid else self._rows)
        self.setFlow(QListView.Flow.LeftToRight if grid else QListView.Flow.TopToBottom)
        self.setWrapping(grid)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._fit_tiles()
        if kept.isValid():
            self.scrollTo(kept)

    def set_strips(self, strips: Strips) -> None:
        """Where moving pictures come from."""
        self._rows.strips = self._tiles.strips = strips

    def step_on(self) -> None:
        """Choose and open the next clip."""
        index = self.model().index(self.currentIndex().row() + 1, 0)
        if index.isValid():
            self.select([index])
            self.opened.emit(index.data(VALUE))

    # ---- Qt ----

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Plus and minus unfold a stack of takes and fold it again; in a list the arrows do so too."""
        index = self.currentIndex()
        unfolds = FOLDING if self._grid else FOLDING | SIDEWAYS
        if index.isValid() and event.key() in unfolds:
            self.fold_asked.emit(index.data(VALUE).stack, unfolds[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Letters decide about clips; the field above finds them."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The number of takes on a picture unfolds them."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(CARD).takes > 1 and self._on_count(index, event.position().toPoint()):
            self.fold_asked.emit(index.data(VALUE).stack, None)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the moment that the pointer is at."""
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at."""
        super().leaveEvent(event)
        self._point(QPoint(-1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tiles share the width."""
        super().resizeEvent(event)
        self._fit_tiles()

    # ---- inside ----

    def _fit_tiles(self) -> None:
        if not self._grid:
            self.setGridSize(QSize())
            return
        # the view keeps room for its scroll bar whether it shows or not
        wide = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width() - 1
        columns = max(1, wide // NARROWEST_PX)
        self._tiles.width_px = wide // columns
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.setGridSize(self._tiles.sizeHint(option, self.model().index(0, 0)))

    def _frame(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return option

    def _delegate(self) -> CardDelegate:
        return self._tiles if self._grid else self._rows

    def _on_count(self, index: QModelIndex, at: QPoint) -> bool:
        frame = self._delegate().picture_of(self._frame(index))
        return frame.contains(at) and at.x() > frame.right() - 44 and at.y() < frame.top() + 24

    def _point(self, at: QPoint) -> None:
        index = self.indexAt(at)
        frame = self._delegate().picture_of(self._frame(index)) if index.isValid() else None
        delegate, old = self._delegate(), self._delegate().pointed
        if frame is None or not frame.contains(at) or stillness.wanted():
            delegate.pointed = None
            self._rest.stop()
        else:
            delegate.pointed = (index.data(CARD).strip, (at.x() - frame.left()) / max(1, frame.width() - 1))
            if self._under != index.data(CARD).strip or not self._rest.isActive():
                self._under = index.data(CARD).strip
                self._rest.start()
        if old != delegate.pointed:
            self.viewport().update()

    def _want_strip(self) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        if index.isValid() and self._delegate().pointed is not None:
            self.strip_wanted.emit(index.data(VALUE))
