"""Events on a timeline, growth, transitions and the time that passes: in order, taken back, in prompt and time map."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain import event_edits as edits
from holysheep_studio.domain.growth import Growth, Model
from holysheep_studio.domain.sequences import Event, EventSequence
from holysheep_studio.domain.staging import Staging, with_parameter
from holysheep_studio.ui.material_presets import presets
from holysheep_studio.ui.panels.physics import PhysicsPanel
from holysheep_studio.ui.widgets.event_line import EventLine
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk

shares = st.fractions(Fraction(-1), Fraction(2), max_denominator=1000)
moves = st.lists(st.tuples(st.sampled_from("amser"), st.integers(0, 20), shares), max_size=25)


def in_order(events: tuple[Event, ...]) -> bool:
    edges = [edge for one in events for edge in (one.start, one.end)]
    return edges == sorted(edges) and all(0 <= edge <= 1 for edge in edges) and all(
        one.start < one.end and one.screen > 0 for one in events
    )  # fmt: skip


@given(moves)
def test_whatever_is_dragged_events_stay_in_order_and_never_overlap(steps: list[tuple[str, int, Fraction]]) -> None:
    events: tuple[Event, ...] = ()
    for what, which, share in steps:
        n = which % len(events) if events else -1
        if what == "a":
            events, _ = edits.added(events, "one")
        elif n < 0:
            continue
        elif what == "m":
            events = edits.moved(events, n, share)
        elif what == "s":
            events = edits.with_screen(events, n, share)
        elif what == "e":
            events = edits.resized(events, n, share, start=bool(which % 2))
        else:
            events = edits.removed(events, n)
        assert in_order(events)
        assert sum((one.screen for one in events), Fraction(0)) < 1


def test_the_curve_of_events_is_their_time_map() -> None:
    events = (
        Event("bloom", Fraction(1, 4), Fraction(1, 2), Fraction(1, 2)),
        Event("fade", Fraction(3, 4), Fraction(1), Fraction(1, 8)),
    )
    made, wanted = edits.curve_of(events).time_map(Fraction(8)), EventSequence(events).time_map(Fraction(8))
    assert made.duration == wanted.duration
    for n in range(65):
        at = wanted.duration * n / 64
        assert abs(made.at(at) - wanted.at(at)) < Fraction(1, 1000)


@pytest.fixture
def panel(qtbot: QtBot) -> PhysicsPanel:
    made = PhysicsPanel(presets())
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.tabs.setCurrentIndex(3)
    made.show()
    return made


def test_events_are_added_named_numbered_and_taken_back(panel: PhysicsPanel) -> None:
    page = panel.events
    page.add.click()
    page.add.click()
    assert len(panel.staging.events) == 2
    page.name.setText("It blooms")
    page.name.editingFinished.emit()
    page.start.setValue(5)
    assert panel.staging.events[page.line.chosen].start == Fraction(5, 100)
    assert "It blooms from 5 %" in panel.staging.asked_changes[0]
    for _ in range(4):
        panel.steps.undo()
    assert panel.staging == Staging()


def test_the_timeline_is_dragged_and_walked_by_keys(qtbot: QtBot) -> None:
    line = EventLine()
    qtbot.addWidget(line)
    line.resize(401, 64)
    line.show_events(
        (
            Event("a", Fraction(0), Fraction(1, 4), Fraction(1, 4)),
            Event("b", Fraction(1, 2), Fraction(3, 4), Fraction(1, 4)),
        )
    )
    got: list[tuple[Event, ...]] = []
    line.edited.connect(lambda events, _: got.append(events))
    line.edited.connect(lambda events, _: line.show_events(events))
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(250, 20))
    QTest.mouseMove(line, QPoint(20, 20))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert got[-1][1].start == Fraction(1, 4)  # the first stands in its way
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert got[-1][1].start == Fraction(26, 100)
    QTest.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert got[-1][1].end == Fraction(52, 100)
    QTest.keyClick(line, Qt.Key.Key_PageUp)
    assert line.chosen == 0
    assert "b from 26" in line.accessibleDescription()


def test_six_months_in_ten_seconds_are_beyond_a_thousand_times(panel: PhysicsPanel) -> None:
    page = panel.events
    page.span.setText("6 months")
    page.span.editingFinished.emit()
    assert "1000x" in page.ratio.text()
    assert page.ratio.objectName() == "warning"
    page.span.setText("10 min")
    page.span.editingFinished.emit()
    assert page.ratio.objectName() == "muted"
    page.span.setText("long")
    page.span.editingFinished.emit()
    assert page.ratio.objectName() == "negative"


def test_growth_is_drawn_told_and_taken_as_a_curve(panel: PhysicsPanel) -> None:
    page = panel.events
    page.model.setCurrentIndex(page.model.findData(Model.EXPONENTIAL))
    page.model.activated.emit(1)
    assert panel.staging.growth == Growth(Model.EXPONENTIAL)
    page.strength.setValue(5)
    assert panel.staging.growth is not None
    assert panel.staging.growth.strength == 5
    assert not page.plot.isHidden()
    page.model.setCurrentIndex(page.model.findData(Model.CUSTOM))
    page.model.activated.emit(4)
    page.points.setText("0 0, 50 90, 100 100")
    page.points.editingFinished.emit()
    assert panel.staging.growth.points[1] == (Fraction(1, 2), Fraction(9, 10))
    page.points.setText("0 0, 50")
    page.points.editingFinished.emit()
    assert "pairs" in page.problem.text()


def test_matter_turns_into_matter_from_what_is_set_now(panel: PhysicsPanel) -> None:
    page = panel.events
    page.into.setCurrentIndex(page.into.findText("Honey, 20 \u00b0C"))
    if page.into.currentIndex() < 0:
        page.into.setCurrentIndex(next(n for n in range(page.into.count()) if "oney" in page.into.itemText(n)))
    page.into.activated.emit(page.into.currentIndex())
    states = panel.staging.states
    assert states is not None
    assert states.states[-1].parameters["viscosity"] == 10_000
    panel.stage(with_parameter(panel.staging, "viscosity", 7.0), "thin")
    shown = panel.staging.previs(320, 180).states
    assert shown is not None
    assert shown.at(0)["viscosity"] == 7.0
    assert any("Honey" in words for words in panel.staging.asked_changes)
    page.into.setCurrentIndex(0)
    page.into.activated.emit(0)
    assert panel.staging.states is None


def test_events_bend_the_chosen_clips_time(desk: Desk, run: Run) -> None:
    window = desk.window

    async def story() -> None:
        async with desk.opened():
            event = Event("bloom", Fraction(1, 4), Fraction(1, 2), Fraction(1, 2))
            window.physics.stage(Staging(events=(event,)), "events")
            window.physics.events.use.click()
            await until(lambda: window.composer.chooser.effect == "custom_curve")
            drawn = window.composer.timing.editor.curve
            assert drawn.time_map(Fraction(8)).duration == 8
            assert drawn.time_map(Fraction(8)).at(Fraction(4)) == EventSequence((event,)).time_map(Fraction(8)).at(
                Fraction(4)
            )

    run(story())
