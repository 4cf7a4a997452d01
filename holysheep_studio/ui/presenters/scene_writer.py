"""Between the scene writer and the service that asks language models: numbers into the form, words into the prompt."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services import demo
from holysheep_studio.ui import texts

if TYPE_CHECKING:
    from holysheep_studio.domain.chat import Scene
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.scenes import Scenes
    from holysheep_studio.ui.panels.composer import ComposerPanel
    from holysheep_studio.ui.panels.physics import PhysicsPanel
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.tasks import Tasks


class SceneWriterPresenter(QObject):
    """Listens to the scene writer for as long as it lives."""

    def __init__(
        self,
        scenes: Scenes,
        accounts: Accounts,
        panel: PhysicsPanel,
        composer: ComposerPanel,
        consent: Consent,
        tasks: Tasks,
    ) -> None:
        super().__init__(panel)
        self._scenes, self._accounts, self._consent = scenes, accounts, consent
        self._panel, self._composer, self._tasks = panel, composer, tasks
        self._work: asyncio.Task[Any] | None = None
        panel.scene.write_asked.connect(self._write)
        panel.scene.stop_asked.connect(self._stop)
        panel.scene.prompt_asked.connect(composer.cloud.prompt.setPlainText)
        panel.seen_changed.connect(self._offer)

    def _offer(self, seen: bool) -> None:  # noqa: FBT001 - a Qt slot
        if seen:
            self._tasks.start(self._list(), name="list writers")

    async def _list(self) -> None:
        names = [account.name for account in await self._accounts.list()]
        if demo.NAME not in names:
            names.append(demo.NAME)
        told = {demo.NAME: self.tr("Demo provider, free")}
        self._panel.scene.show_connections([(name, told.get(name, name)) for name in names])

    def _write(self, concept: str, connection: str) -> None:
        if self._work is None or self._work.done():
            self._work = self._tasks.start(self._ask(concept, connection), name="write a scene")

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    async def _ask(self, concept: str, connection: str) -> None:
        page = self._panel.scene
        page.show_writing(writing=True)
        try:
            project = self._composer.cloud.spending.project_name
            if not await self._consent.given_to_ask(await self._scenes.quote([concept], connection, project=project)):
                page.show_words(self.tr("Nothing was asked."))
                return
            found = await self._scenes.describe(concept, connection, project=project, consented=True)
        except StudioError as error:
            page.show_words(texts.studio_error(error).whole, "negative")
            return
        except asyncio.CancelledError:
            page.show_words(self.tr("Stopped."))
            raise
        finally:
            page.show_writing(writing=False)
        self._take(found)

    def _take(self, scene: Scene) -> None:
        """The scene as one step: its words, its numbers over those that are set, its length."""
        panel = self._panel
        staging = panel.staging
        physics = replace(staging.physics, parameters={**staging.physics.parameters, **scene.physics_parameters})
        made = replace(
            staging,
            physics=physics,
            initial_state=scene.initial_state,
            changes=scene.temporal_changes,
            duration_s=Fraction(str(scene.expected_duration_s)),
        )
        panel.stage(made, self.tr("Write the scene"))
        if scene.offline:
            panel.scene.show_words(
                self.tr("Not written by a model: this is the plain fallback. Edit it as you like."), "warning"
            )
        else:
            told = "" if scene.tokens is None else self.tr(" ({n} tokens)").format(n=scene.tokens)
            panel.scene.show_words(self.tr("Written by the model{told}. Edit it as you like.").format(told=told))
