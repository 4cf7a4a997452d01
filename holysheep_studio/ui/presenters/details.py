"""Between the details of a clip and the services: what is said of it, its notes, how it was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.shelf import RemarkId
from holysheep_studio.ui import figures, unsaved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.shelf import ClipLine, Remark
    from holysheep_studio.services.lineage import Lineages
    from holysheep_studio.services.review import Review
    from holysheep_studio.services.shelf import Shelf
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.panels.clips import ClipsPanel
    from holysheep_studio.ui.panels.details import DetailsPanel
    from holysheep_studio.ui.panels.viewer import ViewerPanel
    from holysheep_studio.ui.presenters.library import LibraryPresenter
    from holysheep_studio.ui.tasks import Tasks


class DetailsPresenter(QObject):
    """Shows what is chosen in the list, or was last opened in the viewer; draws the notes on the viewer's slider."""

    panel_wanted = Signal()

    def __init__(
        self,
        shelf: Shelf,
        review: Review,
        lineages: Lineages,
        panel: DetailsPanel,
        clips: ClipsPanel,
        viewer: ViewerPanel,
        library: LibraryPresenter,
        *,
        commands: Commands,
        tasks: Tasks,
    ) -> None:
        super().__init__(panel)
        self._shelf = shelf
        self._review = review
        self._lineages = lineages
        self._panel = panel
        self._clips = clips
        self._viewer = viewer
        self._library = library
        self._commands = commands
        self._tasks = tasks
        self._lines: tuple[ClipLine, ...] = ()
        self._shown: Clip | None = None  # the only one chosen, in full
        self._flagged = ""
        panel.remarks.keep_typed(unsaved.of(panel))
        clips.selection_changed.connect(self._choose)
        library.clips_shown.connect(self._renew)
        library.tags_asked.connect(self._ask_tags)
        library.note_asked.connect(self._ask_note)
        viewer.viewer.clip_opened.connect(self._follow_viewer)
        viewer.viewer.clip_closed.connect(lambda: viewer.viewer.transport.scrubber.show_flags({}))
        viewer.viewer.frame_shown.connect(self._show_place)
        panel.verdict.said.connect(lambda word: library.say(word, self._lines))
        panel.verdict.tags_typed.connect(lambda add, drop: library.tag(self._lines, add, drop))
        panel.remarks.written.connect(self._write)
        panel.remarks.gone_to.connect(self._go_to)
        panel.remarks.reworded.connect(lambda one, words: tasks.start(self._reword(one, words), name="edit a note"))
        panel.remarks.removed.connect(lambda one: tasks.start(self._remove(one), name="remove a note"))

    # ---- what is shown ----

    def _choose(self, lines: tuple[ClipLine, ...]) -> None:
        if not lines and self._library.in_viewer():
            lines = self._library.in_viewer()
        self._show(lines)

    def _follow_viewer(self) -> None:
        lines = self._library.in_viewer()
        if lines:
            self._show(lines)
            self._show_place(self._viewer.viewer.frame)

    def _renew(self, changed: frozenset[str]) -> None:
        """Clips came, changed or went; also the words of a note may be others than before."""
        known = self._clips.model.lines
        self._show(tuple(known[line.id] for line in self._lines if line.id in known))
        if len(self._lines) == 1 and self._lines[0].id in changed:
            self._tasks.start(self._show_whole(self._lines[0]), name="details of a clip")

    def _show(self, lines: tuple[ClipLine, ...]) -> None:
        if lines == self._lines:
            return
        other = [line.id for line in lines] != [line.id for line in self._lines]
        self._lines = lines
        takes = len(self._clips.model.takes_of(lines[0])) if len(lines) == 1 else 0
        self._panel.show_lines(lines, takes)
        if other:
            self._panel.remarks.show_clip(lines[0].id if len(lines) == 1 else "")
            self._shown = None
            self._show_place(self._viewer.viewer.frame)
        if len(lines) == 1 and other:
            self._tasks.start(self._show_whole(lines[0]), name="details of a clip")

    async def _show_whole(self, line: ClipLine) -> None:
        (clip,) = await self._shelf.whole([line.id]) or (None,)
        if clip is None:
            return
        lineage, remarks = await self._lineages.of(clip), await self._review.remarks(line.id)
        if [one.id for one in self._lines] != [line.id]:
            return  # somebody chose another meanwhile
        self._shown = clip
        self._panel.show_clip(clip, lineage)
        self._panel.show_remarks(remarks, clip)
        self._show_flags(clip, remarks)
        self._show_place(self._viewer.viewer.frame)

    def _show_flags(self, clip: Clip, remarks: Sequence[Remark]) -> None:
        if self._viewer.clip is not None and self._viewer.clip.id == clip.id:
            flags: dict[int, str] = {}
            for remark in remarks:
                flags[remark.frame] = "\n".join(filter(None, (flags.get(remark.frame), remark.words)))
            self._viewer.viewer.transport.scrubber.show_flags(flags)

    def _show_place(self, frame: int) -> None:
        here = self._in_viewer()
        rate = self._shown.verification.rate if self._shown is not None and here else None
        self._panel.remarks.show_place(max(0, frame), rate)

    def _in_viewer(self) -> bool:
        clip = self._viewer.clip
        return clip is not None and [line.id for line in self._lines] == [clip.id]

    # ---- what is asked ----

    def _ask_tags(self, lines: tuple[ClipLine, ...]) -> None:
        self._show(lines)
        self.panel_wanted.emit()
        self._panel.verdict.tags.setFocus()

    def _ask_note(self, line: ClipLine) -> None:
        self._show((line,))
        self.panel_wanted.emit()
        if self._viewer.viewer.isWindow():
            self._viewer.toggle_full_screen()

        def write(clips: tuple[Clip, ...]) -> None:
            self._viewer.open_clip(clips[0])
            self._shown = clips[0]
            self._show_place(self._viewer.viewer.frame)
            self._panel.remarks.field.setFocus()

        self._library.with_clips([line], write)

    def _write(self, words: str) -> None:
        if self._lines and self._in_viewer():
            self._viewer.viewer.pause()
            frame = max(0, self._viewer.viewer.frame)
            self._tasks.start(self._remark(self._lines[0], frame, words), name="write a note")

    def _go_to(self, frame: int) -> None:
        if self._in_viewer():
            self._viewer.viewer.pause()
            self._viewer.viewer.seek(frame)
        elif self._shown is not None:
            clip = self._shown
            self._viewer.open_clip(clip)
            self._viewer.viewer.seek(frame)

    async def _remark(self, line: ClipLine, frame: int, words: str) -> None:
        made = await self._review.remark(line.id, frame, words)
        again = partial(self._review.restore_remark, made)
        self._commands.remember(self.tr("Note"), partial(self._review.remove_remark, made), again)

    async def _reword(self, remark: str, words: str) -> None:
        old = await self._review.reword(RemarkId(remark), words)
        back, again = (partial(self._review.reword, RemarkId(remark), one) for one in (old, words))
        self._commands.remember(self.tr("Edited a note"), back, again)

    async def _remove(self, remark: str) -> None:
        remove = partial(self._review.remove_remark, RemarkId(remark))
        await remove()
        words = figures.count(1, self.tr("Removed 1 note"), self.tr("Removed {n} notes"))
        self._commands.offer_back(words, partial(self._review.restore_remark, RemarkId(remark)), remove)
