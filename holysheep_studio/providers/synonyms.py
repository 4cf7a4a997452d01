"""The words providers use for a job's state, as one table (providers.md 3.14)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.remote import RemoteStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    RemoteStatus.SUCCEEDED: "completed complete succeeded succeed success finished done ok",
    RemoteStatus.FAILED: "failed fail failure error errored aborted generation_failed",
    RemoteStatus.MODERATED: "moderated content_moderated moderation_failed nsfw rejected_by_moderation",
    RemoteStatus.CANCELLED: "canceled cancelled canceling cancelling",
    RemoteStatus.EXPIRED: "expired deleted",
    RemoteStatus.QUEUED: "queued queueing queuing pending submitted created initializing wait waiting in_queue "
    "preparing starting accepted received scheduled",
    RemoteStatus.THROTTLED: "throttled rate_limited",
    RemoteStatus.RUNNING: "processing in_progress running generating dreaming rendering",
}

STATUS: Mapping[str, RemoteStatus] = MappingProxyType(
    {word: status for status, words in _WORDS.items() for word in words.split()}
)


def status_of(word: str) -> RemoteStatus | None:
    """What a word means, whatever its case and hyphens; None for one that no provider was known to use."""
    return STATUS.get(word.strip().casefold().replace("-", "_").replace(" ", "_"))
