"""What is chosen in a list stays the same thing when the list is filled anew, wherever it stands then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from holysheep_studio.domain.budget import Budget, Period, Stand
from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.episode import Piece
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.shelf import Remark, RemarkId
from holysheep_studio.domain.trial import Take
from holysheep_studio.ui.dialogs.budgets import BudgetsDialog
from holysheep_studio.ui.dialogs.trials import TrialsDialog
from holysheep_studio.ui.widgets.cut_strip import CutStrip
from holysheep_studio.ui.widgets.plain_table import PlainTable
from holysheep_studio.ui.widgets.remark_list import RemarkList
from holysheep_studio.ui.widgets.series_tree import SeriesTree
from holysheep_studio.ui.widgets.take_list import TakeList, TakeRow
from tests.ui.values import NTSC

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIVE = ("ash", "birch", "cedar", "elm", "fir")


@pytest.fixture
def above(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def words(table: PlainTable) -> list[str]:
    return [item.text() for row in table.chosen_rows if (item := table.item(row, 0)) is not None]


def test_rows_are_known_by_what_they_stand_for(qtbot: QtBot) -> None:
    table = PlainTable(("Name",), "Trees")
    qtbot.addWidget(table)
    told: list[list[str]] = []
    table.itemSelectionChanged.connect(lambda: told.append(words(table)))
    table.show_rows([(name,) for name in FIVE])
    table.selectRow(2)
    assert told == [["cedar"]]
    table.show_rows([(name,) for name in ("acacia", *FIVE)])
    assert (words(table), table.chosen_row) == (["cedar"], 3)
    assert told == [["cedar"]], "it is chosen as before: nobody is told"
    table.show_rows([("ash",), ("birch",), ("elm",)])
    assert (words(table), table.chosen_row, table.currentRow()) == ([], -1, -1)
    assert told == [["cedar"], []], "what is gone is not chosen any more, nor is its neighbour"
    # two rows of the same name are two things
    table.show_rows([("ash",), ("ash",)])
    table.selectRow(1)
    table.show_rows([("ash",), ("ash",), ("elm",)])
    assert table.chosen_rows == (1,)


def test_what_is_in_sight_stays_in_sight(qtbot: QtBot) -> None:
    table = PlainTable(("Name",), "Numbers")
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    numbers = [(f"{n}",) for n in range(60)]
    table.show_rows(numbers)
    table.selectRow(2)
    table.verticalScrollBar().setValue(30)
    top = table.indexAt(table.viewport().rect().topLeft()).row()
    table.show_rows([*numbers, ("60",)])
    assert table.indexAt(table.viewport().rect().topLeft()).row() == top
    table.show_rows([("-2",), ("-1",), *numbers])
    assert table.indexAt(table.viewport().rect().topLeft()).row() == top + 2
    assert table.chosen_rows == (4,)


def test_several_takes_stay_chosen_and_votes_go_to_them(above: QWidget) -> None:
    dialog = TrialsDialog(above)
    takes = tuple(Take(f"job{n}", unit, "a", ended=True, done=True) for n, unit in enumerate("bcdf"))
    told: list[tuple[tuple[str, ...], int]] = []
    dialog.vote_asked.connect(lambda jobs, value: told.append((jobs, value)))
    dialog.show_standing((), takes, None)
    rows = dialog.takes.selectionModel()
    for row in (1, 3):
        whole = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        rows.select(dialog.takes.model().index(row, 0), whole)
    more = (Take("new", "a", "a", ended=True, done=True), Take("other", "e", "b", ended=False, done=False))
    dialog.show_standing((), (*takes, *more), None)
    assert [take.job_id for take in dialog._selected()] == ["job1", "job3"]
    dialog.up_button.click()
    assert told == [(("job1", "job3"), 1)]
    dialog.show_standing((), (takes[0], takes[3]), None)
    dialog.down_button.click()
    assert told[1:] == [(("job3",), -1)]


def test_a_budget_that_is_gone_leaves_none_chosen_in_its_place(above: QWidget) -> None:
    dialog = BudgetsDialog([], above)
    day, month = (Stand(Budget(period, Money(5_000_000, "USD"), ""), 0.0) for period in (Period.DAY, Period.MONTH))
    dialog.show_stands([day, month])
    dialog.table.selectRow(1)
    assert dialog.chosen == month
    spent = replace(month, charged=1_000_000)
    dialog.show_stands([spent, day])
    assert dialog.chosen == spent
    dialog.show_stands([day])
    assert dialog.chosen is None
    assert not dialog.remove_button.isEnabled()


def test_a_take_stays_chosen_among_those_of_its_shot(qtbot: QtBot) -> None:
    takes = TakeList()
    qtbot.addWidget(takes)
    one, two, three = (TakeRow(f"job{n}", f"take {n}", "/x.mp4", accepted=False) for n in range(3))
    told: list[str] = []
    takes.accepted.connect(lambda job, _: told.append(job))
    takes.show_takes([one, two], may_film=True)
    takes.list.setCurrentRow(0)
    takes.show_takes([three, one, two], may_film=True)
    takes.accept_button.click()
    assert told == ["job0"]
    takes.show_takes([replace_job(row, f"other{n}") for n, row in enumerate((one, two, three))], may_film=True)
    takes.accept_button.click()
    assert told[1:] == ["other2"], "of another shot the newest is chosen, whichever place was before"


def replace_job(row: TakeRow, job: str) -> TakeRow:
    return row._replace(job_id=job)


def test_a_piece_of_the_strip_stays_chosen_and_what_is_typed_over_its_numbers_too(qtbot: QtBot) -> None:
    strip = CutStrip()
    qtbot.addWidget(strip)
    pieces = [(Piece(f"s{n}", f"job{n}", 0, 24), f"shot {n}") for n in range(3)]
    strip.show_strip(pieces)
    strip.list.setCurrentRow(1)
    strip.frames.setValue(12)  # typed, and the field is not left yet
    strip.show_strip([(Piece("s9", "job9"), "shot 9"), *pieces])
    assert strip.list.currentRow() == 2
    assert strip.frames.value() == 12
    told: list[tuple[Piece, ...]] = []
    strip.arranged.connect(told.append)
    strip._trim()
    assert told[0][2] == Piece("s1", "job1", 0, 12)
    strip.show_strip([(Piece("s1", "job1", 3, 12), "shot 1")])
    assert (strip.list.currentRow(), strip.first.value()) == (0, 3)


def test_notes_are_taken_away_one_after_the_other(qtbot: QtBot) -> None:
    notes = RemarkList()
    qtbot.addWidget(notes)
    remarks = [Remark(RemarkId(f"n{n}"), ClipId("c"), n, f"note {n}", 0.0) for n in range(4)]
    early = Remark(RemarkId("early"), ClipId("c"), 0, "came before", 0.0)
    told: list[str] = []
    notes.removed.connect(told.append)
    notes.show_remarks(remarks, NTSC)
    second = notes.list.topLevelItem(1)
    assert second is not None
    notes.list.setCurrentItem(second)
    notes.show_remarks([early, *remarks], NTSC)
    notes.list.delete_pressed.emit()
    notes.show_remarks([early, remarks[0], *remarks[2:]], NTSC)
    notes.list.delete_pressed.emit()
    assert told == ["n1", "n2"]


def test_folders_that_were_closed_stay_closed(qtbot: QtBot) -> None:
    tree = SeriesTree()
    qtbot.addWidget(tree)
    found = [("a", "Coast", "One"), ("b", "Hills", "Two")]
    tree.show_episodes(found, "b")
    coast, hills = tree.topLevelItem(0), tree.topLevelItem(1)
    assert coast is not None
    assert hills is not None
    coast.setExpanded(False)
    tree.setCurrentItem(hills)  # the folder itself
    tree.show_episodes([*found, ("c", "Hills", "Three")], "b")
    again = tree.topLevelItem(0)
    assert again is not None
    assert not again.isExpanded()
    current = tree.currentItem()
    assert current is not None
    assert current.text(0) == "Hills"
