"""Choosing: what decides by whom a clip is made, and whether it has to be made at all, wired to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.services.failover import Failover
from holysheep_studio.services.result_cache import ResultCache
from holysheep_studio.services.router import Router
from holysheep_studio.services.trials import Trials

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.domain.quote import Estimate
    from holysheep_studio.providers.provider import Provider
    from holysheep_studio.services.accounts import Accounts
    from holysheep_studio.store.database import Database


class Choosing:
    """The router's rules, the breakers of connections, trials, and the results there are."""

    def __init__(
        self,
        database: Database,
        accounts: Accounts,
        *,
        provider: Callable[[str], Awaitable[Provider]],
        estimate: Callable[[Provider, str, CloudSpec], Awaitable[Estimate]],
        clock: Callable[[], float],
    ) -> None:
        """`provider` opens a connection by its name; `estimate` asks the price book; `clock`: seconds since 1970."""
        self.router = Router(database, accounts, self._rests, provider=provider, estimate=estimate, clock=clock)
        self.failover = Failover(
            database, provider=provider, estimate=estimate, routing=self.router.routing, clock=clock
        )
        self.trials = Trials(database, accounts, clock=clock)
        self.results = ResultCache(database, accounts.maker, clock=clock)

    def _rests(self, name: str) -> bool:
        return self.failover.rests(name)
