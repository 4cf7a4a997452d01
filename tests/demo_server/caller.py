"""A caller of the demo server that knows only HTTP, and a clock that tests move by hand."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import aiohttp

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.shop import Options

if TYPE_CHECKING:
    from types import TracebackType

    from holysheep_studio.demo_server.server import DemoServer

NOON = 1_700_000_000.0


@dataclass(slots=True)
class Clock:
    """Seconds since 1970, moved by hand and by the server's own pauses."""

    now: float = NOON

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, read to its end."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Caller:
    """One connection's client: signs, versions and keys like each dialect wants it."""

    def __init__(self, server: DemoServer, clock: Clock) -> None:
        self.server = server
        self.clock = clock
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def call(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, *, key: str | None = None, **more: Any
    ) -> Answer:
        """Any request; a path is taken from the base URL, redirects are not followed."""
        full = url if url.startswith("http") else self.server.base_url + url
        secret = self.server.key if key is None else key
        sent = {"Authorization": f"Bearer {secret}", **(headers or {})}
        async with self._session.request(method, full, headers=sent, allow_redirects=False, **more) as response:
            return Answer(response.status, await response.read(), response.headers)

    async def submit(self, dialect: str, prompt: str = "a wave", headers: Mapping[str, str] | None = None) -> Answer:
        """The smallest submit of a dialect."""
        path = "/pixverse/v6/generate" if dialect == "B" else "/video/generate"
        return await self.call("POST", path, {**self.dress(dialect), **(headers or {})}, json=body(dialect, prompt))

    async def poll(self, dialect: str, job: str) -> Answer:
        """Ask after a job."""
        return await self.call("GET", f"/video/status/{job}", self.dress(dialect))

    async def job(self, dialect: str, prompt: str) -> str:
        """Submit a job whose answer is an id."""
        answer = await self.submit(dialect, prompt)
        assert answer.status == 200, answer
        found: str = answer.json["request_id" if dialect == "A" else "id"]
        return found

    async def finished(self, prompt: str) -> tuple[str, str]:
        """(id, media URL) of a job of dialect D that has ended well."""
        job = await self.job("D", prompt)
        await self.server.shop.jobs.find(job, _mark(self.server)).over.wait()  # type: ignore[union-attr]
        return job, (await self.poll("D", job)).json["video_url"]

    def dress(self, dialect: str) -> dict[str, str]:
        """The headers of a dialect."""
        if dialect == "A":
            return {"X-API-Version": "2026-01"}
        if dialect == "C":
            stamp = str(int(self.clock()))
            message = f"{stamp}:{self.server.key}".encode()
            signature = hmac.new(self.server.key.encode(), message, hashlib.sha256).hexdigest()
            return {"X-Timestamp": stamp, "X-HolySheep-Signature": signature}
        return {}

    async def demo(self, path: str, method: str = "GET", **more: Any) -> Any:
        """The server's own doors."""
        url = self.server.shop.root_url + "/demo" + path
        return (await self.call(method, url, {"X-Demo-Admin": "1"}, key="", **more)).json


def _mark(server: DemoServer) -> str:
    from holysheep_studio.demo_server.book import fingerprint  # noqa: PLC0415

    return fingerprint(server.key)


def body(dialect: str, prompt: str = "a wave", **changes: Any) -> dict[str, Any]:
    """A valid body of a dialect, as its document prints it."""
    bodies: dict[str, dict[str, Any]] = {
        "A": {
            "model": "pixverse-v6",
            "request_id": hashlib.sha256(prompt.encode()).hexdigest()[:16],
            "task": {
                "type": "temporal_generation",
                "effect": "slow_motion_4x",
                "prompt": prompt,
                "duration_seconds": 8,
                "resolution": "1080p",
                "physics_accuracy_priority": True,
                "seed": 0,
            },
        },
        "B": {
            "prompt": prompt,
            "mode": "slow_motion",
            "duration": 5,
            "fps": 120,
            "resolution": "1920x1080",
            "physics_simulation": {
                "type": "soft_body",
                "parameters": {"elasticity": 0.7, "damping": 0.3, "stiffness": 0.5},
                "validation_enabled": True,
                "strict_mode": False,
            },
            "temporal_modifiers": {"time_scale": 0.25, "frame_interpolation": "physics_based"},
            "output_format": "mp4",
            "quality": "high",
        },
        "C": {
            "model": "deepseek-v3.2",
            "prompt": prompt,
            "duration": 10,
            "resolution": "1080p",
            "fps": 30,
            "quality_preset": "production",
        },
        "D": {"model": "video-gen-2.1", "prompt": prompt, "duration": 5, "resolution": "1080p", "style": "cinematic"},
    }
    return {**bodies[dialect], **changes}


def options(clock: Clock, **changes: Any) -> Options:
    """A server that renders nothing, limits nothing and lives by the test's clock."""
    values: dict[str, Any] = {"instant": True, "limits": NO_LIMITS, "clock": clock, "sleep": clock.sleep}
    return Options(**{**values, **changes})
