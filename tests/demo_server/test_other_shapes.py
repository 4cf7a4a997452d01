"""PixVerse's Platform API and the /videos shape, as far as the demo server speaks them."""

from __future__ import annotations

import itertools
from typing import Any

import aiohttp
import pytest

from holysheep_studio.demo_server.limits import Limits
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.server import DemoServer
from tests.demo_server.caller import Answer, Caller, Clock, options

TRACES = itertools.count()
LOOK = {"model": "v6", "prompt": "a wave", "duration": 5, "quality": "540p", "aspect_ratio": "9:16"}


async def pixverse(
    caller: Caller, method: str, path: str, *, key: str | None = None, trace: str | None = None, **more: Any
) -> Answer:
    url = caller.server.base_url_of(Dialect.PIXVERSE) + "/openapi/v2" + path
    sent = {
        "API-KEY": caller.server.key if key is None else key,
        "Ai-trace-id": f"trace-{next(TRACES)}" if trace is None else trace,
        "Authorization": "",
    }
    return await caller.call(method, url, sent, **more)


async def generate(caller: Caller, **changes: Any) -> Any:
    return (await pixverse(caller, "POST", "/video/text/generate", json={**LOOK, **changes})).json


async def test_pixverse_from_text_to_a_clip(caller: Caller) -> None:
    taken = await generate(caller, prompt="a wave [[polls:2]]")
    assert (taken["ErrCode"], taken["ErrMsg"]) == (0, "success")
    path = f"/video/result/{taken['Resp']['video_id']}"
    first, second = [(await pixverse(caller, "GET", path)).json["Resp"] for _ in range(2)]
    assert (first["status"], first["url"]) == (5, "")
    assert (second["status"], second["outputWidth"], second["outputHeight"]) == (1, 540, 960)
    assert second["credits"] == 3
    assert (await caller.call("GET", second["url"])).body[4:8] == b"ftyp"
    assert len(caller.server.book.charges) == 1


@pytest.mark.parametrize(
    ("end", "status"), [("failed", 8), ("moderated", 7), ("expired", 6), ("completed", 1), ("never", 5)]
)
async def test_pixverse_states(caller: Caller, end: str, status: int) -> None:
    job = (await generate(caller, prompt=f"x [[end:{end}]]"))["Resp"]["video_id"]
    assert (await pixverse(caller, "GET", f"/video/result/{job}")).json["Resp"]["status"] == status


async def test_pixverse_says_no_inside_a_200(caller: Caller) -> None:
    wrong = await pixverse(caller, "GET", "/account/balance", key="wrong")
    assert (wrong.status, wrong.json["ErrCode"]) == (200, 10003)
    assert (await generate(caller, duration=16))["ErrCode"] == 400017
    assert (await generate(caller, prompt="x [[fail:429]]"))["ErrCode"] == 500044
    assert (await generate(caller, prompt="x [[fail:402]]"))["ErrCode"] == 500090
    assert (await pixverse(caller, "GET", "/video/result/77")).json["ErrCode"] == 400011
    used = await pixverse(caller, "GET", "/account/balance", trace="same")
    again = await pixverse(caller, "GET", "/account/balance", trace="same")
    assert (used.json["ErrCode"], again.json["ErrCode"]) == (0, 400017)
    assert not caller.server.book.charges


async def test_pixverse_limits_are_its_own_code(clock: Clock) -> None:
    limits = Limits(submits_per_minute=1)
    async with DemoServer(options(clock, limits=limits)) as server, Caller(server, clock) as caller:
        assert (await generate(caller))["ErrCode"] == 0
        assert (await generate(caller))["ErrCode"] == 500044


async def test_pixverse_pictures(caller: Caller) -> None:
    form = aiohttp.FormData()
    form.add_field("image", b"\x89PNG", filename="x.png")
    uploaded = (await pixverse(caller, "POST", "/image/upload", data=form)).json["Resp"]
    taken = await pixverse(caller, "POST", "/video/img/generate", json={**LOOK, "img_id": uploaded["img_id"]})
    assert taken.json["ErrCode"] == 0
    other = await pixverse(caller, "POST", "/video/img/generate", json={**LOOK, "img_id": 5})
    assert other.json["ErrCode"] == 400011


async def create(caller: Caller, prompt: str, **changes: str) -> Answer:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in {"prompt": prompt, "model": "sora-2", "seconds": "8", "size": "720x1280", **changes}.items():
        form.add_field(name, value)
    return await caller.call("POST", "/videos", data=form)


async def test_videos_from_a_form_to_a_clip_behind_the_key(caller: Caller) -> None:
    made = (await create(caller, "a wave [[polls:2]]")).json
    assert (made["object"], made["status"], made["seconds"], made["size"]) == ("video", "queued", "8", "720x1280")
    path = f"/videos/{made['id']}"
    assert (await caller.call("GET", path + "/content")).status == 404
    answers = [await caller.call("GET", path) for _ in range(2)]
    assert [answer.json["status"] for answer in answers] == ["in_progress", "completed"]
    assert answers[0].headers["openai-poll-after-ms"] == "2000"
    assert (await caller.call("GET", path + "/content")).body[4:8] == b"ftyp"
    assert (await caller.call("GET", path + "/content", key="wrong")).status == 401
    assert [row["id"] for row in (await caller.call("GET", "/videos?limit=1")).json["data"]] == [made["id"]]


async def test_videos_can_be_stopped_and_then_cost_nothing(caller: Caller) -> None:
    job = (await create(caller, "x [[polls:9]]")).json["id"]
    assert (await caller.call("DELETE", f"/videos/{job}")).json["deleted"]
    assert (await caller.call("GET", f"/videos/{job}")).json["status"] == "failed"
    assert (await caller.call("DELETE", f"/videos/{job}")).status == 409
    assert (len(caller.server.book.charges), caller.server.book.total_micros) == (1, 0)


async def test_videos_refuse_and_fail(caller: Caller) -> None:
    for changes in ({"seconds": "x"}, {"seconds": "0"}, {"size": "big"}, {"prompt": " "}):
        assert (await create(caller, **{"prompt": "x", **changes})).status == 422
    assert (await create(caller, "x [[fail:429-object]]")).status == 429
    job = (await create(caller, "x [[end:failed]]")).json["id"]
    assert (await caller.call("GET", f"/videos/{job}")).json["error"]["code"] == "failed"
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await create(caller, "x [[drop]]")
    assert len(caller.server.book.charges) == 2


async def test_pixverse_lips_move_to_a_sound_or_to_words(caller: Caller) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"\0\0\0\x18ftyp", filename="take.mp4")
    media = (await pixverse(caller, "POST", "/media/upload", data=form)).json["Resp"]["media_id"]
    speakers = (await pixverse(caller, "GET", "/video/lip_sync/tts_list?page_num=1&page_size=50")).json["Resp"]
    assert speakers["data"][0] == {"speaker_id": "1", "name": "Emily"}

    async def speak(**body: Any) -> Any:
        return (await pixverse(caller, "POST", "/video/lip_sync/generate", json=body)).json

    words = {"lip_sync_tts_speaker_id": "Auto", "lip_sync_tts_content": "Hello there."}
    taken = await speak(video_media_id=media, **words)
    job = (await pixverse(caller, "GET", f"/video/result/{taken['Resp']['video_id']}")).json["Resp"]
    assert (job["status"], job["has_audio"]) == (1, True)
    assert (await speak(source_video_id=job["id"], audio_media_id=media))["ErrCode"] == 0
    assert (await speak(video_media_id=media))["ErrCode"] == 400017
    assert (await speak(video_media_id=media, audio_media_id=media, **words))["ErrCode"] == 400017
    assert (await speak(video_media_id=media, **{**words, "lip_sync_tts_speaker_id": "99"}))["ErrCode"] == 400017
    assert (await speak(video_media_id=media, **{**words, "lip_sync_tts_content": "a" * 201}))["ErrCode"] == 400017
    assert (await speak(source_video_id=7, **words))["ErrCode"] == 400011
    assert len(caller.server.book.charges) == 2
