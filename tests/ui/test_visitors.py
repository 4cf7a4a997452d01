"""A second start: the window that is open gets its files and comes to the front."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from holysheep_studio.services.doorway import Doorway
from holysheep_studio.ui.visitors import Visitors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

PATIENCE_S = 300.0


def test_a_minimised_window_comes_back_with_the_files(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    window = QWidget()
    taken: list[Sequence[Path]] = []
    answers: list[bool] = []
    qtbot.addWidget(window)
    window.showMinimized()
    host, guest = Doorway(tmp_path / "door"), Doorway(tmp_path / "door")
    assert host.hold()
    visitors = Visitors(host, window, taken.append)
    files = (tmp_path / "a.mp4",)
    thread = threading.Thread(target=lambda: answers.append(guest.bring(files, "", PATIENCE_S)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers))
    thread.join()
    assert answers == [True]
    assert taken == [files]
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    visitors.stop()
    assert not guest.bring(files, "", patience_s=0)
    assert taken == [files]
    host.close()


def test_a_second_start_ends_and_a_third_after_the_first_opens(tmp_path: Path) -> None:
    """Real processes: the second says nothing of a window; the first, told to end, makes room for the third."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOLYSHEEP_STUDIO_TRACE": "1"}
    command = [sys.executable, "-m", "holysheep_studio", "studio", "--data", str(tmp_path / "data")]
    for _ in range(2):
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as first:
            watchdog = threading.Timer(PATIENCE_S, first.kill)
            watchdog.start()
            try:
                assert first.stderr is not None
                assert any(line.startswith("usable") for line in first.stderr)
                second = subprocess.run(
                    [*command, str(tmp_path / "no clip.mp4")], env=environment, stdin=subprocess.DEVNULL,
                    capture_output=True, text=True, check=False, timeout=PATIENCE_S,
                )  # fmt: skip
                assert (second.returncode, "shown" in second.stderr) == (0, False), second.stderr
                assert first.poll() is None
                first.terminate()
                first.stderr.read()
                assert first.wait(PATIENCE_S) == 0
            finally:
                watchdog.cancel()
                first.kill()
        assert not list((tmp_path / "data" / "door").glob("*.json"))
