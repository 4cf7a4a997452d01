"""Demo: the provider on this machine that a new user can send jobs to; a child process, started when it is wanted."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from holysheep_studio.domain.costs import DEMO
from holysheep_studio.domain.errors import Code, UnavailableError
from holysheep_studio.domain.secret import Secret
from holysheep_studio.media import children
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.address import is_loopback
from holysheep_studio.providers.transport.limiter import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from holysheep_studio.domain.job import Job

#: The name of its connection; a stored connection of the same name is the user's own and goes first.
NAME = DEMO
DIALECT = "holysheep-a"
START_LIMIT_S = 120.0  # a machine that is busy elsewhere takes its time
#: The server is ours, so only what keeps its work in order is limited.
LIMITS = Limits(None, None, None, 10, 4)


def paid(name: str, bases: Sequence[str]) -> bool:
    """Whether a connection is called like the demo and goes elsewhere.

    What is called so is taken for free and not asked about, so it has to be on this machine.
    """
    return name.casefold() == NAME and not all(is_loopback(urlsplit(base).hostname or "") for base in bases)


#: What it is like before it is started; nothing is ever sent there.
UNSTARTED = Connection(NAME, DIALECT, "http://127.0.0.1:9", Secret("not-started-yet"), limits=LIMITS)


class Demo:
    """Starts the demo server as a child with a key of its own, and offers it as a connection; nothing is stored."""

    def __init__(
        self, command: Sequence[str], book: Path, offer: Callable[[Connection], None], clock: Callable[[], float]
    ) -> None:
        """`command` runs the studio's command line; `book` is where the server writes what it would bill.

        `clock` gives seconds since 1970.
        """
        self._command = tuple(command)
        self._book = book
        self._offer = offer
        self._clock = clock
        self._began_at: float | None = None
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    @property
    def running(self) -> bool:
        """Whether it answers now."""
        return self._child is not None and self._child.returncode is None

    @property
    def started(self) -> bool:
        """Whether it was started here, so that it is started again if it should have ended."""
        return self._child is not None

    def has_forgotten(self, job: Job) -> bool:
        """Whether a job was sent to a server before the one that runs now; each knows only what it was sent itself."""
        ours = job.request.connection == NAME and self._began_at is not None
        return ours and job.submitted_at is not None and job.submitted_at < (self._began_at or 0.0)

    async def start(self) -> None:
        """Have it running. Raises UnavailableError when it does not start."""
        async with self._turn:
            if self.running:
                return
            self._began_at = self._clock()
            self._child = await asyncio.create_subprocess_exec(
                *self._command, "demo-server", "--json", "--no-limits", "--until-input-ends", "--book", str(self._book),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                creationflags=children.own_console(),
            )  # fmt: skip
            try:
                async with asyncio.timeout(START_LIMIT_S):
                    said = await self._said()
            except asyncio.CancelledError:
                await self.close()  # running but known to nobody it would be of no use
                raise
            except (TimeoutError, ValueError) as error:
                await self.close()
                said_nothing = f"it did not start ({type(error).__name__})"
                raise UnavailableError(
                    Code.PROVIDER_DOWN, provider="the demo provider", status=0, message=said_nothing
                ) from None
            self._offer(Connection(NAME, DIALECT, said["base_url"], Secret(said["key"]), limits=LIMITS))

    async def close(self) -> None:
        """End it; it also ends by itself when this process is gone."""
        child, self._child = self._child, None
        if child is None or child.returncode is not None:
            return
        if child.stdin is not None:
            child.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                await child.wait()
        if child.returncode is None:
            child.kill()
            await child.wait()

    async def _said(self) -> dict[str, str]:
        """The JSON document it prints once it listens."""
        if self._child is None or self._child.stdout is None:
            raise ValueError("no child")
        text = ""
        while not text.rstrip().endswith("}"):
            line = await self._child.stdout.readline()
            if not line:
                raise ValueError("it ended")
            text += line.decode()
        found: dict[str, str] = json.loads(text)
        return found
