"""Fitting: on a screen too small for a dialog its content scrolls, and the row with its buttons stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLayoutItem

#: The frame of a window, and a little of what lies behind it.
AROUND_PX = 48


class SideBySide(QBoxLayout):
    """Parts that stand beside one another, and one below the other where the screen is too narrow for that."""

    def __init__(self) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)


def room(dialog: QDialog) -> QSize:
    """What the screen has for a dialog."""
    return dialog.screen().availableSize() - QSize(AROUND_PX, AROUND_PX)


def fit_screen(dialog: QDialog) -> None:
    """Never let a dialog grow beyond its screen; called when it is put together and has its size."""
    dialog.resize(dialog.size().boundedTo(room(dialog)))
    _Fitting(dialog)


class _Fitting(QObject):
    """Looks whether all has room, and lets it scroll from the moment when it has not."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again whenever the dialog is shown, or needs more."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest} and self._dialog.isVisible():
            space = room(self._dialog)
            inside = self._dialog.layout()
            if isinstance(inside, QVBoxLayout) and not self._fits(space):
                for parts in self._dialog.findChildren(SideBySide):
                    parts.setDirection(QBoxLayout.Direction.TopToBottom)
                self._dialog.removeEventFilter(self)
                self._scroll(inside, space)
        return super().eventFilter(watched, event)

    def _fits(self, space: QSize) -> bool:
        """Whether the screen has room for the least that the dialog needs, its wrapped words at its width."""
        dialog, inside = self._dialog, self._dialog.layout()
        least = dialog.minimumSizeHint()
        needed_px = 0 if inside is None else inside.totalMinimumHeightForWidth(min(dialog.width(), space.width()))
        if needed_px > least.height():
            least.setHeight(needed_px)  # words that are wrapped, in several lines
        fits = least.width() <= space.width() and least.height() <= space.height()
        if fits and dialog.height() < least.height():
            dialog.resize(dialog.width(), least.height())
        return fits

    def _scroll(self, inside: QVBoxLayout, space: QSize) -> None:
        dialog, held = self._dialog, self._dialog.focusWidget()
        edges, gap_px = inside.contentsMargins(), inside.spacing()
        foot = _foot(inside)
        page = QWidget(dialog)  # from the beginning: the way of the Tab key stays as it was
        page.setLayout(inside)  # takes what is in it along
        area = QScrollArea()
        area.setObjectName("plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        around = QVBoxLayout(dialog)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(area, 1)
        if foot is not None:
            inside.setContentsMargins(edges.left(), edges.top(), edges.right(), gap_px)
            standing = QWidget()  # of its own, so that the buttons are read out after what is above them
            below = QVBoxLayout(standing)
            below.setContentsMargins(edges.left(), gap_px, edges.right(), min(edges.bottom(), gap_px))
            below.setSpacing(gap_px)
            for row in _rows(foot, space.width() - edges.left() - edges.right()):
                _put(below, row)
            around.addWidget(standing)
            standing.show()  # now, not in a moment: the keys stay with what has them
        area.show()
        around.activate()
        dialog.setMinimumSize(0, 0)
        dialog.resize(dialog.size().boundedTo(space))
        if held is not None:
            held.setFocus()


def _foot(column: QVBoxLayout) -> QLayoutItem | None:
    """The last row of a dialog, taken out of it where it holds the buttons; None where it holds none."""
    last = column.itemAt(column.count() - 1)
    if last is None or not _has_buttons(last):
        return None
    row = last.layout()
    if row is not None:
        row.setSpacing(row.spacing())  # as it is here, wherever it goes
    return column.takeAt(column.count() - 1)


def _has_buttons(item: QLayoutItem) -> bool:
    widget, row = item.widget(), item.layout()
    if isinstance(widget, QDialogButtonBox | QPushButton):
        return True
    if not isinstance(row, QLayout):
        return False
    parts = [row.itemAt(n) for n in range(row.count())]
    return any(part is not None and _has_buttons(part) for part in parts)


def _rows(foot: QLayoutItem, width_px: int) -> list[QLayoutItem]:
    """The row with the buttons, in two where it is too wide, whatever of it is hidden now."""
    row = foot.layout()
    if not isinstance(row, QHBoxLayout):
        return [foot]
    items = [item for n in range(row.count()) if (item := row.itemAt(n)) is not None]
    widths = [_width(item) + row.spacing() for item in items]
    if sum(widths) - row.spacing() <= width_px:
        return [foot]
    at = next((n for n, item in enumerate(items) if item.spacerItem() is not None), 0)
    while sum(widths[at:]) > width_px + row.spacing():
        at += 1
    above = QHBoxLayout()
    above.setSpacing(row.spacing())
    for _ in range(at):
        stretch, item = row.stretch(0), row.takeAt(0)
        if item is not None:
            _put(above, item, stretch)
    if not any(above.stretch(n) for n in range(above.count())):
        above.addStretch(1)
    if at < len(items) and items[at].spacerItem() is None:
        row.insertStretch(0, 1)
    return [above, foot]


def _width(item: QLayoutItem) -> int:
    widget = item.widget()
    if widget is None:
        return item.minimumSize().width()
    return max(widget.minimumWidth(), widget.minimumSizeHint().width())


def _put(column: QBoxLayout, item: QLayoutItem, stretch: int = 0) -> None:
    widget, row = item.widget(), item.layout()
    if row is not None:
        column.addLayout(row, stretch)
    elif widget is not None:
        column.addWidget(widget, stretch)
