"""Notices: signed, doubled, late, forged, too large, and what they are good for."""

from __future__ import annotations

import base64
import io
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.errors import Code, ProviderError, RejectedError, StoreError
from holysheep_studio.domain.remote import RemoteStatus, WebhookEvent
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.transport.receiver import Receiver
from holysheep_studio.providers.webhooks import parse, signature, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = 1_700_000_000
SECRET = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
BODY = b'{"id":"j1","status":"completed"}'


def signed(body: bytes = BODY, event: str = "msg_1", stamp: int = NOW, secret: Secret = SECRET) -> dict[str, str]:
    name = str(stamp)
    return {"webhook-id": event, "webhook-timestamp": name, "webhook-signature": signature(body, event, name, secret)}


def test_the_vector_of_standard_webhooks() -> None:
    # the example of the Standard Webhooks reference libraries
    body = b'{"test": 2432232314}'
    found = signature(body, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", SECRET)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_right_signature_among_several_is_enough() -> None:
    headers = signed()
    headers["webhook-signature"] = f"v1a,xxx v1,AAAA {headers['webhook-signature']}"
    verify(BODY, headers, SECRET, NOW, "h")
    event = parse(BODY, headers, SECRET, NOW, "h")
    assert (event.event_id, event.job_id, event.status, event.signed) == ("msg_1", "j1", RemoteStatus.SUCCEEDED, True)


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ""},
        {"webhook-signature": signed(b"{}")["webhook-signature"]},
        {"webhook-signature": signed(secret=Secret("whsec_AAAA"))["webhook-signature"]},
        {"webhook-id": "msg_2"},
        {"webhook-id": ""},
        {"webhook-timestamp": ""},
        {"webhook-timestamp": "tomorrow"},
        {"webhook-timestamp": str(NOW + 1)},
        {"webhook-timestamp": "9" * 30},
        {"webhook-timestamp": "\u0661\u0667"},
        {"webhook-signature": "v1,é"},
        signed(stamp=NOW - 301),
        signed(stamp=NOW + 301),
    ],
)
def test_s33_a_forged_or_old_notice_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(RejectedError) as caught:
        parse(BODY, {**signed(), **change}, SECRET, NOW, "h")
    assert caught.value.code is Code.WEBHOOK_REFUSED


@pytest.mark.parametrize("late", [-300, 0, 300])
def test_five_minutes_are_forgiven(late: int) -> None:
    verify(BODY, signed(stamp=NOW + late), SECRET, NOW, "h")


@pytest.mark.parametrize(
    ("body", "job", "status"),
    [
        ({"id": "j1"}, "j1", None),
        ({"request_id": "j1", "status": "failed"}, "j1", RemoteStatus.FAILED),
        ({"id": "evt", "type": "video.completed", "data": {"id": "j1"}}, "j1", RemoteStatus.SUCCEEDED),
        ({"data": {"generation_id": 7, "state": "dreaming"}}, "7", RemoteStatus.RUNNING),
        ({}, "", None),
    ],
)
def test_a_notice_is_a_hint(body: dict[str, Any], job: str, status: RemoteStatus | None) -> None:
    raw = json.dumps(body).encode()
    event = parse(raw, {}, None, NOW, "h")
    assert (event.job_id, event.status, event.signed) == (job, status, False)
    assert len(event.event_id) == 64  # without an id the body's hash tells doubles apart
    assert event == parse(raw, {}, None, NOW, "h")


HEADERS = st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature"])


@given(st.binary(max_size=60), st.dictionaries(HEADERS, st.text(max_size=9)))
def test_no_notice_makes_it_fall_over(raw: bytes, headers: dict[str, str]) -> None:
    for secret in (None, SECRET, Secret("plain secret"), Secret("whsec_" + base64.b64encode(b"x").decode())):
        try:
            parse(raw, headers, secret, NOW, "h")
        except ProviderError:
            continue


class Desk:
    """Keeps notices, or cannot."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, WebhookEvent, bytes]] = []
        self.full = False

    async def keep(self, connection: str, event: WebhookEvent, raw: bytes) -> bool:
        if self.full:
            raise StoreError(Code.STORE_BUSY)
        self.kept.append((connection, event, raw))
        return True

    def parse(self, connection: str) -> Any:
        if connection != "demo":
            return None

        def read(raw: bytes, headers: Mapping[str, str]) -> WebhookEvent:
            return parse(raw, headers, SECRET, NOW, connection)

        return read


async def test_d66_kept_first_answered_second_doubles_dropped_nothing_lost() -> None:
    desk = Desk()
    receiver = Receiver(desk.parse, desk.keep)
    url = await receiver.start()
    assert url.startswith("http://127.0.0.1:")

    async def post(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        async with (
            aiohttp.ClientSession() as client,
            client.post(url + path, data=io.BytesIO(body), headers=headers) as answer,
        ):
            return answer.status, await answer.json(content_type=None)

    try:
        desk.full = True
        assert (await post("demo", BODY, signed()))[0] == 500  # not kept: the sender must come again
        desk.full = False
        assert await post("demo", BODY, signed()) == (200, {"status": "received", "video_id": "j1"})
        assert (await post("demo", BODY, signed()))[0] == 200  # a double
        assert (await post("demo", BODY, signed(event="msg_2")))[0] == 200
        assert (await post("demo", BODY, {**signed(), "webhook-signature": "v1,AAAA"}))[0] == 401
        assert (await post("demo", BODY, signed(stamp=NOW - 999)))[0] == 401
        assert (await post("demo", b"nonsense", signed(b"nonsense")))[0] == 400
        assert (await post("other", BODY, signed()))[0] == 404
        assert (await post("demo", b"x" * (2**20 + 1), signed()))[0] == 413
        assert [event.event_id for _, event, _ in desk.kept] == ["msg_1", "msg_2"]
        assert desk.kept[0][2] == BODY
    finally:
        await receiver.close()


@pytest.mark.parametrize("secret", [SECRET, None])
def test_headers_that_are_no_utf_8_are_refused_or_can_be_kept(secret: Secret | None) -> None:
    odd = {"webhook-id": "msg_\udcff", "webhook-timestamp": str(NOW), "webhook-signature": "v1,\udcff v1,AAAA"}
    try:
        event = parse(b'{"id": "j\\ud800", "event_id": "\\ud800"}', odd, secret, NOW, "h")
    except RejectedError:
        assert secret is not None
        return
    assert event.event_id == "msg_?"
    assert event.job_id == "j?"
