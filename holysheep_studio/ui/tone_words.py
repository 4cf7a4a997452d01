"""What the shipped tones are called on the screen; scripts, files and prompts keep their own names for them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        name: name
        for name in (
            QT_TRANSLATE_NOOP("tones", "angry"),
            QT_TRANSLATE_NOOP("tones", "calm"),
            QT_TRANSLATE_NOOP("tones", "fearful"),
            QT_TRANSLATE_NOOP("tones", "joyful"),
            QT_TRANSLATE_NOOP("tones", "mysterious"),
            QT_TRANSLATE_NOOP("tones", "neutral"),
            QT_TRANSLATE_NOOP("tones", "romantic"),
            QT_TRANSLATE_NOOP("tones", "sad"),
            QT_TRANSLATE_NOOP("tones", "tense"),
            QT_TRANSLATE_NOOP("tones", "triumphant"),
            QT_TRANSLATE_NOOP("tones", "wondrous"),
        )
    }
)


def shown(name: str) -> str:
    """A tone as the person reads it; a tone of their own as they named it."""
    return say("tones", _NAMES[name]) if name in _NAMES else name


def named(words: str) -> str:
    """The tone that was typed or chosen by what it is called on the screen; other words as they are."""
    return next((name for name in _NAMES if shown(name) == words.strip()), words)


def in_list(name: str) -> str:
    """For the list of tones: what it is called, and the name it has in files where that is another."""
    return name if shown(name) == name else f"{shown(name)} \u00b7 {name}"
