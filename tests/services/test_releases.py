"""A look for a newer version: only where the build has an address, nothing said of the machine, and only a link."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from holysheep_studio.domain.errors import InputError, ProtocolError
from holysheep_studio.domain.release import Release, newer, release_in
from holysheep_studio.services.releases import Releases, publisher
from tests.providers.servers import site

if TYPE_CHECKING:
    from tests.providers.servers import Answering

PAGE = "https://example.org/studio"


async def no_proxy() -> str:
    return "direct"


def answering(body: object, status: int = 200) -> Answering:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(text=body if isinstance(body, str) else json.dumps(body), status=status)

    return answer


@pytest.mark.parametrize(
    ("version", "than", "comes_after"),
    [("1.2.0", "1.1.9", True), ("1.2", "1.2.0", False), ("0.10.0", "0.9.9", True), ("1.0", "1.0.0rc1", False)],
)
def test_versions_are_compared_by_their_numbers(version: str, than: str, comes_after: bool) -> None:  # noqa: FBT001
    assert newer(version, than) is comes_after


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"version": "1.0"},
        {"version": "soon", "page": PAGE},
        {"version": "1.0", "page": "http://example.org"},
        {"version": "1.0", "page": "file:///etc/passwd"},
        {"version": "1.0", "page": f"{PAGE}/\n"},
    ],
)
def test_what_is_no_release_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match=r"no (document|version|page)"):
        release_in(document)


def test_a_checkout_has_no_publisher() -> None:
    assert publisher() == ""


async def test_without_an_address_nothing_is_asked() -> None:
    assert await Releases("", no_proxy).look() is None


async def test_a_newer_version_is_told_and_nothing_is_said_of_the_machine() -> None:
    async with site(answering({"version": "2.0.0", "page": PAGE})) as server:
        address = f"{server.url}/releases.json"
        assert await Releases(address, no_proxy, running="1.9.0").look() == Release("2.0.0", PAGE)
        assert await Releases(address, no_proxy, running="2.0.0").look() is None
        assert server.paths() == ["/releases.json"] * 2
        assert not {"authorization", "cookie", "referer", "accept-language"} & set(server.seen[0].headers)


@pytest.mark.parametrize(("body", "status"), [("<html>", 200), ({"version": 2}, 200), ("gone", 404)])
async def test_an_answer_without_sense_is_a_plain_error(body: object, status: int) -> None:
    async with site(answering(body, status)) as server:
        with pytest.raises(ProtocolError):
            await Releases(f"{server.url}/x", no_proxy).look()


async def test_a_plain_address_elsewhere_is_refused() -> None:
    with pytest.raises(InputError):
        await Releases("http://example.org/x", no_proxy).look()
