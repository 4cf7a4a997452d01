"""Each dialect as its document prints it: who is let in, what is read, what is answered."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from holysheep_studio.demo_server.doors import signature
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.server import DemoServer
from tests.demo_server.caller import Caller, Clock, body, options

PATHS = {"A": "/video/generate", "B": "/pixverse/v6/generate", "C": "/video/generate", "D": "/video/generate"}


async def test_a_answers_with_a_request_id_then_with_polls(caller: Caller) -> None:
    answer = await caller.submit("A", "rain [[polls:2]]")
    assert (answer.status, set(answer.json)) == (200, {"request_id", "status", "progress"})
    job = answer.json["request_id"]
    first, second = (await caller.poll("A", job)).json, (await caller.poll("A", job)).json
    assert (first["status"], second["status"]) == ("processing", "completed")
    assert 0 < first["progress"] < 100
    assert second["progress"] == 100
    assert second["physics_score"] == 93.5
    assert second["usage"] == {"total_tokens": 320, "cost": "0.050400", "currency": "USD"}
    assert (await caller.call("GET", second["output_url"])).body[4:8] == b"ftyp"


async def test_a_can_be_asked_after_by_the_callers_own_id(caller: Caller) -> None:
    sent = body("A")
    answer = await caller.call("POST", PATHS["A"], caller.dress("A"), json=sent)
    assert answer.json["request_id"] != sent["request_id"]
    assert (await caller.poll("A", sent["request_id"])).json["request_id"] == answer.json["request_id"]


async def test_b_waits_and_answers_with_the_video(caller: Caller) -> None:
    answer = await caller.submit("B")
    assert answer.status == 200
    assert "generation_id" not in answer.json
    assert (await caller.call("GET", answer.json["video_url"])).headers["Content-Type"] == "video/mp4"


async def test_b_answers_with_an_id_when_it_is_to_take_polls(caller: Caller) -> None:
    answer = (await caller.submit("B", "silk [[polls:1]]")).json
    assert set(answer) == {"generation_id", "status"}
    assert (await caller.poll("B", answer["generation_id"])).json["status"] == "completed"


async def test_c_answers_with_a_nested_url_and_usage(caller: Caller) -> None:
    answer = (await caller.submit("C")).json
    assert answer["data"]["url"].endswith("/clip.mp4")
    assert isinstance(answer["id"], str)
    assert answer["usage"]["total_tokens"] == 400
    assert answer["processing_time_ms"] >= 0


async def test_d_answers_with_an_id_and_a_queue(caller: Caller) -> None:
    answer = (await caller.submit("D")).json
    assert set(answer) == {"id", "status"}
    assert answer["status"] == "queued"
    done = (await caller.poll("D", answer["id"])).json
    assert (done["status"], "video_url" in done) == ("completed", True)


def test_the_signature_is_the_one_of_the_contract() -> None:
    expected = "2272c9fed2f7216f7c933b21523b348b82ca7f86a9e325b0ae798c027245a0ca"
    assert signature("sk_test_x", "1700000000") == expected


@pytest.mark.parametrize(
    "headers",
    [
        {"X-HolySheep-Signature": "0" * 64},
        {"X-Timestamp": "1699999000"},  # a signature of another time
        {"X-Timestamp": "later"},
        {"X-HolySheep-Signature": ""},
    ],
)
async def test_c_lets_nobody_in_with_a_wrong_signature(caller: Caller, headers: dict[str, str]) -> None:
    answer = await caller.submit("C", headers=headers)
    assert (answer.status, answer.json["error"]["code"]) == (401, 401)
    assert not caller.server.book.charges


async def test_a_stale_signature_that_was_right_is_refused(caller: Caller, clock: Clock) -> None:
    dress = caller.dress("C")
    clock.now += 301
    assert (await caller.submit("C", headers=dress)).status == 401
    assert (await caller.submit("C")).status == 200


async def test_a_wants_its_version(caller: Caller) -> None:
    answer = await caller.call("POST", PATHS["A"], json=body("A"))
    assert (answer.status, answer.json["field"]) == (400, "X-API-Version")


@pytest.mark.parametrize(("dialect", "shape"), [("A", str), ("B", str), ("C", dict), ("D", str)])
async def test_a_wrong_key_is_refused_in_the_dialects_shape(caller: Caller, dialect: str, shape: type) -> None:
    sent = {**caller.dress(dialect), "Authorization": "Bearer sk-wrong"}
    answer = await caller.call("POST", PATHS[dialect], sent, json=body(dialect))
    assert answer.status == 401
    assert isinstance(answer.json["error"], shape)
    for header in ("", "Bearer", f"bearer {caller.server.key}", caller.server.key):
        assert (await caller.call("POST", PATHS["D"], {"Authorization": header}, json=body("D"))).status == 401
    assert not caller.server.book.charges


@pytest.mark.parametrize(
    ("dialect", "changes", "field"),
    [
        ("A", {"request_id": ""}, "request_id"),
        ("A", {"task": {**body("A")["task"], "effect": "slow_motion_16x"}}, "task.effect"),
        ("A", {"task": {**body("A")["task"], "duration_seconds": "8"}}, "task.duration_seconds"),
        ("A", {"task": {**body("A")["task"], "seed": -1}}, "task.seed"),
        ("A", {"task": {**body("A")["task"], "source_video": ""}, "model": 5}, "model"),
        ("B", {"temporal_modifiers": {"time_scale": 0.05}}, "temporal_modifiers.time_scale"),
        ("B", {"mode": "hyperlapse"}, "mode"),
        ("B", {"mode": "time_lapse", "compression_ratio": 5000}, "compression_ratio"),
        ("B", {"resolution": "1080p"}, "resolution"),
        ("B", {"physics_simulation": {"type": "jelly"}}, "physics_simulation.type"),
        ("C", {"resolution": "hdr"}, "resolution"),
        ("C", {"duration": 7.5}, "duration"),
        ("D", {"duration": 31}, "duration"),
        ("D", {"duration": True}, "duration"),
        ("D", {"prompt": "   "}, "prompt"),
        ("D", {"callback_url": "https://example.com/hook"}, "callback_url"),
    ],
)
async def test_a_bad_field_is_refused_by_its_name(
    caller: Caller, dialect: str, changes: dict[str, Any], field: str
) -> None:
    answer = await caller.call("POST", PATHS[dialect], caller.dress(dialect), json=body(dialect, **changes))
    assert answer.status == 422
    error = answer.json["error"] if dialect == "C" else answer.json
    assert error["field"] == field
    assert len(caller.server.shop.jobs) == 0


async def test_strict_physics_is_checked_and_lenient_is_not(caller: Caller) -> None:
    physics: dict[str, Any] = {"type": "rigid_body", "parameters": {"gravity": 31, "made_up": 1}}
    strict = body("B", physics_simulation={**physics, "strict_mode": True, "validation_enabled": True})
    answer = await caller.call("POST", PATHS["B"], json=strict)
    assert (answer.status, answer.json["field"]) == (422, "physics_simulation.parameters.gravity")
    assert (await caller.call("POST", PATHS["B"], json=body("B", physics_simulation=physics))).status == 200


async def test_what_is_no_json_is_refused(caller: Caller) -> None:
    for data in (b"", b"{", b"[]", b"\xff\xfe", b"[" * 5000):
        answer = await caller.call("POST", PATHS["D"], {"Content-Type": "application/json"}, data=data)
        assert answer.status == 400, data
    assert (await caller.call("POST", PATHS["D"], data=b"{}")).status == 415
    much = {"Content-Type": "application/json"}
    large = io.BytesIO(b"\x20" * 2**21)
    assert (await caller.call("POST", PATHS["D"], much, data=large)).status == 413


async def test_seed_and_style_are_read(caller: Caller) -> None:
    await caller.submit("A")
    await caller.call("POST", PATHS["D"], json=body("D", "b", style=None))
    seeds = [job.order.seed for job in caller.server.shop.jobs]
    assert seeds == [0, None]


async def test_a_profile_speaks_only_its_own_dialect(clock: Clock) -> None:
    async with DemoServer(options(clock, profile=Dialect.A)) as server, Caller(server, clock) as caller:
        assert (await caller.submit("A")).status == 200
        assert (await caller.call("POST", PATHS["D"], caller.dress("A"), json=body("D"))).status == 422
        assert (await caller.submit("B")).status == 404


async def test_one_server_has_a_strict_address_for_each_dialect(caller: Caller) -> None:
    for dialect in ("A", "B", "C", "D"):
        base = caller.server.base_url_of(Dialect(dialect))
        assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/{dialect}/v1", base)
        answer = await caller.call("POST", base + PATHS[dialect], caller.dress(dialect), json=body(dialect))
        assert answer.status == 200
    unsigned = await caller.call("POST", caller.server.base_url_of(Dialect.C) + PATHS["C"], json=body("D"))
    assert unsigned.status == 401


async def test_a_job_belongs_to_its_key(clock: Clock) -> None:
    async with DemoServer(options(clock, keys=("one", "two"))) as server, Caller(server, clock) as caller:
        job = await caller.job("D", "mine")
        assert (await caller.call("GET", f"/video/status/{job}", key="two")).status == 404
        assert (await caller.call("GET", f"/video/status/{job}", key="one")).status == 200


async def test_only_this_machine_is_answered(caller: Caller) -> None:
    answer = await caller.call("POST", PATHS["D"], {"Host": "evil.example"}, json=body("D"))
    assert answer.status == 403
    root = caller.server.shop.root_url
    assert (await caller.call("GET", root + "/demo/journal")).status == 403
    assert (await caller.call("GET", root + "/v1/nosuch")).status == 404
