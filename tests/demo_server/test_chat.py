"""chat/completions: what is answered to what, and every way it can be broken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from tests.demo_server.caller import Answer, Caller

SCENE = "Describe the physics of this scene as JSON: a wave breaks"
STORY = "Make a storyboard with shots as JSON: a wave breaks"


async def ask(caller: Caller, user: str, **more: Any) -> Answer:
    sent = {
        "model": "deepseek-v3.2",
        "messages": [{"role": "system", "content": "You plan films."}, {"role": "user", "content": user}],
        "temperature": 0.7,
        "max_tokens": 2000,
        **more,
    }
    return await caller.call("POST", "/chat/completions", json=sent)


async def said(caller: Caller, user: str) -> str:
    answer = await ask(caller, user)
    assert answer.status == 200, answer
    content: str = answer.json["choices"][0]["message"]["content"]
    return content


async def test_a_scene_a_storyboard_and_a_sentence(caller: Caller) -> None:
    scene = json.loads(await said(caller, SCENE))
    assert set(scene) == {"initial_state", "physics_parameters", "temporal_changes", "expected_duration"}
    shots = json.loads(await said(caller, STORY))["shots"]
    assert [shot["shot_number"] for shot in shots] == [1, 2, 3, 4]
    assert set(shots[0]) == {
        "shot_number",
        "camera_angle",
        "action_description",
        "emotional_tone",
        "visual_elements",
    }
    assert "a wave" in await said(caller, "Improve: a wave")


async def test_the_same_question_has_the_same_answer(caller: Caller) -> None:
    assert await said(caller, SCENE) == await said(caller, SCENE)
    assert await said(caller, SCENE) != await said(caller, SCENE + " twice")


async def test_usage_adds_up_and_may_be_missing(caller: Caller) -> None:
    usage = (await ask(caller, SCENE)).json["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"] > 0
    assert "usage" not in (await ask(caller, SCENE + " [[chat:no-usage]]")).json


async def test_broken_answers(caller: Caller) -> None:
    fenced = await said(caller, SCENE + " [[chat:fenced]]")
    assert json.loads(fenced.split("```json\n")[1].split("\n```")[0])["expected_duration"] == 5.0
    assert isinstance(json.loads(await said(caller, STORY + " [[chat:array]]")), list)
    assert isinstance(json.loads(await said(caller, SCENE + " [[chat:array]]")), list)
    for kind in ("truncated", "prose", "empty"):
        with pytest.raises(json.JSONDecodeError):
            json.loads(await said(caller, f"{SCENE} [[chat:{kind}]]"))
    cut = (await ask(caller, SCENE + " [[chat:truncated]]")).json["choices"][0]
    assert cut["finish_reason"] == "length"
    assert (await ask(caller, SCENE + " [[chat:no-choices]]")).json["choices"] == []


async def test_a_repair_can_succeed(caller: Caller) -> None:
    question = SCENE + " [[chat:prose*1]]"
    with pytest.raises(json.JSONDecodeError):
        json.loads(await said(caller, question))
    assert json.loads(await said(caller, question))["expected_duration"] == 5.0


async def test_chat_may_be_refused_cut_and_late(caller: Caller) -> None:
    question = SCENE + " [[fail:429]]"
    assert [(await ask(caller, question)).status for _ in range(2)] == [429, 200]
    assert (await ask(caller, SCENE + " [[fail:500-object]]")).status == 500
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await ask(caller, SCENE + " [[drop]]")
    before = caller.clock.now
    await ask(caller, SCENE + " [[late:9]]")
    assert caller.clock.now == before + 9
    assert (await ask(caller, SCENE + " [[nosuch]]")).status == 422


@pytest.mark.parametrize(
    "changes",
    [
        {"messages": []},
        {"messages": ["x"]},
        {"messages": [{"role": "nobody", "content": "x"}]},
        {"messages": [{"role": "user"}]},
        {"temperature": 3},
        {"max_tokens": 0},
        {"model": None},
        {"response_format": {"type": "xml"}},
    ],
)
async def test_bad_questions_are_refused(caller: Caller, changes: dict[str, Any]) -> None:
    assert (await ask(caller, "x", **changes)).status == 422


async def test_chat_is_no_paid_job(caller: Caller) -> None:
    await ask(caller, SCENE)
    assert not caller.server.book.charges
    assert [entry.door for entry in caller.server.journal.entries] == ["chat"]
