"""The preview pane, and the composer with its curve: what is drawn is what is queued, and is seen within a moment."""

from __future__ import annotations

import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from holysheep_studio.domain.curves import Axis, Curve, CurvePoint
from holysheep_studio.domain.effects import EFFECTS, time_map
from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.widgets.option_form import OptionForm
from holysheep_studio.ui.widgets.preview_pane import PreviewPane
from holysheep_studio.ui.widgets.timing import Timing
from tests.ui.conftest import Run, until
from tests.ui.values import NTSC, footage, source

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.theme import Wardrobe
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip

F = Fraction


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    seen: list[tuple[object, ...]] = []
    signal.connect(lambda *values: seen.append(values))
    return seen


def jpeg(level: int) -> bytes:
    image = QImage(32, 18, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # the binding takes text only, its types take bytes only
    image.save(buffer, "JPG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pane(qtbot: QtBot, wardrobe: Wardrobe, clock: Clock) -> PreviewPane:
    assert wardrobe.chosen
    made = PreviewPane(now_s=clock)
    qtbot.addWidget(made)
    made.resize(320, 202)
    made.show()
    return made


def at(pane: PreviewPane, clock: Clock, now: float) -> int:
    clock.now = 100.0 + now
    pane._tick()
    return pane.frame


def test_it_plays_by_the_clock_waits_for_what_is_not_made_yet_and_loops(pane: PreviewPane, clock: Clock) -> None:
    pane.begin(10, 10.0)
    assert pane.frame == -1
    pane.add([jpeg(n * 20) for n in range(4)])
    assert pane.frame == 0
    assert pane.playing
    assert at(pane, clock, 0.25) == 2
    assert at(pane, clock, 5.0) == 3, "there is no more yet"
    pane.add([jpeg(n * 20) for n in range(4, 10)])
    assert pane.complete
    assert at(pane, clock, 5.25) == 5, "it goes on from where it waited"
    assert at(pane, clock, 5.75) == 0, "and begins anew"
    assert pane.grab().toImage().pixelColor(160, 80).lightness() < 10


def test_the_picture_before_stays_until_the_next_preview_has_one(pane: PreviewPane, clock: Clock) -> None:
    pane.begin(2, 10.0)
    pane.add([jpeg(250), jpeg(250)])
    pane.begin(3, 10.0)
    assert not pane.complete
    assert pane.grab().toImage().pixelColor(160, 80).lightness() > 240
    clock.now += 7.0
    pane.add([jpeg(0)])
    assert pane.frame == 0, "from its beginning"
    assert pane.grab().toImage().pixelColor(160, 80).lightness() < 10


def test_it_is_paused_by_mouse_and_keys_and_rests_while_hidden(pane: PreviewPane, clock: Clock) -> None:
    pane.begin(10, 10.0)
    pane.add([jpeg(n * 20) for n in range(10)])
    at(pane, clock, 0.35)
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton)
    assert not pane.playing
    assert pane.accessibleDescription() == "paused"
    clock.now += 50
    QTest.keyClick(pane, Qt.Key.Key_Space)
    assert pane.playing
    pane._tick()
    assert pane.frame == 3, "from where it stood"
    pane.hide()
    assert not pane.playing
    pane.show()
    assert pane.playing


def test_it_says_what_it_is_and_why_it_is_not(pane: PreviewPane) -> None:
    assert pane.accessibleName() == "Preview"
    assert pane.accessibleDescription() == "low resolution, fast interpolation"
    pane.begin(1, 10.0)
    pane.add([jpeg(9)])
    pane.say("The file is gone.")
    assert (pane.frame, pane.pictures, pane.playing) == (-1, 0, False)
    assert pane.accessibleDescription() == "The file is gone."


def test_the_place_is_marked_on_the_curve_and_pictures_lie_below_it(qtbot: QtBot, wardrobe: Wardrobe) -> None:
    assert wardrobe.chosen
    timing = Timing()
    qtbot.addWidget(timing)
    timing.show()
    timing.set_clip(F(2), F(10))
    canvas = timing.editor.canvas
    timing.begin(40, 10.0, [n / 40 for n in range(40)])
    timing.add([jpeg(n * 6) for n in range(40)])
    timing.finish(coarse=False)
    assert canvas.place is not None
    places = [place for place, _ in canvas.pictures]
    assert len(places) > 20
    assert places == sorted(places)
    assert places[0] == 0
    timing.editor.begin(Curve((CurvePoint(F(0), F(0)), CurvePoint(F(2), F(1))), Axis.TIME))
    timing.finish(coarse=True)
    assert canvas.pictures[-1][0] == pytest.approx(39 / 10 / 2)
    timing.fail("no")
    assert canvas.place is None
    assert canvas.pictures == ()


# ---- composer ----


def test_only_effects_that_are_edited_show_the_editor(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    for name, row in EFFECTS.items():
        composer.chooser.choose(name)
        assert composer.timing.isVisibleTo(composer) is (row.curve is not None)


def test_what_is_drawn_is_what_is_forecast_and_queued(window: Window) -> None:
    composer = window.composer
    asked = heard(composer.add_asked)
    composer.set_sources([source()])
    composer.chooser.choose("custom_curve")
    assert composer.choice.bend is None
    assert composer._forecast.text().startswith("3.0 s, 90 frames")
    canvas = composer.timing.editor.canvas
    canvas.add(F(1, 2), F(1, 4))
    bent = composer.timing.editor.curve.time_map(90 / NTSC)
    assert composer.choice.bend == composer.timing.editor.curve
    assert f"{float(bent.duration):.1f} s" in composer._forecast.text()
    composer.ask_to_add()
    ((_, choice),) = asked
    assert choice.effect == "custom_curve"
    assert choice.bend.time_map(90 / NTSC) == bent
    # drawn curves are kept while other effects are looked at
    composer.chooser.choose("normal")
    assert composer.choice.bend is None
    composer.chooser.choose("custom_curve")
    assert composer.choice.bend == choice.bend


def test_a_number_of_the_ramp_draws_its_curve_and_can_be_taken_back(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    composer.chooser.choose("speed_ramp")
    editor = composer.timing.editor
    before = editor.curve
    composer._fields["slowest"].setValue(0.125)
    assert min(point.value for point in editor.curve.points) == F(1, 8)
    assert composer.choice.bend is None, "the number says it all"
    duration = 90 / NTSC
    assert editor.curve.time_map(duration) == time_map("speed_ramp", duration, composer.choice.values)
    editor.undo_button.click()
    assert editor.curve == before
    assert composer.choice.bend == before


def test_a_curve_that_cannot_be_made_stands_in_the_way_with_its_reason(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    composer.chooser.choose("custom_curve")
    slow = Curve((CurvePoint(F(0), F(0)), CurvePoint(F(64), F(1, 2)), CurvePoint(F(65), F(1))), Axis.TIME)
    composer.timing.editor.replace(slow, "draw")
    assert not composer.add_button.isEnabled()
    assert "between points 1 and 2" in composer._reason.text()


def test_a_preview_is_asked_for_once_the_hand_is_off(window: Window, qtbot: QtBot) -> None:
    composer = window.composer
    one = source()
    with qtbot.waitSignal(composer.preview_asked) as none:
        composer.chooser.choose("custom_curve")
    assert none.args == [None, None], "there is no source yet"
    with qtbot.waitSignal(composer.preview_asked) as shown:
        composer.set_sources([one, source("b", footage=footage(frames=9))])
    assert shown.args == [one, composer.choice]
    asked = heard(composer.preview_asked)
    editor = composer.timing.editor
    for octaves in (1, 2, 3):
        editor.canvas.proposed.emit(Curve((CurvePoint(F(0), F(octaves)), CurvePoint(F(1), F(1)))))
    QTest.qWait(150)
    assert asked == [], "not while it is dragged"
    for speed in (2, 3, 4):
        editor.replace(Curve((CurvePoint(F(0), F(speed)), CurvePoint(F(1), F(1)))), "draw")
    qtbot.waitUntil(lambda: bool(asked))
    QTest.qWait(150)
    assert [(given[0], given[1].bend) for given in asked] == [(one, editor.curve)]  # type: ignore[attr-defined]


def test_choices_are_of_their_own_kind(qtbot: QtBot, wardrobe: Wardrobe) -> None:
    # Qt hands a text that is an enum back as a plain text, which is equal and yet another thing
    assert wardrobe.chosen
    form = OptionForm()
    qtbot.addWidget(form)
    assert form.interpolation is Interpolation.FLOW
    assert form.quality is Quality.STANDARD


# ---- with a studio ----


def test_letting_go_of_a_point_plays_the_result(
    window: Window, wardrobe: Wardrobe, data_folder: Path, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=48, size=(320, 180)), path)
    timing = window.composer.timing

    def drag_the_end(by_px: int) -> None:
        canvas = timing.editor.canvas
        canvas.choose(1)
        start = canvas.point_px(1).toPoint()
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas, start + QPoint(0, by_px // 2))
        QTest.mouseMove(canvas, start + QPoint(0, by_px))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(0, by_px))

    async def story() -> None:
        tasks = Tasks(window)
        async with await Studio.open(Paths.at(data_folder)) as studio:
            session = Session(studio, window, wardrobe, tasks)
            await session.start([path], sample=False)
            await until(window.composer.add_button.isEnabled)
            window.composer.chooser.choose("custom_curve")
            await until(lambda: timing.pane.complete)
            assert timing.pane.pictures == 48
            for by_px in (16, 16, -24):
                drag_the_end(by_px)
            expected = window.composer.timing.editor.curve.time_map(F(2)).duration
            assert expected != 2
            await until(lambda: timing.pane.complete and timing.pane.pictures == -(-expected * 24 // 1))
            assert timing.editor.canvas.pictures
            path.unlink()
            drag_the_end(10)
            await until(lambda: "take.mp4" in timing.pane.message)
            assert not list((data_folder / "thumbnails").glob("preview*"))
            await tasks.close()

    run(story())


def test_undo_belongs_to_the_curve_while_the_keys_go_there(window: Window) -> None:
    composer = window.composer
    composer.set_sources([source()])
    composer.chooser.choose("custom_curve")
    undo = window.actions_by_name["undo"]
    undo.setEnabled(True)
    asked = heard(undo.triggered)
    editor = composer.timing.editor
    start = editor.curve
    window.activateWindow()
    editor.canvas.add(F(1, 2), F(3))
    editor.canvas.setFocus()
    QTest.keyClick(editor.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.curve == start
    assert asked == []
    composer.chooser.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
