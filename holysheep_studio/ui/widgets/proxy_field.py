"""The way out to the network: as the system says, straight, or by a proxy with an address."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.domain.settings import DIRECT, is_proxy
from holysheep_studio.ui import spoken
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import label

SYSTEM_ROW, DIRECT_ROW, ADDRESS_ROW = range(3)


class ProxyField(QWidget):
    """Tells a choice at once, an address when it is complete and can be one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._asking = False
        self.choice = QComboBox()
        self.choice.addItems([self.tr("As the system says"), self.tr("None: straight"), self.tr("This one")])
        spoken.name(self.choice, self.tr("Proxy"))
        self.choice.activated.connect(self._choose)
        self.address = QLineEdit()
        self.address.setPlaceholderText("http://proxy.example.com:8080")
        self.address.setAccessibleName(self.tr("Address of the proxy"))
        self.address.editingFinished.connect(self._tell)
        self.state = label("", "negative", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.choice, self.address, self.state):
            column.addWidget(widget)
        self.setFocusProxy(self.choice)
        self.state.hide()
        self.show_chosen("")

    def show_chosen(self, proxy: str) -> None:
        """Show what is set; an address that is being typed stays."""
        if self._asking and proxy == self._kept:
            return
        self._asking, self._kept = False, proxy
        rows = {"": SYSTEM_ROW, DIRECT: DIRECT_ROW}
        self.choice.setCurrentIndex(rows.get(proxy, ADDRESS_ROW))
        self.address.setVisible(proxy not in rows)
        self.address.setText("" if proxy in rows else proxy)
        self.state.hide()

    def _choose(self, row: int) -> None:
        if row == ADDRESS_ROW:
            self._asking = True
            self.address.show()
            self.address.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._asking = False
        self.state.hide()
        self.chosen.emit(DIRECT if row == DIRECT_ROW else "")
        self.show_chosen(DIRECT if row == DIRECT_ROW else "")

    def _tell(self) -> None:
        typed = self.address.text().strip()
        if not typed or typed == self._kept:
            return
        if not is_proxy(typed) or typed == DIRECT:
            self._asking = True
            words = self.tr("A proxy is an address such as http://proxy.example.com:8080, without a name or password.")
            state_words(self.state, words, "negative")
            self.state.show()
            return
        self.state.hide()
        self._asking = False
        self.chosen.emit(typed)
