"""Settings: what can be set, applied at once, each with its way back; and a look over the machine."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.schedule import windows
from holysheep_studio.domain.settings import LIMITS, Settings, Theme
from holysheep_studio.ui.widgets.dialog_parts import close_row, state_words
from holysheep_studio.ui.widgets.findings import FindingsList
from holysheep_studio.ui.widgets.forms import NumberField, label, push_button, tool_button
from holysheep_studio.ui.widgets.language_field import LanguageField
from holysheep_studio.ui.widgets.program_field import ProgramField
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QToolButton

    from holysheep_studio.ui.widgets.findings import Finding

DEFAULTS = Settings()


class SettingsDialog(QDialog):
    """Says what is to be set; shows what is set. Knows no service."""

    changed = Signal(str, object)
    program_asked = Signal(str)
    folder_asked = Signal()
    machine_asked = Signal()

    def __init__(self, folder: str, parent: QWidget) -> None:
        """`folder` is the data folder."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._resets: dict[str, QToolButton] = {}
        self._settings = DEFAULTS
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(self._make_general(folder), self.tr("General"))
        self.pages.addTab(self._make_machine(), self.tr("This machine"))
        self.pages.addTab(self._make_queue(), self.tr("Queue"))
        self.pages.currentChanged.connect(self._show_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.pages, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(close_row(self))
        column.addLayout(foot)
        self.resize(640, 440)
        self.theme.setFocus()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set, without telling it back."""
        self._settings = settings
        _show(self.theme, lambda: self.theme.setCurrentIndex(self.theme.findData(settings.theme.value)))
        _show(self.local, lambda: self.local.setValue(settings.concurrency))
        _show(self.cloud, lambda: self.cloud.setValue(settings.cloud_concurrency))
        _show(self.failures, lambda: self.failures.setValue(settings.stop_after_failures))
        _show(self.off_peak, lambda: self.off_peak.setText(settings.off_peak))
        _show(self.only_off_peak, lambda: self.only_off_peak.setChecked(settings.only_off_peak))
        self.language.show_chosen(settings.language)
        self.program.show_chosen(settings.ffmpeg)
        for name, button in self._resets.items():
            button.setEnabled(getattr(settings, name) != getattr(DEFAULTS, name))

    def show_page(self, name: str) -> None:
        """Bring a page to the front by its name; an unknown one changes nothing."""
        if name == "machine":
            self.pages.setCurrentIndex(1)

    def show_program(self, words: str, tone: str) -> None:
        """What the FFmpeg is that was asked about, or why it is none."""
        state_words(self.program_state, words, tone)

    def show_machine(self, findings: Sequence[Finding]) -> None:
        """What was found on the machine."""
        self.findings.show_findings(findings)
        self.copy_button.setEnabled(True)
        self.again_button.setEnabled(True)

    def _make_general(self, folder: str) -> QWidget:
        self.theme = QComboBox()
        for theme, words in (
            (Theme.SYSTEM, self.tr("Like the system")),
            (Theme.LIGHT, self.tr("Light")),
            (Theme.DARK, self.tr("Dark")),
        ):
            self.theme.addItem(words, theme.value)
        self.theme.currentIndexChanged.connect(
            lambda _: self.changed.emit("theme", Theme(str(self.theme.currentData())))
        )
        self.language = LanguageField()
        self.language.chosen.connect(lambda language: self.changed.emit("language", language))
        self.program = ProgramField(
            self.tr("The one that came with the studio"), self.tr("Another program"), self.tr("Choose FFmpeg")
        )
        self.program.asked.connect(self._ask_program)
        self.program_state = label("", "muted", wrap=True)
        self.local = self._number("concurrency")
        self.cloud = self._number("cloud_concurrency")
        self.folder = ElidedLabel()
        self.folder.setText(folder)
        self.folder.setToolTip(folder)
        page = QWidget()
        page.setObjectName("panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 20, 24, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        self._add(grid, 0, self.tr("Theme"), self.theme, "theme")
        self._add(grid, 1, self.tr("Language"), self.language, "language")
        self._add(grid, 2, self.tr("FFmpeg"), self.program, "ffmpeg")
        grid.addWidget(self.program_state, 3, 1)
        self._add(grid, 4, self.tr("Local jobs at once"), self.local, "concurrency")
        self._add(grid, 5, self.tr("Cloud jobs at once"), self.cloud, "cloud_concurrency")
        opener = push_button("external-link", self.tr("Open"))
        opener.setAutoDefault(False)
        opener.setAccessibleName(self.tr("Open the data folder"))
        opener.clicked.connect(self.folder_asked)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.folder, 1)
        across.addWidget(opener)
        grid.addWidget(label(self.tr("Data folder"), "muted"), 6, 0)
        grid.addWidget(row, 6, 1)
        grid.setRowStretch(7, 1)
        return page

    def _make_queue(self) -> QWidget:
        """When the queue starts jobs, and when it stops by itself."""
        self.failures = self._number("stop_after_failures")
        self.failures.setToolTip(self.tr("0: never. Failures count that have the same cause at the same provider."))
        self.off_peak = QLineEdit()
        self.off_peak.setPlaceholderText("22:00-06:00")
        self.off_peak.setToolTip(self.tr("Daily hours by the clock of this machine, several with commas"))
        self.off_peak.editingFinished.connect(self._tell_hours)
        self.only_off_peak = QCheckBox(self.tr("Start jobs only then, unless a job says otherwise"))
        self.only_off_peak.toggled.connect(lambda on: self.changed.emit("only_off_peak", on))
        page = QWidget()
        page.setObjectName("panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 20, 24, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        self._add(grid, 0, self.tr("Stop after failures of one kind"), self.failures, "stop_after_failures")
        self._add(grid, 1, self.tr("Off-peak hours"), self.off_peak, "off_peak")
        self._add(grid, 2, self.tr("All jobs"), self.only_off_peak, "only_off_peak")
        grid.setRowStretch(3, 1)
        return page

    def _tell_hours(self) -> None:
        """Only what can be read is told; else what was set comes back."""
        try:
            windows(self.off_peak.text())
        except InputError:
            self.off_peak.setText(self._settings.off_peak)
            return
        if self.off_peak.text() != self._settings.off_peak:
            self.changed.emit("off_peak", self.off_peak.text())

    def _make_machine(self) -> QWidget:
        self.findings = FindingsList()
        self.again_button = push_button("rotate-ccw", self.tr("Check again"))
        self.again_button.clicked.connect(self._ask_machine)
        self.copy_button = push_button("copy", self.tr("Copy"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.findings.text))
        row = QHBoxLayout()
        row.addWidget(self.again_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        for button in (self.again_button, self.copy_button):
            button.setAutoDefault(False)
        page = QWidget()
        page.setObjectName("panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.findings, 1)
        column.addLayout(row)
        return page

    def _add(self, grid: QGridLayout, row: int, words: str, field: QWidget, name: str) -> None:
        caption = label(words, "muted")
        caption.setBuddy(field)
        tall = name == "ffmpeg"
        if tall:
            caption.setContentsMargins(0, 6, 0, 0)  # on a line with the words beside it
        if not field.accessibleName():
            field.setAccessibleName(words)
        reset = tool_button("rotate-ccw", self.tr("Reset {setting}").format(setting=words))
        reset.clicked.connect(lambda: self._reset(name))
        self._resets[name] = reset
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(field, row, 1)
        grid.addWidget(reset, row, 2, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignCenter)

    def _number(self, name: str) -> NumberField:
        least, most = LIMITS[name]
        field = NumberField(Fraction(least), Fraction(most), "")
        field.setDecimals(0)
        field.setStepType(NumberField.StepType.DefaultStepType)
        field.setKeyboardTracking(False)
        field.setToolTip(self.tr("{low} to {high}").format(low=least, high=most))
        field.valueChanged.connect(lambda value: self.changed.emit(name, int(value)))
        return field

    def _reset(self, name: str) -> None:
        if name == "ffmpeg":
            self.program.reset()
        else:
            self.changed.emit(name, getattr(DEFAULTS, name))

    def _ask_program(self, path: str) -> None:
        state_words(self.program_state, self.tr("Asking the program\u2026"), "muted")
        self.program_asked.emit(path)

    def _show_page(self, number: int) -> None:
        if number == 1 and not self.findings.text:
            self._ask_machine()

    def _ask_machine(self) -> None:
        self.again_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self.findings.say(
            self.tr("Looking over the machine; encoders are really tried, which takes some seconds\u2026")
        )
        self.machine_asked.emit()


def _show(field: QWidget, put: Callable[[], object]) -> None:
    field.blockSignals(True)  # noqa: FBT003 - Qt's signature
    put()
    field.blockSignals(False)  # noqa: FBT003 - Qt's signature
