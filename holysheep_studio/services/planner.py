"""Planner: from briefs to requests with their issues and prices; spends nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from holysheep_studio.domain.capability import divide
from holysheep_studio.domain.cloud import AssetKind, AssetRef, with_assets
from holysheep_studio.domain.codec import to_json
from holysheep_studio.domain.commission import (
    CloudChoice,
    Item,
    Plan,
    SourceFile,
    cloud_spec,
    commission,
    with_work,
)
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.quote import Line, Quote, quoted
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.domain.screenplay import scenes_of, shot_prompt
from holysheep_studio.domain.script import read_script
from holysheep_studio.domain.storyboard import offline_shots
from holysheep_studio.services import intake, script_file
from holysheep_studio.services.pricing import estimated
from holysheep_studio.services.router import USUAL_WISH
from holysheep_studio.services.tones import shipped_tones

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from holysheep_studio.domain.capability import Capabilities, LocalWork
    from holysheep_studio.domain.money import Prices
    from holysheep_studio.domain.price_book import Book
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.routing import Decision, Wish
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.services.choosing import Choosing
    from holysheep_studio.services.pricing import Pricing
    from holysheep_studio.services.switchboard import Switchboard

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
USUAL_EFFECT = "normal"
#: Scripts; a .txt is a list of prompts here.
SCRIPT_SUFFIXES = frozenset(script_file.SUFFIXES) - {".txt"}
#: A list of prompts larger than this is no list of prompts.
LARGEST_PROMPTS_BYTES = 10_000_000


async def _no_tunnel() -> str:
    return ""


class Planner:
    """Asks the providers what they can do and what it would cost, offline."""

    def __init__(
        self,
        switchboard: Switchboard,
        pricing: Pricing,
        choosing: Choosing,
        tunnel: Callable[[], Awaitable[str]] = _no_tunnel,
    ) -> None:
        """Connections are opened, but nothing is sent. `tunnel` gives the address for notices, "" for none."""
        self._choosing = choosing
        self._tunnel = tunnel
        self._switchboard = switchboard
        self._pricing = pricing

    async def plan(
        self,
        briefs: Sequence[Path | str],
        choice: CloudChoice,
        prompt: str = "",
        wish: Wish = USUAL_WISH,
        trial: str = "",
    ) -> Plan:
        """A plan over prompts (texts, or .txt files with one a line), clips and pictures.

        `prompt` goes with every clip and picture; `wish` is for the rules that choose where the connection is "auto";
        a split `trial` sends each request to one of its arms. Without a model or an effect the connection's
        first is taken.
        Raises InputError, and what opening the connection raises.
        """
        choice = await self.complete(choice)
        requests = [commission(text, choice) for text in [one for one in briefs if isinstance(one, str)]]
        for path in [one for one in briefs if isinstance(one, Path)]:
            requests += await asyncio.to_thread(_from_file, path, choice, prompt)
        if not requests:
            raise InputError(Code.BAD_VALUE, field="BRIEF", value="nothing", expected="prompts, clips or pictures")
        return Plan(tuple([await self._planned(request, wish, trial) for request in requests]))

    async def plan_requests(self, requests: Iterable[GenerationRequest], wish: Wish = USUAL_WISH) -> Plan:
        """A plan over requests that are made already. Raises what opening a connection raises."""
        return Plan(tuple([await self._planned(request, wish, "") for request in requests]))

    async def _planned(self, request: GenerationRequest, wish: Wish, trial: str) -> Item:
        """A request, sent where the rules say if they are asked, and whether its clip was made before."""
        route = ""
        if trial:
            request = await self._choosing.trials.place(trial, request)
        elif request.connection == AUTO:
            request, decision = await self._choosing.router.route(request, wish)
            route = decision.chosen.name if decision.chosen is not None else ""
        item = await self.review(request)
        known = await self._choosing.results.known(item.request)
        return replace(item, route=route, cached=known is not None)

    async def complete(self, choice: CloudChoice) -> CloudChoice:
        """The choice with the connection's first model and the first effect it makes, where none was named.

        Rules name models themselves; for them it is the first effect that one of them counts for.
        Raises what opening the connection raises.
        """
        if choice.connection == AUTO:
            return choice if choice.effect else await self._routed_effect(choice)
        provider = await self._switchboard.offline(choice.connection)
        if not choice.model:
            choice = replace(choice, model=next(iter(provider.capabilities("").models), ""))
        if choice.effect:
            return choice
        fitting = (
            replace(choice, effect=name)
            for name, row in EFFECTS.items()
            if row.cloud is not None
            and all(
                issue.where != "mode"
                for issue in errors(provider.validate(cloud_spec("any", replace(choice, effect=name))))
            )
        )
        return next(fitting, replace(choice, effect=USUAL_EFFECT))

    async def _routed_effect(self, choice: CloudChoice) -> CloudChoice:
        for name in (name for name, row in EFFECTS.items() if row.cloud is not None):
            tried = replace(choice, effect=name)
            if (await self._choosing.router.explain(commission("any", tried))).chosen is not None:
                return tried
        return replace(choice, effect=USUAL_EFFECT)

    async def why(self, item: Item, wish: Wish = USUAL_WISH) -> Decision:
        """How the rules look at a request, one after the other."""
        return await self._choosing.router.explain(item.request, wish)

    async def abilities(self, connection: str, model: str) -> Capabilities:
        """What a connection can do with a model, offline; for "auto", what the rules can have made.

        Raises what opening the connection raises; InputError no_route.
        """
        if connection == AUTO:
            return await self._choosing.router.abilities()
        return (await self._switchboard.offline(connection)).capabilities(model)

    async def review(self, request: GenerationRequest) -> Item:
        """A request with its issues, its price, and the work that is left to this machine."""
        provider = await self._switchboard.offline(request.connection)
        item = _reviewed(request, provider, *await self._pricing.holding(request.connection))
        return _hinted(item, provider, await self._tunnel())

    async def review_all(self, requests: Sequence[GenerationRequest], wish: Wish = USUAL_WISH) -> tuple[Item, ...]:
        """Many requests at once, as `plan` reviews each: by one look at the price book and at the results."""
        if any(one.connection == AUTO for one in requests):
            return tuple([await self._planned(one, wish, "") for one in requests])
        providers = {name: await self._switchboard.offline(name) for name in {one.connection for one in requests}}
        holding = {name: await self._pricing.holding(name) for name in providers}

        alike = {name: Alike(provider, *holding[name]) for name, provider in providers.items()}
        tunnel = await self._tunnel()
        items = await asyncio.to_thread(
            lambda: [_hinted(alike[one.connection].review(one), providers[one.connection], tunnel) for one in requests]
        )
        known = await self._choosing.results.known_all([item.request for item in items])
        return tuple(replace(item, cached=there) if there else item for item, there in zip(items, known, strict=True))

    async def quote(self, plan: Plan) -> Quote:
        """What the whole plan will cost: at least, with the usual retries, at most; the unknown apart."""
        lines = [
            Line(
                item.request.connection,
                item.request.cloud.model,
                item.quoted,
                cached=item.cached,
                sample=item.price is not None and item.price.sample,
            )
            for item in plan.items
            if item.request.cloud is not None
        ]
        return quoted(lines, await self._pricing.tries())


class Alike:
    """Reviews requests that differ in little but their words: what is the same is looked at once."""

    def __init__(self, provider: Provider, book: Book, rows: Prices) -> None:
        """`rows` of the `book` hold today."""
        self._provider = provider
        self._book = book
        self._rows = rows
        self._known: dict[tuple[bytes, bool], tuple[Item, LocalWork, int, int | None]] = {}

    def review(self, request: GenerationRequest) -> Item:
        """The same as a review of this request alone."""
        if request.cloud is None:
            return _reviewed(request, self._provider, self._book, self._rows)
        words = len(request.cloud.prompt)
        slots = [upload.slot for upload in request.uploads]
        key = (to_json([slots, replace(request.cloud, prompt="")]), words > 0)
        if key not in self._known:
            self._known[key] = self._first(request)
        item, local, added, most = self._known[key]
        if most is not None and words + added > most:  # how long it is stands in what is said
            return _reviewed(request, self._provider, self._book, self._rows)
        return replace(item, request=with_work(request, local))

    def _first(self, request: GenerationRequest) -> tuple[Item, LocalWork, int, int | None]:
        """The review of a short prompt, the work left here, how many letters are added, and how many may be."""
        if request.cloud is None:
            raise InputError(Code.BAD_VALUE, field="request", value="local", expected="one for a cloud")
        short = replace(request.cloud, prompt=request.cloud.prompt[:1])
        can = self._provider.capabilities(short.model)
        divided = divide(short, can)
        item = _reviewed(replace(request, cloud=short), self._provider, self._book, self._rows)
        return item, divided.local, len(divided.spec.prompt) - len(short.prompt), can.most_prompt_chars


def _reviewed(request: GenerationRequest, provider: Provider, book: Book, rows: Prices) -> Item:
    """A request with what stands against it and its price. Raises InputError bad_value."""
    if request.cloud is None:
        raise InputError(Code.BAD_VALUE, field="request", value="local", expected="one for a cloud")
    # files are uploaded later; for now it counts that there will be one
    # by address and by id: which of them a provider gives is known then
    soon = {upload.slot: AssetRef(upload.kind, "https://upload.invalid/", "media:0") for upload in request.uploads}
    spec = with_assets(request.cloud, soon)
    divided = divide(spec, provider.capabilities(spec.model))
    price = estimated(provider, spec, book, rows)
    return Item(with_work(request, divided.local), provider.validate(spec), price.amount, price.price)


def _hinted(item: Item, provider: Provider, tunnel: str) -> Item:
    """The item with the address that the provider sends its notices to, where it takes one."""
    spec = item.request.cloud
    if not tunnel or spec is None or not provider.capabilities(spec.model).webhooks:
        return item
    address = f"{tunnel.rstrip('/')}/hooks/{quote(item.request.connection, safe='')}"
    return replace(item, request=replace(item.request, cloud=replace(spec, callback_url=address)))


def _from_file(path: Path, choice: CloudChoice, prompt: str) -> Iterable[GenerationRequest]:
    """The requests that a file stands for. Blocks."""
    suffix = path.suffix.lower()
    if suffix == ".txt":
        intake.identity(path)
        if path.stat().st_size > LARGEST_PROMPTS_BYTES:
            raise InputError(Code.BAD_VALUE, field="BRIEF", value=path, expected="a list of prompts under 10 MB")
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        return [commission(line, choice) for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if suffix in SCRIPT_SUFFIXES:
        return _from_script(path, choice)
    kind = AssetKind.IMAGE if suffix in PICTURE_SUFFIXES else AssetKind.VIDEO
    return [
        commission(prompt or file.stem, choice, sources=[SourceFile(str(file), intake.identity(file), kind)])
        for file in intake.expand([path])
    ]


def _from_script(path: Path, choice: CloudChoice) -> Iterable[GenerationRequest]:
    """The shots of a script as the rules break it down, without a language model. Blocks."""
    written, known = script_file.read(path), shipped_tones()
    scenes = scenes_of(read_script(written.text, written.form, written.file))
    return [
        commission(shot_prompt(shot, scene, (), known), choice)
        for scene in scenes
        for shot in offline_shots(scene, known)
    ]
