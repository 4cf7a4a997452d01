"""The deliver dialog with a real studio: what is chosen is what is written, and stopping leaves nothing half done."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from holysheep_studio.domain.deliverable import Fit
from holysheep_studio.domain.provenance import Certificate
from holysheep_studio.media.marking import read_mark
from holysheep_studio.ui.dialogs.deliver import DeliverDialog
from holysheep_studio.ui.widgets.certificate_form import CertificateForm
from tests.ui.conftest import Run, until

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.ui.session import Session
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def state(dialog: DeliverDialog) -> str:
    item = dialog.table.item(0, 1)
    return "" if item is None else item.text()


async def made_clip(desk: Desk) -> None:
    """A finished clip, chosen in its list."""
    window = desk.window
    await until(window.composer.add_button.isEnabled)
    window.composer.ask_to_add()
    await until(lambda: window.clips.model.rows)
    window.show_dock("clips")
    window.clips.select([window.clips.model.rows[0].id])


async def opened(desk: Desk, session: Session, folder: Path) -> DeliverDialog:
    desk.window.actions_by_name["deliver"].trigger()
    await until(lambda: session._deliver_presenter.dialog)
    dialog = session._deliver_presenter.dialog
    assert dialog is not None
    assert not dialog.deliver_button.isEnabled(), "without a folder there is nothing to do"
    dialog.form.set_folder(str(folder))
    return dialog


def test_a_clip_is_delivered_with_its_lineage(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    take = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=12, size=(160, 90)), take)
    folder = tmp_path / "out"
    folder.mkdir()

    async def story() -> None:
        async with desk.opened(take) as session:
            await made_clip(desk)
            dialog = await opened(desk, session, folder)
            form = dialog.form
            form.preset.setCurrentIndex(form.preset.findData("square_1_1"))
            assert (form.wish.frame, form.wish.loudness_lufs) == (form._presets["square_1_1"].wish.frame, -14.0)
            form.preset.setCurrentIndex(0)
            form.shape.setCurrentIndex(form.shape.findData("1/1"))
            form.fit.setCurrentIndex(form.fit.findData(Fit.CROP))
            form.template.setText("{foo}")
            assert not dialog.deliver_button.isEnabled()
            form.template.setText("{name}_final")
            assert "take_final.mp4" in form.preview.text()
            form.cutlist.setCurrentIndex(form.cutlist.findData(".otio"))
            QTest.mouseClick(dialog.deliver_button, LEFT)
            await until(dialog.open_button.isVisible)
            made = folder / "take_final.mp4"
            told = json.loads((folder / "take_final.mp4.json").read_text(encoding="utf-8"))
            assert (told["width"], told["height"]) == (90, 90)
            assert told["lineage"]["effect"] == "slow_motion_4x"
            assert told["lineage"]["source"] == "take.mp4"
            assert str(tmp_path) not in json.dumps(told["lineage"]), "where it lay is nobody's business"
            mark = read_mark(made)
            assert mark.xmp is not None
            assert mark.xmp.endswith("algorithmicallyEnhanced")
            assert (folder / "cut.otio").exists()
            QTest.mouseClick(dialog.deliver_button, LEFT)
            await until(lambda: "already" in state(dialog))
            dialog.reject()

    run(story())


def test_stopping_leaves_nothing_and_says_so(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    take = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=24, size=(320, 180)), take)
    folder = tmp_path / "out"
    folder.mkdir()

    async def story() -> None:
        async with desk.opened(take) as session:
            await made_clip(desk)
            dialog = await opened(desk, session, folder)
            dialog.form.format.setCurrentIndex(dialog.form.format.findData("h265"))
            QTest.mouseClick(dialog.deliver_button, LEFT)
            await until(lambda: "Encoding" in state(dialog))
            dialog.reject()
            await until(lambda: "Stopped" in dialog.state.text())
            assert session._deliver_presenter.dialog is dialog, "it stays open to go on"
            assert list(folder.iterdir()) == []
            dialog.form.set_folder(str(folder / "slip" / "out"))
            await until(dialog.deliver_button.isEnabled)
            QTest.mouseClick(dialog.deliver_button, LEFT)
            await until(lambda: dialog.state.objectName() == "negative")
            dialog.reject()

    run(story())


def test_clips_are_put_in_order_by_keys_and_the_delivery_follows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = DeliverDialog(["a.mp4", "b.mp4", "c.mp4"], {}, (160, 90), {"name": "a"}, window)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.up.isEnabled()
    dialog.table.setCurrentCell(2, 0)
    assert not dialog.down.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.order == (0, 2, 1)
    QTest.mouseClick(dialog.up, LEFT)
    assert dialog.order == (2, 0, 1)
    assert [dialog.table.verticalHeaderItem(place).text() for place in range(3)] == ["2", "3", "1"]
    dialog.table.verticalHeader().moveSection(0, 2)  # what dragging a number does
    assert dialog.order == (0, 1, 2)
    dialog.show_running(running=True)
    dialog.move_clip(-1)
    assert dialog.order == (0, 1, 2)
    dialog.show_running(running=False)


def test_a_certificate_of_ones_own_needs_both_files(qtbot: QtBot, tmp_path: Path) -> None:
    form = CertificateForm()
    qtbot.addWidget(form)
    form.show()
    assert (form.certificate, form.problem) == (None, "")
    assert form.advice.isVisible()
    form.choice.setCurrentIndex(1)
    assert form.problem
    form.chain.setText(str(tmp_path / "chain.pem"))
    assert form.problem
    form.key.setText(str(tmp_path / "key.pem"))
    assert form.problem == ""
    assert form.certificate == Certificate(str(tmp_path / "chain.pem"), str(tmp_path / "key.pem"))
    again = CertificateForm()
    qtbot.addWidget(again)
    again.restore(form.kept)
    assert again.certificate == form.certificate


def test_no_row_of_the_form_is_cut_at_the_side(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = DeliverDialog(["a.mp4"], {}, (160, 90), {"name": "a"}, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.form.width() <= dialog._scroll.viewport().width())
    assert dialog.width() <= 1280


def test_names_are_cut_in_the_middle_and_never_at_a_space(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = DeliverDialog([f"a long day at the sea {n}.mp4" for n in (1, 2)], {}, (160, 90), {"name": "a"}, window)
    assert not dialog.table.wordWrap()  # the second line would have no room, and the clips one name
    assert dialog.table.textElideMode() is Qt.TextElideMode.ElideMiddle
