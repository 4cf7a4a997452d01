"""What every test may use: the development clips, clips made on the spot, a data folder, and no network."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import hashlib
import os
import signal
import subprocess
import sys
import time
import warnings
import weakref
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import imageio_ffmpeg
import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

REPOSITORY = Path(__file__).parent.parent
CLIPS = REPOSITORY.parent / "shared" / "clips"
#: Set in a test that has failed: who hears of errors that nobody can catch.
HEARD = pytest.StashKey[Any]()
ORPHANS_END_S = 30

# widgets are tested without a screen; a test of the real window starts its own process, see tests/app
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# a shell that starts this in the background has SIGINT ignored, and children of children inherit that
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# a loaded machine is slow, and that is no fault of the code
settings.register_profile("studio", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("studio")


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what would leave this machine: tests speak to loopback servers only."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a local socket
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and host not in {"", "localhost", "::1", "0.0.0.0", "::"} and not host.startswith("127."):  # noqa: S104 - nothing is bound here
        raise PermissionError(f"tests do not use the network: {event} {host}")


sys.addaudithook(_refuse_the_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that share the display on one worker, so that they do not steal each other's focus."""
    for item in items:
        if item.get_closest_marker("display"):
            item.add_marker(pytest.mark.xdist_group("display"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """From a failure on, nothing that is found lying about is told: the failure is."""
    report = yield
    if report.failed and HEARD not in item.stash:
        item.stash[HEARD] = sys.unraisablehook
        sys.unraisablehook = lambda _: None
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """One failure stays one: what a failed test left behind is cleared away before the next, which it would fail too.

    Its children, sockets and coroutines are held by its frames only. What is garbage is collected here and now, and
    children that nobody can speak to any more are ended.
    """
    result = yield
    if HEARD in item.stash:
        for name in ("last_type", "last_value", "last_traceback", "last_exc"):  # they hold the frames
            sys.__dict__.pop(name, None)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            gc.collect()
            _end_orphans()
            gc.collect()
        sys.unraisablehook = item.stash[HEARD]
    return result


def _end_orphans() -> None:
    """Kill children whose loop is closed or that are garbage, and wait until nothing holds what spoke to them."""
    kept = []
    for one in gc.get_objects():
        if not issubclass(type(one), asyncio.SubprocessTransport):
            continue
        loop = getattr(one, "_loop", None)  # none where it is closed already
        if loop is not None and loop.is_closed():
            kept.append(weakref.ref(one))  # by the thread that waits for its end
            with contextlib.suppress(ProcessLookupError):
                one.kill()
    one = None
    for garbage in list(getattr(subprocess, "_active", None) or ()):
        garbage.kill()
        garbage.wait()
    until = time.monotonic() + ORPHANS_END_S
    while any(ref() is not None for ref in kept) and time.monotonic() < until:
        time.sleep(0.01)
        gc.collect()


@pytest.fixture(scope="session")
def clips() -> Path:
    """The folder of development clips, which lies beside the repository and is not part of it."""
    if not CLIPS.is_dir():
        pytest.skip("the development clips are not here")
    return CLIPS


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own for each test (not made yet), also for the child processes it starts."""
    folder = tmp_path / "data"
    monkeypatch.setenv("HOLYSHEEP_STUDIO_DATA", str(folder))
    return folder


class MakeClip(Protocol):
    """Makes a small clip with FFmpeg, once for each set of arguments."""

    def __call__(
        self,
        *,
        frames: int = 24,
        rate: str = "24",
        size: tuple[int, int] = (160, 90),
        picture: str = "testsrc2",
        sound: bool = False,
        options: Sequence[str] = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
        suffix: str = ".mp4",
    ) -> Path:
        """A clip of `frames` pictures of an FFmpeg source; shared by all tests, so copy it before changing it."""
        ...


@pytest.fixture(scope="session")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> MakeClip:
    """Makes small clips on the spot: `make_clip(frames=48, rate="30000/1001", sound=True)`."""
    folder = tmp_path_factory.mktemp("made")

    def make(
        *,
        frames: int = 24,
        rate: str = "24",
        size: tuple[int, int] = (160, 90),
        picture: str = "testsrc2",
        sound: bool = False,
        options: Sequence[str] = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
        suffix: str = ".mp4",
    ) -> Path:
        source = f"{picture}{':' if '=' in picture else '='}size={size[0]}x{size[1]}:rate={rate}"
        inputs = ["-f", "lavfi", "-i", source]
        if sound:
            # An exact length: `-shortest` stops wherever the muxing threads happen to be.
            seconds = frames / Fraction(rate)
            inputs += ["-f", "lavfi", "-i", f"sine=frequency=440:duration={float(seconds):.9f}"]
        arguments = [*inputs, "-frames:v", str(frames), *options]
        clip = folder / (hashlib.sha256(repr((arguments, suffix)).encode()).hexdigest()[:16] + suffix)
        if not clip.exists():
            command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
            subprocess.run([*command, *arguments, str(clip)], check=True, stdin=subprocess.DEVNULL, timeout=300)
        return clip

    return make
