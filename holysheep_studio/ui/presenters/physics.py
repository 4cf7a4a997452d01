"""Between the physics editor and the services: the live preview, clips made of it, the clipboard, sets used before."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from holysheep_studio.domain import staging_file
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.scene import LANGUAGES
from holysheep_studio.ui import physics_words, punctuation, stillness, texts, translation
from holysheep_studio.ui.panels.physics import Recent
from holysheep_studio.ui.physics_words import SCENES
from holysheep_studio.ui.translation import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QSettings

    from holysheep_studio.domain.scene import PrevisSpec
    from holysheep_studio.domain.staging import Staging
    from holysheep_studio.services.library import Library
    from holysheep_studio.services.previs import Previs
    from holysheep_studio.ui.commands import Notices
    from holysheep_studio.ui.panels.physics import PhysicsPanel
    from holysheep_studio.ui.tasks import Tasks

RECENT_KEY, MOST_RECENT = "physics/recent", 12
LONGEST_WORDS = 60
SEEN_MS = 100
#: So long the preview goes round for somebody who only looks: a window that is left alone shall rest.
REST_MS = 60_000


class PhysicsPresenter(QObject):
    """Listens to the editor for as long as it lives; the preview runs while it is seen."""

    def __init__(
        self,
        previs: Previs,
        library: Library,
        panel: PhysicsPanel,
        kept: QSettings,
        folder: Path,
        tasks: Tasks,
        notices: Notices,
    ) -> None:
        """`kept` remembers the sets used before; clips made of previews go into `folder`."""
        super().__init__(panel)
        self._previs, self._library, self._panel, self._kept = previs, library, panel, kept
        self._folder, self._tasks, self._notices = folder, tasks, notices
        self._running: asyncio.Task[Any] | None = None
        self._by_hand = False  # a person let it run, or made it stop
        self._rendering: asyncio.Task[Any] | None = None
        # docks show for a moment while a window is put together
        self._begin_soon = QTimer(self, singleShot=True, interval=SEEN_MS)
        self._begin_soon.timeout.connect(self._begin)
        self._rest_soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest_soon.timeout.connect(self._rest)
        self._resting = False
        stand = panel.stand
        panel.seen_changed.connect(self._see)
        stand.picture.width_wanted.connect(lambda _: self._follow())
        stand.run_asked.connect(self._run_or_pause)
        stand.restart_asked.connect(self._restart)
        stand.render_asked.connect(self._render_or_not)
        stand.stop_asked.connect(self._stop_rendering)
        panel.staged.connect(lambda _: self._follow())
        panel.copy_asked.connect(self._copy)
        panel.paste_asked.connect(self._paste)
        panel.show_recent(self._recent())
        if panel.seen:
            self._see(seen=True)

    # ---- the preview ----

    def _spec(self) -> PrevisSpec:
        width = self._panel.stand.picture.width_px
        return _said(self._panel.staging.previs(width, width * 9 // 16))

    def _see(self, seen: bool) -> None:  # noqa: FBT001 - a Qt slot
        """The preview costs nothing while nobody looks."""
        if seen:
            self._begin_soon.start()
        else:
            self._begin_soon.stop()
            self._rest_soon.stop()
            self._previs.stop()

    def _begin(self) -> None:
        if self._panel.seen and (self._running is None or self._running.done()):
            self._wake()
            self._running = self._tasks.start(self._show(), name="numerical preview")

    def _rest(self) -> None:
        """Nobody has touched it for long: it stands until somebody does."""
        if not self._rendering_over:
            self._rest_soon.start()
        elif self._panel.stand.running:
            self._resting = True
            self._previs.pause(paused=True)
            self._panel.stand.show_running(running=False)

    def _wake(self) -> None:
        self._rest_soon.start()
        if self._resting:
            self._resting = False
            self._previs.pause(paused=False)
            self._panel.stand.show_running(running=True)

    async def _show(self) -> None:
        stand = self._panel.stand
        stand.picture.begin()
        if stillness.wanted() and not self._by_hand:
            stand.show_running(running=False)
        try:
            first = True
            async for sight in self._previs.start(self._spec()):
                stand.show_sight(sight)
                if first and not stand.running:
                    self._previs.pause(paused=True)
                first = False
        except StudioError as error:
            stand.show_problem(texts.studio_error(error).whole)
            return
        if self._panel.seen:
            self._begin_soon.start()  # it was hidden and shown again while the last pictures went out

    def _follow(self) -> None:
        """Show what is set now; what cannot be shown leaves the picture as it is, and its row says why."""
        if self._running is None or self._running.done():
            self._begin()
            return
        self._wake()
        try:
            self._previs.change(self._spec())
        except InputError as error:
            self._panel.stand.what.setText(texts.studio_error(error).message)

    def _run_or_pause(self, run: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._by_hand, self._resting = True, False
        self._rest_soon.start()
        self._previs.pause(paused=not run)
        self._panel.stand.show_running(running=run)

    def _restart(self) -> None:
        self._wake()
        self._previs.restart()

    # ---- clips ----

    @property
    def _rendering_over(self) -> bool:
        return self._rendering is None or self._rendering.done()

    def _render_or_not(self, height_px: int) -> None:
        if self._rendering_over:
            self._rendering = self._tasks.start(self._render(height_px), name="render the preview")

    def _stop_rendering(self) -> None:
        if self._rendering is not None:
            self._rendering.cancel()

    async def _render(self, height_px: int) -> None:
        staging, stand = self._panel.staging, self._panel.stand
        spec = _said(staging.previs(height_px * 16 // 9, height_px))
        stand.show_rendering(0.0)
        try:
            target = await asyncio.to_thread(_free_name, self._folder, f"previs_{staging.shown_scene.value}")
            made = await self._previs.render(spec, target, self._stage, force=False)
            await self._library.add([made.path])
        except StudioError as error:
            self._notices.show(texts.studio_error(error).whole, tone="negative")
            return
        finally:
            stand.show_rendering(None)
        self.remember(staging)
        self._notices.show(
            self.tr("{name} is among the sources, its ground truth beside it").format(name=made.path.name),
            tone="positive",
        )

    def _stage(self, stage: str) -> Callable[[float], None]:
        before, part = (0.0, 0.85) if stage == "retime" else (0.85, 0.15)
        return lambda share: self._panel.stand.show_rendering(before + part * share)

    # ---- clipboard and memory ----

    def _copy(self, form: str) -> None:
        staging = self._panel.staging
        text = staging_file.json_text(staging) if form == "json" else staging_file.toml_of(staging)
        QGuiApplication.clipboard().setText(text)
        self.remember(staging)
        self._notices.show(self.tr("Copied as {form}").format(form=form.upper()))

    def _paste(self) -> None:
        try:
            text = QGuiApplication.clipboard().text()
            if not text.strip():
                raise InputError(Code.BAD_VALUE, field="text", value="", expected="JSON or TOML")
            self._panel.stage(staging_file.read(text), self.tr("Paste"))
        except StudioError as error:
            self._notices.show(texts.studio_error(error).whole, tone="negative")

    def remember(self, staging: Staging) -> None:
        """Keep a set that was used."""
        if staging.empty:
            return
        kept = [one.staging for one in self._recent() if one.staging != staging]
        plain = [staging_file.staging_plain(one) for one in (staging, *kept)][:MOST_RECENT]
        self._kept.setValue(RECENT_KEY, json.dumps(plain))
        self._panel.show_recent(self._recent())

    def _recent(self) -> list[Recent]:
        """What was kept; what cannot be read any more is left out."""
        try:
            rows = json.loads(str(self._kept.value(RECENT_KEY, "[]")))
        except ValueError:
            return []
        found = []
        for row in rows if isinstance(rows, list) else []:
            try:
                staging = staging_file.staging_of(row)
            except StudioError:
                continue
            found.append(Recent(_words(staging), staging))
        return found


def _said(spec: PrevisSpec) -> PrevisSpec:
    """The showing with the words in its picture in the person's language, where there are such."""
    language = translation.current().value
    return replace(spec, language=language) if language in LANGUAGES else spec


def _words(staging: Staging) -> str:
    told = physics_words.told(staging.physics)
    scene = say("physics", SCENES[staging.shown_scene])
    words = punctuation.named(scene, told)
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}\u2026"


def _free_name(folder: Path, stem: str) -> Path:
    """A name that no file has yet. Blocks."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (path := folder / f"{stem}_{number:03}.mp4").exists() or path.with_suffix(".json").exists():
        number += 1
    return path
