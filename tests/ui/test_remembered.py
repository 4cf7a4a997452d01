"""What opens as it was closed: the sizes of dialogs, how they are divided, and the folders of file dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QSplitter

from holysheep_studio.ui import remembered
from holysheep_studio.ui.dialogs.episode import EpisodeDialog

if TYPE_CHECKING:
    from holysheep_studio.ui.window import Window


def test_a_dialog_opens_as_it_was_closed_until_the_layout_is_reset(window: Window) -> None:
    first = EpisodeDialog(window)
    usual, parts = first.size(), first.findChild(QSplitter)
    assert parts is not None
    parts.setSizes([60, 500, 200])
    first.show()
    first.resize(usual.width() - 30, usual.height() - 40)
    divided = parts.sizes()
    first.reject()
    second = EpisodeDialog(window)
    assert second.size() == first.size() != usual
    second.show()
    again = second.findChild(QSplitter)
    assert again is not None
    assert again.sizes() == divided
    second.reject()
    window.actions_by_name["reset_layout"].trigger()
    third = EpisodeDialog(window)
    assert third.size() == usual
    third.reject()


def test_a_dialog_without_a_window_opens_all_the_same() -> None:
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
