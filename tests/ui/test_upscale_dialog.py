"""The upscale dialog with a real studio: what is shown is what will be made, the latest wish wins."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSlider, QApplication, QComboBox

from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.footage import Colour
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import HdrChoice
from holysheep_studio.domain.upscale import LANCZOS, LEARNED, METHODS, Enlargement
from holysheep_studio.ui.dialogs.upscale import Subject, UpscaleDialog
from holysheep_studio.ui.presenters.upscale import subject_of
from holysheep_studio.ui.widgets import method_table
from holysheep_studio.ui.widgets.forms import NumberField
from holysheep_studio.ui.widgets.wipe_canvas import WipeCanvas
from tests.ui.conftest import Run, until
from tests.ui.values import NTSC, clip, footage, refused, source

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton
SMALL = Subject("/clips/a.mp4", "a.mp4", 480, 360, 90, 90 / NTSC)


@pytest.fixture
def take(make_clip: MakeClip, tmp_path: Path) -> Path:
    target = tmp_path / "take \u6c34.mp4"
    shutil.copy(make_clip(frames=24, size=(160, 90)), target)
    return target


@pytest.fixture
def dialog(window: Window) -> UpscaleDialog:
    made = UpscaleDialog([SMALL], window)
    made.open()
    return made


async def opened(desk: Desk, session: Session) -> UpscaleDialog:
    window = desk.window
    await until(lambda: window.sources.selected and window.sources.selected[0].state is SourceState.READY)
    window.actions_by_name["upscale"].trigger()
    dialog = session._upscale_presenter.dialog
    assert dialog is not None
    return dialog


def test_the_pictures_are_the_plain_and_the_chosen_one_and_then_it_is_made(desk: Desk, take: Path, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(take) as session:
            dialog = await opened(desk, session)
            dialog.size_form.choice.setCurrentIndex(2)  # twice
            await until(lambda: not any(picture.isNull() for picture in dialog.canvas.pictures))
            await until(lambda: not dialog.busy.isVisible())
            plain, refined = dialog.canvas.pictures
            assert (plain.width(), plain.height()) == (320, 180)
            assert plain != refined
            dialog.methods.selectRow(list(METHODS).index(LANCZOS))
            await until(lambda: dialog.canvas.pictures[0] == dialog.canvas.pictures[1])
            dialog.sharpen.field.setValue(80)
            await until(lambda: dialog.canvas.pictures[0] != dialog.canvas.pictures[1])
            assert dialog.canvas.pictures[0] == plain  # the left is plain whatever is asked on the right
            before = dialog.canvas.pictures[1]
            dialog.frame.setValue(0)
            await until(lambda: dialog.canvas.pictures[1] != before)
            QTest.mouseClick(dialog.add_button, LEFT)
            assert session._upscale_presenter.dialog is None
            await until(lambda: desk.window.clips.model.rows)
            (made,) = desk.window.clips.model.rows
            assert (made.effect, made.width_px, made.frames) == ("upscale", 320, 24)
            assert "Queued 1 upscale" in desk.words()
            (line,) = desk.window.queue.model.rows
            job = await session._jobs.get(line.id)
            assert job.request.upscale == Enlargement("2x", LANCZOS, 0.8)

    run(story())


def test_a_clip_is_enlarged_from_its_context_menu(desk: Desk, take: Path, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(take) as session:
            dialog = await opened(desk, session)
            dialog.size_form.choice.setCurrentIndex(2)
            QTest.mouseClick(dialog.add_button, LEFT)
            await until(lambda: desk.window.clips.model.rows)
            desk.window.show_dock("clips")
            desk.window.clips.select([desk.window.clips.model.rows[0].id])
            entries = {words: act for _, words, act in desk.window.clips._menu()}
            entries["Upscale\u2026"]()
            await until(lambda: session._upscale_presenter.dialog)
            again = session._upscale_presenter.dialog
            assert again is not None
            assert (again._first.width, again._first.frames) == (320, 24)
            again.reject()
            desk.window.actions_by_name["upscale"].trigger()  # the list on top is meant
            await until(lambda: session._upscale_presenter.dialog)
            assert session._upscale_presenter.dialog is not None
            assert session._upscale_presenter.dialog._first.width == 320

    run(story())


def test_the_latest_wish_wins_and_no_process_is_left(desk: Desk, take: Path, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(take) as session:
            dialog = await opened(desk, session)
            dialog._soon.stop()
            presenter = session._upscale_presenter
            tasks = []
            for n, method in enumerate((LEARNED, LANCZOS, LEARNED, LANCZOS)):
                dialog.preview_asked.emit(str(take), dialog.at_s, Enlargement("2x", method, n / 10))
                tasks.append(presenter._drawing)
                await asyncio.sleep(0.05)
            await until(lambda: presenter._drawing is not None and presenter._drawing.done())
            assert [task.cancelled() for task in tasks if task is not None] == [True, True, True, False]
            wanted = QImage.fromData(
                await session._upscale_presenter._upscaling.frame(take, dialog.at_s, Enlargement("2x", LANCZOS, 0.3))
            )
            assert dialog.canvas.pictures[1] == wanted.convertToFormat(QImage.Format.Format_RGB32)
            dialog.preview_asked.emit(str(take), dialog.at_s, Enlargement("4k", LEARNED))
            dialog.reject()
            await until(lambda: presenter._drawing is not None and presenter._drawing.done())
            assert presenter._drawing is not None
            assert presenter._drawing.cancelled()

    run(story())


def test_a_file_that_went_away_is_said_in_the_dialog(desk: Desk, take: Path, run: Run) -> None:
    async def story() -> None:
        async with desk.opened(take) as session:
            dialog = await opened(desk, session)
            take.unlink()
            dialog.preview_asked.emit(str(take), dialog.at_s, dialog.wish)
            await until(lambda: dialog.state.objectName() == "negative")
            assert take.name in dialog.state.text()
            assert not dialog.busy.isVisible()
            QTest.mouseClick(dialog.add_button, LEFT)
            await until(lambda: any(take.name in words for words in desk.words()))
            assert not any(job.state is not JobState.FAILED for job in desk.window.queue.model.rows)

    run(story())


def test_the_users_models_stand_beside_the_methods_and_a_broken_one_is_said(desk: Desk, take: Path, run: Run) -> None:
    models = desk.data / "models"
    models.mkdir(parents=True)
    (models / "mine.onnx").write_bytes(b"x")
    (models / "mine.toml").write_text('kind = "upscale"\nscale = 4\n')

    async def story() -> None:
        async with desk.opened(take) as session:
            dialog = await opened(desk, session)
            await until(lambda: dialog.methods.rowCount() == len(METHODS) + 1)
            dialog.methods.selectRow(len(METHODS))
            assert dialog.wish.method == "mine"
            await until(lambda: dialog.state.objectName() == "negative")  # it is no ONNX file
            dialog.reject()
            (models / "mine.toml").write_text("kind = ")
            (models / "mine.toml").write_text('kind = "upscale"\nscale = "four"\n')
            dialog = await opened(desk, session)
            await until(lambda: dialog.state.objectName() == "negative")
            assert "mine" in dialog.state.text()

    run(story())


# ---- with plain values ----


def test_custom_sizes_keep_the_shape_and_what_cannot_be_is_said(dialog: UpscaleDialog) -> None:
    form = dialog.size_form
    assert form.text == "4k"
    assert "2880 \u00d7 2160" in dialog.forecast.text()
    form.choice.setCurrentIndex(3)
    form.width_field.setValue(1000)
    assert (form.text, form.height_field.value()) == ("1000x750", 750)
    form.height_field.setValue(361)
    assert form.width_field.value() == 482
    form.width_field.setValue(240)
    assert "Smaller than the source" in dialog.forecast.text()
    form.height_field.setValue(8192)  # no side leaves its range, and the shape stays
    assert (form.width_field.value(), form.height_field.value()) == (8192, 6144)


def test_a_size_that_cannot_be_written_is_said_and_not_tried(window: Window) -> None:
    dialog = UpscaleDialog([Subject("/clips/a.mp4", "a.mp4", 8000, 5000, 90, 90 / NTSC)], window)
    assert dialog._soon.isActive()
    dialog.size_form.choice.setCurrentIndex(2)  # twice
    assert not dialog.add_button.isEnabled()
    assert dialog.forecast.objectName() == "negative"
    assert not dialog._soon.isActive()
    dialog.size_form.choice.setCurrentIndex(0)
    assert dialog.add_button.isEnabled()
    assert "Smaller" in dialog.forecast.text()


def test_slider_and_number_say_the_same(dialog: UpscaleDialog) -> None:
    dialog.sharpen.slider.setValue(40)
    assert dialog.sharpen.field.value() == 40
    dialog.denoise.field.setValue(25)
    assert dialog.denoise.slider.value() == 25
    assert (dialog.wish.sharpen, dialog.wish.denoise) == (0.4, 0.25)


def test_a_high_dynamic_range_is_kept_or_mapped_as_wished(dialog: UpscaleDialog) -> None:
    assert dialog.wish.hdr is HdrChoice.KEEP
    dialog.ranges.setCurrentIndex(1)
    assert dialog.wish.hdr is HdrChoice.TONE_MAP


def test_a_dragged_slider_asks_once(dialog: UpscaleDialog, qtbot: QtBot) -> None:
    asked: list[tuple[object, ...]] = []
    dialog.preview_asked.connect(lambda *wish: asked.append(wish))
    for number in range(50):
        dialog.frame.setValue(number)
        dialog.sharpen.slider.setValue(number)
    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) == 1
    assert dialog.place.text().startswith("Frame 50 of 90")


def test_the_time_of_a_frame_lies_within_it(dialog: UpscaleDialog) -> None:
    for number in (0, 1, 44, 89):
        dialog.frame.setValue(number)
        assert int(dialog.at_s * NTSC) == number


def test_several_clips_become_one_wish(window: Window) -> None:
    made = UpscaleDialog([SMALL, Subject("/clips/b.mp4", "b.mp4", 360, 480, 10, 10 / NTSC)], window)
    assert made.windowTitle() == "Upscale 2 clips"
    assert made.forecast.text() == "2 clips, several sizes, 100 frames, sound as it is"
    heard: list[object] = []
    made.queue_asked.connect(heard.append)
    made.add_button.click()
    assert heard == [Enlargement("4k")]


def test_what_can_be_enlarged_and_what_not() -> None:
    assert subject_of(refused()) is None
    assert subject_of(source(footage=None, state=SourceState.PROBING)) is None
    turned = subject_of(source(footage=footage(width=480, height=360, rotation=90)))
    assert turned is not None
    assert (turned.width, turned.height) == (360, 480)
    finished = subject_of(clip())
    assert finished is not None
    assert (finished.width, finished.frames) == (480, 360)


def test_every_method_has_words() -> None:
    assert set(method_table.WORDS) == set(METHODS)


def test_every_control_has_a_name(dialog: UpscaleDialog) -> None:
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, NumberField, WipeCanvas)
    nameless: list[QWidget] = [
        widget
        for kind in kinds
        for widget in dialog.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]  # fmt: skip
    assert nameless == []


# ---- wipe ----


def picture(colour: str) -> QImage:
    made = QImage(400, 200, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def test_the_handle_parts_the_two_pictures_by_mouse_and_keys(qtbot: QtBot) -> None:
    canvas = WipeCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 200)
    canvas.show()
    canvas.show_left(picture("#ff0000"), "Plain")
    canvas.show_right(picture("#0000ff"), "Learned")

    def colour(x: int) -> str:
        return canvas.grab().toImage().pixelColor(x, 160).name()

    assert [colour(x) for x in (20, 180, 220, 380)] == ["#ff0000", "#ff0000", "#0000ff", "#0000ff"]
    QTest.mousePress(canvas, LEFT, pos=QPoint(200, 100))
    QTest.mouseMove(canvas, QPoint(100, 100))
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(100, 100))
    assert canvas.share == 0.25
    assert [colour(x) for x in (20, 180)] == ["#ff0000", "#0000ff"]
    canvas.setFocus()
    for key, share in ((Qt.Key.Key_Right, 0.27), (Qt.Key.Key_Home, 0.0), (Qt.Key.Key_Left, 0.0), (Qt.Key.Key_End, 1.0)):
        QTest.keyClick(canvas, key)
        assert canvas.share == pytest.approx(share)
    assert "100 %" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_1)
    assert not canvas.fitted
    QTest.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.fitted


def test_a_picture_of_another_size_takes_the_other_away(qtbot: QtBot) -> None:
    canvas = WipeCanvas()
    qtbot.addWidget(canvas)
    canvas.show_left(picture("#ff0000"), "Plain")
    canvas.show_right(picture("#0000ff"), "Learned")
    canvas.show_pixels()
    canvas.show_right(picture("#00ff00"), "Learned")
    assert not canvas.fitted  # the same size: the view stays where somebody looks
    canvas.show_right(picture("#00ff00").scaled(800, 400), "Learned")
    assert canvas.pictures[0].isNull()


def test_escape_closes_without_queueing(dialog: UpscaleDialog) -> None:
    heard: list[object] = []
    dialog.queue_asked.connect(heard.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert heard == []
    assert QApplication.activeModalWidget() is None


def test_transparency_is_named_before_anything_starts(window: Window) -> None:
    clear = replace(SMALL, clear=frozenset(HdrChoice))
    for subjects, said in (([SMALL], False), ([SMALL, clear], True)):
        dialog = UpscaleDialog(subjects, window)
        assert ("ProRes 4444" in dialog.forecast.text()) is said


def test_transparency_goes_where_a_high_range_is_mapped(window: Window) -> None:
    plain = footage(pixel_format="yuva444p10le", bit_depth=10, alpha=True)
    high = footage(pixel_format="yuva444p10le", bit_depth=10, alpha=True, colour=Colour(transfer="smpte2084"))
    for seen, mapped_too in ((plain, True), (high, False)):
        subject = subject_of(source(footage=seen))
        assert subject is not None
        dialog = UpscaleDialog([subject], window)
        for choice, said in ((HdrChoice.KEEP, True), (HdrChoice.TONE_MAP, mapped_too)):
            dialog.ranges.setCurrentIndex(dialog.ranges.findData(choice))
            assert ("ProRes 4444" in dialog.forecast.text()) is said
