"""Shop: what all doors of the server share."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from holysheep_studio.demo_server.book import Book, Journal
from holysheep_studio.demo_server.jobs import Job, Jobs
from holysheep_studio.demo_server.limits import USUAL_LIMITS, Limits, Meter
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.rules import Rule, RuleBook
from holysheep_studio.demo_server.stored import Uploads
from holysheep_studio.demo_server.webhooks import Webhooks

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from holysheep_studio.demo_server.content import Content
    from holysheep_studio.demo_server.orders import Order

_LOG = logging.getLogger(__name__)


class Renders(Protocol):
    """What makes the clips."""

    async def clip(self, order: Order, source: Path | None, warnings: list[str]) -> Content:
        """The clip of an order; adds to `warnings` what the caller should know. Raises StudioError."""

    async def length_s(self, source: Path) -> int:
        """How long a brought file is, in whole seconds. Raises RenderFailed."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a server behaves. Times come from `clock` (seconds since 1970) and `sleep`."""

    port: int = 0  # 0: any free one
    profile: Dialect | None = None  # only this dialect, by its strict rules; None: all
    keys: tuple[str, ...] = ()  # accepted keys; none: one is made
    limits: Limits = USUAL_LIMITS
    rules: tuple[Rule, ...] = ()
    book_file: Path | None = None
    journal_file: Path | None = None
    knows_keys: bool = True  # False: jobs are found by the server's ids only, and the same order twice is two jobs
    instant: bool = False  # one small shipped clip instead of rendering
    webhook_secret: str = ""  # whsec_...: webhooks are signed
    url_life_s: float = 3600.0
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(slots=True)
class Shop:
    """One running server's belongings."""

    options: Options
    book: Book
    journal: Journal
    jobs: Jobs
    rules: RuleBook
    renders: Renders
    uploads: Uploads
    webhooks: Webhooks
    root_url: str = ""  # http://127.0.0.1:port
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    meters: dict[str, Meter] = field(default_factory=dict)
    traces: set[str] = field(default_factory=set)  # PixVerse's trace ids, each good for one request
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def clock(self) -> Callable[[], float]:
        """Seconds since 1970."""
        return self.options.clock

    def meter(self, key: str) -> Meter:
        """The windows of a key."""
        return self.meters.setdefault(key, Meter(self.options.limits))

    def begin(self, job: Job, source: Path | None) -> None:
        """Work on an accepted job in the background, and tell its caller where he wants to be called."""
        self.spawn(self._work(job, source))
        if job.order.callback_url:
            self.spawn(self.webhooks.tell(job))

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something until it is done or the server closes."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _LOG.error("the demo server's work failed", exc_info=task.exception())

    async def _work(self, job: Job, source: Path | None) -> None:
        if job.planned_end() == "completed" and not job.never_ends:
            job.error = "The clip could not be rendered"  # so that nobody waits for ever, whatever happens
            try:
                job.content = await self.renders.clip(job.order, source, job.warnings)
                job.error = ""
            except RenderFailed as failed:
                job.error = str(failed)
            finally:
                job.ready = True
                self.jobs.settle(job)
        job.ready = True
        self.jobs.settle(job)
        wait = job.accepted_at + (job.playing.number("takes") or 0) - self.clock()
        if job.end is None and wait > 0:
            await self.options.sleep(wait)
            self.jobs.settle(job)


class RenderFailed(Exception):  # noqa: N818 - it says what happened
    """The clip cannot be made; the text goes to the caller."""
