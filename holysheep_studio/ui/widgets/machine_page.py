"""The page of the settings that looks over the machine, when it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from holysheep_studio.ui.widgets.findings import FindingsList
from holysheep_studio.ui.widgets.forms import push_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.ui.widgets.findings import Finding


class MachinePage(QWidget):
    """Asks to look; shows what was found."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.findings = FindingsList()
        self.again_button = push_button("rotate-ccw", self.tr("Check again"))
        self.again_button.clicked.connect(self.ask)
        self.copy_button = push_button("copy", self.tr("Copy"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.findings.text))
        row = QHBoxLayout()
        for button in (self.again_button, self.copy_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(12)
        column.addWidget(self.findings, 1)
        column.addLayout(row)

    def begin(self) -> None:
        """Look when nobody has looked yet."""
        if not self.findings.text:
            self.ask()

    def ask(self) -> None:
        """Look once more."""
        self.again_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self.findings.say(
            self.tr("Looking over the machine; encoders are really tried, which takes some seconds\u2026")
        )
        self.asked.emit()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What was found on the machine."""
        self.findings.show_findings(findings)
        self.copy_button.setEnabled(True)
        self.again_button.setEnabled(True)
