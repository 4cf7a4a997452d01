"""Opens the help where the person is: F1 in a panel or a dialog shows the page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QWidget

from holysheep_studio.ui import help_pages, translation

if TYPE_CHECKING:
    from holysheep_studio.ui.dialogs.help import HelpDialog
    from holysheep_studio.ui.window import Window

_GIVEN = "help_key"


class HelpPresenter(QObject):
    """One help at a time; it belongs to the dialog it was asked for in, for others are shut out while that is open."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: HelpDialog | None = None
        window.actions_by_name["help"].triggered.connect(self.open_here)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._give_key)

    def open_here(self) -> None:
        """The page about where the keys go."""
        self.open(help_pages.about(self.place(QApplication.focusWidget())), self._window)

    def open(self, name: str, parent: QWidget) -> None:
        """Show a page, in the window that is open already where it belongs to the same parent."""
        from holysheep_studio.ui.dialogs.help import HelpDialog

        if self.dialog is None or self.dialog.parentWidget() is not parent:
            if self.dialog is not None:
                self.dialog.close()
            self.dialog = HelpDialog(translation.current().value, parent)
            self.dialog.finished.connect(self._forget)
            self.dialog.show()
        self.dialog.show_page(name)
        self.dialog.raise_()
        self.dialog.activateWindow()

    def place(self, widget: QWidget | None) -> str:
        """The panel or dialog that a widget is in, by its name or its class."""
        while widget is not None:
            if isinstance(widget, QDockWidget):
                return widget.objectName()
            if widget is self._window.viewer:
                return "viewer"
            if isinstance(widget, QDialog):
                return type(widget).__name__
            widget = widget.parentWidget()
        return ""

    def _give_key(self, _: QWidget | None, now: QWidget | None) -> None:
        """The window's own key does not reach into a dialog that shuts the window out."""
        from holysheep_studio.ui.dialogs.help import HelpDialog

        dialog = None if now is None else now.window()
        if not isinstance(dialog, QDialog) or isinstance(dialog, HelpDialog) or dialog.property(_GIVEN):
            return
        above: QWidget | None = dialog
        while above is not None and above is not self._window:  # what is above a window Qt does not call its ancestor
            above = above.parentWidget()
        if above is None:
            return
        dialog.setProperty(_GIVEN, True)  # noqa: FBT003 - Qt's signature
        key = self._window.actions_by_name["help"].shortcut()
        shortcut = QShortcut(QKeySequence("F1") if key.isEmpty() else key, dialog)
        shortcut.activated.connect(lambda: self.open(help_pages.about(type(dialog).__name__), dialog))

    def _forget(self) -> None:
        self.dialog = None
