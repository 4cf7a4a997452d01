"""The doorway: one window on a data folder is visited by those that start later."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.services.doorway import OLD_S, Doorway, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 300.0


@contextlib.contextmanager
def at_home(doorway: Doorway) -> Iterator[list[Visit]]:
    """A window that holds the door and takes what is brought; what it took."""
    taken: list[Visit] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            taken.extend(doorway.visits())
            time.sleep(0.01)

    assert doorway.hold()
    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield taken
    finally:
        ended.set()
        thread.join()
        doorway.close()


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Doorway]:
    doorway = Doorway(tmp_path / "door")
    yield doorway
    doorway.close()


def test_the_open_window_gets_the_files_and_the_desktop_s_leave(tmp_path: Path, second: Doorway) -> None:
    files = (tmp_path / "a clip.mp4", tmp_path / "影片.hsproj")
    with at_home(Doorway(tmp_path / "door")) as taken:
        assert not second.hold()
        assert second.bring(files, "token", PATIENCE_S)
        assert second.bring((), "", PATIENCE_S)
    assert taken == [Visit(files, "token"), Visit((), "")]


def test_when_the_window_has_ended_the_second_opens_its_own(tmp_path: Path, second: Doorway) -> None:
    first = Doorway(tmp_path / "door")
    assert first.hold()
    first.close()
    assert not second.bring((), "", PATIENCE_S)
    assert not Doorway(tmp_path / "door").hold()
    assert second.visits() == []


def test_a_window_that_takes_nothing_is_not_waited_for_for_ever(tmp_path: Path, second: Doorway) -> None:
    first = Doorway(tmp_path / "door")
    assert first.hold()
    try:
        assert not second.bring((tmp_path / "a.mp4",), "", patience_s=0)
        assert first.visits() == []
    finally:
        first.close()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": 3, "leave": ""}', "\x00{", '{"files": ["a.mp4"]}'])
def test_what_is_no_note_is_put_away(second: Doorway, text: str) -> None:
    assert second.hold()
    (second.folder / "x.json").write_text(text, encoding="utf-8")
    assert second.visits() == []
    assert not (second.folder / "x.json").exists()


def test_files_of_somebody_long_gone_are_not_opened(second: Doorway) -> None:
    assert second.hold()
    note = second.folder / "x.json"
    note.write_text('{"files": ["/a.mp4"], "leave": ""}', encoding="utf-8")
    before = time.time() - 2 * OLD_S
    os.utime(note, (before, before))
    assert second.visits() == []
    assert not note.exists()


def test_a_folder_that_cannot_be_made_stops_no_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert Doorway(tmp_path / "file" / "door").hold()


def test_a_note_that_cannot_be_written_opens_a_window_of_its_own(tmp_path: Path) -> None:
    assert not Doorway(tmp_path / "gone").bring((tmp_path / "a.mp4",), "", PATIENCE_S)
