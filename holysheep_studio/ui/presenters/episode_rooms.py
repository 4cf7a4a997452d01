"""What opens beside an episode: the characters of its series, and the versions of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from holysheep_studio.domain.episode import Origin, Stage
from holysheep_studio.domain.episode_text import differences
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui import steps, texts, unsaved
from holysheep_studio.ui.presenters.tones import TonesPresenter
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from PySide6.QtWidgets import QWidget

    from holysheep_studio.domain.episode import Episode, EpisodeId
    from holysheep_studio.domain.screenplay import Character
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.ui.dialogs.characters import CharactersDialog
    from holysheep_studio.ui.dialogs.versions import VersionsDialog
    from holysheep_studio.ui.presenters.episode_steps import EpisodeSteps
    from holysheep_studio.ui.tasks import Tasks

ORIGINS = {
    Origin.OFFLINE: QT_TRANSLATE_NOOP("episode", "by rule"),
    Origin.MODEL: QT_TRANSLATE_NOOP("episode", "by a model"),
    Origin.PERSON: QT_TRANSLATE_NOOP("episode", "by you"),
}
PARTS = {
    Stage.SCRIPT: QT_TRANSLATE_NOOP("episode", "Script"),
    Stage.ENHANCED: QT_TRANSLATE_NOOP("episode", "Enhanced script"),
    Stage.SCENES: QT_TRANSLATE_NOOP("episode", "Scenes"),
    Stage.CUT: QT_TRANSLATE_NOOP("episode", "Rough cut"),
}


class EpisodeRooms(QObject):
    """Opens one dialog of each kind; `changed` says that the episode is to be shown anew."""

    changed = Signal()
    voice_asked = Signal(str, object)  # a voice whose consent is wanted, and the sheet it stands on
    voice_shown = Signal(str, object)

    def __init__(self, episodes: Episodes, steps: EpisodeSteps, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._episodes, self._steps, self._tasks = episodes, steps, tasks
        self.tones = TonesPresenter(episodes, steps, tasks, self)
        self.tones.changed.connect(self.changed)
        self._steps.also_show(self._show_again)
        self._episode: Episode | None = None
        self._series = ""
        self.characters: CharactersDialog | None = None
        self.versions: VersionsDialog | None = None

    def open_characters(self, series: str, above: QWidget) -> None:
        """The sheets of a series."""
        from holysheep_studio.ui.dialogs.characters import CharactersDialog

        if self.characters is not None:
            self.characters.raise_()
            return
        self._series = series
        self.characters = dialog = CharactersDialog(series, above)
        dialog.kept.connect(lambda sheet, before: self._start(self._keep(sheet, before)))
        dialog.dropped.connect(lambda name: self._start(self._drop(name)))
        dialog.finished.connect(self._close_characters)
        steps.share(dialog, dialog.say)
        dialog.voice_asked.connect(lambda voice: self.voice_asked.emit(voice, dialog))
        dialog.voice_shown.connect(lambda voice: self.voice_shown.emit(voice, dialog))
        dialog.open()
        self._start(self._list(""))

    def open_versions(self, episode: Episode, part: tuple[str, str], above: QWidget) -> None:
        """The versions of an episode's parts, `part` (stage, key) first."""
        from holysheep_studio.ui.dialogs.versions import VersionsDialog

        if self.versions is not None:
            self.versions.raise_()
            return
        self._episode = episode
        self.versions = dialog = VersionsDialog(above)
        dialog.show_parts(_parts(episode), part)
        dialog.part_chosen.connect(lambda *_: self._start(self._show_versions()))
        dialog.version_chosen.connect(lambda number: self._start(self._compare(number)))
        dialog.restore_asked.connect(lambda number: self._start(self._restore(number)))
        dialog.finished.connect(self._close_versions)
        steps.share(dialog, dialog.say)
        dialog.open()
        self._start(self._show_versions())

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(work, name="episode rooms")

    def _close_characters(self) -> None:
        self.characters = None

    def _close_versions(self) -> None:
        self.versions = None

    # ---- characters ----

    async def _list(self, chosen: str) -> None:
        found = await self._episodes.characters(self._series)
        if self.characters is not None:
            self.characters.show_characters(found, chosen)

    async def _keep(self, sheet: Character, before: str) -> None:
        from holysheep_studio.ui.dialogs.characters import CharactersDialog

        try:
            await self._steps.keep_character(self._series, sheet, before)
        except StudioError as error:
            if self.characters is not None:
                self.characters.say(texts.studio_error(error).message, "negative")
            return
        unsaved.of(self.characters).drop(CharactersDialog.key(self._series, before))
        await self._list(sheet.name)
        if self.characters is not None:
            words = self.tr("Kept. Shots with {name} whose words changed are filmed anew when you ask for it.")
            self.characters.say(words.format(name=sheet.name))
        self.changed.emit()

    async def _drop(self, name: str) -> None:
        await self._steps.drop_character(self._series, name)
        await self._list("")
        self.changed.emit()

    async def _show_again(self) -> None:
        """After a step back or again: the sheet that is open, and the versions as they are now."""
        dialog = self.characters
        if dialog is not None:
            before, opened = set(dialog.names), dialog.opened
            now = [one.name for one in await self._episodes.characters(self._series)]
            came = next((name for name in now if name not in before), "")  # the name that it had, or has again
            await self._list(opened if opened in now else came)
        await self._show_versions()

    # ---- versions ----

    async def _show_versions(self) -> None:
        dialog, part = self.versions, self._part()
        if dialog is None or part is None:
            return
        one, stage, key = part
        marks = await self._episodes.versions(one, stage, key)
        if self.versions is dialog:
            words = self.tr("{n}, {origin}, {time}")
            dialog.show_versions([
                (mark.version, words.format(n=mark.version, origin=say("episode", ORIGINS[mark.origin]),
                                            time=_moment(mark.at)))
                for mark in marks
            ])  # fmt: skip

    async def _compare(self, number: int) -> None:
        dialog, part = self.versions, self._part()
        if dialog is None or part is None or self._episode is None:
            return
        one, stage, key = part
        newest = (await self._episodes.versions(one, stage, key))[0].version
        before = await self._episodes.version(one, stage, number, key)
        after = await self._episodes.version(one, stage, newest, key)
        if self.versions is dialog and dialog.version == number:
            dialog.show_text(differences(before, after))

    async def _restore(self, number: int) -> None:
        part = self._part()
        if part is None:
            return
        one, stage, key = part
        await self._steps.watch(one, self.tr("Brought a version back"), self._episodes.restore(one, stage, number, key))
        await self._show_versions()
        self.changed.emit()

    def _part(self) -> tuple[EpisodeId, Stage, str] | None:
        if self.versions is None or self._episode is None or self.versions.part.currentData() is None:
            return None
        stage, key = self.versions.part.currentData()
        return self._episode.id, Stage(stage), str(key)


def _parts(episode: Episode) -> list[tuple[str, str, str]]:
    """(stage, key, words) of the parts that were made."""
    found = [(str(stage), "", say("episode", PARTS[stage])) for stage in PARTS if (stage, "") in episode.marks]
    storyboard = QT_TRANSLATE_NOOP("episode", "Storyboard {n}: {heading}")
    for number, scene in enumerate(episode.scenes or (), start=1):
        if (Stage.STORYBOARD, scene.key) in episode.marks:
            words = say("episode", storyboard).format(n=number, heading=scene.heading)
            found.append((str(Stage.STORYBOARD), scene.key, words))
    return found


def _moment(at: float) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)), QLocale.FormatType.ShortFormat)
