"""Attempt: one try at a clip by a cloud, with what it cost and when it went on; what reports are counted from."""

from __future__ import annotations

from holysheep_studio.domain.frozen import Frozen


class Attempt(Frozen, frozen=True):
    """Money in millionths of `currency`, moments in seconds since 1970. None: not said, or not yet."""

    job_id: str  # empty: billed by a provider, unknown to the queue
    key: str
    connection: str
    at: float  # when the money was set aside: the day that it counts for
    model: str = ""
    project: str = ""
    currency: str | None = None
    held: int = 0
    charged: int = 0
    unpriced: bool = False  # it may cost something and nobody knows how much
    settled: bool = False  # the provider said what it cost, or surely charged nothing
    state: str = ""  # as of domain.job
    code: str = ""  # of the error that it ended with
    seconds: float = 0.0  # of the finished clip
    remote_id: str = ""
    price_version: int | None = None
    price_row: str = ""
    acknowledged_at: float | None = None
    succeeded_at: float | None = None
    ended_at: float | None = None
    tokens: int | None = None

    @property
    def acknowledgement_s(self) -> float | None:
        """From the request to the provider's answer."""
        return None if self.acknowledged_at is None else max(0.0, self.acknowledged_at - self.at)

    @property
    def render_s(self) -> float | None:
        """From that answer to the moment when the clip was seen to be made, its waiting in line included."""
        if self.acknowledged_at is None or self.succeeded_at is None:
            return None
        return max(0.0, self.succeeded_at - self.acknowledged_at)
