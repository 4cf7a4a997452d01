"""Filming: the shots of an episode become requests with a price, then jobs, each tied to its shot as a take."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.commission import Item, Plan, commission
from holysheep_studio.domain.episode import (
    EpisodeId,
    Stage,
    Take,
    chosen_takes,
    shot_digest,
    stale,
    takes_of,
)
from holysheep_studio.domain.errors import BudgetError, Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.quote import Quote
from holysheep_studio.domain.routing import AUTO
from holysheep_studio.domain.screenplay import names_in, shot_prompt
from holysheep_studio.services.casting import cast, takes_pictures
from holysheep_studio.store import episodes as table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from holysheep_studio.domain.capability import Capabilities, Span
    from holysheep_studio.domain.commission import CloudChoice
    from holysheep_studio.domain.episode import Episode, Piece
    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.screenplay import Character, SceneText, ShotPlan
    from holysheep_studio.services.episodes import Episodes
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.services.planner import Planner
    from holysheep_studio.store.database import Connection, Database

#: A take that ended so is none: its shot is filmed again when the episode is.
_LOST = frozenset({str(JobState.FAILED), str(JobState.CANCELLED)})


class Shooting(Frozen, frozen=True):
    """A shot that is to be filmed: its key, the digest of what it is now, and its request with price and issues."""

    shot: str
    basis: str
    item: Item
    before: int = 0  # how many takes the shot had when this was planned


class ShootingPlan(Frozen, frozen=True):
    """What would be filmed. `filmed`: shots that have a take, made or under way, and are left alone."""

    episode: EpisodeId
    shootings: tuple[Shooting, ...]
    filmed: tuple[str, ...]
    quote: Quote

    @property
    def plan(self) -> Plan:
        """The requests alone, for what reads plans."""
        return Plan(tuple(one.item for one in self.shootings))


class TakeView(Frozen, frozen=True):
    """A take as people see it. `current`: the shot is still what it was when the take was asked for.

    `lips`: it is another take whose lips were moved to a voice.
    """

    take: Take
    state: str
    path: str  # of the clip; "" while there is none
    current: bool
    lips: bool = False


class Filming:
    """Plans, queues and follows the takes of an episode."""

    def __init__(
        self, database: Database, episodes: Episodes, planner: Planner, jobs: Jobs, *, clock: Callable[[], float]
    ) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._episodes = episodes
        self._planner = planner
        self._jobs = jobs
        self._clock = clock

    async def plan(
        self,
        episode_id: EpisodeId,
        choice: CloudChoice,
        *,
        scenes: Iterable[str] = (),
        again: Iterable[str] = (),
        cap: int | None = None,
    ) -> ShootingPlan:
        """What filming these scenes (all, if none is named) means and costs; spends nothing.

        Shots that have a take as they stand now are left out, but for those in `again`. Raises InputError:
        episode_stage where a storyboard is missing or out of date, too_many_shots above `cap`, which is
        the episode's own where none is given.
        """
        episode = await self._episodes.get(episode_id)
        wanted = _wanted(episode, scenes)
        people, known = await self._episodes.characters(episode.series), await self._episodes.tones()
        lost = {job for job, (state, _) in (await self.standing(episode_id)).items() if state in _LOST}
        choice = await self._planner.complete(choice)
        can = None if choice.connection == AUTO else await self._abilities(choice)
        repeated, shootings, filmed = frozenset(again), list[Shooting](), list[str]()
        for number, scene, shot in wanted:
            basis = shot_digest(shot, scene, people, known)
            there = [take for take in takes_of(episode, shot.key, basis) if take.job_id not in lost]
            if there and shot.key not in repeated:
                filmed.append(shot.key)
                continue
            asked = _choice(shot, choice, people, None if can is None else can.durations, episode.series)
            request = replace(
                commission(shot_prompt(shot, scene, people, known), asked), name=f"{number} {shot.action}".strip()
            )
            if takes_pictures(can, request):
                request = await cast(request, names_in(shot, people))
            shootings.append(Shooting(shot.key, basis, Item(request), _count(episode, shot.key)))
        most = episode.limits.shots if cap is None else cap
        if len(shootings) > most:
            raise InputError(Code.TOO_MANY_SHOTS, count=len(shootings), most=most)
        items = (await self._planner.plan_requests([one.item.request for one in shootings])).items
        priced = tuple(replace(one, item=item) for one, item in zip(shootings, items, strict=True))
        quote = await self._planner.quote(Plan(items))
        return ShootingPlan(episode_id, priced, tuple(filmed), quote)

    async def film(self, plan: ShootingPlan, budget: Fraction | None = None) -> tuple[JobId, ...]:
        """Queue a plan, all of it or nothing; each job is tied to its shot in the same transaction.

        A shot that got a take since the plan was made is left out, so that a plan queued twice is filmed once. With a
        `budget` (in the currency of the prices; else the episode's own) a plan that may cost more, or whose cost
        nobody knows, is refused.
        Raises BudgetError over_budget, InputError bad_value for a request that cannot be sent.
        """
        for one in plan.shootings:
            wrong = next(iter(errors(one.item.issues)), None)
            if wrong is not None:
                raise InputError(Code.BAD_VALUE, field=f"shot {one.shot}, {wrong.where}", value="", expected=wrong.code)
        own = (await self._episodes.get(plan.episode)).limits.spend
        check_budget(plan.plan, own if budget is None else budget)
        at = self._clock()

        def queue(connection: Connection) -> tuple[JobId, ...]:
            now = table.one(connection, plan.episode)
            new = [one for one in plan.shootings if _count(now, one.shot) == one.before]
            ids = self._jobs.enter(connection, [one.item.request for one in new])
            takes = [Take(one.shot, job, one.basis, at) for one, job in zip(new, ids, strict=True)]
            table.add_takes(connection, plan.episode, takes)
            return ids

        return await self._database.write(queue)

    async def takes(self, episode_id: EpisodeId) -> tuple[TakeView, ...]:
        """The takes of the shots there are, in the order of the film, oldest first within a shot.

        Those whose filming was undone, or was given up and taken off the list, are none.
        """
        episode = await self._episodes.get(episode_id)
        people, known = await self._episodes.characters(episode.series), await self._episodes.tones()
        standing = await self.standing(episode_id)
        spoken = await self._database.read(partial(table.spoken, episode=episode_id))
        gone = await self._database.read(partial(table.withdrawn, episode=episode_id))
        found = []
        for scene, shot in episode.shots:
            basis = shot_digest(shot, scene, people, known)
            for take in episode.takes:
                if take.shot == shot.key and take.job_id not in gone:
                    state, path = standing.get(take.job_id, (str(JobState.CANCELLED), ""))
                    found.append(TakeView(take, state, path, take.basis == basis, take.job_id in spoken))
        return tuple(found)

    async def standing(self, episode_id: EpisodeId) -> dict[str, tuple[str, str]]:
        """(state, path of the clip) of the jobs of all takes, by job."""
        return await self._database.read(partial(table.standing, episode=episode_id))

    async def accept(self, episode_id: EpisodeId, job_id: str, *, accepted: bool = True) -> None:
        """Choose this take of its shot for the cut. Raises InputError unknown_job."""
        await self._database.write(partial(table.accept, episode=episode_id, job_id=job_id, accepted=accepted))

    async def strip(self, episode_id: EpisodeId) -> tuple[Piece, ...]:
        """The rough cut as a person arranged it, else as it follows from the takes that are done."""
        episode = await self._episodes.get(episode_id)
        return episode.cut if episode.cut is not None else await self.suggested(episode_id)

    async def suggested(self, episode_id: EpisodeId) -> tuple[Piece, ...]:
        """The strip as it follows from the takes that are done: of each shot the accepted one, else the newest."""
        episode = await self._episodes.get(episode_id)
        people, known = await self._episodes.characters(episode.series), await self._episodes.tones()
        standing = await self.standing(episode_id)
        return chosen_takes(episode, [job for job, (_, path) in standing.items() if path], people, known)

    async def _abilities(self, choice: CloudChoice) -> Capabilities:
        return await self._planner.abilities(choice.connection, choice.model)


def check_budget(plan: Plan, most: Fraction | None) -> None:
    """Raises BudgetError over_budget; what has no known price cannot be within a budget."""
    if most is None:
        return
    over = next((micro for micro in plan.totals.values() if Fraction(micro, 1_000_000) > most), None)
    if plan.unknown or over is not None:
        cost = f"{plan.unknown} shots without a known price" if plan.unknown else f"{(over or 0) / 1_000_000:g}"
        raise BudgetError(Code.OVER_BUDGET, cost=cost, budget=f"{float(most):g}")


def fitted(length_s: int, span: Span) -> Fraction:
    """The length a model can make that is nearest to a shot's: the shortest that is long enough, else its longest."""
    wanted = Fraction(length_s)
    if span.choices:
        return min((one for one in span.choices if one >= wanted), default=max(span.choices))
    return min(max(wanted, span.lowest), span.highest)


def _wanted(episode: Episode, scenes: Iterable[str]) -> list[tuple[str, SceneText, ShotPlan]]:
    """The shots of these scenes, or of all, each with its number ("2.3": the third of the second scene).

    Raises InputError episode_stage where they are not up to date.
    """
    if not episode.scenes:
        raise InputError(Code.EPISODE_STAGE, stage="shooting", what="the script has not been split into scenes")
    keys = {episode.scene(name).key for name in scenes} or {scene.key for scene in episode.scenes}
    old = [key for stage, key in sorted(stale(episode)) if stage is Stage.STORYBOARD and key in keys]
    if old:
        what = f"the storyboard of {', '.join(old)} is missing or out of date"
        raise InputError(Code.EPISODE_STAGE, stage="shooting", what=what)
    return [
        (f"{at}.{nth}", scene, shot)
        for at, scene in enumerate(episode.scenes, 1)
        if scene.key in keys
        for nth, shot in enumerate(episode.boards.get(scene.key, ()), 1)
    ]


def _count(episode: Episode, shot: str) -> int:
    return sum(take.shot == shot for take in episode.takes)


def _choice(
    shot: ShotPlan, choice: CloudChoice, people: Sequence[Character], lengths: Span | None, series: str
) -> CloudChoice:
    """The choice for one shot: its length, the seed of the character who is in it, the series whose budget pays."""
    seeds = [one.seed for one in names_in(shot, people) if one.seed is not None]
    length = Fraction(shot.duration_s) if lengths is None else fitted(shot.duration_s, lengths)
    seed = choice.seed if choice.seed is not None else (seeds[0] if seeds else None)
    return replace(choice, duration=length, seed=seed, project=choice.project or series)
