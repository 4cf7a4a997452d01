"""Costs: what the queue costs, as a panel beside it shows it; reads only."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from holysheep_studio.domain import costs
from holysheep_studio.domain.budget import begins
from holysheep_studio.domain.figures import By
from holysheep_studio.services import demo
from holysheep_studio.services.pricing import day_of
from holysheep_studio.store import attempts, errands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from holysheep_studio.domain.attempt import Attempt
    from holysheep_studio.domain.budget import Period
    from holysheep_studio.domain.costs import Errand
    from holysheep_studio.store.database import Connection, Database

_NAMES: Mapping[By, Callable[[Attempt | Errand], str]] = {
    By.CONNECTION: lambda row: row.connection,
    By.PROJECT: lambda row: row.project,
    By.DAY: lambda row: day_of(row.at),
    By.MONTH: lambda row: day_of(row.at)[:7],
}
#: How costs can be parted; a job that has not been sent has no model here, for its request is not read.
WAYS = tuple(_NAMES)


class Costs:
    """Sums over the attempts and over the jobs that wait."""

    def __init__(self, database: Database, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._clock = clock

    async def look(self, by: By, period: Period) -> costs.Costs:
        """What was sent in the present period, what waits to be sent, and what was answered from the cache.

        The play money of the demo stands apart.
        """
        since = begins(period, self._clock())

        def read(connection: Connection) -> tuple[tuple[Attempt, ...], tuple[Errand, ...], tuple[Errand, ...]]:
            return (
                attempts.since(connection, since),
                errands.waiting(connection),
                errands.cached(connection, since),
            )

        found = await self._database.read(read)
        # many attempts take a while to count; the loop that paints the window goes on meanwhile
        return await asyncio.to_thread(costs.costs, *found, _NAMES[by], demo.NAME)
