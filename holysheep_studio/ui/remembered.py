"""Remembered: how large a dialog was and how its parts were divided, and the folder that a file was last taken from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QSplitter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

#: Where it stands in what the window keeps; "Reset layout" forgets the shapes.
SHAPES, FOLDERS = "shapes", "folders"


class _Shape(QObject):
    """A child of the dialog, which puts back how it was and keeps how it is when it is closed."""

    def __init__(self, dialog: QDialog, kept: QSettings) -> None:
        super().__init__(dialog)
        self._dialog, self._kept = dialog, kept
        self._name = f"{SHAPES}/{type(dialog).__name__}"
        size = kept.value(f"{self._name}/size")
        if isinstance(size, QSize) and size.isValid():
            dialog.resize(size.boundedTo(dialog.screen().availableSize()))
        for number, parts in enumerate(dialog.findChildren(QSplitter)):
            state = kept.value(f"{self._name}/parts{number}")
            if isinstance(state, QByteArray):
                parts.restoreState(state)
        dialog.finished.connect(self._keep)

    def _keep(self, _code: int) -> None:
        if not self._dialog.isMaximized():
            self._kept.setValue(f"{self._name}/size", self._dialog.size())
        for number, parts in enumerate(self._dialog.findChildren(QSplitter)):
            self._kept.setValue(f"{self._name}/parts{number}", parts.saveState())


def shape(dialog: QDialog) -> None:
    """Give a dialog the size and the parts that it had when it was closed last; called when it is put together."""
    kept = _kept(dialog)
    if kept is not None:
        _Shape(dialog, kept)


def shape_late(dialog: QDialog) -> None:
    """The same for a dialog of the studio whose size follows what is in it: it is never smaller than that.

    Called while it is being shown; where `shape` was called, nothing is left to be done.
    """
    kept = _kept(dialog)
    if kept is None or not type(dialog).__module__.startswith(__package__) or dialog.findChild(_Shape) is not None:
        return
    needed, centre = dialog.size(), dialog.frameGeometry().center()
    _Shape(dialog, kept)
    dialog.resize(dialog.size().expandedTo(needed))
    if dialog.testAttribute(Qt.WidgetAttribute.WA_Moved):  # it has chosen its place: it stays in the middle of that
        dialog.move(centre.x() - dialog.width() // 2, dialog.y())


def forget_shapes(kept: QSettings) -> None:
    """Let every dialog open as at first."""
    kept.remove(SHAPES)


def open_files(dialog: QFileDialog, what: str, *, chosen: str = "") -> None:
    """Open a file dialog in the folder where a file of this kind was chosen last, and remember where one is now.

    Where `chosen` stands in the field already, and is there, the dialog opens on that instead.
    """
    kept = _kept(dialog)
    if kept is not None:
        last = str(kept.value(f"{FOLDERS}/{what}", ""))
        if chosen and Path(chosen).exists():
            dialog.setDirectory(_folder_of(dialog, chosen))
        elif last and Path(last).is_dir():
            proposed = next(iter(dialog.selectedFiles()), "")
            dialog.setDirectory(last)
            if proposed and dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
                dialog.selectFile(Path(proposed).name)
        dialog.filesSelected.connect(lambda names: kept.setValue(f"{FOLDERS}/{what}", _folder_of(dialog, names[0])))
    dialog.resize(dialog.size().boundedTo(dialog.screen().availableSize()))
    dialog.open()


def _folder_of(dialog: QFileDialog, name: str) -> str:
    return name if dialog.fileMode() is QFileDialog.FileMode.Directory else str(Path(name).parent)


def _kept(widget: QObject) -> QSettings | None:
    """What the window keeps that a widget belongs to; None where there is no such window."""
    above: QObject | None = widget
    while above is not None:
        kept = getattr(above, "kept", None)
        if isinstance(kept, QSettings):
            return kept
        above = above.parent()
    return None
