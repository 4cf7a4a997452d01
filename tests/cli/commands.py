"""Runs the command line as a user would: a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)


def studio(*arguments: object, timeout_s: float = 300, **environment: str) -> Answer:
    """Run holysheep-studio without a display; a traceback is a failure whatever the test asks."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-m", "holysheep_studio", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=timeout_s,
        stdin=subprocess.DEVNULL,
        env={**inherited, **environment},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """A demo server and what it printed when it was ready."""
    command = [sys.executable, "-m", "holysheep_studio", "demo-server", "--instant", "--json", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines: list[str] = []
            while not (lines and lines[-1].rstrip() == "}"):
                lines.append(process.stdout.readline())
                assert lines[-1], process.stderr
            yield process, json.loads("".join(lines))
        finally:
            process.terminate()
            process.communicate(timeout=300)
