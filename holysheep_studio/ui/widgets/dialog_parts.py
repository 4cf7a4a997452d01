"""Parts that dialogs share: the row with Close, and a sentence whose style says how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QLabel


def close_row(dialog: QDialog) -> QDialogButtonBox:
    """A row with Close alone, for a dialog whose changes count at once."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    button = row.button(QDialogButtonBox.StandardButton.Close)
    button.setIcon(QIcon())  # the style's own fits no dark theme
    button.setAutoDefault(False)
    row.rejected.connect(dialog.reject)
    return row


def state_words(shown: QLabel, words: str, tone: str) -> None:
    """Say `words` in the style of `tone` ("muted", "warning", "negative")."""
    shown.setText(words)
    if shown.objectName() != tone:
        shown.setObjectName(tone)
        # a style sheet looks at names only when it is told to
        shown.style().unpolish(shown)
        shown.style().polish(shown)
