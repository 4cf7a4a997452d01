"""Webhooks: telling the caller that a job is over, signed after Standard Webhooks where there is a secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from holysheep_studio.demo_server.jobs import End, Job
from holysheep_studio.demo_server.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

#: Pauses before the second, third and last try.
PAUSES_S = (1.0, 4.0, 16.0)
_LIMIT_S = 5.0
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try to deliver a webhook."""

    at: float
    job: str
    event: str
    url: str
    status: int  # 0: nobody answered


def sign(secret: str, event: str, timestamp: str, body: bytes) -> str:
    """The `webhook-signature` of Standard Webhooks 1.0.0, symmetric: v1 and base64 HMAC-SHA256 of id.timestamp.body."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    message = b".".join([event.encode(), timestamp.encode(), body])
    return "v1," + base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


def check_callback(url: str) -> None:
    """Raise Refused 422 for an address outside this machine: the demo server tells nobody else."""
    if url and URL(url).host not in LOOPBACK_HOSTS:
        raise Refused(422, "callback_url must be on this machine (127.0.0.1 or localhost)", "callback_url")


class Webhooks:
    """Delivers until somebody says 2xx or 410, four tries at most."""

    def __init__(self, secret: str, clock: Callable[[], float], sleep: Callable[[float], Awaitable[None]]) -> None:
        """`secret` is "whsec_" and base64, or ""."""
        self.deliveries: list[Delivery] = []
        self._secret = secret
        self._clock = clock
        self._sleep = sleep
        self._session: aiohttp.ClientSession | None = None

    async def tell(self, job: Job) -> None:
        """Tell about the end of a job, or as its cues say."""
        how = job.playing.value("hook")
        if how == "lost":
            return
        if how == "early":
            await self._deliver(job, End.COMPLETED, how)
            return
        await job.over.wait()
        late = job.playing.number("hook-late")
        if late:
            await self._sleep(late)
        for _ in range(2 if how == "duplicated" else 1):
            await self._deliver(job, job.end or End.COMPLETED, how)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _deliver(self, job: Job, end: End, how: str | None) -> None:
        event = "msg_" + job.id  # the same for every try and for a duplicate
        kind = "video.completed" if end is End.COMPLETED else "video.failed"
        body = json.dumps({"id": job.id, "type": kind, "timestamp": self._clock(), "data": {"status": str(end)}})
        for pause_s in (*PAUSES_S, None):
            status = await self._post(job, event, body.encode(), how)
            if 200 <= status < 300 or status == 410 or pause_s is None:
                return
            await self._sleep(pause_s)

    async def _post(self, job: Job, event: str, body: bytes, how: str | None) -> int:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_LIMIT_S))
        url = job.order.callback_url
        headers = {"Content-Type": "application/json", **self._signed(event, body, how)}
        status = 0
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                status = response.status
        except (aiohttp.ClientError, TimeoutError):
            status = 0
        self.deliveries.append(Delivery(self._clock(), job.id, event, url, status))
        return status

    def _signed(self, event: str, body: bytes, how: str | None) -> dict[str, str]:
        if not self._secret or how == "unsigned":
            return {}
        timestamp = str(int(self._clock()) - (3600 if how == "wrong-time" else 0))
        signed = body + b" " if how == "bad-signature" else body
        signature = sign(self._secret, event, timestamp, signed)
        return {"webhook-id": event, "webhook-timestamp": timestamp, "webhook-signature": signature}
