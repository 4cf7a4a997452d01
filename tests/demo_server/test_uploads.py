"""Uploads whole and in parts, tried again, in any order, and failing on demand."""

from __future__ import annotations

import hashlib
import os
from typing import Any

import aiohttp
import pytest

from tests.demo_server.caller import Answer, Caller, body

FILE = os.urandom(250_000)
PARTS = [FILE[at : at + 100_000] for at in range(0, 250_000, 100_000)]


async def begin(caller: Caller, name: str = "take.mp4", size: int = len(FILE)) -> str:
    answer = await caller.call("POST", "/uploads", json={"filename": name, "size": size})
    assert answer.status == 201, answer
    upload: str = answer.json["upload_id"]
    return upload


async def put(caller: Caller, upload: str, number: int, data: bytes = b"", **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return await caller.call("PUT", f"/uploads/{upload}/parts/{number}", sent, data=data or PARTS[number - 1])


async def complete(caller: Caller, upload: str, rows: list[dict[str, Any]] | None = None) -> Answer:
    if rows is None:
        rows = (await caller.call("GET", f"/uploads/{upload}/parts")).json["parts"]
    return await caller.call("POST", f"/uploads/{upload}/complete", json={"parts": rows})


async def direct(caller: Caller, path: str = "/uploads/direct", name: str = "take.mp4") -> Answer:
    form = aiohttp.FormData()
    form.add_field("purpose", "source")
    form.add_field("file", FILE, filename=name, content_type="video/mp4")
    return await caller.call("POST", path, data=form)


@pytest.mark.parametrize("path", ["/uploads/direct", "/uploads"])
async def test_a_file_in_one_piece(caller: Caller, path: str) -> None:
    answer = await direct(caller, path)
    assert (answer.status, answer.json["sha256"]) == (201, hashlib.sha256(FILE).hexdigest())
    assert (await caller.call("GET", answer.json["url"], key="")).body == FILE


async def test_a_file_in_parts_in_any_order_and_again(caller: Caller) -> None:
    upload = await begin(caller)
    await put(caller, upload, 3)
    await put(caller, upload, 1, b"x" * 10)
    await put(caller, upload, 2)
    again = await put(caller, upload, 1)  # takes the place of the first
    assert again.headers["ETag"] == again.json["etag"]
    rows = (await caller.call("GET", f"/uploads/{upload}/parts")).json["parts"]
    assert [(row["partNumber"], row["size"]) for row in rows] == [(1, 100_000), (2, 100_000), (3, 50_000)]
    done = await complete(caller, upload, rows)
    assert done.json["sha256"] == hashlib.sha256(FILE).hexdigest()
    assert (await caller.call("GET", done.json["url"])).body == FILE
    assert (await put(caller, upload, 1)).status == 404  # it is over


async def test_completing_needs_every_part_as_it_arrived(caller: Caller) -> None:
    upload = await begin(caller)
    first = (await put(caller, upload, 1)).json["etag"]
    third = (await put(caller, upload, 3)).json["etag"]
    rows = [{"partNumber": 1, "etag": first}, {"partNumber": 3, "etag": third}]
    assert (await complete(caller, upload, rows)).status == 400
    await put(caller, upload, 2)
    assert (await complete(caller, upload, [{"partNumber": 1, "etag": '"wrong"'}])).status == 400
    for bad in ([], "x", [1], [{"partNumber": "1", "etag": first}]):
        answer = await caller.call("POST", f"/uploads/{upload}/complete", json={"parts": bad})
        assert answer.status in {400, 422}
    assert (await complete(caller, upload)).status == 201


async def test_checksums_and_numbers_are_checked(caller: Caller) -> None:
    upload = await begin(caller)
    assert (await put(caller, upload, 1, X_Part_SHA256="0" * 64)).status == 422
    good = hashlib.sha256(PARTS[0]).hexdigest()
    assert (await put(caller, upload, 1, X_Part_SHA256=good.upper())).status == 200
    assert (await put(caller, upload, 0, PARTS[0])).status == 422
    assert (await put(caller, upload, 10_001, PARTS[0])).status == 422
    assert (await put(caller, "nosuch", 1)).status == 404


async def test_a_part_fails_once(caller: Caller) -> None:
    upload = await begin(caller, "take [[part-fail:2]].mp4")
    assert [(await put(caller, upload, number)).status for number in (1, 2, 2)] == [200, 500, 200]


async def test_a_parts_line_is_cut(caller: Caller) -> None:
    upload = await begin(caller, "take [[part-drop:2*2]].mp4")
    await put(caller, upload, 1)
    with pytest.raises(aiohttp.ClientError):
        await put(caller, upload, 2)
    rows = (await caller.call("GET", f"/uploads/{upload}/parts")).json["parts"]
    assert [row["partNumber"] for row in rows] == [1]


async def test_wrong_offset_lost_upload_and_failing_completion(caller: Caller) -> None:
    upload = await begin(caller, "a [[upload:wrong-offset]].mp4")
    refused = await put(caller, upload, 2)
    assert (refused.status, refused.json["next_part"]) == (409, 1)
    assert (await put(caller, upload, 2)).status == 200
    upload = await begin(caller, "b [[upload:lost]].mp4")
    assert [(await put(caller, upload, number)).status for number in (1, 2)] == [200, 404]
    upload = await begin(caller, "c [[upload:complete-fail]].mp4")
    await put(caller, upload, 1)
    assert [(await complete(caller, upload)).status for _ in range(2)] == [500, 201]


async def test_an_upload_may_be_refused(caller: Caller) -> None:
    for kind, status in (("413", 413), ("429", 429), ("502", 502)):
        assert (await direct(caller, name=f"x [[fail:{kind}]].mp4")).status == status
    answer = await caller.call("POST", "/uploads", json={"filename": "y [[fail:503]].mp4", "size": 9})
    assert answer.status == 503
    assert (await direct(caller, name="z [[nosuch]].mp4")).status == 422


async def test_uploads_belong_to_their_key_and_need_one(caller: Caller) -> None:
    upload = await begin(caller)
    answer = await caller.call("PUT", f"/uploads/{upload}/parts/1", key="wrong", data=b"x")
    assert answer.status == 401


async def test_sources_are_only_what_is_here(caller: Caller) -> None:
    good = (await direct(caller)).json["url"]
    old = (await direct(caller, name="old [[upload:expired]].mp4")).json["url"]
    sample = caller.server.shop.root_url + "/samples/stream_of_water.mp4"
    assert (await caller.call("GET", sample)).body[4:8] == b"ftyp"
    for source, status in (
        (good, 200),
        (sample, 200),
        (old, 400),
        (good.replace("/files/", "/files/../"), 422),
        ("http://127.0.0.1:1/x.mp4", 422),
        ("https://example.com/x.mp4", 422),
        ("file:///etc/passwd", 422),
    ):
        sent = body("A", source)
        sent["task"]["source_video"] = source
        assert (await caller.call("POST", "/video/generate", caller.dress("A"), json=sent)).status == status, source


async def test_a_form_without_a_file_is_refused(caller: Caller) -> None:
    form = aiohttp.FormData({"other": "x"})
    multipart = aiohttp.FormData()
    multipart.add_field("other", b"x", filename="x")
    assert (await caller.call("POST", "/uploads/direct", data=form)).status == 415
    assert (await caller.call("POST", "/uploads/direct", data=multipart)).status == 422
