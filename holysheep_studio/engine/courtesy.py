"""How much a process of the engine lets others go first, and some of its threads the others."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading

_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS
_THIS_THREAD, _THREAD_BELOW_NORMAL = -2, -1  # GetCurrentThread(), THREAD_PRIORITY_BELOW_NORMAL
#: For renders: the window, its previews and players go first; nothing is lost while nobody else wants the cores.
BEHIND_THE_WINDOW = 5
#: For what nobody waits for.
IN_THE_BACKGROUND = 10
#: For threads that make pictures: what codes them can use fewer cores at once, and goes first.
BEHIND_THE_CODER = 6
_LOWEST = 19
#: What is as large as a plane of a picture of 1080 rows in 16 bits is given back as soon as it is free.
LARGE_BYTES = 4_000_000
_M_MMAP_THRESHOLD = -3  # of glibc's malloc.h


def step_back(niceness: int) -> None:
    """Lower the priority of this process for good; Windows has one step for both."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        with contextlib.suppress(OSError):
            os.nice(niceness)


def step_aside() -> None:
    """Lower the priority of the calling thread for good, below the others of its process; macOS knows no such thing.

    Where some threads wait for each other and some can always go on, cores stand idle unless those that wait go first.
    """
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetThreadPriority(ctypes.c_void_p(_THIS_THREAD), _THREAD_BELOW_NORMAL)
    elif sys.platform == "linux":  # elsewhere all threads of a process have one niceness
        with contextlib.suppress(OSError):
            now = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), min(_LOWEST, now + BEHIND_THE_CODER))


def give_back_large() -> None:
    """Free memory of large pieces goes back to the system at once, for good; where the system can be told so.

    GNU's library else keeps what was free in between as it grows by ever larger pieces: a quarter of all. Asking for
    it anew costs time, which is worth it only where pictures are large.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # other libraries do not have it
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)
