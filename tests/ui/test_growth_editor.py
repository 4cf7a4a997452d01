"""A growth drawn by hand: points that never fall, by mouse, keys and numbers, each edit one step back."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot  # noqa: TC002 - a fixture's annotation

from holysheep_studio.domain.growth import Model, risen
from holysheep_studio.ui.material_presets import presets
from holysheep_studio.ui.panels.physics import PhysicsPanel

LEFT = Qt.MouseButton.LeftButton
shares = st.integers(-250, 750).map(lambda n: Fraction(n, 500))


@given(st.lists(st.tuples(shares, shares), max_size=12), st.lists(st.tuples(shares, shares), max_size=4))
def test_whatever_is_drawn_begins_ends_and_never_falls(
    drawn: list[tuple[Fraction, Fraction]], before: list[tuple[Fraction, Fraction]]
) -> None:
    points = risen(tuple(drawn), tuple(before))
    assert points[0] == (0, 0)
    assert points[-1] == (1, 1)
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(points))
    assert risen(points) == points


@pytest.fixture
def panel(qtbot: QtBot) -> PhysicsPanel:
    made = PhysicsPanel(presets())
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.tabs.setCurrentIndex(3)
    made.show()
    page = made.events
    page.model.setCurrentIndex(page.model.findData(Model.CUSTOM))
    page.model.activated.emit(page.model.currentIndex())
    return made


def points(panel: PhysicsPanel) -> tuple[tuple[Fraction, Fraction], ...]:
    growth = panel.staging.growth
    assert growth is not None
    return growth.points


def drag(panel: PhysicsPanel, n: int, to: QPointF) -> None:
    canvas = panel.events.drawn.canvas
    start = canvas.point_px(n)
    QTest.mousePress(canvas, LEFT, pos=start.toPoint())
    for share in (0.3, 1.0):
        QTest.mouseMove(canvas, (start + (to - start) * share).toPoint())
    QTest.mouseRelease(canvas, LEFT, pos=to.toPoint())


def test_a_point_is_dragged_and_taken_back_in_one_step(panel: PhysicsPanel) -> None:
    drawn = panel.events.drawn
    assert drawn.isVisible()
    assert panel.events.plot.isHidden(), "the same curve need not stand there twice"
    first = points(panel)
    drag(panel, 1, drawn.canvas.view.point(0.25, 0.75))
    (_, (u, f), _) = points(panel)
    assert (float(u), float(f)) == pytest.approx((0.25, 0.75), abs=0.02)
    assert panel.events.points.text().startswith("0 0, 2")
    panel.steps.undo()
    assert points(panel) == first
    assert drawn.canvas.curve.points[1].value == first[1][1]


def test_a_point_cannot_be_drawn_above_the_next(panel: PhysicsPanel) -> None:
    panel.events.points.setText("0 0, 30 20, 60 40, 100 100")
    panel.events.points.editingFinished.emit()
    view = panel.events.drawn.canvas.view
    drag(panel, 1, view.point(0.4, 0.9))
    assert points(panel)[1][1] == Fraction(2, 5)
    assert points(panel)[2] == (Fraction(3, 5), Fraction(2, 5)), "its neighbour stays"
    drag(panel, 3, view.point(0.8, 0.5))
    assert points(panel)[3] == (1, 1)


def test_keys_add_move_remove_and_take_back(panel: PhysicsPanel) -> None:
    canvas = panel.events.drawn.canvas
    canvas.setFocus()
    canvas.choose(1)
    QTest.keyClick(canvas, Qt.Key.Key_Insert)
    assert len(points(panel)) == 4
    before = points(panel)[1]
    canvas.choose(1)
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert points(panel)[1][1] > before[1]
    assert "of the process at" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(panel)[1] == before, "a run of nudges is one step"
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(points(panel)) == 3
    canvas.choose(0)
    assert not panel.events.drawn.remove.isEnabled()


def test_typed_points_that_fall_are_refused(panel: PhysicsPanel) -> None:
    first = points(panel)
    panel.events.points.setText("0 0, 30 80, 60 40, 100 100")
    panel.events.points.editingFinished.emit()
    assert points(panel) == first
    assert "never fall" in panel.events.problem.text()
