"""Item models: rows are what was given, signals are exact, selections survive, remaining times are honest."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from holysheep_studio.cli.describe import far_words
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Note
from holysheep_studio.ui import texts
from holysheep_studio.ui.models.card import CARD
from holysheep_studio.ui.models.clip_list import ClipList
from holysheep_studio.ui.models.keyed_rows import VALUE, KeyedRows
from holysheep_studio.ui.models.queue_table import FRAMES, PROGRESS, Column, QueueTable
from holysheep_studio.ui.models.source_list import SourceList
from tests.ui.values import NOW, job, line, refused, source

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

Cell = tuple[int, int, int, int, tuple[int, ...]]


def signals_of(model: KeyedRows[object]) -> list[Cell]:
    seen: list[Cell] = []
    model.dataChanged.connect(lambda a, b, roles: seen.append((a.row(), a.column(), b.row(), b.column(), tuple(roles))))
    return seen


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), min_size=2, max_size=6))
def test_any_run_of_row_sets_is_shown_as_given_and_held_rows_follow(batches: list[list[str]]) -> None:
    model: KeyedRows[str] = KeyedRows(lambda row: row)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(batches[0])
    for before, after in pairwise(batches):
        held = {key: QPersistentModelIndex(model.index_of(key)) for key in before}
        model.set_rows(after)
        assert model.rows == tuple(after)
        for key, index in held.items():
            assert index.isValid() == (key in after)
            if index.isValid():
                assert index.row() == after.index(key)


class Numbers(KeyedRows[tuple[str, int]]):
    """Rows that know their place."""

    def place(self, row: tuple[str, int]) -> int:
        return row[1]


def numbered(name: str, number: int) -> tuple[str, int]:
    """No two names have the same place."""
    return name, number * 1000 + ord(name)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9)),
    st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.integers(0, 9)), max_size=5),
)
def test_any_run_of_single_changes_ends_as_if_all_had_been_given(
    first: dict[str, int], changes: list[dict[str, int | None]]
) -> None:
    model = Numbers(lambda row: row[0])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    now = {name: numbered(name, number) for name, number in first.items()}
    model.set_rows(sorted(now.values(), key=model.place))
    for change in changes:
        held = {key: QPersistentModelIndex(model.index_of(key)) for key in now}
        came = {name: numbered(name, number) for name, number in change.items() if number is not None}
        gone = [name for name, number in change.items() if number is None]
        model.renew(came.values(), gone)
        now = {name: row for name, row in (now | came).items() if name not in gone}
        assert list(model.rows) == sorted(now.values(), key=model.place)
        assert all(model.row(name) == row for name, row in now.items())
        for key, index in held.items():
            assert index.isValid() == (key in now)
            if index.isValid():
                assert model.rows[index.row()][0] == key


@pytest.mark.usefixtures("qapp")
def test_one_changed_job_among_many_costs_one_signal_and_leaves_the_others_alone() -> None:
    model = QueueTable(lambda: NOW)
    rows = [job(f"{n:05}", float(n)) for n in range(2000)]
    model.set_rows(rows)
    model.flush()
    seen = signals_of(model)  # type: ignore[arg-type]
    resets: list[int] = []
    for signal in (model.layoutChanged, model.modelReset, model.rowsInserted, model.rowsRemoved):
        signal.connect(lambda *_: resets.append(1))
    model.renew([replace(rows[700], state=JobState.RENDERING)])
    model.flush()
    assert seen == [(700, 0, 700, len(Column) - 1, ())]
    assert not resets


@pytest.mark.usefixtures("qapp")
def test_a_burst_is_told_in_parts() -> None:
    model = QueueTable(lambda: NOW)
    rows = [job(f"{n:05}", float(n)) for n in range(1000)]
    model.set_rows(rows)
    seen = signals_of(model)  # type: ignore[arg-type]
    model.renew([replace(one, state=JobState.RENDERING) for one in rows])
    model.flush()
    assert 0 < len(seen) < 1000
    while model._dirty:
        model.flush()
    assert [one[0] for one in seen] == list(range(1000))


@pytest.mark.usefixtures("qapp")
def test_a_sorted_column_is_not_put_in_order_at_every_change() -> None:
    model = QueueTable(lambda: NOW)
    model.set_rows([job("a", 1.0), job("b", 2.0)])
    model.sort(Column.STATE)
    model.renew([job("a", 1.0, state=JobState.DONE), job("c", 0.0)])
    assert [row.id for row in model.rows] == ["a", "b", "c"]
    model._sort_again()
    assert [row.id for row in model.rows] == ["b", "c", "a"]
    assert [row.id for row in model.in_order] == ["c", "a", "b"]


def test_progress_touches_exactly_its_own_cell(qtbot: QtBot) -> None:
    model = QueueTable(lambda: NOW)
    rows = [job(name, state=JobState.RENDERING, progress=0.1, started_at=NOW) for name in "abc"]
    model.set_rows(rows)
    model.flush()
    seen = signals_of(model)  # type: ignore[arg-type]
    model.set_rows([rows[0], replace(rows[1], progress=0.4), rows[2]])
    model.set_rows([rows[0], replace(rows[1], progress=0.6), rows[2]])
    assert seen == []  # a burst waits for the next flush
    qtbot.waitUntil(lambda: bool(seen))
    roles = tuple(sorted((PROGRESS, FRAMES, int(Qt.ItemDataRole.DisplayRole))))
    assert seen == [(1, Column.PROGRESS, 1, Column.PROGRESS, roles)]
    assert model.index(1, Column.PROGRESS).data(PROGRESS) == pytest.approx(0.08 + 0.8 * 0.6)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("state", [JobState.PREPARING, JobState.MEASURING, JobState.RENDERING, JobState.VERIFYING])
def test_frames_are_counted_in_every_stage_that_goes_through_them(state: JobState) -> None:
    model = QueueTable(lambda: NOW)
    made = replace(job("a", state=state, started_at=NOW), course="local+measure")
    model.set_rows([made, job("b")])
    cell = model.index(0, Column.PROGRESS)
    assert cell.data(FRAMES) == ""
    model.renew([replace(made, progress=0.25, frame=90, frames=360)])
    assert cell.data(FRAMES) == "90 / 360 frames"
    assert str(cell.data()).endswith(" %, 90 / 360 frames")
    # a copy may be the first part of a stage: then the share is not that of the frames
    model.renew([replace(made, progress=0.15, frame=180, frames=360)])
    assert cell.data(FRAMES) == "180 / 360 frames"
    model.renew([replace(made, state=JobState.FINISHING)])
    assert cell.data(FRAMES) == ""


@pytest.mark.usefixtures("qapp")
def test_what_follows_the_last_frame_is_told() -> None:
    """The parts of a long render are joined for minutes, and no frame is made then."""
    made = replace(job("a", state=JobState.RENDERING, started_at=NOW), frames=360)
    copied = replace(made, progress=0.15, frame=360)  # a copy is the first part of the stage
    assert texts.job_badge(copied).text == "Rendering"
    assert texts.job_badge(replace(made, progress=1.0, frame=360)).text == "Writing the file"
    assert texts.job_badge(replace(made, progress=1.0, frame=None, frames=None)).text == "Rendering"
    assert texts.job_badge(replace(made, progress=1.0, frame=360, paused=True)).text == "Paused"
    assert far_words(replace(made, progress=1.0, frame=360)) == " 100% (360/360 frames), writing the file"


@pytest.mark.usefixtures("qapp")
def test_sorting_is_undone_and_keeps_the_selection() -> None:
    model = QueueTable(lambda: NOW)
    model.set_rows(
        [job("c", 1.0), job("a", 2.0, state=JobState.DONE), job("b", 3.0, state=JobState.RENDERING, progress=0.5)]
    )
    selection = QItemSelectionModel(model)
    selection.select(model.index_of("a"), QItemSelectionModel.SelectionFlag.Select)
    model.sort(Column.NAME)
    assert [row.id for row in model.rows] == ["a", "b", "c"]
    model.sort(Column.PROGRESS, Qt.SortOrder.DescendingOrder)
    assert [row.id for row in model.rows] == ["a", "b", "c"]
    assert not model.in_queue_order
    model.sort(-1)
    assert [row.id for row in model.rows] == ["c", "a", "b"]
    assert [index.data(VALUE).id for index in selection.selectedIndexes()] == ["a"]


@pytest.mark.usefixtures("qapp")
def test_a_large_queue_is_read_quickly_enough_to_be_shown() -> None:
    model = QueueTable(lambda: NOW)
    rows = [job(f"{n:05}", float(n)) for n in range(10_000)]
    model.set_rows(rows)
    rows[5000] = replace(rows[5000], state=JobState.RENDERING)
    model.set_rows(rows)
    assert model.rowCount() == 10_000
    assert model.index(5000, Column.STATE).data() == "Rendering"


@pytest.mark.usefixtures("qapp")
def test_an_interrupted_job_does_not_look_as_if_it_ran() -> None:
    model = QueueTable(lambda: NOW + 50)
    model.set_rows([job("a", state=JobState.RENDERING, progress=0.5, started_at=NOW - 3600)])
    model.set_interrupted(["a"])
    assert model.index(0, Column.STATE).data() == "Interrupted"
    assert model.index(0, Column.ELAPSED).data() == "\u2013"
    model.set_interrupted([])
    assert model.index(0, Column.STATE).data() == "Rendering"
    assert model.index(0, Column.ELAPSED).data() == "0 s"  # the hour between the runs is nobody's work


@pytest.mark.usefixtures("qapp")
def test_cards_say_what_a_source_is_in_words() -> None:
    model = SourceList()
    model.set_rows([source("a"), source("b", footage=None), refused()])
    ready, reading, bad = (model.index(n, 0).data(CARD) for n in range(3))
    assert ready.lines == ("480 \u00d7 360 \u00b7 3.0 s", "29.97 fps (30000/1001)")
    assert ready.badge.text == "Ready to upload"
    assert reading.badge.text.startswith("Reading")
    assert bad.badge.text == "bad.mp4 holds no picture, only sound or other data."
    assert len({ready.badge.icon, reading.badge.icon, bad.badge.icon}) == 3  # never colour alone
    assert "bad.mp4" in model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.usefixtures("qapp")
def test_clips_leave_as_files_and_tell_what_was_verified(qapp: QApplication) -> None:
    assert qapp is not None
    model = ClipList()
    model.set_lines([line("c", notes=(str(Note.AUDIO_DROPPED_SPEED),))])
    index = model.index(0, 0)
    assert index.data(CARD).badge.text == "Verified \u00b7 no sound"
    assert "360 frames" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert [url.toLocalFile() for url in model.mimeData([index]).urls()] == ["/made/c.mp4"]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
    assert not model.index(5, 0).isValid()
    assert model.data(QModelIndex()) is None
