"""How jobs go on and end, what polls say of it, and what is paid."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from holysheep_studio.demo_server.refusals import REFUSALS
from holysheep_studio.demo_server.server import DemoServer
from tests.demo_server.caller import NOON, Caller, Clock, body, options

if TYPE_CHECKING:
    from pathlib import Path


async def polls(caller: Caller, prompt: str, times: int) -> list[Any]:
    job = await caller.job("A", prompt)
    return [(await caller.poll("A", job)).json for _ in range(times)]


async def test_progress_may_run_backwards_or_be_missing_or_nonsense(caller: Caller) -> None:
    found = await polls(caller, "x [[polls:5]] [[progress:backwards]]", 4)
    assert [one["progress"] for one in found] == [80, 60, 40, 20]
    found = await polls(caller, "x [[polls:4]] [[progress:10,50.5,30]]", 4)
    assert [one["progress"] for one in found] == [10, 50.5, 30, 100]
    assert all("progress" not in one for one in await polls(caller, "x [[polls:3]] [[progress:none]]", 2))
    assert [one["progress"] for one in await polls(caller, "x [[polls:3]] [[progress:text]]", 2)] == ["10", "20"]
    assert [one["progress"] for one in await polls(caller, "x [[polls:3]] [[progress:beyond]]", 2)] == [120, -5]


async def test_status_words(caller: Caller) -> None:
    found = await polls(caller, "x [[polls:4]] [[status:dreaming, IN_PROGRESS, whatever]]", 4)
    assert [one["status"] for one in found] == ["dreaming", "IN_PROGRESS", "whatever", "completed"]


async def test_a_job_may_never_end(caller: Caller) -> None:
    found = await polls(caller, "x [[end:never]]", 30)
    assert {one["status"] for one in found} == {"processing"}


async def test_a_job_takes_its_time(caller: Caller, clock: Clock) -> None:
    job = next(iter([await caller.job("D", "x [[takes:90]] [[polls:1]]")]))
    clock.now = NOON + 89
    assert (await caller.poll("D", job)).json["status"] == "processing"
    clock.now = NOON + 91
    done = (await caller.poll("D", job)).json
    assert (done["status"], done["processing_time_ms"]) == ("completed", 91_000)


@pytest.mark.parametrize(
    ("end", "status", "error"),
    [
        ("failed", "failed", "The generation failed"),
        ("failed-object", "failed", {"code": 500, "message": "The generation failed"}),
        ("moderated", "failed", {"code": "content_moderated", "message": "The result was held back"}),
        ("cancelled", "cancelled", None),
        ("expired", "expired", None),
    ],
)
async def test_jobs_that_end_badly_cost_nothing(caller: Caller, end: str, status: str, error: object) -> None:
    found = (await polls(caller, f"x [[end:{end}]]", 1))[0]
    assert found["status"] == status
    assert found.get("error") == error
    assert "output_url" not in found
    book = caller.server.book
    assert (len(book.charges), len(book.credits), book.total_micros) == (1, 1, 0)


async def test_a_dialect_that_waits_tells_a_failure_in_a_200(caller: Caller) -> None:
    for dialect in ("B", "C"):
        answer = await caller.submit(dialect, "x [[end:failed]]")
        assert (answer.status, answer.json["status"]) == (200, "failed")


@pytest.mark.parametrize(
    ("score", "expected"), [("null", None), ("0", 0.0), ("72.3", 72.3), ("84.9", 84.9), ("85", 85.0), ("97", 97.0)]
)
async def test_physics_scores(caller: Caller, score: str, expected: float | None) -> None:
    found = (await polls(caller, f"x [[score:{score}]]", 1))[0]
    assert found["physics_score"] == expected
    warned = expected is not None and expected < 85
    assert (found.get("warning") == "physics_accuracy_below_threshold") == warned
    assert ("recommendation" in found) == warned


async def test_a_score_and_usage_may_be_missing(caller: Caller) -> None:
    found = (await polls(caller, "x [[score:none]] [[usage:none]]", 1))[0]
    assert found["status"] == "completed"
    assert not {"physics_score", "usage", "warning"} & set(found)


@pytest.mark.parametrize("name", ["output_url", "video_url", "data.url", "url", "data.video_url"])
async def test_every_name_of_a_url(caller: Caller, name: str) -> None:
    found = (await polls(caller, f"x [[url:{name}]]", 1))[0]
    for step in name.split("."):
        found = found[step]
    assert found.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("kind", REFUSALS)
async def test_polls_can_be_refused_and_the_job_goes_on(caller: Caller, kind: str) -> None:
    job = await caller.job("D", f"x [[poll-fail:{kind}*1]]")
    assert (await caller.poll("D", job)).status == REFUSALS[kind][0]
    assert (await caller.poll("D", job)).json["status"] == "completed"
    assert len(caller.server.book.charges) == 1


async def test_polls_can_be_cut_and_late(caller: Caller) -> None:
    job = await caller.job("D", "x [[poll-drop*2]] [[poll-late:7]]")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await caller.poll("D", job)  # aiohttp itself tries a read twice when its kept connection turns out dead
    assert [entry.status for entry in caller.server.journal.at("status")] == [0, 0]
    assert caller.clock.now == NOON + 7
    assert (await caller.poll("D", job)).json["status"] == "completed"


async def test_nobody_knows_other_ids(caller: Caller) -> None:
    for job in ("nosuch", "0", "400000000", "%00", "a" * 300):
        assert (await caller.poll("D", job)).status == 404


async def test_the_price_follows_effect_and_length(caller: Caller) -> None:
    for effect in ("slow_motion_2x", "slow_motion_4x", "slow_motion_8x", "time_lapse", "hyperlapse"):
        sent = body("A", effect)
        sent["task"] |= {"effect": effect, "duration_seconds": 10}
        await caller.call("POST", "/video/generate", caller.dress("A"), json=sent)
    # 0.42 cents a second, by the multipliers of the contract's sample price list
    assert [line.micros for line in caller.server.book.charges] == [42_000, 63_000, 92_400, 33_600, 42_000]


async def test_the_book_and_the_journal_are_files_too_and_hold_no_key(tmp_path: Path, clock: Clock) -> None:
    book, journal = tmp_path / "book.jsonl", tmp_path / "journal.jsonl"
    book.write_text('{"kind": "charge", "job": "from before"}\n')
    files = options(clock, book_file=book, journal_file=journal, keys=("sk-very-secret-key",))
    async with DemoServer(files) as server, Caller(server, clock) as caller:
        await caller.submit("C", "x")
        await caller.submit("A", "x [[end:failed]]")
        await caller.call("GET", "/video/status/x?key=sk-very-secret-key")
        await caller.demo("/journal")
        shown = repr(server.journal.entries) + repr(server.book.charges) + json.dumps(await caller.demo("/book"))
    rows = [json.loads(line) for line in book.read_text().splitlines()]
    assert [row["kind"] for row in rows] == ["charge", "charge", "charge", "credit"]
    assert len({row["job"] for row in rows}) == 3
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    assert [(line["door"], line["status"]) for line in lines][:3] == [
        ("submit", 200),
        ("submit", 200),
        ("status", 404),
    ]
    assert len(lines[0]["key"]) == 8
    for text in (shown, book.read_text(), journal.read_text(), repr(files.limits)):
        assert "very-secret" not in text


async def test_a_server_closes_while_callers_wait(clock: Clock) -> None:
    async with DemoServer(options(clock)) as server:
        async with Caller(server, clock) as caller:
            await caller.job("D", "x [[end:never]]")
            assert server.open_connections == 1
        url = server.base_url
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(url)
