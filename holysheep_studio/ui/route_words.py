"""Routes in words: which rule counts for a clip, and why those before it do not."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.routing import Bar
from holysheep_studio.ui import punctuation, translation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.routing import Decision, Look

BARS: Mapping[Bar, str] = MappingProxyType(
    {
        Bar.CONTENT: QT_TRANSLATE_NOOP("routes", "the prompt is about something else"),
        Bar.KIND: QT_TRANSLATE_NOOP("routes", "it is for another kind of source"),
        Bar.EFFECT: QT_TRANSLATE_NOOP("routes", "it is for other effects"),
        Bar.PRIORITY: QT_TRANSLATE_NOOP("routes", "it is for another priority"),
        Bar.GRADE: QT_TRANSLATE_NOOP("routes", "it is for another grade"),
        Bar.UNKNOWN: QT_TRANSLATE_NOOP("routes", "there is no such connection, or it cannot be opened"),
        Bar.NOT_IN_USE: QT_TRANSLATE_NOOP("routes", "the connection takes no ordinary work at its stage"),
        Bar.OUT_OF_ORDER: QT_TRANSLATE_NOOP("routes", "the connection failed and is left alone for a while"),
        Bar.UNABLE: QT_TRANSLATE_NOOP("routes", "it cannot do this"),
        Bar.PRICE_UNKNOWN: QT_TRANSLATE_NOOP("routes", "its price is not known, so it is not within the ceiling"),
        Bar.TOO_DEAR: QT_TRANSLATE_NOOP("routes", "it costs more than the ceiling"),
    }
)
COUNTS = QT_TRANSLATE_NOOP("routes", "\u201c{rule}\u201d counts: {connection}, {model}")
NOT = QT_TRANSLATE_NOOP("routes", "\u201c{rule}\u201d does not: {why}")


def reasons(look: Look) -> str:
    """Why a rule does not count; empty where it does."""
    return punctuation.listed(say("routes", BARS[bar]) for bar in look.bars)


def looks(decision: Decision) -> str:
    """Every rule that was looked at, a line each."""
    lines = []
    for look in decision.looks:
        rule = look.rule
        if look.bars:
            lines.append(say("routes", NOT).format(rule=rule.name, why=reasons(look)))
        else:
            lines.append(say("routes", COUNTS).format(rule=rule.name, connection=rule.connection, model=rule.model))
    return "\n".join(lines)


def example(text: str) -> str:
    """The shipped rules with their notes in the person's language, where there are such; `text` has the English."""
    file = resources.folder() / "routes" / f"example.{translation.current().value}.toml"
    return file.read_text(encoding="utf-8") if file.is_file() else text
