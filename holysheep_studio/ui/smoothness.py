"""What the interpreter is told so that work in other threads and its own housekeeping do not stop the window."""

from __future__ import annotations

import gc
import sys

#: A thread that computes holds Python's lock this long when another asks for it; Python's own 5 ms is too long for a
#: window, because one paint asks for the lock hundreds of times.
SWITCH_S = 0.0005


def prefer_window() -> None:
    """Call once the window stands: what lives until the end is never swept for garbage again."""
    sys.setswitchinterval(SWITCH_S)
    gc.freeze()
