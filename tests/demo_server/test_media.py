"""The clips over HTTP: ranges and validators as RFC 9110 has them, and every fault a download can meet."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import aiohttp
import av
import pytest

from holysheep_studio.demo_server.content import Content
from holysheep_studio.resources import path as shipped

if TYPE_CHECKING:
    from tests.demo_server.caller import Caller, Clock

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = shipped("samples", "demo_server.mp4").read_bytes()


async def get(caller: Caller, url: str, **headers: str) -> tuple[int, bytes, Mapping[str, str]]:
    """A download without the key."""
    answer = await caller.call("GET", url, {name.replace("_", "-"): value for name, value in headers.items()}, key="x")
    return answer.status, answer.body, answer.headers


async def cut_short(url: str, **headers: str) -> bytes:
    """What arrives of a download whose line is cut."""
    got = b""
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        try:
            async for block in response.content.iter_any():
                got += block
        except aiohttp.ClientPayloadError:
            return got
    raise AssertionError("the line was not cut")


async def test_whole_and_parts(caller: Caller) -> None:
    _, url = await caller.finished("x")
    status, whole, headers = await get(caller, url)
    assert (status, whole, headers["Content-Type"]) == (200, SHIPPED, "video/mp4")
    assert headers["Accept-Ranges"] == "bytes"
    for sent, first, end in (("bytes=0-99", 0, 100), ("bytes=4000-", 4000, 4400), ("bytes=-10", 4390, 4400)):
        status, part, headers = await get(caller, url, Range=sent)
        assert (status, part) == (206, SHIPPED[first:end])
        assert headers["Content-Range"] == f"bytes {first}-{end - 1}/4400"
    assert (await get(caller, url, Range="bytes=4390-9999"))[1] == SHIPPED[4390:]


@pytest.mark.parametrize("sent", ["bytes=4400-", "bytes=9999-10000", "bytes=-0", "bytes=20-10"])
async def test_a_range_outside_is_a_416(caller: Caller, sent: str) -> None:
    _, url = await caller.finished("x")
    status, _, headers = await get(caller, url, Range=sent)
    assert (status, headers["Content-Range"]) == (416, "bytes */4400")


@pytest.mark.parametrize("sent", ["bytes=a-b", "bytes=0-1,3-4", "items=0-1", "bytes=-"])
async def test_a_range_that_makes_no_sense_is_ignored(caller: Caller, sent: str) -> None:
    _, url = await caller.finished("x")
    assert (await get(caller, url, Range=sent))[:2] == (200, SHIPPED)


async def test_if_range_gives_the_part_or_the_whole(caller: Caller) -> None:
    _, url = await caller.finished("x")
    etag = (await get(caller, url))[2]["ETag"]
    assert (await get(caller, url, Range="bytes=5-9", If_Range=etag))[:2] == (206, SHIPPED[5:10])
    assert (await get(caller, url, Range="bytes=5-9", If_Range='"other"'))[:2] == (200, SHIPPED)


async def test_head_tells_the_size(caller: Caller) -> None:
    _, url = await caller.finished("x")
    answer = await caller.call("HEAD", url)
    assert (answer.status, answer.headers["Content-Length"], answer.body) == (200, "4400", b"")


async def test_a_cut_download_can_be_joined(caller: Caller) -> None:
    _, url = await caller.finished("x [[size:3000000]] [[cut:0.4*3]]")
    got = await cut_short(url)
    assert 0 < len(got) <= 1_200_000
    for _ in range(2):
        got += await cut_short(url, Range=f"bytes={len(got)}-")
    got += (await get(caller, url, Range=f"bytes={len(got)}-"))[1]
    (job,) = caller.server.shop.jobs
    assert job.content is not None
    content = job.content.padded(3_000_000)
    assert len(got) == 3_000_000
    assert hashlib.sha256(got).hexdigest() == await content.sha256()
    assert [entry.status for entry in caller.server.journal.at("media")] == [0, 0, 0, 206]


async def test_the_whole_may_change_in_between(caller: Caller) -> None:
    _, url = await caller.finished("x [[media:etag-change]] [[cut:0.5]]")
    first = await cut_short(url)
    status, second, headers = await get(caller, url)
    assert (status, len(second)) == (200, 4416)
    assert second.startswith(first)
    etag = headers["ETag"]
    assert (await get(caller, url, Range="bytes=9-", If_Range='"old"'))[:2] == (200, second)
    assert (await get(caller, url, Range="bytes=9-", If_Range=etag))[0] == 206


async def test_ranges_may_be_ignored_or_answered_wrongly(caller: Caller) -> None:
    _, url = await caller.finished("x [[media:ignore-range]]")
    assert (await get(caller, url, Range="bytes=9-"))[:2] == (200, SHIPPED)
    _, url = await caller.finished("x [[media:wrong-range]]")
    status, part, headers = await get(caller, url, Range="bytes=9-")
    assert (status, part, headers["Content-Range"]) == (206, SHIPPED[9:], "bytes 10-4399/4400")
    _, url = await caller.finished("x [[media:416]]")
    assert [(await get(caller, url, Range="bytes=9-"))[0] for _ in range(2)] == [416, 206]


async def test_a_length_may_be_missing_or_too_short(caller: Caller) -> None:
    _, url = await caller.finished("x [[media:no-length]]")
    status, whole, headers = await get(caller, url)
    assert (status, whole, headers.get("Content-Length")) == (200, SHIPPED, None)
    _, url = await caller.finished("x [[media:short]]")
    assert (await get(caller, url))[1] == SHIPPED[:2640]


async def test_validators_may_be_missing_or_weak(caller: Caller) -> None:
    _, url = await caller.finished("x [[media:no-etag]]")
    assert "ETag" not in (await get(caller, url))[2]
    _, url = await caller.finished("x [[media:weak-etag]]")
    assert (await get(caller, url))[2]["ETag"].startswith('W/"')


async def test_an_expired_address_is_made_anew_by_a_poll(caller: Caller, clock: Clock) -> None:
    job, url = await caller.finished("x [[media:expired]]")
    assert [(await get(caller, url))[0] for _ in range(3)] == [403] * 3
    fresh = (await caller.poll("D", job)).json["video_url"]
    assert fresh != url
    assert (await get(caller, fresh))[:2] == (200, SHIPPED)
    assert (await get(caller, url))[0] == 403
    clock.now += 3601
    assert (await get(caller, fresh))[0] == 403
    assert (await get(caller, (await caller.poll("D", job)).json["video_url"]))[0] == 200


async def test_an_address_cannot_be_guessed(caller: Caller) -> None:
    job, url = await caller.finished("x")
    root = caller.server.shop.root_url
    for permit in ("1-0000000000000000", "2-" + url.split("-")[-1].split("/")[0], "x", "-"):
        assert (await get(caller, f"{root}/media/{job}/{permit}/clip.mp4"))[0] == 403
    assert (await get(caller, url.replace(job, "f" * 24)))[0] == 404


async def test_clips_may_be_spoilt(caller: Caller, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("clips")
    _, url = await caller.finished("x [[media:corrupt]]")
    status, spoilt, headers = await get(caller, url)
    assert (status, len(spoilt), headers["Content-Length"]) == (200, 4400, "4400")
    (folder / "spoilt.mp4").write_bytes(spoilt)
    with av.open(str(folder / "spoilt.mp4")) as container:
        assert container.streams.video[0].frames == 24  # the index still says so
        with pytest.raises(av.error.FFmpegError):
            list(container.decode(video=0))
    _, url = await caller.finished("x [[media:garbage]]")
    (folder / "garbage.mp4").write_bytes((await get(caller, url))[1])
    with pytest.raises(av.error.FFmpegError):
        av.open(str(folder / "garbage.mp4"))
    _, url = await caller.finished("x [[media:html]]")
    assert (await get(caller, url))[1].startswith(b"<!DOCTYPE html>")


async def test_a_padded_clip_still_plays(caller: Caller, tmp_path_factory: pytest.TempPathFactory) -> None:
    _, url = await caller.finished("x [[size:100000]]")
    file = tmp_path_factory.mktemp("clips") / "padded.mp4"
    file.write_bytes((await get(caller, url))[1])
    assert file.stat().st_size == 100_000
    with av.open(str(file)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 24


@pytest.mark.parametrize(("where", "host"), [("same", "127.0.0.1"), ("away", "localhost")])
async def test_addresses_may_lead_on(caller: Caller, where: str, host: str) -> None:
    _, url = await caller.finished(f"x [[redirect:{where}]]")
    status, _, headers = await get(caller, url)
    assert (status, headers["Location"].split(":")[1]) == (302, f"//{host}")
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert (response.status, await response.read()) == (200, SHIPPED)
    assert [entry.status for entry in caller.server.journal.at("media")] == [302, 302, 200]


async def test_the_pad_is_the_same_however_it_is_read() -> None:
    content = (await Content.of(shipped("samples", "demo_server.mp4"))).padded(9_001)
    whole = await content.read(0, 10_000)
    assert len(whole) == 9_001
    for step in (1, 7, 8, 1000):
        assert b"".join([await content.read(at, step) for at in range(0, 9_001, step)]) == whole
    assert content.etag != content.other().etag != content.damaged("corrupt").etag
