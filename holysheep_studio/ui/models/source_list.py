"""The sources as rows of a list."""

from __future__ import annotations

from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from holysheep_studio.domain.clip import Source, SourceState
from holysheep_studio.domain.delivery import upload_reasons
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.models.card import CARD, Card
from holysheep_studio.ui.models.clip_list import MISSING
from holysheep_studio.ui.models.keyed_rows import VALUE, Index, KeyedRows
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject

    from holysheep_studio.domain.footage import Footage


class SourceList(KeyedRows[Source]):
    """One column of cards."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda source: source.id, parent=parent)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's signature
        """The card, the source itself, and words for tool tips and screen readers."""
        if not index.isValid():
            return None
        source = self._rows[index.row()]
        made = _MAKERS.get(role)
        return None if made is None else made(source)


def card(source: Source) -> Card:
    """A source as its row shows it."""
    name = PurePath(source.path).name
    if source.state is SourceState.REFUSED and source.problem is not None:
        sentence = texts.problem(source.problem)
        return Card(name, (), texts.Badge(sentence.message, "circle-x", "negative"), icon="file-x")
    if source.footage is None:
        return Card(name, (), texts.Badge(say("sources", READING), "loader", "muted"))
    if source.missing:
        lost = texts.Badge(say("clips", MISSING), "file-x", "negative")
        return Card(name, measures(source.footage), lost, source.thumbnail)
    return Card(name, measures(source.footage), readiness(source.footage), source.thumbnail)


def measures(footage: Footage) -> tuple[str, ...]:
    """Size and duration, then the exact rate."""
    return (
        f"{figures.size_of(footage)} \u00b7 {figures.seconds(footage.duration)}",
        figures.exact_rate(footage.video.rate),
    )


def readiness(footage: Footage) -> texts.Badge:
    """Whether it can be uploaded as it is, and what stands in the way."""
    reasons = upload_reasons(footage)
    if not reasons:
        return texts.Badge(say("sources", READY), "circle-check", "positive")
    return texts.Badge(say("sources", NEEDS).format(reasons=texts.reasons(reasons)), "triangle-alert", "warning")


def details(source: Source) -> str:
    """Everything known about a source, for its tool tip."""
    lines = [source.path]
    if source.problem is not None:
        sentence = texts.problem(source.problem)
        return "\n".join([*lines, sentence.message, sentence.advice])
    if source.footage is not None:
        video = source.footage.video
        lines.append(f"{video.codec} \u00b7 {video.pixel_format} \u00b7 {figures.file_size(source.footage.size_bytes)}")
        lines.append(" \u00b7 ".join(measures(source.footage)))
        lines.append(readiness(source.footage).text)
        lines += [texts.say(texts.FINDINGS[finding]) for finding in source.footage.findings]
    return "\n".join(lines)


READING = QT_TRANSLATE_NOOP("sources", "Reading the file\u2026")
READY = QT_TRANSLATE_NOOP("sources", "Ready to upload")
NEEDS = QT_TRANSLATE_NOOP("sources", "Needs normalising: {reasons}")

_MAKERS: Mapping[int, Callable[[Source], object]] = MappingProxyType(
    {
        VALUE: lambda source: source,
        CARD: card,
        int(Qt.ItemDataRole.DisplayRole): lambda source: PurePath(source.path).name,
        int(Qt.ItemDataRole.AccessibleTextRole): lambda source: card(source).spoken,
        int(Qt.ItemDataRole.ToolTipRole): details,
    }
)
