"""Files that are not where they were are said to be missing, and found again only when they are the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import Quality
from holysheep_studio.domain.shelf import Query
from holysheep_studio.studio import Paths, Studio
from tests.cli.commands import studio as command

if TYPE_CHECKING:
    from tests.conftest import MakeClip


async def test_a_file_that_went_elsewhere_is_found_by_what_it_holds(
    data_folder: Path, tmp_path: Path, make_clip: MakeClip
) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        ids = await studio.library.add([make_clip(frames=6), make_clip(frames=8)])
        await studio.library.settled(ids)
        await studio.jobs.add(ids, replace(Choice(effect="slow_motion_2x"), quality=Quality.FAST))
        await studio.runner.run(until_empty=True)
        first, second = await studio.library.clips()
        assert await studio.missing.check() == 0
        await studio.review.tag([first.id], ["hero"])
        elsewhere = tmp_path / "moved" / "deep"
        elsewhere.mkdir(parents=True)
        (elsewhere / "other name.mp4").write_bytes(Path(first.path).read_bytes())
        other = bytearray(Path(second.path).read_bytes())
        other[-1] ^= 1  # as long, and not the same
        (elsewhere / Path(second.path).name).write_bytes(other)
        for clip in (first, second):
            Path(clip.path).unlink()
        assert await studio.missing.check() == 2
        assert set(await studio.shelf.find(Query(missing=True))) == {first.id, second.id}

        found = await studio.missing.find(tmp_path / "moved")
        assert (dict(found.before), found.still) == ({first.id: first.path}, 1)
        (clip,) = await studio.shelf.whole([first.id])
        assert clip.path == str(elsewhere / "other name.mp4")
        assert await studio.shelf.find(Query(missing=True)) == (second.id,)
        assert await studio.shelf.find(Query("hero")) == (first.id,)  # what was said of it stays
        assert (await studio.library.clip(first.id)) == clip
        await studio.missing.put_back(found.before)
        assert set(await studio.shelf.find(Query(missing=True))) == {first.id, second.id}
    told = command("clips", "find", tmp_path / "moved", "--json").json
    assert told["missing"] == 1
    assert [one["id"] for one in told["found"]] == [first.id]
    assert command("clips", "list", "--missing", "--json").json["clips"][0]["id"] == second.id
    assert "slow_motion_2x" in command("clips", "show", first.id[:8]).out
    assert command("clips", "accept", first.id[:8], second.id).code == 0
    assert command("clips", "note", first.id[:8], "look here", "--at", "3").code == 0
    shown = command("clips", "show", elsewhere / "other name.mp4", "--json").json
    assert (shown["clip"]["decision"], shown["notes"][0]["frame"]) == ("accepted", 3)
    assert command("clips", "accept", "nobody").code == 2


async def test_a_source_that_went_elsewhere_is_found_and_its_clips_know_it(
    data_folder: Path, tmp_path: Path, make_clip: MakeClip
) -> None:
    first, second = tmp_path / "first.mp4", tmp_path / "second.mp4"
    first.write_bytes(make_clip(frames=6).read_bytes())
    second.write_bytes(make_clip(frames=8).read_bytes())
    async with await Studio.open(Paths.at(data_folder)) as studio:
        ids = await studio.library.add([first, second])
        await studio.library.settled(ids)
        await studio.jobs.add(ids[:1], replace(Choice(effect="slow_motion_2x"), quality=Quality.FAST))
        await studio.runner.run(until_empty=True)
        assert await studio.missing_sources.check() == 0
        elsewhere = tmp_path / "moved" / "deep"
        elsewhere.mkdir(parents=True)
        first.rename(elsewhere / "renamed.mp4")  # moving keeps the time of change
        (elsewhere / "second.mp4").write_bytes(b"x" * second.stat().st_size)  # its name and size, and no clip
        second.unlink()
        assert await studio.missing_sources.check() == 2
        lost = await studio.library.source(ids[0])
        assert lost.missing
        with pytest.raises(InputError) as refused:
            await studio.jobs.add(ids[:1], Choice())
        assert refused.value.code is Code.FILE_MISSING
        found = await studio.missing_sources.find(tmp_path / "moved")
        assert (dict(found.before), found.still) == ({ids[0]: str(first)}, 1)
        there = await studio.library.source(ids[0])
        assert (there.path, there.missing) == (str(elsewhere / "renamed.mp4"), False)
        (clip,) = await studio.library.clips()
        assert clip.source_path == there.path
        assert await studio.shelf.find(Query(source=there.path)) == (clip.id,)
        assert await studio.jobs.add(ids[:1], Choice())
        await studio.missing_sources.put_back(found.before)
        assert (await studio.library.source(ids[0])).missing
        assert (await studio.library.clips())[0].source_path == str(first)
    told = command("clips", "find", tmp_path / "moved", "--json").json["sources"]
    assert ([one["id"] for one in told["found"]], told["missing"]) == ([ids[0]], 1)


async def test_jobs_that_wait_look_where_their_source_went(
    data_folder: Path, tmp_path: Path, make_clip: MakeClip
) -> None:
    source = make_clip(frames=6)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        ids = await studio.library.add([source])
        await studio.library.settled(ids)
        await studio.jobs.add(ids, replace(Choice(effect="slow_motion_2x"), quality=Quality.FAST))
        elsewhere = tmp_path / "moved"
        elsewhere.mkdir()
        there = source.rename(elsewhere / source.name)
        assert (await studio.missing_sources.find(elsewhere)).still == 0
        (job,) = await studio.jobs.all()
        assert job.request.source_path == str(there)
        await studio.runner.run(until_empty=True)
        (clip,) = await studio.library.clips()
        assert clip.source_path == str(there)
