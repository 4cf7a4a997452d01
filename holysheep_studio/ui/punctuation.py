"""Puts parts of a text together with the marks of the person's language: lists, sentences, names with their values."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

from holysheep_studio.ui.translation import say

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(parts: Iterable[str]) -> str:
    """Like "one, two, three"."""
    pattern = say("punctuation", "{one}, {more}")
    return _joined(pattern, parts)


def clauses(parts: Iterable[str]) -> str:
    """Like "one; two, with a comma; three"."""
    pattern = say("punctuation", "{one}; {more}")
    return _joined(pattern, parts)


def sentences(parts: Iterable[str]) -> str:
    """Whole sentences, each with its own full stop; those that are empty are left out."""
    pattern = say("punctuation", "{one} {more}")
    return _joined(pattern, (part for part in parts if part))


def stops(parts: Iterable[str]) -> str:
    """Parts without full stops, told apart by them, for a screen reader: "one. two. three"."""
    pattern = say("punctuation", "{one}. {more}")
    return _joined(pattern, parts)


def named(name: str, value: str) -> str:
    """Like "name: value"; the name alone where there is no value."""
    return say("punctuation", "{name}: {value}").format(name=name, value=value) if value else name


def aside(words: str, more: str) -> str:
    """Like "words (more)"."""
    return say("punctuation", "{words} ({more})").format(words=words, more=more)


def quantity(number: str, unit: str) -> str:
    """A number with its unit, "1.5 s"; units that are signs, such as "mN/m", are the same in every language."""
    if unit == "s":
        return say("punctuation", "{number} s").format(number=number)
    return f"{number} {unit}" if unit else number


def parted(text: str) -> tuple[str, ...]:
    """What a person typed with commas or line breaks between; the commas of Chinese are commas too."""
    return tuple(part.strip() for part in re.split("[,\n\uff0c\u3001]", text) if part.strip())


def _joined(pattern: str, parts: Iterable[str]) -> str:
    found = list(parts)
    return reduce(lambda one, more: pattern.format(one=one, more=more), found) if found else ""
