"""The list of clips in SQLite: found by words and marks, sorted, in stacks, brought up to date from old folders."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.shelf import Decision, Marks, Order, Query, Remark, RemarkId, clean_tags, retagged
from holysheep_studio.store import changes, clips, remarks, shelf
from holysheep_studio.store.database import Database
from tests.ui.values import clip as plain

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator
    from pathlib import Path

    from holysheep_studio.domain.clip import Clip


@pytest.fixture
async def database(data_folder: Path) -> AsyncIterator[Database]:
    data_folder.mkdir(parents=True)
    opened = Database(data_folder / "studio.sqlite3")
    await opened.open()
    yield opened
    await opened.close()


def made(name: str, at: float = 0.0, **changed: object) -> Clip:
    return replace(plain(name), made_at=at, **changed)  # type: ignore[arg-type]


async def keep(database: Database, *saved: Clip) -> None:
    def save(connection: sqlite3.Connection) -> None:
        for one in saved:
            clips.save(connection, one)

    await database.write(save)


async def found(database: Database, query: Query) -> list[str]:
    return list(await database.read(lambda connection: shelf.find(connection, query)))


async def mark(database: Database, name: str, **said: object) -> None:
    def put(connection: sqlite3.Connection) -> None:
        (old,) = shelf.marks(connection, [ClipId(name)])
        shelf.put(connection, replace(old, **said), 5.0)  # type: ignore[arg-type]
        remarks.reword(connection, ClipId(name))

    await database.write(put)


async def test_clips_are_found_by_every_word_whatever_its_case_and_script(database: Database) -> None:
    await keep(
        database,
        made("a", 1, prompt="A GLASS of Water falls", source_path="/x/Küche.mp4"),
        made("b", 2, prompt="瀑布 in slow motion", source_path=""),
        made("c", 3, prompt="glass marbles", source_path=""),
    )
    assert await found(database, Query("glass")) == ["c", "a"]
    assert await found(database, Query("WATER gla")) == ["a"]
    assert await found(database, Query("küche")) == await found(database, Query("KU\u0308CHE")) == ["a"]
    assert await found(database, Query("瀑")) == ["b"]
    assert await found(database, Query("100%_'\"")) == []
    await mark(database, "c", tags=("Hero shot",))
    assert await found(database, Query("hero")) == ["c"]
    note = Remark(RemarkId("r"), ClipId("b"), 7, "flicker at the edge", 1.0)
    await database.write(lambda connection: remarks.save(connection, note))
    assert await found(database, Query("flicker")) == ["b"]
    await database.write(lambda connection: remarks.remove(connection, RemarkId("r"), 2.0))
    assert await found(database, Query("flicker")) == []
    assert (await database.read(lambda connection: shelf.some(connection, ["b"])))[0].remarks == 0


async def test_clips_are_narrowed_by_marks_and_sorted(database: Database) -> None:
    longer = replace(plain("b").verification, duration=Fraction(100))
    await keep(
        database,
        made("a", 1, charged=Money(3, "USD"), model="m1"),
        made("b", 2, verification=longer, source_path="/x/b.mp4"),
        made("c", 3, charged=Money(9, "USD"), model="m2", effect="time_lapse_10x", source_path="/x/a.mp4"),
    )
    await mark(database, "a", decision=Decision.ACCEPTED, tags=("one", "two"))
    await mark(database, "c", decision=Decision.REJECTED, starred=True, tags=("one",))
    assert await found(database, Query(decisions=(Decision.ACCEPTED,))) == ["a"]
    assert await found(database, Query(decisions=(Decision.REJECTED, Decision.UNDECIDED))) == ["c", "b"]
    assert await found(database, Query(starred=True)) == ["c"]
    assert await found(database, Query(tags=("One",))) == ["c", "a"]
    assert await found(database, Query(tags=("one", "two"))) == ["a"]
    assert await found(database, Query(tags=("on",))) == []
    assert await found(database, Query(model="m2")) == await found(database, Query(effect="time_lapse_10x")) == ["c"]
    assert await found(database, Query(source="/x/b.mp4")) == ["b"]
    assert await found(database, Query(order=Order.OLDEST)) == ["a", "b", "c"]
    assert await found(database, Query(order=Order.LONGEST)) == ["b", "c", "a"]
    assert await found(database, Query(order=Order.COST)) == ["c", "a", "b"]
    facets = await database.read(shelf.facets)
    assert {one.value: one.clips for one in facets.tags} == {"one": 2, "two": 1}
    assert {one.value: one.clips for one in facets.decisions} == {"accepted": 1, "rejected": 1, "undecided": 1}
    assert facets.starred == 1


async def test_takes_of_one_source_and_prompt_are_numbered_and_keep_their_number(database: Database) -> None:
    await keep(database, made("a", 1), made("b", 2, prompt="other"), made("c", 3))
    await database.write(lambda connection: clips.remove(connection, [ClipId("a")], 9.0))
    await keep(database, made("d", 4))
    lines = {line.id: line for line in await database.read(shelf.everything)}
    assert [(name, lines[ClipId(name)].take) for name in "bcd"] == [("b", 1), ("c", 2), ("d", 3)]
    assert lines[ClipId("c")].stack == lines[ClipId("d")].stack != lines[ClipId("b")].stack


async def test_a_clip_that_is_kept_again_keeps_what_was_said_of_it(database: Database) -> None:
    await keep(database, made("a", 1), made("b", 2))
    await mark(database, "a", decision=Decision.ACCEPTED, tags=("x",))
    await keep(database, made("a", 1, thumbnail="new.jpg"))
    (line,) = await database.read(lambda connection: shelf.some(connection, ["a"]))
    assert (line.thumbnail, line.decision, line.tags, line.take) == ("new.jpg", Decision.ACCEPTED, ("x",), 1)


async def test_a_folder_from_before_there_were_lines_gets_them_once(database: Database) -> None:
    await keep(database, made("a", 1), made("b", 2))
    await database.write(lambda connection: clips.remove(connection, [ClipId("b")], 9.0))
    await database.write(lambda connection: connection.execute("DELETE FROM clip_lines"))
    assert await database.write(shelf.catch_up) == 2
    assert await database.write(shelf.catch_up) == 0
    assert [line.id for line in await database.read(shelf.everything)] == ["a"]


async def test_each_word_about_a_clip_is_told_to_every_process(database: Database) -> None:
    await keep(database, made("a"))
    seen = await database.read(changes.last)
    await database.write(
        lambda connection: shelf.put(connection, Marks(ClipId("a"), Decision.REJECTED, starred=False, tags=()), 3.0)
    )
    await database.write(lambda connection: remarks.save(connection, Remark(RemarkId("r"), ClipId("a"), 0, "x", 1)))
    told = await database.read(lambda connection: changes.after(connection, seen))
    assert [(change.kind, change.id) for change in told] == [(Kind.CLIP, "a")] * 2


def test_tags_are_kept_once_whatever_their_case() -> None:
    assert clean_tags([" b  b ", "A", "a", ""]) == ("A", "b b")
    assert retagged(("one", "Two"), ["three"], ["TWO"]) == ("one", "three")
    for bad in ("x" * 61, "a,b"):
        with pytest.raises(InputError):
            clean_tags([bad])
