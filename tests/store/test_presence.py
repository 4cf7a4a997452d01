"""Who is alive on a data folder."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from holysheep_studio.store.presence import Presence

if TYPE_CHECKING:
    from pathlib import Path

OTHER = """
import sys, time
from pathlib import Path
from holysheep_studio.store.presence import Presence
me = Presence(Path(sys.argv[1]), "other")
me.enter()
print("here", flush=True)
time.sleep(60)
"""


def test_a_killed_process_is_known_to_be_dead_at_once(tmp_path: Path) -> None:
    here = Presence(tmp_path, "here")
    here.enter()
    assert here.alone()
    other = subprocess.Popen([sys.executable, "-c", OTHER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "here\n"
    assert here.is_alive("other")
    assert not here.alone()
    other.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    other.wait()
    other.stdout.close()
    assert not here.is_alive("other")
    assert here.alone()
    assert here.is_alive("here")
    assert not here.is_alive("nobody")
    here.leave()


def test_leaving_takes_the_sign_down(tmp_path: Path) -> None:
    here, there = Presence(tmp_path, "here"), Presence(tmp_path, "there")
    here.enter()
    there.enter()
    here.leave()
    assert not there.is_alive("here")
    assert there.alone()
    there.leave()
