"""Says how the numbers differ from the preset they began with, and takes them back one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from holysheep_studio.domain.parameters import PARAMETERS
from holysheep_studio.domain.staging import compared
from holysheep_studio.ui import figures, physics_words
from holysheep_studio.ui.widgets.forms import Fold, label, tool_button
from holysheep_studio.ui.widgets.quantity_entry import number_words
from holysheep_studio.ui.widgets.viewer_labels import giving_way

if TYPE_CHECKING:
    from holysheep_studio.domain.material import Material
    from holysheep_studio.domain.staging import Staging


class PresetCompare(QWidget):
    """`taken_back` names the parameters that should be as in the preset again."""

    taken_back = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self.about = label("", "muted", wrap=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.fold = Fold(self.tr("Compare with the preset"), self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addWidget(self.fold)

    def show_staging(self, staging: Staging, material: Material | None) -> None:
        """Compare with a material; nothing shows without one."""
        self.setVisible(material is not None)
        if material is None:
            return
        found = compared(staging, material)
        if found:
            one, many = self.tr("1 number differs from {name}."), self.tr("{n} numbers differ from {name}.")
            name = physics_words.material(material)
            words = figures.count(len(found), one.replace("{name}", name), many.replace("{name}", name))
        else:
            words = self.tr("As in the preset. Source: {source}").format(source=physics_words.material_source(material))
        self.about.setText(words)
        self.fold.setVisible(bool(found))
        if self._shown != (material.id, *found.items()):
            self._shown = (material.id, *found.items())
            self._fill(dict(found))

    def _fill(self, found: dict[str, tuple[float | None, object]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column, words in enumerate(("", self.tr("Preset"), self.tr("Yours"))):
            self._grid.addWidget(label(words, "muted"), 0, column)
        for row, (name, (preset, own)) in enumerate(found.items(), start=1):
            unit = PARAMETERS[name].range.unit if name in PARAMETERS else ""
            self._grid.addWidget(giving_way(physics_words.parameter(name)), row, 0)
            self._grid.addWidget(label(_words(preset, unit)), row, 1)
            self._grid.addWidget(label(_words(own, unit)), row, 2)
            back = tool_button("undo-2", self.tr("{name} as in the preset").format(name=physics_words.parameter(name)))
            back.clicked.connect(lambda _=False, name=name: self.taken_back.emit((name,)))
            self._grid.addWidget(back, row, 3)


def _words(value: object, unit: str) -> str:
    if value is None:
        return "\u2013"
    return f"{number_words(value)} {unit}".rstrip() if isinstance(value, int | float) else str(value)
