"""What the full form notes: whole parts only, each once, and nothing of what is tried anew."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.bench import Result, Trial

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the file is locked as POSIX systems do")


def result(*broken: str) -> Result:
    return Result("kind", [Trial("one", []), Trial("two", list(broken)), Trial("after", [], counted=False)])


def test_parts_count_once_and_cut_ones_not_at_all(tmp_path: Path) -> None:
    from tests.faults.state import State  # noqa: PLC0415 - it cannot be imported on Windows

    state = State(tmp_path / "state")
    assert state.tallies() == {}
    state.keep("kills", 0, 7, "abc", result())
    state.keep("kills", 0, 7, "abc", result("late"))
    state.keep("kills", 3, 8, "def", result("job lost"))
    with (tmp_path / "state").open("a") as opened:  # of a part that was cut off
        opened.write(
            json.dumps({"kind": "cap", "part": 1, "trial": 0, "what": "x", "counted": True, "broken": []}) + "\n"
        )
    found = state.tallies()
    assert (found["kills"].trials, found["kills"].parts) == (4, {0, 3})
    assert found["kills"].broken == ["two (part 3, seed 8): job lost"]
    assert found["kills"].programs == {"abc": 2, "def": 2}
    assert (found["cap"].trials, found["cap"].parts) == (0, set())
    state.void("kills")
    assert state.tallies()["kills"].parts == set()
