"""The window with a real studio behind it: what is asked is done, and what changes is shown."""

from __future__ import annotations

import asyncio
import inspect
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.settings import Theme
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.drops import Zone
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.widgets.queue_bars import GOES_ON_S
from tests.ui.conftest import Run, until
from tests.ui.values import line

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

FAST = Choice("normal", stabilise=False)


@pytest.fixture
def footage(make_clip: MakeClip, tmp_path: Path) -> Path:
    target = tmp_path / "\u6c34 pour & go.mp4"
    shutil.copy(make_clip(frames=12, sound=True), target)
    return target


def test_a_dropped_folder_becomes_rows_of_which_bad_ones_say_why(desk: Desk, footage: Path, run: Run) -> None:
    (footage.parent / "notes.mp4").write_text("no video")
    rows = desk.window.sources.model

    async def story() -> None:
        async with desk.opened():
            desk.window.dropped.emit(Zone.ADD, (footage.parent,))
            await until(lambda: len(rows.rows) == 2 and all(row.state is not SourceState.PROBING for row in rows.rows))
            states = {Path(row.path).name: row.state for row in rows.rows}
            assert states == {footage.name: SourceState.READY, "notes.mp4": SourceState.REFUSED}
            await until(lambda: "Added 2 sources" in desk.words())
            await until(lambda: len(desk.window.sources.selected) == 2)
            await until(desk.window.composer.add_button.isEnabled)

    run(story())


def test_a_drop_on_the_queue_ends_as_a_verified_clip(desk: Desk, footage: Path, run: Run) -> None:
    window = desk.window
    window.composer.chooser.choose("slow_motion_2x")

    async def story() -> None:
        async with desk.opened():
            window.dropped.emit(Zone.QUEUE, (footage,))
            await until(lambda: window.clips.model.rows)
            (made,) = window.clips.model.rows
            assert made.frames == 24
            assert Path(made.path).is_file()
            await until(lambda: window.queue.model.rows[0].state is JobState.DONE)
            await until(lambda: any("is ready" in words for words in desk.words()))
            window.queue.opened.emit(window.queue.model.rows[0])
            await until(lambda: window.viewer.path == made.path)
            await until(lambda: window.viewer.viewer.frames == 24)

    run(story())


def test_a_drop_on_the_queue_counts_what_was_queued_and_what_was_left_out(desk: Desk, footage: Path, run: Run) -> None:
    bad = footage.with_name("notes.mp4")
    bad.write_text("no film")

    async def story() -> None:
        async with desk.opened() as session:
            # awaited here, for a message is gone after some seconds
            await session.commands._add_and_queue((footage, bad), FAST, show=False)
            assert desk.words()[-1] == ("Queued: 1. Left out, for they cannot be used or do not suit the effect: 1.")

    run(story())


def test_clips_that_get_ready_one_after_the_other_have_one_message(desk: Desk, run: Run) -> None:
    def told() -> list[str]:
        return [words for words in desk.words() if "ready" in words]

    async def story() -> None:
        async with desk.opened() as session:
            session._tell_finished((line("a", title="{n} boats.mp4"),))
            assert told() == ["{n} boats.mp4: Slow motion 4\u00d7 is ready"]
            session._tell_finished((line("b"), line("c")))
            assert told() == ["3 clips are ready"]
            desk.window.toasts.shown[-1].leave()
            session._tell_finished((line("d", title="last.mp4"),))
            assert told() == ["last.mp4: Slow motion 4\u00d7 is ready"]

    run(story())


def test_removing_is_undone_by_the_toast_and_by_the_menu(desk: Desk, footage: Path, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened(footage):
            for by_toast in (True, False):
                await until(lambda: len(window.sources.model.rows) == 1)
                window.sources.remove_asked.emit((window.sources.model.rows[0].id,))
                await until(lambda: not window.sources.model.rows and window.actions_by_name["undo"].isEnabled())
                assert window.sources.empty.isVisible()
                if by_toast:
                    window.toasts.shown[-1].button.click()
                else:
                    assert desk.words()
                    window.actions_by_name["undo"].trigger()
                    await until(lambda: "Removed 1 source" not in desk.words())  # it offers nothing any more
            await until(lambda: len(window.sources.model.rows) == 1)
            assert not window.actions_by_name["undo"].isEnabled()
        assert footage.is_file()

    run(story())


def test_importing_is_undone_for_what_was_not_there_before(desk: Desk, footage: Path, run: Run) -> None:
    rows, act = desk.window.sources.model, desk.window.actions_by_name
    other = footage.with_name("other.mp4")
    shutil.copy(footage, other)

    async def story() -> None:
        async with desk.opened(footage):
            await until(lambda: len(rows.rows) == 1)
            assert not act["undo"].isEnabled()
            desk.window.files_chosen.emit((footage, other))
            await until(lambda: len(rows.rows) == 2 and act["undo"].isEnabled())
            act["undo"].trigger()
            await until(lambda: [row.path for row in rows.rows] == [str(footage)])
            await until(act["redo"].isEnabled)
            act["redo"].trigger()
            await until(lambda: len(rows.rows) == 2)
            await until(lambda: act["undo"].isEnabled() and not act["redo"].isEnabled())
            desk.window.files_chosen.emit((footage,))  # there already: looked at again, and no step
            await until(lambda: any("Added 1 source" in words for words in desk.words()))
            assert act["undo"].text().endswith("Added 2 sources")
        assert other.is_file()

    run(story())


def test_what_another_process_does_reaches_the_window(desk: Desk, footage: Path, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened(), await Studio.open(Paths.at(desk.data)) as other:
            ids = await other.library.add([footage])
            await other.library.settled(ids)
            await other.jobs.pause_queue()
            await other.jobs.add(ids, FAST)
            await other.settings.set(theme=Theme.LIGHT)
            await until(lambda: window.queue.model.rows and window.sources.model.rows)
            await until(window.actions_by_name["pause_queue"].isChecked)
            await until(lambda: desk.wardrobe.chosen is Theme.LIGHT)
            window.actions_by_name["pause_queue"].trigger()
            await until(lambda: window.clips.model.rows)

    run(story())


@pytest.mark.parametrize("somebody", [True, False])
def test_jobs_of_a_killed_run_ask_and_go_on_when_nobody_answers(
    desk: Desk,
    footage: Path,
    run: Run,
    somebody: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    window = desk.window

    async def story() -> None:
        async with await Studio.open(Paths.at(desk.data)) as before:
            ids = await before.library.add([footage])
            await before.library.settled(ids)
            (job_id,) = await before.jobs.add(ids, FAST)
            runner = asyncio.ensure_future(before.runner.run())
            while (await before.jobs.get(job_id)).started_at is None:
                await asyncio.sleep(0.005)
            runner.cancel()
            await asyncio.gather(runner, return_exceptions=True)
            begun = not (await before.jobs.get(job_id)).ended
        assert begun
        async with desk.opened():
            await until(window.queue.interrupted.isVisible)
            await until(lambda: window.queue.model.rows)
            await asyncio.sleep(0.3)
            assert not window.clips.model.rows
            if somebody:
                window.queue.interrupted.run_button.click()
            else:
                for _ in range(GOES_ON_S):
                    window.queue.interrupted.count_down()
            assert not window.queue.interrupted.isVisible()
            await until(lambda: window.clips.model.rows)

    run(story())


def test_the_sample_is_queued_at_the_first_click_and_shown_when_ready(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened(sample=True):
            await until(lambda: window.clips.model.rows)
            (made,) = window.clips.model.rows
            assert made.effect == "slow_motion_4x"
            await until(lambda: window.viewer.path == made.path)
            assert [one.id for one in window.clips.selected] == [made.id]

    run(story())


def test_what_cannot_be_done_is_said_and_logged(desk: Desk, run: Run, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            session.commands.pause((JobId("nowhere"),))
            await until(lambda: any("no job nowhere" in words for words in desk.words()))

    with caplog.at_level(logging.WARNING):
        run(story())
    assert any("unknown_job" in record.getMessage() for record in caplog.records)


# ---- tasks ----


@pytest.mark.parametrize(
    ("raised", "code"),
    [(InputError(Code.NO_VIDEO, file="x"), Code.NO_VIDEO), (RuntimeError("a bug"), Code.INTERNAL)],
)
def test_errors_of_slots_are_shown_and_cancellation_is_forgiven(
    run: Run, raised: Exception, code: Code, caplog: pytest.LogCaptureFixture
) -> None:
    tasks = Tasks()
    failures: list[StudioError] = []
    tasks.failed.connect(failures.append)

    async def fail() -> None:
        raise raised

    async def story() -> None:
        tasks.start(fail(), name="fail")
        endless = tasks.start(asyncio.sleep(3600), name="endless")
        await until(lambda: failures)
        await tasks.close()
        assert endless.cancelled()

    run(story())
    assert [failure.code for failure in failures] == [code]
    assert caplog.records


def test_what_a_late_task_was_to_wait_for_is_closed_with_it(run: Run) -> None:
    async def inner() -> None:
        await asyncio.sleep(0)

    async def wrapped(work: Coroutine[Any, Any, None]) -> None:
        await work

    async def story() -> None:
        tasks = Tasks()
        await tasks.close()
        work = inner()
        late = tasks.start(wrapped(work), name="late", inner=work)
        await asyncio.wait([late])
        await asyncio.sleep(0)
        assert late.cancelled()
        assert inspect.getcoroutinestate(work) == inspect.CORO_CLOSED

    run(story())


def test_a_timer_that_fires_when_the_loop_is_gone_begins_nothing(run: Run) -> None:
    """The window lives on for a moment, and its timers with it."""
    tasks = Tasks()
    run(tasks.close())
    work = asyncio.sleep(0)
    assert tasks.start(work, name="late").cancelled()
    assert inspect.getcoroutinestate(work) == inspect.CORO_CLOSED


def test_nothing_is_lost_between_a_burst_of_changes(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    names = [f"clip {n}.mp4" for n in range(30)]
    for name in names:
        shutil.copy(make_clip(), tmp_path / name)
    seen: list[int] = []
    window = desk.window

    async def story() -> None:
        async with desk.opened() as session:
            session.observer.sources_changed.connect(lambda rows: seen.append(len(rows)))
            session.commands.add([tmp_path / name for name in names])
            rows = window.sources.model
            await until(lambda: [row.state for row in rows.rows] == [SourceState.READY] * len(names))

    run(story())
    assert len(seen) < 2 * len(names)  # thirty additions and thirty probes arrive in fewer readings
