"""Small servers on this machine: an aiohttp app with a journal, and one that misbehaves byte by byte."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.registry import open_provider
from holysheep_studio.providers.transport.limiter import Limits
from tests.providers.specs import SECRET

if TYPE_CHECKING:
    from holysheep_studio.domain.secret import Secret
    from holysheep_studio.providers.cloud import CloudProvider
    from holysheep_studio.providers.transport.clock import Clock

Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]
FREE = Limits(None, None, None, None, None)


@dataclass(slots=True)
class Seen:
    """One request as the server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Site:
    """A running server."""

    url: str
    seen: list[Seen] = field(default_factory=list)

    def paths(self, method: str = "") -> list[str]:
        return [one.path for one in self.seen if not method or one.method == method]


@contextlib.asynccontextmanager
async def site(answer: Answering) -> AsyncIterator[Site]:
    """Every path answered by one function; every request written down, its body read."""
    made = Site("")

    async def at(request: web.Request) -> web.StreamResponse:
        body = await request.read()
        headers = {name.lower(): value for name, value in request.headers.items()}
        made.seen.append(Seen(request.method, request.path_qs, headers, body))
        return await answer(request)

    app = web.Application(client_max_size=2**30)
    app.router.add_route("*", "/{tail:.*}", at)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield made
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def raw_site(talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]) -> AsyncIterator[str]:
    """A server that does with a connection whatever `talk` says; its requests' heads are read first."""
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await talk(reader, writer)
        finally:
            writer.close()
            tasks.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def provider(
    url: str, dialect: str = "holysheep-a", *, clock: Clock | None = None, limits: Limits = FREE,
    key: Secret = SECRET, **more: object,
) -> AsyncIterator[CloudProvider]:  # fmt: skip
    """A provider of a dialect at an address, which promises nothing about repeats; closed at the end."""
    if dialect in {"holysheep-a", "A", "B", "C", "D"}:
        more.setdefault("options", {"idempotency": "none"})
    made = open_provider(Connection("test", dialect, url, key, limits=limits, **more), clock=clock)  # type: ignore[arg-type]
    try:
        yield made
    finally:
        await made.close()
