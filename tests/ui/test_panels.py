"""Panels say in plain values what the person wants, and offer only what would work."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Fault
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.plan import forecast
from tests.ui.values import NTSC, footage, job, line, refused, source

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.window import Window


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    seen: list[tuple[object, ...]] = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def press(widget: QWidget, key: Qt.Key) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


# ---- composer ----


def test_the_forecast_is_what_the_plan_says(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    assert composer._forecast.text() == "12.0 s, 360 frames at 29.97 fps, 480 \u00d7 360"
    assert composer._notes.text() == "No sound: outside half to double speed"
    composer.chooser.choose("time_lapse")
    expected = forecast(footage(), composer.choice)
    assert f"{expected.frames} frames" in composer._forecast.text()
    composer._fields["ratio"].setValue(5000)
    assert ", 1 frame at" in composer._forecast.text()


def test_the_editors_tools_are_in_sight_where_it_is_higher_than_the_room(window: Window, qtbot: QtBot) -> None:
    composer = window.composer
    composer.set_sources([source()])
    window.resize(1280, 600)
    window.show()
    area = composer._area
    composer.chooser.choose("speed_ramp")
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0, timeout=120_000)
    qtbot.waitUntil(lambda: composer.timing.mapTo(area.viewport(), QPoint()).y() >= 0, timeout=120_000)


def test_nothing_can_be_queued_without_a_source_that_works_and_it_says_why(window: Window) -> None:
    composer = window.composer
    asked = heard(composer.add_asked)
    for sources, reason in (
        ([], "Choose a source"),
        ([source("b", footage=None, state="probing")], "still being read"),
        ([refused()], "cannot be used"),
        ([source("one", footage=footage(frames=1, duration=1 / NTSC))], "too few frames"),
    ):
        composer.set_sources(sources)
        assert not composer.add_button.isEnabled()
        assert reason in composer._reason.text()
        window.actions_by_name["add_to_queue"].trigger()
    assert asked == []


def test_every_usable_source_is_queued_with_exact_values(window: Window) -> None:
    composer = window.composer
    asked = heard(composer.add_asked)
    composer.set_sources([source("a"), refused(), source("b")])
    composer.chooser.choose("constant_speed")
    composer._fields["speed"].setValue(0.3)
    QTest.mouseClick(composer.add_button, Qt.MouseButton.LeftButton)
    ((ids, choice),) = asked
    assert ids == ("a", "b")
    assert choice.effect == "constant_speed"  # type: ignore[attr-defined]
    assert choice.values == {"speed": Fraction(3, 10)}  # type: ignore[attr-defined]
    assert composer._forecast.text().startswith("2 clips")


def test_one_source_that_an_effect_does_not_suit_leaves_the_others_their_button(window: Window) -> None:
    composer = window.composer
    asked = heard(composer.add_asked)
    short = [source(name, footage=footage(frames=1, duration=1 / NTSC)) for name in ("one", "two")]
    composer.set_sources([source("a"), short[0], source("b")])
    assert composer._forecast.text().startswith("2 clips")
    assert "1 left out: stream.mp4 has too few frames (1)" in composer._notes.text()
    composer.set_sources([source("a"), *short, refused(), refused("worse"), source("b")])
    assert "2 left out, the first: stream.mp4 has" in composer._notes.text()
    assert "2 cannot be used; their rows on the left say why: bad.mp4, worse.mp4" in composer._notes.text()
    window.actions_by_name["add_to_queue"].trigger()
    assert [ids for ids, _ in asked] == [("a", "b")]
    silent = source("silent", footage=replace(footage(), audio=()))
    composer.set_sources([source("a"), silent])
    assert composer._notes.text() == "No sound: outside half to double speed (1)"
    composer.set_sources([refused(), refused("worse")])
    assert composer._reason.text() == "2 cannot be used; their rows on the left say why: bad.mp4, worse.mp4"
    composer.set_sources([source("a"), *(refused(str(n)) for n in range(3))])
    assert composer._notes.text().startswith("3 cannot be used; their rows on the left say why: 0.mp4, 1.mp4\u2026")
    composer.set_sources([source("a"), refused("x" * 200)])
    assert "x" * 12 + "\u200b" in composer._notes.text()  # the longest name breaks instead of being cut


def test_sources_that_are_being_read_are_waited_for(window: Window) -> None:
    composer = window.composer
    late = source("late", footage=None, state="probing")
    composer.set_sources([source("a"), late, source("b")])
    assert composer._reason.text() == "Reading the sources: 2 of 3 done."
    assert not composer.add_button.isEnabled()
    composer.set_sources([source("a"), source("late"), source("b")])
    assert composer._forecast.text().startswith("3 clips")
    assert composer.add_button.isEnabled()


def test_the_numbers_of_an_effect_come_into_sight(window: Window, qtbot: QtBot) -> None:
    composer = window.composer
    composer.set_sources([source()])
    window.resize(1280, 620)
    window.show()
    room = composer._area.viewport()
    composer.chooser.choose("time_lapse")
    field = composer._fields["ratio"]
    qtbot.waitUntil(lambda: room.rect().contains(field.mapTo(room, field.rect().center())), timeout=120_000)


@pytest.mark.parametrize("name", EFFECTS)
def test_every_effect_shows_its_own_parameters_and_keeps_what_was_typed(window: Window, name: str) -> None:
    composer = window.composer
    composer.set_sources([source()])
    composer.chooser.choose(name)
    assert set(composer.choice.values) == {one.name for one in EFFECTS[name].parameters}
    assert composer.choice.stabilise == EFFECTS[name].stabilise
    for parameter, field in composer._fields.items():
        field.setValue(field.maximum())
        typed = composer.choice.values[parameter]
        composer.chooser.choose("normal")
        composer.chooser.choose(name)
        assert composer.choice.values[parameter] == typed


def test_the_arrow_keys_walk_over_the_effects(window: Window) -> None:
    chooser = window.composer.chooser
    chooser.choose("normal")
    card = chooser.findChildren(QToolButton)[0]
    card.setFocus()  # else the keys are the viewer's
    press(card, Qt.Key.Key_Right)
    assert chooser.effect == "slow_motion_2x"
    press(chooser.findChildren(QToolButton)[1], Qt.Key.Key_Down)
    assert chooser.effect == "slow_motion_8x"


# ---- queue ----


def test_the_queue_offers_only_what_the_chosen_jobs_can_do(window: Window) -> None:
    queue, act = window.queue, window.actions_by_name
    queue.set_jobs(
        [job("run", state=JobState.RENDERING), job("off", state=JobState.CANCELLED), job("held", paused=True)]
    )
    for chosen, able in (
        ((), {"clear_ended"}),
        (("run",), {"pause_jobs", "cancel_jobs", "move_up", "move_down", "clear_ended"}),
        (("off",), {"retry_jobs", "move_up", "move_down", "clear_ended"}),
        (("held", "off"), {"pause_jobs", "cancel_jobs", "retry_jobs", "move_up", "move_down", "clear_ended"}),
    ):
        queue.select(chosen)  # type: ignore[arg-type]
        names = ("pause_jobs", "cancel_jobs", "retry_jobs", "move_up", "move_down", "clear_ended")
        assert {name for name in names if act[name].isEnabled()} == able
    queue.select(["held"])  # type: ignore[list-item]
    assert act["pause_jobs"].text() == "&Resume job"


def test_commands_go_to_the_jobs_that_can_take_them(window: Window) -> None:
    queue, act = window.queue, window.actions_by_name
    queue.set_jobs([job("run", state=JobState.RENDERING), job("off", state=JobState.FAILED), job("held", paused=True)])
    queue.table.selectAll()
    paused, resumed, cancelled, retried = map(heard, (queue.paused, queue.resumed, queue.cancelled, queue.retried))
    for name in ("pause_jobs", "cancel_jobs", "retry_jobs"):
        act[name].trigger()
    queue.select(["held"])  # type: ignore[list-item]
    act["pause_jobs"].trigger()
    assert (paused, resumed) == ([(("run",),)], [(("held",),)])
    assert (cancelled, retried) == ([(("run", "held"),)], [(("off",),)])


def test_moving_names_the_job_to_come_before(window: Window) -> None:
    queue, act = window.queue, window.actions_by_name
    queue.set_jobs([job(name) for name in "abcd"])
    moved = heard(queue.moved)
    queue.select(["b", "c"])  # type: ignore[list-item]
    act["move_up"].trigger()
    act["move_down"].trigger()
    queue.select(["c"])  # type: ignore[list-item]
    act["move_down"].trigger()
    queue.select(["a"])  # type: ignore[list-item]
    act["move_up"].trigger()  # it is first already
    assert moved == [(("b", "c"), "a"), (("b", "c"), None), (("c",), None)]


def test_a_failed_job_says_why_whose_fault_and_how_to_mend_it(window: Window) -> None:
    queue = window.queue
    problem = Problem("disk_full", {"file": "/data/x.mp4"}, Fault.MACHINE)
    queue.set_jobs([job("bad", state=JobState.FAILED, problem=problem), job("good")])
    queue.select(["bad"])  # type: ignore[list-item]
    bar = queue.problem
    assert bar.isVisible()
    assert bar.message.text() == "There is no space left on the disk for x.mp4."
    assert "Cause: this computer" in bar.advice.text()
    retried = heard(queue.retried)
    QTest.mouseClick(bar.mend_button, Qt.MouseButton.LeftButton)
    assert retried == [(("bad",),)]
    QTest.mouseClick(bar.copy_button, Qt.MouseButton.LeftButton)
    assert "disk_full" in QGuiApplication.clipboard().text()
    queue.select(["good"])  # type: ignore[list-item]
    assert not bar.isVisible()


def test_interrupted_jobs_are_asked_about_once(window: Window) -> None:
    queue = window.queue
    queue.set_jobs([job("a", state=JobState.RENDERING), job("b")])
    queue.set_interrupted(["a"])  # type: ignore[list-item]
    assert queue.interrupted.isVisible()
    assert queue.interrupted.words.text() == "1 job was interrupted."
    asked = heard(queue.interrupted.aside_asked)
    QTest.mouseClick(queue.interrupted.aside_button, Qt.MouseButton.LeftButton)
    assert asked == [()]
    assert not queue.interrupted.isVisible()


def test_interrupted_jobs_go_on_by_themselves_unless_somebody_is_there(window: Window) -> None:
    bar = window.queue.interrupted
    window.queue.set_jobs([job("a", state=JobState.RENDERING)])
    asked = heard(bar.run_asked)
    window.queue.set_interrupted(["a"])  # type: ignore[list-item]
    assert bar.countdown.text() == "Goes on in 10 s"
    for _ in range(9):
        bar.count_down()
    assert bar.countdown.text() == "Goes on in 1 s"
    window.activateWindow()
    bar.pause_button.setFocus()  # the keyboard is there, so a person is
    for _ in range(20):
        bar.count_down()
    assert bar.countdown.text() == "Waits for your choice"
    window.queue.table.setFocus()
    assert bar.countdown.text() == "Goes on in 10 s"
    QTest.mouseMove(window, bar.mapTo(window, bar.rect().center()))
    for _ in range(20):
        bar.count_down()
    assert bar.countdown.text() == "Waits for your choice"
    QTest.mouseMove(window, QPoint(1, 1))
    assert (asked, bar.countdown.text()) == ([], "Goes on in 10 s")
    for _ in range(10):
        bar.count_down()
    assert asked == [()]
    assert not bar.isVisible()
    bar.count_down()
    assert asked == [()]


def test_headings_sort_rising_falling_and_back_to_the_queue(window: Window) -> None:
    queue = window.queue
    queue.set_jobs([job("b", 1.0), job("a", 2.0), job("c", 3.0)])
    orders = []
    for _ in range(3):
        queue.table.horizontalHeader().sectionClicked.emit(0)
        orders.append("".join(row.id for row in queue.model.rows))
    assert orders == ["abc", "cba", "bac"]


@pytest.mark.parametrize("chosen", [(), ("b",)])
def test_the_menu_of_the_table_sorts_it_by_keys(window: Window, chosen: tuple[str, ...]) -> None:
    queue = window.queue
    queue.set_jobs([job("b", 1.0), job("a", 2.0), job("c", 3.0)])
    queue.select([JobId(one) for one in chosen])

    def choose(words: str) -> str:
        at = queue.table.viewport().mapToGlobal(QPoint(20, 20))
        where = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(20, 20), at)
        QApplication.sendEvent(queue.table.viewport(), where)
        menu = next(one for one in queue.findChildren(QMenu) if one.isVisible())
        for letters in ("Sort by", words):
            action = next(one for one in menu.actions() if one.text().replace("&", "") == letters)
            assert action.isEnabled()
            menu.setActiveAction(action)
            inner = action.menu()
            menu = inner if isinstance(inner, QMenu) else menu
        QTest.keyClick(menu, Qt.Key.Key_Return)
        return "".join(row.id for row in queue.model.rows)

    assert choose("Clip and effect") == "abc"
    assert choose("Falling") == "cba"
    assert queue.sorting == (0, Qt.SortOrder.DescendingOrder)
    assert choose("State") == "cba"
    assert queue.sorting == (1, Qt.SortOrder.DescendingOrder)
    assert choose("The order of the queue") == "bac"
    assert queue.sorting is None


# ---- sources and clips ----


def test_an_empty_list_shows_the_way_out_and_a_full_one_the_rows(window: Window) -> None:
    sources = window.sources
    assert sources.empty.isVisible()
    asked = heard(window.actions_by_name["try_sample"].triggered)
    QTest.mouseClick(sources.empty.findChildren(type(window.composer.add_button))[0], Qt.MouseButton.LeftButton)
    assert len(asked) == 1
    sources.set_sources([source("a"), source("b")])
    assert sources.view.isVisible()
    sources.set_sources([])
    assert sources.empty.isVisible()


def test_rows_are_opened_and_removed_by_mouse_and_keyboard(window: Window) -> None:
    sources = window.sources
    sources.set_sources([source("a"), refused(), source("b")])
    opened, removed, chosen = map(heard, (sources.opened, sources.remove_asked, sources.selection_changed))
    place = sources.view.visualRect(sources.model.index(0, 0)).center()
    QTest.mouseClick(sources.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened[-1][0].id == "a"  # type: ignore[attr-defined]
    QTest.keyClick(sources.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [one.id for one in chosen[-1][0]] == ["a", "bad"]  # type: ignore[attr-defined]
    QTest.keyClick(sources.view, Qt.Key.Key_Delete)
    assert removed == [(("a", "bad"),)]


def test_the_selection_stays_when_rows_come_and_go(window: Window) -> None:
    sources = window.sources
    sources.set_sources([source("a"), source("b")])
    sources.select(["b"])  # type: ignore[list-item]
    sources.set_sources([source("0"), source("b"), source("c")])
    assert [one.id for one in sources.selected] == ["b"]


def test_clips_are_counted_in_their_tab(window: Window) -> None:
    window.clips.set_clips([line("c"), line("d")])
    window.count_clips(2)
    assert window._docks["clips"].windowTitle() == "Clips (2)"
