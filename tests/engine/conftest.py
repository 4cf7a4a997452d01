"""A real engine child to talk to, and clips drawn picture by picture."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import pytest

from holysheep_studio.domain import codec
from tests.engine.pictures import drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from holysheep_studio.domain.render import RenderSpec

REPOSITORY = Path(__file__).parents[2]
PATIENCE_S = 300


class Child:
    """`python -m holysheep_studio.engine` and what it says."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "holysheep_studio.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
        )
        self.lines: queue.Queue[bytes | None] = queue.Queue()
        self.noise = b""
        self._threads = [threading.Thread(target=self._read), threading.Thread(target=self._drain)]
        for thread in self._threads:
            thread.start()
        self._next = 0

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def _drain(self) -> None:
        assert self.process.stderr is not None
        self.noise = self.process.stderr.read()

    def say(self, **message: object) -> None:
        self.say_raw(json.dumps(message).encode() + b"\n")

    def say_raw(self, line: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """What it says next, but for signs of life."""
        while True:
            line = self.lines.get(timeout=PATIENCE_S)
            assert line is not None, "the child ended"
            answer = json.loads(line)
            assert isinstance(answer, dict)
            if answer.get("event") != "working":
                return answer

    def ask(self, task: str, **fields: object) -> dict[str, Any]:
        """The last event of a request."""
        return self.conversation(task, **fields)[-1]

    def conversation(self, task: str, **fields: object) -> list[dict[str, Any]]:
        self._next += 1
        self.say(id=str(self._next), task=task, **fields)
        return self.until_end(str(self._next))

    def until_end(self, request: str) -> list[dict[str, Any]]:
        events = []
        while True:
            events.append(self.hear())
            assert events[-1]["id"] == request
            if events[-1]["event"] != "progress":
                return events

    def retime(self, spec: RenderSpec) -> dict[str, Any]:
        return self.ask("retime", spec=codec.to_plain(spec))

    def hang_up(self) -> int:
        """Close its input, as a parent that dies does; its exit status."""
        assert self.process.stdin is not None
        if not self.process.stdin.closed:
            self.process.stdin.close()
        status = self.process.wait(PATIENCE_S)
        for thread in self._threads:
            thread.join(PATIENCE_S)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()
        return status


@pytest.fixture
def child() -> Iterator[Child]:
    running = Child()
    yield running
    running.hang_up()


@pytest.fixture(scope="module")
def shared_child() -> Iterator[Child]:
    """One child for many small requests."""
    running = Child()
    yield running
    running.hang_up()


@pytest.fixture
def draw_clip(tmp_path: Path) -> Callable[..., Path]:
    """Writes grey pictures as a clip: `draw_clip(pictures, rate=25)`, or with times in ticks of 1/90000 s."""

    def draw(
        pictures: Iterable[NDArray[np.uint8]],
        *,
        rate: Fraction | int = 25,
        stamps: Sequence[int] | None = None,
        name: str = "drawn.mp4",
        gop: int = 12,
        crf: int = 4,
    ) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w") as container:
            stream: Any = None
            for number, picture in enumerate(pictures):
                if stream is None:
                    stream = container.add_stream("libx264", rate=Fraction(rate), options={"crf": str(crf)})
                    stream.width, stream.height = picture.shape[1], picture.shape[0]
                    stream.pix_fmt, stream.gop_size = "yuv420p", gop
                    stream.codec_context.time_base = Fraction(1, 90000) if stamps else 1 / Fraction(rate)
                frame = drawn(picture)
                frame.pts = stamps[number] if stamps else number
                frame.time_base = stream.codec_context.time_base
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return draw
