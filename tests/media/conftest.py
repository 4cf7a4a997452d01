"""What the tests of this room share: the FFmpeg in use, the engine's probe, and ways to look at a file."""

from __future__ import annotations

import asyncio
import subprocess
from typing import TYPE_CHECKING, Protocol

import pytest

from holysheep_studio.engine.probe import probe as engine_probe
from holysheep_studio.engine.turn import Turn
from holysheep_studio.media.ffmpeg import FFmpeg, find_ffmpeg

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from holysheep_studio.domain.footage import Footage


@pytest.fixture(scope="session")
def ffmpeg() -> FFmpeg:
    """The FFmpeg that came with the studio, or the system's."""
    return asyncio.run(find_ffmpeg())


@pytest.fixture(scope="session")
def probe() -> Callable[[Path], Awaitable[Footage]]:
    """The engine's probe, without the child process around it."""

    async def probe(path: Path) -> Footage:
        return await asyncio.to_thread(engine_probe, str(path), Turn(lambda _done, _total: None))

    return probe


class Raw(Protocol):
    """Runs FFmpeg as it comes, without the studio's fences."""

    def __call__(self, *arguments: str | Path) -> None: ...


@pytest.fixture(scope="session")
def raw(ffmpeg: FFmpeg) -> Raw:
    """For making sources and for showing what would happen without the studio's care."""

    def call(*arguments: str | Path) -> None:
        command = [str(ffmpeg.path), "-nostdin", "-hide_banner", "-v", "error", "-y", *map(str, arguments)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, timeout=300)

    return call
