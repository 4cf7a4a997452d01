"""Adding to the queue by every way of the window has a step back in Edit, and one forth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Quality
from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.ui.dialogs.upscale import Subject
from holysheep_studio.ui.presenters.upscale import subject_of
from tests.ui.conftest import until
from tests.ui.test_queue_needs import take_back

if TYPE_CHECKING:
    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)


def test_what_was_queued_is_taken_out_and_queued_again(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            rows, redo = desk.window.queue.model, desk.window.actions_by_name["redo"]
            await session._jobs.pause_queue()
            found = await session._library.settled(await session._library.add([make_clip(frames=6)]))
            session.commands.queue([one.id for one in found], FAST)
            await until(lambda: rows.rowCount() == 1)
            await take_back(desk, "Queued 1 clip")
            await until(lambda: rows.rowCount() == 0)
            await until(redo.isEnabled)
            redo.trigger()
            await until(lambda: rows.rowCount() == 1)
            assert rows.rows[0].state is JobState.WAITING

            subject = subject_of(found[0])
            assert isinstance(subject, Subject)
            session._upscale_presenter._queue([subject], Enlargement("2x"))
            await until(lambda: rows.rowCount() == 2)
            await take_back(desk, "Queued 1 upscale")
            await until(lambda: rows.rowCount() == 1)

    run(story())


def test_what_ran_meanwhile_stays_and_is_told(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            rows = desk.window.queue.model
            session.commands.add_and_queue([make_clip(frames=6)], FAST)
            await until(lambda: rows.rowCount() == 1 and rows.rows[0].state is JobState.DONE)
            await take_back(desk, "Queued 1 clip")
            await until(lambda: any("Nothing was taken out" in words for words in desk.words()))
            assert rows.rowCount() == 1
            assert not desk.window.actions_by_name["redo"].isEnabled()

    run(story())
