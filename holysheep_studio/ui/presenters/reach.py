"""Reach: which commands have something to act on now; the others are off, and their tips say what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from holysheep_studio.ui.window import Window

_ABOUT_CLIPS = ("accept", "reject", "undecide", "star", "tags", "again")


class ReachPresenter(QObject):
    """Follows what is chosen in the lists, what the viewer shows, and whether the composer is ready."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._clips = self._sources = 0  # how many are chosen
        window.clips.selection_changed.connect(self._follow_clips)
        window.sources.selection_changed.connect(self._follow_sources)
        window.viewer.subject_changed.connect(self.look)
        for button in (window.composer.add_button, window.composer.cloud.add_button):
            button.installEventFilter(self)
        window.composer.maker.currentIndexChanged.connect(self.look)
        self.look()

    def look(self, *_: object) -> None:
        """Say of every command whether it can do something."""
        act, viewer = self._window.actions_by_name, self._window.viewer
        chosen = self._clips or self._sources
        one = "" if chosen else self.tr("Choose a source or a clip first.")
        listed = "" if self._clips else self.tr("Choose a clip in the list first.")
        meant = "" if self._clips or viewer.clip is not None else self.tr("Choose or open a clip first.")
        for name in _ABOUT_CLIPS:
            act.allow(name, meant)
        act.allow("note", "" if viewer.clip is not None or self._clips else self.tr("Open a clip in the viewer first."))
        for name in ("deliver", "lip_sync"):
            act.allow(name, listed)
        for name in ("upscale", "compare"):
            act.allow(name, one)
        act.allow("measure", "" if chosen or viewer.path else self.tr("Choose or open a source or a clip first."))
        act.allow("add_to_queue", self._why_not_add())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The composer's button says whether there is something to add."""
        if event.type() == QEvent.Type.EnabledChange:
            self._window.actions_by_name.allow("add_to_queue", self._why_not_add())
        return super().eventFilter(watched, event)

    def _why_not_add(self) -> str:
        composer = self._window.composer
        away = bool(composer.maker.currentData())
        button = composer.cloud.add_button if away else composer.add_button
        return "" if button.isEnabled() else self.tr("The composer says what is missing.")

    def _follow_clips(self, chosen: tuple[object, ...]) -> None:
        self._clips = len(chosen)
        self.look()

    def _follow_sources(self, chosen: tuple[object, ...]) -> None:
        self._sources = len(chosen)
        self.look()
