"""What motion reports came to, by the path of the file: for the cards of sources and clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.ui import report_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.measured import Remembered
    from holysheep_studio.ui.texts import Badge


class Outcomes(QObject):
    """Follows the change log; `changed` asks the cards to be painted again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Remembered] = {}

    def set_all(self, rows: Iterable[Remembered]) -> None:
        """Everything that is known, newest first; of two about one path the newer counts."""
        self._known = {}
        for row in rows:
            self._known.setdefault(row.path, row)
        self.changed.emit()

    def renew(self, rows: Iterable[Remembered], gone: object = ()) -> None:
        """What came or changed."""
        del gone  # nothing is ever forgotten
        self._known.update((row.path, row) for row in rows)
        self.changed.emit()

    def of(self, path: str) -> Badge | None:
        """What the file's report came to; None where it has none."""
        known = self._known.get(path)
        return None if known is None or known.noted is None else report_words.outcome(known.noted)

    def in_short(self, path: str) -> Badge | None:
        """The same for the little room of a card."""
        known = self._known.get(path)
        return None if known is None or known.noted is None else report_words.outcome_in_short(known.noted)
