"""The scale of a scene and the track over the picture, with a real studio: set by hand, fitted, taken back, kept."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest

from holysheep_studio.domain.measured import Measured, Subject
from holysheep_studio.domain.quality import Block, Inspection, MotionReport, Series, Setting, Status, Track, TrackPoint
from holysheep_studio.ui.widgets.scene_form import SceneForm
from holysheep_studio.ui.widgets.track_overlay import Tool, TrackOverlay
from holysheep_studio.ui.widgets.viewer_canvas import PictureCanvas
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.session import Session
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def known(session: Session) -> Measured:
    found = session._reviewing.report.shown
    assert found is not None
    return found


def settled(session: Session) -> bool:
    scene = session._reviewing.scene
    return not scene._wished and (scene._work is None or scene._work.done())


async def lay_the_stick(desk: Desk, session: Session, a: tuple[float, float], b: tuple[float, float]) -> None:
    """As a hand does: press, drag, let go."""
    overlay, form = session._reviewing.scene.overlay, desk.window.report.scene
    form.tools[Tool.STICK].click()
    assert overlay.tool is Tool.STICK
    begin, end = (overlay.place_of(*place).toPoint() for place in (a, b))
    QTest.mousePress(overlay, LEFT, pos=begin)
    QTest.mouseMove(overlay, end)
    QTest.mouseRelease(overlay, LEFT, pos=end)
    await until(lambda: known(session).setting.calibration is not None and settled(session))
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert overlay.tool is Tool.NONE


async def take_a_point_out_and_back(desk: Desk, session: Session) -> None:
    """With the correcting tool in the hand: by the key, by the menu, and by undoing."""
    overlay, viewer = session._reviewing.scene.overlay, desk.window.viewer.viewer
    far = known(session).shown.report.track.points[-5]
    gone = viewer.frame
    QTest.keyClick(overlay, Qt.Key.Key_Delete)
    await until(lambda: known(session).corrections and settled(session))
    assert [(one.frame, one.gone) for one in known(session).corrections] == [(gone, True)]
    assert gone not in [one.frame for one in known(session).shown.report.track.points]
    menu = overlay.menu_at(overlay.place_of(far.x, far.y), near=True)
    assert menu is not None
    assert [f"frame {far.frame}" in one.text() for one in menu.actions()] == [True]
    mended = overlay.menu_at(QPointF(), near=False)
    assert mended is not None
    (back,) = mended.actions()
    back.trigger()
    await until(lambda: known(session).corrections == () and settled(session))
    session.commands.undo()
    await until(lambda: known(session).corrections and settled(session))
    session.commands.undo()
    await until(lambda: known(session).corrections == ())


def test_a_stick_over_the_picture_gives_gravity_and_a_point_can_be_corrected_and_taken_back(
    desk: Desk, clips: Path, tmp_path: Path, run: Run
) -> None:
    take = tmp_path / "fall.mp4"
    shutil.copy(clips / "physics" / "o_freefall_ts1.mp4", take)
    truth = json.loads((clips / "physics" / "o_freefall_ts1.json").read_text(encoding="utf-8"))
    metre = float(truth["pixels_per_metre"])

    async def story() -> None:
        panel, viewer = desk.window.report, desk.window.viewer.viewer
        async with desk.opened(take) as session:
            await until(lambda: desk.window.viewer.path == str(take) and viewer.frames)
            desk.window.show_dock("report")
            panel.measure_button.click()
            await until(lambda: panel.page)
            panel.fold.set_open(shown=True)
            overlay = session._reviewing.scene.overlay
            assert overlay.isVisible()
            await lay_the_stick(desk, session, (100.0, 20.0), (100.0, 20.0 + metre))
            stick = known(session).setting.calibration
            assert stick is not None
            assert abs(stick.by - stick.ay - metre) < 2, "a screen pixel or two of the hand"
            gravity = known(session).shown.report.blocks["ballistics"].values["g_m_s2"]
            assert isinstance(gravity, float)
            assert gravity == pytest.approx(truth["motion"]["g_m_s2"], rel=0.02)
            assert known(session).shown.report.track.predicted
            first = known(session).shown.report.track.points[3]
            viewer.seek(first.frame)
            await until(lambda: viewer.frame == first.frame)
            panel.scene.tools[Tool.POINT].click()
            QTest.mouseClick(overlay, LEFT, pos=overlay.place_of(first.x + 50, first.y).toPoint())
            await until(lambda: known(session).corrections and settled(session))
            assert known(session).corrections[0].x == pytest.approx(first.x + 50, abs=3)
            assert panel.scene.state.text() == "1 point corrected"
            await until(lambda: viewer.frame == first.frame + 1)
            session.commands.undo()
            await until(lambda: known(session).corrections == ())
            assert known(session).setting.calibration == stick
            await take_a_point_out_and_back(desk, session)
            panel.scene.as_asked.click()
            await until(lambda: known(session).own is None)

    run(story())


def report_of_a_fall(setting: Setting, views: tuple[tuple[float, ...], ...] = ()) -> Measured:
    """A report as the engine would give it, of a thing that goes down by 10 pixels a frame."""
    points = tuple(TrackPoint(at, 100.0, 10.0 * at) for at in range(10))
    times = tuple(at / 10 for at in range(10))
    blocks = {name: Block(Status.OK) for name in ("cadence", "camera", "ballistics", "pendulum")}
    series = Series(times_s=times, views=views)
    report = MotionReport(10, 10, blocks, series, Track(points, times, points), setting)
    return Measured(Subject("fall.mp4"), Inspection(report), Inspection(report), setting)


def test_keys_move_and_set_what_the_hand_would(qtbot: QtBot) -> None:
    canvas = PictureCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.begin(QSize(200, 150))
    overlay = TrackOverlay(canvas)
    canvas.show()
    overlay.show_measured(report_of_a_fall(Setting()), 4)
    set_here: list[tuple[float, float]] = []
    sticks: list[tuple[float, ...]] = []
    overlay.point_set.connect(set_here.append)
    overlay.stick_set.connect(sticks.append)
    overlay.use(Tool.POINT)
    QTest.keyClick(overlay, Qt.Key.Key_Right)
    QTest.keyClick(overlay, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    assert set_here == [(101.0, 50.0)], "from where the thing is in this frame"
    overlay.use(Tool.STICK)
    QTest.keyClick(overlay, Qt.Key.Key_Space)
    QTest.keyClick(overlay, Qt.Key.Key_Right)
    QTest.keyClick(overlay, Qt.Key.Key_Return)
    assert sticks == [(60.0, 75.0, 141.0, 75.0)]
    overlay.grab()


def test_with_a_moving_camera_the_track_is_drawn_where_it_is_in_the_frame(qtbot: QtBot) -> None:
    canvas = PictureCanvas()
    qtbot.addWidget(canvas)
    overlay = TrackOverlay(canvas)
    views = tuple((1.0, 0.0, 5.0 * at, 0.0, 1.0, 0.0) for at in range(10))
    overlay.show_measured(report_of_a_fall(Setting(), views), 6)
    assert overlay._view.from_first(100.0, 60.0) == pytest.approx((70.0, 60.0))
    overlay.show_measured(None, 6)
    assert not overlay.isVisible()


def test_the_form_says_only_what_was_changed(qtbot: QtBot) -> None:
    form = SceneForm()
    qtbot.addWidget(form)
    told: list[Setting | None] = []
    form.setting_changed.connect(told.append)
    form.show_measured(report_of_a_fall(Setting(time_scale=0.25)))
    assert told == []
    assert not form.as_asked.isEnabled()
    form.pixel.setValue(4)
    assert told == [Setting(0.004, 0.25)]
    form.show_measured(report_of_a_fall(Setting(0.004, 0.25)))
    form.set_stick((0.0, 0.0, 0.0, 100.0))
    asked = told[-1]
    assert asked is not None
    assert asked.pixel_m == pytest.approx(0.01)
