"""Scenes from a language model, however it writes them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.chat import ChatReply, ChatRequest, Scene, offline_scene
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import AuthError, Code, ProviderError, UnavailableError
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.chat import UnfitError, describe_scene, read_scene, read_shots, scene_request
from holysheep_studio.providers.provider import Chats
from tests.providers.clocks import JumpingClock
from tests.providers.servers import provider

GOOD = {
    "initial_state": "A glass on the edge",
    "physics_parameters": {"gravity": 9.81, "mass": "0.2"},
    "temporal_changes": ["it tips", "it falls"],
    "expected_duration": 4,
}
SCENE = Scene("A glass on the edge", {"gravity": 9.81, "mass": 0.2}, ("it tips", "it falls"), 4.0)


class Model:
    """Answers with each text in turn."""

    def __init__(self, *replies: str | ChatReply | ProviderError) -> None:
        self.replies = list(replies)
        self.asked: list[ChatRequest] = []

    async def chat(self, request: ChatRequest) -> ChatReply:
        self.asked.append(request)
        reply = self.replies.pop(0)
        if isinstance(reply, ProviderError):
            raise reply
        return ChatReply(reply, 100) if isinstance(reply, str) else reply


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(GOOD),
        f"```json\n{json.dumps(GOOD, indent=2)}\n```",
        f"Sure! Here it is:\n```\n{json.dumps(GOOD)}\n```\nEnjoy.",
        f"The scene is {json.dumps(GOOD)} as you asked.",
    ],
    ids=["clean", "fenced", "fenced in prose", "in prose"],
)
async def test_s23_what_can_be_read_is_read(written: str) -> None:
    model = Model(written)
    scene = await describe_scene(model, "a glass")
    assert scene == replace(SCENE, tokens=100)
    assert len(model.asked) == 1


WRONG = [
    "I would love to help, but",
    json.dumps(GOOD)[:60],
    json.dumps([GOOD]),
    "[]",
    '"text"',
    "{}",
    json.dumps({**GOOD, "physics_parameters": {"gravity": "strong"}}),
    json.dumps({**GOOD, "physics_parameters": [1]}),
    json.dumps({**GOOD, "temporal_changes": [1, 2]}),
    json.dumps({**GOOD, "expected_duration": -1}),
    '{"initial_state": "x", "expected_duration": NaN}',
    "[" * 5000,
    "",
]


@pytest.mark.parametrize("written", WRONG)
async def test_w28_what_cannot_be_read_is_asked_for_once_more_and_then_the_fallback_is_marked(written: str) -> None:
    model = Model(written, written)
    scene = await describe_scene(model, " a glass ")
    assert scene.offline
    assert scene.initial_state == "a glass with natural physics simulation"
    assert scene.physics_parameters == {"gravity": 9.81, "air_resistance": 0.01}
    assert scene.temporal_changes == ("Object moves according to physics laws",)
    assert scene.expected_duration_s == 5.0
    assert scene.tokens == 200  # both answers were paid
    first, second = model.asked
    assert (second.json_object, second.temperature) == (True, 0.0)
    assert second.cache_key != first.cache_key


async def test_a_repaired_answer_counts() -> None:
    scene = await describe_scene(Model("prose", json.dumps(GOOD)), "a glass")
    assert (scene.initial_state, scene.offline, scene.tokens) == (SCENE.initial_state, False, 200)


async def test_a_cut_off_answer_is_not_believed_even_where_it_parses() -> None:
    cut = ChatReply(json.dumps(GOOD), 10, truncated=True)
    assert (await describe_scene(Model(cut, cut), "a glass")).offline


async def test_w31_unknown_usage_stays_unknown_and_failed_calls_count_nothing() -> None:
    scene = await describe_scene(Model(ChatReply("prose", None), json.dumps(GOOD)), "a glass")
    assert scene.tokens is None
    down = UnavailableError(Code.PROVIDER_DOWN, provider="h", message="m")
    assert (await describe_scene(Model(down), "a glass")) == offline_scene("a glass")


async def test_a_refused_key_is_for_the_person_not_for_the_fallback() -> None:
    with pytest.raises(AuthError):
        await describe_scene(Model(AuthError(Code.PROVIDER_AUTH, provider="h", message="m")), "a glass")


def test_s53_the_cache_key_covers_everything_that_shapes_the_answer() -> None:
    plain = ChatRequest("m", "s", "u")
    changed = [
        ChatRequest("m2", "s", "u"), ChatRequest("m", "s2", "u"), ChatRequest("m", "s", "u2"),
        ChatRequest("m", "s", "u", temperature=0.6), ChatRequest("m", "s", "u", most_tokens=9),
        ChatRequest("m", "s", "u", json_object=True), ChatRequest("m", "s", "u", template="2"),
        ChatRequest("m", "su", ""),
    ]  # fmt: skip
    assert len({plain.cache_key, *(request.cache_key for request in changed)}) == len(changed) + 1
    assert plain.cache_key == ChatRequest("m", "s", "u").cache_key


SHOT = {"shot_number": 9, "camera_angle": "low", "action_description": "She runs", "emotional_tone": "tense"}


@pytest.mark.parametrize("wrapped", [{"shots": [SHOT, SHOT]}, [SHOT, SHOT]], ids=["object", "array"])
def test_c31_and_w62_shots_come_as_object_or_array_and_are_numbered_by_their_order(wrapped: object) -> None:
    shots = read_shots(ChatReply(json.dumps(wrapped)))
    assert [shot.shot_number for shot in shots] == [1, 2]
    assert {shot.action_description for shot in shots} == {"She runs"}


@pytest.mark.parametrize(
    ("elements", "found"), [("rain", ("rain",)), (["rain", " fog "], ("rain", "fog")), (None, ()), ([], ())]
)
def test_w63_visual_elements_may_be_a_list_or_text(elements: object, found: tuple[str, ...]) -> None:
    reply = ChatReply(json.dumps([{**SHOT, "visual_elements": elements}]))
    assert read_shots(reply)[0].visual_elements == found


@given(st.text() | st.recursive(st.none() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_whatever_a_model_writes_is_a_scene_or_unfit(written: str) -> None:
    for read in (read_scene, read_shots):
        try:
            read(ChatReply(written))
        except UnfitError:
            continue


@pytest.mark.parametrize(
    ("cue", "offline"),
    [("clean", False), ("fenced", False), ("array", True), ("truncated", True), ("prose", True), ("no-choices", True)],
)
async def test_s23_against_the_demo_server(cue: str, offline: bool) -> None:  # noqa: FBT001
    async with (
        DemoServer(Options(instant=True, limits=NO_LIMITS)) as running,
        provider(running.base_url, "A", key=Secret(running.key), clock=JumpingClock().clock) as api,
    ):
        assert isinstance(api, Chats)
        scene = await describe_scene(api, f"a glass [[chat:{cue}]]")
        assert scene.offline is offline
        assert scene_request("a glass").model == "deepseek-v3.2"


def test_half_a_surrogate_pair_in_a_scene_can_be_kept() -> None:
    written = '{"initial_state": "a \\ud83d\\ude00 and \\ud800", "physics_parameters": {"\\udc00": 1}}'
    scene = read_scene(ChatReply(written))
    assert scene.initial_state == "a \U0001f600 and ?"
    assert from_json(Scene, to_json(scene)) == scene
