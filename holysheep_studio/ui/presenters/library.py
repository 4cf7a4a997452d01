"""Between the clips on the screen and the services: what is asked of the list, what is said of clips, the ways back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from holysheep_studio.domain.shelf import Decision, Order
from holysheep_studio.ui import figures
from holysheep_studio.ui.commands import FinishedWatch
from holysheep_studio.ui.panels.clips import DECISIONS, KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.clip import Clip, ClipId, Source
    from holysheep_studio.domain.shelf import ClipLine, Marks, Query
    from holysheep_studio.services.review import Review
    from holysheep_studio.services.shelf import Shelf
    from holysheep_studio.ui.actions import Actions
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.panels.clips import ClipsPanel
    from holysheep_studio.ui.panels.sources import SourcesPanel
    from holysheep_studio.ui.panels.viewer import ViewerPanel
    from holysheep_studio.ui.steps import Way
    from holysheep_studio.ui.tasks import Tasks


#: So soon after a change what is asked of the list is asked again; changes in between are one.
AGAIN_MS = 120
#: Clips that are read on are shown when they are a share of those that show, or nothing came for so long.
GROWTH, SOON_MS = 4, 400


class LibraryPresenter(QObject):
    """Listens to the clips' panel and to the keys of the viewer for as long as it lives.

    `note_asked` and `tags_asked` follow the keys N and T, with the clips that are meant.
    """

    note_asked = Signal(object)
    tags_asked = Signal(tuple)
    counted = Signal(int)
    clips_shown = Signal(object)  # the ids of those that changed

    def __init__(
        self,
        shelf: Shelf,
        review: Review,
        panel: ClipsPanel,
        viewer: ViewerPanel,
        actions: Actions,
        commands: Commands,
        tasks: Tasks,
    ) -> None:
        """`actions` are the window's; those of the Review menu act on what is chosen."""
        super().__init__(panel)
        self._shelf = shelf
        self._review = review
        self._panel = panel
        self._viewer = viewer
        self._commands = commands
        self._tasks = tasks
        self.finished = FinishedWatch(self)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(lambda: self._ask(panel.filter.query))
        self._coming: list[ClipLine] = []
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._show_coming)
        panel.filter.asked.connect(self._ask)
        panel.filter.facets_wanted.connect(lambda: tasks.start(self._offer(), name="what clips can be narrowed to"))
        panel.said.connect(lambda word, lines: self.say(word, lines, step_on=len(lines) == 1))
        panel.opened.connect(lambda line: self.with_clips([line], lambda clips: viewer.open_clip(clips[0])))
        for key, word in KEYS:
            shortcut = QShortcut(QKeySequence(key), viewer.viewer, context=_IN_VIEWER)
            shortcut.activated.connect(lambda word=word: self.say(word, self.in_viewer()))
            actions[word].triggered.connect(lambda _=False, word=word: self.say(word, self.meant()))

    # ---- the list ----

    def set_lines(self, lines: tuple[ClipLine, ...]) -> None:
        """These are all clips, or the newest of very many; `add_lines` brings the others."""
        self._panel.set_clips(lines)
        self.finished.see_all(lines)
        self._showed(frozenset())

    def add_lines(self, lines: tuple[ClipLine, ...]) -> None:
        """More of those that were there when the window opened."""
        self.finished.know(lines)
        self._coming += lines
        # each showing costs what is shown already, so they come in portions that grow with it
        if len(self._coming) * GROWTH >= len(self._panel.model.lines):
            self._show_coming()
        else:
            self._soon.start()

    def renew_lines(self, lines: tuple[ClipLine, ...], gone: Iterable[ClipId]) -> None:
        """Bring these in or up to date, take `gone` out."""
        left = set(gone)
        self._coming = [line for line in self._coming if line.id not in left]
        self._panel.renew_clips(lines, left)
        self.finished.add(lines)
        self._showed(frozenset(line.id for line in lines))

    def _show_coming(self) -> None:
        self._soon.stop()
        coming, self._coming = self._coming, []
        known = self._panel.model.lines
        # what changed meanwhile has come as it is now
        self._panel.renew_clips([line for line in coming if line.id not in known], ())
        self._showed(frozenset())

    def _showed(self, changed: frozenset[str]) -> None:
        query = self._panel.filter.query
        if (query.narrow or query.order is not Order.NEWEST) and not self._again.isActive():
            self._again.start()
        self.counted.emit(len(self._panel.model.lines))
        self.clips_shown.emit(changed)

    def with_clips(self, lines: Sequence[ClipLine], act: Callable[[tuple[Clip, ...]], object]) -> None:
        """Do something with the whole clips of these lines."""

        async def work() -> None:
            whole = await self._shelf.whole([line.id for line in lines])
            if whole:
                act(whole)

        self._tasks.start(work(), name="read clips")

    def with_chosen(self, sources: SourcesPanel, act: Callable[[Sequence[Clip | Source]], object]) -> None:
        """Do something with what is chosen in the list that is on top, clips or sources."""
        if self._panel.isVisible() and self._panel.selected:
            self.with_clips(self._panel.selected, act)
        else:
            act(sources.selected)

    def in_viewer(self) -> tuple[ClipLine, ...]:
        """The line of the clip that the viewer shows."""
        clip = self._viewer.clip
        line = None if clip is None else self._panel.model.lines.get(clip.id)
        return () if line is None else (line,)

    def meant(self) -> tuple[ClipLine, ...]:
        """What a command of the menu is about: the clip in the viewer where the keys go, else what is chosen."""
        if self._viewer.viewer.hasFocus():
            return self.in_viewer()
        return self._panel.selected or self.in_viewer()

    def _ask(self, query: Query) -> None:
        if not query.narrow and query.order is Order.NEWEST:
            self._panel.show_only(None)
        else:
            self._tasks.start(self._find(query), name="find clips")

    async def _find(self, query: Query) -> None:
        found = await self._shelf.find(query)
        if self._panel.filter.query == query:  # else somebody asked something else meanwhile
            self._panel.show_only(found)

    async def _offer(self) -> None:
        self._panel.filter.offer(await self._shelf.facets())

    # ---- what is said of clips ----

    def say(self, word: str, lines: Sequence[ClipLine], *, step_on: bool = False) -> None:
        """Do what a word of the keys means to these clips; `step_on` goes to the next clip after a decision."""
        if not lines:
            return
        if word in DECISIONS:
            if step_on and word != "undecide":
                self._panel.view.step_on()
            self._tasks.start(self._decide(DECISIONS[word], lines), name=f"{word} clips")
        elif word == "star":
            starred = not all(line.starred for line in lines)
            self._tasks.start(self._star(lines, starred=starred), name="star clips")
        elif word == "tags":
            self.tags_asked.emit(tuple(lines))
        elif word == "note":
            self.note_asked.emit(lines[0])

    def tag(self, lines: Sequence[ClipLine], add: tuple[str, ...], drop: tuple[str, ...]) -> None:
        """Give clips tags and take some."""
        self._tasks.start(self._tag(lines, add, drop), name="tag clips")

    async def _decide(self, decision: Decision, lines: Sequence[ClipLine]) -> None:
        say_it = partial(self._review.decide, [line.id for line in lines], decision)
        before = await say_it()
        one, many = {
            Decision.ACCEPTED: (self.tr("Accepted 1 clip"), self.tr("Accepted {n} clips")),
            Decision.REJECTED: (self.tr("Rejected 1 clip"), self.tr("Rejected {n} clips")),
            Decision.UNDECIDED: (self.tr("1 clip is undecided again"), self.tr("{n} clips are undecided again")),
        }[decision]
        self._remember(figures.count(len(before), one, many), before, say_it)

    async def _star(self, lines: Sequence[ClipLine], *, starred: bool) -> None:
        say_it = partial(self._review.star, [line.id for line in lines], starred=starred)
        before = await say_it()
        one, many = (self.tr("Starred 1 clip"), self.tr("Starred {n} clips"))
        if not starred:
            one, many = (self.tr("Took a star from 1 clip"), self.tr("Took stars from {n} clips"))
        self._remember(figures.count(len(before), one, many), before, say_it)

    async def _tag(self, lines: Sequence[ClipLine], add: tuple[str, ...], drop: tuple[str, ...]) -> None:
        say_it = partial(self._review.tag, [line.id for line in lines], add, drop)
        before = await say_it()
        words = figures.count(len(before), self.tr("Tagged 1 clip"), self.tr("Tagged {n} clips"))
        self._remember(words, before, say_it)

    def _remember(self, words: str, before: tuple[Marks, ...], again: Way) -> None:
        """One clip shows by itself what became of it; of several a toast tells."""
        if len(before) > 1:
            self._commands.offer_back(words, partial(self._review.restore, before), again)
        elif before:
            self._commands.remember(words, partial(self._review.restore, before), again)


_IN_VIEWER = Qt.ShortcutContext.WidgetWithChildrenShortcut
