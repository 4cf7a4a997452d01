"""A running numerical preview as seen from the studio: one engine process that stays, its pictures read from a ring."""

from __future__ import annotations

import asyncio
import contextlib
import json
import mmap
import struct
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError, StudioError
from holysheep_studio.domain.sight import Sight
from holysheep_studio.domain.simulation_limits import Ledger, Limit
from holysheep_studio.media import children

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from holysheep_studio.domain.scene import PrevisSpec

#: The head of each slot, as engine/previs/ring writes it: the picture's number twice.
HEAD = struct.Struct("<QQ")
#: How long a running preview may say nothing, in seconds: pictures come all the time. A new process has to start first.
SILENCE_S, START_S = 20.0, 40.0
#: How long a cancelled preview may take to say its last word, unless told otherwise.
CANCEL_S = 2.0


class LiveEngine:
    """Shows one preview at a time in an engine process started with `command`, which is kept for the next.

    Belongs to the event loop it is first used on.
    """

    def __init__(self, command: Sequence[str], *, cancel_s: float = CANCEL_S) -> None:
        """`cancel_s` is how long a cancelled preview may take to say its last word; then its process ends."""
        self._command = tuple(command)
        self._cancel_s = cancel_s
        self._silence_s = SILENCE_S
        self._process: Process | None = None
        self._errors = children.Tail()
        self._draining: asyncio.Task[None] | None = None
        self._busy = asyncio.Lock()
        self._asked = 0
        self._wishes = 0

    async def warm(self) -> None:
        """Start the process ahead of the first preview. Raises MediaError engine_failed."""
        async with self._busy:
            await self._started()

    async def show(self, spec: PrevisSpec, ring: Path, seen: Callable[[Sight], object]) -> None:
        """Run until cancelled; `seen` gets each picture. `ring` is a file of its own, which is removed.

        Raises InputError bad_value, MediaError engine_failed.
        """
        async with self._busy:
            process = await self._started()
            self._asked += 1
            await self._send({"id": str(self._asked), "task": "previs", "spec": codec.to_plain(spec),
                              "target": str(ring)})  # fmt: skip
            pictures = _Pictures(ring, spec.width_px, spec.height_px)
            try:
                await self._watch(process, pictures, seen)
            except asyncio.CancelledError:
                await self._cancelled(process)
                raise
            finally:
                pictures.close()
                with contextlib.suppress(OSError):
                    await asyncio.to_thread(ring.unlink, missing_ok=True)

    async def change(self, spec: PrevisSpec | None = None, *, restart: bool = False, paused: bool | None = None) -> int:
        """Ask the running preview for another spec, its start, to stand still (`paused`) or to go on.

        Gives the wish's number, as sights tell it.
        """
        self._wishes += 1
        wish: dict[str, Any] = {"change": str(self._asked), "number": self._wishes, "restart": restart}
        if paused is not None:
            wish["paused"] = paused
        if spec is not None:
            wish["spec"] = codec.to_plain(spec)
        await self._send(wish)
        return self._wishes

    async def close(self) -> None:
        """End the process; it can be used again."""
        process, self._process = self._process, None
        if process is not None:
            await children.end(process)
        if self._draining is not None:
            self._draining.cancel()

    async def _started(self) -> Process:
        process = self._process
        if process is not None and process.returncode is None:
            return process
        try:
            process = await children.start(self._command)
        except OSError as error:
            raise MediaError(Code.ENGINE_FAILED, what=error, file="previs") from error
        if process.stderr is None:  # never: all are pipes
            raise AssertionError
        self._errors = children.Tail()
        self._draining = asyncio.create_task(self._errors.drain(process.stderr), name="previs errors")
        self._process, self._silence_s = process, START_S + SILENCE_S
        return process

    async def _send(self, message: Mapping[str, Any]) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        with contextlib.suppress(ConnectionError):  # a dead process is found when its answer is awaited
            process.stdin.write(json.dumps(message).encode() + b"\n")
            await process.stdin.drain()

    async def _watch(self, process: Process, pictures: _Pictures, seen: Callable[[Sight], object]) -> None:
        while True:
            event = await self._heard(process)
            match event.get("event"):
                case "picture":
                    sight = pictures.sight(event)
                    if sight is not None:
                        seen(sight)
                case "error":
                    raise _error(event)
                case "result" | "cancelled":
                    raise MediaError(Code.ENGINE_FAILED, what="the preview ended by itself", file="previs")

    async def _heard(self, process: Process) -> dict[str, Any]:
        """The next event of the request of now."""
        if process.stdout is None:  # never: all are pipes
            raise AssertionError
        while True:
            try:
                async with asyncio.timeout(self._silence_s):
                    line = await process.stdout.readline()
                self._silence_s = SILENCE_S
                event = json.loads(line) if line else None
            except (TimeoutError, ValueError) as error:
                await self.close()
                raise MediaError(Code.ENGINE_FAILED, what=f"no answer: {error}", file="previs") from error
            if event is None:
                last = self._errors.lines[-1:]
                await self.close()
                raise MediaError(Code.ENGINE_FAILED, what="; ".join([*last, "the engine ended"]), file="previs")
            if isinstance(event, dict) and event.get("id") == str(self._asked):
                return event

    async def _cancelled(self, process: Process) -> None:
        """End the request and wait for its last word, so that the next one finds the process free."""
        try:
            async with asyncio.timeout(self._cancel_s):
                await self._send({"cancel": str(self._asked)})
                while (await self._heard(process)).get("event") == "picture":
                    pass
        except (TimeoutError, StudioError):
            await self.close()


class _Pictures:
    """The reading end of the ring."""

    def __init__(self, ring: Path, width_px: int, height_px: int) -> None:
        self._ring, self._width, self._height = ring, width_px, height_px
        self._map: mmap.mmap | None = None

    def sight(self, event: Mapping[str, Any]) -> Sight | None:
        """The picture of an event; None where a newer one has taken its slot."""
        if self._map is None:
            with self._ring.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = self._width * self._height * 3
        start = int(event["slot"]) * (HEAD.size + size)
        number = int(event["number"])
        pixels = self._map[start + HEAD.size : start + HEAD.size + size]
        # looked at after the copy: had the writer begun there meanwhile, the numbers would tell
        if HEAD.unpack_from(self._map, start) != (number, number):
            return None
        return Sight(
            number,
            pixels,
            self._width,
            self._height,
            int(event["frame"]),
            float(event["time_s"]),
            int(event["change"]),
            float(event["work_s"]),
            codec.from_plain(Ledger, event["ledger"]),
            codec.from_plain(tuple[Limit, ...], event["limits"]),
        )

    def close(self) -> None:
        if self._map is not None:
            self._map.close()


def _error(event: Mapping[str, Any]) -> StudioError:
    try:
        code, fault = Code(event["code"]), Fault(event["fault"])
        fields = {name: value for name, value in dict(event["fields"]).items() if name not in {"code", "fault"}}
    except (KeyError, ValueError, TypeError) as error:
        return MediaError(Code.ENGINE_FAILED, what=f"unreadable error: {error}", file="previs")
    fields.setdefault("file", fields.get("path", "previs"))
    return (InputError if fault is Fault.USER else MediaError)(code, fault=fault, **fields)
