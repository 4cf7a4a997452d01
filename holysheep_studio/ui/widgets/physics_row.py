"""The row of the cloud form that says which physics goes with the request, and leads to its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.domain.physics import physics_words, surroundings_words
from holysheep_studio.domain.staging import Staging
from holysheep_studio.ui.widgets.forms import label, push_button

if TYPE_CHECKING:
    from collections.abc import Mapping


class PhysicsRow(QWidget):
    """Holds what the editor holds; nothing goes out unless something was set there and the box is ticked."""

    changed = Signal()
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staging = Staging()
        self.send = QCheckBox(self.tr("With the physics of the editor"))
        self.send.setChecked(True)
        self.edit = push_button("sliders-horizontal", self.tr("Physics\u2026"))
        self.edit.setToolTip(self.tr("Open the physics editor"))
        self.summary = label("", "muted", wrap=True)
        row = QHBoxLayout()  # the button beside the words that wrap: beside the box it is wider than the panel
        row.addWidget(self.summary, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.send)
        column.addLayout(row)
        self.send.toggled.connect(self.changed)
        self.edit.clicked.connect(self.edit_asked)
        self.show_staging(self._staging)

    @property
    def wish(self) -> Mapping[str, Any]:
        """The fields of the choice, by their names."""
        if not self.send.isChecked() or self._staging.empty:
            return {}
        return {
            "physics": self._staging.asked_physics,
            "interpolator": self._staging.interpolator,
            "temporal_changes": self._staging.asked_changes,
        }

    def show_staging(self, staging: Staging) -> None:
        """Take what the editor holds now."""
        before = self.wish
        self._staging = staging
        self.send.setEnabled(not staging.empty)
        told = [physics_words(staging.physics), surroundings_words(staging.physics), *staging.asked_changes]
        words = " ".join(one for one in told if one)
        self.summary.setText(words or self.tr("Nothing is set there, so nothing is sent."))
        if self.wish != before:
            self.changed.emit()
