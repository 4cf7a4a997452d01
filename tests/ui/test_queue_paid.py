"""Giving up what a provider was paid for: what is said before, and what comes of it all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.job import JobState
from tests.ui.conftest import until
from tests.ui.test_cloud_composer import agree, choose, connected, shop
from tests.ui.test_queue_arranged import question

if TYPE_CHECKING:
    from holysheep_studio.domain.job_line import JobLine
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def press(words: str) -> None:
    box = question()
    assert box is not None
    QTest.mouseClick(next(one for one in box.buttons() if one.text().replace("&", "") == words), LEFT)


def test_a_paid_job_is_given_up_knowingly_and_its_late_clip_is_kept(desk: Desk, run: Run) -> None:
    window = desk.window

    def line() -> JobLine:
        return window.queue.model.rows[0]

    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            form.prompt.setPlainText("a glass falls [[takes:6]]")
            choose(form, "slow_motion_2x")
            await until(form.add_button.isEnabled)
            form.ask_to_add()
            await agree(session)
            await until(lambda: window.queue.model.rows and line().state is JobState.POLLING)

            window.queue.cancelled.emit((line().id,))
            await until(question)
            box = question()
            assert box is not None
            assert box.text().startswith("This has been sent to a provider.")
            assert "What a provider finishes all the same is kept." in box.text()
            press("Leave")
            await until(lambda: question() is None)
            assert not line().cancelling

            window.queue.cancelled.emit((line().id,))
            await until(question)
            press("Cancel it")
            await until(lambda: line().ended)
            # this provider cannot stop what it has begun, so its clip comes and is kept
            assert line().state is JobState.DONE, line().problem
            await until(lambda: window.clips.model.rows)
            assert len(server.book.charges) == 1

    run(story())
