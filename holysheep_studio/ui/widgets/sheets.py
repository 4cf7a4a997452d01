"""Small windows of help: the keyboard shortcuts, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio import __version__
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.forms import label
from holysheep_studio.ui.widgets.licences import LicencesSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class ShortcutSheet(QDialog):
    """Every key, in two columns."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget) -> None:
        """`groups` are (heading, rows of (keys, words))."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        page.setObjectName("scrolled")
        across = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        across.setContentsMargins(24, 16, 24, 16)
        across.setSpacing(48)
        columns = (QVBoxLayout(), QVBoxLayout())
        lengths = [0, 0]
        for heading, rows in groups:
            shorter = lengths.index(min(lengths))
            columns[shorter].addWidget(_group(heading, rows))
            lengths[shorter] += len(rows) + 2
        for column in columns:
            column.setSpacing(24)
            column.addStretch(1)
            across.addLayout(column, 1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Keyboard shortcuts"))
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = _close_button(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.setSpacing(16)
        whole.addWidget(area)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(buttons)
        whole.addLayout(foot)
        self._both_px = page.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()
        self.resize(max(640, page.sizeHint().width() + 24), min(page.sizeHint().height() + 72, 640))
        fit_screen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Both columns beside one another where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= self._both_px
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not way:
            self._columns.setDirection(way)


def _group(heading: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(heading, "title"), 0, 0, 1, 2)
    for n, (keys, words) in enumerate(rows, start=1):
        grid.addWidget(label(words, "muted"), n, 0)
        grid.addWidget(label(keys), n, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return made


def _close_button(sheet: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # the style's own fits no dark theme
    buttons.rejected.connect(sheet.reject)
    return buttons


class AboutSheet(QDialog):
    """Name, version, licences."""

    def __init__(self, data_folder: str, parent: QWidget) -> None:
        """`data_folder` is where everything is kept."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("About HolySheep Studio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(parent.windowIcon().pixmap(64, 64))
        column.addWidget(picture)
        column.addWidget(label(f"HolySheep Studio {__version__}", "title"))
        column.addWidget(label(self.tr("The desktop studio for people who make AI video. MIT licence."), "muted"))
        column.addWidget(
            label(self.tr("Installed programs hold libraries under the GPL and are passed on under it."), "muted")
        )
        folder = label(self.tr("Your clips and settings: {folder}").format(folder=data_folder), "muted", wrap=True)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(folder)
        column.addSpacing(8)
        buttons = _close_button(self)
        self.licences = QPushButton(self.tr("&Licences…"))
        self.licences.setToolTip(self.tr("What the studio is made of, and under which licences"))
        self.licences.clicked.connect(lambda: LicencesSheet(self).open())
        buttons.addButton(self.licences, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        self.licences.setAutoDefault(False)  # it was made first, and yet Enter leaves
        close.setDefault(True)
        close.setFocus()
        self.resize(self.sizeHint())
        fit_screen(self)
