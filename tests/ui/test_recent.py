"""What was opened of late: newest first, opened again by one choice, forgotten when it is gone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.ui.desk import Desk


def test_files_come_back_by_the_menu_and_gone_ones_leave_it(
    desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    first, second = tmp_path / "a & b.mp4", tmp_path / "c.mp4"
    for place in (first, second):
        shutil.copy(make_clip(frames=12), place)

    async def story() -> None:
        async with desk.opened() as session:
            recent = session.household.recent
            assert not recent.menu.isEnabled()
            desk.window.files_chosen.emit((first,))
            desk.window.files_chosen.emit((second,))
            await until(lambda: len(desk.window.sources.model.rows) == 2)
            assert recent.paths == (str(second), str(first))
            ids = tuple(row.id for row in desk.window.sources.model.rows)
            desk.window.sources.remove_asked.emit(ids)
            await until(lambda: not desk.window.sources.model.rows)
            assert recent.menu.actions()[1].text().startswith("a && b.mp4")
            recent.menu.actions()[1].trigger()
            await until(lambda: len(desk.window.sources.model.rows) == 1)
            assert recent.paths == (str(first), str(second))
            second.unlink()
            recent.menu.actions()[1].trigger()
            await until(lambda: any("is not there any more" in words for words in desk.words()))
            assert recent.paths == (str(first),)
            recent.note([tmp_path / "shots" / f"{n}.mp4" for n in range(40)])
            assert recent.paths == (str(tmp_path / "shots"), str(first))
            recent.menu.actions()[-1].trigger()
            assert recent.paths == ()
            assert not recent.menu.isEnabled()

    run(story())


def test_an_episode_taken_off_the_list_comes_back_by_undo(desk: Desk, tmp_path: Path, run: Run) -> None:
    script = tmp_path / "well.fountain"
    script.write_text("INT. WELL - DAY\n\nA bucket falls.\n", encoding="utf-8")

    async def story() -> None:
        async with desk.opened() as session:
            presenter = session.productions.episodes
            made = await presenter._episodes.new(script)
            await presenter._remove(made)
            assert await presenter._episodes.all() == ()
            await until(desk.window.actions_by_name["undo"].isEnabled)
            desk.window.actions_by_name["undo"].trigger()
            while not await presenter._episodes.all():
                await until(lambda: True)
            ((back, *_),) = await presenter._episodes.all()
            assert back == made

    run(story())
