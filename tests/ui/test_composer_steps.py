"""Undo in the composer: what was chosen by hand comes back, one choice after the other."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.brief import Choice
from tests.ui.conftest import Run, until
from tests.ui.test_again import made
from tests.ui.test_cloud_composer import connected, shop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.conftest import MakeClip
    from tests.ui.desk import Desk


def reach(desk: Desk, field: QWidget) -> None:
    """Give a field the keys."""
    desk.window.activateWindow()
    field.setFocus(Qt.FocusReason.TabFocusReason)


def named(desk: Desk) -> str:
    """What Undo would take back."""
    action = desk.window.actions_by_name["undo"]
    return action.text().removeprefix("&Undo: ") if action.isEnabled() else ""


def is_named(desk: Desk, words: str) -> bool:
    return named(desk) == words


def test_each_choice_comes_back_and_goes_again(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened():
            composer, act = desk.window.composer, desk.window.actions_by_name
            composer.more.set_open(shown=True)
            first = composer.choice
            reach(desk, composer.chooser._cards["slow_motion_4x"])
            QTest.keyClick(composer.chooser._cards["slow_motion_4x"], Qt.Key.Key_Right)
            effect = composer.choice.effect
            assert effect != first.effect
            await until(lambda: named(desk) == "Effect")
            reach(desk, composer.options._quality)
            QTest.keyClick(composer.options._quality, Qt.Key.Key_Up)
            await until(lambda: named(desk) == "Quality")
            quality = composer.choice.quality
            reach(desk, composer.options._deflicker)
            QTest.keyClick(composer.options._deflicker, Qt.Key.Key_Space)
            await until(lambda: named(desk) == "Even out flicker")
            reach(desk, composer.options._shutter)
            for _ in range(3):  # one step, however often the number is turned
                QTest.keyClick(composer.options._shutter, Qt.Key.Key_Up)
            await until(lambda: named(desk) == "Motion blur")
            last = composer.choice
            assert last.shutter_deg == 135
            for words in ("Even out flicker", "Quality", "Effect", ""):
                act["undo"].trigger()
                await until(partial(is_named, desk, words))
            assert composer.choice == first
            for words in (
                "Effect",
                "Quality",
                "Even out flicker",
                "Motion blur",
            ):
                act["redo"].trigger()
                await until(partial(is_named, desk, words))
            assert composer.choice == last
            assert (last.effect, last.quality, last.deflicker) == (effect, quality, True)

    run(story())


def test_numbers_of_an_effect_and_its_curve_come_back(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            composer = desk.window.composer
            composer.chooser.choose("speed_ramp")
            session.household.draft.shown.emit()  # as if it had been so from the start
            field = next(iter(composer._fields.values()))
            before = composer.choice
            reach(desk, field)
            for _ in range(2):
                QTest.keyClick(field, Qt.Key.Key_Down)
            assert composer.choice != before
            await until(lambda: named(desk) == "Effect")
            desk.window.actions_by_name["undo"].trigger()
            await until(lambda: composer.choice == before)

    run(story())


def test_the_keys_of_undo_reach_the_window_from_a_number_that_was_stepped(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened():
            composer = desk.window.composer
            composer.more.set_open(shown=True)
            field = composer.options._shutter
            reach(desk, field)
            QTest.keyClick(field, Qt.Key.Key_Up)
            await until(lambda: named(desk))
            QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: composer.choice.shutter_deg == 0)
            line = field.lineEdit()
            line.selectAll()
            QTest.keyClicks(line, "90")
            await until(lambda: composer.choice.shutter_deg == Fraction(90))
            assert line.isUndoAvailable()
            QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # the text's own
            assert composer.choice.shutter_deg != Fraction(90)

    run(story())


def test_another_maker_and_a_prompt_from_a_button_come_back_but_nothing_that_is_typed(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with shop() as server, desk.opened() as session:
            form = await connected(desk, session, server)
            composer, act = desk.window.composer, desk.window.actions_by_name
            await until(form.model.currentText)
            model, longer = form.model.currentText(), form.duration.value() + 1
            reach(desk, form.prompt)
            QTest.keyClicks(form.prompt, "rain")
            reach(desk, form.duration)
            QTest.keyClick(form.duration, Qt.Key.Key_Up)
            await until(lambda: named(desk) == "Duration")
            form.prompt.setPlainText("rain on a tin roof")  # as the scene writer does
            await until(lambda: named(desk) == "Prompt")
            reach(desk, composer.maker)
            composer.maker.setCurrentIndex(0)
            await until(lambda: named(desk) == "Who makes it")
            act["undo"].trigger()
            await until(lambda: composer.maker.currentData() == "shop" and form.model.currentText() == model)
            assert form.duration.value() == longer
            act["undo"].trigger()
            await until(lambda: form.prompt.toPlainText() == "rain")
            act["undo"].trigger()
            await until(lambda: form.duration.value() == longer - 1)
            assert form.prompt.toPlainText() == "rain"
            await until(lambda: "Duration" not in named(desk))

    run(story())


def test_making_a_clip_again_is_taken_back_whole(desk: Desk, make_clip: MakeClip, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(make_clip(frames=12)) as session:
            composer, act = desk.window.composer, desk.window.actions_by_name
            await until(lambda: composer.usable)
            await session._jobs.add([row.id for row in desk.window.sources.model.rows], Choice("normal"))
            clip = await made(desk, session, 1)
            composer.chooser.choose("time_lapse")
            composer.options._deflicker.setChecked(True)
            session.household.draft.shown.emit()
            before = composer.choice
            session._again_presenter.open([clip])
            await until(lambda: named(desk) == "Make again with changes")
            assert composer.makers.is_again
            assert composer.choice.effect == "normal"
            act["undo"].trigger()
            await until(lambda: composer.choice == before)
            assert not composer.makers.is_again
            await until(act["redo"].isEnabled)
            act["redo"].trigger()
            await until(lambda: named(desk) == "Make again with changes")
            assert composer.makers.is_again
            assert (composer.choice.effect, composer.choice.origin) == ("normal", clip.id)
            act["undo"].trigger()
            await until(lambda: composer.choice == before)
            assert named(desk) == "", "filling it once more was no other step"

    run(story())
