"""Downloads: cut, changed, expired, refused, resumed, verified."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from holysheep_studio.domain.errors import Code, ProviderError, StudioError
from holysheep_studio.domain.remote import Artifact
from holysheep_studio.providers.transport.download import fetch
from tests.providers.clocks import JumpingClock
from tests.providers.servers import provider, site

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.providers.cloud import CloudProvider

CLIP = random.Random(7).randbytes(3_000_000)
HASH = hashlib.sha256(CLIP).hexdigest()


class Shelf:
    """Serves CLIP with ranges; `plays` says what is odd about each request in turn, then nothing."""

    def __init__(self, *plays: dict[str, Any], tag: str = '"v1"') -> None:
        self.plays = iter([*plays, *itertools.repeat({}, 100)])
        self.clip, self.tag = CLIP, tag

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        play = next(self.plays)
        if "status" in play:
            return web.Response(status=play["status"], headers=play.get("headers", {}))
        if "clip" in play:
            self.clip, self.tag = play["clip"], '"v2"'
        headers = {"ETag": play.get("tag", self.tag)} if play.get("tag", self.tag) else {}
        headers |= play.get("headers", {})
        start = self._start(request)
        if start >= len(self.clip) and start:
            return web.Response(status=416, headers={"Content-Range": f"bytes */{len(self.clip)}"})
        body = self.clip[start:]
        if start:
            shown = play.get("range", f"bytes {start}-{len(self.clip) - 1}/{len(self.clip)}")
            headers["Content-Range"] = shown
        response = web.StreamResponse(status=206 if start else 200, headers=headers)
        response.content_type = play.get("type", "video/mp4")
        response.content_length = None if play.get("chunked") else len(body)
        await response.prepare(request)
        cut = play.get("cut")
        await response.write(body if cut is None else body[: int(len(body) * cut)])
        if cut is not None:
            await asyncio.sleep(0.02)  # let the bytes arrive before the line is cut
            assert request.transport is not None
            request.transport.close()
        return response

    def _start(self, request: web.Request) -> int:
        asked, condition = request.headers.get("Range"), request.headers.get("If-Range")
        if asked is None or condition != self.tag:
            return 0
        return int(asked.removeprefix("bytes=").rstrip("-"))


async def no_refresh() -> Artifact | None:
    return None


def ignore(done: int, total: int | None) -> None:
    assert total is None or done <= total


async def load(api: CloudProvider, url: str, target: Path, refresh: Any = no_refresh, **more: Any) -> str:
    artifact = Artifact(url, **more)
    return await fetch(api.session, artifact, target, refresh, ignore)


def settled(target: Path) -> None:
    assert target.read_bytes() == CLIP
    assert [path.name for path in target.parent.iterdir()] == [target.name]


async def test_s68_a_download_cut_many_times_ends_the_same(tmp_path: Path) -> None:
    target, shelf = tmp_path / "v.mp4", Shelf(*({"cut": 0.3} for _ in range(20)))
    async with site(shelf) as server, provider(server.url, clock=JumpingClock().clock) as api:
        found = await load(api, f"{server.url}/v.mp4", target, sha256=HASH, size_bytes=len(CLIP))
        assert found == HASH
        assert len(server.seen) == 21
        assert all("range" in one.headers for one in server.seen[1:])
        assert server.seen[0].headers["accept-encoding"] == "identity"
        assert all("authorization" not in one.headers for one in server.seen)
    settled(target)


@pytest.mark.parametrize(
    "plays",
    [
        [{"cut": 0.4}, {"status": 503}, {"status": 429, "headers": {"Retry-After": "1"}}],
        [{"cut": 0.4}, {"clip": CLIP, "cut": 0.5}],  # another version meanwhile: from the start
        [{"cut": 0.4}, {"range": "bytes 5-9/10"}],
        [{"cut": 0.4}, {"range": "nonsense"}],
        [{"cut": 0.4}, {"range": f"bytes 1-2/{len(CLIP)}"}],
        [{"cut": 0.4}, {"status": 416}],
        [{"cut": 0.4, "tag": 'W/"weak"'}],
        [{"cut": 0.4, "tag": ""}],
        [{"chunked": True, "cut": 0.4}, {"chunked": True}],
        [{"status": 302, "headers": {"Location": "/elsewhere"}}],
    ],
    ids=["busy", "changed", "wrong total", "no range", "wrong start", "416", "weak", "no tag", "chunked", "redirect"],
)
async def test_whatever_a_server_does_the_clip_is_whole(plays: list[dict[str, Any]], tmp_path: Path) -> None:
    target = tmp_path / "v.mp4"
    async with site(Shelf(*plays)) as server, provider(server.url, clock=JumpingClock().clock) as api:
        assert await load(api, f"{server.url}/v.mp4", target) == HASH
    settled(target)


async def test_a_server_that_knows_no_ranges_starts_over(tmp_path: Path) -> None:
    left = iter([0.4, 0.7])

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"ETag": '"a"'})
        response.content_length = len(CLIP)
        response.content_type = "video/mp4"
        await response.prepare(request)
        cut = next(left, None)
        await response.write(CLIP if cut is None else CLIP[: int(len(CLIP) * cut)])
        if cut is not None:
            await asyncio.sleep(0.02)
            assert request.transport is not None
            request.transport.close()
        return response

    async with site(answer) as server, provider(server.url, clock=JumpingClock().clock) as api:
        assert await load(api, f"{server.url}/v.mp4", tmp_path / "v.mp4") == HASH
    settled(tmp_path / "v.mp4")


async def test_it_goes_on_after_a_restart_of_the_studio(tmp_path: Path) -> None:
    target, shelf = tmp_path / "v.mp4", Shelf({"cut": 0.5}, *({"status": 500} for _ in range(6)))
    async with site(shelf) as server:
        async with provider(server.url, clock=JumpingClock().clock) as api:
            with pytest.raises(StudioError) as caught:
                await load(api, f"{server.url}/v.mp4", target)
            assert (caught.value.code, caught.value.retry_s) == (Code.DOWNLOAD_CUT, 0.0)
        have = (tmp_path / "v.mp4.part").stat().st_size
        assert have == len(CLIP) // 2
        async with provider(server.url, clock=JumpingClock().clock) as api:
            assert await load(api, f"{server.url}/v.mp4", target) == HASH
        assert server.seen[-1].headers["range"] == f"bytes={have}-"
    settled(target)


async def test_a_part_that_is_whole_already_is_finished_by_a_416(tmp_path: Path) -> None:
    target = tmp_path / "v.mp4"
    (tmp_path / "v.mp4.part").write_bytes(CLIP)
    (tmp_path / "v.mp4.part.json").write_text(json.dumps({"validator": '"v1"', "total": len(CLIP)}))
    async with site(Shelf()) as server, provider(server.url, clock=JumpingClock().clock) as api:
        assert await load(api, f"{server.url}/v.mp4", target) == HASH
    settled(target)


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"validator": 7, "total": "x"}', "\x00"])
async def test_a_damaged_note_only_costs_a_new_start(note: str, tmp_path: Path) -> None:
    target = tmp_path / "v.mp4"
    (tmp_path / "v.mp4.part").write_bytes(b"old rubbish")
    (tmp_path / "v.mp4.part.json").write_text(note)
    async with site(Shelf()) as server, provider(server.url, clock=JumpingClock().clock) as api:
        assert await load(api, f"{server.url}/v.mp4", target) == HASH
    settled(target)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_an_expired_link_is_asked_for_anew_and_goes_on(status: int, tmp_path: Path) -> None:
    target, shelf = tmp_path / "v.mp4", Shelf({"cut": 0.5}, {"status": status})
    async with site(shelf) as server, provider(server.url, clock=JumpingClock().clock) as api:

        async def refresh() -> Artifact | None:
            return Artifact(f"{server.url}/fresh?signature=2")

        assert await load(api, f"{server.url}/v.mp4?signature=1", target, refresh) == HASH
        assert server.seen[-1].path == "/fresh?signature=2"
        assert "range" in server.seen[-1].headers
    settled(target)


async def test_a_link_that_stays_expired_is_told(tmp_path: Path) -> None:
    async with site(Shelf(*({"status": 403} for _ in range(9)))) as server, provider(server.url) as api:

        async def refresh() -> Artifact | None:
            return Artifact(f"{server.url}/fresh")

        with pytest.raises(ProviderError) as caught:
            await load(api, f"{server.url}/v.mp4?secret=1", tmp_path / "v.mp4", refresh)
        assert caught.value.code is Code.LINK_EXPIRED
        assert "secret" not in str(caught.value)
        assert len(server.seen) == 4


@pytest.mark.parametrize(
    ("play", "more", "code"),
    [
        ({"clip": b""}, {}, Code.DOWNLOAD_DAMAGED),
        ({}, {"sha256": "0" * 64}, Code.DOWNLOAD_DAMAGED),
        ({}, {"size_bytes": 5}, Code.DOWNLOAD_DAMAGED),
        ({"type": "text/html"}, {}, Code.DOWNLOAD_DAMAGED),
        ({"type": "application/json"}, {}, Code.DOWNLOAD_DAMAGED),
        ({"headers": {"Content-Encoding": "gzip"}}, {}, Code.DOWNLOAD_DAMAGED),
        ({"status": 302, "headers": {"Location": "http://example.com/v.mp4"}}, {}, Code.INSECURE_ADDRESS),
        ({"status": 302, "headers": {"Location": "file:///etc/passwd"}}, {}, Code.PROVIDER_PROTOCOL),
    ],
)
async def test_what_is_no_clip_gets_no_name(
    play: dict[str, Any], more: dict[str, Any], code: Code, tmp_path: Path
) -> None:
    async with site(Shelf(play)) as server, provider(server.url, clock=JumpingClock().clock) as api:
        with pytest.raises(ProviderError) as caught:
            await load(api, f"{server.url}/v.mp4", tmp_path / "v.mp4", **more)
        assert caught.value.code is code
    assert not (tmp_path / "v.mp4").exists()


async def test_a_clip_without_end_is_stopped(tmp_path: Path) -> None:
    async with site(Shelf()) as server, provider(server.url, clock=JumpingClock().clock) as api:
        with pytest.raises(ProviderError) as caught:
            await fetch(
                api.session, Artifact(f"{server.url}/v"), tmp_path / "v.mp4", no_refresh, ignore, most_bytes=2_000_000
            )
        assert caught.value.code is Code.ANSWER_TOO_LARGE


async def test_the_key_goes_along_only_where_the_clip_lies_behind_it(tmp_path: Path) -> None:
    async with site(Shelf()) as other, site(Shelf()) as server, provider(server.url) as api:
        await load(api, "/videos/1/content", tmp_path / "a.mp4", needs_key=True)
        await load(api, f"{other.url}/v.mp4", tmp_path / "b.mp4", needs_key=True)
        assert "authorization" in server.seen[0].headers
        assert "authorization" not in other.seen[0].headers


async def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    async with site(Shelf()) as server, provider(server.url) as api:
        with pytest.raises(StudioError) as caught:
            await load(api, f"{server.url}/v.mp4", tmp_path / "gone" / "v.mp4")
        assert caught.value.code is Code.OUTPUT_FOLDER_MISSING
