"""Undo and redo: in order, one after the other, named in the menu, and what fails stays where it was."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from holysheep_studio.domain.episode import Stage
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.screenplay import Character
from holysheep_studio.services.accounts import Accounts, Edit
from holysheep_studio.store.keys import Keys
from holysheep_studio.ui.presenters.connections import ConnectionsPresenter
from holysheep_studio.ui.steps import Steps
from holysheep_studio.ui.tasks import Tasks
from tests.services.test_episodes import SCRIPT
from tests.store.keyrings import MemoryKeyring
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

KEY = "sk-a-key-that-comes-back-9f3Q"


def test_steps_are_undone_and_redone_in_order_however_fast_the_keys_come(qapp: QApplication, run: Run) -> None:
    async def story() -> None:
        tasks = Tasks(qapp)
        steps = Steps(tasks, qapp)
        told: list[str] = []
        named: list[tuple[str, str]] = []
        steps.changed.connect(lambda *words: named.append(words))

        async def slowly(word: str) -> None:
            await asyncio.sleep(0)
            told.append(word)

        for number in range(3):
            steps.remember(f"step {number}", partial(slowly, f"back {number}"), partial(slowly, f"again {number}"))
        for _ in range(5):
            steps.undo()
        await until(lambda: len(told) == 3)
        for _ in range(5):
            steps.redo()
        await until(lambda: len(told) == 6)
        assert told == ["back 2", "back 1", "back 0", "again 0", "again 1", "again 2"]
        assert named[-1] == ("step 2", "")
        steps.undo()
        await until(lambda: named[-1] == ("step 1", "step 2"))
        steps.remember("another", partial(slowly, "back another"))
        assert named[-1] == ("another", "")
        steps.undo()  # one that cannot be redone
        await until(lambda: named[-1] == ("step 1", ""))
        await tasks.close()

    run(story())


def test_a_step_that_cannot_be_taken_back_stays_and_says_why(qapp: QApplication, run: Run) -> None:
    async def story() -> None:
        tasks = Tasks(qapp)
        steps = Steps(tasks, qapp)
        failed: list[StudioError] = []
        named: list[tuple[str, str]] = []
        tasks.failed.connect(failed.append)
        steps.changed.connect(lambda *words: named.append(words))
        ready = False

        async def back() -> None:
            if not ready:
                raise InputError(Code.UNKNOWN_JOB, job="x")

        steps.remember("one", back, back)
        steps.undo()
        await until(lambda: failed)
        assert named[-1] == ("one", "")
        ready = True
        steps.undo()
        await until(lambda: named[-1] == ("", "one"))
        await tasks.close()

    run(story())


def test_a_removed_source_comes_back_and_goes_again_by_the_keys(desk: Desk, make_clip: MakeClip, run: Run) -> None:
    clip = make_clip(frames=12)

    async def story() -> None:
        async with desk.opened(clip):
            window, act = desk.window, desk.window.actions_by_name
            await until(lambda: window.sources.model.rows)
            assert not act["undo"].isEnabled()
            window.sources.remove_asked.emit(tuple(row.id for row in window.sources.model.rows))
            await until(lambda: not window.sources.model.rows and act["undo"].isEnabled())
            assert act["undo"].text().endswith("Removed 1 source")
            assert not act["redo"].isEnabled()
            window.sources.setFocus()
            QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: window.sources.model.rows and act["redo"].isEnabled())
            assert act["redo"].text().endswith("Removed 1 source")
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(window, Qt.Key.Key_Z, both)
            await until(lambda: not window.sources.model.rows and act["undo"].isEnabled())

    run(story())


def test_a_removed_connection_comes_back_with_its_key_by_undo_in_the_dialog(desk: Desk, run: Run) -> None:
    ring = MemoryKeyring()

    async def story() -> None:
        async with desk.opened() as session:
            known = session._connections_presenter._accounts
            accounts = Accounts(
                known._database, Keys(lambda: ring), environment={}, clock=lambda: 0.0, new_id=known._new_id
            )
            presenter = ConnectionsPresenter(accounts, session._tasks, desk.window)
            presenter.done.connect(session.commands.remember)
            session.observer.settings_changed.connect(
                lambda _: session._tasks.start(presenter.reload(), name="list connections")
            )
            await accounts.add("mine", Edit(dialect="A", base_url="https://one.example", key=KEY))
            await accounts.edit("mine", Edit(base_url="https://two.example"))
            before = dict(ring.entries)
            presenter.open()
            dialog = presenter.dialog
            assert dialog is not None
            await until(lambda: dialog.table.rows)
            QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
            box = dialog.findChild(QMessageBox)
            assert box is not None
            next(button for button in box.buttons() if button.text() == "Remove").click()
            await until(lambda: not dialog.table.rows)
            assert not ring.entries  # deleted at once: undone or not, nothing of it outlives the studio
            await until(lambda: "Ctrl+Z" in dialog.outcome.text())
            desk.window.actions_by_name["undo"].trigger()
            await until(lambda: dialog.table.rows)
            assert ring.entries == before
            assert (await accounts.open("mine")).base_url == "https://two.example"
            assert [one.version for one in await accounts.history("mine")] == [1, 2]
            await until(desk.window.actions_by_name["redo"].isEnabled)
            desk.window.actions_by_name["redo"].trigger()
            await until(lambda: not dialog.table.rows)
            assert not ring.entries
            assert {action.objectName() for action in dialog.actions()} == {"undo", "redo"}
            dialog.reject()

    run(story())


def test_names_parts_and_characters_of_episodes_are_undone_and_redone(desk: Desk, tmp_path: Path, run: Run) -> None:
    script = tmp_path / "film.fountain"
    script.write_text(SCRIPT, encoding="utf-8")

    async def story() -> None:
        async with desk.opened() as session:
            presenter, act = session.productions.episodes, desk.window.actions_by_name
            episodes = presenter._episodes
            one = presenter._chosen = await episodes.new(script, "Coast", "First")
            await episodes.split(one)
            sheet = Character("MARA", "grey coat")
            await presenter.steps.keep_character("Coast", sheet, "")
            await presenter.steps.keep_character("Coast", Character("Mara", "red coat"), "MARA")
            assert [found.name for found in await episodes.characters("Coast")] == ["Mara"]

            async def step(name: str, words: str) -> None:
                """Undo or redo, and wait until it is done: the other way is offered then."""
                other = act["undo" if name == "redo" else "redo"]
                await until(lambda: act[name].text().endswith(words))
                act[name].trigger()
                await until(lambda: other.text().endswith(words))

            await step("undo", "Character Mara")
            assert await episodes.characters("Coast") == (sheet,)
            await step("redo", "Character Mara")

            # a series that is renamed takes its characters along, and back
            await presenter.steps.rename({one: ("Shore", "First")})
            assert [found.name for found in await episodes.characters("Shore")] == ["Mara"]
            await step("undo", "Renamed an episode")
            assert (await episodes.get(one)).series == "Coast"
            assert [found.name for found in await episodes.characters("Coast")] == ["Mara"]
            await step("redo", "Renamed an episode")

            before = await episodes.get(one)
            key = (before.scenes or ())[0].key
            await presenter._save(str(Stage.SCENES), key, "The boat sinks.")
            edited = await episodes.get(one)
            assert edited.scenes != before.scenes
            await step("undo", "Edited a text")
            assert (await episodes.get(one)).scenes == before.scenes
            await step("redo", "Edited a text")
            assert (await episodes.get(one)).scenes == edited.scenes

    run(story())


def test_steps_of_one_kind_in_a_row_are_one(qapp: QApplication, run: Run) -> None:
    async def story() -> None:
        tasks = Tasks(qapp)
        steps = Steps(tasks, qapp)
        told: list[int] = []
        named: list[tuple[str, str]] = []
        steps.changed.connect(lambda *words: named.append(words))

        async def put(value: int) -> None:
            told.append(value)

        steps.remember("a", partial(put, 0), partial(put, 1))
        steps.remember("b", partial(put, 1), partial(put, 2), kind="slider")
        steps.remember("b", partial(put, 2), partial(put, 3), kind="slider")
        steps.undo()
        await until(lambda: named[-1] == ("a", "b"))
        steps.redo()
        await until(lambda: named[-1] == ("b", ""))
        assert told == [1, 3]
        await tasks.close()

    run(story())


def test_each_setting_is_taken_back_while_the_dialog_is_open(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            act, presenter = desk.window.actions_by_name, session._settings_presenter
            act["settings"].trigger()
            dialog = presenter.dialog
            assert dialog is not None
            usual = presenter._settings
            for value in (4, 5, 6):
                dialog.local.setValue(value)
            await until(lambda: presenter._settings.concurrency == 6)
            dialog.changed.emit("reduced_motion", True)  # noqa: FBT003 - a signal of a name and a value
            await until(lambda: presenter._settings.reduced_motion)
            act["undo"].trigger()
            await until(lambda: not presenter._settings.reduced_motion)
            assert presenter._settings.concurrency == 6
            act["undo"].trigger()
            await until(lambda: presenter._settings.concurrency == usual.concurrency)
            await until(act["redo"].isEnabled)
            act["redo"].trigger()
            await until(lambda: presenter._settings.concurrency == 6)
            dialog.reject()

    run(story())
