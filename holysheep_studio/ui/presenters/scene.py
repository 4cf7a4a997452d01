"""Between the scale form, the track over the picture and the measuring service: set, corrected, taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.measured import Correction, corrected, put_back, removed
from holysheep_studio.ui import texts
from holysheep_studio.ui.widgets.track_overlay import Tool, TrackOverlay

if TYPE_CHECKING:
    import asyncio

    from holysheep_studio.domain.measured import Measured
    from holysheep_studio.domain.quality import Setting
    from holysheep_studio.services.measuring import Measuring
    from holysheep_studio.ui.commands import Commands
    from holysheep_studio.ui.panels.report import ReportPanel
    from holysheep_studio.ui.presenters.report import ReportPresenter
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.viewer import Viewer


class ScenePresenter(QObject):
    """The newest wish wins; each is kept, fitted by the engine, and can be undone."""

    def __init__(
        self,
        measuring: Measuring,
        report: ReportPresenter,
        panel: ReportPanel,
        viewer: Viewer,
        tasks: Tasks,
        commands: Commands,
    ) -> None:
        """Listens for as long as the panel lives."""
        super().__init__(panel)
        self._measuring, self._report, self._panel, self._viewer = measuring, report, panel, viewer
        self._tasks, self._commands = tasks, commands
        self._known: Measured | None = None
        self._own: Setting | None = None
        self._corrections: tuple[Correction, ...] = ()
        self._wished = False
        self._work: asyncio.Task[Any] | None = None
        self.overlay = TrackOverlay(viewer.canvas)
        form = panel.scene
        report.report_shown.connect(self._show)
        viewer.frame_shown.connect(self.overlay.set_frame)
        viewer.comparison.changed.connect(self._draw)
        form.overlay_shown.connect(self._draw)
        form.setting_changed.connect(self._set)
        form.tool_chosen.connect(self._use)
        form.corrections_cleared.connect(lambda: self._correct((), self.tr("drop corrections")))
        panel.fold.turned.connect(lambda shown: None if shown else form.drop_tools())
        self.overlay.stick_set.connect(form.set_stick)
        self.overlay.origin_set.connect(form.set_origin)
        self.overlay.point_set.connect(self._point)
        self.overlay.point_removed.connect(self._remove)
        self.overlay.point_put_back.connect(self._put_back)
        self.overlay.tool_ended.connect(self._end_tool)

    # ---- what is shown ----

    def _show(self, measured: Measured | None) -> None:
        self._known = measured
        if measured is None:
            self._wished = False
            self._panel.scene.drop_tools()
        elif not self._wished:
            self._own, self._corrections = measured.own, measured.corrections
            self._panel.scene.show_measured(measured)
        self._draw()

    def _draw(self) -> None:
        wanted = self._panel.scene.overlay.isChecked() and not self._viewer.comparison.active
        self.overlay.show_measured(self._known if wanted else None, self._viewer.frame)

    def _use(self, tool: Tool) -> None:
        if tool is not Tool.NONE:
            self._panel.scene.overlay.setChecked(True)
            self._viewer.pause()
        self.overlay.use(tool)

    def _end_tool(self) -> None:
        self._panel.scene.drop_tools()
        self._viewer.setFocus()

    # ---- what is set ----

    def _set(self, setting: Setting | None) -> None:
        self._wish(setting, self._corrections, self.tr("scale"))

    def _point(self, place: tuple[float, float]) -> None:
        """The thing is here in the frame shown; the next frame follows."""
        point = Correction(self._viewer.frame, *place)
        self._correct(corrected(self._corrections, point), self.tr("correct the track"))
        self._viewer.step(1)

    def _remove(self, frame: int) -> None:
        """What was seen in this frame is not the thing."""
        left = None if self._known is None else removed(self._known, frame)
        if left is not None:
            self._correct(left, self.tr("remove a point of the track"))

    def _put_back(self, frame: int) -> None:
        left = None if self._known is None else put_back(self._known, frame)
        if left is not None:
            self._correct(left, self.tr("put a point of the track back"))

    def _correct(self, corrections: tuple[Correction, ...], words: str) -> None:
        self._wish(self._own, corrections, words)

    def _wish(self, setting: Setting | None, corrections: tuple[Correction, ...], words: str) -> None:
        known = self._known
        if known is None:
            return
        before = (self._own, self._corrections)
        self._own, self._corrections = setting, corrections

        async def put(own: Setting | None, corrections: tuple[Correction, ...]) -> None:
            self._report.show(await self._measuring.change(known, own, corrections))

        self._commands.remember(words, partial(put, *before), partial(put, setting, corrections))
        self._wished = True
        if self._work is None or self._work.done():
            self._work = self._tasks.start(self._fit(), name="fit a track")

    async def _fit(self) -> None:
        while self._wished and self._known is not None:
            known, wish = self._known, (self._own, self._corrections)
            try:
                found = await self._measuring.change(known, *wish)
            except StudioError as error:
                self._wished = False
                self._show(self._known)
                self._panel.show_problem(texts.studio_error(error).whole)
                return
            self._wished = wish != (self._own, self._corrections)
            self._report.show(found)
