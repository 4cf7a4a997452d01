"""Files that the system sends to the running program; a process of its own, for there is one application in each."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from holysheep_studio.ui.application import Application

app = Application(["studio"])
taken = []
QCoreApplication.sendEvent(app, QFileOpenEvent("/a clip.mp4"))
assert taken == []
app.hand_files_to(taken.append)
QCoreApplication.sendEvent(app, QFileOpenEvent("/b.fountain"))
app.hand_files_to(None)
QCoreApplication.sendEvent(app, QFileOpenEvent("/c.mp4"))
print([file.name for files in taken for file in files])
app.hand_files_to(taken.append)
print(taken[-1][0].name, len(taken))
"""


def test_files_come_in_order_and_wait_for_the_window() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], check=False, capture_output=True, text=True, timeout=300)
    assert done.stdout.splitlines() == ["['a clip.mp4', 'b.fountain']", "c.mp4 3"], done.stderr
