"""The front door: hands the command line the other faces, so that none of them knows another."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from holysheep_studio.cli.entry import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def open_window(files: Sequence[Path], data: Path | None, *, sample: bool) -> int:
    """Open the studio window and return its exit code."""
    # Qt is loaded only when a window is wanted: commands start faster and run where Qt cannot
    window = import_module("holysheep_studio.ui.__main__")
    code: int = window.main(list(files), data, sample=sample)
    return code


async def serve_demo(
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
    """Run the demo server until cancelled; (accepted jobs, millionths of a US dollar owed)."""
    # the server's libraries are loaded only when it is wanted: commands start faster
    server = import_module("holysheep_studio.demo_server.serve")
    ended: tuple[int, int] = await server.serve(
        port=port,
        profile=profile,
        scenario=scenario,
        book=book,
        key=key,
        limited=limited,
        instant=instant,
        ready=ready,
    )
    return ended


def main() -> None:
    """Run the command line, or the window when no command is given."""
    sys.exit(run(sys.argv[1:], open_window, serve_demo))


if __name__ == "__main__":
    main()
