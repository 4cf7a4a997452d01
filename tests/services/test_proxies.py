"""Proxies are made once for what a file holds, kept within a bound, and given up when they are not wanted."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.domain.proxy import ProxyMade, ProxySpec
from holysheep_studio.media.engine import Engine
from holysheep_studio.services.proxies import Proxies, fingerprint
from holysheep_studio.workshop import engine_command
from tests.ui.coded_clips import write_coded

if TYPE_CHECKING:
    from collections.abc import Callable


class Copyist:
    """Writes a thousand bytes for each clip, and counts."""

    def __init__(self) -> None:
        self.made: list[str] = []

    async def proxy(self, spec: ProxySpec, progress: Callable[[int, int], None] | None = None) -> ProxyMade:
        if progress is not None:
            progress(1, 1)
        self.made.append(Path(spec.source).name)
        Path(spec.target).write_bytes(bytes(1000))
        return ProxyMade(1, 1000)


def source(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


async def test_a_proxy_is_made_once(tmp_path: Path) -> None:
    engine = Copyist()
    proxies = Proxies(engine, tmp_path / "proxies")
    clip = source(tmp_path, "a.mp4", b"one")
    first, second = await asyncio.gather(proxies.get(clip), proxies.get(clip))
    assert first == second
    assert engine.made == ["a.mp4"]
    clip.write_bytes(b"two")
    os.utime(clip, (1, 1))
    assert await proxies.get(clip) != first


async def test_the_least_used_go_first(tmp_path: Path) -> None:
    proxies = Proxies(Copyist(), tmp_path / "proxies", most_bytes=2500)
    made = {}
    for place, name in enumerate("abc"):
        made[name] = await proxies.get(source(tmp_path, name, name.encode()))
        if name != "c":
            os.utime(made[name], (place, place))
        if name == "b":
            await proxies.get(tmp_path / "a")  # used again
    assert [name for name in "abc" if made[name].exists()] == ["a", "c"]


async def test_a_full_disk_is_said(tmp_path: Path) -> None:
    proxies = Proxies(Copyist(), tmp_path / "proxies", free_bytes=lambda _: 1000)
    with pytest.raises(StudioError) as caught:
        await proxies.get(source(tmp_path, "a", b"a"))
    assert caught.value.code is Code.DISK_FULL


async def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        await Proxies(Copyist(), tmp_path).get(tmp_path / "gone")
    assert caught.value.code is Code.FILE_MISSING


def test_files_of_one_size_differ_by_what_they_hold(tmp_path: Path) -> None:
    one, other = source(tmp_path, "a", b"one"), source(tmp_path, "b", b"two")
    for file in (one, other):
        os.utime(file, (5, 5))
    assert fingerprint(one) != fingerprint(other)
    other.write_bytes(b"one")
    os.utime(other, (5, 5))
    assert fingerprint(one) == fingerprint(other)


async def test_cancelling_ends_the_making_and_leaves_nothing(tmp_path: Path) -> None:
    engine = Engine(engine_command())
    proxies = Proxies(engine, tmp_path / "proxies")
    clip = write_coded(tmp_path / "clip.mp4", 900, options={"preset": "ultrafast"})
    begun = asyncio.Event()
    try:
        task = asyncio.create_task(proxies.get(clip, lambda *_: begun.set()))
        async with asyncio.timeout(300):
            await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert list((tmp_path / "proxies").iterdir()) == []
        made = await proxies.get(clip)  # and can be made afterwards
        assert made.stat().st_size > 0
    finally:
        await engine.close()
