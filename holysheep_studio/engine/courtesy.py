"""How much a process of the engine lets others go first."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS
#: For renders: the window, its previews and players go first; nothing is lost while nobody else wants the cores.
BEHIND_THE_WINDOW = 5
#: For what nobody waits for.
IN_THE_BACKGROUND = 10


def step_back(niceness: int) -> None:
    """Lower the priority of this process for good; Windows has one step for both."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        with contextlib.suppress(OSError):
            os.nice(niceness)
