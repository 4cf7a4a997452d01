"""Jobs: what was accepted, how far it is, and how it ends, as the cues say and the clock allows."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.book import Book, Line, price_micros
from holysheep_studio.demo_server.content import Content
from holysheep_studio.demo_server.cues import Playing
from holysheep_studio.demo_server.orders import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class End(StrEnum):
    """How a job ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    MODERATED = "moderated"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(slots=True)
class Job:
    """One accepted order."""

    id: str
    number: int  # small whole number, for shapes whose ids are numbers
    key: str  # fingerprint of whose it is
    order: Order
    playing: Playing
    accepted_at: float
    polls: int = 0
    end: End | None = None
    ended_at: float | None = None
    error: str = ""
    warnings: list[str] = field(default_factory=list)
    content: Content | None = None
    content_changed: bool = False
    url_serial: int = 0  # rises when the media URL is made anew
    url_made_at: float = 0.0
    url_refused: bool = False
    ready: bool = False  # the clip is made, or the job will fail without one
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def micros(self) -> int:
        """The price."""
        return price_micros(self.order.effect, self.order.duration_s)

    @property
    def never_ends(self) -> bool:
        """Whether the cues keep it under way for ever."""
        return self.playing.value("end") == "never"

    def planned_end(self) -> End:
        """How the cues want it to end."""
        wanted = (self.playing.value("end") or "completed").removesuffix("-object")
        return End.COMPLETED if wanted == "never" else End(wanted)

    def settle(self, now: float) -> bool:
        """End it when its polls, its time and its render allow; whether it has ended with this call."""
        if self.end is not None or not self.ready or self.never_ends:
            return False
        if self.polls < (self.playing.number("polls") or 0):
            return False
        if now < self.accepted_at + (self.playing.number("takes") or 0):
            return False
        self.end = End.FAILED if self.error else self.planned_end()
        self.ended_at = now
        if self.end is End.FAILED and not self.error:
            self.error = "The generation failed"
        self.over.set()
        return True


class Jobs:
    """All jobs of a server, found by their ids or by the caller's key."""

    def __init__(self, book: Book, clock: Callable[[], float], *, knows_keys: bool = True) -> None:
        """`clock` gives seconds since 1970. `knows_keys` False: nothing is found by a caller's own key."""
        self._knows_keys = knows_keys
        self._book = book
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._by_client_key: dict[tuple[str, str, str], Job] = {}
        self._by_number: dict[int, Job] = {}
        self._open: dict[str, Job] = {}

    def __iter__(self) -> Iterator[Job]:
        return iter(self._jobs.values())

    def __len__(self) -> int:
        return len(self._jobs)

    def accept(self, order: Order, playing: Playing, key: str) -> Job:
        """Take an order on and charge it, in one step that nothing can come between."""
        number = 400_000_000 + len(self._jobs)
        job = Job(secrets.token_hex(12), number, key, order, playing, self._clock())
        self._jobs[job.id] = self._by_number[number] = self._open[job.id] = job
        if order.client_key and self._knows_keys:
            self._by_client_key[key, order.dialect, order.client_key] = job
        self._book.charge(self._line(job, "charge", job.accepted_at))
        return job

    def known(self, order: Order, key: str) -> Job | None:
        """The job that this order was taken on as before."""
        return self._by_client_key.get((key, order.dialect, order.client_key)) if order.client_key else None

    def find(self, job_id: str, key: str) -> Job | None:
        """The job of this key's owner, by the server's id, its number, or the caller's own key."""
        job = self._jobs.get(job_id)
        if job is None and job_id.isdigit():
            job = self._by_number.get(int(job_id))
        if job is None:
            own = (self._by_client_key.get((key, dialect, job_id)) for dialect in ("A",))
            job = next((found for found in own if found is not None), None)
        return job if job is not None and job.key == key else None

    def by_id(self, job_id: str) -> Job | None:
        """Whoever's job; for media, whose URL is its own permission."""
        return self._jobs.get(job_id)

    def before(self, job: Job) -> Job:
        """The job that the same caller had accepted before; itself when it is his first."""
        earlier = [one for one in self._jobs.values() if one.key == job.key and one.number < job.number]
        return earlier[-1] if earlier else job

    def settle(self, job: Job) -> None:
        """Let it end when it can; a job that did not complete is not paid for."""
        if job.settle(self._clock()):
            self._open.pop(job.id, None)
            if job.end is not End.COMPLETED:
                self._book.credit(self._line(job, "credit", self._clock()))

    def cancel(self, job: Job) -> bool:
        """End it now, unpaid; False when it was over already."""
        self.settle(job)
        if job.end is not None:
            return False
        job.end, job.ended_at = End.CANCELLED, self._clock()
        job.over.set()
        self._open.pop(job.id, None)
        self._book.credit(self._line(job, "credit", job.ended_at))
        return True

    def running(self, key: str) -> int:
        """How many jobs of that key are under way now."""
        for job in list(self._open.values()):
            self.settle(job)
        return sum(1 for job in self._open.values() if job.key == key)

    def _line(self, job: Job, kind: str, at: float) -> Line:
        order = job.order
        return Line(
            kind,
            at,
            job.id,
            job.key,
            order.client_key,
            order.dialect,
            order.model,
            order.effect,
            order.duration_s,
            job.micros,
        )
