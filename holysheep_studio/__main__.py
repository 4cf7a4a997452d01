"""The front door: hands the command line the other faces, so that none of them knows another."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def open_window(files: Sequence[Path], data: Path | None, *, sample: bool) -> int:
    """Open the studio window and return its exit code."""
    # A start makes half a million objects and drops few: looking through them all again and again is a fifth of its
    # time. The window turns collecting on once it stands.
    gc.disable()
    # Qt is loaded only when a window is wanted: commands start faster and run where Qt cannot
    import_module("holysheep_studio.ui.plain_imports").load_qt()
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


def plain_window(arguments: Sequence[str]) -> tuple[list[Path], Path | None] | None:
    """Files and data folder where nothing but the window is asked for, in plain words; else None.

    A menu entry and an icon ask like this, and whoever writes the files behind the program's name. They need none of
    the fifty commands, which take as long to load as the window itself; whatever is said in another way is left to
    the command line, which knows all of them.
    """
    words = list(arguments)
    named = words[:1] == ["studio"]
    if named:
        del words[0]
    data = os.environ.get("HOLYSHEEP_STUDIO_DATA") or None
    files = []
    while words:
        word = words.pop(0)
        if word == "--data" and words:
            data = words.pop(0)
        elif word.startswith("-") or not (named or is_path(word)):
            return None
        else:
            files.append(Path(word).expanduser().absolute())
    return files, None if data is None else Path(data)


def is_path(word: str) -> bool:
    """Whether a word can only be a file: no command has a dot or a separator in its name."""
    return any(mark in word for mark in "./\\~")


def main() -> None:
    """Run the command line, or the window when no command is given."""
    arguments = sys.argv[1:]
    asked = plain_window(arguments)
    if asked is not None:
        files, data = asked
        sys.exit(open_window(files, data, sample=False))
    entry = import_module("holysheep_studio.cli.entry")
    sys.exit(entry.run(arguments, open_window, serve_demo))


if __name__ == "__main__":
    main()
