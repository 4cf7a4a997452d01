"""Runs the engine as a child process: `python -m holysheep_studio.engine`, JSON lines on stdin and stdout."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import av.logging
import cv2

from holysheep_studio.engine.preview import Previewing
from holysheep_studio.engine.serve import Serving
from holysheep_studio.engine.tasks import TASKS

if TYPE_CHECKING:
    from typing import BinaryIO


def claim_stdout() -> BinaryIO:
    """The real stdout, for answers only; whatever else prints to fd 1 from now on lands on stderr."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return answers


def main() -> None:
    """Serve until the parent closes stdin."""
    answers = claim_stdout()
    # Ctrl-C in a terminal reaches the whole group; the parent decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # off altogether: any level would call Python from FFmpeg's threads, which may hang when a decoder is closed
    av.logging.set_level(None)
    # the engine's own workers are the threads: OpenCV's would only get in their way
    cv2.setNumThreads(1)
    # previews are the one task that remembers something: the pictures it has decoded
    Serving({**TASKS, "preview": Previewing()}, sys.stdin.buffer, answers).run()


if __name__ == "__main__":
    main()
