"""What is repeated, what is not, and where the key goes."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from holysheep_studio.domain.errors import (
    AuthError,
    Code,
    ProtocolError,
    ProviderError,
    RateLimitedError,
    RejectedError,
    UnavailableError,
    UnsureError,
)
from holysheep_studio.domain.remote import Handle, RemoteStatus
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.registry import open_provider
from tests.providers.clocks import JumpingClock
from tests.providers.servers import FREE, provider, raw_site, site
from tests.providers.specs import KEY, SECRET, slow, spec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.providers.servers import Answering

HANDLE = Handle("holysheep-a", 1, {"id": "j1", "key": KEY.hex})
ACCEPTED = {"request_id": "j1", "status": "queued"}


def turns(*answers: web.Response | Exception | Mapping[str, object] | int) -> Answering:
    """Answer with each in turn, the last one for ever: a body, a status, a response, or the line is cut."""
    left = list(answers)

    async def at(request: web.Request) -> web.StreamResponse:
        now = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(now, Exception):
            assert request.transport is not None
            request.transport.abort()
            return web.Response(status=500)
        if isinstance(now, int):
            return web.Response(status=now)
        if isinstance(now, web.Response):
            return web.Response(status=now.status, body=now.body, headers=now.headers)
        return web.json_response(now)

    return at


CUT = ConnectionError()
RATE = web.json_response({"error": "rate_limit_exceeded", "retry_after_seconds": 2}, status=429)


async def test_w20_and_w67_a_read_is_repeated_through_every_passing_fault() -> None:
    clock = JumpingClock()
    async with (
        site(turns(503, CUT, 500, RATE, {"status": "running"})) as server,
        provider(server.url, clock=clock.clock) as api,
    ):
        assert (await api.poll(HANDLE)).status is RemoteStatus.RUNNING
        assert len(server.seen) == 5


async def test_a_read_gives_up_after_five() -> None:
    async with site(turns(503)) as server, provider(server.url, clock=JumpingClock().clock) as api:
        with pytest.raises(UnavailableError):
            await api.poll(HANDLE)
        assert len(server.seen) == 5


@pytest.mark.parametrize("lost", [CUT, 500, 502, 408], ids=["cut", "500", "502", "408"])
async def test_d33_a_paid_request_whose_answer_is_lost_is_never_sent_again(lost: Exception | int) -> None:
    async with site(turns(lost, ACCEPTED)) as server, provider(server.url, clock=JumpingClock().clock) as api:
        with pytest.raises(UnsureError) as caught:
            await api.submit(slow(), KEY)
        assert (caught.value.code, len(server.seen)) == (Code.PROVIDER_UNSURE, 1)


@pytest.mark.parametrize("body", [b"<html>", b'{"request_id": "j', b"", b"{}"])
async def test_a_paid_answer_that_makes_no_sense_is_unsure_not_failed(body: bytes) -> None:
    async with site(turns(web.Response(body=body))) as server, provider(server.url, clock=JumpingClock().clock) as api:
        with pytest.raises(UnsureError):
            await api.submit(slow(), KEY)
        assert len(server.seen) == 1


async def test_d2_where_the_provider_promises_it_the_same_key_is_sent_again() -> None:
    options = {"idempotency": "header"}
    clock = JumpingClock().clock
    async with site(turns(CUT, 502, ACCEPTED)) as server, provider(server.url, clock=clock, options=options) as api:
        handle = (await api.submit(slow(), KEY)).handle
        assert handle.fields["id"] == "j1"
        assert {one.headers["idempotency-key"] for one in server.seen} == {str(KEY)}
        assert len({one.body for one in server.seen}) == 1
        assert len(server.seen) == 3


async def test_a_promise_that_does_not_help_ends_unsure() -> None:
    options = {"idempotency": "header"}
    async with site(turns(CUT)) as server, provider(server.url, clock=JumpingClock().clock, options=options) as api:
        with pytest.raises(UnsureError):
            await api.submit(slow(), KEY)
        assert len(server.seen) == 5


async def test_w3_a_429_is_surely_not_taken_so_the_submit_waits_and_goes_on() -> None:
    clock = JumpingClock(chance=1.0)
    async with site(turns(RATE, RATE, ACCEPTED)) as server, provider(server.url, clock=clock.clock) as api:
        await api.submit(slow(), KEY)
        assert len(server.seen) == 3
        assert sum(clock.slept) >= 4.0  # W4: two hints of two seconds, none of them ignored
        assert sum(clock.slept) <= 6.0


async def test_a_429_without_end_is_told_with_its_wait() -> None:
    async with site(turns(RATE)) as server, provider(server.url, clock=JumpingClock().clock) as api:
        with pytest.raises(RateLimitedError) as caught:
            await api.submit(slow(), KEY)
        assert caught.value.retry_s == 2.0
        assert len(server.seen) == 16  # a budget of its own


async def test_w42_every_attempt_is_signed_anew() -> None:
    async with site(turns(RATE, ACCEPTED)) as server, provider(server.url, "C", clock=JumpingClock().clock) as api:
        await api.submit(spec(), KEY)
        stamps = [one.headers["x-timestamp"] for one in server.seen]
        assert len(set(stamps)) == 2
        assert len({one.headers["x-holysheep-signature"] for one in server.seen}) == 2


async def test_pixverse_has_a_new_trace_id_for_every_request() -> None:
    body = {"ErrCode": 0, "Resp": {"status": 5}}
    async with site(turns(503, body)) as server, provider(server.url, "pixverse", clock=JumpingClock().clock) as api:
        await api.poll(Handle("pixverse", 1, {"id": "1", "key": KEY.hex}))
        assert len({one.headers["ai-trace-id"] for one in server.seen}) == 2


@pytest.mark.parametrize("body", [{"error": "Invalid API key"}, {"error": {"code": 401, "message": "Invalid API key"}}])
async def test_s05_after_a_401_nothing_more_is_sent_until_the_key_is_tried_again(body: dict[str, object]) -> None:
    refused = web.json_response(body, status=401)
    async with site(turns(refused, {"status": "running"})) as server, provider(server.url) as api:
        for _ in range(3):
            with pytest.raises(AuthError):
                await api.poll(HANDLE)
        with pytest.raises(AuthError):
            await api.submit(slow(), KEY)
        assert len(server.seen) == 1
        await api.check()
        await api.poll(HANDLE)
        assert len(server.seen) == 3


async def test_checking_a_key_takes_not_found_for_a_yes() -> None:
    async with site(turns(404)) as server, provider(server.url) as api:
        await api.check()
        assert server.paths() == ["/video/status/connection-test"]
    async with site(turns(401)) as server, provider(server.url) as api:
        with pytest.raises(AuthError):
            await api.check()


# ---- where nothing was sent ----


async def test_a_refused_connection_is_tried_again_because_nothing_was_sent() -> None:
    clock = JumpingClock()
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        async with provider(url, clock=clock.clock) as api:
            with pytest.raises(UnavailableError) as caught:
                await api.submit(slow(), KEY)
            assert caught.value.code is Code.PROVIDER_UNREACHABLE
            assert len(clock.slept) == 4


async def test_s44_a_new_job_goes_to_the_next_address_and_is_polled_where_it_is() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}"
        async with (
            site(turns(ACCEPTED)) as server,
            site(turns({"status": "running"})) as third,
            provider(dead, clock=JumpingClock().clock, mirrors=(server.url, third.url)) as api,
        ):
            handle = (await api.submit(slow(), KEY)).handle
            await api.poll(handle)
            assert (server.paths("POST"), server.paths("GET"), third.seen) == (
                ["/video/generate"], ["/video/status/j1"], [],
            )  # fmt: skip


async def test_s44_an_answer_that_was_lost_never_leads_to_a_second_address() -> None:
    async with (
        site(turns(CUT)) as server,
        site(turns(ACCEPTED)) as other,
        provider(server.url, clock=JumpingClock().clock, mirrors=(other.url,)) as api,
    ):
        with pytest.raises(UnsureError):
            await api.submit(slow(), KEY)
        assert (len(server.seen), other.seen) == (1, [])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key, chain = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made = subprocess.run(
        [*command, "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(chain)],
        check=False, capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("openssl is not here")
    return chain, key


@pytest.mark.parametrize("trusted", [True, False])
async def test_tls_is_verified(certificate: tuple[Path, Path], trusted: bool) -> None:  # noqa: FBT001
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = json.dumps({"status": "running"}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    url = f"https://localhost:{server.sockets[0].getsockname()[1]}"
    trust = ssl.create_default_context(cafile=str(certificate[0])) if trusted else None
    api = open_provider(Connection("t", "A", url, SECRET, limits=FREE), clock=JumpingClock().clock, tls=trust)
    try:
        if trusted:
            assert (await api.poll(HANDLE)).status is RemoteStatus.RUNNING
        else:
            with pytest.raises(UnavailableError) as caught:
                await api.poll(HANDLE)
            assert caught.value.code is Code.PROVIDER_CERTIFICATE
    finally:
        await api.close()
        server.close()


async def test_w7_an_answer_that_does_not_come_is_unsure_not_a_crash() -> None:
    async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async with raw_site(silent) as url, provider(url, "custom", options={"read_s": 0.1}) as api:
        with pytest.raises(UnsureError) as caught:
            await api.submit(spec(), KEY)
        assert caught.value.fields["reason"] == "it took too long"


# ---- redirects and leaks ----


async def test_a_redirect_takes_the_key_to_no_other_host() -> None:
    async with site(turns({"status": "running"})) as other:
        away = web.Response(status=302, headers={"Location": f"{other.url}/elsewhere"})
        async with site(turns(away)) as server, provider(server.url) as api:
            await api.poll(HANDLE)
            assert "authorization" in server.seen[0].headers
            assert "authorization" not in other.seen[0].headers
            assert SECRET.reveal() not in str(other.seen)


async def test_a_redirect_on_the_same_host_keeps_the_key() -> None:
    here = web.Response(status=307, headers={"Location": "/v2/status"})
    async with site(turns(here, {"status": "running"})) as server, provider(server.url) as api:
        await api.poll(HANDLE)
        assert [one.headers.get("authorization", "")[:6] for one in server.seen] == ["Bearer", "Bearer"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirected_post_is_refused(status: int) -> None:
    moved = web.Response(status=status, headers={"Location": "/elsewhere"})
    async with site(turns(moved)) as server, provider(server.url) as api:
        with pytest.raises(RejectedError) as caught:
            await api.submit(slow(), KEY)
        assert (caught.value.code, len(server.seen)) == (Code.PROVIDER_REDIRECT, 1)


@pytest.mark.parametrize("target", ["http://example.com/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "http://["])
async def test_a_redirect_leads_to_no_open_line_and_no_file(target: str) -> None:
    away = web.Response(status=302, headers={"Location": target})
    async with site(turns(away)) as server, provider(server.url) as api:
        with pytest.raises(ProviderError):
            await api.poll(HANDLE)
        assert len(server.seen) == 1


async def test_redirects_in_a_circle_end() -> None:
    around = web.Response(status=302, headers={"Location": "/again"})
    async with site(turns(around)) as server, provider(server.url) as api:
        with pytest.raises(ProtocolError):
            await api.poll(HANDLE)
        assert len(server.seen) == 6


async def test_fal_status_addresses_elsewhere_get_no_key() -> None:
    async with (
        site(turns({"status": "IN_QUEUE"})) as other,
        site(turns({})) as server,
        provider(server.url, "fal") as api,
    ):
        fields = {"id": "1", "key": KEY.hex, "status_url": f"{other.url}/s", "response_url": f"{other.url}/r"}
        await api.poll(Handle("fal", 1, fields))
        assert "authorization" not in other.seen[0].headers


async def test_no_error_log_or_repr_holds_the_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = web.json_response({"error": f"Invalid API key: {SECRET.reveal()}"}, status=401)
    texts = [repr(Connection("t", "A", "https://h", SECRET))]
    for fault in (echo, 503, CUT, web.json_response({"status": "failed", "error": f"key {SECRET.reveal()}"})):
        async with site(turns(fault)) as server, provider(server.url, clock=JumpingClock().clock) as api:
            try:
                texts.append(str(await api.poll(HANDLE)))
            except ProviderError as error:
                texts += [str(error), repr(error), repr(error.__cause__), repr(error.__context__)]
            texts.append(repr(vars(api)))
    assert SECRET.reveal() not in "\n".join([*texts, caplog.text])


async def test_a_body_without_end_is_cut_at_its_limit() -> None:
    async def endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        try:
            while True:
                writer.write(b" " * 65536)
                await writer.drain()
        except ConnectionError:
            return

    async with raw_site(endless) as url, provider(url, clock=JumpingClock().clock) as api:
        with pytest.raises(ProtocolError) as caught:
            await api.poll(HANDLE)
        assert caught.value.code is Code.ANSWER_TOO_LARGE


@pytest.mark.parametrize(
    "reply",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}", b"HTTP/1.1 2000 OK\r\n\r\n",
     b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nxxxx",
     b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"],
)  # fmt: skip
async def test_a_server_that_speaks_no_http_is_unsure_for_money_and_out_of_order_for_reads(reply: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await writer.drain()

    async with raw_site(talk) as url, provider(url, clock=JumpingClock().clock) as api:
        with pytest.raises(UnsureError):
            await api.submit(slow(), KEY)
        with pytest.raises(UnavailableError):
            await api.poll(HANDLE)


async def test_a_damaged_or_foreign_handle_is_an_error_not_a_crash() -> None:
    async with provider("http://127.0.0.1:9", clock=JumpingClock().clock) as api:
        for handle in (
            Handle("fal", 1, {"id": "1"}),
            Handle("holysheep-a", 2, {"id": "1"}),
            Handle("holysheep-a", 1, {}),
        ):
            with pytest.raises(ProtocolError):
                await api.poll(handle)


async def test_a_spec_that_cannot_be_is_refused_before_anything_is_sent() -> None:
    async with site(turns(ACCEPTED)) as server, provider(server.url, "B") as api:
        with pytest.raises(RejectedError) as caught:
            await api.submit(slow(speed=spec().duration / 64), KEY)
        assert (caught.value.code, caught.value.fields["field"], server.seen) == (Code.PROVIDER_UNABLE, "speed", [])
