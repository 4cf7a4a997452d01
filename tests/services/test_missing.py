"""Files that are not where they were are said to be missing, and found again only when they are the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.brief import Choice
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
