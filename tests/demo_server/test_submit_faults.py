"""Every way a submit can be answered wrongly, and that the book has one line for each accepted job, never two."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import pytest

from holysheep_studio.demo_server.cues import KNOWN, UnknownCue, read, without
from holysheep_studio.demo_server.refusals import PASSING, REFUSALS
from tests.demo_server.caller import NOON, Caller, body


@pytest.mark.parametrize("kind", REFUSALS)
async def test_every_refusal_is_played_and_accepts_nothing(caller: Caller, kind: str) -> None:
    answer = await caller.submit("D", f"a wave [[fail:{kind}]]")
    status, expected = REFUSALS[kind]
    assert answer.status == status
    if isinstance(expected, dict):
        assert expected.items() <= answer.json.items()
    else:
        assert answer.body.decode() == expected
    assert len(caller.server.shop.jobs) == 0
    assert not caller.server.book.charges


@pytest.mark.parametrize("kind", REFUSALS)
async def test_passing_faults_pass_and_lasting_ones_last(caller: Caller, kind: str) -> None:
    prompt = f"a wave [[fail:{kind}]]"
    await caller.submit("D", prompt)
    second = await caller.submit("D", prompt)
    accepted = second.status == 200 and "id" in (second.json if second.body else {})
    assert accepted == (kind in PASSING)
    assert len(caller.server.book.charges) == int(accepted)


async def test_a_cue_says_how_often(caller: Caller) -> None:
    answers = [(await caller.submit("D", "x [[fail:429*3]]")).status for _ in range(4)]
    assert answers == [429, 429, 429, 200]
    answers = [(await caller.submit("D", "y [[fail:429*0]]")).status for _ in range(4)]
    assert answers == [429] * 4
    answers = [(await caller.submit("D", "z [[fail:503]] [[fail:429]]")).status for _ in range(3)]
    assert answers == [503, 429, 200]


@pytest.mark.parametrize(
    ("hint", "headers", "fields"),
    [
        ("7", {"Retry-After": "7"}, {"retry_after_seconds": 7}),
        ("0.5", {"Retry-After": "0.5"}, {"retry_after_seconds": 0.5}),
        ("garbage", {"Retry-After": "soon, perhaps"}, {}),
        ("ms-1500", {"retry-after-ms": "1500"}, {}),
        ("body-3", {}, {"retry_after_seconds": 3}),
        ("none", {}, {}),
    ],
)
async def test_the_hints_of_a_429(caller: Caller, hint: str, headers: dict[str, str], fields: dict[str, Any]) -> None:
    answer = await caller.submit("D", f"x [[fail:429]] [[retry-after:{hint}]]")
    found = {name: value for name, value in answer.headers.items() if "etry" in name}
    assert {name.lower(): value for name, value in found.items()} == {n.lower(): v for n, v in headers.items()}
    assert {name: value for name, value in answer.json.items() if "retry" in name} == fields


@pytest.mark.parametrize(("hint", "shift_s"), [("date", 2), ("past", -3600)])
async def test_a_hint_as_a_date(caller: Caller, hint: str, shift_s: int) -> None:
    answer = await caller.submit("D", f"x [[fail:429-object]] [[retry-after:{hint}]]")
    assert parsedate_to_datetime(answer.headers["Retry-After"]).timestamp() == NOON + shift_s


async def test_the_three_documented_shapes_of_a_429(caller: Caller) -> None:
    text = (await caller.submit("A", "x [[fail:429]]")).json
    assert text == {
        "error": "rate_limit_exceeded",
        "retry_after_seconds": 2,
        "current_rate": "15/minute",
        "limit_type": "concurrent_requests",
    }
    assert (await caller.submit("C", "x [[fail:429-object]]")).json["error"]["code"] == 429
    assert (await caller.submit("D", "x [[fail:429-code]]")).json["error_code"] == 429


@pytest.mark.parametrize("dialect", "ABCD")
async def test_a_line_cut_after_accepting_is_one_job_and_one_line(caller: Caller, dialect: str) -> None:
    prompt = "x [[drop]]"
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await caller.submit(dialect, prompt)
    assert [entry.status for entry in caller.server.journal.entries] == [0]
    (job,) = caller.server.shop.jobs
    assert [line.job for line in caller.server.book.charges] == [job.id]


async def test_a_line_cut_before_accepting_is_no_job(caller: Caller) -> None:
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await caller.submit("D", "x [[drop:before]]")
    assert not caller.server.book.charges
    assert (await caller.submit("D", "x [[drop:before]]")).status == 200


async def test_half_an_answer(caller: Caller) -> None:
    with pytest.raises(aiohttp.ClientPayloadError):
        await caller.submit("D", "x [[drop:half]]")
    assert len(caller.server.book.charges) == 1


async def test_a_tried_again_a_finds_its_job(caller: Caller) -> None:
    prompt = "x [[drop*2]]"
    for _ in range(2):
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await caller.submit("A", prompt)
    answer = await caller.submit("A", prompt)
    assert answer.headers["Idempotent-Replayed"] == "true"
    (job,) = caller.server.shop.jobs
    assert answer.json["request_id"] == job.id
    assert len(caller.server.book.charges) == 1
    assert [entry.job for entry in caller.server.journal.entries] == [job.id] * 3


@pytest.mark.parametrize("dialect", "BCD")
async def test_the_idempotency_header_is_honoured_by_all(caller: Caller, dialect: str) -> None:
    for header in ("abc", '"abc"'):  # the draft wants quotes, most servers do not
        await caller.submit(dialect, "x", {"Idempotency-Key": header})
    assert len(caller.server.book.charges) == 1
    assert caller.server.book.charges[0].client_key == "abc"
    other = await caller.submit(dialect, "y", {"Idempotency-Key": "abc"})
    assert other.status == 422
    await caller.submit(dialect, "x", {"Idempotency-Key": "another"})
    await caller.submit(dialect, "x")
    await caller.submit(dialect, "x")
    assert len(caller.server.book.charges) == 4  # without a key each submit is a job of its own


async def test_a_used_request_id_with_another_body_is_refused(caller: Caller) -> None:
    sent = body("A")
    assert (await caller.call("POST", "/video/generate", caller.dress("A"), json=sent)).status == 200
    sent["task"]["duration_seconds"] = 9
    assert (await caller.call("POST", "/video/generate", caller.dress("A"), json=sent)).status == 422
    assert len(caller.server.book.charges) == 1


async def test_an_answer_that_comes_late_comes_after_the_job_was_taken_on(caller: Caller) -> None:
    answer = await caller.submit("D", "x [[late:45]]")
    assert caller.clock.now == NOON + 45
    (job,) = caller.server.shop.jobs
    assert (job.id, job.accepted_at) == (answer.json["id"], NOON)


@pytest.mark.parametrize(
    ("how", "status", "content"),
    [
        ("200", 200, "json"),
        ("201", 201, "json"),
        ("202", 202, "json"),
        ("204", 204, ""),
        ("empty", 200, ""),
        ("truncated", 200, "half"),
        ("html", 502, "<"),
        ("error", 200, "json"),
        ("no-id", 200, "json"),
    ],
)
async def test_odd_answers_to_accepted_submits(caller: Caller, how: str, status: int, content: str) -> None:
    answer = await caller.submit("D", f"x [[answer:{how}]]")
    assert answer.status == status
    assert len(caller.server.book.charges) == 1
    if content == "json":
        found = answer.json
        assert ("id" in found) == (how in {"200", "201", "202"})
        assert ("error" in found) == (how == "error")
    elif content == "half":
        with pytest.raises(json.JSONDecodeError):
            json.loads(answer.body)
    else:
        assert answer.body.startswith(content.encode())
        assert bool(answer.body) == bool(content)


async def test_an_immediate_url_and_a_duplicate_id(caller: Caller) -> None:
    url = (await caller.submit("A", "x [[answer:url]]")).json["output_url"]
    assert (await caller.call("GET", url)).status == 200
    first = await caller.job("D", "one")
    assert (await caller.submit("D", "two [[answer:duplicate]]")).json["id"] == first
    assert len(caller.server.book.charges) == 3


@pytest.mark.parametrize("name", ["request_id", "id", "generation_id", "task_id", "video_id", "job_id"])
async def test_every_name_of_an_id(caller: Caller, name: str) -> None:
    assert (await caller.submit("D", f"x [[id:{name}]]")).json[name] == next(iter(caller.server.shop.jobs)).id


async def test_numbers_as_text_and_empty_errors(caller: Caller) -> None:
    answer = (await caller.submit("C", "x [[numbers:text]] [[error:null]] [[score:72.3]]")).json
    assert (answer["usage"]["total_tokens"], answer["physics_score"], answer["error"]) == ("400", "72.3", None)
    assert (await caller.submit("C", "y [[error:empty]] [[usage:none]]")).json.keys() >= {"error", "data"}
    assert "usage" not in (await caller.submit("C", "y [[error:empty]] [[usage:none]]")).json


@pytest.mark.parametrize(
    "text", ["[[nosuch]]", "[[fail:999]]", "[[fail]]", "[[drop:*x]]", "[[late:soon]]", "[[ ]]", "[[score:high]]"]
)
async def test_a_cue_that_nobody_knows_is_told(caller: Caller, text: str) -> None:
    with pytest.raises(UnknownCue):
        read(text)
    answer = await caller.submit("D", f"x {text}")
    assert answer.status == 422
    assert "no cue" in answer.json["error"]


def test_cues_are_read_and_taken_out() -> None:
    cues = read("a [[fail:429*2]] wave [[drop]][[end:never]]")
    assert [(cue.name, cue.value, cue.left) for cue in cues] == [
        ("fail", "429", 2),
        ("drop", "", 1),
        ("end", "never", None),
    ]
    assert without("a [[fail:429*2]] wave [[drop]]") == "a wave"
    assert read("no [cues] here, a[0][1]") == []


def test_the_documentation_names_every_cue() -> None:
    from holysheep_studio.demo_server import cues  # noqa: PLC0415

    assert cues.__doc__ is not None
    assert [name for name in KNOWN if name not in cues.__doc__] == []
