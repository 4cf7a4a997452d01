"""Uploads: whole and in parts, killed and gone on with, lost by the provider."""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from holysheep_studio.domain.cloud import AssetKind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import Code, InputError, ProviderError
from holysheep_studio.domain.remote import UploadState
from tests.providers.clocks import JumpingClock
from tests.providers.servers import provider, site

if TYPE_CHECKING:
    from pathlib import Path

FILE = random.Random(3).randbytes(1_000_003)
PART = 100_000
OPTIONS = {"idempotency": "none", "most_direct_bytes": 1000, "part_bytes": PART}


class Stopped(BaseException):
    """The studio is killed here."""


class Store:
    """A provider's three-phase upload."""

    def __init__(self, odd: dict[tuple[str, int], int] | None = None) -> None:
        self.uploads: dict[str, dict[int, bytes]] = {}
        self.odd = dict(odd or {})  # ("PUT", part) -> status, once
        self.whole = b""

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        parts = request.path.strip("/").split("/")
        if request.method == "POST" and len(parts) == 1:
            name = f"u{len(self.uploads)}"
            self.uploads[name] = {}
            return web.json_response({"upload_id": name}, status=201)
        upload = self.uploads.get(parts[1])
        if upload is None:
            return web.json_response({"error": "no such upload"}, status=404)
        if request.method == "GET":
            rows = [{"partNumber": n, "etag": _tag(part), "size": len(part)} for n, part in upload.items()]
            return web.json_response({"parts": rows})
        if request.method == "PUT":
            return await self._part(request, parts, upload)
        wanted = [(row["partNumber"], row["etag"]) for row in (await request.json())["parts"]]
        assert wanted == [(n, _tag(upload[n])) for n in sorted(upload)]
        self.whole = b"".join(upload[n] for n in sorted(upload))
        return web.json_response({"id": "f1", "url": "http://127.0.0.1/f1", "expires_at": 99.0})

    async def _part(self, request: web.Request, parts: list[str], upload: dict[int, bytes]) -> web.Response:
        number = int(parts[3])
        odd = self.odd.pop(("PUT", number), 200)
        if odd == 404:
            del self.uploads[parts[1]]
        if odd != 200:
            return web.json_response({"error": "odd"}, status=odd)
        body = await request.read()
        assert hashlib.sha256(body).hexdigest() == request.headers["X-Part-SHA256"]
        upload[number] = body
        return web.Response(headers={"ETag": _tag(body)})


def _tag(part: bytes) -> str:
    return f'"{hashlib.md5(part, usedforsecurity=False).hexdigest()}"'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source clip.mp4"
    path.write_bytes(FILE)
    return path


async def bring(api: Any, source: Path, resume: UploadState | None = None, progress: Any = None) -> Any:
    return await api.upload(source, AssetKind.VIDEO, resume, progress or (lambda *_: None))


@pytest.mark.parametrize(
    "odd", [{}, {("PUT", 3): 503}, {("PUT", 5): 409}, {("PUT", 11): 500}, {("PUT", 4): 404}, {("PUT", 1): 408}]
)
async def test_w51_in_parts_whatever_happens(odd: dict[tuple[str, int], int], source: Path) -> None:
    store = Store(odd)
    done: list[int] = []
    async with site(store) as server, provider(server.url, clock=JumpingClock().clock, options=OPTIONS) as api:
        ref = await bring(api, source, progress=lambda sent, _total, _state: done.append(sent))
    assert store.whole == FILE
    assert (ref.url, ref.kind, ref.expires_at) == ("http://127.0.0.1/f1", AssetKind.VIDEO, 99.0)
    assert done[-1] == len(FILE)


@pytest.mark.parametrize("at_part", [1, 3, 10])
async def test_s61_killed_at_a_part_it_goes_on_there(at_part: int, source: Path) -> None:
    store = Store()
    kept: list[UploadState] = []

    def keep(_done: int, _total: int, state: UploadState | None) -> None:
        if state is not None:
            kept.append(state)
            if len(state.parts) == at_part:
                raise Stopped

    async with site(store) as server, provider(server.url, clock=JumpingClock().clock, options=OPTIONS) as api:
        with pytest.raises(Stopped):
            await bring(api, source, progress=keep)
        resume = from_json(UploadState, to_json(kept[-1]))
        await bring(api, source, resume)
        assert len(server.paths("PUT")) == 11  # none of the parts came twice
    assert store.whole == FILE


@pytest.mark.parametrize("change", [{"upload_id": "gone"}, {"sha256": "0" * 64}, {"size_bytes": 5}])
async def test_what_does_not_belong_to_this_file_is_begun_anew(change: dict[str, Any], source: Path) -> None:
    store = Store()
    digest = hashlib.sha256(FILE).hexdigest()
    old = replace(UploadState("u0", len(FILE), digest, PART, {1: '"x"'}), **change)
    async with site(store) as server, provider(server.url, clock=JumpingClock().clock, options=OPTIONS) as api:
        await bring(api, source, old)
    assert store.whole == FILE


async def test_a_small_file_goes_whole_in_a_form(source: Path) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.content_type == "multipart/form-data"
        return web.json_response({"url": "https://h/f"}, status=201)

    done: list[int] = []
    async with site(answer) as server, provider(server.url) as api:
        ref = await bring(api, source, progress=lambda sent, _total, _state: done.append(sent))
        assert ref.url == "https://h/f"
        assert FILE in server.seen[0].body
        assert b'name="file"; filename="source clip.mp4"' in server.seen[0].body.replace(b"%20", b" ")
        assert done[-1] == len(FILE)
        assert int(server.seen[0].headers["content-length"]) > len(FILE)


async def test_a_form_is_made_anew_for_every_attempt(source: Path) -> None:
    left = [503, 429]

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=left.pop()) if left else web.json_response({"url": "https://h/f"})

    async with site(answer) as server, provider(server.url, clock=JumpingClock().clock) as api:
        await bring(api, source)
        assert [FILE in one.body for one in server.seen] == [True] * 3


async def test_pixverse_uploads_have_ids(source: Path) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        inner = {"img_id": 7, "img_url": "https://h/i"} if "image" in request.path else {"media_id": 8}
        return web.json_response({"ErrCode": 0, "Resp": inner})

    async with site(answer) as server, provider(server.url, "pixverse") as api:
        image = await api.upload(source, AssetKind.IMAGE, None, lambda *_: None)
        video = await api.upload(source, AssetKind.VIDEO, None, lambda *_: None)
        assert (image.id, video.id) == ("media:7", "media:8")
        assert b'name="image"' in server.seen[0].body


async def test_an_answer_without_an_address_is_an_error(source: Path) -> None:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=json.dumps({"ok": True}).encode())

    async with site(answer) as server, provider(server.url) as api:
        with pytest.raises(ProviderError) as caught:
            await bring(api, source)
        assert caught.value.code is Code.PROVIDER_PROTOCOL


async def test_files_that_are_not_there_empty_or_changing_are_told(tmp_path: Path, source: Path) -> None:
    async def answer(_: web.Request) -> web.StreamResponse:
        source.write_bytes(FILE + b"more")
        return web.json_response({"url": "https://h/f"})

    (tmp_path / "empty.mp4").touch()
    async with site(answer) as server, provider(server.url) as api:
        for path, code in (
            (tmp_path / "gone.mp4", Code.FILE_MISSING), (tmp_path / "empty.mp4", Code.FILE_EMPTY),
            (source, Code.SOURCE_CHANGED),
        ):  # fmt: skip
            with pytest.raises(InputError) as caught:
                await bring(api, path)
            assert caught.value.code is code


async def test_a_provider_without_uploads_says_so(source: Path) -> None:
    async with provider("http://127.0.0.1:9", "replicate") as api:
        with pytest.raises(ProviderError) as caught:
            await bring(api, source)
        assert caught.value.code is Code.PROVIDER_UNABLE
