"""Settings: what can be set, applied at once, each with its way back, found by a word; and a look over the machine."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.schedule import windows
from holysheep_studio.domain.settings import LIMITS, Settings, Theme, is_tunnel
from holysheep_studio.ui import remembered
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.forms import NumberField, label, push_button
from holysheep_studio.ui.widgets.language_field import LanguageField
from holysheep_studio.ui.widgets.machine_page import MachinePage
from holysheep_studio.ui.widgets.program_field import ProgramField
from holysheep_studio.ui.widgets.proxy_field import ProxyField
from holysheep_studio.ui.widgets.setting_rows import SettingRows
from holysheep_studio.ui.widgets.shortcut_editor import ShortcutEditor
from holysheep_studio.ui.widgets.viewer_labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QPushButton, QToolButton

    from holysheep_studio.ui.widgets.findings import Finding

DEFAULTS = Settings()


class SettingsDialog(QDialog):
    """Says what is to be set; shows what is set. Knows no service."""

    changed = Signal(str, object)
    program_asked = Signal(str)
    folder_asked = Signal()
    machine_asked = Signal()
    export_asked = Signal(str)
    import_asked = Signal(str)

    def __init__(self, folder: str, parent: QWidget, *, able: Mapping[str, bool] | None = None) -> None:
        """`folder` is the data folder; `able` says of some settings whether this system can do what they ask."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings, self._able = DEFAULTS, able or {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.nothing = label(self.tr("No setting is called so."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self._rows: dict[str, SettingRows] = {}
        self._order: list[str] = []
        self._make_general()
        self._make_files(folder)
        self._make_queue()
        self._make_network()
        self.shortcuts = ShortcutEditor()
        self.shortcuts.changed.connect(lambda own: self.changed.emit("shortcuts", own))
        self._add_page("shortcuts", self.tr("Shortcuts"), self.shortcuts)
        self.machine = MachinePage()
        self.machine.asked.connect(self.machine_asked)
        self._add_page("machine", self.tr("This machine"), self.machine)
        self.pages.currentChanged.connect(self._show_page)
        self._lay_out()
        self.theme.setFocus()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set, without telling it back."""
        self._settings = settings
        _show(self.theme, lambda: self.theme.setCurrentIndex(self.theme.findData(settings.theme.value)))
        _show(self.local, lambda: self.local.setValue(settings.concurrency))
        _show(self.cloud, lambda: self.cloud.setValue(settings.cloud_concurrency))
        _show(self.failures, lambda: self.failures.setValue(settings.stop_after_failures))
        _show(self.notice_port, lambda: self.notice_port.setValue(settings.notice_port))
        _show(self.notice_address, lambda: self.notice_address.setText(settings.notice_address))
        _show(self.off_peak, lambda: self.off_peak.setText(settings.off_peak))
        for name, box in self._boxes.items():
            _show(box, partial(box.setChecked, getattr(settings, name)))
        self.language.show_chosen(settings.language)
        self.program.show_chosen(settings.ffmpeg)
        self.clips.show_chosen(settings.clips_folder)
        self.proxy.show_chosen(settings.proxy)
        self.shortcuts.show_own(settings.shortcuts)
        for rows in self._rows.values():
            for name in rows.resets:
                rows.mark(name, usual=getattr(settings, name) == getattr(DEFAULTS, name))

    def show_page(self, name: str) -> None:
        """Bring a page to the front by its name; an unknown one changes nothing."""
        if name in self._order:
            self.pages.setCurrentIndex(self._order.index(name))

    def show_program(self, words: str, tone: str) -> None:
        """What the FFmpeg is that was asked about, or why it is none."""
        state_words(self.program_state, words, tone)

    def tell(self, words: str, tone: str = "muted") -> None:
        """What became of what was asked last."""
        state_words(self.told, words, tone)

    def show_machine(self, findings: Sequence[Finding]) -> None:
        """What was found on the machine."""
        self.machine.show_findings(findings)

    def name_of(self, setting: str) -> str:
        """What a setting is called here."""
        names = {"shortcuts": self.tr("Shortcuts"), "look_for_updates": self.tr("Updates")}
        for rows in self._rows.values():
            names |= rows.names
        return names[setting]

    @property
    def _resets(self) -> dict[str, QToolButton]:
        return {name: button for rows in self._rows.values() for name, button in rows.resets.items()}

    # ---- pages ----

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self.import_button = self._button("folder-open", self.tr("Import\u2026"))
        self.import_button.setToolTip(self.tr("Take over the settings of a file; what it leaves out becomes usual"))
        self.import_button.clicked.connect(lambda: self._ask_file(writing=False))
        self.export_button = self._button("download", self.tr("Export\u2026"))
        self.export_button.setToolTip(self.tr("Write the settings to a file, without any key"))
        self.export_button.clicked.connect(lambda: self._ask_file(writing=True))
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        self.told = label("", "muted", wrap=True)
        row.addWidget(self.told, 1)
        row.addWidget(close_row(self))
        row.setContentsMargins(24, 0, 24, 0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 8, 24, 0)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(row)
        open_at(self, 720, 520)

    def _make_general(self) -> None:
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
        self._boxes: dict[str, QCheckBox] = {}
        rows = self._page("general", self.tr("General"))
        rows.add(self.tr("Theme"), self.theme, "theme", also=self.tr("colours dark light"))
        rows.add(self.tr("Language"), self.language, "language")
        still = self._box("reduced_motion", self.tr("Nothing moves that was not started by hand"))
        rows.add(self.tr("Motion"), still, "reduced_motion")
        notify = self._box("notify", self.tr("Tell the desktop what is done while the window is not in front"))
        none = self.tr("This desktop has no way to show notifications.")
        rows.add(self.tr("Notifications"), notify, "notify", note=self._inability("notify", none))
        awake = self._box("stay_awake", self.tr("Keep the machine from sleeping while jobs run"))
        none = self.tr("This system offers no way to be kept awake.")
        rows.add(self.tr("Sleep"), awake, "stay_awake", note=self._inability("stay_awake", none))
        quiet = self.tr("no look for updates")
        if self._able.get("look_for_updates", False):
            quiet = self.tr("no look for updates that is not ticked above")
            look = self._box("look_for_updates", self.tr("Say once a day that there is a newer version"))
            rows.add(self.tr("Updates"), look, "look_for_updates")
        words = self.tr(
            "The studio counts and reports nothing: no telemetry, {quiet}. It talks to nobody but the connections "
            "that you set up, and crash reports stay on this machine."
        )
        rows.add_words(words.format(quiet=quiet))

    def _make_files(self, folder: str) -> None:
        self.program = ProgramField(
            self.tr("The one that came with the studio"), self.tr("Another program"), self.tr("Choose FFmpeg")
        )
        self.program.asked.connect(self._ask_program)
        self.program_state = label("", "muted", wrap=True)
        self.clips = ProgramField(
            self.tr("In the data folder"), self.tr("Another folder"), self.tr("Choose a folder for clips"), folder=True
        )
        self.clips.asked.connect(lambda path: self.changed.emit("clips_folder", path))
        said = self.tr("Counts from the next start on; clips go into a folder \u201cHolySheep Studio\u201d inside it.")
        self.folder = ElidedLabel()
        self.folder.setText(folder)
        self.folder.setToolTip(folder)
        opener = self._button("external-link", self.tr("Open"))
        opener.setAccessibleName(self.tr("Open the data folder"))
        opener.clicked.connect(self.folder_asked)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.folder, 1)
        across.addWidget(opener)
        rows = self._page("files", self.tr("Files"))
        rows.add(self.tr("FFmpeg"), self.program, "ffmpeg", note=self.program_state, tall=True)
        rows.add(self.tr("Finished clips"), self.clips, "clips_folder", note=label(said, "muted", wrap=True), tall=True)
        rows.add(self.tr("Data folder"), row)
        rows.add_words(
            self.tr(
                "Portable: put an empty file named portable.txt beside the program, and all data is kept there too "
                "(keys stay in the keyring of each machine)."
            )
        )

    def _make_queue(self) -> None:
        """How much at once, when the queue starts jobs, and when it stops by itself."""
        self.local = self._number("concurrency")
        self.cloud = self._number("cloud_concurrency")
        self.failures = self._number("stop_after_failures")
        self.failures.setToolTip(self.tr("0: never. Failures count that have the same cause at the same provider."))
        self.off_peak = QLineEdit()
        self.off_peak.setPlaceholderText("22:00-06:00")
        self.off_peak.setToolTip(self.tr("Daily hours by the clock of this machine, several with commas"))
        self.off_peak.editingFinished.connect(self._tell_hours)
        self.only_off_peak = self._box("only_off_peak", self.tr("Start jobs only then, unless a job says otherwise"))
        rows = self._page("queue", self.tr("Queue"))
        rows.add(self.tr("Local jobs at once"), self.local, "concurrency")
        rows.add(self.tr("Cloud jobs at once"), self.cloud, "cloud_concurrency")
        rows.add(self.tr("Stop after failures of one kind"), self.failures, "stop_after_failures")
        rows.add(self.tr("Off-peak hours"), self.off_peak, "off_peak")
        rows.add(self.tr("All jobs"), self.only_off_peak, "only_off_peak")

    def _make_network(self) -> None:
        self.proxy = ProxyField()
        self.proxy.chosen.connect(lambda proxy: self.changed.emit("proxy", proxy))
        rows = self._page("network", self.tr("Network"))
        self.notice_port = self._number("notice_port")
        self.notice_port.setSpecialValueText(self.tr("Do not listen"))
        self.notice_address = QLineEdit()
        self.notice_address.setPlaceholderText("https://name.example.com")
        self.notice_address.editingFinished.connect(self._tell_tunnel)
        said = self.tr(
            "Clouds are asked now and then whether a clip is ready, and that is enough. A cloud that sends notices "
            "makes the next look come sooner; it cannot reach this machine by itself, so a tunnel of yours has to lead "
            "to the port."
        )
        rows.add(self.tr("Proxy"), self.proxy, "proxy", tall=True)
        rows.add_words(
            self.tr("Name and password of a proxy belong into the settings of the system, which protect them.")
        )
        rows.add(self.tr("Port for notices"), self.notice_port, "notice_port", also="webhook")
        rows.add(
            self.tr("Address of the tunnel"), self.notice_address, "notice_address",
            note=label(said, "muted", wrap=True), also="webhook",
        )  # fmt: skip

    # ---- parts ----

    def _page(self, name: str, title: str) -> SettingRows:
        rows = self._rows[name] = SettingRows(title)
        rows.reset_asked.connect(self._reset)
        self._add_page(name, title, rows)
        return rows

    def _add_page(self, name: str, title: str, page: QWidget) -> None:
        self._order.append(name)
        self.pages.addTab(page, title)

    def _box(self, name: str, words: str) -> QCheckBox:
        box = self._boxes[name] = QCheckBox(words)
        box.setAccessibleName(words)
        box.toggled.connect(lambda on: self.changed.emit(name, on))
        return box

    def _inability(self, name: str, words: str) -> QWidget | None:
        """A sentence where this system cannot do what a setting asks."""
        return None if self._able.get(name, True) else label(words, "warning", wrap=True)

    def _button(self, icon: str, words: str) -> QPushButton:
        made = push_button(icon, words)
        made.setAutoDefault(False)
        return made

    def _number(self, name: str) -> NumberField:
        least, most = LIMITS[name]
        field = NumberField(Fraction(least), Fraction(most), "")
        field.setDecimals(0)
        field.setStepType(NumberField.StepType.DefaultStepType)
        field.setKeyboardTracking(False)
        field.setToolTip(self.tr("{low} to {high}").format(low=least, high=most))
        field.valueChanged.connect(lambda value: self.changed.emit(name, int(value)))
        return field

    # ---- what a person does ----

    def _narrow(self, typed: str) -> None:
        """Show the pages and rows that fit, and one that does."""
        fits = {name: rows.narrow(typed) for name, rows in self._rows.items()}
        wanted = typed.strip().casefold()
        fits["shortcuts"] = self.shortcuts.narrow(typed) or wanted in self.pages.tabText(4).casefold()
        fits["machine"] = all(part in self.pages.tabText(5).casefold() for part in wanted.split())
        for number, name in enumerate(self._order):
            self.pages.setTabVisible(number, fits[name])
        first = next((number for number, name in enumerate(self._order) if fits[name]), None)
        self.pages.setVisible(first is not None)
        self.nothing.setVisible(first is None)
        if first is not None and not fits[self._order[self.pages.currentIndex()]]:
            self.pages.setCurrentIndex(first)

    def _ask_file(self, *, writing: bool) -> None:
        title = self.tr("Export the settings") if writing else self.tr("Import settings")
        dialog = QFileDialog(self, title, "", self.tr("Settings (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if writing:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile("holysheep-studio-settings.json")
        dialog.setFileMode(QFileDialog.FileMode.AnyFile if writing else QFileDialog.FileMode.ExistingFile)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect((self.export_asked if writing else self.import_asked).emit)
        remembered.open_files(dialog, "settings")

    def _tell_hours(self) -> None:
        """Only what can be read is told; else what was set comes back."""
        try:
            windows(self.off_peak.text())
        except InputError:
            self.off_peak.setText(self._settings.off_peak)
            return
        if self.off_peak.text() != self._settings.off_peak:
            self.changed.emit("off_peak", self.off_peak.text())

    def _tell_tunnel(self) -> None:
        """The same for the address of a tunnel."""
        typed = self.notice_address.text().strip()
        if typed and not is_tunnel(typed):
            self.notice_address.setText(self._settings.notice_address)
        elif typed != self._settings.notice_address:
            self.changed.emit("notice_address", typed)

    def _reset(self, name: str) -> None:
        if name == "ffmpeg":
            self.program.reset()
        else:
            self.changed.emit(name, getattr(DEFAULTS, name))

    def _ask_program(self, path: str) -> None:
        state_words(self.program_state, self.tr("Asking the program\u2026"), "muted")
        self.program_asked.emit(path)

    def _show_page(self, number: int) -> None:
        if self._order[number] == "machine":
            self.machine.begin()


def _show(field: QWidget, put: Callable[[], object]) -> None:
    field.blockSignals(True)  # noqa: FBT003 - Qt's signature
    put()
    field.blockSignals(False)  # noqa: FBT003 - Qt's signature
