"""Why the queue stopped by itself, and the button that lets it go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.ui import queue_words
from holysheep_studio.ui.widgets.empty_state import Picture
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from holysheep_studio.domain.queue_stop import QueueStop


class StopBar(QWidget):
    """Shown while the queue is paused for a reason that is no person's word of a moment ago."""

    go_on_asked = Signal()
    stopped = Signal(str)  # why, when it begins to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setObjectName("notice")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(Picture("circle-pause", 18, tone="warning"), 0, Qt.AlignmentFlag.AlignTop)
        self.words = label("", wrap=True)
        row.addWidget(self.words, 1)
        self.button = push_button("play", self.tr("Go on"))
        self.button.setToolTip(self.tr("Start jobs again; failures are counted anew"))
        self.button.clicked.connect(self.go_on_asked)
        row.addWidget(self.button)
        self.hide()

    def show_stop(self, why: QueueStop | None) -> None:
        """Say why; with None hide."""
        if why is not None:
            fresh = self.isHidden()
            self.words.setText(queue_words.stop(why))
            if fresh:
                self.stopped.emit(self.words.text())
        self.setVisible(why is not None)
