"""A file to be chosen: its path, typed or dropped, and a button that looks for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from holysheep_studio.ui import remembered
from holysheep_studio.ui.widgets.forms import tool_button


class FileField(QWidget):
    """`changed` whenever the path is another one."""

    changed = Signal()

    def __init__(self, words: str, kinds: str, parent: QWidget | None = None) -> None:
        """`words` say what file it is, `kinds` is the file dialog's filter."""
        super().__init__(parent)
        self._words, self._kinds = words, kinds
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("none"))
        self.path.setAccessibleName(words)
        self.path.textChanged.connect(lambda _: self.changed.emit())
        self.button = tool_button("folder-open", words)
        self.button.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.path)

    @property
    def file(self) -> Path | None:
        """The chosen file; None: none."""
        text = self.path.text().strip()
        return Path(text) if text else None

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._words, str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self._kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.path.setText)
        remembered.open_files(dialog, "file")
