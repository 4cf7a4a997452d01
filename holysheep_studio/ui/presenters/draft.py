"""Draft: what was in the composer and the physics, chosen and shown, there again after a close or a crash."""

from __future__ import annotations

import json
import logging
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from holysheep_studio.domain.bends import bend_of, plain_of
from holysheep_studio.domain.curves import Curve
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.event_edits import is_in_order
from holysheep_studio.domain.sequences import EventSequence
from holysheep_studio.domain.staging import Staging
from holysheep_studio.domain.staging_file import staging_of, staging_plain
from holysheep_studio.ui import figures
from holysheep_studio.ui.unsaved import EPISODES
from holysheep_studio.ui.widgets import form_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.ui.window import Window

log = logging.getLogger(__name__)
#: So much typing at most is lost by a crash.
EVERY_MS = 1000
#: What of it a project carries.
_FORM = ("effect", "values", "bend", "options", "cloud", "physics", "scene")


class DraftPresenter(QObject):
    """Keeps a small file beside the database; a file that cannot be read counts as none.

    `shown`: the composer was filled with what was kept.
    """

    shown = Signal()

    def __init__(self, window: Window, file: Path, show_clip: Callable[[ClipLine], object]) -> None:
        """`show_clip` opens a clip in the viewer."""
        super().__init__(window)
        self._window = window
        self._file = file
        self._show_clip = show_clip
        self._kept: dict[str, Any] = {}
        self._closed = False
        self._written = ""
        self._writes = True
        self._sources_seen = self._clips_seen = self._makers_seen = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep)
        window.closed.connect(self._close)

    def begin(self) -> None:
        """Put back what was there, and keep what is there from now on."""
        self._kept = self._read()
        self._show()
        self._timer.start()
        self._tell()

    @property
    def form(self) -> dict[str, Any]:
        """What is asked for in the composer and the physics, without what is chosen and shown."""
        return {name: value for name, value in self._now().items() if name in _FORM}

    def show(self, form: Mapping[str, Any]) -> None:
        """Show a form that was kept elsewhere; what makes no sense in it is left out."""
        self._kept = {name: value for name, value in form.items() if name in _FORM}
        self._show()

    def _show(self) -> None:
        composer = self._window.composer
        form_memory.restore(composer.options, self._part("options"))
        form_memory.restore(composer.cloud, self._part("cloud"))
        effect = str(self._kept.get("effect", ""))
        if effect in EFFECTS:
            composer.take_up(effect, self._numbers(), self._drawn())
            form_memory.restore(composer.options, self._part("options"))  # an effect suggests some of its own
        self._restore_physics()
        self.shown.emit()

    def _close(self) -> None:
        """The window is closed in order: at the next start there is nothing to be told."""
        self._closed = True
        self.keep()

    def _restore_physics(self) -> None:
        """What was set in the physics editor, and the concept that was typed for the scene writer."""
        scene = self._part("scene")
        try:
            staging = staging_of(self._part("physics"))
        except StudioError:
            staging = Staging()
        # the editor is made for it only where something was set
        if any(scene.values()) or self._window.has_physics:
            form_memory.restore(self._window.physics.scene, scene)
        if staging != self._staging:
            self._window.physics.begin(staging)

    def _tell(self) -> None:
        """After a run that did not end in order: that what was typed is there again, and where."""
        typed = len(self._window.unsaved.found)
        if not self._kept or self._kept.get("closed", True) is True:
            return
        words = self.tr("The studio did not end in order. The composer and the physics are as they were.")
        if not typed:
            self._window.toasts.show(words)
            return
        one, many = (
            self.tr("1 text that was typed and not kept is there again."),
            self.tr("{n} texts that were typed and not kept are there again."),
        )
        words = f"{words} {figures.count(typed, one, many)}"
        if self._window.unsaved.keys(EPISODES):
            episodes = self._window.actions_by_name["episodes"]
            self._window.toasts.show(words, action=self.tr("Open the episode"), acted=episodes.trigger)
        else:
            self._window.toasts.show(words)

    def see_sources(self) -> None:
        """Sources are on the list for the first time: choose those that were chosen."""
        if self._sources_seen:
            return
        self._sources_seen = True
        there = {source.id for source in self._window.sources.model.rows}
        wanted = [one for one in self._list("sources") if one in there]
        if wanted and not self._window.sources.selected:
            self._window.sources.select(tuple(wanted))

    def see_clips(self) -> None:
        """Clips are on the list for the first time: show the one that was shown."""
        if self._clips_seen:
            return
        self._clips_seen = True
        line = self._window.clips.model.lines.get(self._kept.get("clip", ""))
        if line is not None and not self._window.viewer.path:
            self._show_clip(line)

    def see_makers(self) -> None:
        """The connections are known for the first time: choose the one that was chosen."""
        if self._makers_seen:
            return
        self._makers_seen = True
        row = self._window.composer.maker.findData(str(self._kept.get("maker", "")))
        if row > 0:
            self._window.composer.maker.setCurrentIndex(row)
            self.shown.emit()

    def keep(self) -> None:
        """Write what has changed; a disk that is full is no reason to disturb anybody."""
        text = json.dumps(self._now(), ensure_ascii=False)
        if text == self._written:
            return
        aside = self._file.with_suffix(".part")
        try:
            aside.write_text(text, encoding="utf-8")
            aside.replace(self._file)
        except OSError as error:
            if self._writes:
                log.info("the draft is not kept: %s", error)
            self._writes = False
            return
        self._writes = True
        self._written = text

    def _now(self) -> dict[str, Any]:
        composer, viewer = self._window.composer, self._window.viewer
        choice = composer.choice
        clip = viewer.clip
        return {
            "effect": choice.effect,
            "values": {name: str(value) for name, value in choice.values.items()},
            "bend": None if choice.bend is None else plain_of(choice.bend),
            "options": form_memory.values(composer.options),
            "cloud": form_memory.values(composer.cloud),
            "maker": str(composer.maker.currentData() or "") if self._makers_seen else self._kept.get("maker", ""),
            "sources": [source.id for source in self._window.sources.selected],
            "clip": "" if clip is None else clip.id,
            "physics": staging_plain(self._staging),
            "scene": {"concept": self._window.physics.scene.concept.toPlainText() if self._window.has_physics else ""},
            "closed": self._closed,
        }

    @property
    def _staging(self) -> Staging:
        return self._window.physics.staging if self._window.has_physics else Staging()

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _part(self, name: str) -> dict[str, object]:
        found = self._kept.get(name)
        return found if isinstance(found, dict) else {}

    def _list(self, name: str) -> list[Any]:
        found = self._kept.get(name)
        return found if isinstance(found, list) else []

    def _numbers(self) -> dict[str, Fraction]:
        numbers = {}
        for name, value in self._part("values").items():
            try:
                numbers[name] = Fraction(str(value))
            except (ValueError, ZeroDivisionError):
                continue
        return numbers

    def _drawn(self) -> Curve | EventSequence | None:
        plain = self._part("bend")
        try:
            drawn = bend_of(plain) if plain else None
        except StudioError:
            return None
        if isinstance(drawn, EventSequence) and not is_in_order(drawn.events):
            return None
        return drawn if isinstance(drawn, Curve | EventSequence) else None
