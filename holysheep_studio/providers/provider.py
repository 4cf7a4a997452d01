"""Provider: the one interface behind which every maker of video stands, whatever it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path
    from uuid import UUID

    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.chat import ChatReply, ChatRequest
    from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec
    from holysheep_studio.domain.issue import Issue
    from holysheep_studio.domain.money import Money, Prices
    from holysheep_studio.domain.remote import (
        Artifact,
        Cancellation,
        Handle,
        RemoteState,
        Submitted,
        UploadState,
        WebhookEvent,
    )

    UploadProgress = Callable[[int, int, UploadState | None], None]  # bytes done, bytes in all, what to keep
    # told True right before a paid request leaves, False when it surely did not begin; what it raises stops the submit
    Sending = Callable[[bool], Awaitable[None]]
    DownloadProgress = Callable[[int, int | None], None]  # bytes done, bytes in all where known


class Provider(Protocol):
    """Makes video elsewhere. Holds no state of a job: all of it is in the handles, which are kept as JSON.

    Every method may raise a ProviderError. A submit whose fate is not known raises UnsureError and was not repeated;
    `find` then tells whether the provider has the job.
    """

    @property
    def name(self) -> str:
        """The provider for people: the host it is reached at."""
        ...

    def capabilities(self, model: str) -> Capabilities:
        """What a model can do; for a model nobody knows, what the dialect can say."""
        ...

    def validate(self, spec: CloudSpec) -> tuple[Issue, ...]:
        """Everything that stops the spec or that a person should know, without asking the network."""
        ...

    def estimate(self, spec: CloudSpec, prices: Prices) -> Money | None:
        """What it will probably cost; None when that is not known."""
        ...

    async def upload(
        self, path: Path, kind: AssetKind, resume: UploadState | None, progress: UploadProgress
    ) -> AssetRef:
        """Bring a file to the provider, from where `resume` ended. RejectedError provider_unable without uploads."""
        ...

    async def submit(self, spec: CloudSpec, key: UUID, sending: Sending | None = None) -> Submitted:
        """Ask for the clip; this costs money. `key` is the same for every attempt at one job, and kept before.

        Waits for every limit first, then tells `sending`, then sends: whoever keeps what `sending` was told knows
        after a crash whether the request can have left.

        Raises RejectedError provider_unable, before anything is sent, when `validate` finds an error.
        """
        ...

    async def poll(self, handle: Handle) -> RemoteState:
        """Look at the job once."""
        ...

    async def find(self, key: UUID) -> Handle | None:
        """The job of this key, where the provider can be asked for it; None: not there, or it cannot be asked."""
        ...

    async def cancel(self, handle: Handle) -> Cancellation:
        """Ask the provider to stop."""
        ...

    async def artifacts(self, handle: Handle) -> tuple[Artifact, ...]:
        """The results with fresh links; empty while there are none."""
        ...

    async def download(self, handle: Handle, artifact: Artifact, target: Path, progress: DownloadProgress) -> str:
        """Fetch a result to `target`, resuming what is there in part; returns its SHA-256 in hex."""
        ...

    def parse_webhook(self, raw: bytes, headers: Mapping[str, str], now_s: float) -> WebhookEvent:
        """What a notice says. Raises RejectedError webhook_refused for a wrong signature or no event at all."""
        ...

    def forget(self, key: UUID) -> None:
        """The job is no longer worked on here: its place among the running ones is free."""
        ...

    async def close(self) -> None:
        """Close every connection."""
        ...


@runtime_checkable
class Chats(Protocol):
    """A provider that also answers chat/completions."""

    async def chat(self, request: ChatRequest) -> ChatReply:
        """One answer of a language model."""
        ...


@runtime_checkable
class Checks(Protocol):
    """A provider whose key can be tried at no cost."""

    async def check(self) -> None:
        """One harmless authenticated read. Raises AuthError when the key is not accepted."""
        ...


@runtime_checkable
class Balances(Protocol):
    """A provider that tells what is left in the account."""

    async def balance(self) -> Money | None:
        """What is left; None when the dialect cannot ask."""
        ...
