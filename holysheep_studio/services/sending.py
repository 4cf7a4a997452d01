"""Sending: a price asked, money set aside, the paid request sent once, and what became of it found out."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from uuid import UUID

from holysheep_studio.domain.advance import Gain, Lost, NotSent, Pause, Postponed, Rerouted, StageDone
from holysheep_studio.domain.capability import Idempotency
from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.errors import (
    AuthError,
    BalanceError,
    Code,
    Fault,
    InputError,
    ProviderError,
    RateLimitedError,
    UnavailableError,
    UnsureError,
)
from holysheep_studio.domain.issue import errors
from holysheep_studio.services.jobs import new_key
from holysheep_studio.services.problems import as_problem
from holysheep_studio.services.remote_jobs import done, filled, later, outcome, without_links

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.job import Job
    from holysheep_studio.domain.quote import Estimate
    from holysheep_studio.domain.remote import Handle
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.providers.provider import Sending as Told
    from holysheep_studio.services.desk import Desk, Outcome
    from holysheep_studio.services.failover import Failover


class Sending:
    """The two stages in which money is spent."""

    def __init__(
        self,
        *,
        provider: Callable[[str], Awaitable[Provider]],
        estimate: Callable[[Provider, str, CloudSpec], Awaitable[Estimate]],
        clock: Callable[[], float],
        chance: Callable[[], float],
        failover: Failover,
    ) -> None:
        """`provider` opens a connection by its name; `estimate` asks the price book.

        `chance` gives numbers in 0..1; `clock` seconds since 1970.
        """
        self._provider = provider
        self._estimate = estimate
        self._clock = clock
        self._chance = chance
        self._failover = failover

    async def reserve(self, job: Job, desk: Desk) -> Outcome:
        """Check the request, ask the price, wait for the provider's limits, set the money aside, send - once.

        The move to "submitting" is committed right before the request leaves and taken back when it surely did not
        begin, so that whoever finds the job after a crash knows what it can have cost.
        """
        detour = await self._detour(job)
        if detour is not None:
            return detour
        provider = await self._provider(job.request.connection)
        spec, key = filled(job), UUID(job.key)
        found = errors(provider.validate(spec))
        if found:
            first = found[0]
            values = ", ".join(f"{name} {value}" for name, value in first.values.items())
            raise InputError(Code.BAD_VALUE, field=first.where, value=first.code, expected=values or "another value")
        price = await self._estimate(provider, job.request.connection, spec)
        quoted = Gain(quoted=price.amount, price=price.price)

        async def sending(leaves: bool) -> None:  # noqa: FBT001 - the provider's word
            if leaves and not desk.uncut:
                desk.uncut = True
                await desk.commit(StageDone(self._clock(), quoted))
            elif not leaves and desk.uncut:
                busy = Problem(Code.PROVIDER_RATE, {"provider": provider.name}, Fault.PROVIDER)
                await desk.commit(NotSent(self._clock(), busy))
                desk.uncut = False

        try:
            return await self._sent(job, provider, spec, sending)
        except UnsureError as error:
            return await self._look_for(provider, key, error)
        except (RateLimitedError, UnavailableError) as error:
            again = later(job, error, self._clock(), self._chance())
            problem = as_problem(error)
            return outcome(NotSent(again, problem) if desk.uncut else Postponed(again, problem=problem))
        except (AuthError, BalanceError) as error:
            kept = as_problem(error)
            unsent = (NotSent(self._clock(), kept),) if desk.uncut else ()
            return outcome(*unsent, Pause(kept))
        except ProviderError as error:
            return await self._refused(provider, key, error)

    async def submit(self, job: Job, desk: Desk) -> Outcome:
        """A job found here was being sent when the program ended: the provider is asked before anything else."""
        desk.uncut = True
        spec, key = filled(job), UUID(job.key)
        try:
            provider = await self._provider(job.request.connection)
            handle = await self._found(provider, key)
            if handle is not None:
                return done(self._clock(), Gain(handle=handle))
            if provider.capabilities(spec.model).idempotency is not Idempotency.NONE:
                # the provider promises that the same key is the same job, so asking again cannot cost twice
                return await self._sent(job, provider, spec, None)
        except UnsureError as error:
            return outcome(Lost(self._clock(), as_problem(error)))
        except (RateLimitedError, UnavailableError) as error:
            # it cannot be said now whether the job is there; the next look asks again
            return outcome(Postponed(later(job, error, self._clock(), self._chance()), problem=as_problem(error)))
        except (AuthError, BalanceError) as error:
            return outcome(Pause(as_problem(error)))
        lost = UnsureError(Code.PROVIDER_UNSURE, provider=provider.name, reason="the studio ended while it was sent")
        return outcome(Lost(self._clock(), as_problem(lost)))

    async def _found(self, provider: Provider, key: UUID) -> Handle | None:
        """The job of the key. Raises UnsureError where the provider cannot say: its refusal is none of the job."""
        try:
            return await provider.find(key)
        except (RateLimitedError, UnavailableError, AuthError, BalanceError):
            raise
        except ProviderError as error:
            raise UnsureError(Code.PROVIDER_UNSURE, provider=provider.name, reason=str(error)) from error

    async def _detour(self, job: Job) -> Outcome | None:
        """What becomes of a job whose connection is left alone: it goes to a stand-in, or waits. It was not sent."""
        name = job.request.connection
        until = self._failover.begin(name)
        if until is None:
            return None
        instead = await self._failover.instead(job)
        if instead is not None:
            return outcome(Rerouted(instead, new_key()))
        rests = UnavailableError(Code.CONNECTION_RESTS, name=name)
        return outcome(Postponed(until, problem=as_problem(rests)))

    async def _sent(self, job: Job, provider: Provider, spec: CloudSpec, sending: Told | None) -> Outcome:
        try:
            taken = await provider.submit(spec, UUID(job.key), sending)
        except ProviderError as error:
            self._failover.report(job.request.connection, error)
            raise
        self._failover.report(job.request.connection, None)
        return done(self._clock(), Gain(handle=taken.handle, remote=without_links(taken.state)))

    async def _refused(self, provider: Provider, key: UUID, error: ProviderError) -> Outcome:
        """Refused, and so not billed; but who says no with a 2xx is asked whether the job is there all the same."""
        handle = None
        if error.fields.get("status", "").startswith("2"):
            with contextlib.suppress(ProviderError):
                handle = await provider.find(key)
        if handle is not None:
            return done(self._clock(), Gain(handle=handle))
        provider.forget(key)
        raise error

    async def _look_for(self, provider: Provider, key: UUID, error: UnsureError) -> Outcome:
        """Ask a provider that lost its answer for the job of the key."""
        try:
            handle = await provider.find(key)
        except ProviderError:
            handle = None
        if handle is not None:
            return done(self._clock(), Gain(handle=handle))
        return outcome(Lost(self._clock(), as_problem(error)))
