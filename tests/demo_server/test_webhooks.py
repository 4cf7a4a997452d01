"""Webhooks: what is sent, how it is signed, and that it can be lost, doubled, early and forged."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.webhooks import sign
from tests.demo_server.caller import NOON, Caller, Clock, body, options

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"  # noqa: S105 - made up


@dataclass(slots=True)
class Receiver:
    """A place to be called back at, which answers with the statuses it is given, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    got: list[tuple[bytes, Mapping[str, str]]] = field(default_factory=list)
    called: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        self.got.append((await request.read(), request.headers))
        self.called.set()
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


@pytest.fixture
async def signed(clock: Clock) -> AsyncIterator[Caller]:
    async with DemoServer(options(clock, webhook_secret=SECRET)) as server, Caller(server, clock) as made:
        yield made


async def submit(caller: Caller, receiver: Receiver, prompt: str) -> str:
    sent = body("D", prompt, callback_url=receiver.url)
    answer = await caller.call("POST", "/video/generate", json=sent)
    job: str = answer.json["id"]
    return job


async def told(caller: Caller, times: int) -> None:
    """Wait until that many tries to deliver have been made."""
    async with asyncio.timeout(300):
        while len(caller.server.deliveries) < times:
            await asyncio.sleep(0.001)


def is_signed(got: tuple[bytes, Mapping[str, str]]) -> bool:
    raw, headers = got
    return headers["webhook-signature"] == sign(SECRET, headers["webhook-id"], headers["webhook-timestamp"], raw)


def test_the_signature_is_the_one_of_standard_webhooks() -> None:
    # the vector of the specification's reference libraries
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - printed in their documentation
    found = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_a_finished_job_is_told_and_signed(signed: Caller, receiver: Receiver) -> None:
    job = await submit(signed, receiver, "x")
    await told(signed, 1)
    (got,) = receiver.got
    assert is_signed(got)
    raw, headers = got
    content: dict[str, Any] = json.loads(raw)
    assert (content["id"], content["type"]) == (job, "video.completed")
    assert headers["webhook-timestamp"] == str(int(NOON))
    assert "Authorization" not in headers


async def test_without_a_secret_nothing_is_signed(caller: Caller, receiver: Receiver) -> None:
    await submit(caller, receiver, "x [[end:failed]]")
    await told(caller, 1)
    raw, headers = receiver.got[0]
    assert json.loads(raw)["type"] == "video.failed"
    assert "webhook-signature" not in headers


async def test_a_lost_webhook_never_comes_and_polling_still_works(signed: Caller, receiver: Receiver) -> None:
    job = await submit(signed, receiver, "x [[hook:lost]]")
    assert (await signed.poll("D", job)).json["status"] == "completed"
    await submit(signed, receiver, "another")
    await told(signed, 1)
    assert job not in {delivery.job for delivery in signed.server.deliveries}


async def test_a_doubled_webhook_has_the_same_id(signed: Caller, receiver: Receiver) -> None:
    await submit(signed, receiver, "x [[hook:duplicated]]")
    await told(signed, 2)
    first, second = receiver.got
    assert first[0] == second[0]
    assert first[1]["webhook-id"] == second[1]["webhook-id"]


async def test_an_early_webhook_lies(signed: Caller, receiver: Receiver) -> None:
    job = await submit(signed, receiver, "x [[hook:early]] [[polls:3]]")
    await told(signed, 1)
    assert json.loads(receiver.got[0][0])["data"]["status"] == "completed"
    assert (await signed.poll("D", job)).json["status"] == "processing"


async def test_forged_webhooks(signed: Caller, receiver: Receiver) -> None:
    await submit(signed, receiver, "x [[hook:bad-signature]]")
    await told(signed, 1)
    assert not is_signed(receiver.got[0])
    await submit(signed, receiver, "x [[hook:wrong-time]]")
    await told(signed, 2)
    assert is_signed(receiver.got[1])
    assert int(receiver.got[1][1]["webhook-timestamp"]) == int(NOON) - 3600
    await submit(signed, receiver, "x [[hook:unsigned]]")
    await told(signed, 3)
    assert "webhook-signature" not in receiver.got[2][1]


async def test_a_late_webhook(signed: Caller, receiver: Receiver, clock: Clock) -> None:
    await submit(signed, receiver, "x [[hook-late:120]]")
    await told(signed, 1)
    assert clock.now == NOON + 120


async def test_a_refused_webhook_is_sent_again_and_410_ends_it(signed: Caller, receiver: Receiver) -> None:
    receiver.statuses = [500, 503, 200]
    await submit(signed, receiver, "x")
    await told(signed, 3)
    assert [delivery.status for delivery in signed.server.deliveries] == [500, 503, 200]
    receiver.statuses = [410]
    await submit(signed, receiver, "y")
    await told(signed, 4)
    receiver.statuses = [500] * 9
    await submit(signed, receiver, "z")
    await told(signed, 8)
    assert [delivery.status for delivery in signed.server.deliveries][3:] == [410, 500, 500, 500, 500]


async def test_nobody_there_is_tried_again(signed: Caller, unused_tcp_port: int) -> None:
    nobody = Receiver(f"http://127.0.0.1:{unused_tcp_port}/hook")
    await submit(signed, nobody, "x")
    await told(signed, 4)
    assert [delivery.status for delivery in signed.server.deliveries] == [0] * 4
