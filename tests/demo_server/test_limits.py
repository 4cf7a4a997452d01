"""The limits are really kept: any window holds no more than it may, by the server's own journal."""

from __future__ import annotations

import asyncio

from holysheep_studio.demo_server.limits import NO_LIMITS, Limits, Meter, Window
from holysheep_studio.demo_server.server import DemoServer
from tests.demo_server.caller import Caller, Clock, options


async def test_fifteen_submits_a_minute_and_not_one_more(clock: Clock) -> None:
    limits = Limits(requests_per_second=None, running_jobs=None)
    async with DemoServer(options(clock, limits=limits)) as server, Caller(server, clock) as caller:
        for number in range(200):
            clock.now += 1.7
            await caller.submit("D", f"job {number}")
        times = [entry.at for entry in server.journal.entries if entry.status == 200]
        refused = [entry for entry in server.journal.entries if entry.status == 429]
    for start in times:
        assert sum(1 for at in times if start <= at < start + 60) <= 15
    assert len(times) > 80  # and as many as fit were let in
    assert {entry.refused for entry in refused} == {"requests_per_minute"}


async def test_the_refusal_says_when_there_is_room_and_then_there_is(clock: Clock) -> None:
    limits = Limits(submits_per_minute=2, requests_per_second=None, running_jobs=None)
    async with DemoServer(options(clock, limits=limits)) as server, Caller(server, clock) as caller:
        first = await caller.submit("D", "1")
        assert (first.headers["X-RateLimit-Limit"], first.headers["X-RateLimit-Remaining"]) == ("2", "1")
        clock.now += 10
        assert (await caller.submit("D", "2")).headers["X-RateLimit-Remaining"] == "0"
        refused = await caller.submit("D", "3")
        assert (refused.status, refused.json["retry_after_seconds"], refused.headers["Retry-After"]) == (429, 50, "50")
        assert refused.json["current_rate"] == "2/minute"
        clock.now += 49
        assert (await caller.submit("D", "3")).status == 429
        clock.now += 1
        assert (await caller.submit("D", "3")).status == 200
        assert len(server.book.charges) == 3


async def test_five_requests_a_second_count_polls_too_but_not_downloads(clock: Clock) -> None:
    async with DemoServer(options(clock, limits=Limits(running_jobs=None))) as server, Caller(server, clock) as caller:
        job = await caller.job("D", "x")
        answers = [(await caller.poll("D", job)) for _ in range(6)]
        assert [answer.status for answer in answers] == [200] * 4 + [429] * 2
        assert answers[-1].json["limit_type"] == "requests_per_second"
        url = answers[0].json["video_url"]
        for _ in range(10):
            assert (await caller.call("GET", url)).status == 200
        clock.now += 1
        assert (await caller.poll("D", job)).status == 200


async def test_five_hundred_requests_a_minute(clock: Clock) -> None:
    limits = Limits(requests_per_second=None)
    async with DemoServer(options(clock, limits=limits)) as server, Caller(server, clock) as caller:
        answers = [(await caller.poll("D", "nosuch")).status for _ in range(501)]
    assert answers == [404] * 500 + [429]


async def test_running_jobs_are_limited_until_one_ends(clock: Clock) -> None:
    limits = Limits(None, None, None, 2, None)
    async with DemoServer(options(clock, limits=limits)) as server, Caller(server, clock) as caller:
        first = await caller.job("D", "1 [[polls:1]]")
        await caller.job("D", "2 [[polls:9]]")
        refused = await caller.submit("D", "3")
        assert (refused.status, refused.json["limit_type"]) == (429, "concurrent_jobs")
        await caller.poll("D", first)
        assert (await caller.submit("D", "3")).status == 200


async def test_requests_at_once_are_limited_and_counted() -> None:
    clock = Clock()
    gate = asyncio.Event()

    async def wait_at_the_gate(_seconds: float) -> None:
        await gate.wait()

    limits = Limits(None, None, None, None, 3)
    chosen = options(clock, limits=limits, sleep=wait_at_the_gate)
    async with DemoServer(chosen) as server, Caller(server, clock) as caller:
        held = [asyncio.create_task(caller.submit("D", f"{n} [[late:1]]")) for n in range(3)]
        while server.journal.in_flight < 3:
            await asyncio.sleep(0)
        assert (await caller.submit("D", "one more")).json["limit_type"] == "concurrent_requests"
        gate.set()
        assert [answer.status for answer in await asyncio.gather(*held)] == [200] * 3
        assert server.journal.most_in_flight == 4


async def test_each_key_has_windows_of_its_own(clock: Clock) -> None:
    limits = Limits(submits_per_minute=1)
    chosen = options(clock, limits=limits, keys=("one", "two"))
    async with DemoServer(chosen) as server, Caller(server, clock) as caller:
        for key, status in (("one", 200), ("one", 429), ("two", 200)):
            sent = {"model": "m", "prompt": key, "duration": 5}
            assert (await caller.call("POST", "/video/generate", key=key, json=sent)).status == status


async def test_the_wrong_key_uses_up_nothing(clock: Clock) -> None:
    async with DemoServer(options(clock, limits=Limits())) as server, Caller(server, clock) as caller:
        for _ in range(50):
            assert (await caller.call("GET", "/video/status/x", key="wrong")).status == 401
        assert (await caller.submit("D", "x")).status == 200


def test_a_window_slides() -> None:
    window = Window(2, 60, "requests_per_minute")
    for at in (0.0, 30.0):
        assert window.excess(at) is None
        window.enter(at)
    excess = window.excess(59.0)
    assert excess is not None
    assert (excess.wait_s, excess.rate, excess.whole_seconds) == (1.0, "2/minute", 1)
    assert window.excess(60.0) is None


def test_no_limits_are_none() -> None:
    meter = Meter(NO_LIMITS)
    assert all(meter.enter(0.0, submit=True, running_jobs=10_000) is None for _ in range(10_000))
    assert meter.headers(0.0) == {}
