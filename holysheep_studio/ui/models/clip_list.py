"""The finished clips as rows of a list that can be dragged out of the window."""

from __future__ import annotations

from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, QUrl

from holysheep_studio.domain.clip import Clip
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.models.card import CARD, Card
from holysheep_studio.ui.models.keyed_rows import VALUE, Index, KeyedRows
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QObject


class ClipList(KeyedRows[Clip]):
    """One column of cards."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda clip: clip.id, parent=parent)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's signature
        """The card, the clip itself, and words for tool tips and screen readers."""
        if not index.isValid():
            return None
        clip = self._rows[index.row()]
        made = _MAKERS.get(role)
        return None if made is None else made(clip)

    def place(self, clip: Clip) -> float:
        """Newest first."""
        return -clip.made_at

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Clips can be dragged into other programs."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Files by their address, as every editor and file browser takes them."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The files of these rows."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(self._rows[index.row()].path) for index in indexes])
        return dragged

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Only copies leave: the clip stays in the data folder."""
        return Qt.DropAction.CopyAction


def card(clip: Clip) -> Card:
    """A clip as its row shows it."""
    seen = clip.verification
    frames = say("clips", FRAMES).format(n=seen.frames, rate=figures.rate(seen.rate))
    badge = texts.Badge(say("clips", VERIFIED), "circle-check", "positive")
    if clip.notes:
        badge = texts.Badge(
            say("clips", VERIFIED_BUT).format(notes=texts.notes_in_short(clip.notes)), "circle-check", "positive"
        )
    return Card(
        texts.effect(clip.effect).label,
        (PurePath(clip.source_path).name or clip.prompt[:60], f"{figures.seconds(seen.duration)} \u00b7 {frames}"),
        badge,
        clip.thumbnail,
    )


def details(clip: Clip) -> str:
    """What was verified, and the notes, for the tool tip."""
    seen = clip.verification
    lines = [
        clip.path,
        say("clips", CHECKED).format(
            n=seen.frames,
            size=figures.size(seen.width, seen.height),
            rate=figures.exact_rate(seen.rate),
            duration=f"{float(seen.duration):.3f}",
            errors=seen.decode_errors,
            bytes=figures.file_size(seen.size_bytes),
        ),
    ]
    if seen.audio_duration is not None:
        lines.append(say("clips", SOUND).format(duration=f"{float(seen.audio_duration):.3f}"))
    lines.append(f"SHA-256 {seen.sha256}")
    lines += [f"\u2022 {texts.say(texts.NOTES[note])}" for note in clip.notes]
    return "\n".join(lines)


FRAMES = QT_TRANSLATE_NOOP("clips", "{n} frames at {rate}")
VERIFIED = QT_TRANSLATE_NOOP("clips", "Verified")
VERIFIED_BUT = QT_TRANSLATE_NOOP("clips", "Verified \u00b7 {notes}")
CHECKED = QT_TRANSLATE_NOOP(
    "clips",
    "Every frame was decoded: {n} frames, {size}, {rate}, {duration} s, {errors} errors, {bytes}",
)
SOUND = QT_TRANSLATE_NOOP("clips", "Sound: {duration} s")

_MAKERS: Mapping[int, Callable[[Clip], object]] = MappingProxyType(
    {
        VALUE: lambda clip: clip,
        CARD: card,
        int(Qt.ItemDataRole.DisplayRole): lambda clip: PurePath(clip.path).name,
        int(Qt.ItemDataRole.AccessibleTextRole): lambda clip: card(clip).spoken,
        int(Qt.ItemDataRole.ToolTipRole): details,
    }
)
