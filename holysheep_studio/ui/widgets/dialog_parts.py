"""Parts that dialogs share: the row with Close, and a sentence whose style says how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from holysheep_studio.ui import remembered

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLabel

#: Sizes in pixels are those of this type.
USUAL_POINTS = 10.0
#: The frame of a window, and a little of what lies behind it.
AROUND_PX = 48


def close_row(dialog: QDialog) -> QDialogButtonBox:
    """A row with Close alone, for a dialog whose changes count at once."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    button = row.button(QDialogButtonBox.StandardButton.Close)
    button.setIcon(QIcon())  # the style's own fits no dark theme
    button.setAutoDefault(False)
    row.rejected.connect(dialog.reject)
    return row


def open_at(dialog: QDialog, width_px: int, height_px: int) -> None:
    """The size that a dialog opens at first: larger with larger type, never larger than the screen; then as it was."""
    points = dialog.font().pointSizeF()
    scale = max(1.0, points / USUAL_POINTS) if points > 0 else 1.0
    dialog.resize(QSize(round(width_px * scale), round(height_px * scale)).boundedTo(_room(dialog)))
    remembered.shape(dialog)
    _Fitting(dialog)


def _room(dialog: QDialog) -> QSize:
    """What the screen has for a dialog."""
    return dialog.screen().availableSize() - QSize(AROUND_PX, AROUND_PX)


class _Fitting(QObject):
    """Where the screen is too small for all that is in a dialog, it scrolls: nothing lies beyond the screen's edge."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again whenever the dialog is shown, or needs more."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest} and self._dialog.isVisible():
            room, least = _room(self._dialog), self._dialog.minimumSizeHint()
            if least.width() > room.width() or least.height() > room.height():
                self._dialog.removeEventFilter(self)
                self._scroll(room)
        return super().eventFilter(watched, event)

    def _scroll(self, room: QSize) -> None:
        dialog, held = self._dialog, self._dialog.focusWidget()
        inside = dialog.layout()
        if inside is None:
            return
        page = QWidget()
        page.setLayout(inside)  # takes what is in it along
        area = QScrollArea()
        area.setObjectName("plain")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        around = QVBoxLayout(dialog)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        dialog.setMinimumSize(0, 0)
        dialog.resize(dialog.size().boundedTo(room))
        if held is not None:
            held.setFocus()


def state_words(shown: QLabel, words: str, tone: str) -> None:
    """Say `words` in the style of `tone` ("muted", "warning", "negative")."""
    shown.setText(words)
    if shown.objectName() != tone:
        shown.setObjectName(tone)
        # a style sheet looks at names only when it is told to
        shown.style().unpolish(shown)
        shown.style().polish(shown)
