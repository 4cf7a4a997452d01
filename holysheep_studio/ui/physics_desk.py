"""Sets the physics editor to work: its preview, what goes into requests, and the scene writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.ui.presenters.physics import PhysicsPresenter
from holysheep_studio.ui.presenters.receipts import ReceiptsPresenter
from holysheep_studio.ui.presenters.scene_writer import SceneWriterPresenter

if TYPE_CHECKING:
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.window import Window


class PhysicsDesk:
    """The presenters of the physics editor, which live as long as its panel."""

    def __init__(self, studio: Studio, window: Window, consent: Consent, tasks: Tasks) -> None:
        panel, composer = window.physics, window.composer
        self.editor = PhysicsPresenter(
            studio.workshop.previs, studio.library, panel, window.kept, studio.paths.clips, tasks, window.toasts
        )
        self.receipts = ReceiptsPresenter(studio.receipts, panel, composer, tasks)
        self.receipts.composer_asked.connect(lambda: window.show_dock("composer"))
        self.writer = SceneWriterPresenter(studio.scenes, studio.accounts, panel, composer, consent, tasks)
