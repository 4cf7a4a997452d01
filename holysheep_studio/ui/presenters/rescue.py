"""Rescue: says in the window what was wrong with the database, what was made of it, and what is not known any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from holysheep_studio.domain.rescue import Damage
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from holysheep_studio.domain.rescue import Rescue

_FOUND = {
    Damage.UNREADABLE: QT_TRANSLATE_NOOP("rescue", "The database was damaged and has been made again."),
    Damage.MISSING: QT_TRANSLATE_NOOP("rescue", "The database was gone and has been made again."),
    Damage.BEHIND: QT_TRANSLATE_NOOP("rescue", "The database lacked its newest changes; they have been made again."),
}
_MADE = QT_TRANSLATE_NOOP("rescue", "Jobs: {jobs}. Clips: {clips}. Changes that came from the journal: {redone}.")
_BASE = QT_TRANSLATE_NOOP("rescue", "The backup of {day} was begun with.")
_KEPT = QT_TRANSLATE_NOOP("rescue", "What was damaged is kept in {folder}.")
_UNKNOWN = QT_TRANSLATE_NOOP(
    "rescue", "What was done between {since} and {until} may be missing: compare it with your provider's own list."
)
_UNSURE = QT_TRANSLATE_NOOP(
    "rescue",
    "Jobs that may have been sent and paid: {n}. None is sent again until you say in the queue what became of it.",
)
_STRAY = QT_TRANSLATE_NOOP(
    "rescue", "Finished files that are not on the list any more: {n}. They lie untouched in the clips folder."
)


def words(found: Rescue) -> tuple[str, tuple[str, ...]]:
    """The headline and the sentences below it."""
    lines = [say("rescue", _MADE).format(jobs=found.jobs, clips=found.clips, redone=found.redone)]
    if found.backup_at is not None:
        lines.append(say("rescue", _BASE).format(day=_day(found.backup_at)))
    if found.unknown_since is not None and found.unknown_until is not None:
        since, until = _day(found.unknown_since), _day(found.unknown_until)
        lines.append(say("rescue", _UNKNOWN).format(since=since, until=until))
    if found.unsure:
        lines.append(say("rescue", _UNSURE).format(n=len(found.unsure)))
    if found.stray_clips:
        lines.append(say("rescue", _STRAY).format(n=len(found.stray_clips)))
    if found.kept_in:
        lines.append(say("rescue", _KEPT).format(folder=found.kept_in))
    return say("rescue", _FOUND[found.damage]), tuple(lines)


def show(found: Rescue, window: QWidget) -> QMessageBox:
    """Open a box that says it; work goes on behind it."""
    headline, lines = words(found)
    icon = QMessageBox.Icon.Warning if found.unknown_since is not None else QMessageBox.Icon.Information
    box = QMessageBox(icon, "HolySheep Studio", headline, parent=window)
    box.setInformativeText("\n\n".join(lines))
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def _day(moment: float) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment)), QLocale.FormatType.ShortFormat)
