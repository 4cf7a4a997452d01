"""The finished clips as rows of a list: those that are wanted, in their order, takes in stacks; dragged as files."""

from __future__ import annotations

from fractions import Fraction
from pathlib import PurePath
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl

from holysheep_studio.domain.render import Note
from holysheep_studio.domain.shelf import ClipLine, Decision
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.models.card import CARD, Card
from holysheep_studio.ui.models.keyed_rows import VALUE, Index, KeyedRows
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QObject

#: More rows than this that come or go at once are shown anew as a whole.
MOST_MOVES = 64
#: So many rows in another order are shown anew as a whole too.
MANY_ROWS = 5000
#: Stacking that takes longer is done later, and then rests for so many times as long.
QUICK_S, RESTS = 0.005, 8
_RANKS = {Decision.ACCEPTED: 0, Decision.UNDECIDED: 1, Decision.REJECTED: 2}


class ClipList(KeyedRows[ClipLine]):
    """Holds every clip; its rows are those that `show_only` names, or all of them, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda line: line.id, parent=parent)
        self._lines: dict[str, ClipLine] = {}
        self._wanted: tuple[str, ...] | None = None
        self._stacked = False
        self._unfolded: set[str] = set()
        self._takes: dict[str, int] = {}  # of the stacks that are shown
        self._stacks: dict[str, list[ClipLine]] = {}  # what they hold
        self._heads: dict[str, str] = {}  # the clip that stands for each
        self._took_s = 0.0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._rearrange)

    # ---- what is there ----

    @property
    def lines(self) -> Mapping[str, ClipLine]:
        """Every clip by its id, shown or not."""
        return MappingProxyType(self._lines)

    def set_lines(self, lines: Iterable[ClipLine]) -> None:
        """These are all clips, newest first."""
        self._lines = {line.id: line for line in lines}
        self._rearrange()

    def renew_lines(self, lines: Sequence[ClipLine], gone: Iterable[str]) -> None:
        """Bring these in or up to date, take `gone` out; in a list that is narrowed new ones wait for `show_only`."""
        left = [key for key in gone if self._lines.pop(key, None) is not None]
        fresh = [line for line in lines if line.id not in self._lines]
        self._take_in(lines, fresh)
        if self._stacked:
            if left or fresh or not self._restack(lines):
                self._rearrange_soon()
        elif self._wanted is None:
            super().renew(lines, left)
        else:
            super().renew([line for line in lines if line.id in self._at], left)

    def _take_in(self, lines: Sequence[ClipLine], fresh: list[ClipLine]) -> None:
        """Keep these, the newest first; what is newer than all is put in front without a look at the others."""
        first = next(iter(self._lines.values()), None)
        last = next(reversed(self._lines.values()), None)
        if first is not None and fresh and all(self.place(line) < self.place(first) for line in fresh):
            self._lines = {**{line.id: line for line in sorted(fresh, key=self.place)}, **self._lines}
            fresh = []
        self._lines.update((line.id, line) for line in lines)
        if last is not None and any(self.place(line) < self.place(last) for line in fresh):
            self._lines = dict(sorted(self._lines.items(), key=lambda pair: self.place(pair[1])))

    def _restack(self, lines: Iterable[ClipLine]) -> bool:
        """Bring changed clips into their stacks, if that changes no more than the rows of these; else False."""
        for line in lines:
            takes = self._stacks.get(line.stack, [])
            at = next((n for n, one in enumerate(takes) if one.id == line.id), None)
            if at is None and self._wanted is not None:
                continue  # it is not among those that were asked for
            if at is None or line.stack in self._unfolded or self.place(takes[at]) != self.place(line):
                return False
            takes[at] = line
            head, before = min(takes, key=_standing), self._heads[line.stack]
            if head.id == before:
                self._replace(before, head)
            else:
                row = self._at[before]
                self._leave({before})
                self._insert(row, [head])
                self._heads[line.stack] = head.id
        return True

    def show_only(self, wanted: tuple[str, ...] | None) -> None:
        """Show these in this order; None: all, newest first."""
        self._wanted = wanted
        self._rearrange()

    # ---- stacks ----

    @property
    def stacked(self) -> bool:
        """Whether takes of one source and prompt share a row."""
        return self._stacked

    def set_stacked(self, *, stacked: bool) -> None:
        """Let takes of one source and prompt share a row, or show each."""
        self._stacked = stacked
        self._unfolded.clear()
        self._rearrange()

    def fold(self, stack: str, *, unfolded: bool | None = None) -> None:
        """Show the takes of a stack below its row, or hide them; None: the other way than now."""
        if not self._stacked or self._takes.get(stack, 1) < 2:
            return
        if unfolded is None:
            unfolded = stack not in self._unfolded
        (self._unfolded.add if unfolded else self._unfolded.discard)(stack)
        self._rearrange()

    def unfolded(self, stack: str) -> bool | None:
        """Whether the takes of a stack are shown; None: there is nothing to unfold."""
        return stack in self._unfolded if self._stacked and self._takes.get(stack, 1) > 1 else None

    def takes_of(self, line: ClipLine) -> tuple[ClipLine, ...]:
        """All takes of a clip's stack, by their numbers."""
        return tuple(sorted((one for one in self._lines.values() if one.stack == line.stack), key=lambda one: one.take))

    # ---- Qt ----

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 - Qt's signature
        """The card, the clip's line itself, and words for tool tips and screen readers."""
        if not index.isValid():
            return None
        line = self._rows[index.row()]
        made = _MAKERS.get(role)
        return None if made is None else made(self, index.row(), line)

    def place(self, line: ClipLine) -> float:
        """Newest first."""
        return -line.made_at

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

    # ---- inside ----

    def card_of(self, row: int, line: ClipLine) -> Card:
        """A row as it is painted."""
        if not self._stacked:
            return card(line)
        takes, open_ = self._takes.get(line.stack, 1), line.stack in self._unfolded
        member = open_ and row > 0 and self._rows[row - 1].stack == line.stack
        return card(line, takes=1 if member else takes, unfolded=open_, member=member)

    def _rearrange_soon(self) -> None:
        """At once while that is quick; for very many clips not more often than the window bears."""
        if self._took_s < QUICK_S:
            self._rearrange()
        elif not self._later.isActive():
            self._later.start(int(self._took_s * 1000 * RESTS))

    def _rearrange(self) -> None:
        began = perf_counter()
        self._rearrange_now()
        self._took_s = perf_counter() - began

    def _rearrange_now(self) -> None:
        if self._wanted is None:
            rows = list(self._lines.values())
        else:
            rows = [self._lines[key] for key in self._wanted if key in self._lines]
        self._show(self._in_stacks(rows) if self._stacked else rows)

    def _in_stacks(self, rows: list[ClipLine]) -> list[ClipLine]:
        """The best of each stack in the place of its first; below it the others where it is unfolded."""
        stacks: dict[str, list[ClipLine]] = {}
        for line in rows:
            stacks.setdefault(line.stack, []).append(line)
        self._stacks, self._takes = stacks, {stack: len(takes) for stack, takes in stacks.items()}
        self._heads = {}
        shown: list[ClipLine] = []
        for stack, takes in stacks.items():
            head = takes[0] if len(takes) == 1 else min(takes, key=_standing)
            self._heads[stack] = head.id
            if stack in self._unfolded:
                shown += sorted(takes, key=_standing)
            else:
                shown.append(head)
        return shown

    def _show(self, rows: list[ClipLine]) -> None:
        """A few changes are told one by one; many at once, as of a new question, as a whole."""
        keys = {line.id for line in rows}
        few = len(rows) < MANY_ROWS or [line.id for line in rows] == list(self._at)
        if few and len(keys ^ self._at.keys()) <= MOST_MOVES:
            self.set_rows(rows)
            if self._stacked and rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0), [CARD])
            return
        self.beginResetModel()
        self._dirty.clear()
        self._rows = rows
        self._at = {line.id: n for n, line in enumerate(rows)}
        self.endResetModel()


def _standing(line: ClipLine) -> tuple[int, bool, int]:
    """Accepted before undecided before rejected, starred first, then the latest take."""
    return (_RANKS[line.decision], not line.starred, -line.take)


def card(line: ClipLine, *, takes: int = 1, unfolded: bool = False, member: bool = False) -> Card:
    """A clip as its row shows it."""
    rate = figures.rate(Fraction(line.rate))
    frames = say("clips", FRAMES).format(n=line.frames, rate=rate)
    named = line.title if not line.source else PurePath(line.source).name or line.title
    title = texts.effect(line.effect).label
    if line.take > 1 or takes > 1 or member:
        title = say("clips", TAKE).format(title=title, n=line.take)
    lines = (named, f"{figures.seconds(Fraction(line.duration_s))} \u00b7 {frames}")
    return Card(title, lines, badge(line), line.thumbnail, marks=marks(line, takes), takes=takes, unfolded=unfolded,
                member=member, strip=line.id)  # fmt: skip


def badge(line: ClipLine) -> texts.Badge:
    """How a clip stands: its file is missed, or what was decided, or that it was verified."""
    if line.missing:
        return texts.Badge(say("clips", MISSING), "file-x", "negative")
    notes = _notes(line)
    verified = say("clips", VERIFIED_BUT).format(notes=texts.notes_in_short(notes)) if notes else say("clips", VERIFIED)
    if line.decision is Decision.ACCEPTED:
        return texts.Badge(say("clips", ACCEPTED), "circle-check", "positive")
    if line.decision is Decision.REJECTED:
        return texts.Badge(say("clips", REJECTED), "circle-x", "negative")
    return texts.Badge(verified, "check", "muted")


def marks(line: ClipLine, takes: int = 1) -> tuple[texts.Badge, ...]:
    """What people said of a clip, each with an icon, and how many takes its row stands for."""
    found = []
    if line.starred:
        found.append(texts.Badge(say("clips", STARRED), "star", "warning"))
    if line.tags:
        found.append(texts.Badge(", ".join(line.tags), "tag", "text"))
    if line.remarks:
        found.append(texts.Badge(_counted(line.remarks, ONE_NOTE, MANY_NOTES), "message-square", "text"))
    if takes > 1:
        found.append(texts.Badge(_counted(takes, MANY_TAKES, MANY_TAKES), "layers", "text"))
    return tuple(found)


def details(line: ClipLine) -> str:
    """What was verified, what was said, and the notes, for the tool tip."""
    rate = figures.exact_rate(Fraction(line.rate))
    checked = say("clips", CHECKED).format(
        n=line.frames,
        size=figures.size(line.width_px, line.height_px),
        rate=rate,
        duration=f"{line.duration_s:.3f}",
        bytes=figures.file_size(line.size_bytes),
    )
    lines = [line.path, checked, *(mark.text for mark in marks(line))]
    if line.prompt:
        lines.insert(1, line.prompt)
    lines += [f"\u2022 {texts.say(texts.NOTES[note])}" for note in _notes(line)]
    return "\n".join(lines)


def _notes(line: ClipLine) -> tuple[Note, ...]:
    return tuple(Note(note) for note in line.notes if note in set(Note))


def _counted(n: int, one: str, many: str) -> str:
    return figures.count(n, say("clips", one), say("clips", many))


FRAMES = QT_TRANSLATE_NOOP("clips", "{n} frames at {rate} fps")
TAKE = QT_TRANSLATE_NOOP("clips", "{title} \u00b7 take {n}")
VERIFIED = QT_TRANSLATE_NOOP("clips", "Verified")
VERIFIED_BUT = QT_TRANSLATE_NOOP("clips", "Verified \u00b7 {notes}")
ACCEPTED = QT_TRANSLATE_NOOP("clips", "Accepted")
REJECTED = QT_TRANSLATE_NOOP("clips", "Rejected")
MISSING = QT_TRANSLATE_NOOP("clips", "The file is missing")
STARRED = QT_TRANSLATE_NOOP("clips", "Starred")
ONE_NOTE = QT_TRANSLATE_NOOP("clips", "1 note")
MANY_NOTES = QT_TRANSLATE_NOOP("clips", "{n} notes")
MANY_TAKES = QT_TRANSLATE_NOOP("clips", "{n} takes")
CHECKED = QT_TRANSLATE_NOOP("clips", "Every frame was decoded: {n} frames, {size}, {rate}, {duration} s, {bytes}")

_MAKERS: Mapping[int, Callable[[ClipList, int, ClipLine], object]] = MappingProxyType(
    {
        VALUE: lambda _model, _row, line: line,
        CARD: lambda model, row, line: model.card_of(row, line),
        int(Qt.ItemDataRole.DisplayRole): lambda _model, _row, line: PurePath(line.path).name,
        int(Qt.ItemDataRole.AccessibleTextRole): lambda model, row, line: model.card_of(row, line).spoken,
        int(Qt.ItemDataRole.ToolTipRole): lambda _model, _row, line: details(line),
    }
)
