"""Switchboard: the open providers of a process, one for each connection, so that its limits are counted once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from holysheep_studio.providers import registry

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.providers.cloud import CloudProvider
    from holysheep_studio.providers.connection import Connection
    from holysheep_studio.services.accounts import Accounts


class Switchboard:
    """Opens providers when they are first wanted, and anew when their connection was changed."""

    def __init__(
        self,
        accounts: Accounts,
        begin: Callable[[str], Awaitable[None]],
        proxy: Callable[[], Awaitable[str]] | None = None,
        stand_in: Callable[[str], Awaitable[Connection | None]] | None = None,
    ) -> None:
        """`accounts` has the keys; `begin` is told the name first, for what has to be started on this machine.

        `proxy` gives the proxy that is set, see domain.settings. `stand_in` gives a connection that knows as much of
        one that was not started yet, for what needs no network.
        """
        self._stand_in = stand_in
        self._proxy = proxy
        self._accounts = accounts
        self._begin = begin
        self._open: dict[str, tuple[object, CloudProvider]] = {}
        self._retired: list[CloudProvider] = []
        self._turn = asyncio.Lock()

    async def provider(self, name: str) -> CloudProvider:
        """The provider of a connection. Raises what `Accounts.open` raises."""
        async with self._turn:
            await self._begin(name)
            mark = await self._accounts.mark(name)
            known = self._open.get(name)
            if known is not None and known[0] == mark:
                return known[1]
            opened = registry.open_provider(await self._accounts.open(name), chosen_proxy=self._proxy)
            if known is not None:
                # jobs may be in the middle of a call with it; it is closed with the rest
                self._retired.append(known[1])
            self._open[name] = (mark, opened)
            return opened

    async def offline(self, name: str) -> CloudProvider:
        """The provider of a connection for what needs no network; nothing is started for it.

        Raises what `Accounts.open` raises.
        """
        stands = None if self._stand_in is None else await self._stand_in(name)
        if stands is None:
            return await self.provider(name)
        known = self._open.get(f"{name} before its start")
        if known is None:
            known = (stands, registry.open_provider(stands, chosen_proxy=self._proxy))
            self._open[f"{name} before its start"] = known
        return known[1]

    def opened(self, name: str) -> CloudProvider | None:
        """The provider of a connection that is open now."""
        known = self._open.get(name)
        return None if known is None else known[1]

    async def close(self) -> None:
        """Close every connection."""
        everything = [*self._retired, *(provider for _, provider in self._open.values())]
        self._open.clear()
        self._retired.clear()
        for provider in everything:
            await provider.close()
