"""The window's language: which one is spoken, its texts, and the marks by which translation tools find them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase, QFontInfo

from holysheep_studio import resources
from holysheep_studio.domain.settings import Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

#: Every language by its own name, which is what its speakers look for. English is what the program is written in.
NAMES: Mapping[Language, str] = {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
#: Written with other characters than the ones we have.
_TRADITIONAL = ("Hant", "TW", "HK", "MO")
#: Fonts of the systems that draw characters the Chinese way. Left to itself a system that speaks another language may
#: draw them the Japanese way. Those that are not there are not named.
_FONTS: Mapping[Language, tuple[str, ...]] = {
    Language.CHINESE: ("Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC",
                       "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
}  # fmt: skip
#: The context of phrases that errors of the core carry.
DETAILS = "phrases"
_PROPERTY = "holysheep_language"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that the translation tools look for
    """Mark `text` for translation where it stands; typed, unlike the binding's own."""
    del context
    return text


def say(context: str, text: str) -> str:
    """A marked text in the person's language."""
    return QCoreApplication.translate(context, text)


def detail(text: str) -> str:
    """A phrase from an error of the core in the person's language, with what is filled in; others stay as they are."""
    app = QCoreApplication.instance()
    words = None if app is None else app.findChild(Words)
    return text if words is None else words.detail(text)


def read(file: Path) -> dict[tuple[str, str], str]:
    """(context, English) -> the finished translations of a .ts file. Reading it takes some 10 ms, once."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - a file that ships with the studio
        name = context.findtext("name", "")
        for message in context.iter("message"):
            told = message.find("translation")
            if told is not None and told.text and told.get("type") != "unfinished":
                found[name, message.findtext("source", "")] = told.text
    return found


class Words(QTranslator):
    """A .ts file as it stands, with no compiled form beside it that could be out of step."""

    def __init__(self, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._words = read(file)
        self._forms: list[tuple[re.Pattern[str], str]] | None = None

    def detail(self, text: str) -> str:
        """A phrase whole, or by its form: "line {1}: {2}" is any line and any text."""
        found = self._words.get((DETAILS, text))
        if found is not None:
            return found
        if self._forms is None:
            told = {one: words for (context, one), words in self._words.items() if context == DETAILS and "{1}" in one}
            self._forms = [(_form(one), told[one]) for one in sorted(told, key=len, reverse=True)]
        for form, words in self._forms:
            if match := form.fullmatch(text):
                return words.format("", *(self.detail(one) for one in match.groups()))
        return text

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Qt leaves out translators that are empty."""
        return not self._words

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The text in this language; None where there is none."""
        del disambiguation, n
        return self._words.get((context, text))


def _form(text: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{\d+\\\}", "(.+)", re.escape(text)), re.DOTALL)


def spoken(wish: Language, system: Sequence[str]) -> Language:
    """The language for this wish, where the system prefers these, like "zh-Hans-CN" and "en-US", the dearest first."""
    if wish is not Language.SYSTEM:
        return wish
    for one in system:
        first, *more = one.replace("_", "-").split("-")
        if first == "zh":
            return Language.ENGLISH if set(more) & set(_TRADITIONAL) else Language.CHINESE
        if first == "en":
            return Language.ENGLISH
    return Language.ENGLISH


def current() -> Language:
    """What the window speaks."""
    app = QCoreApplication.instance()
    kept = None if app is None else app.property(_PROPERTY)
    return Language(kept) if kept else Language.ENGLISH


class Tongue:
    """Makes the application speak a language: its own texts, Qt's, and dates and numbers.

    What is on the screen keeps its words: speak before a window is made.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._families = app.font().families()
        self._translators: list[QTranslator] = []

    def speak(self, wish: Language) -> Language:
        """Speak this language from now on; which one that is."""
        for one in self._translators:
            self._app.removeTranslator(one)
            one.setParent(None)
        self._translators = []
        system = QLocale.system()
        language = spoken(wish, system.uiLanguages())
        QLocale.setDefault(_locale(language, system))
        if language is not Language.ENGLISH:
            qt = QTranslator(self._app)
            if qt.load(f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._translators.append(qt)
            self._translators.append(Words(resources.path("translations", f"studio_{language.value}.ts"), self._app))
        for one in self._translators:
            self._app.installTranslator(one)
        self._write_with(language)
        self._app.setProperty(_PROPERTY, language.value)
        return language

    def _write_with(self, language: Language) -> None:
        """The font that the system gives, and behind it one with this language's characters."""
        font = self._app.font()
        font.setFamilies(self._families)
        wanted = _FONTS.get(language, ())
        there = set(QFontDatabase.families()) if wanted else set()
        behind = [name for name in wanted if name in there]
        if behind:
            font.setFamilies([QFontInfo(font).family(), *behind])
        self._app.setFont(font)


def _locale(language: Language, system: QLocale) -> QLocale:
    """How dates and numbers are written: as the system's region does where it speaks the same language."""
    wanted = QLocale(language.value)
    if language is not Language.ENGLISH:
        return system if system.language() is wanted.language() else wanted
    neutral = system.language() in {QLocale.Language.English, QLocale.Language.C}
    return system if neutral else QLocale(wanted.language(), system.territory())
