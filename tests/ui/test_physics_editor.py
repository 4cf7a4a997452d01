"""The physics editor: numbers with units, "not set", steps back, findings in their rows, the live preview, clips."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.physics import PhysicsType
from holysheep_studio.domain.scene import SceneKind
from holysheep_studio.domain.sight import Sight
from holysheep_studio.domain.simulation_limits import Account, Ledger, Limit, Quantity, Standing
from holysheep_studio.domain.staging import Staging, number_of, with_parameter, with_type
from holysheep_studio.ui.material_presets import presets
from holysheep_studio.ui.panels.physics import PhysicsPanel
from holysheep_studio.ui.widgets.live_picture import LivePicture
from holysheep_studio.ui.widgets.number_row import NumberRow, Scale
from holysheep_studio.ui.widgets.wind_compass import WindCompass
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desk import Desk

VISCOSITY = Scale("viscosity", "Viscosity", "mPa\u00b7s", 0.001, 1000, decades=True, about="How thick it is.")


@pytest.fixture
def panel(qtbot: QtBot) -> PhysicsPanel:
    made = PhysicsPanel(presets())
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    return made


def typed(row: NumberRow, text: str) -> None:
    row.entry.selectAll()
    if text:
        QTest.keyClicks(row.entry, text)
    else:
        QTest.keyClick(row.entry, Qt.Key.Key_Delete)
    QTest.keyClick(row.entry, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"), [("5", 5.0), ("0.5 Pa.s", 500.0), ("80 cP", 80.0), ("1 P", 100.0), ("2,5", 2.5)]
)
def test_numbers_are_taken_with_their_units(qtbot: QtBot, text: str, value: float) -> None:
    row = NumberRow(VISCOSITY)
    qtbot.addWidget(row)
    row.show_value(None, 1.002)
    got: list[object] = []
    row.edited.connect(lambda one, _: got.append(one))
    typed(row, text)
    assert got == [value]


@pytest.mark.parametrize("text", ["nan", "inf", "much", "2 kg", "1e999999"])
def test_what_is_no_number_is_refused_in_its_row(qtbot: QtBot, text: str) -> None:
    row = NumberRow(VISCOSITY)
    qtbot.addWidget(row)
    row.show_value(5.0, 1.002)
    got: list[object] = []
    row.edited.connect(lambda one, _: got.append(one))
    typed(row, text)
    assert got == []
    assert "number" in row.finding.text()
    QTest.keyClick(row.entry, Qt.Key.Key_Escape)
    assert row.entry.text() == "5 mPa\u00b7s"
    assert row.finding.isHidden()


def test_a_slider_of_decades_gives_round_numbers_back() -> None:
    for place in range(0, 1001, 37):
        value = VISCOSITY.value(place)
        assert 0.001 <= value <= 1000
        assert abs(VISCOSITY.place(value) - place) <= 1
    assert VISCOSITY.place(10_000) == 1000


def test_not_set_is_shown_and_comes_back(panel: PhysicsPanel) -> None:
    row = panel.matter.rows["viscosity"]
    assert row.entry.text() == ""
    assert "not set" in row.entry.placeholderText()
    typed(row, "5")
    assert panel.staging.physics.parameters == {"viscosity": 5.0}
    row.reset_button.click()
    assert panel.staging == Staging()


def test_one_drag_is_one_step_back(panel: PhysicsPanel) -> None:
    row = panel.matter.rows["gravity"]
    row.slider.setSliderDown(True)
    for place in (100, 300, 500):
        row.slider.setValue(place)
    row.slider.setSliderDown(False)
    assert number_of(panel.staging, "gravity") == 15.0
    assert panel.steps.count() == 1
    panel.undo_button.click()
    assert panel.staging == Staging()
    panel.redo_button.click()
    assert number_of(panel.staging, "gravity") == 15.0


def test_ctrl_z_in_the_editor_is_the_editors(panel: PhysicsPanel) -> None:
    row = panel.matter.rows["gravity"]
    typed(row, "1.62")
    QTest.keyClick(row.entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.staging == Staging()
    QTest.keyClick(row.slider, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert number_of(panel.staging, "gravity") == 1.62


@pytest.mark.parametrize("kind", list(PhysicsType))
def test_only_what_matters_is_shown(panel: PhysicsPanel, kind: PhysicsType) -> None:
    panel.stage(with_type(panel.staging, kind), "kind")
    shown = {name for name, row in panel.matter.rows.items() if not row.isHidden()}
    assert ("viscosity" in shown) is (kind in {PhysicsType.FLUID_DYNAMICS, PhysicsType.AUTO, PhysicsType.CUSTOM})
    assert ("stiffness" in shown) is (kind in {PhysicsType.SOFT_BODY, PhysicsType.AUTO, PhysicsType.CUSTOM})
    assert "gravity" in shown


def test_honey_says_what_is_sent_and_what_is_shown(panel: PhysicsPanel) -> None:
    box = panel.matter.material
    box.setCurrentIndex(box.findData("honey"))
    box.activated.emit(box.currentIndex())
    assert number_of(panel.staging, "viscosity") == 10_000
    words = panel.matter.rows["viscosity"].finding.text()
    assert "1000 is sent" in words
    assert "shows 10000" in words
    panel.matter.strict.click()
    assert "cannot be sent" in panel.matter.rows["viscosity"].finding.text()
    assert panel.staging.previs(320, 180).physics.parameters["viscosity"] == 10_000


def test_the_preset_is_compared_and_taken_back(panel: PhysicsPanel) -> None:
    box = panel.matter.material
    box.setCurrentIndex(box.findData("water"))
    box.activated.emit(box.currentIndex())
    assert "Source" in panel.matter.compare.about.text()
    typed(panel.matter.rows["viscosity"], "5")
    assert panel.matter.compare.about.text().startswith("1 number differs from Water")
    panel.matter.compare.taken_back.emit(("viscosity",))
    assert number_of(panel.staging, "viscosity") == 1.002


def test_places_set_gravity_and_air_and_nothing_else(panel: PhysicsPanel) -> None:
    place = panel.surroundings.place
    place.setCurrentIndex(place.findData("moon"))
    place.activated.emit(place.currentIndex())
    assert panel.staging.physics.parameters == {"gravity": 1.62}
    assert panel.staging.physics.environment.air_density_kg_m3 == 0.0
    assert place.currentData() == "moon"
    typed(panel.matter.rows["gravity"], "3")
    assert place.currentData() == "own"
    place.setCurrentIndex(0)
    place.activated.emit(0)
    assert panel.staging == Staging()


def test_the_compass_is_turned_by_mouse_and_keys(qtbot: QtBot) -> None:
    compass = WindCompass()
    qtbot.addWidget(compass)
    compass.resize(132, 132)
    got: list[tuple[float, float]] = []
    compass.turned.connect(lambda x, y, _: got.append((x, y)))
    middle = compass.rect().center()
    QTest.mouseClick(compass, Qt.MouseButton.LeftButton, pos=middle + compass.rect().topRight() * 0)
    assert got[-1] == (0.0, 0.0)
    QTest.mouseClick(
        compass, Qt.MouseButton.LeftButton, pos=compass.rect().center() * 2 - middle.__class__(4, middle.y())
    )
    assert got[-1][0] > 15
    compass.show_wind(4.0, 0.0, unset=False)
    QTest.keyClick(compass, Qt.Key.Key_Up)
    assert got[-1] == (4.5, 0.0)
    assert "4 m/s" in compass.accessibleDescription()


def test_wind_as_numbers(panel: PhysicsPanel) -> None:
    entry = panel.surroundings.wind[0]
    entry.setText("18 km/h")
    entry.setModified(True)
    entry.commit()
    assert panel.staging.physics.environment.wind_m_s == (5.0, 0.0, 0.0)
    panel.surroundings.calm.click()
    assert panel.staging == Staging()


def test_conservation_time_and_interpolation_are_set_one_by_one(panel: PhysicsPanel) -> None:
    panel.surroundings.asks["energy"].activated.emit(1)
    assert panel.staging.physics.conservation.energy is True
    panel.pace.between.setCurrentIndex(panel.pace.between.findData(Interpolator.MOTION_BLUR))
    panel.pace.between.activated.emit(2)
    typed(panel.pace.scale, "0.1")
    assert (panel.staging.interpolator, panel.staging.time_scale) == (Interpolator.MOTION_BLUR, Fraction(1, 10))
    typed(panel.pace.scale, "5")
    assert "0.01 to 2" in panel.pace.scale.finding.text()


def test_the_scenes_fit_the_matter(panel: PhysicsPanel) -> None:
    panel.stage(with_type(panel.staging, PhysicsType.SOFT_BODY), "cloth")
    box = panel.stand.scene
    assert {box.itemData(n) for n in range(box.count())} == {SceneKind.FLAG, SceneKind.SCARF}
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert panel.staging.scene is SceneKind.SCARF


def sight(**fields: object) -> Sight:
    still = Ledger(Account(1, 0.001), Account(2, None), Account(0, 0.0))
    made = Sight(1, bytes(320 * 180 * 3), 320, 180, 5, 0.5, 0, 0.004, still, ())
    return replace(made, **fields)  # type: ignore[arg-type]


def test_the_rate_is_counted_from_what_really_came(qtbot: QtBot) -> None:
    moment = [0.0]
    picture = LivePicture(now_s=lambda: moment[0])
    qtbot.addWidget(picture)
    for n in range(11):
        moment[0] = n * 0.05
        picture.show_sight(sight(number=n))
    assert picture.fps == pytest.approx(20)
    moment[0] = 5.0
    assert picture.fps == 0.0


def test_floors_and_the_ledger_are_said(panel: PhysicsPanel) -> None:
    floor = Limit(Quantity.VISCOSITY, Standing.BELOW_FLOOR, 1.0, 61.0)
    panel.stand.show_sight(sight(limits=(floor, Limit(Quantity.TERMINAL_VELOCITY, Standing.TOLD, 1.0, 3.13))))
    panel.stand._show_words()
    told = [shown.text() for shown in panel.stand.limits if not shown.isHidden()]
    assert "below the grid's resolution" in told[0]
    assert "61" in told[0]
    assert "3.13 m/s" in told[1]
    assert [value.text() for value in panel.stand._books] == ["+0.1 %", "\u2013", "0 %"]


def test_every_control_has_a_name(panel: PhysicsPanel) -> None:
    for row in panel.matter.rows.values():
        assert row.entry.accessibleName()
        assert row.slider.accessibleDescription()
        assert row.help.text()
    for widget in (panel.stand.play, panel.stand.scene, panel.surroundings.compass, panel.matter.kind):
        assert widget.accessibleName()


@pytest.mark.parametrize("width", [296, 340, 460, 598, 640])
def test_the_preview_keeps_its_size_in_windows_of_any_height(panel: PhysicsPanel, width: int) -> None:
    """A bar that came and went with the picture's height would never come to rest; nothing hangs out at the side."""
    area = next(one for one in panel.findChildren(QScrollArea) if one.isAncestorOf(panel.stand))
    taken = set()
    for height in range(260, 620, 7):
        panel.resize(width, height)
        QApplication.processEvents()
        taken.add(area.width() - area.viewport().width())
        assert area.width() >= area.minimumSizeHint().width()
    assert len(taken) == 1, "the bar keeps its room"


def test_the_preview_runs_while_it_is_seen_follows_and_becomes_a_clip(desk: Desk, run: Run) -> None:
    window, panel = desk.window, desk.window.physics

    async def story() -> None:
        async with desk.opened() as session:
            assert session._physics_desk is not None, "made with its panel"
            presenter = session._physics_desk.editor
            assert presenter._running is None
            window.actions_by_name["physics"].trigger()
            await until(lambda: panel.stand.picture.sight)
            panel.stage(with_type(panel.staging, PhysicsType.PARTICLE_SYSTEM), "particles")
            panel.stage(with_parameter(panel.staging, "air_resistance", 1.0), "air")
            await until(lambda: panel.stand.picture.sight and panel.stand.picture.sight.limits)
            await until(lambda: panel.stand.picture.fps > 0)
            panel.stand.play.click()
            await until(lambda: panel.stand.rate.text() == "paused")
            panel.stand.play.click()
            panel.stage(
                replace(panel.staging, duration_s=Fraction(1, 2), physics=replace(panel.staging.physics,
                        type=PhysicsType.RIGID_BODY)), "short")  # fmt: skip
            panel.stand.make.click()
            await until(lambda: window.sources.model.rows and window.sources.model.rows[0].footage)
            (made,) = window.sources.model.rows
            assert made.path.endswith("previs_ball_001.mp4")
            assert made.footage is not None
            assert (made.footage.video.width, made.footage.video.height) == (1280, 720)
            window.show_dock("composer")
            await until(lambda: presenter._running is not None and presenter._running.done())
            assert panel.stand.progress.isHidden()

    run(story())


def test_the_preview_rests_when_it_is_left_alone_until_it_is_touched(desk: Desk, run: Run) -> None:
    window, panel = desk.window, desk.window.physics

    async def story() -> None:
        async with desk.opened() as session:
            assert session._physics_desk is not None
            presenter = session._physics_desk.editor
            window.actions_by_name["physics"].trigger()
            await until(lambda: panel.stand.picture.sight)
            assert presenter._rest_soon.isActive()

            def left_alone() -> bool:
                presenter._rest_soon.stop()
                presenter._rest_soon.timeout.emit()
                return not panel.stand.running

            assert left_alone()
            panel.stage(with_parameter(panel.staging, "gravity", 1.6), "the Moon")
            assert panel.stand.running
            assert presenter._rest_soon.isActive()
            assert left_alone()
            panel.stand.restart.click()
            assert panel.stand.running
            panel.stand.play.click()  # a person's own pause stays
            presenter._rest_soon.timeout.emit()
            panel.stage(with_parameter(panel.staging, "gravity", 9.8), "the Earth")
            assert not panel.stand.running

    run(story())


def test_sets_are_copied_pasted_and_remembered(desk: Desk, run: Run) -> None:
    panel = desk.window.physics

    async def story() -> None:
        async with desk.opened():
            typed(panel.matter.rows["viscosity"], "5")
            panel.copy_asked.emit("json")
            clipboard = QGuiApplication.clipboard()
            assert json.loads(clipboard.text()) == {"type": "auto", "parameters": {"viscosity": 5.0}}
            panel.copy_asked.emit("toml")
            assert 'type = "auto"' in clipboard.text()
            panel.begin(Staging())
            panel.paste_asked.emit()
            assert number_of(panel.staging, "viscosity") == 5.0
            clipboard.setText("[1, 2")
            panel.paste_asked.emit()
            assert number_of(panel.staging, "viscosity") == 5.0
            (recent,) = panel.recent_menu.actions()
            panel.begin(Staging())
            recent.trigger()
            assert number_of(panel.staging, "viscosity") == 5.0

    run(story())
