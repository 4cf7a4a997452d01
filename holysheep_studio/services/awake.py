"""Awake: keeps the machine from going to sleep while jobs run, by the means of each system, where it has any."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WHO, WHY = "HolySheep Studio", "Clips are being made"
#: A means that is refused says so within this.
REFUSED_S = 1.0
_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001


class Awake:
    """Holds the machine awake or lets it go; at the end of this process, however it comes, it is let go."""

    def __init__(
        self, platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which, pid: int | None = None
    ) -> None:
        """`which` finds a program; `pid` is the process whose end ends it all."""
        self._platform = platform
        self._which = which
        self._pid = os.getpid() if pid is None else pid
        self._child: asyncio.subprocess.Process | None = None
        self._refused = False
        self._held = False
        self._turn = asyncio.Lock()

    @property
    def means(self) -> str:
        """What would be used; "" where this system offers nothing."""
        if self._refused:
            return ""
        if self._platform == "win32":
            return "SetThreadExecutionState"
        name = "caffeinate" if self._platform == "darwin" else "systemd-inhibit"
        return name if self._which(name) else ""

    @property
    def held(self) -> bool:
        """Whether the machine is kept awake now."""
        if self._platform == "win32":
            return self._held
        return self._child is not None and self._child.returncode is None

    async def hold(self) -> bool:
        """Keep the machine awake; False where that cannot be had. Called again it changes nothing."""
        async with self._turn:
            if self.held or not self.means:
                return self.held
            if self._platform == "win32":
                self._held = _windows(_CONTINUOUS | _SYSTEM_REQUIRED)
                return self._held
            return await self._start()

    async def release(self) -> None:
        """Let it sleep again."""
        async with self._turn:
            if self._platform == "win32" and self._held:
                _windows(_CONTINUOUS)
                self._held = False
            child, self._child = self._child, None
            if child is None or child.returncode is not None:
                return
            if child.stdin is not None:
                child.stdin.close()
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
            await child.wait()

    async def _start(self) -> bool:
        program = str(self._which(self.means))
        if self._platform == "darwin":
            arguments = [program, "-i", "-w", str(self._pid)]
        else:
            # the inner program ends when our end of its pipe closes, so no kill of ours leaves the machine awake
            arguments = [program, "--what=idle:sleep", f"--who={WHO}", f"--why={WHY}", "--mode=block", "cat"]
        try:
            child = await asyncio.create_subprocess_exec(
                *arguments,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )
        except OSError:
            self._refused = True
            return False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(REFUSED_S):
                await child.wait()
        if child.returncode is not None:
            self._refused = True  # no session manager that would listen; it is not asked again in this run
            return False
        self._child = child
        return True


def _windows(state: int) -> bool:
    """Tell Windows; False when it refuses. The wish belongs to the thread that says it, which is always this one."""
    import ctypes  # noqa: PLC0415 - Windows alone has what is wanted of it

    return bool(ctypes.windll.kernel32.SetThreadExecutionState(state))  # type: ignore[attr-defined,unused-ignore]
