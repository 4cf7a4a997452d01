"""Runs a command's work on an open data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.cli.app import execute, paths
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    import typer


def in_studio(
    ctx: typer.Context,
    data: Path | None,
    work: Callable[[Studio], Awaitable[int]],
    *,
    json: bool,
    debug: bool,
) -> None:
    """Run a command's coroutine on the open data folder and leave with its exit code."""

    async def opened() -> int:
        async with await Studio.open(paths(ctx, data)) as studio:
            return await work(studio)

    execute(ctx, opened, json=json, debug=debug)
