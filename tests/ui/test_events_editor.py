"""Events in the composer: drawn, dragged, typed, taken back, kept, and what is queued is what is drawn."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from holysheep_studio.domain.curves import Curve
from holysheep_studio.domain.sequences import Event, EventSequence
from holysheep_studio.ui.presenters.composer_steps import ComposerSteps
from holysheep_studio.ui.tab_order import _chain
from holysheep_studio.ui.widgets.events_editor import EventsEditor
from tests.ui.conftest import Run, until
from tests.ui.values import NTSC, source

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

F = Fraction
SECONDS = F(10)
RATE = F(25)


@pytest.fixture
def editor(qtbot: QtBot) -> EventsEditor:
    made = EventsEditor()
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.set_clip(SECONDS, RATE)
    made.begin(EventSequence((Event("", F(2, 5), F(3, 5), F(1, 2)),)))
    made.show()
    return made


def counted(signal: SignalInstance) -> list[None]:
    seen: list[None] = []
    signal.connect(lambda: seen.append(None))
    return seen


def the_event(editor: EventsEditor, n: int = 0) -> Event:
    return editor.sequence.events[n]


def test_numbers_are_seconds_of_the_clip_and_of_the_screen(editor: EventsEditor) -> None:
    assert the_event(editor).name == "Event 1"
    assert [field.number for field in (editor.start, editor.end, editor.seen, editor.speed)] == [4, 6, 5, F(2, 5)]
    done = counted(editor.let_go)
    editor.start.setValue(3)
    assert (the_event(editor).start, editor.speed.number) == (F(3, 10), F(2, 5))
    editor.seen.setValue(3)
    assert (the_event(editor).screen, editor.speed.number) == (F(3, 10), 1)
    editor.speed.setValue(2)
    assert (the_event(editor).screen, editor.seen.number) == (F(3, 20), F(3, 2))
    editor.set_ratio(F(2))
    assert (editor.seen.number, editor.speed.number, editor.curve.points[-1].at) == (F(3, 4), 4, F(1, 2))
    assert len(done) == 4
    editor.name.setText("It blooms")
    editor.name.editingFinished.emit()
    assert the_event(editor).name == editor.canvas.spans[0].name == "It blooms"
    editor.set_clip(None, None)
    assert editor.end.suffix().strip() == "%"


def test_a_corner_is_dragged_on_the_curve_and_snaps_to_frames(editor: EventsEditor) -> None:
    canvas = editor.canvas
    place = canvas.point_px(2).toPoint()
    changes, done = counted(editor.changed), counted(editor.let_go)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
    for by in (6, 12, 18):
        QTest.mouseMove(canvas, place + QPoint(by, -by))
    hand = editor.hand
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place + QPoint(18, -18))
    one = the_event(editor)
    assert one.end > F(3, 5)
    assert one.end % (1 / (SECONDS * RATE)) == 0
    assert one.screen > F(1, 2)
    assert len(changes) == 3
    assert len(done) == 1
    assert editor.hand == hand
    assert canvas.chosen == 2
    assert canvas.accessibleDescription().startswith("Point 3 of 4: Event 1 ends: ")


def test_keys_on_the_curve_move_add_and_remove(editor: EventsEditor) -> None:
    canvas = editor.canvas
    canvas.setFocus()
    canvas.choose(1)
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert the_event(editor).start == F(2, 5) + 1 / (SECONDS * RATE)
    first = editor.hand
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert editor.hand == first, "a run of nudges is one step"
    QTest.keyClick(canvas, Qt.Key.Key_Insert)
    assert len(editor.sequence.events) == 2
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(editor.sequence.events) == 1
    asked = counted(editor.undo_asked)
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert editor.focusWidget() is editor.start


def test_the_timeline_snaps_and_says_seconds(editor: EventsEditor) -> None:
    line = editor.line
    assert "Event 1 from 4.00 s to 6.00 s" in line.accessibleDescription()
    done = counted(editor.let_go)
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert the_event(editor).start % (1 / (SECONDS * RATE)) == 0
    assert the_event(editor).start > F(2, 5)
    assert len(done) == 1
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert editor.sequence.events == ()
    assert not editor.form.isVisibleTo(editor)
    assert not editor.remove.isEnabled()
    editor.add.click()
    assert editor.form.isVisibleTo(editor)


def test_events_are_what_is_forecast_and_queued_and_other_effects_keep_theirs(window: Window) -> None:
    composer = window.composer
    asked: list[tuple[object, ...]] = []
    composer.add_asked.connect(lambda *values: asked.append(values))
    composer.set_sources([source()])
    composer.chooser.choose("custom_curve")
    drawn = composer.timing.editor.curve
    composer.chooser.choose("events")
    editor = composer.timing.events
    assert editor is not None
    assert editor.isVisibleTo(composer)
    assert not composer.timing.editor.isVisibleTo(composer)
    assert composer._forecast.text().startswith("3.0 s, 90 frames")
    composer._fields["ratio"].setValue(2)
    assert composer._forecast.text().startswith("1.5 s, 45 frames")
    editor.start.setValue(0.6)
    kept = composer.choice.bend
    assert isinstance(kept, EventSequence)
    assert (kept.ratio, kept.events) == (2, editor.sequence.events)
    composer.ask_to_add()
    ((_, choice),) = asked
    assert choice.bend.time_map(90 / NTSC) == kept.time_map(90 / NTSC)  # type: ignore[attr-defined]
    composer.chooser.choose("custom_curve")
    assert composer.timing.drawn == drawn
    assert composer.timing.editor.isVisibleTo(composer)
    composer.chooser.choose("events")
    assert composer.choice.bend == kept
    editor.remove.click()
    composer.refresh()
    assert "no events" in composer._reason.text()
    assert not composer.add_button.isEnabled()


def test_the_tab_key_comes_to_the_events_between_the_number_and_the_preview(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    composer.chooser.choose("events")
    editor = composer.timing.events
    assert editor is not None
    stops = [one for one in _chain(window) if composer.isAncestorOf(one)]
    at = stops.index(composer._fields["ratio"])
    assert stops[at + 1 : at + 11] == [*editor.stops, composer.timing.pane]
    assert all(one.accessibleName() or isinstance(one, QPushButton) for one in editor.stops)


def reach(desk: Desk, editor: EventsEditor) -> None:
    desk.window.activateWindow()
    editor.line.setFocus(Qt.FocusReason.TabFocusReason)


def test_undo_takes_edits_back_one_by_one_and_again(desk: Desk, run: Run) -> None:
    def is_named(words: str) -> bool:
        action = desk.window.actions_by_name["undo"]
        return action.isEnabled() and action.text().removeprefix("&Undo: ") == words

    async def story() -> None:
        async with desk.opened() as session:
            composer, act = desk.window.composer, desk.window.actions_by_name
            composer.chooser.choose("events")
            session.household.draft.shown.emit()  # as if it had been so from the start
            editor = composer.timing.events
            assert editor is not None
            reach(desk, editor)
            first = editor.sequence
            QTest.keyClick(editor.line, Qt.Key.Key_Right)
            await until(partial(is_named, "Events"))
            second = editor.sequence
            assert second != first
            editor.add.click()
            session.findChildren(ComposerSteps)[0].look()  # as it does a moment later
            third = editor.sequence
            assert len(third.events) == 2
            for expected in (second, first):
                act["undo"].trigger()
                await until(lambda wanted=expected: editor.sequence == wanted)  # type: ignore[misc]
            assert composer.choice.effect == "events"
            assert composer.choice.bend == first
            for expected in (second, third):
                act["redo"].trigger()
                await until(lambda wanted=expected: editor.sequence == wanted)  # type: ignore[misc]
            # the curve takes the keys of undo for itself, and hands them on
            QTest.keyClick(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: editor.sequence == second)

    run(story())


def test_events_are_kept_and_shown_again(desk: Desk, run: Run) -> None:
    async def story() -> None:
        async with desk.opened() as session:
            composer, draft = desk.window.composer, session.household.draft
            composer.chooser.choose("events")
            editor = composer.timing.events
            assert editor is not None
            composer._fields["ratio"].setValue(3)
            editor.add.click()
            kept, form = composer.choice, json.loads(json.dumps(draft.form))
            editor.remove.click()
            composer.chooser.choose("normal")
            draft.show(form)
            assert (composer.choice.effect, composer.choice.bend) == ("events", kept.bend)
            # what was broken by hand is left out
            form["bend"]["events"][0]["start"] = "7"
            draft.show(form)
            assert composer.choice.bend == kept.bend
            # what is drawn for one effect is not taken for another
            draft.show({**form, "effect": "custom_curve"})
            assert isinstance(composer.timing.drawn, Curve)

    run(story())


def test_a_preview_plays_what_the_events_make(desk: Desk, make_clip: MakeClip, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(make_clip(frames=48)):
            composer = desk.window.composer
            await until(composer.add_button.isEnabled)
            composer.chooser.choose("events")
            timing, editor = composer.timing, composer.timing.events
            assert editor is not None
            await until(lambda: timing.pane.complete and editor.canvas.pictures)
            assert editor.canvas.place is not None
            whole = timing.pane.pictures
            composer._fields["ratio"].setValue(2)
            await until(lambda: timing.pane.complete and 0 < timing.pane.pictures < whole)

    run(story())
