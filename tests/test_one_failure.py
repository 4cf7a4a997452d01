"""A test that fails and leaves children, sockets and coroutines behind fails alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTING = "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\nfilterwarnings = error\n"
TESTS = """
import asyncio, gc, socket, subprocess, sys
import pytest

ENDLESS = [sys.executable, "-c", "import time; print('here', flush=True); time.sleep(600)"]


async def child():
    process = await asyncio.create_subprocess_exec(*ENDLESS, stdout=subprocess.PIPE)
    await process.stdout.readline()
    print("child", process.pid)
    return process


@pytest.fixture
async def another():
    return await child()


async def test_that_leaves_much(another):
    line = socket.create_server(("127.0.0.1", 0))
    one = subprocess.Popen(ENDLESS, stdout=subprocess.PIPE)
    print("child", one.pid)
    other, never = await child(), asyncio.sleep(1)
    raise ValueError("the failure")


def test_next():
    gc.collect()


def test_after_that():
    gc.collect()
"""


def test_a_failing_test_fails_alone_and_its_children_end(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text(SETTING)
    (tmp_path / "test_of_tests.py").write_text(TESTS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-p", "no:randomly",
         "-p", "no:xdist", "--import-mode=importlib", "-c", tmp_path / "pytest.ini", tmp_path],
        capture_output=True, text=True, check=False, timeout=300, stdin=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert "1 failed, 2 passed" in done.stdout, done.stdout + done.stderr
    children = [int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("child ")]
    assert len(children) == 3
    if sys.platform != "win32":
        for pid in children:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)
