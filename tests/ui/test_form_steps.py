"""Undo in the forms of deliveries and upscales: each choice comes back and goes again, the text that is typed first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from holysheep_studio import resources
from holysheep_studio.domain.deliverable import Fit, read_preset
from holysheep_studio.domain.upscale import DEFAULT_METHOD, LANCZOS
from holysheep_studio.ui.dialogs.deliver import DeliverDialog
from holysheep_studio.ui.dialogs.film import FilmDialog
from holysheep_studio.ui.dialogs.final import FinalDialog
from holysheep_studio.ui.dialogs.upscale import Subject, UpscaleDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def above(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


@pytest.fixture
def deliver(qtbot: QtBot, above: QWidget) -> DeliverDialog:
    presets = {name: read_preset(name, table) for name, table in resources.tables("formats").items()}
    dialog = DeliverDialog(["a.mp4", "b.mp4", "c.mp4"], presets, (160, 90), {"name": "a"}, above)
    dialog.form.set_folder("/there")
    dialog.steps.begin()
    shown(qtbot, dialog)
    return dialog


@pytest.fixture
def upscale(qtbot: QtBot, above: QWidget) -> UpscaleDialog:
    dialog = UpscaleDialog([Subject("/a.mp4", "a.mp4", 480, 360, 90, Fraction(3))], above)
    shown(qtbot, dialog)
    return dialog


def test_a_preset_and_all_it_brought_come_back_as_one_step(deliver: DeliverDialog) -> None:
    form, steps = deliver.form, deliver.steps
    form.level.setCurrentIndex(3)
    steps.look()
    form.preset.setFocus()
    form.preset.setCurrentIndex(form.preset.findData("square_1_1"))
    steps.look()
    with_preset = form.wish
    assert with_preset.frame is not None
    form.fit.setCurrentIndex(form.fit.findData(Fit.BLUR))
    steps.look()
    blurred = form.wish
    steps.undo()
    assert form.wish == with_preset
    steps.undo()
    assert (form.preset.currentData(), form.wish.frame, form.wish.loudness_lufs) == ("", None, -23.0)
    assert form.shape.findData("sized") < 0
    steps.undo()
    assert form.wish.loudness_lufs is None
    assert not steps.undo_button.isEnabled()
    for _ in range(3):
        steps.redo()
    assert form.wish == blurred
    assert not steps.redo_button.isEnabled()


def test_the_keys_take_back_choices_and_the_order_of_clips(qtbot: QtBot, deliver: DeliverDialog) -> None:
    form = deliver.form
    form.mark.setFocus()
    QTest.keyClick(form.mark, Qt.Key.Key_Space)
    qtbot.waitUntil(deliver.steps.undo_button.isEnabled)
    assert form.mark.text() in deliver.steps.undo_button.toolTip()
    deliver.table.setCurrentCell(0, 0)
    deliver.move_clip(1)
    deliver.table.setFocus()
    QTest.keyClick(deliver.table, Qt.Key.Key_Z, CTRL)
    assert (deliver.order, form.mark.isChecked()) == ((0, 1, 2), False)
    QTest.keyClick(deliver.table, Qt.Key.Key_Z, CTRL)
    assert form.mark.isChecked()
    QTest.keyClick(deliver.table, Qt.Key.Key_Z, BOTH)
    QTest.keyClick(deliver.table, Qt.Key.Key_Z, BOTH)
    assert (deliver.order, form.mark.isChecked()) == ((1, 0, 2), False)


def test_typed_text_is_taken_back_where_it_is_typed_and_then_what_came_before(deliver: DeliverDialog) -> None:
    form, steps = deliver.form, deliver.steps
    before = form.template.text()
    form.sheet.setChecked(True)
    steps.look()
    form.template.setFocus()
    form.template.end(False)  # noqa: FBT003 - Qt's signature
    QTest.keyClicks(form.template, "_v2")
    steps.look()
    assert steps.undo_button.toolTip().startswith("Undo: Name (")
    while form.template.isUndoAvailable():
        QTest.keyClick(form.template, Qt.Key.Key_Z, CTRL)
    assert (form.template.text(), form.sheet.isChecked()) == (before, True)
    QTest.keyClick(form.template, Qt.Key.Key_Z, CTRL)  # nothing is typed any more: the keys are the form's
    assert not form.sheet.isChecked()


def test_nothing_is_taken_back_while_clips_are_delivered(deliver: DeliverDialog) -> None:
    deliver.form.sheet.setChecked(True)
    deliver.steps.look()
    deliver.show_running(running=True)
    deliver.steps.undo()
    assert deliver.form.sheet.isChecked()
    deliver.show_running(running=False)
    deliver.steps.undo()
    assert not deliver.form.sheet.isChecked()


def test_size_method_and_strength_of_an_upscale_come_back(qtbot: QtBot, upscale: UpscaleDialog) -> None:
    first = upscale.wish
    sizes = upscale.size_form
    sizes.choice.setCurrentIndex(sizes.choice.findData(""))
    upscale.steps.look()
    for width in (600, 700, 734):  # a number that is turned is one step
        sizes.width_field.setValue(width)
        upscale.steps.look()
    upscale.methods.choose(LANCZOS)
    upscale.steps.look()
    for share in (10, 20, 30):
        upscale.sharpen.slider.setValue(share)
        upscale.steps.look()
    last = upscale.wish
    assert (last.method, last.size) == (LANCZOS, "734x550")
    upscale.methods.setFocus()
    QTest.keyClick(upscale.methods, Qt.Key.Key_Z, CTRL)
    assert upscale.wish.sharpen == 0
    QTest.keyClick(upscale.methods, Qt.Key.Key_Z, CTRL)
    assert upscale.wish.method == DEFAULT_METHOD
    QTest.keyClick(upscale.methods, Qt.Key.Key_Z, CTRL)
    assert upscale.wish.size == "960x720"
    QTest.keyClick(upscale.methods, Qt.Key.Key_Z, CTRL)
    assert upscale.wish == first
    for _ in range(4):
        QTest.keyClick(upscale.methods, Qt.Key.Key_Z, BOTH)
    assert upscale.wish == last
    upscale.sharpen.field.setFocus()
    QTest.keyClick(upscale.sharpen.field, Qt.Key.Key_Up)  # a number that was stepped has no text to take back
    qtbot.waitUntil(lambda: upscale.wish.sharpen == 0.35)
    QTest.keyClick(upscale.sharpen.field, Qt.Key.Key_Z, CTRL)
    assert upscale.wish == last


def test_finals_and_films_have_the_same(qtbot: QtBot, above: QWidget) -> None:
    final = FinalDialog(1, "a", above)
    shown(qtbot, final)
    first = final.wish
    final.size_box.setCurrentIndex(0)
    final.steps.look()
    final.methods.choose(LANCZOS)
    final.steps.look()
    final.approval.setFocus()
    QTest.keyClick(final.approval, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(final.approval, Qt.Key.Key_Z, CTRL)
    assert final.wish == first
    final.reject()
    film = FilmDialog(above)
    shown(qtbot, film)
    film.music.path.setText("/m.mp3")
    film.steps.look()
    film.voice_at.setFocus()
    QTest.keyClick(film.voice_at, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: film.voice_at.value() == 1)
    QTest.keyClick(film.voice_at, Qt.Key.Key_Z, CTRL)  # a number that was stepped has no text to take back
    assert film.voice_at.value() == 0
    QTest.keyClick(film.voice_at, Qt.Key.Key_Z, CTRL)
    assert film.laid == ()
    film.reject()
