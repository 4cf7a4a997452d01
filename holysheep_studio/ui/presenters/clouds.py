"""Between the composer's form for a cloud and the services: issues and price while it is filled in, then jobs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from holysheep_studio import resources
from holysheep_studio.domain.again import request_again
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.issue import Severity, errors
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.services import demo
from holysheep_studio.ui import figures, physics_words, texts
from holysheep_studio.ui import route_words as routes
from holysheep_studio.ui.presenters.consent import route_words
from holysheep_studio.ui.presenters.trials import running
from holysheep_studio.ui.translation import detail
from holysheep_studio.ui.twice import add_once
from holysheep_studio.ui.widgets.cloud_form import TRIAL, IssueWords

if TYPE_CHECKING:
    from holysheep_studio.domain.commission import CloudChoice, Plan
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.planner import Planner
    from holysheep_studio.services.trials import Trials
    from holysheep_studio.ui.panels.composer import ComposerPanel
    from holysheep_studio.ui.presenters.consent import Consent
    from holysheep_studio.ui.tasks import Tasks
    from holysheep_studio.ui.widgets.cloud_form import CloudWish


class CloudPresenter(QObject):
    """Listens to the composer for as long as it lives."""

    queued = Signal(tuple, str)  # jobs that were added, and the words of the toast

    def __init__(
        self,
        accounts: Accounts,
        planner: Planner,
        trials: Trials,
        jobs: Jobs,
        composer: ComposerPanel,
        tasks: Tasks,
        consent: Consent,
    ) -> None:
        super().__init__(composer)
        self._accounts = accounts
        self._planner = planner
        self._trials = trials
        self._jobs = jobs
        self._composer = composer
        self._tasks = tasks
        self.consent = consent
        self._wanted: CloudWish | None = None
        self._planning: asyncio.Task[Any] | None = None
        self._known: tuple[str, str] = ("", "")
        self._listing = asyncio.Lock()
        composer.cloud.changed.connect(self._plan_soon)
        composer.cloud.add_asked.connect(lambda wish: self._tasks.start(self._add(wish), name="add to queue"))

    async def reload(self) -> None:
        """Offer the connections there are now; one after the other, so that the newest list is shown last."""
        async with self._listing:
            await self._list_makers()

    async def _list_makers(self) -> None:
        makers = [(account.name, account.name) for account in await self._accounts.list()]
        if demo.NAME not in {name for name, _ in makers}:
            makers.append((demo.NAME, demo.NAME))  # it is started when it is first asked
        if await self._accounts.list():
            makers.append((AUTO, self.tr("Let the rules choose")))
        makers += [
            (f"{TRIAL}{name}", self.tr("Trial {name}").format(name=name)) for name in running(await self._trials.all())
        ]
        free = self.tr("Demo provider, free")
        self._composer.set_makers([(name, free if name == demo.NAME else words) for name, words in makers])
        self._known = ("", "")

    def again(self, base: GenerationRequest, origin: str, title: str) -> bool:
        """Show how a clip was asked for, to be changed; False where its connection is gone."""
        if not self._composer.makers.choose(base.connection):
            return False
        self._composer.makers.end_again()
        self._known = ("", "")
        self._composer.cloud.again(base, origin)
        self._composer.makers.show_again(title)
        return True

    def _plan_soon(self, wish: CloudWish) -> None:
        self._wanted = wish
        if self._planning is None or self._planning.done():
            self._planning = self._tasks.start(self._plan_wanted(), name="plan")

    async def _plan_wanted(self) -> None:
        """One after the other, the latest wish next: opening a connection may wait for a person and is not cut off."""
        while self._wanted is not None:
            wish, self._wanted = self._wanted, None
            await self._show_plan(wish)

    async def _show_plan(self, wish: CloudWish) -> None:
        form, choice = self._composer.cloud, wish.choice
        try:
            if self._known != (choice.connection, choice.model):
                form.show_waiting()
                about = await self._arm(wish)
                form.show_abilities(await self._planner.abilities(about.connection, about.model))
                form.suggest_effect((await self._planner.complete(replace(about, effect=""))).effect)
                self._known = (choice.connection, choice.model)
            made = await self._plan(wish)
            route = route_words(made)
            looks = routes.looks(await self._planner.why(made.items[0], wish.rules)) if route else ""
        except StudioError as error:
            if self._wanted is None:
                form.show_problem(texts.studio_error(error).whole)
            return
        if self._wanted is not None or wish != form.wish:
            return  # the person has gone on: what was found is about something else
        form.show_route(route, looks)
        form.show_plan(_issues(made), self._price(made))

    async def _plan(self, wish: CloudWish) -> Plan:
        if wish.base is not None:
            choice = await self._planner.complete(await self._arm(wish))
            again = request_again(wish.base, wish.prompt, choice, wish.origin)
            return await self._planner.plan_requests([again], wish.rules)
        clips = [Path(source.path) for source in self._composer.usable] if wish.from_clip else []
        choice = await self._arm(wish)
        return await self._planner.plan(clips or [wish.prompt], choice, wish.prompt, wish=wish.rules, trial=wish.trial)

    async def _arm(self, wish: CloudWish) -> CloudChoice:
        """The choice as it stands; for a trial over its first way, from where each clip is put into its own."""
        if not wish.trial:
            return wish.choice
        first = (await self._trials.one(wish.trial)).arms[0]
        return replace(wish.choice, connection=first.connection, model=first.model)

    async def _add(self, wish: CloudWish) -> None:
        made = await self._plan(wish)
        if any(errors(item.issues) for item in made.items):
            self._composer.cloud.show_plan(_issues(made), self._price(made))
            return
        if not await self.consent.given(made, wish.chain):
            return
        requests = [replace(item.request, chain=wish.chain) for item in made.items]
        quotes = [item.estimate for item in made.items]
        added = await add_once(lambda same: self._jobs.add_requests(requests, same=same, quotes=quotes))
        if added is None:
            return
        await self.consent.book(added)
        self._composer.makers.end_again()
        words = figures.count(len(added), self.tr("Queued 1 cloud clip"), self.tr("Queued {n} cloud clips"))
        self.queued.emit(added, words)

    def _price(self, made: Plan) -> str:
        """What is known of the cost, and what is not."""
        known = " + ".join(figures.money(micro, currency) for currency, micro in made.totals.items())
        cached = sum(item.cached for item in made.items)
        if cached == len(made.items):
            return self.tr("Costs nothing: made before, taken from the cache")
        if all(item.request.connection == demo.NAME for item in made.items):
            return self.tr("Costs nothing: the demo only writes down {amount}").format(amount=known or "0 USD")
        if not known:
            return self.tr("Price unknown: only the provider knows what it will charge.")
        sample = any(item.price is not None and item.price.sample for item in made.items)
        about = self.tr("About {amount}, by sample prices") if sample else self.tr("About {amount}")
        words = about.format(amount=known)
        if made.unknown:
            words = self.tr("{known}; {n} without a known price").format(known=words, n=made.unknown)
        return words


def issue_words(issue: Issue) -> IssueWords:
    """An issue in words, its field by the name that stands in the form."""
    row = resources.table("texts", "issues.toml").get(issue.code.value, {})
    sentence = QCoreApplication.translate("issues", str(row.get("message", issue.code)))
    told = {
        name: _field(value) if name in {"feature", "other"} else detail(value) for name, value in issue.values.items()
    }
    values = defaultdict(lambda: "?", {"where": _field(issue.where), **told})
    return IssueWords(sentence.format_map(values), "negative" if issue.severity is Severity.ERROR else "warning")


def _field(where: str) -> str:
    known = {
        "model": QCoreApplication.translate("fields", "Model"),
        "prompt": QCoreApplication.translate("fields", "Prompt"),
        "duration": QCoreApplication.translate("fields", "Duration"),
        "size": QCoreApplication.translate("fields", "Size"),
        "fps": QCoreApplication.translate("fields", "Frame rate"),
        "seed": QCoreApplication.translate("fields", "Seed"),
        "mode": QCoreApplication.translate("fields", "Effect"),
        "negative_prompt": QCoreApplication.translate("fields", "Not to be seen"),
        "style": QCoreApplication.translate("fields", "Style"),
        "emotion": QCoreApplication.translate("fields", "Mood"),
        "quality": QCoreApplication.translate("fields", "Quality"),
        "speed": QCoreApplication.translate("fields", "The speed of the effect"),
        "source_video": QCoreApplication.translate("fields", "The chosen clip"),
        "references": QCoreApplication.translate("fields", "Pictures of characters"),
        "source_image": QCoreApplication.translate("fields", "The chosen picture"),
        "slow_motion": QCoreApplication.translate("fields", "Slow motion"),
        "time_lapse": QCoreApplication.translate("fields", "Time-lapse"),
        "hyperlapse": QCoreApplication.translate("fields", "Hyperlapse"),
        "physics": QCoreApplication.translate("fields", "Physics"),
        "physics.environment": QCoreApplication.translate("fields", "Surroundings"),
        "interpolator": QCoreApplication.translate("fields", "New frames"),
        "temporal_changes": QCoreApplication.translate("fields", "Changes over time"),
        "sound": QCoreApplication.translate("fields", "Sound"),
    }
    if where.startswith("physics.parameters."):
        return physics_words.parameter(where.rpartition(".")[2])
    return known.get(where, where)


def _issues(made: Plan) -> list[IssueWords]:
    """Each sentence once, what stops first."""
    found = dict.fromkeys(issue_words(issue) for item in made.items for issue in item.issues)
    return sorted(found, key=lambda issue: issue.tone != "negative")
