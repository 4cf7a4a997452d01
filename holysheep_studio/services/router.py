"""Router: chooses the connection and the model of a request by the rules in force, and says why."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio import resources
from holysheep_studio.domain.choice_of_many import together
from holysheep_studio.domain.cloud import AssetKind, AssetRef
from holysheep_studio.domain.connection import Stage
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.routing import Offer, Subject, Wish, bars_of, classify, decide, read_routing
from holysheep_studio.domain.routing_text import routing_text
from holysheep_studio.store import routes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Any

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.quote import Estimate
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.routing import Decision, Routing
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.store.database import Database

USUAL_WISH = Wish()
EXAMPLE = "example.toml"


class Router:
    """The rules of a data folder; without any, the shipped example."""

    def __init__(
        self,
        database: Database,
        accounts: Accounts,
        rests: Callable[[str], bool],
        *,
        provider: Callable[[str], Awaitable[Provider]],
        estimate: Callable[[Provider, str, CloudSpec], Awaitable[Estimate]],
        clock: Callable[[], float],
    ) -> None:
        """`rests` tells whether a connection is left alone because it failed.

        `provider` opens a connection by its name; `estimate` asks the price book; `clock`: seconds since 1970.
        """
        self._rests = rests
        self._database = database
        self._accounts = accounts
        self._provider = provider
        self._estimate = estimate
        self._clock = clock

    async def rules(self) -> tuple[int, Routing]:
        """The rules in force and the number of their version; 0 is the shipped example."""
        found = await self._database.read(routes.newest)
        return found if found is not None else (0, example())

    async def routing(self) -> Routing:
        """The rules in force."""
        return (await self.rules())[1]

    async def text(self) -> tuple[int, str]:
        """The version in force, and its rules as a person edits them; the shipped ones with their notes."""
        version, routing = await self.rules()
        if version:
            return version, routing_text(routing)
        return 0, await asyncio.to_thread(resources.path("routes", EXAMPLE).read_text, encoding="utf-8")

    async def set(self, plain: Mapping[str, Any]) -> int:
        """Use the rules of a TOML document from now on. Raises InputError bad_value. Returns the version's number."""
        wanted, at = read_routing(plain), self._clock()
        return await self._database.write(partial(routes.save, routing=wanted, at=at))

    async def restore(self, version: int) -> int:
        """Use an older version again, as a new one; 0 is the shipped example. Raises InputError bad_value."""
        found = example() if version == 0 else await self._database.read(partial(routes.version, number=version))
        if found is None:
            raise InputError(Code.BAD_VALUE, field="version", value=version, expected="one that was given")
        return await self._database.write(partial(routes.save, routing=found, at=self._clock()))

    async def explain(self, request: GenerationRequest, wish: Wish = USUAL_WISH) -> Decision:
        """Which rule counts for a request, and why those before it do not; its connection and model do not matter."""
        routing = await self.routing()
        subject = subject_of(request, routing, wish)
        stages = {account.name: account.stage for account in await self._accounts.list()}
        offers: dict[tuple[str, str], Offer] = {}
        for rule in routing.rules:
            place = (rule.connection, rule.model)
            if place not in offers and not bars_of(rule, subject):
                offers[place] = await self._offer(request, *place, stages.get(rule.connection, Stage.PRODUCTION))
        return decide(subject, routing, offers)

    async def route(self, request: GenerationRequest, wish: Wish = USUAL_WISH) -> tuple[GenerationRequest, Decision]:
        """The request for the connection and model of the rule that counts. Raises InputError no_route."""
        decision = await self.explain(request, wish)
        rule = decision.chosen
        if rule is None or request.cloud is None:
            raise InputError(Code.NO_ROUTE, title=request.title, rules=len(decision.looks))
        spec = replace(request.cloud, model=rule.model)
        return replace(request, connection=rule.connection, cloud=spec), decision

    async def abilities(self) -> Capabilities:
        """What can be wished for under the rules in force. Raises InputError no_route when none can be opened."""
        rules = (await self.routing()).rules
        found = []
        for connection, model in dict.fromkeys((rule.connection, rule.model) for rule in rules):
            try:
                found.append((await self._provider(connection)).capabilities(model))
            except StudioError:
                continue
        if not found:
            raise InputError(Code.NO_ROUTE, title="it", rules=len(rules))
        return together(found)

    async def _offer(self, request: GenerationRequest, name: str, model: str, stage: Stage) -> Offer:
        if request.cloud is None:
            return Offer(known=False)
        soon = {one.slot: AssetRef(one.kind, url="https://upload.invalid/") for one in request.uploads}
        spec = replace(request.cloud, model=model, **soon)  # type: ignore[arg-type]
        try:
            provider = await self._provider(name)
            quoted = (await self._estimate(provider, name, spec)).amount
        except StudioError:
            return Offer(known=False)
        return Offer(
            in_use=stage is Stage.PRODUCTION,
            working=not self._rests(name),
            issues=provider.validate(spec),
            quoted=quoted,
        )


def example() -> Routing:
    """The shipped rules, which know only the demo provider."""
    return read_routing(resources.table("routes", EXAMPLE))


def subject_of(request: GenerationRequest, routing: Routing, wish: Wish) -> Subject:
    """What the rules look at."""
    kinds = {upload.kind for upload in request.uploads}
    kind = "video" if AssetKind.VIDEO in kinds else "image" if AssetKind.IMAGE in kinds else "text"
    return Subject(classify(request.prompt, routing.classes), kind, request.effect, wish)
