"""Line: what is known of a request's connection, and cutting it in the middle, on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from holysheep_studio.demo_server.book import Entry
from holysheep_studio.demo_server.orders import Dialect

if TYPE_CHECKING:
    from collections.abc import Mapping


ENTRY = web.RequestKey("entry", Entry)  # the request's line in the journal
SECRET = web.RequestKey("secret", str)  # the key it came with
DIALECT = web.RequestKey("dialect", Dialect)  # whose manner of refusing is used


class Cut(Exception):  # noqa: N818 - it is what happens, not a mistake
    """The line of this request is to be cut now; what was written before goes out."""


def cut(request: web.Request) -> None:
    """Close the connection under a request."""
    if request.transport is not None:
        request.transport.close()


async def half(request: web.Request, text: str, headers: Mapping[str, str] | None = None) -> None:
    """Send the first half of an answer that promised all of it. Raises Cut."""
    body = text.encode()
    response = web.StreamResponse(headers=headers)
    response.content_type = "application/json"
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    raise Cut
