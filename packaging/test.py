"""Checks and tests the studio: `python3 packaging/test.py`; with arguments only pytest runs, with these arguments."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# without the libraries of the window pytest-qt cannot start; these options run what needs no window
_WITHOUT_WINDOW = [
    *("-p", "no:pytest-qt", "-m", "not display", "--ignore=tests/ui", "--ignore=tests/app"),
    *("-o", "addopts=-ra --import-mode=importlib", "-W", "ignore::pytest.PytestConfigWarning"),
]


def main() -> None:
    """Set up, check, test; the last line of pytest's summary is the last line, unless something is amiss."""
    if not (3, 11) <= sys.version_info[:2] < (3, 15):
        sys.exit("HolySheep Studio needs Python 3.11 to 3.14; this is {}.{}.".format(*sys.version_info))
    import bootstrap  # noqa: PLC0415 - an old Python cannot read it
    import check  # noqa: PLC0415 - the same

    chosen = sys.argv[1:]
    bootstrap.set_up("dev", "window", "test")
    window, tools = not bootstrap.missing_packages("window"), not bootstrap.missing_packages("test")
    failed = [] if chosen else check.run_checks()
    options = chosen or ["-n", str(_workers()), "--dist", "loadgroup"]
    if not window:
        options += _WITHOUT_WINDOW
    elif not tools:
        options += ["-m", "not display"]
    with _screen() if window and tools else _no_screen() as environment:
        command = [bootstrap.program("python"), "-m", "pytest", *options]
        code = subprocess.call(command, cwd=bootstrap.ROOT, env=environment, stdin=subprocess.DEVNULL)
    if failed:
        bootstrap.say(f"These checks failed, see above: {', '.join(failed)}.")
        code = code or 1
    if not (window and tools):
        bootstrap.say("The tests of the window were left out, because system packages are missing; see above.")
        code = code or 3
    sys.exit(code)


def _workers() -> int:
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else os.cpu_count() or 1
    return max(1, min(4, cores))


@contextmanager
def _no_screen() -> Iterator[dict[str, str]]:
    yield dict(os.environ)


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The environment with a screen in it: the one that is there, else Xvfb's."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY"):
        yield dict(os.environ)
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that Xvfb is not left behind
    answer, ready = os.pipe()
    command = [shutil.which("Xvfb") or "Xvfb", "-displayfd", str(ready), "-screen", "0", "1920x1080x24"]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp", "-noreset"],
        pass_fds=[ready],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(ready)
        with os.fdopen(answer) as line:
            number = line.readline().strip()
        if not number:
            sys.exit("Xvfb did not start.")
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        yield {**environment, "DISPLAY": f":{number}"}
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
