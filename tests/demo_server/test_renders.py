"""The clips that the server really makes: as long, as large and as fast as ordered, and telling what they are."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import av
import pytest

from holysheep_studio.demo_server.limits import NO_LIMITS
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.resources import path as shipped
from tests.demo_server.caller import Caller, Clock, body

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from fractions import Fraction
    from pathlib import Path

    from tests.conftest import MakeClip

SMALL = {"resolution": "160x90", "duration": 1, "fps": 12}


@pytest.fixture
async def rendering(clock: Clock) -> AsyncIterator[Caller]:
    """A caller of a server that renders, by the wall clock."""
    async with DemoServer(Options(limits=NO_LIMITS)) as server, Caller(server, clock) as made:
        yield made


async def clip(caller: Caller, folder: Path, sent: dict[str, Any]) -> Path:
    """Order by dialect B and wait for the clip."""
    answer = await caller.call("POST", "/pixverse/v6/generate", json=sent)
    assert (answer.status, answer.json.get("error", "")) == (200, ""), answer
    file = folder / "clip.mp4"
    file.write_bytes((await caller.call("GET", answer.json["video_url"])).body)
    return file


def measured(file: Path) -> tuple[int, int, int, Fraction | None, str]:
    with av.open(str(file)) as container:
        video = container.streams.video[0]
        frames = sum(1 for _ in container.decode(video))
        return video.width, video.height, frames, video.average_rate, container.metadata.get("title", "")


def picture(file: Path, number: int = 0) -> bytes:
    with av.open(str(file)) as container:
        frames = list(container.decode(video=0))
        return frames[number].to_ndarray(format="gray").tobytes()


async def test_a_drawn_clip_is_what_was_ordered_and_says_so(rendering: Caller, tmp_path: Path) -> None:
    file = await clip(rendering, tmp_path, body("B", "a wave", **SMALL))
    width, height, frames, rate, title = measured(file)
    assert (width, height, frames, rate) == (160, 90, 12, 12)
    assert title == "HolySheep Studio demo server: made on this computer, no AI model involved"
    assert picture(file, 0) != picture(file, 11)  # it moves


async def test_words_and_seed_change_the_picture_and_cues_do_not(rendering: Caller, tmp_path: Path) -> None:
    looks = []
    for prompt, seed in (("a wave", 0), ("a wave", 0), ("a wave [[score:97]]", 0), ("a wave", 1), ("silk", 0)):
        looks.append(picture(await clip(rendering, tmp_path, body("B", prompt, seed=seed, **SMALL))))
    assert looks[0] == looks[1] == looks[2]
    assert len({looks[0], looks[3], looks[4]}) == 3


async def test_the_same_order_is_rendered_once(rendering: Caller) -> None:
    sent = body("B", "a wave", **SMALL)
    calls = [rendering.call("POST", "/pixverse/v6/generate", json=sent) for _ in range(8)]
    answers = await asyncio.gather(*calls)
    urls = [answer.json["video_url"] for answer in answers]
    assert len(set(urls)) == 8
    assert len({(await rendering.call("GET", url)).headers["ETag"] for url in urls}) == 1
    assert len(rendering.server.book.charges) == 8  # each job is paid for, cached or not


@pytest.mark.parametrize("scale", [0.25, 0.5])
async def test_an_uploaded_clip_is_slowed_by_the_engine(
    rendering: Caller, make_clip: MakeClip, tmp_path: Path, scale: float
) -> None:
    source = make_clip(frames=12, rate="12", size=(160, 90))
    sent = body("B", "slow", **SMALL, source_video=await uploaded(rendering, source))
    sent["temporal_modifiers"]["time_scale"] = scale
    file = await clip(rendering, tmp_path, sent)
    width, height, frames, _, title = measured(file)
    assert (width, height, frames) == (160, 90, 12)
    assert title.startswith("HolySheep Studio demo server")
    # the last picture is where the source is after a quarter (a half) of a second, not at its end
    assert closest(source, picture(file, 11)) == int(11 * scale)


async def test_a_time_lapse_of_a_short_source_says_that_it_is_limited(
    rendering: Caller, make_clip: MakeClip, tmp_path: Path
) -> None:
    source = await uploaded(rendering, make_clip(frames=48, rate="12"))
    sent = {**body("B", "fast", **SMALL), "mode": "time_lapse", "compression_ratio": 100, "source_video": source}
    del sent["temporal_modifiers"]
    answer = (await rendering.call("POST", "/pixverse/v6/generate", json=sent)).json
    assert answer["warnings"] == ["time_compression_limited_by_source"]
    file = tmp_path / "fast.mp4"
    file.write_bytes((await rendering.call("GET", answer["video_url"])).body)
    assert measured(file)[2] == 12


async def test_a_still_picture_gets_a_moving_camera(rendering: Caller, tmp_path: Path) -> None:
    still = await uploaded(rendering, shipped("icons", "app-128.png"))
    file = await clip(rendering, tmp_path, body("B", "still", **SMALL, source_image=still))
    assert measured(file)[:3] == (160, 90, 12)
    assert picture(file, 0) != picture(file, 11)


async def test_a_source_that_is_no_video_fails_the_job_and_is_not_charged(rendering: Caller, tmp_path: Path) -> None:
    diary = tmp_path / "diary.mp4"
    diary.write_text("dear diary")
    sent = body("B", "x", **SMALL, source_video=await uploaded(rendering, diary))
    answer = (await rendering.call("POST", "/pixverse/v6/generate", json=sent)).json
    assert answer["status"] == "failed"
    assert "unreadable" in answer["error"]
    assert (len(rendering.server.book.charges), rendering.server.book.total_micros) == (1, 0)


async def test_a_server_can_be_closed_in_the_middle_of_a_render(clock: Clock) -> None:
    async with DemoServer(Options(limits=NO_LIMITS)) as server, Caller(server, clock) as caller:
        sent = body("A", "long")
        sent["task"] |= {"duration_seconds": 60, "resolution": "4k"}
        answer = await caller.call("POST", "/video/generate", caller.dress("A"), json=sent)
        assert (await caller.poll("A", answer.json["request_id"])).json["status"] == "processing"
    assert not server.shop.tasks


async def uploaded(caller: Caller, file: Path) -> str:
    form = aiohttp.FormData()
    form.add_field("file", file.read_bytes(), filename=file.name)
    url: str = (await caller.call("POST", "/uploads", data=form)).json["url"]
    return url


def closest(source: Path, wanted: bytes) -> int:
    """The number of the source picture that looks most like this one."""
    with av.open(str(source)) as container:
        frames = [frame.to_ndarray(format="gray").astype(int) for frame in container.decode(video=0)]
    target = frames[0].copy()
    target[:] = [list(wanted[row * 160 : row * 160 + 160]) for row in range(90)]
    differences = [abs(frame - target).mean() for frame in frames]
    return differences.index(min(differences))
