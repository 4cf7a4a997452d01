"""Viewer: the one place where sources and clips are looked at, with the commands of the Playback menu."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from holysheep_studio.ui import texts
from holysheep_studio.ui.widgets.viewer import Viewer

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from holysheep_studio.domain.clip import Clip, Source
    from holysheep_studio.domain.timebase import FrameRate
    from holysheep_studio.ui.actions import Actions

COMMANDS = ("play", "step_back", "step_forward", "to_start", "to_end", "loop", "fit", "actual_size", "snapshot")


class ViewerPanel(QWidget):
    """Opens what other panels point at."""

    picture_saved = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """`actions` are the window's; those of the Playback menu act here."""
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._path = ""
        self.viewer = Viewer(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.viewer)
        self.viewer.clip_opened.connect(lambda: self._enable(on=True))
        self.viewer.failed.connect(lambda _: self._enable(on=False))
        self.viewer.snapshot_taken.connect(self._save)
        show = self.viewer
        for name, act in {
            "play": show.toggle,
            "step_back": lambda: show.step(-1),
            "step_forward": lambda: show.step(1),
            "to_start": lambda: show.seek(0),
            "to_end": lambda: show.seek(show.frames - 1),
            "loop": show.transport.loop.toggle,
            "fit": show.canvas.fit,
            "actual_size": show.canvas.show_pixels,
            "snapshot": show.take_snapshot,
        }.items():
            actions[name].triggered.connect(lambda _=False, act=act: act())
        self._enable(on=False)

    @property
    def path(self) -> str:
        """What is open; "" while nothing is."""
        return self._path

    def open_source(self, source: Source) -> None:
        """Show a source; one that was refused closes the viewer, its row says why."""
        if source.problem is not None:
            self.close_clip()
            return
        rate = None if source.footage is None else source.footage.video.rate
        self._open(source.path, PurePath(source.path).name, rate)

    def open_clip(self, clip: Clip) -> None:
        """Show a finished clip."""
        title = f"{PurePath(clip.source_path).name} \u00b7 {texts.effect(clip.effect).label}"
        self._open(clip.path, title, clip.verification.rate)

    def close_clip(self) -> None:
        """Show nothing."""
        self._path = ""
        self.viewer.close_clip()
        self._enable(on=False)

    def _open(self, path: str, title: str, rate: FrameRate | None) -> None:
        if path == self._path and self.viewer.frames:
            return  # a second click on the same row must not throw the place away
        self._path = path
        self.viewer.open(Path(path), title=title, rate=rate)

    def _enable(self, *, on: bool) -> None:
        for name in COMMANDS:
            self._actions[name].setEnabled(on)

    def _save(self, image: QImage) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or QDir.homePath()
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        proposal = f"{folder}/{PurePath(self._path).stem}-{self.viewer.frame:05d}-{stamp}.png"
        dialog = QFileDialog(self, self.tr("Save this frame"), proposal, self.tr("PNG picture (*.png)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(proposal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.picture_saved.emit(name if image.save(name) else ""))
        dialog.open()
