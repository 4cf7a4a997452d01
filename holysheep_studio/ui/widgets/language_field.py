"""Which language the window speaks: a choice, and the way to see it now."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from holysheep_studio.domain.settings import Language
from holysheep_studio.ui import spoken, translation
from holysheep_studio.ui.widgets.forms import push_button


class LanguageField(QWidget):
    """Tells a choice at once; what is on the screen keeps its words until the window is opened anew."""

    chosen = Signal(Language)
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        spoken.name(self.choice, self.tr("Language"))
        system = translation.spoken(Language.SYSTEM, QLocale.system().uiLanguages())
        words = self.tr("Like the system ({language})")
        self.choice.addItem(words.format(language=translation.NAMES[system]), Language.SYSTEM.value)
        for language, name in translation.NAMES.items():
            self.choice.addItem(name, language.value)
        self.choice.activated.connect(lambda _: self.chosen.emit(Language(str(self.choice.currentData()))))
        self.again_button = push_button("rotate-ccw", self.tr("Open the window anew"))
        self.again_button.setAutoDefault(False)
        self.again_button.clicked.connect(self.again_asked)
        self.again_button.setToolTip(self.tr("The language is shown when the window opens next. Jobs go on."))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.choice, 1)
        across.addWidget(self.again_button)
        self.setFocusProxy(self.choice)
        self.again_button.hide()

    def show_chosen(self, language: Language) -> None:
        """Show what is set; where the window speaks another one, offer to open it anew."""
        self.choice.setCurrentIndex(self.choice.findData(language.value))
        wanted = translation.spoken(language, QLocale.system().uiLanguages())
        self.again_button.setVisible(wanted is not translation.current())
