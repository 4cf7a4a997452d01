"""The title of a panel that stands alone: its name, and buttons to float and to hide it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QWidget

from holysheep_studio.ui.widgets.forms import label, tool_button


class DockTitle(QWidget):
    """As high as the tabs beside it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = label(dock.windowTitle(), "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        dock.windowTitleChanged.connect(self.name.setText)
        for icon, words, pressed in (
            ("external-link", self.tr("Float or dock this panel"), lambda: dock.setFloating(not dock.isFloating())),
            ("x", self.tr("Hide this panel"), dock.close),
        ):
            button = tool_button(icon, words)
            button.setIconSize(QSize(14, 14))
            button.clicked.connect(lambda _=False, act=pressed: act())
            row.addWidget(button)
