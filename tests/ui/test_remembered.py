"""What opens as it was closed: the sizes of dialogs, how they are divided, and the folders of file dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QSplitter, QToolButton, QVBoxLayout, QWidget

from holysheep_studio.ui import remembered
from holysheep_studio.ui.enter_key import EnterKey
from holysheep_studio.ui.widgets.certificate_form import CertificateForm
from holysheep_studio.ui.widgets.dialog_parts import open_at
from holysheep_studio.ui.widgets.program_field import ProgramField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from holysheep_studio.ui.window import Window


class Divided(QDialog):
    """A dialog in two parts, small enough for every screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = QSplitter(self)
        for _ in range(2):
            self.parts.addWidget(QWidget())
        QVBoxLayout(self).addWidget(self.parts)
        open_at(self, 520, 320)


def test_a_dialog_opens_as_it_was_closed_until_the_layout_is_reset(window: Window) -> None:
    first = Divided(window)
    usual = first.size()
    first.show()
    first.resize(460, 300)
    first.parts.setSizes([100, 300])
    closed_at, divided = first.size(), first.parts.sizes()
    first.reject()
    second = Divided(window)
    second.show()
    assert second.size() == closed_at != usual
    assert second.parts.sizes() == divided
    second.reject()
    window.actions_by_name["reset_layout"].trigger()
    third = Divided(window)
    assert third.size() == usual
    third.reject()


class Asking(QDialog):
    """A dialog that is as high as what is in it, and chooses its place."""

    def __init__(self, parent: QWidget, height_px: int) -> None:
        super().__init__(parent)
        inside = QWidget()
        inside.setMinimumSize(200, height_px)
        QVBoxLayout(self).addWidget(inside)
        self.resize(300, self.sizeHint().height())
        self.move(400, 40)


def test_a_dialog_that_fits_its_words_opens_as_wide_as_it_was_and_high_enough(window: Window) -> None:
    Asking.__module__ = "holysheep_studio.ui.dialogs.asking"
    EnterKey(window).dialog_came.connect(remembered.shape_late)
    first = Asking(window, 100)
    first.open()
    middle, usual = first.frameGeometry().center().x(), first.size()
    first.resize(420, 200)
    first.reject()
    second = Asking(window, 260)
    needed = second.height()
    second.open()
    assert (second.width(), second.height()) == (420, needed)
    assert needed > 200
    assert abs(second.frameGeometry().center().x() - middle) <= 1
    second.reject()
    window.actions_by_name["reset_layout"].trigger()
    third = Asking(window, 100)
    third.open()
    assert third.size() == usual
    third.reject()
    other = QDialog(window)  # not one of ours: a box of Qt's
    other.open()
    other.reject()
    assert not [key for key in window.kept.allKeys() if "QDialog" in key]


def test_a_dialog_without_a_window_opens_all_the_same(qapp: QApplication) -> None:  # noqa: ARG001 - a dialog needs one
    alone = QDialog()
    remembered.shape(alone)
    alone.reject()


def test_a_file_dialog_opens_where_a_file_of_its_kind_was_chosen(window: Window, tmp_path: Path) -> None:
    def ask(what: str) -> QFileDialog:
        dialog = QFileDialog(window)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile("film.mp4")
        remembered.open_files(dialog, what)
        return dialog

    first = ask("film")
    first.filesSelected.emit([str(tmp_path / "one.mp4")])
    first.reject()
    window.kept.setValue("folders/prices", str(tmp_path.parent))
    second, other = ask("film"), ask("prices")
    assert Path(second.directory().absolutePath()) == tmp_path
    assert [Path(name).name for name in second.selectedFiles()] == ["film.mp4"]
    assert Path(other.directory().absolutePath()) == tmp_path.parent
    second.reject()
    other.reject()


def test_what_stands_in_the_field_goes_before_what_is_remembered(window: Window, tmp_path: Path) -> None:
    there, last = tmp_path / "there", tmp_path / "last"
    there.mkdir()
    last.mkdir()
    window.kept.setValue("folders/certificate", str(last))
    for chosen, folder in ((str(there), there), (str(tmp_path / "gone"), last), ("", last)):
        dialog = QFileDialog(window)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        remembered.open_files(dialog, "certificate", chosen=chosen)
        assert Path(dialog.directory().absolutePath()) == folder
        dialog.reject()


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (CertificateForm, "certificate"),
        (lambda window: ProgramField("usual", "another", "Choose", window), "program"),
        (lambda window: ProgramField("usual", "another", "Choose", window, folder=True), "folder"),
    ],
)
def test_fields_for_files_remember_where_one_was_chosen(
    make: Callable[[Window], QWidget], what: str, window: Window, tmp_path: Path
) -> None:
    form = make(window)
    browse = form.browse_button if isinstance(form, ProgramField) else form.findChild(QToolButton)
    assert browse is not None
    for _ in range(2):
        browse.click()
        dialog = next(one for one in form.findChildren(QFileDialog) if one.isVisible())
        if window.kept.value(f"folders/{what}"):
            assert Path(dialog.directory().absolutePath()) == tmp_path
        dialog.filesSelected.emit([str(tmp_path) if what == "folder" else str(tmp_path / "mine.pem")])
        dialog.reject()
    assert window.kept.value(f"folders/{what}") == str(tmp_path)
