"""Final: asks how large and by which method the clip of a draft is to be made again, and when that starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.ui import figures
from holysheep_studio.ui.widgets.dialog_parts import answer_row
from holysheep_studio.ui.widgets.fitting import fit_screen
from holysheep_studio.ui.widgets.form_steps import FormSteps, Part, beside_answers
from holysheep_studio.ui.widgets.forms import Form, label
from holysheep_studio.ui.widgets.method_table import MethodTable
from holysheep_studio.ui.widgets.strength import Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.upscale import Model

#: As `size_from_text` reads them; a draft that does not exist yet has no pixels to choose by.
SIZES = (("1080p", "1080p"), ("1440p", "1440p"), ("4K", "4k"), ("8K", "8k"), ("2\u00d7", "2x"), ("4\u00d7", "4x"))
FIRST = "4k"
WIDTH_PX = 460


class FinalDialog(QDialog):
    """One wish for all chosen drafts."""

    asked = Signal(object, bool)  # Enlargement, whether the draft has to be accepted first

    def __init__(self, count: int, title: str, parent: QWidget) -> None:
        """`count` drafts; `title` names the first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            figures.count(count, self.tr("Final of {title}").format(title=title), self.tr("Finals of {n} drafts"))
        )
        self.size_box = QComboBox()
        for words, size in SIZES:
            self.size_box.addItem(words, size)
        self.size_box.setCurrentIndex(self.size_box.findData(FIRST))
        self.methods = MethodTable()
        self.sharpen, self.denoise = Strength(self.tr("Sharpen")), Strength(self.tr("Reduce noise"))
        self.approval = QCheckBox(self.tr("Start when I have accepted the draft's clip"))
        self.approval.setChecked(True)
        form, strengths = Form(), Form()
        form.add_field(self.tr("Size"), self.size_box)
        strengths.add_field(self.tr("Sharpen"), self.sharpen)
        strengths.add_field(self.tr("Reduce noise"), self.denoise)
        buttons = answer_row()
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Add to queue"))
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        about = label(self.tr("The final is made from the draft's clip, on this machine."), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (about, form, self.methods, strengths, self.approval):
            column.addWidget(widget)
        method = Part(self.tr("Method"), lambda: self.methods.method, self.methods.choose)
        self.steps = FormSteps(self, self, {"method": method})
        self.methods.chosen.connect(self.steps.changed)
        column.addLayout(beside_answers(self.steps, buttons))
        self.steps.begin()
        self.resize(max(WIDTH_PX, column.minimumSize().width()), self.sizeHint().height())  # large type needs more
        fit_screen(self)

    @property
    def wish(self) -> Enlargement:
        """What the fields say."""
        return Enlargement(
            str(self.size_box.currentData()), self.methods.method, self.sharpen.value, self.denoise.value
        )

    def add_models(self, models: Sequence[Model]) -> None:
        """The user's own models beside the studio's methods."""
        self.methods.add_models(models)

    def _add(self) -> None:
        self.asked.emit(self.wish, self.approval.isChecked())
        self.accept()
