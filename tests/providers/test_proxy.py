"""A real proxy on the way to a cloud: everything goes through it, and what it refuses is said and not repeated."""

from __future__ import annotations

import base64
import contextlib
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code, UnavailableError
from holysheep_studio.domain.remote import Handle
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.registry import open_provider
from tests.providers.clocks import JumpingClock
from tests.providers.servers import FREE, raw_site
from tests.providers.specs import KEY, SECRET, slow

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator

HANDLE = Handle("holysheep-a", 1, {"id": "j1", "key": KEY.hex})
CLOUD = "https://cloud.example"  # no name that this machine could find


@contextlib.asynccontextmanager
async def proxy(answer: bytes, asked: list[str]) -> AsyncIterator[str]:
    """A proxy that writes down every head it is sent and answers in one way."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(b"HTTP/1.1 " + answer + b"\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with raw_site(talk) as url:
        yield url


async def told(chosen: str, *, paid: bool = False) -> tuple[str, int]:
    """The reason that a request by this setting ends with, and how often it was repeated."""

    async def setting() -> str:
        return chosen

    clock = JumpingClock()
    api = open_provider(Connection("t", "A", CLOUD, SECRET, limits=FREE), clock=clock.clock, chosen_proxy=setting)
    try:
        with pytest.raises(UnavailableError) as caught:
            await (api.submit(slow(), KEY) if paid else api.poll(HANDLE))
    finally:
        await api.close()
    assert caught.value.code is Code.PROVIDER_UNREACHABLE
    return str(caught.value.fields["reason"]), len(clock.slept)


@pytest.mark.parametrize("paid", [True, False])
async def test_a_proxy_that_wants_a_password_is_asked_once_and_that_is_said(paid: bool) -> None:  # noqa: FBT001
    asked: list[str] = []
    async with proxy(b"407 Proxy Authentication Required", asked) as url:
        reason, repeats = await told(url, paid=paid)
    assert "a name and a password" in reason
    assert (repeats, len(asked)) == (0, 1)
    assert asked[0].startswith("CONNECT cloud.example:443 ")
    assert SECRET.reveal() not in asked[0]


async def test_a_proxy_that_refuses_for_now_is_asked_again() -> None:
    asked: list[str] = []
    async with proxy(b"502 Bad Gateway", asked) as url:
        assert await told(url) == ("the proxy refuses", 4)
    assert len(asked) == 5


async def test_the_environments_name_and_password_go_to_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    asked: list[str] = []
    async with proxy(b"407 Proxy Authentication Required", asked) as url:
        monkeypatch.setenv("https_proxy", url.replace("//", "//bob:sesame@"))
        await told("")
    login = base64.b64encode(b"bob:sesame").decode()
    assert f"Proxy-Authorization: Basic {login}" in asked[0]
