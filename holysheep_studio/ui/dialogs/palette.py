"""The command palette: every command of the window, and clips and files by name, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import punctuation, theme
from holysheep_studio.ui.matching import folded, score
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.forms import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

WIDTH_PX, HEIGHT_PX = 600, 440
ROW_PX, EDGE_PX = 32, 12
#: So far below the upper edge of the window it opens.
BELOW_TOP_PX = 64
MOST_SHOWN = 60
#: How much more a command is worth that was used of late.
USED = 40
_ENTRY = Qt.ItemDataRole.UserRole


class Entry(Frozen, frozen=True):
    """One thing that can be done; `also` are words it is found by that are not shown."""

    name: str
    words: str
    act: Callable[[], object]
    where: str = ""  # the menu, the kind of thing
    keys: str = ""
    icon: QIcon | None = None
    also: str = ""
    enabled: bool = True


class Palette(QDialog):
    """A field with the list below it; the hands stay on the keyboard."""

    ran = Signal(str)

    def __init__(
        self,
        entries: Sequence[Entry],
        more: Callable[[str], Sequence[Entry]],
        recent: Sequence[str],
        parent: QWidget,
    ) -> None:
        """`more` finds clips and files for what is typed; `recent` are names of entries, the newest first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = [
            (entry, folded(entry.words), folded(f"{entry.words} {entry.where} {entry.also}")) for entry in entries
        ]
        self._more = more
        self._rank = {name: USED - number for number, name in enumerate(recent[:USED])}
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command, or the name of a clip"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What can be done"))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys of the field move in it
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._run)
        self.nothing = label(self.tr("Nothing is called so."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.field.textChanged.connect(self._find)
        self._find("")
        self.resize(min(WIDTH_PX, parent.width() - 48), min(HEIGHT_PX, parent.height() - BELOW_TOP_PX - EDGE_PX))
        fit_screen(self)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + BELOW_TOP_PX)
        self.field.setFocus()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries in the list, the best first."""
        return tuple(self.list.item(row).data(_ENTRY) for row in range(self.list.count()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys and Return of the field are the list's."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
                Qt.Key.Key_Tab: 1,
                Qt.Key.Key_Backtab: -1,
            }
            key = Qt.Key(event.key())
            if key in moves:
                self._move(moves[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self.list.currentItem() is not None:
                    self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        wanted = folded(typed)
        found = [
            (points + self._rank.get(entry.name, 0), number, entry)
            for number, (entry, words, everything) in enumerate(self._entries)
            # what is shown counts for more than what it is also found by
            if (points := 2 * score(wanted, words) or score(wanted, everything) if wanted else 1)
        ]
        # what cannot be done now comes last; of equals, the order of the menus
        found.sort(key=lambda one: (not one[2].enabled, -one[0], one[1]))
        shown = [entry for _, _, entry in found[:MOST_SHOWN]]
        if wanted:
            shown += self._more(typed)
        self.list.clear()
        for entry in shown:
            item = QListWidgetItem(entry.words)
            item.setData(_ENTRY, entry)
            said = [words for words in (entry.words, entry.where, entry.keys) if words]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, punctuation.listed(said))
            if not entry.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self._move(0)

    def _move(self, rows: int) -> None:
        """Go so many rows on among those that can be done now."""
        able = [row for row, entry in enumerate(self.shown) if entry.enabled]
        if not able:
            return
        now = able.index(self.list.currentRow()) if self.list.currentRow() in able else -1
        at = 0 if rows == 0 else now + rows
        if abs(rows) == 1:
            at %= len(able)  # round and round
        self.list.setCurrentRow(able[max(0, min(at, len(able) - 1))])
        self.field.setAccessibleDescription(self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))

    def _run(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(_ENTRY)
        if not entry.enabled:
            return
        self.accept()
        self.ran.emit(entry.name)
        entry.act()


class _Rows(QStyledItemDelegate):
    """An icon, the words, where they stand, and the keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        del index
        return QSize(100, max(ROW_PX, option.fontMetrics.height() + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        colours = theme.current().colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.current().colour("accent_soft"))
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.current().colour("accent")
            )
        inside = option.rect.adjusted(EDGE_PX, 0, -EDGE_PX, 0)
        if entry.icon is not None:
            side = 16
            place = QRect(inside.left(), inside.center().y() - side // 2, side, side)
            entry.icon.paint(painter, place, mode=QIcon.Mode.Normal if entry.enabled else QIcon.Mode.Disabled)
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = option.fontMetrics
        keys_px = metrics.horizontalAdvance(entry.keys)
        painter.setPen(colours["muted"])
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, entry.keys)
        words = inside.adjusted(28, 0, -(keys_px + 16 if keys_px else 0), 0)
        painter.setPen(colours["text" if entry.enabled else "faint"])
        shown = metrics.elidedText(entry.words, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, middle, shown)
        left = words.adjusted(metrics.horizontalAdvance(shown) + 12, 0, 0, 0)
        painter.setPen(colours["faint"])
        painter.drawText(
            left, middle, metrics.elidedText(entry.where, Qt.TextElideMode.ElideRight, max(0, left.width()))
        )
        painter.restore()
