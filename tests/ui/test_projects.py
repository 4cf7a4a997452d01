"""Projects in the window: saved, opened by a drop, taken back, and told about."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

from holysheep_studio.domain.brief import Choice
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.commands import FinishedWatch
from holysheep_studio.ui.drops import Zone
from tests.ui.conftest import Run, until
from tests.ui.values import NOW, line

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import MakeClip
    from tests.ui.desk import Desk


def test_a_project_is_saved_dropped_opened_and_taken_back(
    desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    clip, file = make_clip(frames=12), tmp_path / "mine.hsproj"

    async def story() -> None:
        async with desk.opened(clip) as session:
            window, act = desk.window, desk.window.actions_by_name
            await until(lambda: window.sources.model.rows and window.sources.model.rows[0].footage)
            window.composer.cloud.prompt.setPlainText("honey over a spoon")
            await session._jobs.pause_queue()
            await session._jobs.add([row.id for row in window.sources.model.rows], Choice())
            assert session.projects.file is None
            await session.projects.save(tmp_path / "mine")  # the ending is added
            assert session.projects.file == file
            assert window.windowTitle().startswith("mine")
            with zipfile.ZipFile(file) as archive:
                kept = json.loads(archive.read("project.json"))["project"]
            assert (len(kept["sources"]), len(kept["plan"])) == (1, 1)
            assert kept["form"]["cloud"]["prompt"] == "honey over a spoon"
            assert any("Saved mine.hsproj" in words for words in desk.words())
            assert session.household.recent.paths[0] == str(file)

            # gone from the list, it comes back with the project; the composer, too
            window.sources.remove_asked.emit(tuple(row.id for row in window.sources.model.rows))
            await until(lambda: not window.sources.model.rows)
            window.composer.cloud.prompt.setPlainText("something else")
            window.dropped.emit(Zone.ADD, (file,))
            await until(lambda: window.sources.model.rows)
            await until(lambda: any("Opened mine: 1 source" in words for words in desk.words()))
            assert window.composer.cloud.prompt.toPlainText() == "honey over a spoon"
            await until(lambda: act["undo"].text().endswith("Opened mine"))
            act["undo"].trigger()
            await until(lambda: not window.sources.model.rows)
            await until(lambda: window.composer.cloud.prompt.toPlainText() == "something else")
            await until(act["redo"].isEnabled)
            act["redo"].trigger()
            await until(lambda: window.sources.model.rows)
            await until(lambda: window.composer.cloud.prompt.toPlainText() == "honey over a spoon")

    run(story())


def test_the_clips_of_an_opened_project_are_not_told_as_made_now(
    desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "made.hsproj"

    async def make() -> None:
        async with await Studio.open(Paths.at(tmp_path / "elsewhere")) as studio:
            ids = await studio.library.add([make_clip(frames=12)])
            await studio.library.settled(ids)
            await studio.jobs.add(ids, Choice("normal", stabilise=False))
            await studio.runner.run(until_empty=True)
            await studio.projects.save(file)

    async def story() -> None:
        async with desk.opened(file) as session:
            await until(lambda: any("Opened made: 1 source, 1 clip" in words for words in desk.words()))
            await until(lambda: desk.window.clips.model.rows)
            watch = session._library_presenter.finished
            assert not watch._timer.isActive()
            assert not any("ready" in words for words in desk.words())

    run(make())
    run(story())


def test_only_what_is_made_after_the_first_look_is_told_as_finished(qtbot: QtBot) -> None:
    watch = FinishedWatch(clock=lambda: NOW)
    old, also_old, brought, made = line("a", NOW - 9), line("b", NOW - 8), line("c", NOW - 7), line("d", NOW + 1)
    watch.see_all([old])
    watch.know([also_old])
    watch.add([old, also_old, brought])
    assert not watch._timer.isActive()
    with qtbot.waitSignal(watch.finished, timeout=120_000) as told:
        watch.add([brought, made])
    assert told.args == [(made,)]


def test_what_is_no_project_is_refused_with_a_clear_word(desk: Desk, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "newer.hsproj"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.json", json.dumps({"format": "holysheep-studio-project", "version": 2}))

    async def story() -> None:
        async with desk.opened(file) as session:
            await until(lambda: any("newer version of the studio" in words for words in desk.words()))
            assert session.projects.file is None
            assert not desk.window.sources.model.rows

    run(story())
