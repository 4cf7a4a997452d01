"""Deliver: what clips go where in which form, their progress, and what became of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.ui import icons, remembered
from holysheep_studio.ui.widgets.delivery_form import DeliveryForm
from holysheep_studio.ui.widgets.dialog_parts import open_at, state_words
from holysheep_studio.ui.widgets.fitting import SideBySide
from holysheep_studio.ui.widgets.form_steps import FormSteps, Part
from holysheep_studio.ui.widgets.forms import label, push_button, tool_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QCloseEvent

    from holysheep_studio.domain.deliverable import Preset

FORM_PX = 500


class DeliverDialog(QDialog):
    """Says what is wanted; shows what it is told of each clip, by its place in the list."""

    deliver_asked = Signal()
    stop_asked = Signal()
    open_asked = Signal(str)

    def __init__(
        self,
        names: Sequence[str],
        presets: Mapping[str, Preset],
        size: tuple[int, int],
        values: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        several = self.tr("Deliver {n} clips").format(n=len(names))
        self.setWindowTitle(several if len(names) > 1 else self.tr("Deliver {name}").format(name=names[0]))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._running = False
        self.form = DeliveryForm(presets, size, values)
        self.form.changed.connect(self._change)
        self.form.folder_asked.connect(self._choose_folder)
        parts = SideBySide()
        parts.setSpacing(16)
        parts.addLayout(self._make_list(names), 1)
        parts.addWidget(self._make_side())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(parts, 1)
        column.addLayout(self._make_buttons())
        self.deliver_button.setDefault(True)  # once it is in the dialog
        open_at(self, 1080, 700)
        self._change()

    @property
    def folder(self) -> Path:
        """Where the files go."""
        return Path(self.form.folder.text().strip()).expanduser().absolute()

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the clips as they stand in the list now: they are delivered, and cut, in this order."""
        head = self.table.verticalHeader()
        return tuple(head.logicalIndex(row) for row in range(self.table.rowCount()))

    def move_clip(self, by: int) -> None:
        """Move the chosen clip up (below 0) or down the list."""
        head = self.table.verticalHeader()
        if self._running or self.table.currentRow() < 0:
            return
        row = head.visualIndex(self.table.currentRow())
        if 0 <= row + by < self.table.rowCount():
            head.moveSection(row, row + by)

    def _arrange(self, order: tuple[int, ...]) -> None:
        head = self.table.verticalHeader()
        for row, place in enumerate(order):
            head.moveSection(head.visualIndex(place), row)

    def show_stage(self, place: int, words: str, share: float) -> None:
        """How far a clip is: what is done, and the share of it, 0..1."""
        self._state(place, "loader", f"{words} {share * 100:.0f} %")
        row = self.table.verticalHeader().visualIndex(place)
        self.bar.setValue(round((row + share) * 1000 / max(1, self.table.rowCount())))

    def show_outcome(self, place: int, icon: str, words: str, tip: str = "") -> None:
        """What became of a clip."""
        self._state(place, icon, words, tip)
        row = self.table.verticalHeader().visualIndex(place)
        self.bar.setValue(round((row + 1) * 1000 / max(1, self.table.rowCount())))

    def show_running(self, *, running: bool, words: str = "") -> None:
        """Whether clips are under way; `words` say how it ended."""
        self._running = running
        self.bar.setVisible(running)
        self._scroll.setEnabled(not running)
        self.steps.setEnabled(not running)
        self._follow_choice()
        self.table.verticalHeader().setSectionsMovable(not running)
        self.deliver_button.setVisible(not running)
        self.stop_button.setVisible(running)
        self.close_button.setEnabled(not running)
        self.open_button.setVisible(bool(words) and not running)
        self._change()
        if words:
            state_words(self.state, words, "muted")

    def show_problem(self, words: str) -> None:
        """Why nothing could be delivered."""
        state_words(self.state, words, "negative")

    def reject(self) -> None:
        """Closing waits until what runs has been stopped."""
        if self._running:
            self.stop_asked.emit()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """The same for the window's own button."""
        if self._running:
            self.stop_asked.emit()
            event.ignore()
            return
        super().closeEvent(event)

    def _make_list(self, names: Sequence[str]) -> QVBoxLayout:
        self.table = QTableWidget(len(names), 2)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels([self.tr("Clip"), self.tr("State")])
        self.table.setAccessibleName(self.tr("Clips to deliver"))
        head = self.table.verticalHeader()
        head.setSectionsMovable(True)
        head.setVisible(len(names) > 1)
        head.setToolTip(self.tr("Drag a number to change the order"))
        head.sectionMoved.connect(self._number)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)  # a second line would have no room: names were cut at their first space
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place, name in enumerate(names):
            self.table.setItem(place, 0, QTableWidgetItem(name))
            self.table.setItem(place, 1, QTableWidgetItem(self.tr("Waiting")))
        self.bar = QProgressBar()
        self.bar.setObjectName("thin")
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the delivery"))
        self.bar.hide()
        self.state = label("", "muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(self._make_order(several=len(names) > 1))
        column.addWidget(self.bar)
        column.addWidget(self.state)
        return column

    def _make_order(self, *, several: bool) -> QHBoxLayout:
        """The buttons that move a clip, for the order of the files and of the cut."""
        self.up = tool_button("chevron-up", self.tr("Move up"), shortcut="Alt+Up")
        self.down = tool_button("chevron-down", self.tr("Move down"), shortcut="Alt+Down")
        row = QHBoxLayout()
        for button, by, keys in ((self.up, -1, "Alt+Up"), (self.down, 1, "Alt+Down")):
            button.clicked.connect(lambda _=False, by=by: self.move_clip(by))
            button.setVisible(several)
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.move_clip(by))
            row.addWidget(button)
        hint = label(self.tr("The cut list follows this order."), "muted")
        hint.setVisible(several)
        row.addWidget(hint, 1)
        self.table.currentCellChanged.connect(self._follow_choice)
        self._number()
        return row

    def _number(self) -> None:
        """Number the rows as they stand, wherever they were dragged."""
        head = self.table.verticalHeader()
        self.table.setVerticalHeaderLabels([str(head.visualIndex(n) + 1) for n in range(self.table.rowCount())])
        self._follow_choice()

    def _follow_choice(self) -> None:
        row = self.table.currentRow()
        at = self.table.verticalHeader().visualIndex(row) if row >= 0 else -1
        self.up.setEnabled(not self._running and at > 0)
        self.down.setEnabled(not self._running and 0 <= at < self.table.rowCount() - 1)

    def _make_side(self) -> QWidget:
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.form)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setObjectName("plain")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for box in self.form.findChildren(QComboBox):  # the longest choice would push every row out at the side
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        side = QWidget()
        side.setFixedWidth(FORM_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        return side

    def _make_buttons(self) -> QHBoxLayout:
        self.deliver_button = push_button("download", self.tr("Deliver"), primary=True)
        self.stop_button = push_button("x", self.tr("Stop"))
        self.stop_button.setAutoDefault(False)  # a second Enter, after the one that began, must not end it
        self.stop_button.hide()
        self.open_button = push_button("folder-open", self.tr("Open folder"))
        self.open_button.hide()
        self.close_button = push_button("", self.tr("Close"))
        self.deliver_button.clicked.connect(self.deliver_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.open_button.clicked.connect(lambda: self.open_asked.emit(str(self.folder)))
        self.close_button.clicked.connect(self.reject)
        order = Part(self.tr("Order"), lambda: self.order, self._arrange)
        self.steps = FormSteps(self.form, self, {"order": order})
        self.table.verticalHeader().sectionMoved.connect(self.steps.changed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.steps)
        buttons.addStretch(1)
        for button in (self.close_button, self.open_button, self.stop_button, self.deliver_button):
            buttons.addWidget(button)
        return buttons

    def _state(self, place: int, icon: str, words: str, tip: str = "") -> None:
        item = self.table.item(place, 1)
        if item is not None:
            item.setIcon(icons.icon(icon))
            item.setText(words)
            item.setToolTip(tip or words)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Where the files go"), self.form.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.form.set_folder)
        remembered.open_files(dialog, "delivery", chosen=self.form.folder.text())

    def _change(self) -> None:
        self.deliver_button.setEnabled(not self.form.problem and not self._running)
        self.deliver_button.setToolTip(self.form.problem)
