"""Engines: a process that has the engine loaded and forks one when a life starts its own, so that it costs little.

Loading OpenCV and NumPy is nine tenths of what the short life of a job costs. The engine that is forked is the real
one, in a process of its own, that speaks through the streams its life has made and must end by itself when they end.
"""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

#: In the environment of a life and of every process that it starts; a forked engine bears its start as its name.
MARK = "FAULTS_LIFE"
NAME_BYTES = 15
#: The most open files that an engine may have been handed by its parent.
_FILES = 4096


def built(folder: Path, source: str, name: str, *options: str) -> Path | None:
    """A C source of this folder, compiled now; None where there is no compiler or the system is not Linux."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = folder / name
    text = Path(__file__).with_name(source)
    subprocess.run([compiler, "-O1", "-o", str(made), str(text), *options], check=True)
    return made


class Engines:
    """Started in `with`. Without a C compiler lives start their engines as ever."""

    def __init__(self, folder: Path, package: Path | None = None) -> None:
        """`package` holds the sources to be tested, None: these."""
        self._folder = folder
        self._package = package
        self._process: subprocess.Popen[str] | None = None
        self.environment: dict[str, str] = {}  # what a nursery must know

    def __enter__(self) -> Self:
        program = built(self._folder, "engine.c", "python-or-engine")
        if program is None:
            return self
        door = self._folder / "engines"
        threads = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL")}
        environment = {**os.environ, **threads, "PYTHONUTF8": "1"}
        if self._package is not None:
            environment["PYTHONPATH"] = str(self._package)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.engines", str(door)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=self._package,
        )  # fmt: skip
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        self.environment = {
            "FAULTS_PROGRAM": str(program),
            "FAULTS_PYTHON": sys.executable,
            "FAULTS_ENGINES": str(door),
        }
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.communicate("", timeout=300)


def _forked(line: socket.socket, streams: list[int], mark: str) -> int:
    """Fork an engine on these streams; its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setsid()
        Path("/proc/self/comm").write_text(mark[:NAME_BYTES])
        for wanted, given in enumerate(streams):
            os.dup2(given, wanted)
        os.closerange(3, _FILES)
        line.detach()
        from holysheep_studio.engine.__main__ import main  # noqa: PLC0415 - the engine is loaded here only

        main()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:  # noqa: BLE001 - a forked child must not return into its parent's loop
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _serve(door: socket.socket) -> None:
    """Fork an engine for each caller; tell the caller how it ended, and end it when the caller is gone."""
    waited = selectors.DefaultSelector()
    waited.register(door, selectors.EVENT_READ)
    waited.register(0, selectors.EVENT_READ)
    running: dict[int, tuple[socket.socket, int]] = {}  # by both ends that may be heard of
    while True:
        # callers come last, so that no number of a line that has just been closed is taken for a new one
        for key, _ in sorted(waited.select(), key=lambda event: event[0].fd == door.fileno()):
            if key.fd == 0:
                for pid in {pid for _, pid in running.values()}:
                    os.kill(pid, signal.SIGKILL)
                return
            if key.fd == door.fileno():
                line, _ = door.accept()
                mark, streams, _, _ = socket.recv_fds(line, 64, 3)
                pid = _forked(line, streams, mark.decode())
                for given in streams:
                    os.close(given)
                handle = os.pidfd_open(pid)
                running[handle] = running[line.fileno()] = (line, pid)
                waited.register(handle, selectors.EVENT_READ)
                waited.register(line, selectors.EVENT_READ)
            elif key.fd in running:
                _ended(key.fd, running, waited)


def _ended(heard: int, running: dict[int, tuple[socket.socket, int]], waited: selectors.BaseSelector) -> None:
    """Either end of an engine's line was heard of: the engine has ended, or its caller has."""
    line, pid = running[heard]
    if heard == line.fileno():
        os.kill(pid, signal.SIGKILL)  # a zombie until it is waited for, so the number is still its own
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    with contextlib.suppress(OSError):
        line.send(code.to_bytes(4, "little", signed=True))
    for end in [end for end, (_, other) in running.items() if other == pid]:
        del running[end]
        if end == line.fileno():
            waited.unregister(line)
        else:
            waited.unregister(end)
            os.close(end)
    line.close()


def _main(address: str) -> None:
    import holysheep_studio.engine.__main__  # noqa: F401, PLC0415 - loaded before it forks

    gc.collect()
    gc.freeze()  # what is loaded stays shared with the engines
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(address)
        door.listen(256)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        _serve(door)


if __name__ == "__main__":
    _main(sys.argv[1])
