"""What every test may use: the development clips, clips made on the spot, a data folder, and no network."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import imageio_ffmpeg
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

REPOSITORY = Path(__file__).parent.parent
CLIPS = REPOSITORY.parent / "shared" / "clips"

# widgets are tested without a screen; a test of the real window starts its own process, see tests/app
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# a shell that starts this in the background has SIGINT ignored, and children of children inherit that
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# a loaded machine is slow, and that is no fault of the code
settings.register_profile("studio", deadline=None)
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
            subprocess.run([*command, *arguments, str(clip)], check=True, stdin=subprocess.DEVNULL, timeout=120)
        return clip

    return make
