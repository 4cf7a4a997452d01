"""Between the physics editor and the cloud form: what is set goes into the request, and what leaves is told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from holysheep_studio.domain.capability import Carriage
from holysheep_studio.domain.commission import cloud_spec
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.issue import IssueCode
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.ui import texts
from holysheep_studio.ui.presenters.clouds import issue_words
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.sent_page import SentRow

if TYPE_CHECKING:
    import asyncio

    from holysheep_studio.domain.curves import Curve
    from holysheep_studio.domain.staging import Staging
    from holysheep_studio.services.receipts import Part, Receipt, Receipts
    from holysheep_studio.ui.panels.composer import ComposerPanel
    from holysheep_studio.ui.panels.physics import PhysicsPanel
    from holysheep_studio.ui.tasks import Tasks

REST_MS = 150
FEATURES = {
    Feature.PHYSICS: QT_TRANSLATE_NOOP("receipts", "Matter"),
    Feature.SURROUNDINGS: QT_TRANSLATE_NOOP("receipts", "Surroundings"),
    Feature.INTERPOLATOR: QT_TRANSLATE_NOOP("receipts", "Frames between"),
    Feature.TEMPORAL_CHANGES: QT_TRANSLATE_NOOP("receipts", "Events"),
    Feature.SLOW_MOTION: QT_TRANSLATE_NOOP("receipts", "Slow motion"),
    Feature.TIME_LAPSE: QT_TRANSLATE_NOOP("receipts", "Time-lapse"),
    Feature.HYPERLAPSE: QT_TRANSLATE_NOOP("receipts", "Hyperlapse"),
}
WAYS = {
    Carriage.WIRE: ("circle-check", QT_TRANSLATE_NOOP("receipts", "in a field of its own")),
    Carriage.PROMPT: ("terminal", QT_TRANSLATE_NOOP("receipts", "in the prompt")),
    Carriage.LOCAL: ("monitor", QT_TRANSLATE_NOOP("receipts", "done on this machine afterwards")),
    Carriage.RECORDED: ("info", QT_TRANSLATE_NOOP("receipts", "only kept with the job")),
    Carriage.IGNORED: ("ban", QT_TRANSLATE_NOOP("receipts", "not sent")),
    Carriage.REFUSED: ("circle-x", QT_TRANSLATE_NOOP("receipts", "refused")),
}


class ReceiptsPresenter(QObject):
    """Listens to both panels for as long as it lives."""

    composer_asked = Signal()

    def __init__(self, receipts: Receipts, panel: PhysicsPanel, composer: ComposerPanel, tasks: Tasks) -> None:
        super().__init__(panel)
        self._receipts, self._panel, self._composer, self._tasks = receipts, panel, composer, tasks
        self._chosen = ""
        self._task: asyncio.Task[Any] | None = None
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._ask)
        panel.staged.connect(self._take)
        panel.tabs.currentChanged.connect(lambda _: self._soon.start())
        panel.seen_changed.connect(lambda _: self._soon.start())
        panel.events.curve_asked.connect(self._bend)
        panel.sent.connection_chosen.connect(self._choose)
        composer.cloud.changed.connect(lambda _: self._soon.start())
        composer.maker.currentIndexChanged.connect(self._follow_maker)

    def _take(self, staging: Staging) -> None:
        self._composer.cloud.physics.show_staging(staging)
        self._soon.start()

    def _bend(self, curve: Curve) -> None:
        """Take the course of the events as the time of the chosen clip."""
        composer = self._composer
        composer.maker.setCurrentIndex(0)
        composer.chooser.choose("custom_curve")
        composer.timing.editor.replace(curve, self.tr("Events"))
        self.composer_asked.emit()

    def _choose(self, connection: str) -> None:
        self._chosen = connection
        self._ask()

    def _follow_maker(self) -> None:
        maker = str(self._composer.maker.currentData() or "")
        if maker:
            self._chosen = maker
        self._soon.start()

    def _ask(self) -> None:
        """Tell it where somebody looks at it; the latest question wins."""
        panel, maker = self._panel, self._composer.maker
        if not panel.seen or panel.pages.currentIndex() != panel.sent_index:
            return
        known = [(str(maker.itemData(n)), maker.itemText(n)) for n in range(maker.count())]
        known = [(name, words) for name, words in known if name and name != AUTO]
        if self._chosen not in {name for name, _ in known}:
            self._chosen = known[0][0] if known else ""
        panel.sent.show_connections(known, self._chosen)
        if self._chosen:
            if self._task is not None:
                self._task.cancel()
            self._task = self._tasks.start(self._show(self._chosen), name="what is sent")

    async def _show(self, connection: str) -> None:
        page, wish = self._panel.sent, self._composer.cloud.wish
        if not page.prompt.text():
            page.show_words(self.tr("Looking up what the connection takes\u2026"), "muted")
        try:
            model = wish.choice.model if wish.choice.connection == connection else ""
            if not model:
                model = next(iter((await self._receipts.abilities(connection, "")).models), "")
            choice = replace(wish.choice, connection=connection, model=model)
            spec = cloud_spec(wish.prompt or self.tr("[the prompt]"), choice)
            receipt = await self._receipts.of(connection, spec)
        except StudioError as error:
            page.show_words(texts.studio_error(error).whole, "negative")
            return
        self._tell(receipt, model)

    def _tell(self, receipt: Receipt, model: str) -> None:
        rows = [_row(part) for part in receipt.parts if part.feature in FEATURES]
        body = "" if receipt.body is None else _readable(receipt.body)
        physics = [part for part in receipt.parts if part.feature in {Feature.PHYSICS, Feature.SURROUNDINGS}]
        about = self.tr("Model {model}. Nothing of the physics is set, so nothing of it is sent.")
        if physics:
            about = self.tr("Model {model}. What it gets of what is set:")
        told = [
            issue_words(one).words
            for one in receipt.issues
            if not body or (one.where.startswith("physics") and one.code in {IssueCode.CLAMPED, IssueCode.IRRELEVANT})
        ]
        self._panel.sent.show_receipt(rows, receipt.prompt, body, told, about.format(model=model or "\u2013"))


def _readable(body: bytes) -> str:
    """JSON set out line by line; a form as it is."""
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body.decode("utf-8", "replace").replace("\r\n", "\n")


def _row(part: Part) -> SentRow:
    icon, way = WAYS[part.carriage]
    return SentRow(say("receipts", FEATURES[part.feature]), icon, say("receipts", way), part.words)
