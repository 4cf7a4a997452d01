"""Many jobs at once with faults of every kind: each ends well and is billed once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp

from holysheep_studio.demo_server.rules import rule
from holysheep_studio.demo_server.server import DemoServer
from tests.demo_server.caller import Caller, Clock, options

if TYPE_CHECKING:
    from tests.demo_server.caller import Answer

JOBS, AT_ONCE = 300, 100
FAULTS = ("[[fail:429]]", "[[fail:503]]", "[[drop]]", "[[drop:before]]", "[[poll-fail:502]]", "[[cut:0.4]]")


async def insist(call: object) -> Answer:
    """Try until there is a good answer; safe here because the server knows repeated submits by their id."""
    while True:
        try:
            answer: Answer = await call()  # type: ignore[operator]
        except aiohttp.ClientError:
            continue
        if answer.status == 200:
            return answer


async def test_many_jobs_with_faults_are_billed_once_each(clock: Clock) -> None:
    rules = tuple(rule({"play": play, "probability": 0.05, "seed": seed}) for seed, play in enumerate(FAULTS))
    async with DemoServer(options(clock, rules=rules)) as server, Caller(server, clock) as caller:
        slots = asyncio.Semaphore(AT_ONCE)

        async def whole(number: int) -> bytes:
            async with slots:
                taken = await insist(lambda: caller.submit("A", f"job {number} [[polls:2]]"))
                url = ""
                while not url:
                    poll = await insist(lambda: caller.poll("A", taken.json["request_id"]))
                    url = poll.json.get("output_url", "")
                return (await insist(lambda: caller.call("GET", url))).body

        clips = await asyncio.gather(*(whole(number) for number in range(JOBS)))
        assert {len(clip) for clip in clips} == {4400}
        assert len(server.book.charges) == len({line.client_key for line in server.book.charges}) == JOBS
        assert server.book.credits == []
        failed = [entry for entry in server.journal.entries if entry.status in {0, 429, 502, 503}]
        assert len(failed) > JOBS // 10  # the faults really happened
        assert server.journal.in_flight == 0
    assert server.open_connections == 0
