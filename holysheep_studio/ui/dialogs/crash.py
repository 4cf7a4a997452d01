"""Crash reports: what was written down when the studio failed, to be read, copied and saved; nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from holysheep_studio.ui import remembered, spoken
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget


class CrashDialog(QDialog):
    """Shows one report at a time, the newest first."""

    save_asked = Signal(str, str)  # the file, the text
    folder_asked = Signal()

    def __init__(self, reports: Sequence[tuple[str, str]], parent: QWidget, *, fresh: bool) -> None:
        """`reports` are (headline, text); `fresh`: the last run ended so."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Crash reports"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = [text for _, text in reports]
        head = self.tr("Something inside the studio failed last time.") if fresh else self.tr("What went wrong so far.")
        self.heading = label(head, "title")
        promise = self.tr(
            "This report stays on this machine: it is sent to nobody. It holds no keys. Read it, and give it to "
            "whoever helps you if you like. Jobs and clips are safe; what was under way goes on where it was."
        )
        self.choice = QComboBox()
        spoken.name(self.choice, self.tr("Report"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.addItems([headline for headline, _ in reports])
        self.choice.setVisible(len(reports) > 1)
        self.choice.currentIndexChanged.connect(self._show)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.page.setAccessibleName(self.tr("Text of the report"))
        row = QHBoxLayout()
        self.save_button = self._button("download", self.tr("Save\u2026"))
        self.copy_button = self._button("copy", self.tr("Copy"))
        self.folder_button = self._button("folder-open", self.tr("Open the folder"))
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.page.toPlainText()))
        self.folder_button.clicked.connect(self.folder_asked)
        for button in (self.save_button, self.copy_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close_row(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(label(promise, "muted", wrap=True))
        column.addWidget(self.choice)
        column.addWidget(self.page, 1)
        column.addLayout(row)
        open_at(self, 760, 560)
        self._show(0)

    def _button(self, icon: str, words: str) -> QPushButton:
        made = push_button(icon, words)
        made.setAutoDefault(False)
        return made

    def _show(self, number: int) -> None:
        self.page.setPlainText(self._texts[number] if self._texts else "")

    def _save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("holysheep-studio-crash.txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_asked.emit(name, self.page.toPlainText()))
        remembered.open_files(dialog, "crash")
