"""Nursery: a process that has everything loaded and forks a life when one is wanted, so that each begins at once."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import signal
import subprocess
import sys
import traceback
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tests.faults.engines import MARK, NAME_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from tests.faults.life import Order


@dataclass(frozen=True, slots=True)
class Life:
    """A running process."""

    pid: int
    mark: str

    def send(self, number: int) -> None:
        """Signal it; one that is gone already hears nothing."""
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            return

    def left(self) -> list[int]:
        """Processes that this life has started and that still run."""
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == self.pid:
                continue
            try:
                named = (entry / "comm").read_text().strip() == self.mark[:NAME_BYTES]
                if named or f"{MARK}={self.mark}".encode() in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
        return found


class Nursery:
    """Started in `with`. Linux only, for fork and /proc."""

    def __init__(
        self, log: Path, environment: Mapping[str, str], package: Path | None = None, preload: Path | None = None
    ) -> None:
        """`package` holds the sources to be tested, None: these. `preload` is a library that makes files fail."""
        self.log = log
        self._environment = environment
        self._package = package
        self._preload = preload
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **self._environment}
        if self._package is not None:
            environment["PYTHONPATH"] = str(self._package)
        if self._preload is not None:
            environment["LD_PRELOAD"] = str(self._preload)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", str(self.log), str(self._preload or "")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=self._package,
        )  # fmt: skip
        self._ask({})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.communicate("", timeout=300)

    def begin(self, order: Order) -> Life:
        """Start a life."""
        mark = uuid.uuid4().hex
        return Life(self._ask({"begin": asdict(order), "mark": mark})["pid"], mark)

    def wait(self, life: Life, timeout_s: float) -> int | None:
        """Its exit code, minus the signal that ended it; None while it lives."""
        code: int | None = self._ask({"wait": life.pid, "timeout_s": timeout_s})["code"]
        return code

    def end(self, life: Life) -> None:
        """Kill it at once."""
        life.send(signal.SIGKILL)
        self.wait(life, 600)

    def whole(self, order: Order, timeout_s: float = 300.0) -> int | None:
        """A life to its end; one that does not end is killed and gives None."""
        life = self.begin(order)
        code = self.wait(life, timeout_s)
        if code is None:
            self.end(life)
        return code

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def _die_with_parent() -> None:
    """However the parent ends; lives that never end by themselves would go on without anybody who ends them."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _begin(question: dict[str, Any], log: str, preload: str) -> int:
    from tests.faults.life import Order, live  # noqa: PLC0415 - loaded by the nursery only, before it forks

    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        _die_with_parent()
        os.setsid()
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os.environ[MARK] = question["mark"]
        sys.executable = os.environ.get("FAULTS_PROGRAM", sys.executable)  # see engines.py
        given = question["begin"]
        order = Order(**{**given, "prompts": tuple(given["prompts"])})
        library = ctypes.CDLL(preload) if preload else None
        code = live(order, library.faults_arm if library is not None else None)
        if library is not None:
            Path(os.environ["FAULTS_TOLD"]).write_text(str(library.faults_count()))
    except BaseException:  # noqa: BLE001 - a forked child must not return into its parent's loop
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _wait(pid: int, timeout_s: float) -> int | None:
    handle = os.pidfd_open(pid)
    try:
        if not select.select([handle], [], [], timeout_s)[0]:
            return None
    finally:
        os.close(handle)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _serve(log: str, preload: str) -> None:
    import tests.faults.life  # noqa: F401, PLC0415 - loaded before it forks

    _die_with_parent()
    gc.collect()
    gc.freeze()  # what is loaded stays shared with the lives
    for line in sys.stdin:
        question = json.loads(line)
        answer: dict[str, Any] = {}
        if "begin" in question:
            answer["pid"] = _begin(question, log, preload)
        elif "wait" in question:
            answer["code"] = _wait(question["wait"], question["timeout_s"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve(sys.argv[1], sys.argv[2])
