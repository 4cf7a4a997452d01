"""The matter of a scene: its kind, a preset to begin with, the numbers that mean something for it, and their check."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from holysheep_studio.domain.issue import IssueCode, Severity
from holysheep_studio.domain.parameters import PARAMETERS, checked_all, parameters_of
from holysheep_studio.domain.physics import PhysicsType, checked
from holysheep_studio.domain.staging import number_of, of_material, own_number, with_parameter, with_type
from holysheep_studio.ui import physics_words
from holysheep_studio.ui.translation import say
from holysheep_studio.ui.widgets.forms import CalmChoice, Form, label
from holysheep_studio.ui.widgets.number_row import NumberRow, Scale
from holysheep_studio.ui.widgets.preset_compare import PresetCompare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.material import Material
    from holysheep_studio.domain.staging import Staging

SWATCH_PX = 14
#: What providers call custom is for those who know; it stands last.
_KINDS = tuple(PhysicsType)


def swatch(tint: str) -> QIcon:
    """A small disc of a colour."""
    made = QPixmap(SWATCH_PX * 2, SWATCH_PX * 2)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(128, 128, 128, 120))
    painter.setBrush(QColor(tint))
    painter.drawEllipse(2, 2, SWATCH_PX * 2 - 4, SWATCH_PX * 2 - 4)
    painter.end()
    return QIcon(made)


class MatterPage(QWidget):
    """`edited(staging, words, key)`: edits with the same key are one step to take back."""

    edited = Signal(object, str, str)

    def __init__(self, materials: Sequence[Material], parent: QWidget | None = None) -> None:
        """`materials` are offered in their order."""
        super().__init__(parent)
        self._materials = {one.id: one for one in materials}
        self._staging: Staging | None = None
        self.kind, self.material = CalmChoice(), CalmChoice()
        for kind in _KINDS:
            self.kind.addItem(say("physics", physics_words.TYPES[kind]), kind)
        self.compare = PresetCompare()
        self.rows = {name: NumberRow(_scale(name)) for name in PARAMETERS}
        self.others = label("", "muted", wrap=True)
        self.strict = QCheckBox(self.tr("Strict"))
        self.strict.setToolTip(self.tr("Refuse what is out of range, with its field and range"))
        self._strictness = label("", "muted", wrap=True)
        self._findings = label("", "warning", wrap=True)
        self._arrange()
        self.kind.activated.connect(self._choose_kind)
        self.material.activated.connect(self._choose_material)
        self.compare.taken_back.connect(self._take_back)
        self.strict.clicked.connect(self._set_strict)
        for name, row in self.rows.items():
            row.edited.connect(lambda value, hand, name=name: self._set(name, value, hand))

    def show_staging(self, staging: Staging) -> None:
        """Show what is set, and only what matters for this kind."""
        self._staging = staging
        kind = staging.physics.type
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(_KINDS.index(kind))
        self._offer_materials(kind)
        with QSignalBlocker(self.material):
            self.material.setCurrentIndex(max(0, self.material.findData(staging.material)))
        self.compare.show_staging(staging, self._materials.get(staging.material))
        wanted = {parameter.name for parameter in parameters_of(kind)}
        for name, row in self.rows.items():
            value = number_of(staging, name)
            row.setVisible(name in wanted or (value is not None and name in staging.physics.parameters))
            row.show_value(value, own_number(staging, name, PARAMETERS[name].usual))
        self.strict.setChecked(staging.physics.strict_mode)
        self._strictness.setText(
            self.tr("What is out of range is refused, with its field and range.")
            if staging.physics.strict_mode
            else self.tr("Lenient: what is out of range is clamped, with a warning.")
        )
        self._show_findings(staging)

    def _arrange(self) -> None:
        form = Form(label_px=72)  # the names of simulations want the rest
        form.add_field(self.tr("Simulation"), self.kind)
        form.add_field(self.tr("Material"), self.material)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(form)
        column.addWidget(self.compare)
        for row in self.rows.values():
            column.addWidget(row)
        for widget in (self.others, self.strict, self._strictness, self._findings):
            column.addWidget(widget)
        column.addStretch(1)

    def _offer_materials(self, kind: PhysicsType) -> None:
        open_kind = kind in {PhysicsType.AUTO, PhysicsType.CUSTOM}
        fitting = [one for one in self._materials.values() if open_kind or one.type is kind]
        if [self.material.itemData(n) for n in range(1, self.material.count())] == [one.id for one in fitting]:
            return
        with QSignalBlocker(self.material):
            self.material.clear()
            self.material.addItem(self.tr("None"), "")
            for one in fitting:
                self.material.addItem(swatch(one.tint), physics_words.material(one), one.id)

    def _show_findings(self, staging: Staging) -> None:
        shown, wire = checked_all(staging.physics)[1], checked(staging.physics)[1]
        by_row: dict[str, list[tuple[str, str]]] = defaultdict(list)
        rest: list[str] = []
        for issue in dict.fromkeys(_identity(one) for one in (*shown, *wire)):
            found = next(one for one in (*shown, *wire) if _identity(one) == issue)
            name = found.where.rpartition(".")[2]
            said = self._finding_words(found, sent_only=found not in shown)
            if name in self.rows:
                by_row[name].append(said)
            else:
                rest.append(f"{found.where}: {said[0]}")
        for name, row in self.rows.items():
            tones = {tone for _, tone in by_row[name]}
            row.show_finding("\n".join(words for words, _ in by_row[name]),
                             "negative" if "negative" in tones else "warning")  # fmt: skip
        self._findings.setText("\n".join(rest))
        self._findings.setVisible(bool(rest))
        odd = [name for name in staging.physics.parameters if name not in self.rows]
        self.others.setText(self.tr("Also kept and sent as they are: {names}").format(names=", ".join(odd)))
        self.others.setVisible(bool(odd))

    def _finding_words(self, issue: Issue, *, sent_only: bool) -> tuple[str, str]:
        values = defaultdict(str, issue.values)
        tone = "negative" if issue.severity is Severity.ERROR else "warning"
        match issue.code:
            case IssueCode.CLAMPED if sent_only:
                words = self.tr("Providers take {expected}: {used} is sent. The preview shows {value}.")
            case IssueCode.CLAMPED:
                words = self.tr("{value} is outside {expected}; {used} is used.")
            case IssueCode.OUT_OF_RANGE if sent_only:
                words = self.tr("Strict: providers take {expected}, so this cannot be sent. The preview shows it.")
            case IssueCode.OUT_OF_RANGE:
                words = self.tr("Strict: {value} is outside {expected}.")
            case IssueCode.IRRELEVANT:
                words = self.tr("Means nothing for this simulation and is left out.")
                if issue.severity is Severity.ERROR:
                    words = self.tr("Strict: means nothing for this simulation.")
            case IssueCode.NOT_FINITE:
                words = self.tr("Is no finite number.")
            case _:
                words = self.tr("Cannot be {value}; allowed: {expected}.")
        return words.format_map(values), tone

    def _choose_kind(self) -> None:
        kind = PhysicsType(self.kind.currentData())
        if self._staging is not None and kind is not self._staging.physics.type:
            self.edited.emit(with_type(self._staging, kind), self.tr("Choose the simulation"), "")

    def _choose_material(self) -> None:
        if self._staging is None:
            return
        chosen = self._materials.get(str(self.material.currentData()))
        if chosen is None:
            self.edited.emit(replace(self._staging, material="", tint=""), self.tr("No material"), "")
        else:
            self.edited.emit(of_material(self._staging, chosen), physics_words.material(chosen), "")

    def _set(self, name: str, value: float | None, hand: int) -> None:
        if self._staging is None or value == number_of(self._staging, name):
            return
        words = physics_words.parameter(name)
        self.edited.emit(with_parameter(self._staging, name, value), words, f"{name} {hand}")

    def _take_back(self, names: tuple[str, ...]) -> None:
        material = None if self._staging is None else self._materials.get(self._staging.material)
        if self._staging is None or material is None:
            return
        staging = self._staging
        for name in names:
            staging = with_parameter(staging, name, material.parameters.get(name))
        self.edited.emit(staging, self.tr("As {material}").format(material=physics_words.material(material)), "")

    def _set_strict(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if self._staging is not None:
            physics = replace(self._staging.physics, strict_mode=on)
            self.edited.emit(replace(self._staging, physics=physics), self.tr("Strict"), "")


def _identity(issue: Issue) -> tuple[str, IssueCode, Severity]:
    return issue.where, issue.code, issue.severity


def _scale(name: str) -> Scale:
    known = PARAMETERS[name]
    bounds = known.range
    return Scale(name, physics_words.parameter(name), bounds.unit, bounds.lowest, bounds.highest, known.decades,
                 physics_words.about(name))  # fmt: skip
