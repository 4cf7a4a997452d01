"""A data folder on a stick: at another place, under another name, its clips and sources are where they should be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.render import Quality
from holysheep_studio.services.moved import PLACE, Move, between, look, settle
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from tests.conftest import MakeClip


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        ("/media/a/stick/data", "/media/b/stick/data", Move("/media/a", "/media/b")),
        ("/media/a/stick/data", "/media/a/stick/data", None),
        ("/places/one/data", "/places/one/other", Move("/places/one/data", "/places/one/other")),
        ("/data", "/mnt/data", Move("/", "/mnt")),
    ],
)
def test_the_widest_folder_that_moved(old: str, new: str, move: Move | None) -> None:
    found = between(str(Path(old)), str(Path(new)))
    wanted = None if move is None else Move(str(Path(move.old)), str(Path(move.new)))
    assert found == wanted


def test_what_is_still_there_or_not_the_same_stays(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "clip.mp4").write_bytes(b"1234")
    move = Move(str(tmp_path / "old"), str(tmp_path / "new"))
    gone = str(tmp_path / "old" / "clip.mp4")
    assert move.found(gone, 4) == str(tmp_path / "new" / "clip.mp4")
    assert move.found(gone, 5) is None
    assert move.found(str(tmp_path / "elsewhere" / "clip.mp4"), 4) is None
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "clip.mp4").write_bytes(b"1234")
    assert move.found(gone, 4) is None


def test_a_place_that_cannot_be_read_is_no_move(tmp_path: Path) -> None:
    assert look(tmp_path) is None
    (tmp_path / PLACE).write_bytes(b"\xff\xfe\xff")
    assert look(tmp_path) is None


def test_a_move_that_was_not_followed_to_its_end_is_seen_again(tmp_path: Path) -> None:
    assert look(tmp_path / "one") is None
    (tmp_path / "one").mkdir()
    settle(tmp_path / "one")
    (tmp_path / "one").rename(tmp_path / "two")
    move = Move(str(tmp_path / "one"), str(tmp_path / "two"))
    assert look(tmp_path / "two") == move
    assert look(tmp_path / "two") == move
    settle(tmp_path / "two")
    assert look(tmp_path / "two") is None


def test_a_place_that_cannot_be_kept_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / PLACE).mkdir()
    settle(tmp_path)
    assert look(tmp_path) is None


async def test_clips_and_sources_follow_a_stick_to_its_new_place(tmp_path: Path, make_clip: MakeClip) -> None:
    one, other = tmp_path / "drive_e" / "stick", tmp_path / "drive_f" / "stick"
    one.mkdir(parents=True)
    mine = make_clip(frames=6).rename(one / "mine.mp4")
    async with await Studio.open(Paths.at(one / "data")) as studio:
        ids = await studio.library.add([mine])
        await studio.library.settled(ids)
        await studio.jobs.add(ids, replace(Choice(effect="slow_motion_2x"), quality=Quality.FAST))
        await studio.runner.run(until_empty=True)
        (before,) = await studio.library.clips()
    other.parent.mkdir()
    one.rename(other)
    async with await Studio.open(Paths.at(other / "data")) as studio:
        (clip,) = await studio.library.clips()
        (source,) = await studio.library.sources()
        assert clip.path == str(other / "data" / "clips" / Path(before.path).name)
        assert (source.path, clip.source_path) == (str(other / "mine.mp4"), str(other / "mine.mp4"))
        assert (await studio.missing.check(), await studio.missing_sources.check()) == (0, 0)
    async with await Studio.open(Paths.at(other / "data")) as studio:
        assert (await studio.library.clips())[0] == clip
