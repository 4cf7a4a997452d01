"""A window that is killed while somebody types: every text is there again, and the window says so."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.services.test_episodes import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE_S = 300.0
#: What the typist types; the numbers and the curve are looked at apart.
TYPED = (
    "A prompt by hand",
    "A concept by hand",
    "A note by hand",
    "A camera by hand",
    "A script by hand",
    "Looks by hand",
    "Sums by hand",
    "A name by hand",
)


def wait_for(holds: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)


def text_of(*files: Path) -> str:
    """What is in them now; one may be away for the moment in which another takes its place."""
    text = ""
    for file in files:
        with contextlib.suppress(OSError):
            text += file.read_text(encoding="utf-8", errors="replace")
    return text


def test_every_text_is_there_again_after_a_kill(tmp_path: Path) -> None:
    data, script, sheet = tmp_path / "data", tmp_path / "film.fountain", tmp_path / "shop.csv"
    script.write_text(SCRIPT, encoding="utf-8")
    sheet.write_text("SKU,Name\n1,Lamp\n2,Chair\n", encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.app.typist"]
    where = [str(data), str(script), str(sheet)]
    with (tmp_path / "errors").open("w") as errors:
        typist = subprocess.Popen([*command, "type", *where], env=environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=errors, text=True)  # fmt: skip
        try:
            assert typist.stdout is not None
            assert typist.stdout.readline() == "typed\n", (tmp_path / "errors").read_text()
            drafts = data / "unsaved.json", data / "draft.json"
            wait_for(lambda: all(words in text_of(*drafts) for words in TYPED), "the words in the files")
            wait_for(lambda: '"gravity"' in text_of(*drafts) and '"bend": {' in text_of(*drafts), "numbers and curve")
        finally:
            typist.send_signal(signal.SIGKILL)
            typist.wait()
            if typist.stdout is not None:
                typist.stdout.close()
    told = subprocess.run([*command, "tell", *where], env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False, timeout=PATIENCE_S)  # fmt: skip
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout.splitlines()[-1])
    toasts = " ".join(found.pop("toasts"))
    assert found == {
        "prompt": "A prompt by hand",
        "curve": True,
        "concept": "A concept by hand",
        "gravity": 1.62,
        "note": "A note by hand",
        "script": 1,
        "said": True,
        "camera": found["camera"],
        "looks": "Looks by hand",
        "sums": "Sums by hand",
        "cells": ["A name by hand"],
    }
    assert "A camera by hand" in found["camera"]
    assert "did not end in order" in toasts
    assert "texts that were typed and not kept are there again" in toasts
