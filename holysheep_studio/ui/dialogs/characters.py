"""Characters: the sheets of a series, which are said in every shot where the character appears."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from holysheep_studio.domain.screenplay import Character
from holysheep_studio.ui import punctuation, remembered, unsaved
from holysheep_studio.ui.unsaved import Typing
from holysheep_studio.ui.widgets import form_memory
from holysheep_studio.ui.widgets.dialog_parts import close_row, open_at, state_words
from holysheep_studio.ui.widgets.forms import Form, label, push_button
from holysheep_studio.ui.widgets.restored_bar import RestoredBar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROLE = Qt.ItemDataRole.UserRole
_PICTURE = QSize(84, 84)
_MOST_SEED = 2**32


class CharactersDialog(QDialog):
    """Shows sheets; says what is to be kept. `kept(sheet, name before)`, `dropped(name)`.

    `voice_shown(voice)` asks whether a voice may be used, `voice_asked(voice)` for the consents.
    """

    kept = Signal(object, str)
    dropped = Signal(str)
    voice_shown = Signal(str)
    voice_asked = Signal(str)

    def __init__(self, series: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Characters of {series}").format(series=series))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = ""
        self._series = series
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Characters"))
        self.list.currentItemChanged.connect(lambda *_: self._open())
        self._make_fields()
        self.restored = RestoredBar()
        self.typing = Typing(unsaved.of(parent), self._values, self._put, self)
        self.typing.restored.connect(self.restored.setVisible)
        self.restored.back_asked.connect(self.typing.put_back)
        for line in (self.name, self.also, self.seed, self.voice, self.style_field):
            line.textChanged.connect(lambda _: self.typing.note())
        self.description.textChanged.connect(self.typing.note)
        self.state = label("", "muted", wrap=True)
        self._lay_out()
        open_at(self, 820, 600)
        self._fill(Character(""))

    @property
    def sheet(self) -> Character:
        """The sheet as the fields say it. Raises ValueError for a seed that is none."""
        seed = self.seed.text().strip()
        if seed and (not seed.isdecimal() or int(seed) >= _MOST_SEED):
            raise ValueError(seed)
        return Character(
            self.name.text().strip(),
            self.description.toPlainText().strip(),
            tuple(self._files()),
            int(seed) if seed else None,
            self.voice.text().strip(),
            self.style_field.text().strip(),
            punctuation.parted(self.also.text()),
        )

    @property
    def opened(self) -> str:
        """The sheet that is open, by the name it is kept under; "" for a new one."""
        return self._before

    @property
    def names(self) -> list[str]:
        """Those whose sheets are listed."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def show_characters(self, found: Sequence[Character], chosen: str = "") -> None:
        """Every sheet of the series; `chosen` is opened."""
        place = self.list.verticalScrollBar().value()
        self.list.clear()
        for one in found:
            item = QListWidgetItem(one.name)
            item.setData(_ROLE, one)
            self.list.addItem(item)
        names = [one.name for one in found]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else min(0, len(names) - 1))
        self.list.verticalScrollBar().setValue(place)
        self.list.scrollToItem(self.list.currentItem())
        if not found:
            self._fill(Character(""))

    def say(self, words: str, tone: str = "muted") -> None:
        """How it ended."""
        state_words(self.state, words, tone)

    def add_pictures(self, files: Sequence[str]) -> None:
        """Put pictures on the sheet; it is kept with the button."""
        for file in files:
            picture = QPixmap(file)
            words = Path(file).name if not picture.isNull() else self.tr("not there: {name}").format(name=file)
            item = QListWidgetItem(QIcon(picture), words)
            item.setData(_ROLE, file)
            item.setToolTip(file)
            self.pictures.addItem(item)
        self.typing.note()

    def _files(self) -> list[str]:
        return [str(self.pictures.item(n).data(_ROLE)) for n in range(self.pictures.count())]

    def _values(self) -> unsaved.Values:
        return {**form_memory.values(self), "pictures": self._files()}

    def _put(self, kept: Mapping[str, Any]) -> None:
        form_memory.restore(self, kept)
        files = kept.get("pictures")
        if isinstance(files, list) and files != self._files():
            self.pictures.clear()
            self.add_pictures([str(file) for file in files])

    def _make_fields(self) -> None:
        self.name, self.also, self.seed, self.voice, self.style_field = (QLineEdit() for _ in range(5))
        self.description = QPlainTextEdit()
        self.description.setObjectName("prompt")  # with an edge, as every field
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(96)
        self.also.setPlaceholderText(self.tr("other names in scripts, with commas"))
        self.seed.setPlaceholderText(self.tr("none: the provider chooses"))
        self.voice.setPlaceholderText(self.tr("the name of the voice, as its consent has it"))
        self.voice.editingFinished.connect(lambda: self.voice_shown.emit(self.voice.text()))
        self.consent = label("", "muted", wrap=True)
        self.consent_button = push_button("circle-check", self.tr("Consents\u2026"))
        self.consent_button.clicked.connect(lambda: self.voice_asked.emit(self.voice.text()))
        self.pictures = QListWidget()
        self.pictures.setViewMode(QListView.ViewMode.IconMode)
        self.pictures.setResizeMode(QListView.ResizeMode.Adjust)
        self.pictures.setIconSize(_PICTURE)
        self.pictures.setMinimumHeight(130)
        self.add_button = push_button("plus", self.tr("Add pictures\u2026"))
        self.add_button.clicked.connect(self._choose_pictures)
        self.remove_button = push_button("x", self.tr("Take the picture off"))
        self.remove_button.clicked.connect(self._take_off)
        self.new_button = push_button("plus", self.tr("New character"))
        self.new_button.clicked.connect(self._begin)
        self.drop_button = push_button("trash-2", self.tr("Forget"))
        self.drop_button.clicked.connect(self._drop)
        self.keep_button = push_button("check", self.tr("Keep"), primary=True)
        self.keep_button.clicked.connect(self._keep)
        buttons = (
            self.consent_button,
            self.add_button,
            self.remove_button,
            self.new_button,
            self.drop_button,
            self.keep_button,
        )
        for button in buttons:
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        form = Form()
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("Also called"), self.also),
            (self.tr("Looks"), self.description),
            (self.tr("Style"), self.style_field),
            (self.tr("Seed"), self.seed),
            (self.tr("Voice"), self.voice),
            (self.tr("Consent"), self._consent_row()),
            (self.tr("Pictures"), self.pictures),
        ):
            form.add_field(words, field)
        of_pictures = QHBoxLayout()
        of_pictures.addWidget(self.add_button)
        of_pictures.addWidget(self.remove_button)
        of_pictures.addStretch(1)
        left, right = QWidget(), QWidget()
        names, fields = QVBoxLayout(left), QVBoxLayout(right)
        names.setContentsMargins(0, 0, 0, 0)
        fields.setContentsMargins(12, 0, 0, 0)
        names.addWidget(self.list, 1)
        names.addWidget(self.new_button)
        fields.addWidget(form, 1)
        fields.addLayout(of_pictures)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([200, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.restored)
        column.addWidget(split, 1)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.drop_button)
        row.addStretch(1)
        row.addWidget(close_row(self))
        row.addWidget(self.keep_button)
        column.addLayout(row)

    def show_consent(self, words: str) -> None:
        """Whether the voice may be used."""
        self.consent.setText(words)

    def _consent_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.consent, 1)
        row.addWidget(self.consent_button)
        box.setFocusProxy(self.consent_button)
        return box

    def _open(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._fill(item.data(_ROLE))

    def _begin(self) -> None:
        self.list.setCurrentRow(-1)
        self._fill(Character(""))
        self.name.setFocus()

    def _fill(self, one: Character) -> None:
        self.typing.pause()
        self._before = one.name
        self.name.setText(one.name)
        self.also.setText(", ".join(one.also))
        self.description.setPlainText(one.description)
        self.style_field.setText(one.style)
        self.seed.setText("" if one.seed is None else str(one.seed))
        self.voice.setText(one.voice)
        self.consent.setText("")
        self.voice_shown.emit(one.voice)
        self.pictures.clear()
        self.add_pictures(one.references)
        self.drop_button.setEnabled(bool(one.name))
        self.typing.begin(self.key(self._series, one.name))

    @staticmethod
    def key(series: str, name: str) -> str:
        """Under which what is typed on a sheet is kept until the sheet is; "" for a new one."""
        return f"character/{series}/{name}"

    def _keep(self) -> None:
        try:
            sheet = self.sheet
        except ValueError:
            self.say(self.tr("A seed is a whole number from 0 on, or nothing."), "negative")
            return
        if not sheet.name:
            self.say(self.tr("A character needs a name."), "negative")
            return
        self.kept.emit(sheet, self._before)

    def _choose_pictures(self) -> None:
        dialog = QFileDialog(self, self.tr("Pictures of the character"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg *.webp)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add_pictures)
        remembered.open_files(dialog, "characters")

    def _drop(self) -> None:
        if self._before:
            self.dropped.emit(self._before)

    def _take_off(self) -> None:
        row = self.pictures.currentRow()
        if row >= 0:
            self.pictures.takeItem(row)
            self.typing.note()
