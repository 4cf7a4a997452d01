"""What jobs wait for, as a person says it in the window: after others, finals of drafts, and every way back."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Quality
from holysheep_studio.domain.upscale_plan import UPSCALE
from holysheep_studio.ui.dialogs.after import MOST_SHOWN, AfterDialog
from holysheep_studio.ui.models.queue_pace import KEPT_S, LUCK, TROUBLE, QueuePace
from holysheep_studio.ui.models.queue_table import Column
from tests.ui.conftest import until
from tests.ui.values import NOW, job

if TYPE_CHECKING:
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)


async def queued(session: Session, make_clip: MakeClip, *frames: int) -> tuple[JobId, ...]:
    """So many jobs in a queue that stands still."""
    await session._jobs.pause_queue()
    files = [make_clip(frames=count) for count in frames]
    sources = await session._library.settled(await session._library.add(files))
    return await session._jobs.add([source.id for source in sources], FAST)


def line(desk: Desk, job_id: str) -> JobLine | None:
    return desk.window.queue.model.row(job_id)


def state_of(desk: Desk, job_id: str) -> str:
    return str(desk.window.queue.model.index_of(job_id).siblingAtColumn(Column.STATE).data())


async def take_back(desk: Desk, words: str) -> None:
    """Undo, once the step that is named is the one that would be taken back."""
    undo = desk.window.actions_by_name["undo"]
    await until(lambda: undo.isEnabled() and undo.text().endswith(words))
    undo.trigger()


def test_a_job_starts_after_another_that_was_chosen_in_the_dialog(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            first, later = await queued(session, make_clip, 6, 7)
            await until(lambda: line(desk, later))
            desk.window.queue.arranged.emit("after", (later,), None)
            needs = session._queue_presenter.needs
            await until(lambda: needs.after)
            dialog = needs.after
            assert dialog is not None
            assert dialog.list.count() == 1
            ok = dialog._buttons.button(QDialogButtonBox.StandardButton.Ok)
            assert not ok.isEnabled()
            dialog.list.setCurrentRow(0)
            assert dialog.chosen == (first,)
            ok.click()
            await until(lambda: state_of(desk, later).startswith("Waits for "))
            await take_back(desk, "1 job waits for others")
            await until(lambda: state_of(desk, later) == "Waiting")

    run(story())


def test_the_final_of_a_draft_waits_for_its_acceptance_and_leaves_with_undo(
    desk: Desk, run: Run, make_clip: MakeClip
) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            (draft,) = await queued(session, make_clip, 6)
            await until(lambda: line(desk, draft))
            desk.window.queue.arranged.emit("final", (draft,), None)
            needs = session._queue_presenter.needs
            await until(lambda: needs.final)
            dialog = needs.final
            assert dialog is not None
            dialog.size_box.setCurrentIndex(dialog.size_box.findData("2x"))
            dialog._add()
            rows = desk.window.queue.model
            await until(lambda: rows.rowCount() == 2)
            final = next(row for row in rows.rows if row.effect == UPSCALE)
            assert [(need.first, need.approval) for need in final.needs] == [(draft, True)]
            wish = (await session._jobs.get(final.id)).request.upscale
            assert wish is not None
            assert wish.size == "2x"
            await take_back(desk, "Queued 1 final")
            await until(lambda: rows.rowCount() == 1)

    run(story())


def test_release_acceptance_and_a_later_start_are_taken_back_by_undo(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            arranged = desk.window.queue.arranged
            draft, later = await queued(session, make_clip, 6, 7)
            await until(lambda: line(desk, later))
            await session._queue_presenter._schedule.wait_for([later], [draft], approval=True)
            await until(lambda: state_of(desk, later).startswith("Waits for "))

            arranged.emit("release", (later,), None)
            await until(lambda: state_of(desk, later) == "Waiting")
            await take_back(desk, "Started without waiting for others")
            await until(lambda: state_of(desk, later).startswith("Waits for "))

            arranged.emit("start_at", (draft,), time.time() + 3600)
            await until(lambda: state_of(desk, draft).startswith("Waits until "))
            await take_back(desk, "Start later")
            await until(lambda: state_of(desk, draft) == "Waiting")

            arranged.emit("start_at", (later,), time.time() + 3600)
            await until(lambda: line(desk, later).start_at)  # type: ignore[union-attr]
            await session._jobs.resume_queue()
            await until(lambda: line(desk, draft).state is JobState.DONE)  # type: ignore[union-attr]
            arranged.emit("approve", (draft,), None)
            await until(lambda: line(desk, draft).approved_at)  # type: ignore[union-attr]
            await take_back(desk, "Accepted 1 clip")
            await until(lambda: line(desk, draft).approved_at is None)  # type: ignore[union-attr]
            await until(lambda: state_of(desk, later).startswith("Waits until you accept"))

    run(story())


# ---- with plain values ----


def test_a_long_list_is_searched_not_shown_whole(window: Window) -> None:
    dialog = AfterDialog(2, [job(f"take{n:04}", n) for n in range(MOST_SHOWN + 40)], window)
    assert dialog.list.count() == MOST_SHOWN
    assert dialog.found.text().startswith("40 more")
    dialog.search.setText("TAKE0339")
    assert dialog.list.count() == 1
    dialog.accept()  # nothing is chosen
    assert not dialog.result()
    dialog.reject()


def test_the_remaining_time_is_a_range_once_there_is_something_to_go_by() -> None:
    pace = QueuePace()
    assert pace.remaining(5.0) is None
    for second in range(10):
        pace.see(float(second), second * 0.1)
    assert pace.remaining(5.0) is None  # nine seconds
    pace.see(10.0, 1.0)
    low, high = pace.remaining(5.0) or (0.0, 0.0)
    assert (round(low, 6), round(high, 6)) == (50 * LUCK, 50 * TROUBLE)
    for second in range(11, 11 + 2 * int(KEPT_S)):
        pace.see(float(second), 1.0 + (second - 10) * 0.2)  # twice as fast of late
    slow, fast = pace.remaining(5.0) or (0.0, 0.0)
    assert round(slow, 6) == 25 * LUCK
    assert 25 * TROUBLE < fast < 50 * TROUBLE
    assert pace.remaining(0.0) is None
    pace.forget()
    assert pace.remaining(5.0) is None


def test_the_status_bar_says_how_long_the_whole_queue_will_take(window: Window) -> None:
    now = NOW
    told: list[str] = []
    window.queue.summary_changed.connect(told.append)
    model = window.queue.model
    model._clock = lambda: now
    runs = job("runs", 1.0, state=JobState.RENDERING, progress=0.0, started_at=NOW)
    window.queue.set_jobs([runs, job("waits", 2.0), job("over", 0.0, state=JobState.DONE)])
    for second in range(21):
        now = NOW + second
        window.queue.renew_jobs([replace(runs, progress=second / 40)], ())
        model.touch_clocks()
    window.queue._tell()
    # an eightieth of a job or so each second, one and a half of them left
    low, high = model.remaining or (0.0, 0.0)
    assert 50 < low < high < 120
    assert told[-1].endswith(" left")
    window.queue.set_held(held=True)
    assert "left" not in told[-1]
    window.queue.set_held(held=False)
    window.queue.renew_jobs([replace(runs, paused=True)], ())
    window.queue._tell()
    assert model.remaining is None
    assert "left" not in told[-1]
