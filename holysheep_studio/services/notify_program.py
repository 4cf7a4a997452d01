"""Notifications of a Linux desktop, shown by the program that it brings for that; other systems need none."""

from __future__ import annotations

import asyncio
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE, ICON, SHOWN_MS, LIMIT_S = "HolySheep Studio", "holysheep-studio", 8000, 5.0
_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


def means(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> str:
    """The program that would be used; "" where there is none or none is needed."""
    if not platform.startswith("linux"):
        return ""
    return next((name for name in ("notify-send", "gdbus") if which(name)), "")


async def notify(words: str, which: Callable[[str], str | None] = shutil.which) -> bool:
    """Show a sentence; False where the desktop did not take it."""
    name = means(which=which)
    program = which(name) if name else None
    if program is None:
        return False
    try:
        child = await asyncio.create_subprocess_exec(
            program, *_arguments(name, words),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        return False
    try:
        async with asyncio.timeout(LIMIT_S):
            return await child.wait() == 0
    except TimeoutError:
        child.kill()
        await child.wait()
        return False


def _arguments(name: str, words: str) -> tuple[str, ...]:
    if name == "notify-send":
        return (f"--app-name={TITLE}", f"--icon={ICON}", f"--expire-time={SHOWN_MS}", "--", TITLE, words)
    quoted = "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
    call = (f"'{TITLE}'", "uint32 0", f"'{ICON}'", f"'{TITLE}'", quoted, "@as []", "@a{sv} {}", f"int32 {SHOWN_MS}")
    return (
        "call", "--session", "--dest", _SERVICE, "--object-path", _PATH, "--method", f"{_SERVICE}.Notify", *call
    )  # fmt: skip
