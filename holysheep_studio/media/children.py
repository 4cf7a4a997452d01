"""Child processes: a clean environment, a group of their own, ended within two seconds, none left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import holysheep_studio
from holysheep_studio.media import guard

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Mapping, Sequence

#: How long a child may take to stop by itself; killing it afterwards takes no time.
GRACE_S = 1.5
#: Longest line a child may send (footage of a long clip, never pictures).
LINE_BYTES = 2**24
#: Variables that make FFmpeg write logs to files or colour its messages.
_FFMPEG_SWITCHES = ("FFREPORT", "AV_LOG_FORCE_COLOR", "AV_LOG_FORCE_256COLOR")


def environment(outer: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child: no FFmpeg switches, no modules from the current folder.

    An installed studio has given the user's library paths back at its start (see packaging/entry).
    """
    inner = {name: value for name, value in outer.items() if name not in _FFMPEG_SWITCHES}
    # `python -m` looks into the current folder first, which may be the user's video folder
    inner["PYTHONSAFEPATH"] = "1"
    if not getattr(sys, "frozen", False):
        root = str(Path(holysheep_studio.__file__).parent.parent)
        inner["PYTHONPATH"] = os.pathsep.join(filter(None, [root, inner.get("PYTHONPATH")]))
    inner["PYTHONUTF8"] = "1"
    # threads of a linear algebra library would only get in the way of the engine's own: measured 20 times slower
    for library in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM"):
        inner.setdefault(f"{library}_NUM_THREADS", "1")
    return inner


def own_program() -> str:
    """What runs the studio's own modules with `-m`: the interpreter, or the installed program.

    The window's program of an installation on Windows has no streams; beside it lies the one that has.
    """
    if getattr(sys, "frozen", False) and sys.platform == "win32":
        return sys.executable.replace("-window.exe", ".exe")
    return sys.executable


def guarded(command: Sequence[str]) -> list[str]:
    """`command` run by the guard, so that it ends with the studio even when the studio is killed.

    A frozen application has no interpreter: its own program answers `-m module` (see packaging).
    """
    if getattr(sys, "frozen", False):
        return [own_program(), "-m", guard.__name__, *command]
    return [sys.executable, "-I", "-S", guard.__file__, *command]


async def start(command: Sequence[str]) -> Process:
    """Start a child with pipes on all three standard streams, in a group of its own and without a console window.

    Its end comes with the end of its standard input: children here are the engine and the guard. A cancellation
    while it starts ends it properly, which asyncio alone would not: it would kill the guard and leave its program.
    Raises OSError.
    """
    starting = asyncio.create_task(_started(command))
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        with suppress(OSError):
            await end(await starting)
        raise


async def _started(command: Sequence[str]) -> Process:
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        limit=LINE_BYTES,
        env=environment(os.environ),
        start_new_session=True,
        creationflags=own_console(),
    )


def own_console() -> int:
    """The flags of a child that opens no console window (Windows), else 0."""
    if sys.platform == "win32":  # start_new_session means nothing there; and no window may flash up
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0


async def end(process: Process, grace_s: float = GRACE_S) -> None:
    """Close the child's standard input, wait `grace_s` seconds, then kill its whole group. Leaves no zombie.

    A second cancellation while waiting skips the grace but not the kill.
    """
    if process.stdin is not None:
        process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), grace_s)
    except TimeoutError:
        kill(process)
        await process.wait()
    except asyncio.CancelledError:
        kill(process)
        raise


def kill(process: Process) -> None:
    """Kill the child and all it started, at once."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            # the tree has no group signal there; the guard would leave its program behind
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - a part of Windows
                capture_output=True,
                check=False,
            )
        else:
            os.killpg(process.pid, signal.SIGKILL)


class Tail:
    """The last lines a child wrote to its standard error; the rest is read and forgotten so that it never blocks."""

    def __init__(self, most_bytes: int = 2**15) -> None:
        """Keep at most about `most_bytes`."""
        self._pieces: deque[bytes] = deque()
        self._most_bytes = most_bytes
        self._kept_bytes = 0

    async def drain(self, stream: asyncio.StreamReader) -> None:
        """Read until the end."""
        while piece := await stream.read(2**14):
            self._pieces.append(piece)
            self._kept_bytes += len(piece)
            while self._kept_bytes > self._most_bytes and len(self._pieces) > 1:
                self._kept_bytes -= len(self._pieces.popleft())

    @property
    def lines(self) -> list[str]:
        """What is kept, without empty lines."""
        text = b"".join(self._pieces).decode(errors="replace")
        return [line.strip() for line in text.splitlines() if line.strip()]
