"""The engine as seen from the studio: child processes that probe, draw thumbnails, verify and retime."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from holysheep_studio.domain import codec
from holysheep_studio.domain.drift import Sighting
from holysheep_studio.domain.errors import Code, Fault, InputError, MediaError, StudioError
from holysheep_studio.domain.footage import Footage
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.preview import Previewed, PreviewSpec
from holysheep_studio.domain.proxy import ProxyMade, ProxySpec
from holysheep_studio.domain.quality import Fit, FitSpec, Inspection, InspectSpec
from holysheep_studio.domain.render import Rendered, RenderSpec, Verification
from holysheep_studio.domain.upscale import Sample, SampleSpec, UpscaleSpec
from holysheep_studio.media import children

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from holysheep_studio.domain.scene import AnimaticSpec

    Progress = Callable[[int, int], None]

T = TypeVar("T")


class Limits(Frozen, frozen=True):
    """How long the engine may take, in seconds. Probes and long tasks are limited by how long they say nothing.

    `start_s` is what the first word of a process may take besides: a cold disk, a scanner of viruses.
    """

    start_s: float = 40
    probe_s: float = 20
    thumbnail_s: float = 20
    silence_s: float = 300
    cancel_s: float = 2


USUAL_LIMITS = Limits()


class Engine:
    """Asks engine processes started with `command`; one request at a time for each, as many as `most` at once.

    Probes, thumbnails and verifications share processes that stay for the next request; a retime has its own.
    A process that crashes or takes too long ends with its request only. All requests can be cancelled and raise
    what the engine raised (InputError where the user can act, MediaError otherwise), or MediaError ENGINE_FAILED
    or ENGINE_TIMEOUT. Belongs to the event loop it is first used on.
    """

    def __init__(self, command: Sequence[str], *, most: int = 2, limits: Limits = USUAL_LIMITS) -> None:
        self._command = tuple(command)
        self._limits = limits
        self._places = asyncio.Semaphore(most)
        self._idle: list[_Child] = []
        self._alive: set[_Child] = set()
        self._previewing = asyncio.Lock()
        self._previewer: _Child | None = None

    async def probe(self, path: Path) -> Footage:
        """What the file holds; InputError when it is no usable video."""
        value = await self._shared("probe", path, {}, None, None, self._limits.probe_s)
        return _read(Footage, value, path)

    async def thumbnail(self, path: Path, target: Path, width: int, height: int) -> dict[str, Any]:
        """Write a picture of the clip that fits into width x height pixels; gives its frame and size."""
        fields = {"target": str(target), "width": width, "height": height}
        return _read(dict, await self._shared("thumbnail", path, fields, self._limits.thumbnail_s, None), path)

    async def contact_sheet(self, path: Path, target: Path, columns: int, rows: int, width: int) -> int:
        """Write a sheet of frames at even distances, each `width` pixels wide; gives how many it shows."""
        fields = {"target": str(target), "columns": columns, "rows": rows, "width": width}
        return _read(dict[str, int], await self._shared("contact_sheet", path, fields, None, None), path)["frames"]

    async def filmstrip(self, path: Path, target: Path, tiles: int, side: int) -> int:
        """Write frames at even distances side by side, each within `side` pixels; gives how many."""
        fields = {"target": str(target), "tiles": tiles, "side": side}
        return _read(dict[str, int], await self._shared("filmstrip", path, fields, None, None), path)["tiles"]

    async def likeness(self, path: Path, reference: str) -> Sighting:
        """A reference picture as it is found in a clip."""
        return _read(Sighting, await self._shared("likeness", path, {"reference": reference}, None, None), path)

    async def count_pictures(self, path: Path) -> tuple[int, int, int]:
        """(pictures, width, height) of an animated WebP or of a folder of pictures, all decoded."""
        return _read(tuple[int, int, int], await self._shared("count_pictures", path, {}, None, None), path)

    async def verify(self, path: Path, progress: Progress | None = None) -> Verification:
        """Decode the whole file and say what it is; `progress` gets frames done and in all."""
        return _read(Verification, await self._shared("verify", path, {}, None, progress), path)

    async def retime(self, spec: RenderSpec, progress: Progress | None = None) -> Rendered:
        """Render `spec` in a process of its own; cancelling ends it within about two seconds."""
        return _read(Rendered, await self._alone("retime", spec, spec.source, progress), spec.source)

    async def measure(self, spec: RenderSpec, progress: Progress | None = None) -> None:
        """The first pass of a `spec` that steadies or evens the light, kept in its folder of segments for `retime`."""
        await self._alone("measure", spec, spec.source, progress)

    async def upscale(self, spec: UpscaleSpec, progress: Progress | None = None) -> Rendered:
        """Enlarge as `spec` says in a process of its own; cancelling ends it within about two seconds."""
        return _read(Rendered, await self._alone("upscale", spec, spec.source, progress), spec.source)

    async def samples(self, spec: SampleSpec, progress: Progress | None = None) -> tuple[Sample, ...]:
        """One frame enlarged by several methods; `progress` gets pictures done and in all. Can be cancelled."""
        return _read(tuple[Sample, ...], await self._alone("samples", spec, spec.source, progress), spec.source)

    async def proxy(self, spec: ProxySpec, progress: Progress | None = None) -> ProxyMade:
        """Make the proxy of a clip in a process of its own that lets others go first; can be cancelled."""
        return _read(ProxyMade, await self._alone("proxy", spec, spec.source, progress), spec.source)

    async def animatic(self, spec: AnimaticSpec, progress: Progress | None = None) -> Rendered:
        """Render a numerical preview as a clip in a process of its own; can be cancelled."""
        return _read(Rendered, await self._alone("animatic", spec, spec.target, progress), spec.target)

    async def inspect(self, spec: InspectSpec, progress: Progress | None = None) -> Inspection:
        """The motion report of a clip, in a process of its own; `progress` gets frames done and in all."""
        return _read(Inspection, await self._alone("inspect", spec, spec.source, progress), spec.source)

    async def fit_track(self, spec: FitSpec) -> Fit:
        """A track fitted anew; it takes a moment, and no clip is read."""
        return _read(Fit, await self._alone("fit_track", spec, "track", None), "track")

    async def preview(self, spec: PreviewSpec, progress: Progress | None = None) -> Previewed:
        """Render a preview; `progress` tells how many pictures can be read from the target, and of how many.

        One at a time, in a process that stays: what it decoded serves the next preview of the clip. Cancelling ends
        the request, not the process.
        """
        async with self._previewing:
            child = self._previewer
            if child is None or not child.alive:
                if child is not None:
                    await self._drop(child)
                # one that has just probed is ready at once; a new one has to start first
                child = self._previewer = await self._taken(spec.source)
            asked = {"spec": codec.to_plain(spec)}
            try:
                value = await child.ask("preview", asked, spec.source, None, self._limits.silence_s, progress)
            except StudioError as error:
                if error.code in {Code.ENGINE_FAILED, Code.ENGINE_TIMEOUT}:
                    await self._drop(child)
                    self._previewer = None
                raise
            except BaseException:
                await child.cancel(self._limits.cancel_s)
                raise
            return _read(Previewed, value, spec.source)

    async def close(self) -> None:
        """End every process; requests that run end with ENGINE_FAILED. The engine can be used again."""
        self._idle.clear()
        self._previewer = None
        await asyncio.gather(*(self._drop(child) for child in tuple(self._alive)))

    async def _alone(
        self,
        task: str,
        spec: RenderSpec | UpscaleSpec | SampleSpec | ProxySpec | AnimaticSpec | InspectSpec | FitSpec,
        file: str,
        progress: Progress | None,
    ) -> object:
        """Ask a process that serves this request only."""
        child = await self._start(file)
        try:
            asked = {"spec": codec.to_plain(spec)}
            return await child.ask(task, asked, file, None, self._limits.silence_s, progress)
        except asyncio.CancelledError:
            await child.cancel(self._limits.cancel_s)
            raise
        finally:
            await self._drop(child)

    async def _shared(
        self,
        task: str,
        path: Path,
        fields: dict[str, Any],
        limit_s: float | None,
        progress: Progress | None,
        silence_s: float | None = None,
    ) -> object:
        asked = {"path": str(path), **fields}
        limits = limit_s, self._limits.silence_s if silence_s is None else silence_s
        async with self._places:
            child = await self._taken(str(path))
            used = child.used
            try:
                value = await self._asked(child, task, asked, str(path), limits, progress)
            except MediaError as error:
                if error.code is not Code.ENGINE_FAILED or not used:
                    raise
                # it may have died while it waited; only a new process tells whether it is the file
                child = await self._start(str(path))
                value = await self._asked(child, task, asked, str(path), limits, progress)
            return value

    async def _asked(
        self,
        child: _Child,
        task: str,
        fields: Mapping[str, Any],
        file: str,
        limits: tuple[float | None, float],
        progress: Progress | None,
    ) -> object:
        """Ask a shared process, which stays for the next request if it is still in order."""
        try:
            value = await child.ask(task, fields, file, *limits, progress)
        except StudioError as error:
            if error.code in {Code.ENGINE_FAILED, Code.ENGINE_TIMEOUT}:
                await self._drop(child)
            else:
                self._idle.append(child)
            raise
        except BaseException:
            await self._drop(child)  # it still works on what nobody wants
            raise
        if child in self._alive:
            self._idle.append(child)
        return value

    async def _taken(self, file: str) -> _Child:
        while self._idle:
            child = self._idle.pop()
            if child.alive:
                return child
            await self._drop(child)
        return await self._start(file)

    async def _start(self, file: str) -> _Child:
        try:
            child = _Child(await children.start(self._command), self._limits.start_s)
        except OSError as error:
            raise MediaError(Code.ENGINE_FAILED, what=error, file=file) from error
        self._alive.add(child)
        return child

    async def _drop(self, child: _Child) -> None:
        self._alive.discard(child)
        await child.end()


class _Child:
    """One engine process and the conversation with it."""

    def __init__(self, process: Process, start_s: float) -> None:
        """`start_s` is added to the limits of its first word."""
        if process.stdin is None or process.stdout is None or process.stderr is None:  # never: all are pipes
            raise AssertionError
        self._process = process
        self._input, self._output = process.stdin, process.stdout
        self._errors = children.Tail()
        self._draining = asyncio.create_task(self._errors.drain(process.stderr))
        self._asked = 0
        self._start_s = start_s

    @property
    def alive(self) -> bool:
        """Whether the process still runs, as far as is known."""
        return self._process.returncode is None and not self._output.at_eof()

    async def ask(
        self,
        task: str,
        fields: Mapping[str, Any],
        file: str,
        limit_s: float | None,
        silence_s: float,
        progress: Progress | None,
    ) -> object:
        """Send one request and wait for its end; `file` is named in errors."""
        self._asked += 1
        request = str(self._asked)
        try:
            async with asyncio.timeout(None if limit_s is None else limit_s + self._start_s):
                await self._send({"id": request, "task": task, **fields})
                while True:
                    async with asyncio.timeout(silence_s + self._start_s):
                        event = await self._heard(request, file)
                    self._start_s = 0
                    kind = event.get("event")
                    if kind == "result":
                        return event.get("value")
                    if kind == "error":
                        raise _error(event, file)
                    if kind == "progress" and progress is not None:
                        progress(int(event["done"]), int(event["total"]))
                    elif kind == "cancelled":
                        raise MediaError(Code.ENGINE_FAILED, what="cancelled by itself", file=file)
        except TimeoutError as error:
            raise MediaError(Code.ENGINE_TIMEOUT, file=file) from error

    @property
    def used(self) -> bool:
        """Whether it was asked before."""
        return self._asked > 0

    async def cancel(self, wait_s: float) -> None:
        """Ask the running request to end and wait for its last word; after `wait_s` seconds the process is killed."""
        try:
            async with asyncio.timeout(wait_s):
                await self._send({"cancel": str(self._asked)})
                while (await self._heard(str(self._asked), "")).get("event") in {"progress", "working"}:
                    pass
        except TimeoutError:
            children.kill(self._process)
        except StudioError:
            pass  # it ended without a last word

    async def end(self) -> None:
        """End the process: at once when it listens, by force when it does not."""
        await children.end(self._process)
        self._draining.cancel()

    async def _send(self, message: Mapping[str, Any]) -> None:
        with suppress(ConnectionError):  # a dead process is found when its answer is awaited
            self._input.write(json.dumps(message).encode() + b"\n")
            await self._input.drain()

    async def _heard(self, request: str, file: str) -> dict[str, Any]:
        """The next event of `request`; raises ENGINE_FAILED when the process ends or speaks nonsense."""
        while True:
            try:
                line = await self._output.readline()
                event = json.loads(line) if line else None
            except ValueError as error:
                raise MediaError(Code.ENGINE_FAILED, what=f"unreadable answer: {error}", file=file) from error
            if event is None:
                raise await self._failure(file)
            if isinstance(event, dict) and event.get("id") == request:
                return event

    async def _failure(self, file: str) -> MediaError:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), children.GRACE_S)
            await asyncio.wait_for(asyncio.shield(self._draining), children.GRACE_S)
        last = self._errors.lines[-1:]
        return MediaError(
            Code.ENGINE_FAILED, what="; ".join([*last, f"ended with {self._process.returncode}"]), file=file
        )


def _error(event: Mapping[str, Any], file: str) -> StudioError:
    """The engine's error as the studio's own."""
    try:
        code, fault = Code(event["code"]), Fault(event["fault"])
        fields = {name: value for name, value in dict(event["fields"]).items() if name not in {"code", "fault"}}
    except (KeyError, ValueError, TypeError) as error:
        return MediaError(Code.ENGINE_FAILED, what=f"unreadable error: {error}", file=file)
    fields.setdefault("file", fields.get("path", file))
    kind = InputError if fault is Fault.USER else MediaError
    return kind(code, fault=fault, **fields)


def _read(kind: type[T], value: object, file: object) -> T:
    try:
        return codec.from_plain(kind, value)
    except ValueError as error:
        raise MediaError(Code.ENGINE_FAILED, what=f"unreadable answer: {error}", file=file) from error
