"""The licences of all that the studio is made of: a list of parts, and the words of the one that is chosen."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio import resources
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.widgets.dialog_parts import open_at
from holysheep_studio.ui.widgets.forms import label

SIZE_PX = (880, 560)


class Part(Frozen, frozen=True):
    """One thing with a licence: its name, the licence by the SPDX list, where it comes from, the licence's words."""

    name: str
    licence: str
    home: str
    words: str


def parts() -> tuple[Part, ...]:
    """Packages and what is inside them, by name. Blocks for some milliseconds."""
    kept = json.loads(resources.path("licences", "packages.json").read_text(encoding="utf-8"))
    found = [
        Part(
            f"{row['name']} {row['version']}",
            row["licence"],
            row["home"],
            "\n\n\n".join(kept["texts"][key] for key in row["texts"]),
        )
        for row in kept["packages"]
    ]
    inside = resources.table("licences", "parts.toml").values()
    found += [Part(row["name"], row["licence"], row["source"], _standard(row["licence"])) for row in inside]
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def _standard(licence: str) -> str:
    """The words of the GNU licences, and of Apache's, that a licence names; the shorter ones stand in the package."""
    names = licence.replace("(", " ").replace(")", " ").split()
    wanted = dict.fromkeys(name.removesuffix("-only").removesuffix("-or-later") for name in names)
    files = [resources.folder() / "licences" / "texts" / f"{name}.txt" for name in wanted]
    return "\n\n\n".join(file.read_text(encoding="utf-8").strip() for file in files if file.exists())


class LicencesSheet(QDialog):
    """A list to choose from, with a filter, beside the words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts = parts()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a part or a licence"))
        self.filter.setAccessibleName(self.tr("Find a part or a licence"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Parts of the studio"))
        self.list.setSpacing(4)  # two lines each: which belong together is seen by what is between
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for part in self._parts:
            QListWidgetItem(f"{part.name}\n{part.licence}", self.list)
        self.words = QPlainTextEdit(readOnly=True)
        self.words.setAccessibleName(self.tr("Words of the licence"))
        self.words.setTabChangesFocus(True)
        self.list.currentRowChanged.connect(self._show)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(self.words)
        both.setStretchFactor(1, 1)
        both.setSizes([300, 580])
        whole = QVBoxLayout(self)
        whole.addWidget(
            label(self.tr("The studio itself is under the MIT licence. What it is made of:"), "muted", wrap=True)
        )
        whole.addWidget(both, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())  # the style's own fits no dark theme
        buttons.rejected.connect(self.reject)
        whole.addWidget(buttons)
        open_at(self, *SIZE_PX)
        self.list.setCurrentRow(0)
        self.filter.setFocus()

    def _show(self, row: int) -> None:
        if row < 0:
            self.words.clear()
            return
        part = self._parts[row]
        words = part.words or self.tr("Its words stand in the package that brings it, and at its address.")
        self.words.setPlainText(f"{part.name}\n{part.licence}\n{part.home}\n\n{words}")

    def _filter(self, wanted: str) -> None:
        seen = [wanted.casefold() in f"{part.name} {part.licence}".casefold() for part in self._parts]
        for row, shown in enumerate(seen):
            self.list.item(row).setHidden(not shown)
        current = self.list.currentRow()
        if current < 0 or not seen[current]:
            self.list.setCurrentRow(seen.index(True) if any(seen) else -1)
