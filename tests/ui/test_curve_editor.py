"""The curve editor by mouse and keys: what is dragged lands where it was put, snaps, and can be taken back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease, Handle
from holysheep_studio.ui import curve_presets
from holysheep_studio.ui.widgets.curve_editor import CurveEditor, Preset

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.theme import Wardrobe

F = Fraction
DURATION, RATE = F(4), F(25)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qtbot: QtBot, wardrobe: Wardrobe) -> CurveEditor:
    assert wardrobe.chosen
    made = CurveEditor(curve_presets.presets())
    qtbot.addWidget(made)
    made.set_clip(DURATION, RATE)
    made.begin(
        Curve(
            (
                CurvePoint(F(0), F(1), Ease.LINEAR),
                CurvePoint(F(1, 2), F(1), Ease.LINEAR),
                CurvePoint(F(1), F(1), Ease.LINEAR),
            )
        )
    )
    made.resize(420, 360)
    made.show()
    made.activateWindow()
    made.canvas.setFocus()
    return made


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    seen: list[tuple[object, ...]] = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def place(editor: CurveEditor, at: float, octaves: float) -> QPoint:
    return editor.canvas.view.point(at, octaves).toPoint()


def drag(editor: CurveEditor, start: QPoint, end: QPoint, held: Qt.KeyboardModifier | None = None) -> None:
    keys = held or Qt.KeyboardModifier.NoModifier
    canvas = editor.canvas
    QTest.mousePress(canvas, LEFT, keys, start)
    for part in (1, 2, 3, 4):
        point = start + (end - start) * part / 4
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), canvas.mapToGlobal(QPointF(point)), LEFT, LEFT, keys)
        QApplication.sendEvent(canvas, move)
    QTest.mouseRelease(canvas, LEFT, keys, end)


def key(widget: QWidget, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, code, held)


def middle(editor: CurveEditor) -> CurvePoint:
    return editor.curve.points[1]


def test_a_drag_moves_the_point_and_snaps_to_frames_and_round_speeds(editor: CurveEditor) -> None:
    changed, let_go = heard(editor.changed), heard(editor.let_go)
    drag(editor, place(editor, 0.5, 0), place(editor, 0.257, -2) + QPoint(0, 1))
    assert middle(editor).value == F(1, 4)
    assert (middle(editor).at * DURATION * RATE).denominator == 1, "on a frame"
    assert float(middle(editor).at) == pytest.approx(0.257, abs=0.01)
    assert len(changed) >= 4
    assert len(let_go) == 1
    assert editor.steps.count() == 1


def test_with_alt_held_nothing_snaps(editor: CurveEditor) -> None:
    drag(editor, place(editor, 0.5, 0), place(editor, 0.257, -2) + QPoint(0, 1), Qt.KeyboardModifier.AltModifier)
    assert middle(editor).value != F(1, 4)
    assert float(middle(editor).value) == pytest.approx(0.25, rel=0.15)


def test_the_ends_keep_their_times_and_points_do_not_pass_each_other(editor: CurveEditor) -> None:
    drag(editor, place(editor, 0, 0), place(editor, 0.3, 2))
    assert editor.curve.points[0] == CurvePoint(F(0), F(4), Ease.LINEAR)
    drag(editor, place(editor, 0.5, 0), place(editor, 1.2, 0))
    assert F(98, 100) < middle(editor).at < 1


def test_a_click_only_picks(editor: CurveEditor) -> None:
    picked = heard(editor.canvas.picked)
    QTest.mouseClick(editor.canvas, LEFT, pos=place(editor, 1, 0))
    assert picked == [(2,)]
    assert editor.steps.count() == 0
    assert not editor.at_field.isEnabled(), "the end of the clip is where it is"
    assert not editor.ease_field.isEnabled(), "nothing comes behind it"


def test_a_double_click_adds_a_point_and_delete_takes_it_away(editor: CurveEditor) -> None:
    QTest.mouseDClick(editor.canvas, LEFT, pos=place(editor, 0.75, 1))
    assert [float(point.value) for point in editor.curve.points] == [1, 1, 2, 1]
    assert editor.canvas.chosen == 2
    QTest.mouseDClick(editor.canvas, LEFT, pos=place(editor, 0.75, 1))
    assert len(editor.curve.points) == 4, "there is a point already"
    key(editor.canvas, Qt.Key.Key_Delete)
    assert len(editor.curve.points) == 3
    editor.canvas.choose(0)
    key(editor.canvas, Qt.Key.Key_Delete)
    assert len(editor.curve.points) == 3
    assert not editor.remove_button.isEnabled()
    editor.add_button.click()
    assert editor.curve.points[1].at == F(1, 4)


def test_the_keys_walk_over_the_points_and_move_them(editor: CurveEditor) -> None:
    canvas = editor.canvas
    canvas.choose(0)
    key(canvas, Qt.Key.Key_Tab)
    assert canvas.chosen == 1
    key(canvas, Qt.Key.Key_Right)
    assert middle(editor).at == F(1, 2) + F(1, 100), "one frame"
    key(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert middle(editor).at == F(1, 2) + F(1, 100) - F(10, 100)
    key(canvas, Qt.Key.Key_Down)
    assert middle(editor).value == F(3, 4)
    key(canvas, Qt.Key.Key_Up)
    assert middle(editor).value == 1
    key(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert middle(editor).value == F(101, 100)
    key(canvas, Qt.Key.Key_Home)
    assert canvas.chosen == 0
    key(canvas, Qt.Key.Key_End)
    assert canvas.chosen == 2
    key(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus(), "then the keys go on"
    canvas.choose(0)
    key(canvas, Qt.Key.Key_Insert)
    assert len(editor.curve.points) == 4


def test_each_step_is_taken_back_and_done_again_and_nudges_are_one(editor: CurveEditor) -> None:
    start = editor.curve
    let_go = heard(editor.let_go)
    drag(editor, place(editor, 0.5, 0), place(editor, 0.25, 1))
    moved = editor.curve
    editor.canvas.choose(1)
    for _ in range(5):
        key(editor.canvas, Qt.Key.Key_Right)
    assert editor.steps.count() == 2
    key(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.curve == moved
    editor.undo_button.click()
    assert editor.curve == start
    assert not editor.undo_button.isEnabled()
    key(editor.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor.curve == moved
    editor.redo_button.click()
    assert middle(editor).at == moved.points[1].at + F(5, 100)
    assert len(let_go) == 1 + 5 + 4


def test_numbers_are_typed_exactly(editor: CurveEditor) -> None:
    canvas = editor.canvas
    canvas.choose(1)
    key(canvas, Qt.Key.Key_Return)
    assert editor.value_field.hasFocus()
    QTest.keyClicks(editor.value_field, "0.3")
    key(editor.value_field, Qt.Key.Key_Return)
    editor.at_field.selectAll()
    QTest.keyClicks(editor.at_field, "1.1")
    key(editor.at_field, Qt.Key.Key_Return)
    assert middle(editor) == CurvePoint(F(11, 40), F(3, 10), Ease.LINEAR)
    assert editor.steps.count() == 2
    assert editor.value_field.accessibleName() == "Speed of point 2"


def test_a_handle_is_dragged_and_its_twin_keeps_the_line(editor: CurveEditor) -> None:
    points = tuple(CurvePoint(F(n, 2), F(1), Ease.BEZIER) for n in range(3))
    editor.begin(Curve(points))
    canvas = editor.canvas
    canvas.choose(1)
    handle = canvas.handle_px(1, "after")
    assert handle is not None
    drag(editor, handle.toPoint(), handle.toPoint() + QPoint(0, -30))
    after, before = middle(editor).after, middle(editor).before
    assert after is not None
    assert before is not None
    assert after.up > 1
    assert before.up / before.across == after.up / after.across
    drag(editor, handle.toPoint() + QPoint(0, -30), handle.toPoint(), Qt.KeyboardModifier.AltModifier)
    assert middle(editor).before == before, "with Alt each goes its own way"


def test_the_way_on_is_chosen_in_the_list(editor: CurveEditor) -> None:
    editor.canvas.choose(0)
    editor.ease_field.setCurrentIndex(editor.ease_field.findData(Ease.HOLD))
    editor.ease_field.activated.emit(editor.ease_field.currentIndex())
    assert editor.curve.points[0].ease is Ease.HOLD
    assert editor.steps.undoText() == "Change the way on"


def test_the_axis_is_changed_and_stays_where_it_cannot(editor: CurveEditor) -> None:
    drag(editor, place(editor, 0.5, 0), place(editor, 0.5, -1))
    slow = editor.curve
    editor.time_axis.click()
    assert editor.curve.axis is Axis.TIME
    assert float(editor.curve.time_map(DURATION).duration) == pytest.approx(
        float(slow.time_map(DURATION).duration), rel=1e-3
    )
    editor.undo_button.click()
    assert editor.curve == slow
    rewind = next(one for one in curve_presets.presets() if one.name == "Rewind")
    next(one for one in editor.presets.menu().actions() if one.text() == "Rewind").trigger()
    assert editor.curve == rewind.curve
    assert editor.time_axis.isChecked()
    assert not editor.speed_axis.isEnabled()


def test_on_the_time_axis_the_end_makes_the_result_longer(editor: CurveEditor) -> None:
    editor.begin(Curve((CurvePoint(F(0), F(0), Ease.LINEAR), CurvePoint(F(1), F(1))), Axis.TIME))
    canvas = editor.canvas
    canvas.choose(1)
    drag(editor, canvas.point_px(1).toPoint(), canvas.view.point(1.1, 1).toPoint())
    assert float(editor.curve.points[1].at) == pytest.approx(1.1, abs=0.02)
    assert editor.curve.time_map(DURATION).duration > DURATION


def test_every_point_is_described_to_those_who_listen(editor: CurveEditor) -> None:
    canvas = editor.canvas
    canvas.choose(1)
    assert canvas.accessibleName() == "Curve"
    assert canvas.accessibleDescription() == "Point 2 of 3: 2.00 s, speed 1\u00d7"
    key(canvas, Qt.Key.Key_Right)
    assert canvas.accessibleDescription() == "Point 2 of 3: 2.04 s, speed 1\u00d7"
    editor.set_clip(None, None)
    assert canvas.accessibleDescription().startswith("Point 2 of 3: 51.0 %")


def test_the_wheel_zooms_only_with_ctrl(editor: CurveEditor) -> None:
    canvas = editor.canvas

    def turn(keys: Qt.KeyboardModifier) -> bool:
        spot = QPointF(place(editor, 0.5, 0))
        event = QWheelEvent(
            spot, canvas.mapToGlobal(spot), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt takes it by place only
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
        return event.isAccepted()

    assert not turn(Qt.KeyboardModifier.NoModifier)
    assert canvas.fits
    assert turn(Qt.KeyboardModifier.ControlModifier)
    assert not canvas.fits
    assert editor.fit_button.isVisible()
    before = canvas.view.x0
    assert turn(Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.x0 < before
    drag(editor, canvas.point_px(1).toPoint(), canvas.point_px(1).toPoint() + QPoint(20, 0))
    assert not canvas.fits, "an edit keeps the place one looks at"
    editor.fit_button.click()
    assert canvas.fits
    assert not editor.fit_button.isVisible()


def test_speeds_beyond_the_scale_widen_it(editor: CurveEditor) -> None:
    editor.canvas.choose(1)
    editor.value_field.setValue(1000)
    assert editor.canvas.view.y1 > 10
    assert editor.canvas.rect().contains(editor.canvas.point_px(1).toPoint())


@pytest.mark.parametrize("preset", curve_presets.presets(), ids=lambda one: one.name)
def test_every_preset_is_drawn(editor: CurveEditor, preset: Preset) -> None:
    editor.replace(preset.curve, preset.name)
    green = QImage(16, 9, QImage.Format.Format_RGB32)
    green.fill(QColor("#00ff00"))
    editor.set_pictures([(0.0, green), (0.5, green)])
    editor.canvas.show_place(0.5)
    picture = editor.canvas.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}
    assert "#8fa3ff" in colours, "the curve"
    assert "#00ff00" in colours, "the strip"


def test_no_handle_where_the_curve_uses_none(editor: CurveEditor) -> None:
    editor.begin(Curve((CurvePoint(F(0), F(1), after=Handle(F(1, 3))), CurvePoint(F(1), F(1)))))
    assert editor.canvas.handle_px(0, "after") is None
