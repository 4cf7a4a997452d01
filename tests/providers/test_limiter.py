"""Every limit at once, on a clock that costs no time, judged by the server's own journal."""

from __future__ import annotations

import asyncio
import itertools
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from holysheep_studio.domain.remote import Handle
from holysheep_studio.providers.transport.clock import backoff_s
from holysheep_studio.providers.transport.limiter import FORGET_AFTER_S, GROW_AFTER, Limiter, Limits
from tests.providers.clocks import VirtualClock
from tests.providers.servers import provider, site
from tests.providers.specs import KEY, slow

if TYPE_CHECKING:
    from holysheep_studio.providers.cloud import CloudProvider

HANDLE = Handle("holysheep-a", 1, {"id": "j1", "key": KEY.hex})


def most_in(journal: list[float], span_s: float) -> int:
    """The most requests in any window of that length."""
    times = sorted(journal)
    return max((sum(1 for other in times if start <= other < start + span_s) for start in times), default=0)


async def work(limiter: Limiter, time: VirtualClock, journal: list[float], way_s: float, *, submit: bool) -> None:
    permit = await limiter.permit(submit=submit)
    await time.sleep(way_s / 2)
    journal.append(time.now)
    await time.sleep(way_s / 2)
    limiter.give_back(permit, good=True)


@settings(max_examples=15)
@given(
    ways=st.lists(st.sampled_from([0.0, 0.01, 0.3, 1.7]), min_size=30, max_size=60),
    submits=st.lists(st.booleans(), min_size=30, max_size=60),
    idle_s=st.sampled_from([0.0, 3.0, 61.0]),
)
def test_s29_w39_and_w57_no_window_is_ever_overfull(ways: list[float], submits: list[bool], idle_s: float) -> None:
    async def main() -> None:
        time = VirtualClock()
        limiter = Limiter(Limits(7, 5, 40, 4, None), time.clock.monotonic, time.sleep)
        everything: list[float] = []
        paid: list[float] = []

        async def some(count: int) -> None:
            pairs = list(zip(ways, submits, strict=False))[:count]
            jobs = (work(limiter, time, paid if one else everything, way, submit=one) for way, one in pairs)
            await asyncio.gather(*jobs)

        async def both() -> None:
            await some(10)
            await time.sleep(idle_s)  # an idle bucket must not save up a burst
            await some(60)

        results = await time.run(both())
        assert results == [None]
        journal = everything + paid
        assert most_in(journal, 0.999) <= 5
        assert most_in(journal, 59.999) <= 40
        assert most_in(paid, 59.999) <= 7
        assert limiter.in_flight == 0

    asyncio.run(main())


async def test_s28_never_more_in_flight_than_allowed_and_first_come_first_served() -> None:
    time = VirtualClock()
    limiter = Limiter(Limits(None, None, None, 3, None), time.clock.monotonic, time.sleep)
    now, most, order = 0, 0, []

    async def one(number: int) -> None:
        nonlocal now, most
        permit = await limiter.permit()
        order.append(number)
        now += 1
        most = max(most, now)
        await time.sleep(1)
        now -= 1
        limiter.give_back(permit)

    await time.run(*(one(number) for number in range(12)))
    assert (most, order, time.now) == (3, list(range(12)), 4.0)


async def test_polls_pass_submits_that_wait() -> None:
    time = VirtualClock()
    limiter = Limiter(Limits(1, None, None, None, None), time.clock.monotonic, time.sleep)
    submits: list[float] = []
    polls: list[float] = []
    await time.run(
        *(work(limiter, time, submits, 0.0, submit=True) for _ in range(3)),
        *(work(limiter, time, polls, 0.0, submit=False) for _ in range(5)),
    )
    assert polls == [0.0] * 5
    assert submits == [0.0, 60.0, 120.0]


async def test_a_pause_stops_everything_and_a_smaller_circle_grows_again() -> None:
    time = VirtualClock()
    limiter = Limiter(Limits(None, None, None, 2, None), time.clock.monotonic, time.sleep)
    limiter.pause(7.0)
    limiter.shrink()
    limiter.shrink()  # never below one
    journal: list[float] = []
    await time.run(*(work(limiter, time, journal, 1.0, submit=False) for _ in range(GROW_AFTER)))
    assert journal[0] == 7.5
    assert [later - earlier for earlier, later in itertools.pairwise(journal)] == [1.0] * (GROW_AFTER - 1)
    begun = time.now
    await time.run(*(work(limiter, time, journal, 1.0, submit=False) for _ in range(4)))
    assert time.now - begun == 2.0


async def test_windows_that_the_server_names_are_learnt() -> None:
    time = VirtualClock()
    limiter = Limiter(Limits(None, 5, None, None, None), time.clock.monotonic, time.sleep)
    limiter.learn(2, 1.0)
    limiter.learn(3, 10.0)
    limiter.learn(0, 1.0)
    limiter.learn(5, float("nan"))
    journal: list[float] = []
    await time.run(*(work(limiter, time, journal, 0.0, submit=False) for _ in range(7)))
    assert journal == [0.0, 0.0, 1.0, 10.0, 10.0, 11.0, 20.0]


async def test_a_task_that_gives_up_while_waiting_leaves_no_hole() -> None:
    time = VirtualClock()
    limiter = Limiter(Limits(None, None, None, 1, None), time.clock.monotonic, time.sleep)
    held = await limiter.permit()
    waiting = [asyncio.ensure_future(limiter.permit()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    waiting[1].cancel()
    await asyncio.sleep(0)
    limiter.give_back(held)
    limiter.give_back(held)  # twice changes nothing
    permit = await asyncio.wait_for(waiting[2], 300)
    assert limiter.in_flight == 1
    limiter.give_back(permit)
    assert limiter.in_flight == 0


async def test_running_jobs_are_counted_by_key_and_forgotten_ones_leave() -> None:
    time = VirtualClock()
    running = Limiter(Limits(running=2), time.clock.monotonic, time.sleep).running
    keys = [UUID(int=number) for number in range(4)]
    entered: list[tuple[int, float]] = []

    async def enter(number: int) -> None:
        await running.enter(keys[number])
        entered.append((number, time.now))

    async def leave_after(number: int, seconds: float) -> None:
        await time.sleep(seconds)
        running.leave(keys[number])

    await time.run(enter(0), enter(1), enter(2), leave_after(0, 30))
    assert entered == [(0, 0.0), (1, 0.0), (2, 30.0)]
    running.see(keys[2])
    await time.run(enter(3))
    assert entered[-1] == (3, FORGET_AFTER_S)  # nobody asked about 1 any more


def test_w30_the_back_off_has_full_jitter_a_cap_and_a_floor() -> None:
    assert [backoff_s(tries, 1.0) for tries in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert backoff_s(5, 0.0) == 0.0
    assert backoff_s(0, 0.5, hint_s=30.0) == 30.0
    assert backoff_s(10**9, 1.0) == 60.0


@pytest.mark.parametrize("tasks", [5, 50])
async def test_d1_and_d54_tasks_that_all_get_a_429_all_finish(tasks: int) -> None:
    refused: set[str] = set()

    async def answer(request: web.Request) -> web.StreamResponse:
        body = await request.json()
        if body["request_id"] not in refused:
            refused.add(body["request_id"])
            return web.json_response(
                {"error": "rate_limit_exceeded", "retry_after_seconds": 2, "limit_type": "concurrent_requests"},
                status=429,
            )
        return web.json_response({"request_id": body["request_id"], "status": "queued"}, status=202)

    time = VirtualClock(pause_s=0.001)
    limits = Limits(None, None, None, in_flight=5, running=None)
    async with site(answer) as server, provider(server.url, clock=time.clock, limits=limits) as api:
        time.busy = lambda: api.session.limiter.in_flight > 0
        results = await time.run(*(api.submit(slow(), UUID(int=number)) for number in range(tasks)))
        assert [result for result in results if isinstance(result, BaseException)] == []
        assert len(server.seen) == 2 * tasks


async def test_s29_the_servers_journal_shows_no_window_too_full() -> None:
    journal: list[tuple[str, float]] = []
    time = VirtualClock(pause_s=0.001)

    async def answer(request: web.Request) -> web.StreamResponse:
        journal.append((request.method, time.now))
        return web.json_response({"request_id": "j", "status": "queued"})

    async with site(answer) as server, provider(server.url, clock=time.clock, limits=Limits(running=None)) as api:
        time.busy = lambda: api.session.limiter.in_flight > 0
        await time.run(*(_job(api, number) for number in range(40)))
    submits = [at for method, at in journal if method == "POST"]
    assert len(submits) == 40
    assert most_in(submits, 59.999) <= 15
    assert most_in([at for _, at in journal], 0.999) <= 5


async def _job(api: CloudProvider, number: int) -> None:
    submitted = await api.submit(slow(), UUID(int=number))
    for _ in range(3):
        await api.poll(submitted.handle)
