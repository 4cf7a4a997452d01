"""Viewer: the one place where sources and clips are looked at, with the commands of the Playback menu."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEvent, QMimeData, QObject, QStandardPaths, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from holysheep_studio.domain.clip import Clip, Source
from holysheep_studio.domain.shelf import title_of
from holysheep_studio.ui import remembered, texts
from holysheep_studio.ui.widgets.carrier import Carrier
from holysheep_studio.ui.widgets.comparison import MOST_TAKES, Rival
from holysheep_studio.ui.widgets.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from holysheep_studio.domain.timebase import FrameRate
    from holysheep_studio.domain.timemap import TimeMap
    from holysheep_studio.ui.actions import Actions

COMMANDS = (
    "play", "step_back", "step_forward", "to_start", "to_end", "go_to", "loop", "fit", "actual_size", "viewer_full",
    "scopes", "snapshot",
)  # fmt: skip


class ViewerPanel(QWidget):
    """Opens what other panels point at."""

    picture_saved = Signal(str)
    subject_changed = Signal(object)  # the Source or Clip that is open now, None for none

    def __init__(
        self,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        drag: Callable[[QMimeData], None] | None = None,
    ) -> None:
        """`actions` are the window's; those of the Playback menu act here.

        `drag` carries things out of the window; None: the hand does.
        """
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._path = ""
        self._clip: Clip | None = None
        self._drag = drag or Carrier(self).carry
        self._frames_folder: QTemporaryDir | None = None
        self.viewer = Viewer(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.viewer)
        self.viewer.installEventFilter(self)
        self.viewer.full_screen_asked.connect(self.toggle_full_screen)
        self.viewer.canvas.drag_begun.connect(self._drag_frame)
        self.viewer.head.drag_begun.connect(self._drag_clip)
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
            "go_to": show.transport.entry.ask,
            "viewer_full": self.toggle_full_screen,
            "scopes": show.transport.scopes.toggle,
            "compare_source": self.compare_with_source,
        }.items():
            actions[name].triggered.connect(lambda _=False, act=act: act())
        self._enable(on=False)

    @property
    def path(self) -> str:
        """What is open; "" while nothing is."""
        return self._path

    @property
    def clip(self) -> Clip | None:
        """The finished clip that is open; None for a source or nothing."""
        return self._clip

    def open_source(self, source: Source) -> None:
        """Show a source; one that was refused closes the viewer, its row says why."""
        if source.problem is not None:
            self.close_clip()
            return
        rate = None if source.footage is None else source.footage.video.rate
        self._clip = None
        self._open(source.path, _title(source), rate)
        self.subject_changed.emit(source)

    def open_clip(self, clip: Clip) -> None:
        """Show a finished clip."""
        self._clip = clip
        self._open(clip.path, _title(clip), clip.verification.rate, clip.time_map)
        self.subject_changed.emit(clip)

    def compare(self, shown: Sequence[Clip | Source]) -> None:
        """Show up to four clips or sources together, the first as the one whose frame number is the clock.

        A single clip is compared with the source it was made of.
        """
        usable = [one for one in shown if isinstance(one, Clip) or one.problem is None][:MOST_TAKES]
        if not usable:
            return
        lead, *others = usable
        self.viewer.comparison.end()
        if isinstance(lead, Clip):
            self.open_clip(lead)
        else:
            self.open_source(lead)
        if others:
            self.viewer.compare([Rival(Path(one.path), _title(one)) for one in others])
        else:
            self.compare_with_source()
        self.viewer.setFocus()

    def compare_with_source(self) -> None:
        """Show the source beside the clip that is open, each frame beside the moment it was made of."""
        clip = self._clip
        if clip is None or self.viewer.comparison.active:
            return
        title = self.tr("Source: {name}").format(name=PurePath(clip.source_path).name)
        self.viewer.compare([Rival(Path(clip.source_path), title, clip.time_map)])
        self.viewer.setFocus()  # W, B, 0 and Esc are the viewer's, and a menu gives the focus back to the list

    def take_in(self, sources: Sequence[Source]) -> None:
        """What was dropped here: several are compared, one is shown, beside the takes where some are compared."""
        good = [source for source in sources if source.problem is None]
        if len(good) > 1:
            self.compare(good)
        elif good and self.viewer.comparison.active:
            self.viewer.compare([Rival(Path(good[0].path), _title(good[0]))])
        elif sources:
            self.open_source(sources[0])

    def toggle_full_screen(self) -> None:
        """Show the viewer alone on the whole screen, or back in the window."""
        if self.viewer.isWindow():
            self._column.addWidget(self.viewer)
            self.viewer.show()
        elif self.viewer.frames:
            self.viewer.setParent(None)
            self.viewer.showFullScreen()
        self.viewer.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A viewer that is closed while it fills the screen comes back instead."""
        if watched is self.viewer and event.type() is QEvent.Type.Close and self.viewer.isWindow():
            event.ignore()
            self.toggle_full_screen()
            return True
        return super().eventFilter(watched, event)

    def close_clip(self) -> None:
        """Show nothing."""
        self._path = ""
        self._clip = None
        self.viewer.close_clip()
        self._enable(on=False)
        self.subject_changed.emit(None)

    def _open(self, path: str, title: str, rate: FrameRate | None, time_map: TimeMap | None = None) -> None:
        if path == self._path and self.viewer.frames:
            return  # a second click on the same row must not throw the place away
        self._path = path
        self.viewer.open(Path(path), title=title, rate=rate, time_map=time_map)

    def _enable(self, *, on: bool) -> None:
        shut = "" if on else self.tr("Open a source or a clip first.")
        for name in COMMANDS:
            self._actions.allow(name, shut)
        self._actions.allow("compare_source", shut or ("" if self._clip else self.tr("Open a finished clip first.")))

    def _drag_clip(self) -> None:
        if self._path and self.viewer.frames:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(self._path)])
            self._drag(data)

    def _drag_frame(self) -> None:
        """The frame as a picture, and as a file for programs that take files only; it lives as long as the panel."""
        image = self.viewer.snapshot()
        if image.isNull():
            return
        self._frames_folder = self._frames_folder or QTemporaryDir()
        name = self._frames_folder.filePath(f"{PurePath(self._path).stem}-{self.viewer.frame:05d}.png")
        data = QMimeData()
        data.setImageData(image)
        if image.save(name):
            data.setUrls([QUrl.fromLocalFile(name)])
        self._drag(data)

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
        remembered.open_files(dialog, "picture")


def _title(shown: Clip | Source) -> str:
    if isinstance(shown, Source):
        return PurePath(shown.path).name
    return f"{title_of(shown)} \u00b7 {texts.effect(shown.effect).label}"
