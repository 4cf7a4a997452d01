"""What is done with episodes and can be undone: names, parts in versions, the choice of takes, characters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.episode import EpisodeId, Stage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from holysheep_studio.domain.screenplay import Character
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.services.filming import Filming
    from holysheep_studio.ui.steps import Way

T = TypeVar("T")
#: A part of an episode: its stage, and the scene's key for a storyboard.
Part = tuple[Stage, str]


class EpisodeSteps(QObject):
    """`done` and `taken_off` carry words, the way back and how it is done again; `taken_off` is worth a toast."""

    done = Signal(str, object, object)
    taken_off = Signal(str, object, object)

    def __init__(
        self, episodes: Episodes, filming: Filming, refresh: Sequence[Callable[[], Awaitable[object]]], parent: QObject
    ) -> None:
        """`refresh` shows the episodes as they are after a step back."""
        super().__init__(parent)
        self._episodes, self._filming, self._refresh = episodes, filming, list(refresh)

    def also_show(self, refresh: Callable[[], Awaitable[object]]) -> None:
        """What else shows the episodes."""
        self._refresh.append(refresh)

    async def rename(self, names: Mapping[str, tuple[str, str]]) -> None:
        """Give episodes another series and title, by their ids: one step."""
        wanted = {EpisodeId(one): name for one, name in names.items()}
        before = await self._episodes.rename_all(wanted)
        if before != wanted:
            self._tell(
                self.tr("Renamed an episode"),
                partial(self._episodes.rename_all, before),
                partial(self._episodes.rename_all, wanted),
            )

    async def remove(self, episode: EpisodeId) -> None:
        """Take an episode off the list."""
        away, back = (partial(self._episodes.remove, episode, back=back) for back in (False, True))
        await away()
        words = self.tr("Took an episode off the list")
        self.taken_off.emit(words, partial(self._then_show, back), partial(self._then_show, away))

    async def watch(
        self,
        episode: EpisodeId,
        words: str,
        work: Awaitable[T],
        begun: Way | None = None,
    ) -> T:
        """Do something that makes new versions of parts; undone, the versions before are in force again.

        `begun` takes the place of the version before where there was none; without it a first version stays.
        """
        before = await self._versions(episode)
        try:
            return await work
        finally:
            # what was finished before something failed is a step, too
            after = await self._versions(episode)
            changed = [part for part, version in after.items() if version != before.get(part)]
            back = {part: before[part] for part in changed if part in before}
            if back or (changed and begun is not None):
                way = partial(self._restore, episode, back) if back or begun is None else begun
                self._tell(words, way, partial(self._restore, episode, {part: after[part] for part in changed}))

    async def accept(self, episode: EpisodeId, job_id: str, *, accepted: bool) -> None:
        """Choose a take of its shot, or no longer."""
        takes = (await self._episodes.get(episode)).takes
        shot = next((take.shot for take in takes if take.job_id == job_id), "")
        old = next((take.job_id for take in takes if take.shot == shot and take.accepted), "")
        accept = partial(self._filming.accept, episode)
        await accept(job_id, accepted=accepted)
        back = partial(accept, old, accepted=True) if old else partial(accept, job_id, accepted=False)
        words = self.tr("Accepted a take") if accepted else self.tr("Took the word on a take back")
        self._tell(words, back, partial(accept, job_id, accepted=accepted))

    async def keep_character(self, series: str, sheet: Character, before: str) -> None:
        """Keep a sheet, which was called `before`; "" for a new one."""
        known = {one.name: one for one in await self._episodes.characters(series)}
        old = [known[name] for name in dict.fromkeys((before, sheet.name)) if name in known]
        names = tuple(dict.fromkeys(one for one in (before, sheet.name) if one))
        keep = partial(self._put, series, [sheet], names)
        await keep()
        self._tell(self.tr("Character {name}").format(name=sheet.name), partial(self._put, series, old, names), keep)

    async def drop_character(self, series: str, name: str) -> None:
        """Forget a sheet."""
        old = [one for one in await self._episodes.characters(series) if one.name == name]
        drop = partial(self._put, series, [], (name,))
        await drop()
        if old:
            words = self.tr("Forgot the character {name}").format(name=name)
            self._tell(words, partial(self._put, series, old, (name,)), drop)

    async def _put(self, series: str, sheets: Iterable[Character], names: Iterable[str]) -> None:
        """Of these names only these sheets are there now; what is wrong with one is found before any is dropped."""
        kept = tuple(sheets)
        for sheet in kept:
            await self._episodes.keep_character(series, sheet)
        for name in names:
            if name not in {sheet.name for sheet in kept}:
                await self._episodes.drop_character(series, name)

    async def _versions(self, episode: EpisodeId) -> dict[Part, int]:
        return {part: mark.version for part, mark in (await self._episodes.get(episode)).marks.items()}

    async def _restore(self, episode: EpisodeId, versions: Mapping[Part, int]) -> None:
        for (stage, key), version in versions.items():
            await self._episodes.restore(episode, stage, version, key)

    def _tell(self, words: str, back: Way, again: Way) -> None:
        self.done.emit(words, partial(self._then_show, back), partial(self._then_show, again))

    async def _then_show(self, way: Way) -> None:
        await way()
        for show in self._refresh:
            await show()
