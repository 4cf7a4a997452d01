"""A data folder that goes away under the window: said once, nothing is started, and all goes on when it is back."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Quality
from tests.ui.conftest import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk

FAST = Choice(effect="slow_motion_2x", quality=Quality.FAST)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder that has an open file in it")


def test_a_folder_that_is_gone_is_told_once_and_waited_for(
    desk: Desk, run: Run, make_clip: MakeClip, tmp_path: Path
) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            rows, away = desk.window.queue.model, tmp_path / "away"
            await session._jobs.pause_queue()
            session.commands.add_and_queue([make_clip(frames=6)], FAST)
            await until(lambda: rows.rowCount() == 1)
            desk.data.rename(away)
            looks, failed = session.household.vanished, list[StudioError]()
            session._tasks.failed.connect(failed.append)
            await until(lambda: looks.box is not None)
            assert looks.box is not None
            assert str(desk.data) in looks.box.informativeText()
            box = looks.box
            shown = len(desk.words())
            session.commands.hold_queue(held=False)
            session.commands.pause([rows.rows[0].id])
            await until(lambda: [error.code for error in failed] == [Code.DATA_FOLDER_GONE] * 2)
            assert looks.box is box
            assert desk.words()[shown:] == []
            assert not list(desk.data.glob("*.sqlite3"))
            shutil.rmtree(desk.data, ignore_errors=True)  # Qt may have kept the sizes of columns
            away.rename(desk.data)
            await until(lambda: looks.box is None)
            session.commands.hold_queue(held=False)
            await until(lambda: rows.rows[0].state is JobState.DONE)

    run(story())
