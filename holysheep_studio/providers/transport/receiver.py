"""Receiver: a small server on this machine for providers' notices; kept first, answered second, believed never."""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from aiohttp import web

from holysheep_studio.domain.errors import ProviderError, StudioError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from holysheep_studio.domain.remote import WebhookEvent

    Parse = Callable[[bytes, Mapping[str, str]], WebhookEvent]
    Keep = Callable[[str, WebhookEvent, bytes], Awaitable[bool]]  # connection, event, body -> False: known already

log = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
#: Notices remembered in memory; the keeper's own memory is what counts.
_REMEMBERED = 4096


class Receiver:
    """Listens at /hooks/{connection}. A desktop has no public address: a person points a tunnel at it.

    `parse(connection)` gives the reader of a connection's notices, None for one that is not there. `keep` must have
    the notice on disk when it returns; it says False for one that it has already.
    """

    def __init__(self, parse: Callable[[str], Parse | None], keep: Keep, *, host: str = "127.0.0.1") -> None:
        """Nothing is opened before `start`."""
        self._parse, self._keep, self._host = parse, keep, host
        self._seen: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def start(self, port: int = 0) -> str:
        """Listen; returns the address without the connection's name. Port 0 takes a free one."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post("/hooks/{connection}", self._receive)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return f"http://{self._host}:{self.port}/hooks/"

    async def close(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _receive(self, request: web.Request) -> web.Response:
        connection = request.match_info["connection"]
        parse = self._parse(connection)
        if parse is None:
            return _said(404, "unknown")
        try:
            raw = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return _said(413, "too large")
        try:
            event = parse(raw, {name.lower(): value for name, value in request.headers.items()})
        except ProviderError as error:
            log.warning("a notice for %s was refused: %s", connection, error)
            return _said(400 if "JSON" in error.fields.get("reason", "") else 401, "refused")
        mark = (connection, event.event_id or hashlib.sha256(raw).hexdigest())
        if mark in self._seen:
            return _received(event)
        try:
            fresh = await self._keep(connection, event, raw)
        except (StudioError, OSError) as error:
            # not kept, not acknowledged: the sender will come again
            log.warning("a notice for %s could not be kept: %s", connection, error)
            return _said(500, "not kept")
        self._seen[mark] = None
        while len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        log.info("a notice for %s, %s", connection, "new" if fresh else "known")
        return _received(event)


def _received(event: WebhookEvent) -> web.Response:
    return web.json_response({"status": "received", "video_id": event.job_id})


def _said(status: int, word: str) -> web.Response:
    return web.json_response({"status": "error", "error": word}, status=status)
