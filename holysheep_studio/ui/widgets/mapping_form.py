"""Which column of a sheet says what, and the words that prompts are made of, with the first prompt shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from holysheep_studio.domain.catalogue import Reading
from holysheep_studio.domain.columns import Columns, Field
from holysheep_studio.ui import spoken
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.forms import CalmChoice, label

if TYPE_CHECKING:
    from holysheep_studio.domain.sheet import Sheet

FIELDS = {
    Field.SKU: QT_TRANSLATE_NOOP("catalogue", "SKU"),
    Field.NAME: QT_TRANSLATE_NOOP("catalogue", "Name"),
    Field.MATERIAL: QT_TRANSLATE_NOOP("catalogue", "Material"),
    Field.HIGHLIGHT: QT_TRANSLATE_NOOP("catalogue", "Highlight"),
    Field.MOOD: QT_TRANSLATE_NOOP("catalogue", "Mood"),
    Field.PICTURE: QT_TRANSLATE_NOOP("catalogue", "Picture"),
    Field.EFFECT: QT_TRANSLATE_NOOP("catalogue", "Effect"),
    Field.DURATION: QT_TRANSLATE_NOOP("catalogue", "Duration"),
    Field.ASPECT: QT_TRANSLATE_NOOP("catalogue", "Aspect"),
    Field.PRICE_CAP: QT_TRANSLATE_NOOP("catalogue", "Price cap"),
    Field.PROMPT: QT_TRANSLATE_NOOP("catalogue", "Own prompt"),
    Field.NEGATIVE: QT_TRANSLATE_NOOP("catalogue", "Not to be seen"),
}
_LONGEST_SAMPLE = 40


class MappingForm(QScrollArea):
    """Emits `changed` for every choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(10, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Prompt"), "section"))
        self.template = QPlainTextEdit()
        self.template.setObjectName("prompt")
        self.template.setAccessibleName(self.tr("Prompt template"))
        self.template.setToolTip(
            self.tr("{name}, {material} ... or any {column}; what stands in [brackets] is left out where it is empty")
        )
        self.template.setTabChangesFocus(True)
        self.template.setFixedHeight(96)
        self.template.textChanged.connect(self.changed)
        column.addWidget(self.template)
        self.preview = label("", "muted", wrap=True)
        self.preview.setAccessibleName(self.tr("The first prompt"))
        column.addWidget(self.preview)
        column.addWidget(label(self.tr("Columns"), "section"))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.choices: dict[Field, CalmChoice] = {}
        for field, words in FIELDS.items():
            choice = self.choices[field] = CalmChoice()
            spoken.name(choice, say("catalogue", words))
            choice.setMinimumWidth(120)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            form.addRow(label(say("catalogue", words)), choice)
            choice.activated.connect(lambda _at: self.changed.emit())
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(page)

    def show_sheet(self, sheet: Sheet, reading: Reading) -> None:
        """Offer the columns of a sheet, each with what its first row says."""
        first = sheet.rows[0].cells
        for field, choice in self.choices.items():
            choice.blockSignals(True)  # noqa: FBT003 - Qt's argument
            choice.clear()
            choice.addItem(self.tr("not asked for"), "")
            for n in sheet.asked:
                name, sample = sheet.header[n], first[n][:_LONGEST_SAMPLE]
                choice.addItem(f"{name} \u2014 {sample}" if sample else name, name)
            choice.setCurrentIndex(max(0, choice.findData(reading.columns.of.get(field, ""))))
            choice.blockSignals(False)  # noqa: FBT003 - Qt's argument
        self.template.blockSignals(True)  # noqa: FBT003 - Qt's argument
        self.template.setPlainText(reading.template)
        self.template.blockSignals(False)  # noqa: FBT003 - Qt's argument

    def show_columns(self, columns: Columns) -> None:
        """Choose other columns; the words of the prompt stay."""
        for field, choice in self.choices.items():
            choice.setCurrentIndex(max(0, choice.findData(columns.of.get(field, ""))))
        self.changed.emit()

    @property
    def reading(self) -> Reading:
        """What is chosen now."""
        chosen = {field: str(choice.currentData() or "") for field, choice in self.choices.items()}
        columns = Columns({field: name for field, name in chosen.items() if name})
        return Reading(columns, " ".join(self.template.toPlainText().split()))
