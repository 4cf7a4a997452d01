"""The pages of the help: where they lie, what they are called, which one is about what, and how words are found."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.matching import folded
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "start"
#: The headings of the list, as `resources/help/index.toml` has them.
SECTIONS = (
    QT_TRANSLATE_NOOP("help", "First steps"),
    QT_TRANSLATE_NOOP("help", "The panels"),
    QT_TRANSLATE_NOOP("help", "Further"),
)


class Page(Frozen, frozen=True):
    """One page: its name in links, its heading, and its Markdown."""

    name: str
    title: str
    text: str


@cache
def sections() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(heading, names of pages) in the order of the list."""
    return tuple((one["title"], tuple(one["pages"])) for one in resources.table("help", "index.toml")["section"])


@cache
def page(name: str, language: str = "en") -> Page:
    """A page in a language, or in English where it is not written in it yet; KeyError when there is none."""
    folders = ((language,), ()) if language != "en" else ((),)
    for folder in folders:
        file = resources.folder().joinpath("help", *folder, f"{name}.md")
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            return Page(name, text.splitlines()[0].removeprefix("# ").strip(), text)
    raise KeyError(name)


def picture(name: str, language: str = "en") -> Path:
    """Where a picture of a page lies: in the language where it was taken in it."""
    pictures = resources.folder() / "help"
    own = pictures / language / name
    return own if language != "en" and own.is_file() else pictures / name


def about(place: str) -> str:
    """The page about a panel (by its name) or a dialog (by its class); the first one where none is."""
    opens: dict[str, list[str]] = resources.table("help", "index.toml")["opens"]
    return next((name for name, places in opens.items() if place in places), FIRST)


def found(words: str, language: str = "en") -> tuple[Page, ...]:
    """The pages that hold all of these words, those that have them in their heading first."""
    wanted = folded(words).split()
    every = [page(name, language) for _, names in sections() for name in names]
    fitting = [one for one in every if all(word in folded(_plain(one.text)) for word in wanted)]
    return tuple(sorted(fitting, key=lambda one: not all(word in folded(one.title) for word in wanted)))


def _plain(text: str) -> str:
    """Without the marks of Markdown and the targets of links."""
    return re.sub(r"\]\([^)]*\)|[*`#\[\]!]", "", text)
