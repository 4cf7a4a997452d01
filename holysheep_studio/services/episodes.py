"""Episodes: a script taken through its stages; each result is kept in versions, can be edited and made anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.episode import EpisodeId, Origin, Stage, Written, basis_of, stale
from holysheep_studio.domain.episode_text import part_text
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.fountain import fountain
from holysheep_studio.domain.screenplay import check_scene, check_shots, scenes_of
from holysheep_studio.domain.script import Form, read_script
from holysheep_studio.domain.talk import Asking, TalkQuote
from holysheep_studio.services import script_file
from holysheep_studio.services.tones import keep_tone, put_tone, tone_rows, tones
from holysheep_studio.store import episodes as table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from holysheep_studio.domain.episode import Episode, Limits, Mark
    from holysheep_studio.domain.screenplay import Character, SceneText, ShotPlan, Tone, ToneRow
    from holysheep_studio.domain.script import Script
    from holysheep_studio.services.storyboards import Storyboards
    from holysheep_studio.store.database import Connection, Database

USUAL_SERIES = "Series"
#: More shots than this are no episode.
MOST_SHOTS_ALLOWED = 10_000
DEFAULT_MODEL = "deepseek-v3.2"


class Episodes:
    """What a person does with an episode before it is filmed."""

    def __init__(
        self,
        database: Database,
        storyboards: Storyboards,
        tones_folder: Path,
        *,
        clock: Callable[[], float],
        new_id: Callable[[], str],
    ) -> None:
        """`tones_folder` holds the user's own tones; `clock` gives seconds since 1970."""
        self._database = database
        self._storyboards = storyboards
        self._tones_folder = tones_folder
        self._clock = clock
        self._new_id = new_id

    async def new(self, path: Path, series: str = USUAL_SERIES, title: str = "") -> EpisodeId:
        """Open a script as a new episode. Raises InputError bad_script and what reading a file raises."""
        written = await asyncio.to_thread(script_file.read, path)
        script = await asyncio.to_thread(read_script, written.text, written.form, written.file)
        episode, at = EpisodeId(self._new_id()), self._clock()
        named = title.strip() or script.title or path.stem

        def add(connection: Connection) -> None:
            table.add(connection, episode, series.strip() or USUAL_SERIES, named, at)
            table.keep(connection, episode, Stage.SCRIPT, "", written, Origin.PERSON, "", at)

        await self._database.write(add)
        return episode

    async def all(self) -> tuple[tuple[EpisodeId, str, str, float], ...]:
        """(id, series, title, added at) of every episode."""
        return await self._database.read(table.everything)

    async def get(self, episode: EpisodeId) -> Episode:
        """An episode as it stands. Raises InputError unknown_episode."""
        return await self._database.read(partial(table.one, episode_id=episode))

    async def find(self, typed: str) -> EpisodeId:
        """The one episode whose id begins so. Raises InputError unknown_episode."""
        found = await self._database.read(partial(table.matching, typed=typed))
        if len(found) != 1:
            raise InputError(Code.UNKNOWN_EPISODE, episode=typed)
        return found[0]

    async def rename(self, episode: EpisodeId, series: str, title: str) -> None:
        """Give it another series or title."""
        await self.rename_all({episode: (series, title)})

    async def rename_all(self, names: Mapping[EpisodeId, tuple[str, str]]) -> Mapping[EpisodeId, tuple[str, str]]:
        """Give episodes another (series, title), all or none; returns those they had.

        The characters of a series go along when its last episode leaves it for one that has none of their names.
        """

        def change(connection: Connection) -> dict[EpisodeId, tuple[str, str]]:
            known = {one: (series, title) for one, series, title, _ in table.everything(connection)}
            before = {one: known[one] for one in names if one in known}
            for one in before:
                table.name(connection, one, *names[one])
            left = {series for _, series, _, _ in table.everything(connection)}
            for one, (series, _) in before.items():
                if series not in left:
                    table.move_characters(connection, series, names[one][0])
            return before

        return await self._database.write(change)

    async def remove(self, episode: EpisodeId, *, back: bool = False) -> None:
        """Take it off the list, or bring it back; clips stay."""
        await self._database.write(partial(table.remove, episode_id=episode, at=None if back else self._clock()))

    async def limit(self, episode: EpisodeId, limits: Limits) -> None:
        """How many of its shots may be filmed at once, and for how much. Raises InputError bad_value."""
        if not 1 <= limits.shots <= MOST_SHOTS_ALLOWED:
            expected = f"1 to {MOST_SHOTS_ALLOWED}"
            raise InputError(Code.BAD_VALUE, field="cap", value=limits.shots, expected=expected)
        if limits.spend is not None and limits.spend < 0:
            raise InputError(Code.BAD_VALUE, field="budget", value=float(limits.spend), expected="0 or more")
        await self._database.write(partial(table.limit, episode_id=episode, limits=limits))

    async def tones(self) -> dict[str, Tone]:
        """What feelings ask of camera and light."""
        return await asyncio.to_thread(tones, self._tones_folder)

    async def tone_rows(self) -> tuple[ToneRow, ...]:
        """Every tone for its editor, with what is wrong in a file of the user's."""
        return await asyncio.to_thread(tone_rows, self._tones_folder)

    async def keep_tone(self, tone: Tone) -> str | None:
        """Change or add a tone; what its file held before, None where there was none. Raises InputError bad_value."""
        return await asyncio.to_thread(keep_tone, self._tones_folder, tone)

    async def put_tone(self, name: str, text: str | None) -> str | None:
        """Let a tone's own file hold `text` again; None: the shipped one is in force. What it held before."""
        return await asyncio.to_thread(put_tone, self._tones_folder, name, text)

    async def make_tones_folder(self) -> Path:
        """The folder of the user's own tones, there from now on."""
        await asyncio.to_thread(self._tones_folder.mkdir, parents=True, exist_ok=True)
        return self._tones_folder

    # ---- stages ----

    async def quote_split(self, episode: EpisodeId, connection: str, model: str = DEFAULT_MODEL) -> TalkQuote:
        """What a language model will cost at most for `split`."""
        now = await self.get(episode)
        if not _enhances(now, connection):
            return TalkQuote(connection, model, project=now.series)
        script = await asyncio.to_thread(read_script, now.script.text, now.script.form, now.script.file)
        return await self._storyboards.quote_enriching(script, Asking(connection, model, now.series))

    async def quote_storyboard(
        self, episode: EpisodeId, connection: str, model: str = DEFAULT_MODEL, scenes: Iterable[str] = ()
    ) -> TalkQuote:
        """What a language model will cost at most for `storyboard` of the same scenes."""
        now = await self.get(episode)
        wanted = [now.scene(name) for name in scenes] or _undrawn(now)
        return await self._storyboards.quote_boards(wanted, Asking(connection, model, now.series))

    async def enhance(
        self, episode: EpisodeId, connection: str = "", model: str = DEFAULT_MODEL, *, consented: bool = False
    ) -> Origin:
        """Make the enhanced script anew from the script. Raises what Storyboards.enrich raises."""
        now = await self.get(episode)
        script = await asyncio.to_thread(read_script, now.script.text, now.script.form, now.script.file)
        richer, origin = await self._storyboards.enrich(script, Asking(connection, model, now.series, consented))
        await self._keep(episode, Stage.ENHANCED, "", fountain(richer), origin, basis_of(now, Stage.ENHANCED))
        return origin

    async def split(
        self, episode: EpisodeId, connection: str = "", model: str = DEFAULT_MODEL, *, consented: bool = False
    ) -> None:
        """Make the scenes anew, and the enhanced script before them where it is out of date or was made by rule.

        Scenes that are as they were keep their storyboards and takes.
        """
        now = await self.get(episode)
        if _enhances(now, connection):
            await self.enhance(episode, connection, model, consented=consented)
            now = await self.get(episode)
        script = await asyncio.to_thread(read_script, now.enhanced or "", Form.FOUNTAIN, "the enhanced script")
        scenes = scenes_of(script, now.scenes or ())
        await self._keep(episode, Stage.SCENES, "", scenes, Origin.OFFLINE, basis_of(now, Stage.SCENES))

    async def storyboard(
        self,
        episode: EpisodeId,
        scenes: Iterable[str] = (),
        connection: str = "",
        model: str = DEFAULT_MODEL,
        told: Callable[[int, int], None] = lambda _done, _all: None,
        *,
        consented: bool = False,
    ) -> tuple[str, ...]:
        """Draw the storyboards of these scenes (keys or numbers), or of all whose storyboard is missing or out of date.

        `told` hears how many are done of how many. Returns the keys of the scenes. Raises InputError episode_stage.
        """
        now = await self.get(episode)
        if now.scenes is None:
            raise InputError(Code.EPISODE_STAGE, stage="storyboard", what="the script has not been split into scenes")
        wanted = [now.scene(name) for name in scenes] or _undrawn(now)
        known, done = await self.tones(), 0
        asking = Asking(connection, model, now.series, consented)
        told(0, len(wanted))

        async def draw(scene: SceneText) -> None:
            nonlocal done
            shots, origin = await self._storyboards.board(scene, known, asking)
            # kept one by one: what is drawn is not lost when a later one fails
            basis = basis_of(now, Stage.STORYBOARD, scene.key)
            await self._keep(episode, Stage.STORYBOARD, scene.key, shots, origin, basis)
            done += 1
            told(done, len(wanted))

        outcomes = await asyncio.gather(*(draw(scene) for scene in wanted), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return tuple(scene.key for scene in wanted)

    # ---- edits ----

    async def edit_script(self, episode: EpisodeId, text: str) -> None:
        """Change the script. Raises InputError bad_script."""
        now = await self.get(episode)
        await asyncio.to_thread(read_script, text, now.script.form, now.script.file)
        written = Written(text, now.script.form, now.script.file)
        await self._keep(episode, Stage.SCRIPT, "", written, Origin.PERSON, "")

    async def edit_enhanced(self, episode: EpisodeId, text: str) -> None:
        """Change the enhanced script, which is Fountain. Raises InputError bad_script."""
        now = await self.get(episode)
        await asyncio.to_thread(read_script, text, Form.FOUNTAIN, "the enhanced script")
        await self._keep(episode, Stage.ENHANCED, "", text, Origin.PERSON, basis_of(now, Stage.ENHANCED))

    async def edit_scenes(self, episode: EpisodeId, scenes: Sequence[SceneText]) -> None:
        """Change, add, leave out or reorder scenes. One without a key gets a new one. Raises InputError bad_value."""
        now = await self.get(episode)
        if not scenes:
            raise InputError(Code.BAD_VALUE, field="scenes", value="none", expected="at least one")
        for scene in scenes:
            check_scene(scene)
        if len({scene.key for scene in scenes if scene.key}) < len([scene for scene in scenes if scene.key]):
            raise InputError(Code.BAD_VALUE, field="scenes", value="a key twice", expected="a key for each scene")
        new = iter(_apart([scene for scene in scenes if not scene.key], [*scenes, *(now.scenes or ())]))
        kept = tuple(scene if scene.key else next(new) for scene in scenes)
        await self._keep(episode, Stage.SCENES, "", kept, Origin.PERSON, basis_of(now, Stage.SCENES))

    async def edit_scene(self, episode: EpisodeId, name: str, text: str, heading: str | None = None) -> None:
        """Change one scene, given as Fountain without its heading. Raises InputError bad_script, bad_value."""
        now = await self.get(episode)
        old = now.scene(name)
        title = old.heading if heading is None else heading.strip()
        read = await asyncio.to_thread(scene_from, title, text)
        new = replace(old, heading=title, beats=read.beats)
        await self.edit_scenes(episode, [new if scene.key == old.key else scene for scene in now.scenes or ()])

    async def edit_board(self, episode: EpisodeId, name: str, shots: Sequence[ShotPlan]) -> None:
        """Change the storyboard of a scene. Raises InputError bad_value."""
        now = await self.get(episode)
        scene = now.scene(name)
        check_shots(shots, scene.key)
        others = {shot.key for other, shot in now.shots if other.key != scene.key}
        twice = next((shot.key for shot in shots if shot.key in others), None)
        if twice is not None:
            raise InputError(Code.BAD_VALUE, field="shot", value=twice, expected="a key that no other scene has")
        basis = basis_of(now, Stage.STORYBOARD, scene.key)
        await self._keep(episode, Stage.STORYBOARD, scene.key, tuple(shots), Origin.PERSON, basis)

    async def versions(self, episode: EpisodeId, stage: Stage, key: str = "") -> tuple[Mark, ...]:
        """Every version of a part, newest first."""
        return await self._database.read(partial(table.versions, episode=episode, stage=stage, key=key))

    async def version(self, episode: EpisodeId, stage: Stage, number: int, key: str = "") -> str:
        """A version of a part as text. Raises InputError bad_value."""
        find = partial(table.version, episode=episode, stage=stage, key=key, number=number)
        value, _ = await self._database.read(find)
        return part_text(value)

    async def restore(self, episode: EpisodeId, stage: Stage, version: int, key: str = "") -> None:
        """Bring an earlier version back, as a new one. Raises InputError bad_value."""
        at = self._clock()

        def bring(connection: Connection) -> None:
            value, mark = table.version(connection, episode, stage, key, version)
            table.keep(connection, episode, stage, key, value, mark.origin, mark.basis, at)

        await self._database.write(bring)

    # ---- characters ----

    async def characters(self, series: str) -> tuple[Character, ...]:
        """The sheets of a series, by name."""
        return await self._database.read(partial(table.characters, series=series))

    async def keep_character(self, series: str, character: Character) -> None:
        """Keep a sheet. Raises InputError bad_value."""
        if not character.name.strip():
            raise InputError(Code.BAD_VALUE, field="name", value="nothing", expected="the character's name")
        await self._database.write(partial(table.keep_character, series=series, character=character))

    async def drop_character(self, series: str, name: str) -> bool:
        """Forget a sheet; whether there was one."""
        return await self._database.write(partial(table.drop_character, series=series, character=name))

    async def _keep(self, episode: EpisodeId, stage: Stage, key: str, value: Any, origin: Origin, basis: str) -> None:  # noqa: ANN401 - each stage has its own kind
        at = self._clock()
        await self._database.write(
            lambda connection: table.keep(connection, episode, stage, key, value, origin, basis, at)
        )


def _enhances(now: Episode, connection: str) -> bool:
    """Whether splitting makes the enhanced script anew: it is out of date, or was made by rule and a model is there."""
    mark = now.marks.get((Stage.ENHANCED, ""))
    by_rule = mark is not None and mark.origin is Origin.OFFLINE and connection != ""
    return (Stage.ENHANCED, "") in stale(now) or by_rule


def _undrawn(now: Episode) -> list[SceneText]:
    """The scenes whose storyboard is missing or out of date."""
    old = {key for stage, key in stale(now) if stage is Stage.STORYBOARD}
    return [one for one in now.scenes or () if one.key in old]


def scene_from(heading: str, text: str) -> SceneText:
    """A scene from Fountain text without its heading. Raises InputError bad_script."""
    script: Script = read_script(f".{heading or 'Scene'}\n{text}", Form.FOUNTAIN, "scene")
    if len(script.passages) != 1:
        raise InputError(Code.BAD_SCRIPT, file="scene", line=script.passages[1].line - 1, what="a second scene begins")
    return scenes_of(script)[0]


def _apart(fresh: Sequence[SceneText], taken: Sequence[SceneText]) -> list[SceneText]:
    """New scenes with keys that nobody has."""
    highest = max([int(one.key[1:]) for one in taken if one.key[1:].isdecimal()], default=0)
    return [replace(one, key=f"s{highest + place}") for place, one in enumerate(fresh, start=1)]
