"""The composer's form for a cloud: what it is to make, what stands against it, and what it will probably cost."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from holysheep_studio.domain.chain import Chain
from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.commission import CloudChoice
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.routing import AUTO, Wish
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.widgets.dialog_parts import state_words
from holysheep_studio.ui.widgets.forms import Form, NumberField, label, push_button
from holysheep_studio.ui.widgets.physics_row import PhysicsRow
from holysheep_studio.ui.widgets.rules_form import RulesForm
from holysheep_studio.ui.widgets.spending_form import SpendingForm
from holysheep_studio.ui.widgets.words_form import WordsForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.capability import Capabilities

#: The plan is asked for this long after the last change, so that typing asks once.
REST_MS = 150
LONGEST_S = 600
PROMPT_LINES = 5
_RATES = (24, 25, 30, 50, 60)
#: A maker of this beginning is a trial; the name of a connection holds printable characters only.
TRIAL = "\x1ftrial:"
USUAL_WISH = Wish()
_SIZES = (Size(1280, 720), Size(1920, 1080), Size(3840, 2160), Size(720, 1280), Size(1080, 1920), Size(1024, 1024))


class CloudWish(Frozen, frozen=True):
    """What was filled in; with `from_clip` the chosen clips are what the prompt is about."""

    prompt: str
    choice: CloudChoice
    from_clip: bool = False
    chain: Chain | None = None  # what is agreed to after a low score
    base: GenerationRequest | None = None  # what is made again with these changes: its sources stay
    origin: str = ""  # the clip that `base` made
    rules: Wish = USUAL_WISH  # what the rules are told, where they choose
    trial: str = ""  # the trial that says which way each clip goes


class IssueWords(Frozen, frozen=True):
    """One issue as it is shown: the sentence and how grave it is."""

    words: str
    tone: str  # "negative" stops, "warning" does not


class CloudForm(QWidget):
    """Checks nothing itself; shows the plan it is given and offers the button when nothing stands against it."""

    changed = Signal(object)
    add_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = ""
        self._offered: str | None = None  # the effect that was there before the person chose one
        self._parameters: dict[str, NumberField] = {}
        self._base: GenerationRequest | None = None
        self._origin = ""
        self._unshown: GenerationRequest | None = None  # to be filled in once it is known what the model takes
        self._issues: list[QWidget] = []
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(lambda: self.changed.emit(self.wish))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_scrolled(), 1)
        column.addWidget(self._make_footer())
        self._connect()
        self._show_effect()

    @property
    def wish(self) -> CloudWish:
        """What the fields say now."""
        seed = self.seed.text().strip()
        return CloudWish(
            self.prompt.toPlainText(),
            CloudChoice(
                self._connection,
                self.model.currentText().strip(),
                str(self.effect.currentData()),
                {name: field.number for name, field in self._parameters.items()},
                self.duration.number,
                _size(str(self.size_box.currentData() or "")),
                self.rate.currentData(),
                int(seed) if seed else None,
                **self.words.wish,
                **self.physics.wish,
                project=self.spending.project_name,
                fresh=self.fresh.isChecked(),
            ),
            self.from_clip.isChecked() and self.from_clip.isEnabled() and self._base is None,
            self.spending.chain,
            self._base,
            self._origin,
            self.rules.wish,
            trial_of(self._connection),
        )

    def begin(self, connection: str) -> None:
        """Be the form of this connection."""
        if connection != self._connection:
            self._connection = connection
            self.model.clear()
            chosen = connection == AUTO or trial_of(connection)  # rules and trials name the model
            self._models.show_field(self.model, shown=not chosen)
            self.rules.setVisible(connection == AUTO)
            self.show_route("", "")
        self._change()

    def again(self, base: GenerationRequest, origin: str) -> None:
        """Show how a clip was asked for, to be changed; the rest of it when `show_abilities` tells what there is."""
        self._base, self._origin, self._unshown = base, origin, base
        spec = base.cloud
        self._offered = None
        self.prompt.setPlainText(base.prompt)
        self.effect.setCurrentIndex(max(0, self.effect.findData(base.effect)))
        self.duration.setValue(float(base.time_map.duration if spec is None else spec.duration))
        self.fresh.setChecked(False)
        self.spending.project.setCurrentText(base.project)
        if spec is not None:
            self.model.setCurrentText(spec.model)
            self.seed.setText("" if spec.seed is None else str(spec.seed))
            for name, field in self._parameters.items():
                if name in {"ratio", "speed"} and spec.speed is not None:
                    field.setValue(float(spec.speed))
            if spec.fps is not None and self.rate.findData(spec.fps) < 0:
                self.rate.addItem(self.tr("{rate} fps").format(rate=spec.fps), spec.fps)
            self.rate.setCurrentIndex(max(0, self.rate.findData(spec.fps)))
        self._show_sources()

    def end_again(self) -> None:
        """What is asked for is something new; what was filled in stays."""
        self._base, self._origin, self._unshown = None, "", None
        self._show_sources()

    def set_clips(self, count: int) -> None:
        """How many usable clips are chosen."""
        self.from_clip.setEnabled(count > 0)
        self.from_clip.setText(figures.count(max(1, count), self.tr("From the chosen clip"),
                                             self.tr("From the {n} chosen clips")))  # fmt: skip
        if self.from_clip.isChecked():
            self._change()

    def show_abilities(self, can: Capabilities) -> None:
        """Suggest what the service is known to take; anything else may still be tried."""
        before, typed = self.wish, self.model.currentText()
        self.model.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.model.clear()
        self.model.addItems(list(can.models))
        self.model.setCurrentText(typed or next(iter(can.models), ""))
        self.model.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.words.show_abilities(can)
        chosen = self.size_box.currentData()
        self.size_box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._fill_sizes(can.sizes or _SIZES)
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(chosen)))
        self.size_box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show_rest()
        if self.wish != before:  # a model, a size that is not offered any more, a word that has a field again
            self._change()

    def suggest_effect(self, name: str) -> None:
        """Begin with an effect that can be made, unless the person has chosen one already."""
        now = str(self.effect.currentData())
        if self._offered is not None and now == self._offered and now != name:
            self._offered = name
            self.effect.setCurrentIndex(max(0, self.effect.findData(name)))

    def show_route(self, words: str, looks: str) -> None:
        """Who makes it and by which rule, and how the other rules were looked at; empty where no rule was asked."""
        self.route.setText(words)
        self.route.setToolTip(looks)
        self.route.setAccessibleDescription(looks)
        self.route.setVisible(bool(words))

    def show_plan(self, issues: Sequence[IssueWords], price: str) -> None:
        """What was found about the wish; it can be queued when no issue stops it."""
        self._clear_issues()
        for issue in issues:
            made = label(issue.words, issue.tone, wrap=True)
            self._issues.append(made)
            self._issue_column.addWidget(made)
        stopped = any(issue.tone == "negative" for issue in issues)
        state_words(self.price, price, "")
        self.add_button.setEnabled(not stopped)

    def show_waiting(self) -> None:
        """Nothing is known yet: the connection is being opened."""
        self._clear_issues()
        state_words(self.price, self.tr("Asking what it can do\u2026"), "muted")

    def show_problem(self, words: str) -> None:
        """Why there is no plan."""
        self._clear_issues()
        state_words(self.price, words, "negative")
        self.add_button.setEnabled(False)

    def ask_to_add(self) -> None:
        """What the button does, for the menu and its shortcut."""
        if self.add_button.isEnabled():
            self.add_asked.emit(self.wish)

    def _make_scrolled(self) -> QScrollArea:
        self._make_words()
        self._make_measures()
        page = QWidget()
        page.setObjectName("scrolled")
        self._numbers = Form()
        self._models = first = Form()
        rest = Form()
        first.add_field(self.tr("Model"), self.model)
        first.add_field(self.tr("Effect"), self.effect)
        for words, field in (
            (self.tr("Duration"), self.duration),
            (self.tr("Size"), self.size_box),
            (self.tr("Frame rate"), self.rate),
            (self.tr("Seed"), self.seed),
        ):
            rest.add_field(words, field)
        for box in (self.model, self.effect, self.size_box, self.rate):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Prompt"), "section"))
        for widget in (self.prompt, self.from_clip, self.rules, first, self._numbers, rest, self.words, self.physics,
                       self.fresh, self.spending):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _make_words(self) -> None:
        """What is to be seen, made by which model."""
        self.prompt = QPlainTextEdit()
        self.prompt.setObjectName("prompt")
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.prompt.setPlaceholderText(self.tr("What is to be seen"))
        self.prompt.setTabChangesFocus(True)
        self.prompt.setAcceptDrops(False)
        self.prompt.setFixedHeight(PROMPT_LINES * self.prompt.fontMetrics().lineSpacing() + 16)
        self.words = WordsForm()
        self.physics = PhysicsRow()
        self.spending = SpendingForm()
        self.rules = RulesForm()
        self.rules.hide()
        self.fresh = QCheckBox(self.tr("Make it anew, even if it was made before"))
        self.from_clip = QCheckBox()
        self.model = QComboBox()
        self.model.setEditable(True)
        self.model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit = self.model.lineEdit()
        if edit is not None:
            edit.setAcceptDrops(False)
            edit.setPlaceholderText(self.tr("Name of the model"))
            edit.setAccessibleName(self.tr("Model"))
        self.effect = QComboBox()
        for effect in EFFECTS.values():
            if effect.cloud is not None:
                self.effect.addItem(texts.effect(effect.name).label, effect.name)

    def _make_measures(self) -> None:
        """How long, how large, how fast, and from which dice."""
        self.duration = NumberField(Fraction(0), Fraction(LONGEST_S), "s")
        self.duration.setStepType(NumberField.StepType.DefaultStepType)
        self.duration.setValue(5)
        self.size_box, self.rate = QComboBox(), QComboBox()
        self._fill_sizes(_SIZES)
        self.rate.addItem(self.tr("Provider's choice"), None)
        for rate in _RATES:
            self.rate.addItem(self.tr("{rate} fps").format(rate=rate), rate)
        self.seed = QLineEdit()
        self.seed.setAcceptDrops(False)
        self.seed.setPlaceholderText(self.tr("Any"))
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,18}"), self.seed))

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        footer.setObjectName("footer")
        issues = QWidget()
        self._issue_column = QVBoxLayout(issues)
        self._issue_column.setContentsMargins(0, 0, 0, 0)
        self._issue_column.setSpacing(4)
        self.route = label("", "muted", wrap=True)
        self.route.hide()
        self.price = label("", "", wrap=True)
        self.add_button = push_button("list-plus", self.tr("Add to queue"), primary=True)
        self.add_button.setEnabled(False)
        self.add_button.clicked.connect(self.ask_to_add)
        column = QVBoxLayout(footer)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for widget in (issues, self.route, self.price, self.add_button):
            column.addWidget(widget)
        return footer

    def _connect(self) -> None:
        self.prompt.textChanged.connect(self._change)
        self.model.currentTextChanged.connect(self._change)
        self._offered = str(self.effect.currentData())
        self.effect.activated.connect(self._choose_effect)
        self.effect.currentIndexChanged.connect(self._show_effect)
        self.duration.valueChanged.connect(self._change)
        self.size_box.currentIndexChanged.connect(self._change)
        self.rate.currentIndexChanged.connect(self._change)
        self.seed.textChanged.connect(self._change)
        self.from_clip.toggled.connect(self._change)
        self.words.changed.connect(self._change)
        self.physics.changed.connect(self._change)
        self.spending.changed.connect(self._change)
        self.rules.changed.connect(self._change)
        self.fresh.toggled.connect(self._change)
        self.set_clips(0)

    def _show_sources(self) -> None:
        """A clip that is made again keeps its sources."""
        self.from_clip.setVisible(self._base is None)
        self._change()

    def _show_rest(self) -> None:
        base, self._unshown = self._unshown, None
        spec = None if base is None else base.cloud
        if spec is None:
            return
        if spec.size is not None and self.size_box.findData(str(spec.size)) < 0:
            self.size_box.addItem(figures.size(spec.size.width_px, spec.size.height_px), str(spec.size))
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(str(spec.size or ""))))
        self.words.show_spec(spec)

    def _choose_effect(self) -> None:
        self._offered = None

    def _show_effect(self) -> None:
        """The numbers of the chosen effect."""
        self._numbers.clear()
        self._parameters = {}
        for parameter in EFFECTS[str(self.effect.currentData())].parameters:
            field = NumberField(parameter.lowest, parameter.highest, parameter.unit.replace("x", "\u00d7"))
            field.setValue(float(parameter.default))
            field.valueChanged.connect(self._change)
            self._numbers.add_field(texts.parameter(parameter.name), field)
            self._parameters[parameter.name] = field
        self._numbers.setVisible(bool(self._parameters))
        self._change()

    def _change(self) -> None:
        """What is known of the wish before is no longer true."""
        self.add_button.setEnabled(False)
        if self._connection:
            self._soon.start()

    def _fill_sizes(self, sizes: Sequence[Size]) -> None:
        self.size_box.clear()
        self.size_box.addItem(self.tr("Provider's choice"), "")
        for size in sizes:
            self.size_box.addItem(figures.size(size.width_px, size.height_px), str(size))

    def _clear_issues(self) -> None:
        for widget in self._issues:
            self._issue_column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._issues = []


def trial_of(maker: str) -> str:
    """The trial that a maker's name stands for; empty: none."""
    return maker.removeprefix(TRIAL) if maker.startswith(TRIAL) else ""


def _size(text: str) -> Size | None:
    width, _, height = text.partition("x")
    return Size(int(width), int(height)) if height else None
