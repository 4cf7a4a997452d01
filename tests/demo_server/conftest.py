"""A demo server and its caller for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from holysheep_studio.demo_server.server import DemoServer
from tests.demo_server.caller import Caller, Clock, options

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
def clock() -> Clock:
    """The server's time."""
    return Clock()


@pytest.fixture
async def caller(clock: Clock) -> AsyncIterator[Caller]:
    """A caller of a server without limits; `caller.server` is the server."""
    async with DemoServer(options(clock)) as server, Caller(server, clock) as made:
        yield made
