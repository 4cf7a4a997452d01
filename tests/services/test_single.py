"""The hidden folder beside a target in which single work is done."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.services.single import unfinished, workbench

if TYPE_CHECKING:
    from pathlib import Path


async def test_an_interruption_at_any_moment_of_the_start_leaves_no_folder(tmp_path: Path) -> None:
    async def work() -> None:
        async with workbench(tmp_path / "out.mp4"):
            await asyncio.Event().wait()

    for turns in range(12):
        running = asyncio.create_task(work())
        for _ in range(turns):
            await asyncio.sleep(0)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    await asyncio.get_running_loop().shutdown_default_executor()  # whatever a thread still makes is made now
    assert list(tmp_path.iterdir()) == []


async def test_an_interruption_keeps_whole_parts_only(tmp_path: Path) -> None:
    with pytest.raises(asyncio.CancelledError):  # noqa: PT012 - it is interrupted in there
        async with unfinished(tmp_path, "wish") as place:
            assert place is not None
            for name in ("000000.mov", "000000.json", "000001.mov.part"):
                (place / name).write_bytes(b"x")
            raise asyncio.CancelledError
    assert sorted(file.name for file in (tmp_path / "wish").iterdir()) == ["000000.json", "000000.mov"]
