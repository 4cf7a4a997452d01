"""The queue as a person arranges it in the window: menus, drags, questions before money, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import Code, Fault
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.queue_stop import QueueStop, StopCause
from holysheep_studio.domain.render import Quality
from holysheep_studio.domain.schedule import Hours, Need, Priority
from holysheep_studio.ui.models.queue_table import Column
from holysheep_studio.ui.widgets import queue_menu
from tests.ui.conftest import until
from tests.ui.values import NOW, job

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)
CLOUD = {"course": "cloud", "connection": "shop"}


def cloud(name: str, **changes: object) -> JobLine:
    return replace(job(name), **{**CLOUD, **changes})  # type: ignore[arg-type]


def state_of(window: Window, row: int) -> str:
    return str(window.queue.model.index(row, Column.STATE).data())


def question() -> QMessageBox | None:
    return next(
        (box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()), None
    )


def answer(words: str) -> None:
    box = question()
    assert box is not None
    QTest.mouseClick(next(button for button in box.buttons() if button.text().replace("&", "") == words), LEFT)


def test_the_state_says_why_a_job_waits(window: Window) -> None:
    model = window.queue.model
    model._clock = lambda: NOW
    first = job("first", 1.0, state=JobState.DONE)
    waits = [replace(job(name, n), needs=needs) for n, (name, needs) in enumerate((
        ("a", (Need("first", approval=True, done=True),)),
        ("b", (Need("gone", hopeless=True),)),
    ), start=2)]  # fmt: skip
    later = job("later", 9.0, start_at=NOW + 60.0, stop_after=True)
    window.queue.set_jobs([first, *waits, later])
    assert state_of(window, 1) == "Waits until you accept first.mp4"
    assert state_of(window, 2) == "Waits for gone, which was not done"
    assert state_of(window, 3).startswith("Waits until ")
    assert state_of(window, 3).endswith(", then the queue stops")
    window.queue.set_jobs([job("night", hours="off_peak")])
    assert state_of(window, 0) == "Waiting"
    for off_peak in ("00:00-12:00", "12:00-00:00"):
        model.set_hours(Hours(off_peak))
        told = state_of(window, 0)
        assert told == "Waiting" or told.endswith("off-peak")


def test_a_fault_of_the_machine_is_told_apart_from_what_needs_a_person(window: Window) -> None:
    full = Problem(Code.DISK_FULL, {"file": "x"}, Fault.MACHINE)
    key = Problem(Code.PROVIDER_AUTH, {"provider": "shop"}, Fault.USER)
    window.queue.set_jobs([job("a", 1.0, paused=True, problem=full), job("b", 2.0, paused=True, problem=key)])
    assert state_of(window, 0).startswith("Stopped for now: ")
    assert state_of(window, 0).endswith("Goes on by itself when this is mended")
    assert state_of(window, 1).startswith("Stopped: needs you")


def test_the_running_cost_is_always_told(window: Window) -> None:
    told: list[str] = []
    window.queue.summary_changed.connect(told.append)
    sent = {"submitted_at": 1.0, "state": JobState.POLLING}
    window.queue.set_jobs([
        cloud("a", state=JobState.DONE, charged=Money(420_000, "USD")),
        cloud("b", reserved=Money(1_200_000, "USD"), **sent),
        cloud("c", **sent),
        cloud("d", quoted=Money(5, "USD")),
    ])  # fmt: skip
    assert "0.42 USD charged, 1.20 USD set aside, 1 without a known price" in told[-1]
    costs = {window.queue.model.index(n, Column.COST).data() for n in range(4)}
    assert costs == {"0.42 USD charged", "1.20 USD set aside", "unknown", "about 0.000005 USD"}


def test_dragged_rows_name_the_job_they_are_to_come_before(window: Window) -> None:
    model = window.queue.model
    window.queue.set_jobs([job(name, n) for n, name in enumerate("abcd")])
    moved: list[tuple[object, ...]] = []
    window.queue.moved.connect(lambda *told: moved.append(told))
    carried = model.mimeData([model.index(3, 0), model.index(3, 1), model.index(2, 0)])
    for row in (0, 3, 4, -1):
        assert not model.dropMimeData(carried, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert moved == [(("c", "d"), "a"), (("c", "d"), None), (("c", "d"), None), (("c", "d"), None)]
    assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    model.sort(Column.NAME)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_the_menu_offers_what_the_chosen_jobs_can_take(window: Window) -> None:
    asked: list[tuple[object, ...]] = []
    lines = [job("wait"), job("run", state=JobState.RENDERING), job("done", state=JobState.DONE, batch="b")]

    def menu_of(*chosen: JobLine) -> dict[str, object]:
        menu = QMenu(window)
        queue_menu.fill(menu, chosen, lambda *told: asked.append(told))
        return {action.text().replace("&", ""): action for action in menu.actions()}

    both = menu_of(lines[0], lines[1])
    both["Priority"].menu().actions()[0].trigger()  # type: ignore[attr-defined]
    both["Start"].menu().actions()[0].trigger()  # type: ignore[attr-defined]
    assert asked == [("priority", ("wait", "run"), Priority.HIGHEST), ("start_at", ("wait",), None)]
    done = menu_of(lines[2])
    able = {words for words, action in done.items() if action.isEnabled()}  # type: ignore[attr-defined]
    assert able == {
        "Accept the clip for its finals", "Queue the final of this draft\u2026", "Retry what failed of this batch",
    }  # fmt: skip


def test_the_queue_says_why_it_stopped_and_one_button_goes_on(window: Window) -> None:
    bar = window.queue.stop
    bar.show_stop(QueueStop(StopCause.FAILURES, 1.0, code=Code.PROVIDER_MODERATED, count=10))
    assert bar.isVisible()
    assert bar.words.text().startswith("The queue stopped: 10 jobs failed in the same way.")
    asked: list[object] = []
    bar.go_on_asked.connect(lambda: asked.append(1))
    QTest.mouseClick(bar.button, LEFT)
    assert asked == [1]
    bar.show_stop(QueueStop(StopCause.AFTER_JOB, 1.0, title="a.mp4"))
    assert bar.words.text() == "The queue stopped after a.mp4, as you wanted."
    bar.show_stop(None)
    assert not bar.isVisible()


@pytest.mark.parametrize(("words", "rows"), [("Cancel", 2), ("Add all again", 4)])
def test_a_second_click_asks_before_anything_is_made_twice(
    desk: Desk, run: Run, make_clip: MakeClip, words: str, rows: int
) -> None:
    files: list[Path] = [make_clip(frames=n) for n in (6, 7)]

    async def story() -> None:
        async with desk.opened() as session:
            await session._jobs.pause_queue()
            sources = await session._library.settled(await session._library.add(files))
            ids = [source.id for source in sources]
            session.commands.queue(ids, FAST)
            session.commands.queue(ids, FAST)  # a double click
            await until(question)
            answer(words)
            await until(lambda: question() is None)
            await until(lambda: len(desk.window.queue.model.rows) == rows)

    run(story())


def test_cancels_moves_and_priorities_are_taken_back_by_undo(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            queue, undo = desk.window.queue, desk.window.actions_by_name["undo"]
            await session._jobs.pause_queue()
            files = [make_clip(frames=n) for n in (6, 7)]
            sources = await session._library.settled(await session._library.add(files))
            session.commands.queue([source.id for source in sources], FAST)
            await until(lambda: len(queue.model.rows) == 2 and undo.isEnabled())
            added = undo.text()
            a, b = (row.id for row in queue.model.rows)
            queue.cancelled.emit((a,))
            await until(lambda: queue.model.row(a).state is JobState.CANCELLED)  # type: ignore[union-attr]
            await until(lambda: undo.text() != added)
            undo.trigger()
            await until(lambda: queue.model.row(a).state is JobState.WAITING)  # type: ignore[union-attr]
            await until(lambda: undo.text() == added)
            queue.moved.emit((b,), a)
            await until(lambda: [row.id for row in queue.model.rows] == [b, a])
            await until(lambda: undo.text() != added)
            undo.trigger()
            await until(lambda: [row.id for row in queue.model.rows] == [a, b] and undo.text() == added)
            queue.arranged.emit("priority", (b,), Priority.HIGH)
            await until(lambda: [row.id for row in queue.model.rows] == [b, a])
            assert queue.model.index(0, Column.PRIORITY).data() == "High"
            await until(lambda: undo.text() != added)
            undo.trigger()
            await until(lambda: [row.id for row in queue.model.rows] == [a, b])

    run(story())


def test_what_was_just_added_is_scrolled_to_when_it_is_listed(window: Window, run: Run) -> None:
    queue = window.queue

    def seen(name: str) -> bool:
        return queue.table.viewport().rect().intersects(queue.table.visualRect(queue.model.index_of(name)))

    async def story() -> None:
        window.show()
        queue.set_jobs([job(f"old {n}", float(n)) for n in range(60)])
        await until(lambda: seen("old 0"))
        queue.reveal(JobId("new 0"))
        assert not seen("new 0")
        queue.renew_jobs([job(f"new {n}", 100.0 + n) for n in range(60)], ())
        await until(lambda: seen("new 0"))
        assert not seen("new 59")
        queue.table.scrollToTop()
        queue.renew_jobs([job("new 60", 200.0)], ())
        await until(lambda: queue.model.index_of("new 60").isValid())
        assert seen("old 0")  # once only: what comes later moves nothing

    run(story())
