"""Notices: webhooks of providers, received on this machine; each is kept, then the job it is about is looked at."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.store import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from holysheep_studio.domain.job import JobId
    from holysheep_studio.domain.remote import WebhookEvent
    from holysheep_studio.providers.transport.receiver import Receiver
    from holysheep_studio.services.switchboard import Switchboard
    from holysheep_studio.store.database import Connection, Database

log = logging.getLogger(__name__)


class Notices:
    """Off until started. Polling alone finishes every job; a notice only makes the next look come sooner."""

    def __init__(self, database: Database, switchboard: Switchboard, *, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since 1970."""
        self._database = database
        self._switchboard = switchboard
        self._clock = clock
        self._receiver: Receiver | None = None
        self._port = 0

    async def listen(self, port: int) -> None:
        """Listen on this port of the loopback interface from now on, or with 0 no more.

        Raises InputError port_taken; polling goes on as before then.
        """
        if port == self._port:
            return
        await self.close()
        if port:
            try:
                await self.start(port)
            except OSError as error:
                log.warning("notices are not listened to: %s", error)
                raise InputError(Code.NOTICE_PORT, port=port) from None
            log.info("notices are listened to on port %d", port)
        self._port = port

    async def start(self, port: int = 0) -> str:
        """Listen on the loopback interface; returns the address that a tunnel has to point at, less the name."""
        from holysheep_studio.providers.transport.receiver import Receiver  # noqa: PLC0415 - a server that few start

        if self._receiver is None:
            self._receiver = Receiver(self._reader, self._keep)
        return await self._receiver.start(port)

    async def close(self) -> None:
        """Stop listening."""
        self._port = 0
        if self._receiver is not None:
            await self._receiver.close()

    def _reader(self, name: str) -> Callable[[bytes, Mapping[str, str]], WebhookEvent] | None:
        provider = self._switchboard.opened(name)
        if provider is None:
            return None
        return lambda raw, headers: provider.parse_webhook(raw, headers, self._clock())

    async def _keep(self, name: str, event: WebhookEvent, raw: bytes) -> bool:
        """The notice is on disk, and the job's wait is over, when this returns."""
        fresh, meant = await self._database.write(partial(_keep, name=name, event=event, raw=raw, at=self._clock()))
        log.info("notice %s of %s is about %d job(s)", event.event_id, name, len(meant))
        return fresh


def _keep(
    connection: Connection, *, name: str, event: WebhookEvent, raw: bytes, at: float
) -> tuple[bool, tuple[JobId, ...]]:
    fresh = notices.keep(connection, name, event, raw, at)
    return fresh, notices.hurry(connection, name, event.job_id) if fresh else ()
