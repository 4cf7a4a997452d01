"""Failover: connections that keep failing are left alone for a while, and what surely did not run goes elsewhere."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from holysheep_studio.domain.advance import Rerouted
from holysheep_studio.domain.breaker import Breaker, BreakerRule, Circuit, allows, asked, circuit, failed, succeeded
from holysheep_studio.domain.capability import divide
from holysheep_studio.domain.cloud import AssetRef
from holysheep_studio.domain.commission import with_work
from holysheep_studio.domain.errors import Code, InputError, StudioError, UnavailableError, UnsureError
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.routing import equivalent, no_dearer
from holysheep_studio.services.jobs import new_key
from holysheep_studio.store import jobs

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.job import Job, JobId
    from holysheep_studio.domain.quote import Estimate
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.routing import Routing, Spare
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.store.database import Connection, Database

log = logging.getLogger(__name__)
USUAL_RULE = BreakerRule()


class Failover:
    """One breaker for each connection of this process, and where its jobs go while it is open."""

    def __init__(
        self,
        database: Database,
        *,
        provider: Callable[[str], Awaitable[Provider]],
        estimate: Callable[[Provider, str, CloudSpec], Awaitable[Estimate]],
        routing: Callable[[], Awaitable[Routing]],
        clock: Callable[[], float],
        rule: BreakerRule = USUAL_RULE,
    ) -> None:
        """`provider` opens a connection by its name; `estimate` asks the price book; `clock` gives seconds."""
        self._database = database
        self._provider = provider
        self._estimate = estimate
        self._routing = routing
        self._clock = clock
        self._rule = rule
        self._breakers: dict[str, Breaker] = {}

    def circuit(self, name: str) -> Circuit:
        """How a connection stands."""
        return circuit(self._breaker(name), self._clock())

    def rests(self, name: str) -> bool:
        """Whether a connection is left alone now."""
        return self.circuit(name) is Circuit.OPEN

    def circuits(self) -> Mapping[str, Circuit]:
        """Every connection that failed lately."""
        return {name: self.circuit(name) for name in self._breakers}

    def begin(self, name: str) -> float | None:
        """Ask whether a new job may be sent there now; None: it may. Else when to look again, by the same clock."""
        breaker, now = self._breaker(name), self._clock()
        if not allows(breaker, now):
            return max(now + 1.0, breaker.until or now)
        self._breakers[name] = asked(breaker, now)
        return None

    def report(self, name: str, error: StudioError | None) -> None:
        """Count what came of asking a connection: out of reach, out of order, or an answer of any kind."""
        if isinstance(error, UnavailableError | UnsureError):
            before = self.circuit(name)
            self._breakers[name] = failed(self._breaker(name), self._clock(), self._rule)
            if before is Circuit.CLOSED and self.circuit(name) is Circuit.OPEN:
                log.warning("connection %s is left alone for a while", name)
        elif name in self._breakers:
            self._breakers[name] = succeeded(self._breakers[name])

    async def instead(self, job: Job) -> GenerationRequest | None:
        """Where a job that was not sent can go while its connection rests; None: it waits."""
        spec = job.request.cloud
        if spec is None or job.request.trial is not None:
            return None  # a trial compares connections, so its jobs stay where they were put
        for spare in (await self._routing()).spares:
            if (spare.connection, spare.model) == (job.request.connection, spec.model):
                found = await self._at(job.request, spare)
                if found is not None:
                    return found
        return None

    async def move(self, job_id: JobId, connection: str, model: str = "") -> None:
        """Send a job elsewhere by a person's word, if it surely did not run where it was.

        Raises InputError job_state for one that may have run or has begun, bad_value where the other cannot do it.
        """
        job = await self._database.read(lambda database: jobs.one(database, job_id))
        spec = job.request.cloud
        if spec is None:
            raise InputError(Code.JOB_STATE, job=job_id, state="local", event="rerouted")
        moved = replace(job.request, connection=connection, cloud=replace(spec, model=model or spec.model))
        provider = await self._provider(connection)
        moved, found = fitted(moved, provider)
        if found:
            raise InputError(Code.BAD_VALUE, field=found[0].where, value=found[0].code, expected="another value")

        def change(database: Connection) -> None:
            jobs.move(database, job_id, Rerouted(moved, new_key()), self._clock())

        await self._database.write(change)

    async def _at(self, request: GenerationRequest, spare: Spare) -> GenerationRequest | None:
        """The request for a stand-in, if it is up, able to do the same, and known to cost no more."""
        if request.cloud is None or self.circuit(spare.to_connection) is not Circuit.CLOSED:
            return None
        moved = replace(request, connection=spare.to_connection, cloud=replace(request.cloud, model=spare.to_model))
        try:
            here, there = await self._provider(request.connection), await self._provider(spare.to_connection)
            moved, found = fitted(moved, there)
            able = equivalent(request.cloud, here.capabilities(spare.model), there.capabilities(spare.to_model))
            if found or not able or moved.cloud is None:
                return None
            before = (await self._estimate(here, spare.connection, request.cloud)).amount
            now = (await self._estimate(there, spare.to_connection, moved.cloud)).amount
        except StudioError as error:
            log.warning("%s cannot stand in for %s: %s", spare.to_connection, spare.connection, error)
            return None
        return moved if spare.dearer or no_dearer(before, now) else None

    def _breaker(self, name: str) -> Breaker:
        return self._breakers.get(name, Breaker())


def fitted(request: GenerationRequest, provider: Provider) -> tuple[GenerationRequest, tuple[Issue, ...]]:
    """The request with the work that this provider leaves to us, and what stops it there."""
    if request.cloud is None:
        return request, ()
    soon = {one.slot: AssetRef(one.kind, url="https://upload.invalid/") for one in request.uploads}
    spec = replace(request.cloud, **soon)  # type: ignore[arg-type]
    divided = divide(spec, provider.capabilities(spec.model))
    return with_work(request, divided.local), errors(provider.validate(spec))
