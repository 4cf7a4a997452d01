"""The first run: language and folders, a look over the machine, and ways to begin; none needs an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.settings import Settings, Theme
from holysheep_studio.ui import icons
from holysheep_studio.ui.widgets.dialog_parts import open_at, state_words
from holysheep_studio.ui.widgets.findings import FindingsList
from holysheep_studio.ui.widgets.forms import Form, label, push_button
from holysheep_studio.ui.widgets.language_field import LanguageField
from holysheep_studio.ui.widgets.program_field import ProgramField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.ui.widgets.findings import Finding

LOGO_PX = 48


class WelcomeDialog(QDialog):
    """Three short pages; every one can be passed over, and Escape leaves at once."""

    changed = Signal(str, object)
    machine_asked = Signal()
    chosen = Signal(str)  # the name of the command to begin with

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("First steps"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = QStackedWidget()
        for page in (self._make_first(), self._make_machine(), self._make_begin()):
            self.pages.addWidget(page)
        self.place = label("", "muted")
        self.back_button = QPushButton(self.tr("Back"))
        self.next_button = QPushButton(self.tr("Next"))
        self.next_button.setObjectName("primary")
        self.skip_button = QPushButton(self.tr("Skip"))
        for button in (self.back_button, self.next_button, self.skip_button):
            button.setIcon(QIcon())
        self.next_button.setDefault(True)
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.skip_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        foot.addWidget(self.place)
        foot.addSpacing(12)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 20)
        column.setSpacing(16)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        open_at(self, 640, 480)
        self._turn(0)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set, without telling it back."""
        self.theme.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.theme.setCurrentIndex(self.theme.findData(settings.theme.value))
        self.theme.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.language.show_chosen(settings.language)
        self.clips.show_chosen(settings.clips_folder)

    def show_machine(self, findings: Sequence[Finding], *, sound: bool) -> None:
        """What was found on the machine."""
        self.findings.show_findings(findings)
        words = self.tr("Everything that is needed is here.")
        if not sound:
            words = self.tr("Something is missing; the rows below say how to mend it. You can go on all the same.")
        state_words(self.verdict, words, "muted" if sound else "warning")

    def tell(self, words: str) -> None:
        """What could not be done on the first page."""
        state_words(self.told, words, "negative")

    def _make_first(self) -> QWidget:
        page, column = self._page(
            self.tr("Welcome to HolySheep Studio"),
            self.tr("Everything on this machine works without an account. What you choose here can be changed later."),
        )
        self.language = LanguageField()
        self.language.chosen.connect(lambda language: self.changed.emit("language", language))
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
        self.clips = ProgramField(
            self.tr("In the studio\u2019s own folder"), self.tr("Another folder"),
            self.tr("Choose a folder for clips"), folder=True,
        )  # fmt: skip
        self.clips.asked.connect(lambda path: self.changed.emit("clips_folder", path))
        form = Form()
        form.add_field(self.tr("Language"), self.language)
        form.add_field(self.tr("Theme"), self.theme)
        form.add_field(self.tr("Finished clips"), self.clips)
        self.told = label("", "muted", wrap=True)
        column.addWidget(form)
        column.addWidget(self.told)
        column.addStretch(1)
        return page

    def _make_machine(self) -> QWidget:
        page, column = self._page(self.tr("This machine"), "")
        self.verdict = label(self.tr("Looking over the machine\u2026"), "muted", wrap=True)
        self.findings = FindingsList()
        column.addWidget(self.verdict)
        column.addWidget(self.findings, 1)
        return page

    def _make_begin(self) -> QWidget:
        page, column = self._page(
            self.tr("How do you want to begin?"),
            self.tr("The sample and the demo provider are free and stay on this machine."),
        )
        grid = QGridLayout()
        grid.setSpacing(12)
        self.ways: dict[str, QPushButton] = {}
        for number, (name, icon, words) in enumerate(
            (
                ("try_sample", "film", self.tr("Try the sample clip")),
                ("open_files", "plus", self.tr("Import my clips\u2026")),
                ("catalogue", "layout-grid", self.tr("Open a catalogue\u2026")),
                ("episodes", "clapperboard", self.tr("Write an episode\u2026")),
                ("connections", "external-link", self.tr("Connect a provider\u2026")),
                ("budgets", "wallet", self.tr("Set a budget\u2026")),
            )
        ):
            button = self.ways[name] = push_button(icon, words, primary=name == "try_sample")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            button.setMaximumHeight(64)
            button.clicked.connect(lambda _=False, name=name: self._begin(name))
            grid.addWidget(button, number // 2, number % 2)
        column.addLayout(grid)
        column.addStretch(1)
        return page

    def _page(self, title: str, words: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        logo = QLabel()
        logo.setPixmap(icons.app_icon().pixmap(LOGO_PX, LOGO_PX))
        head.addWidget(logo)
        head.addSpacing(8)
        heading = label(title, "title")
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        heading.setFont(font)
        head.addWidget(heading, 1)
        column.addLayout(head)
        if words:
            column.addWidget(label(words, "muted", wrap=True))
        return page, column

    def _turn(self, pages: int) -> None:
        number = self.pages.currentIndex() + pages
        if number >= self.pages.count():
            self.accept()
            return
        self.pages.setCurrentIndex(number)
        last = number == self.pages.count() - 1
        self.back_button.setEnabled(number > 0)
        self.next_button.setText(self.tr("Done") if last else self.tr("Next"))
        self.skip_button.setVisible(not last)
        self.place.setText(self.tr("{n} of {all}").format(n=number + 1, all=self.pages.count()))
        if number == 1 and not self.findings.text:
            self.machine_asked.emit()
        (self.ways["try_sample"] if last else self.next_button).setFocus()

    def _begin(self, name: str) -> None:
        self.accept()
        self.chosen.emit(name)
