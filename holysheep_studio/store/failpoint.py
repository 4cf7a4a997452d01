"""Failpoint: lets the fault tests end the program at an exact moment of a commit; unless asked it does nothing."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: `STATE:MOMENT`, such as `submitting:after_commit`: where this process is to be killed, as if by a power cut.
#: Moments of a commit that brings a job into STATE: before_journal, before_commit, after_commit.
VARIABLE = "HOLYSHEEP_STUDIO_FAILPOINT"


def reach(states: Iterable[str], moment: str) -> None:
    """End this process at once when it is told to by the variable; nothing is cleaned up."""
    wanted = os.environ.get(VARIABLE)
    if wanted and wanted in {f"{state}:{moment}" for state in states}:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
