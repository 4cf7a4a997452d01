"""A stand-in for the engine's process: it speaks its language and does what the asked file's name says."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

VIDEO = {
    "codec": "h264",
    "width": 64,
    "height": 48,
    "pixel_format": "yuv420p",
    "bit_depth": 8,
    "rate": "25",
    "average_rate": "25",
    "variable": False,
    "frames": 10,
    "duration": "2/5",
}
FOOTAGE = {"name": "x", "size_bytes": os.getpid(), "container": "mov,mp4", "video": VIDEO}
RENDERED = {"frames": 3, "width": 64, "height": 48}
cancelled: set[str] = set()


def write(line: str) -> None:
    """One line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def say(**event: object) -> None:
    """One answer."""
    write(json.dumps(event))


def fail(request: str, code: str, fault: str, **fields: str) -> None:
    """One error."""
    say(id=request, event="error", code=code, fault=fault, fields=fields)


def crash(_request: str, _path: str) -> None:
    """End with last words."""
    sys.stderr.write("first words\nlast words\n")
    sys.stderr.flush()
    os._exit(7)


def noisy(request: str, _path: str) -> None:
    """Answer after much noise."""
    sys.stderr.write("noise\n" * 200_000)
    say(id=request, event="result", value=FOOTAGE)


def long(request: str, path: str) -> None:
    """Work for half a minute, or until cancelled."""
    for done in range(600):
        say(id=request, event="progress", done=done, total=600)
        time.sleep(0.05)
        if request in cancelled:
            Path(path).with_suffix(".cancelled").touch()
            say(id=request, event="cancelled")
            return


def slow(request: str, _path: str) -> None:
    """Work for longer than anybody waits for a word, and say all the time that it goes on."""
    for _ in range(120):
        say(id=request, event="working")
        time.sleep(0.05)
    say(id=request, event="result", value=FOOTAGE)


DEEDS: dict[str, Callable[[str, str], object]] = {
    "crash": crash,
    "killed": lambda *_: os.kill(os.getpid(), 9),
    "hang": lambda *_: time.sleep(600),
    "deaf": lambda *_: time.sleep(600),
    "garbage": lambda *_: write("no JSON at all"),
    "nonsense": lambda request, _: say(id=request, event="result", value={"name": 3}),
    "user": lambda request, path: fail(request, "no_video", "user", path=path),
    "machine": lambda request, _: fail(request, "disk_full", "machine", file="/elsewhere"),
    "unknown": lambda request, _: fail(request, "not_a_code", "machine"),
    "noisy": noisy,
    "large": lambda request, _: say(id=request, event="result", value={**FOOTAGE, "name": "n" * 5_000_000}),
    "long": long,
    "stubborn": long,
    "slow": slow,
}


def work(message: dict[str, object]) -> None:
    """Do as the file's name says, else answer well."""
    request, spec = str(message["id"]), message.get("spec")
    path = str(spec["source"] if isinstance(spec, dict) else message["path"])
    deed = DEEDS.get(Path(path).stem)
    if deed is not None:
        deed(request, path)
        return
    say(id="somebody else's", event="result", value=None)
    for done in (1, 2):
        say(id=request, event="progress", done=done, total=2)
    say(id=request, event="result", value=RENDERED if spec else FOOTAGE)


def listen() -> None:
    """Take requests and cancels; the end of the input ends the process, unless it plays deaf."""
    for line in sys.stdin:
        message = json.loads(line)
        if "cancel" in message:
            cancelled.add(str(message["cancel"]))
        else:
            threading.Thread(target=work, args=(message,), daemon=True).start()
            while "deaf" in line or "stubborn" in line:
                time.sleep(600)
    os._exit(0)


if __name__ == "__main__":
    listen()
