"""The help: links lead somewhere, every word in bold is on the screen, and F1 opens the page about where one is.

The Chinese pages are held to the English: the same pages, links and names, each as the Chinese window shows it.
"""

from __future__ import annotations

import ast
import asyncio
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from holysheep_studio import resources
from holysheep_studio.domain.settings import Language
from holysheep_studio.ui import help_pages, window
from holysheep_studio.ui.actions import COMMANDS, MENUS, bare
from holysheep_studio.ui.dialogs.help import HelpDialog
from holysheep_studio.ui.places import PLACES
from tests.ui.conftest import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.ui.window import Window
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

FOLDER = resources.folder() / "help"
CHINESE = Language.CHINESE.value
BOLD = re.compile(r"\*\*([^*]+)\*\*")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
PAGES = tuple(name for _, names in help_pages.sections() for name in names)
UI = Path(window.__file__).parent


def unmarked(words: str) -> str:
    """As it is read on the screen: without the mark of its key, dots and ends."""
    return re.sub(r"\(&\w\)|&(?=\w)", "", words).rstrip("\u2026.:").strip()


@pytest.fixture(scope="module")
def on_screen() -> set[str]:
    file = resources.path("translations", "studio_zh_CN.ts")
    known = {one.text or "" for one in ET.parse(file).getroot().iter("source")}  # noqa: S314 - our own file
    titles = {words for _, words in MENUS} | {command.words for command in COMMANDS}
    return {unmarked(words) for words in known | titles}


@pytest.fixture(scope="module")
def in_chinese() -> dict[tuple[str, str], set[str]]:
    """("" or the context, English) -> Chinese, all as they are read on the screen."""
    found: dict[tuple[str, str], set[str]] = {}
    file = resources.path("translations", f"studio_{CHINESE}.ts")
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for one in context.iter("message"):
            words = unmarked(one.findtext("source", ""))
            for key in ((context.findtext("name", ""), words), ("", words)):
                found.setdefault(key, set()).add(unmarked(one.findtext("translation", "")))
    return found


def test_every_page_is_in_the_list_once_and_every_heading_is_translated() -> None:
    assert sorted(PAGES) == sorted(file.stem for file in FOLDER.glob("*.md"))
    assert len(set(PAGES)) == len(PAGES)
    assert sorted(PAGES) == sorted(file.stem for file in (FOLDER / CHINESE).glob("*.md"))
    assert tuple(heading for heading, _ in help_pages.sections()) == help_pages.SECTIONS


@pytest.mark.parametrize("language", ["en", CHINESE])
@pytest.mark.parametrize("name", PAGES)
def test_links_and_pictures_of_a_page_are_there(name: str, language: str) -> None:
    text = help_pages.page(name, language).text
    assert text.startswith("# ")
    for picture, link in LINK.findall(text):
        if picture:
            for theme in ("light", "dark"):
                file = help_pages.picture(link.replace(".light.", f".{theme}."), language)
                assert file.parent == (FOLDER if language == "en" else FOLDER / language), file
                assert file.is_file(), link
        elif not link.startswith("https://"):
            assert link.removesuffix(".md") in PAGES, link


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_names_in_bold_is_on_the_screen(name: str, on_screen: set[str]) -> None:
    menus = {unmarked(words): menu for menu, words in MENUS}
    entries = {(command.menu, bare(command.words)) for command in COMMANDS}
    for words in BOLD.findall(help_pages.page(name).text):
        first, _, entry = words.partition(" > ")
        assert unmarked(first) in on_screen, words
        if entry:
            assert (menus[first], entry) in {(menu, unmarked(one)) for menu, one in entries}, words


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_page_says_what_the_english_says(name: str, in_chinese: dict[tuple[str, str], set[str]]) -> None:
    english, chinese = help_pages.page(name).text, help_pages.page(name, CHINESE).text
    assert re.search(r"[\u4e00-\u9fff]", help_pages.page(name, CHINESE).title)
    shape = re.compile(r"^(#+ |- |\d+\. |!)", re.MULTILINE)
    assert shape.findall(chinese) == shape.findall(english)
    assert sorted(LINK.findall(chinese)) == sorted(LINK.findall(english))
    assert set(re.findall(r"`[^`]*-[^`]*`|`\{\w+\}`", chinese)) == set(re.findall(r"`[^`]*-[^`]*`|`\{\w+\}`", english))
    wanted = BOLD.findall(english)
    for words in BOLD.findall(chinese):
        known = [one for one in wanted if called(one, words, in_chinese)]
        assert known, words
        wanted.remove(known[0])
    assert wanted == []


def called(english: str, chinese: str, in_chinese: dict[tuple[str, str], set[str]]) -> bool:
    """Whether these Chinese words, a way through the menus or a name, are what the window calls the English ones."""
    ways, names = chinese.split(" > "), english.split(" > ")
    context = "actions" if len(names) > 1 else ""
    return len(ways) == len(names) and all(
        unmarked(way) in in_chinese.get((context, unmarked(one)), ()) for way, one in zip(ways, names, strict=True)
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_marks_of_a_chinese_page_are_understood(name: str) -> None:
    document = QTextDocument()
    document.setMarkdown(help_pages.page(name, CHINESE).text)
    assert "*" not in document.toPlainText(), "between Chinese marks and letters Markdown sees no end of the bold words"
    assert "`" not in document.toPlainText()


def dialogs() -> Iterator[str]:
    """The classes of all dialogs of the program."""
    for file in [*UI.glob("dialogs/*.py"), *UI.glob("widgets/*.py")]:
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(getattr(one, "id", "") == "QDialog" for one in node.bases):
                yield node.name


def test_every_panel_and_dialog_has_a_page() -> None:
    opens = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))["opens"]
    places = [place for found in opens.values() for place in found]
    assert sorted(places) == sorted(set(places)), "one page each"
    wanted = {place.name for place in PLACES} | {"viewer"} | (set(dialogs()) - {"HelpDialog"})
    assert wanted - set(places) == set()
    assert set(opens) <= set(PAGES)


def test_words_are_found_and_headings_come_first() -> None:
    assert help_pages.found("queue")[0].name == "queue"
    assert [one.name for one in help_pages.found("wind compass")] == ["physics"]
    assert help_pages.found("no such word anywhere") == ()
    assert [one.name for one in help_pages.found("\u7f57\u76d8", CHINESE)] == ["physics"]  # the compass
    assert help_pages.found("\u961f\u5217", CHINESE)[0].name == "queue"


def shown() -> str:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpDialog) and one.isVisible()]
    return found[-1].shown if found else ""


def composer_button(made: Window) -> QWidget:
    fold = made.composer.more.findChild(QToolButton)
    assert fold is not None
    return fold


def test_f1_opens_the_page_of_the_panel_and_of_the_dialog_with_the_focus(desk: Desk, run: Run) -> None:
    def inside(made: Window) -> dict[str, QWidget]:
        return {"viewer": made.viewer.viewer, "composer": composer_button(made), "log": made.log.page}

    async def story() -> None:
        async with desk.opened() as session, asyncio.timeout(300):
            desk.window.activateWindow()
            for name, widget in inside(desk.window).items():
                if name != "viewer":
                    desk.window.show_dock(name)
                desk.window.activateWindow()
                widget.setFocus()
                assert QApplication.focusWidget() is widget, name
                desk.window.actions_by_name["help"].trigger()
                assert shown() == name
            help_dialog = session.household.help.dialog
            assert help_dialog is not None
            help_dialog.search.setText("invoice ledger")
            assert help_dialog.shown == "costs"
            help_dialog.search.clear()
            help_dialog.browser.anchorClicked.emit("queue.md")
            assert help_dialog.shown == "queue"
            assert "The queue" in help_dialog.browser.toPlainText()
            help_dialog.close()
            desk.window.actions_by_name["budgets"].trigger()
            budgets = session._money.budgets
            await until(lambda: budgets.dialog is not None and budgets.dialog.isVisible())
            assert budgets.dialog is not None
            budgets.dialog.activateWindow()
            budgets.dialog.setFocus()
            await until(lambda: budgets.dialog is not None and budgets.dialog.property("help_key"))
            QTest.keyClick(budgets.dialog, Qt.Key.Key_F1)
            await until(lambda: shown() == "costs")
            budgets.dialog.close()

    run(story())
