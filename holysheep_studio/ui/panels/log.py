"""Log: what the studio did, line by line, for those who want to know."""

from __future__ import annotations

import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.redaction import scrub
from holysheep_studio.ui.widgets.forms import tool_button
from holysheep_studio.ui.widgets.viewer_labels import giving_way

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LINES = 5000
#: Many lines in a moment are laid out once.
PACE_MS = 100


class LogFeed(logging.Handler):
    """Hands log lines of any thread to the window."""

    def __init__(self, scrub: Callable[[str], str] = scrub) -> None:
        """`scrub` takes secrets out of a text."""
        super().__init__(logging.INFO)
        self.mail = _Mail()
        self._scrub = scrub

    def emit(self, record: logging.LogRecord) -> None:
        """One line a record, with the traceback of an unexpected error below it."""
        clock = time.strftime("%H:%M:%S", time.localtime(record.created))
        text = f"{clock}  {record.levelname.lower():8} {record.getMessage()}"
        if record.exc_info:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        self.mail.written.emit(self._scrub(text))


class _Mail(QObject):
    written = Signal(str)


class LogPanel(QWidget):
    """Read-only, bounded, copied with one button."""

    folder_asked = Signal()

    def __init__(self, feed: LogFeed, parent: QWidget | None = None) -> None:
        """`feed` is where the lines come from."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.page = QPlainTextEdit()
        self.page.setReadOnly(True)
        self.page.setAcceptDrops(False)
        self.page.setMaximumBlockCount(MOST_LINES)
        self.page.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.page.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 0.9)
        self.page.setFont(font)
        self.page.setAccessibleName(self.tr("Log"))
        self.page.setPlaceholderText(self.tr("Nothing has happened yet."))
        copy = tool_button("copy", self.tr("Copy the whole log"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.page.toPlainText()))
        clear = tool_button("trash-2", self.tr("Clear the log"))
        clear.clicked.connect(self.page.clear)
        folder = tool_button("folder-open", self.tr("Open the folder of log files"))
        folder.clicked.connect(self.folder_asked)
        strip = QWidget()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(giving_way(self.tr("What the studio did since it was opened"), "muted"), 1)
        row.addWidget(folder)
        row.addWidget(copy)
        row.addWidget(clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.page)
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._soon = QTimer(self, singleShot=True, interval=PACE_MS)
        self._soon.timeout.connect(self.show_lines)
        feed.mail.written.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def show_lines(self) -> None:
        """Show what was written since the last time."""
        if self._lines:
            self.page.appendPlainText("\n".join(self._lines))
            self._lines.clear()

    def _take(self, line: str) -> None:
        self._lines.append(line)
        if not self._soon.isActive():
            self._soon.start()
