"""Projects as files: what is saved comes back on another machine, keys and money do not, nothing is overwritten."""

from __future__ import annotations

import asyncio
import json
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.commission import CloudChoice, commission
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.job import JobId
from holysheep_studio.domain.project import MIME_TYPE
from holysheep_studio.domain.screenplay import Character
from holysheep_studio.domain.secret import Secret
from holysheep_studio.domain.shelf import Decision
from holysheep_studio.studio import Paths, Studio
from tests.services.test_episodes import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.clip import ClipId
    from tests.conftest import MakeClip

KEY = "a-key-of-no-known-shape-123"


async def made(studio: Studio, clip: Path) -> ClipId:
    """A finished clip of a source; its id."""
    (source,) = await studio.library.settled(await studio.library.add([clip]))
    await studio.jobs.add([source.id], Choice(effect="slow_motion_2x", stabilise=False))
    async with asyncio.timeout(300):
        await studio.runner.run(until_empty=True)
    (found,) = await studio.library.clips()
    return found.id


async def filled(studio: Studio, clip: Path, script: Path) -> ClipId:
    """A folder with one of everything; the clip's id."""
    studio.diary.learn(Secret(KEY))
    clip_id = await made(studio, clip)
    await studio.review.decide([clip_id], Decision.ACCEPTED)
    await studio.review.tag([clip_id], ["sea"])
    await studio.review.remark(clip_id, 3, "too bright")
    one = await studio.episodes.new(script, "Coast", "First")
    await studio.episodes.split(one)
    await studio.episodes.keep_character("Coast", Character("Mara", "grey coat"))
    choice = CloudChoice("nowhere", "model", extra={"token": "abcdefgh", "note": KEY})
    await studio.jobs.pause_queue()
    await studio.jobs.add_requests([replace(commission("A silk scarf", choice), project="Spring")])
    return clip_id


def text_of(file: Path) -> str:
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("mimetype").decode() == MIME_TYPE
        return archive.read("project.json").decode("utf-8")


async def test_a_project_is_carried_to_another_machine(tmp_path: Path, make_clip: MakeClip) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    clip, script = here / "sea.mp4", tmp_path / "film.fountain"
    shutil.copy(make_clip(frames=24), clip)
    script.write_text(SCRIPT, encoding="utf-8")
    async with await Studio.open(Paths.at(here / "data")) as studio:
        clip_id = await filled(studio, clip, script)
        await studio.projects.save(here / "mine.hsproj", form={"effect": "slow_motion_2x"})
        (before,) = await studio.library.clips()
        (episode,) = await studio.episodes.all()
        scenes = (await studio.episodes.get(episode[0])).scenes
        with pytest.raises(InputError) as caught:
            await studio.projects.save(here / "mine.hsproj")
        assert caught.value.code is Code.OUTPUT_EXISTS
        await studio.projects.save(here / "spring.hsproj", "Spring")
    text = text_of(here / "mine.hsproj")
    assert KEY not in text
    assert "abcdefgh" not in text
    assert "charged" not in text or '"charged": null' in text
    only = json.loads(text_of(here / "spring.hsproj"))["project"]
    assert (len(only["plan"]), only["clips"], only["episodes"]) == (1, [], [])

    # the whole folder goes to another machine: the places relative to the file hold
    shutil.move(here, there)
    async with await Studio.open(Paths.at(tmp_path / "other")) as studio:
        opened = await studio.projects.open(there / "mine.hsproj")
        assert (len(opened.sources), opened.clips, len(opened.episodes), opened.missing) == (1, (clip_id,), 1, ())
        assert opened.form == {"effect": "slow_motion_2x"}
        assert [request.prompt for request in opened.plan] == ["A silk scarf"]
        (source,) = await studio.library.settled(opened.sources)
        assert source.path == str(there / "sea.mp4")
        (line,) = await studio.shelf.some_lines([clip_id])
        assert (line.decision, line.tags, line.remarks, line.missing) == (Decision.ACCEPTED, ("sea",), 1, False)
        (after,) = await studio.library.clips()
        assert after.path == str(there / "data" / "clips" / before.path.rpartition("/")[2])
        assert after.source_path == source.path
        job = await studio.jobs.get(JobId(after.job_id))
        assert (job.request.effect, job.request.source_path) == ("slow_motion_2x", source.path)
        assert await studio.jobs.all() == ()  # neither the finished one nor the plan is in the queue
        assert (await studio.episodes.get(opened.episodes[0])).scenes == scenes
        assert await studio.episodes.characters("Coast") == (Character("Mara", "grey coat"),)

        # once more: everything is here already
        again = await studio.projects.open(there / "mine.hsproj")
        assert (again.sources, again.clips, again.episodes, again.there) == ((), (), (), 3)
        await studio.projects.take_off(opened)
        assert await studio.library.clips() == ()
        assert await studio.episodes.all() == ()
        await studio.projects.take_off(opened, back=True)
        assert len(await studio.library.clips()) == 1


async def test_what_differs_here_is_kept_and_what_is_lost_is_looked_for(tmp_path: Path, make_clip: MakeClip) -> None:
    clip, script = tmp_path / "sea.mp4", tmp_path / "film.fountain"
    shutil.copy(make_clip(frames=24), clip)
    script.write_text(SCRIPT, encoding="utf-8")
    async with await Studio.open(Paths.at(tmp_path / "data")) as studio:
        await filled(studio, clip, script)
        await studio.projects.save(tmp_path / "mine")
        (episode,) = await studio.episodes.all()
        await studio.episodes.edit_script(episode[0], SCRIPT + "\nThe end.\n")
        await studio.episodes.keep_character("Coast", Character("Mara", "red coat"))
        opened = await studio.projects.open(tmp_path / "mine.hsproj")
        assert opened.kept == ("Coast: Mara",)
        assert len(opened.episodes) == 1
        assert "The end." in (await studio.episodes.get(episode[0])).script.text
        assert (await studio.episodes.get(opened.episodes[0])).title == "First (mine)"
        assert await studio.episodes.characters("Coast") == (Character("Mara", "red coat"),)
        (whole,) = await studio.library.clips()
    lost = tmp_path / "elsewhere" / "deep"
    lost.mkdir(parents=True)
    shutil.move(whole.path, lost / "renamed.mp4")
    clip.unlink()
    async with await Studio.open(Paths.at(tmp_path / "other")) as studio:
        opened = await studio.projects.open(tmp_path / "mine.hsproj")
        assert opened.missing == (str(clip),)
        (found,) = await studio.library.clips()
        assert found.path == str(lost / "renamed.mp4")
        (source,) = await studio.library.sources()
        assert source.missing


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no zip at all", Code.BAD_PROJECT),
        ({"format": "holysheep-studio-project", "version": 99, "project": {}}, Code.PROJECT_NEWER),
        ({"format": "something", "version": 1}, Code.BAD_PROJECT),
        ({"format": "holysheep-studio-project", "version": 1, "project": {"name": 7}}, Code.BAD_PROJECT),
        (
            {"format": "holysheep-studio-project", "version": 1, "project": {"name": "x", "written_at": 0, "episodes": [
                {"id": "e", "series": "s", "title": "t", "added_at": 0, "parts": []}]}},
            Code.BAD_PROJECT,
        ),
    ],
)  # fmt: skip
async def test_what_is_no_project_or_a_newer_one_is_refused_and_changes_nothing(
    tmp_path: Path, content: Any, code: Code
) -> None:
    file = tmp_path / "x.hsproj"
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("project.json", json.dumps(content))
    async with await Studio.open(Paths.at(tmp_path / "data")) as studio:
        with pytest.raises(InputError) as caught:
            await studio.projects.open(file)
        assert caught.value.code is code
        assert await studio.episodes.all() == ()
