"""A provider in memory that keeps a billing book and does what a test's script says, for the queue's money rules."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.capability import Capabilities, Idempotency, Span
from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec
from holysheep_studio.domain.errors import Code, RejectedError, UnsureError
from holysheep_studio.domain.money import Money, Prices
from holysheep_studio.domain.remote import Artifact, Cancellation, Handle, RemoteState, RemoteStatus, Submitted

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from uuid import UUID

    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.remote import UploadState, WebhookEvent


@dataclass
class ScriptedProvider:
    """`submits`, `polls` and `downloads` are errors raised by the first calls, None for a call that works."""

    clip: Path
    name: str = "scripted.test"
    idempotency: Idempotency = Idempotency.NONE
    finds: bool = False
    cancellation: Cancellation = Cancellation.UNSUPPORTED
    cost: Money | None = field(default_factory=lambda: Money(31_500, "USD"))
    cancelled_costs: Money | None = None  # said of a job that ends as cancelled
    looks: int = 1  # polls until the job is done
    ends: RemoteStatus = RemoteStatus.SUCCEEDED
    bill_lost: bool = True  # a submit that raises UnsureError was billed all the same
    find_fails: Exception | None = None
    submits: list[Exception | None] = field(default_factory=list)
    polls: list[Exception | None] = field(default_factory=list)
    downloads: list[Exception | None] = field(default_factory=list)
    slow_submit: asyncio.Event | None = None
    book: list[str] = field(default_factory=list)  # one line a paid job: its key
    seen: Counter[str] = field(default_factory=Counter)

    def capabilities(self, model: str) -> Capabilities:
        return Capabilities(Span(Fraction(1), Fraction(60)), models=(model,), idempotency=self.idempotency)

    def validate(self, spec: CloudSpec) -> tuple[Issue, ...]:  # noqa: ARG002 - the interface
        return ()

    def estimate(self, spec: CloudSpec, prices: Prices) -> Money | None:  # noqa: ARG002 - the interface
        return self.cost

    async def upload(
        self,
        path: Path,
        kind: AssetKind,
        resume: UploadState | None,  # noqa: ARG002 - the interface
        progress: Callable[[int, int, UploadState | None], None],
    ) -> AssetRef:
        self.seen["upload"] += 1
        progress(1, 1, None)
        return AssetRef(kind, url=f"https://scripted.test/{path.name}")

    async def submit(
        self,
        spec: CloudSpec,  # noqa: ARG002 - the interface
        key: UUID,
        sending: Callable[[bool], Awaitable[None]] | None = None,
    ) -> Submitted:
        if sending is not None:
            await sending(True)  # noqa: FBT003 - see provider.Sending
        self.seen["submit"] += 1
        if self.slow_submit is not None:
            await self.slow_submit.wait()
        error = self.submits.pop(0) if self.submits else None
        billed = error is None or (isinstance(error, UnsureError) and self.bill_lost)
        if billed and not (self.idempotency is not Idempotency.NONE and str(key) in self.book):
            self.book.append(str(key))
        if error is not None:
            raise error
        return Submitted(Handle("scripted", 1, {"id": str(key)}), RemoteState(RemoteStatus.QUEUED))

    async def poll(self, handle: Handle) -> RemoteState:
        self.seen["poll"] += 1
        error = self.polls.pop(0) if self.polls else None
        if error is not None:
            raise error
        if self.seen[f"poll {handle.fields['id']}"] + 1 < self.looks:
            self.seen[f"poll {handle.fields['id']}"] += 1
            return RemoteState(RemoteStatus.RUNNING, progress=0.5, next_poll_s=0.5)
        cost = {RemoteStatus.SUCCEEDED: self.cost, RemoteStatus.CANCELLED: self.cancelled_costs}.get(self.ends)
        return RemoteState(self.ends, cost=cost, physics_score=0.0)

    async def find(self, key: UUID) -> Handle | None:
        self.seen["find"] += 1
        if self.find_fails is not None:
            raise self.find_fails
        return Handle("scripted", 1, {"id": str(key)}) if self.finds and str(key) in self.book else None

    async def cancel(self, handle: Handle) -> Cancellation:  # noqa: ARG002 - the interface
        self.seen["cancel"] += 1
        return self.cancellation

    async def artifacts(self, handle: Handle) -> tuple[Artifact, ...]:
        return (Artifact(f"https://scripted.test/{handle.fields['id']}.mp4"),)

    async def download(
        self,
        handle: Handle,  # noqa: ARG002 - the interface
        artifact: Artifact,  # noqa: ARG002 - the interface
        target: Path,
        progress: Callable[[int, int | None], None],
    ) -> str:
        self.seen["download"] += 1
        error = self.downloads.pop(0) if self.downloads else None
        if error is not None:
            raise error
        shutil.copy(self.clip, target)
        progress(1, 1)
        return ""

    def parse_webhook(self, raw: bytes, headers: Mapping[str, str], now_s: float) -> WebhookEvent:
        raise RejectedError(Code.WEBHOOK_REFUSED, what=f"{len(raw)} {len(headers)} {now_s}")

    def forget(self, key: UUID) -> None:
        self.seen[f"forget {key}"] += 1

    async def close(self) -> None:
        self.seen["close"] += 1
