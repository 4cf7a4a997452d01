"""Chat: scene descriptions, storyboards and prompts in the shape of chat/completions, whole or broken on demand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from holysheep_studio.demo_server.cues import Playing, without
from holysheep_studio.demo_server.line import Cut
from holysheep_studio.demo_server.orders import Fields
from holysheep_studio.demo_server.refusals import Refused, refusal
from holysheep_studio.demo_server.video import json_body

if TYPE_CHECKING:
    from holysheep_studio.demo_server.shop import Shop

_ANGLES = ("wide shot, eye level", "medium shot, low angle", "close-up, tracking", "wide shot, slow push-in")
_MOST_MESSAGES = 200


async def complete(shop: Shop, request: web.Request) -> web.StreamResponse:
    """Answer a chat request. The content follows from the request alone: the same question, the same answer."""
    body = await json_body(request)
    model, system, user = _read(body)
    playing = shop.rules.playing("chat", "", user, user)
    kind = playing.play("fail")
    if kind is not None:
        return refusal(kind, now=shop.clock(), hint=playing.value("retry-after"))
    late = playing.play("late")
    if late is not None:
        await shop.options.sleep(float(late))
    if playing.play("drop") is not None:
        raise Cut
    text = _content(f"{system}\n{user}", without(user), playing)
    return web.json_response(_answer(model, f"{system} {user}", text, playing, shop.clock()))


def _read(body: dict[str, Any]) -> tuple[str, str, str]:
    """(model, system text, user text). Raises Refused 422."""
    fields = Fields(body)
    model = fields.text("model")
    fields.number("temperature", 0, 2, 1)
    fields.whole("max_tokens", 1, 1_000_000, 1000)
    form = fields.inner("response_format", needed=False)
    if form is not None:
        form.choice("type", ("json_object", "text", "json_schema"))
    messages = body.get("messages")
    if not isinstance(messages, list) or not 1 <= len(messages) <= _MOST_MESSAGES:
        raise Refused(422, "messages must be a list of 1-200", "messages")
    said: dict[str, list[str]] = {"system": [], "user": [], "assistant": []}
    for number, message in enumerate(messages):
        if not isinstance(message, dict):
            raise Refused(422, "a message must be an object", f"messages.{number}")
        row = Fields(message, f"messages.{number}.")
        said[row.choice("role", ("system", "user", "assistant"))].append(row.text("content"))
    return model, "\n".join(said["system"]), "\n".join(said["user"])


def _content(asked: str, subject: str, playing: Playing) -> str:
    if playing.play("chat", "empty") is not None:
        return ""
    if playing.play("chat", "prose") is not None:
        return f"Certainly! Here is how I see it: {subject[:200]}. The light falls softly and everything moves."
    value = _value(asked.casefold(), subject)
    if isinstance(value, str):
        return value
    if playing.play("chat", "array") is not None:
        text = json.dumps(value.get("shots", [value]), ensure_ascii=False)
    else:
        text = json.dumps(value, ensure_ascii=False)
    if playing.play("chat", "fenced") is not None:
        return f"Here you are:\n```json\n{text}\n```"
    if playing.play("chat", "truncated") is not None:
        return text[: len(text) * 6 // 10]
    return text


def _value(asked: str, subject: str) -> dict[str, Any] | str:
    """What was asked for: shots, a scene with physics, or a sentence."""
    if '"paragraphs"' in asked:
        return {"paragraphs": [f"{text}, in soft daylight" for text in _paragraphs(subject)]}
    if "shot" in asked or "storyboard" in asked:
        return {
            "shots": [
                {
                    "shot_number": number,
                    "camera_angle": angle,
                    "action_description": f"Moment {number} of: {subject[:200]}",
                    "emotional_tone": "calm" if number % 2 else "tense",
                    "visual_elements": ["soft key light", "shallow depth of field"],
                }
                for number, angle in enumerate(_ANGLES, start=1)
            ]
        }
    if "physic" in asked or "initial_state" in asked or "json" in asked:
        return {
            "initial_state": f"{subject[:400]}, at rest before the motion begins",
            "physics_parameters": {"gravity": 9.81, "air_resistance": 0.01},
            "temporal_changes": ["The motion begins", "The motion reaches its height", "Everything comes to rest"],
            "expected_duration": 5.0,
        }
    return f"{subject[:400]}, slow push-in, soft daylight, fine detail in motion"


def _paragraphs(subject: str) -> list[str]:
    """The paragraphs of an action that is to be made richer."""
    try:
        found = json.loads(subject)["paragraphs"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    return [text.rstrip(".") for text in found if isinstance(text, str)] if isinstance(found, list) else []


def _answer(model: str, asked: str, text: str, playing: Playing, now: float) -> dict[str, Any]:
    cut_short = playing.value("chat") == "truncated"
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": text},
        "finish_reason": "length" if cut_short else "stop",
    }
    body: dict[str, Any] = {
        "id": "chatcmpl-demo",
        "object": "chat.completion",
        "created": int(now),
        "model": model,
        "choices": [] if playing.play("chat", "no-choices") is not None else [choice],
    }
    if playing.play("chat", "no-usage") is None:
        asked_tokens, answered = len(asked) // 4 + 1, len(text) // 4 + 1
        body["usage"] = {
            "prompt_tokens": asked_tokens,
            "completion_tokens": answered,
            "total_tokens": asked_tokens + answered,
        }
    return body
