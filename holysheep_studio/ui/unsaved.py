"""Unsaved: what was typed and is kept nowhere else yet, in a small file beside the database, there again after a crash.

A text has a key that says where it was typed ("episode/ID/script/"), and leaves the file as soon as it is kept where it
belongs. What is written is at most a moment old, so that a kill costs the last word and no more. Never given a key of
a connection or anything else that is secret: the forms that take those do not use it.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

log = logging.getLogger(__name__)
#: So long after the first change it is written; changes in between are one.
REST_MS = 400
#: Texts that are kept at most; the oldest go first.
MOST = 200
#: How the keys of what belongs to episodes begin.
EPISODES = "episode/"

Values = dict[str, Any]


class Unsaved(QObject):
    """A child of the window; a file that cannot be read counts as none."""

    def __init__(self, file: Path | None, parent: QObject) -> None:
        """`file` None keeps everything in memory only."""
        super().__init__(parent)
        self._file = file
        self._kept: dict[str, Values] = _read(file)
        #: The keys of what an earlier run left.
        self.found = tuple(self._kept)
        self._writes = True
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self.write)

    def keys(self, beginning: str = "") -> tuple[str, ...]:
        """The keys that begin so, oldest first."""
        return tuple(key for key in self._kept if key.startswith(beginning))

    def get(self, key: str) -> Values | None:
        """What was typed there."""
        return self._kept.get(key)

    def put(self, key: str, values: Values) -> None:
        """This was typed and is not kept anywhere else."""
        if self._kept.get(key) == values:
            return
        self._kept.pop(key, None)
        self._kept[key] = values
        for old in list(self._kept)[:-MOST]:
            del self._kept[old]
        self._write_soon()

    def drop(self, key: str) -> None:
        """It is kept where it belongs, or is not wanted any more."""
        if self._kept.pop(key, None) is not None:
            self._write_soon()

    def write(self) -> None:
        """Write it now; a disk that is full is no reason to disturb anybody who types."""
        self._soon.stop()
        if self._file is None:
            return
        aside = self._file.with_suffix(".part")
        try:
            aside.write_text(json.dumps(self._kept, ensure_ascii=False), encoding="utf-8")
            aside.replace(self._file)
        except OSError as error:
            if self._writes:
                log.info("what is typed is not kept: %s", error)
            self._writes = False
        else:
            self._writes = True

    def _write_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()


class Typing(QObject):
    """Watches one form: what is typed over what it was filled with is unsaved until it is kept or put back."""

    restored = Signal(bool)  # whether the form shows what was typed before and is not kept

    def __init__(
        self,
        unsaved: Unsaved,
        values: Callable[[], Values],
        put: Callable[[Mapping[str, Any]], object],
        parent: QObject,
    ) -> None:
        """`values` reads the form, `put` fills it; `note` is to be called when the form changes."""
        super().__init__(parent)
        self._unsaved, self._values, self._put = unsaved, values, put
        self._key = ""
        self._filled: Values = {}

    def pause(self) -> None:
        """The form is about to be filled with something else: that is not typing."""
        self._key = ""

    def begin(self, key: str) -> None:
        """The form has been filled with what is kept under this name; what was typed there comes back."""
        self._key, self._filled = "", self._values()
        kept = self._unsaved.get(key)
        again = kept is not None and kept != self._filled
        if kept is not None and again:
            self._put(kept)
        self._key = key
        if kept is not None and not again:
            self._unsaved.drop(key)
        self.restored.emit(again)

    def note(self) -> None:
        """Something was typed."""
        if not self._key:
            return
        now = self._values()
        if now == self._filled:
            self._unsaved.drop(self._key)
            self.restored.emit(False)  # noqa: FBT003 - Qt's signature
        else:
            self._unsaved.put(self._key, now)

    def settle(self) -> None:
        """What the form shows now is kept where it belongs, or comes from there."""
        self._filled = self._values()
        if self._key:
            self._unsaved.drop(self._key)
        self.restored.emit(False)  # noqa: FBT003 - Qt's signature

    def put_back(self) -> None:
        """Forget what was typed, show what is kept."""
        self._put(self._filled)
        self.note()


def part(episode: str, stage: str, key: str) -> str:
    """The key of a text of an episode."""
    return f"{EPISODES}{episode}/{stage}/{key}"


def of(widget: QObject | None) -> Unsaved:
    """That of the window which a widget belongs to; where there is none, one that lives as long as the widget."""
    above, parent = widget, widget
    while above is not None:
        for child in above.children():
            if isinstance(child, Unsaved):
                return child
        above = above.parent()
    return Unsaved(None, parent if parent is not None else QObject())


def _read(file: Path | None) -> dict[str, Values]:
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: values for key, values in found.items() if isinstance(values, dict)}
