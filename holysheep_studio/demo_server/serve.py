"""Serve: the demo server as a command: from the values of its options to a server that runs until it is stopped."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.limits import NO_LIMITS, USUAL_LIMITS
from holysheep_studio.demo_server.orders import Dialect
from holysheep_studio.demo_server.rules import read_file
from holysheep_studio.demo_server.server import DemoServer
from holysheep_studio.demo_server.shop import Options
from holysheep_studio.domain.errors import Code, InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROFILES = ("A", "B", "C", "D")


async def serve(
    *,
    port: int,
    profile: str | None,
    scenario: Path | None,
    book: Path | None,
    key: str | None,
    limited: bool,
    instant: bool,
    ready: Callable[[str, str], None],
) -> tuple[int, int]:
    """Run until cancelled, then close cleanly; gives (accepted jobs, millionths of a US dollar owed).

    `ready` is called with the base URL and a key once callers can come. Raises InputError bad_value, port_taken,
    file_missing, no_permission; MediaError ffmpeg_missing.
    """
    if profile is not None and profile.upper() not in PROFILES:
        raise InputError(Code.BAD_VALUE, field="--profile", value=profile, expected="A, B, C or D")
    rules = () if scenario is None else tuple(await asyncio.to_thread(read_file, scenario))
    options = Options(
        port=port,
        profile=None if profile is None else Dialect(profile.upper()),
        keys=() if key is None else (key,),
        limits=USUAL_LIMITS if limited else NO_LIMITS,
        rules=rules,
        book_file=book,
        instant=instant,
    )
    try:
        server = DemoServer(options)
    except OSError as error:
        raise StoreError(Code.NO_PERMISSION, file=book, what=error.strerror or error) from None
    try:
        async with server:
            ready(server.base_url, server.key)
            await _until_cancelled()
    except OSError as error:
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise InputError(Code.PORT_TAKEN, port=port) from None
        raise
    return len(server.book.charges), server.book.total_micros


async def _until_cancelled() -> None:
    """Wait for the end, which is how this command ends well."""
    try:
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()
