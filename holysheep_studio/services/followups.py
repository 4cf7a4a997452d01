"""Followups: what comes after a cloud's clip is done: another attempt in an easier mode, or a shadow's copy of it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Pause
from holysheep_studio.domain.chain import Verdict, covered, judge
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import BudgetError, Code, StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.job import JobId, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.takes import best, easier, score_of
from holysheep_studio.domain.trial import Trial, TrialKind, TrialMark
from holysheep_studio.services.failover import fitted
from holysheep_studio.services.problems import as_problem
from holysheep_studio.store import clips, jobs, trials

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.quote import Estimate
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.services.jobs import Jobs
    from holysheep_studio.store.database import Connection, Database

log = logging.getLogger(__name__)


class Following(Frozen, frozen=True):
    """A job that is to follow. With a problem it waits for a person; with a trial its cap is asked first."""

    request: GenerationRequest
    quoted: Money | None
    problem: Problem | None = None
    trial: Trial | None = None


class Followups:
    """Decides once for each done cloud job, in the transaction that queues what follows."""

    def __init__(
        self,
        database: Database,
        queue: Jobs,
        *,
        provider: Callable[[str], Awaitable[Provider]],
        estimate: Callable[[Provider, str, CloudSpec], Awaitable[Estimate]],
        clock: Callable[[], float],
    ) -> None:
        """`provider` opens a connection by its name; `estimate` asks the price book; `clock`: seconds since 1970."""
        self._database = database
        self._queue = queue
        self._provider = provider
        self._estimate = estimate
        self._clock = clock
        self._turn = asyncio.Lock()

    async def after(self, job: Job) -> None:
        """Decide for a job that has just ended."""
        if job.state is JobState.DONE and job.request.cloud is not None:
            async with self._turn:
                await self._settle(job.id)

    async def catch_up(self) -> tuple[JobId, ...]:
        """Decide for what was done when a run was killed before it could; returns the jobs that follow."""
        made: list[JobId] = []
        async with self._turn:
            for job_id in await self._database.read(trials.undecided):
                made += await self._settle(job_id)
        return tuple(made)

    async def takes(self, job_id: JobId) -> tuple[tuple[Job, ...], Job | None]:
        """All attempts of the chain that a job belongs to, first to last, and the best of them."""

        def look(connection: Connection) -> tuple[Job, ...]:
            job = jobs.one(connection, job_id)
            first = job.request.chain.first or job.id if job.request.chain is not None else job.id
            found = trials.members(connection, trials.CHAIN, first)
            return tuple(jobs.one(connection, one.job_id) for one in found) or (job,)

        found = await self._database.read(look)
        return found, best(found)

    async def _settle(self, job_id: JobId) -> tuple[JobId, ...]:
        job = await self._database.read(lambda connection: jobs.one(connection, job_id))
        try:
            wanted = [*await self._attempt(job), *await self._shadows(job)]
        except StudioError as error:
            log.warning("job %s: nothing follows: %s", job_id, error)
            wanted = []
        at = self._clock()

        def keep(connection: Connection) -> tuple[JobId, ...]:
            if trials.decided(connection, job_id):
                return ()
            if job.clip_id is not None and job.request.trial is not None and job.request.trial.shadow:
                clips.remove(connection, [job.clip_id], at)  # its file stays, for comparing
            made = tuple(one for following in wanted for one in self._add(connection, job, following, at))
            trials.decide(connection, job_id, at, made[0] if made else None)
            return made

        return await self._database.write(keep)

    def _add(self, connection: Connection, job: Job, following: Following, at: float) -> tuple[JobId, ...]:
        trial = following.trial
        if trial is not None:
            if not _within(connection, trial, following.quoted):
                return ()
            trials.belong(connection, job.id, trials.TRIAL, trial.name, arm=trial.arms[0].name, unit=job.id)
        made = self._queue.enter(connection, [following.request])
        if following.problem is not None:
            for job_id in made:
                jobs.move(connection, job_id, Pause(following.problem), at)
        return made

    async def _attempt(self, job: Job) -> list[Following]:
        """The next attempt of a chain, which waits for a person where it costs more than was agreed to."""
        chain, score = job.request.chain, score_of(job)
        if chain is None or judge(chain, job.request.effect, score) is not Verdict.AGAIN:
            return []
        cost = job.charged or job.quoted
        request = easier(job.request, job.id, cost)
        if request is None or request.cloud is None or request.chain is None:
            return []
        agreed = request.chain.agreed
        request, quoted, stopped = await self._fit(request)
        if stopped:
            return []
        if covered(agreed, quoted):
            return [Following(request, quoted)]
        asks = BudgetError(
            Code.FALLBACK_ASKS, score=f"{score:g}", effect=request.effect, cost=quoted or "price unknown"
        )
        return [Following(request, quoted, as_problem(asks))]

    async def _shadows(self, job: Job) -> list[Following]:
        """A copy of the clip by the second arm of every shadow trial that watches this connection and model."""
        spec = job.request.cloud
        if spec is None or job.request.trial is not None or Note.FROM_CACHE in job.notes:
            return []
        found = []
        for trial in await self._database.read(trials.everything):
            first, second = trial.arms
            watched = (job.request.connection, spec.model) == (first.connection, first.model)
            if trial.kind is not TrialKind.SHADOW or trial.ended_at is not None or not watched:
                continue
            mark = TrialMark(trial.name, second.name, job.id, shadow=True)
            request = replace(job.request, connection=second.connection, cloud=replace(spec, model=second.model))
            request, quoted, stopped = await self._fit(replace(request, trial=mark, chain=None))
            if not stopped:
                found.append(Following(request, quoted, trial=trial))
        return found

    async def _fit(self, request: GenerationRequest) -> tuple[GenerationRequest, Money | None, bool]:
        """The request with the work left to us, its price, and whether an issue stops it."""
        provider = await self._provider(request.connection)
        made, issues = fitted(request, provider)
        if made.cloud is None:
            return made, None, True
        return made, (await self._estimate(provider, made.connection, made.cloud)).amount, bool(issues)


def _within(connection: Connection, trial: Trial, quoted: Money | None) -> bool:
    """Whether the shadow may still cost this much: what has no price, or another currency, is never within a cap."""
    cap = trial.cap
    if cap is None or quoted is None or quoted.currency != cap.currency:
        return False
    spent = quoted.micro
    for member in trials.members(connection, trials.TRIAL, trial.name):
        if member.arm != trial.arms[1].name:
            continue
        job = jobs.one(connection, member.job_id)
        money = job.charged or job.reserved or job.quoted or quoted
        if money.currency != cap.currency:
            return False
        spent += money.micro
    return spent <= cap.micro
