"""A program to be used: the usual one, or another that the person points at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from holysheep_studio.ui import remembered, spoken
from holysheep_studio.ui.widgets.forms import push_button


class ProgramField(QWidget):
    """Asks for a program when a path is complete, never while it is being typed; "" is the usual one."""

    asked = Signal(str)

    def __init__(
        self, usual: str, another: str, title: str, parent: QWidget | None = None, *, folder: bool = False
    ) -> None:
        """The words of the two choices, and the title of the dialog that finds a file, or a `folder`."""
        super().__init__(parent)
        self._title = title
        self._folder = folder
        self._asked = ""
        self._open_wish = False
        self.choice = QComboBox()
        self.choice.addItems([usual, another])
        spoken.name(self.choice, title)
        self.choice.currentIndexChanged.connect(self._choose)
        self.path = QLineEdit()
        words = self.tr("Path of the folder") if folder else self.tr("Path of the program")
        self.path.setAccessibleName(words)
        self.path.setPlaceholderText(words)
        self.path.setAcceptDrops(False)
        self.path.editingFinished.connect(self._ask_path)
        self.browse_button = push_button("folder-open", self.tr("Browse\u2026"))
        self.browse_button.setAutoDefault(False)
        self.browse_button.clicked.connect(self._browse)
        self._row = QWidget()
        across = QHBoxLayout(self._row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.path, 1)
        across.addWidget(self.browse_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self._row)
        self.setFocusProxy(self.choice)
        self.show_chosen("")

    def show_chosen(self, path: str) -> None:
        """Show what is in use; what a person is about to choose instead stays on the screen."""
        if self._open_wish and path != self.path.text().strip():
            return
        self._open_wish = False
        self._asked = path
        self.choice.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.choice.setCurrentIndex(1 if path else 0)
        self.choice.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.path.setText(path)
        self._row.setVisible(bool(path))

    def reset(self) -> None:
        """Ask for the usual one."""
        self._open_wish = False
        self.show_chosen("")
        self.asked.emit("")

    def _choose(self, index: int) -> None:
        if index == 0:
            self.reset()
            return
        self._open_wish = True
        self._row.show()
        self.path.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_path(self) -> None:
        typed = self.path.text().strip()
        if typed and typed != self._asked:
            self._open_wish = True
            self._asked = typed
            self.asked.emit(typed)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self._title, self.path.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory if self._folder else QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        remembered.open_files(dialog, "folder" if self._folder else "program", chosen=self.path.text().strip())

    def _take(self, name: str) -> None:
        self.path.setText(name)
        self._ask_path()
