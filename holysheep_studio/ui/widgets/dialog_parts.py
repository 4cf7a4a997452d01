"""Parts that dialogs share: the row with Close, and a sentence whose style says how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from holysheep_studio.ui import remembered
from holysheep_studio.ui.widgets import fitting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLabel

#: Sizes in pixels are those of this type.
USUAL_POINTS = 10.0


def close_row(dialog: QDialog) -> QDialogButtonBox:
    """A row with Close alone, for a dialog whose changes count at once."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    button = row.button(QDialogButtonBox.StandardButton.Close)
    button.setIcon(QIcon())  # the style's own fits no dark theme
    button.setAutoDefault(False)
    row.rejected.connect(dialog.reject)
    return row


def no_default(dialog: QDialog) -> None:
    """Enter in a field of this dialog presses no button; without it, Qt takes the first that was made."""
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)


def answer_row() -> QDialogButtonBox:
    """Cancel, then OK as what the dialog is for: the order of our other rows of buttons, for the Tab key too."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    row.setStyleSheet("QDialogButtonBox { button-layout: 3; }")  # asked for once, before the theme knows its name
    done = row.button(QDialogButtonBox.StandardButton.Ok)
    done.setObjectName("primary")
    QWidget.setTabOrder(row.button(QDialogButtonBox.StandardButton.Cancel), done)
    return row


def open_at(dialog: QDialog, width_px: int, height_px: int) -> None:
    """The size that a dialog opens at first: larger with larger type, never larger than the screen; then as it was."""
    points = dialog.font().pointSizeF()
    scale = max(1.0, points / USUAL_POINTS) if points > 0 else 1.0
    dialog.resize(round(width_px * scale), round(height_px * scale))
    fitting.fit_screen(dialog)
    remembered.shape(dialog)


def state_words(shown: QLabel, words: str, tone: str) -> None:
    """Say `words` in the style of `tone` ("muted", "warning", "negative")."""
    shown.setText(words)
    if shown.objectName() != tone:
        shown.setObjectName(tone)
        # a style sheet looks at names only when it is told to
        shown.style().unpolish(shown)
        shown.style().polish(shown)
