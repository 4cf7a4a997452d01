"""FFmpeg: found and asked what it can do, run with progress and cancel, kept away from everything but plain files."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import shutil
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.delivery import MOST_PIXELS, SAFE_FORMATS
from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.media import children

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

READ_PROTOCOLS = "file,pipe"
#: Files of sound alone, for voices and music; they point to no other file either.
SOUND_FORMATS = "wav,mp3,flac,aac,aiff"
_OPENING = ("-nostdin", "-hide_banner", "-v", "error", "-nostats", "-progress", "pipe:1", "-stats_period", "0.2", "-y")
_ASK_LIMIT_S = 30.0
#: Lines that only echo an earlier one, by how they begin.
_ECHOES = (
    "Conversion failed!",
    "Could not open encoder before EOF",
    "Device creation failed",
    "Error opening input file",
    "Error opening output file",
    "Error parsing global options",
    "Error sending frames",
    "Error while opening encoder",
    "Failed to set value",
    "Nothing was written into output file",
    "Task finished with",
    "Terminating thread",
)
_NO_SPACE = "No space left on device"


class Origin(StrEnum):
    """Where the FFmpeg in use comes from."""

    CHOSEN = "chosen"
    BUNDLED = "bundled"
    SYSTEM = "system"


class FFmpeg(Frozen, frozen=True):
    """One FFmpeg program and what it was built with, by FFmpeg's own names."""

    path: Path
    version: str
    source: Origin
    filters: frozenset[str]
    encoders: frozenset[str]
    decoders: frozenset[str]
    muxers: frozenset[str]

    def need_filters(self, *names: str) -> None:
        """Raise MediaError FFMPEG_LACKS naming the filters that are missing."""
        missing = [name for name in names if name not in self.filters]
        if missing:
            raise MediaError(Code.FFMPEG_LACKS, what=", ".join(missing), path=self.path)

    def need_encoder(self, name: str) -> None:
        """Raise MediaError FFMPEG_LACKS when the encoder is missing."""
        if name not in self.encoders:
            raise MediaError(Code.FFMPEG_LACKS, what=name, path=self.path)


async def find_ffmpeg(chosen: Path | None = None) -> FFmpeg:
    """The chosen FFmpeg, else the one that came with the studio, else the system's; asked for its abilities.

    A chosen one that does not work is an error, never replaced. Raises MediaError FFMPEG_MISSING.
    """
    if chosen is not None:
        return await _ask(Path.cwd() / chosen, Origin.CHOSEN)
    for path, origin in _candidates():
        try:
            return await _ask(path, origin)
        except MediaError:
            continue
    raise MediaError(Code.FFMPEG_MISSING, path="")


def _candidates() -> Iterator[tuple[Path, Origin]]:
    import imageio_ffmpeg  # noqa: PLC0415 - 10 ms that a start of the window can spare

    shipped = Path(imageio_ffmpeg.__file__).parent / "binaries"
    try:
        path = Path(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        path = None
    if path is not None and path.is_absolute():
        yield path, Origin.BUNDLED if path.is_relative_to(shipped) else Origin.SYSTEM
    found = shutil.which("ffmpeg")
    # Windows looks into the current folder first, which may be the user's video folder
    if found is not None and Path(found).absolute().parent != Path.cwd():
        yield Path(found).absolute(), Origin.SYSTEM


async def _ask(path: Path, origin: Origin) -> FFmpeg:
    questions = ("-version", "-filters", "-encoders", "-decoders", "-muxers")
    asking = [asyncio.create_task(_answer(path, question)) for question in questions]
    try:
        version, *tables = await asyncio.gather(*asking)
    finally:
        # gather is over with the first that fails or is cancelled; the others' programs must end too
        for task in asking:
            if not task.cancelling():  # a second time would cut their ending short
                task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)
    named = re.match(r"ffmpeg version (\S+)", version)
    if named is None:
        raise MediaError(Code.FFMPEG_MISSING, path=path)
    filters, encoders, decoders, muxers = (_names(table) for table in tables)
    return FFmpeg(path, named[1], origin, filters, encoders, decoders, muxers)


async def _answer(path: Path, question: str) -> str:
    try:
        process = await children.start([str(path), "-hide_banner" if question != "-version" else "-nostdin", question])
    except OSError as error:
        raise MediaError(Code.FFMPEG_MISSING, path=path) from error
    try:
        out, _ = await asyncio.wait_for(process.communicate(), _ASK_LIMIT_S)
    except TimeoutError as error:
        raise MediaError(Code.FFMPEG_MISSING, path=path) from error
    finally:
        await children.end(process, 0)
    return out.decode(errors="replace")


def _names(table: str) -> frozenset[str]:
    """The names in one of FFmpeg's tables: flags, name (or names with commas), description, below a ruler of dashes."""
    _, _, rows = table.partition("--\n")
    found = (re.match(r"\s*\S+\s+(\S+)", row) for row in rows.replace("\r", "").splitlines())
    return frozenset(name for match in found if match for name in match[1].split(","))


def local_name(path: Path) -> str:
    """What FFmpeg is told of a local file, so that nothing in its name is taken for a protocol or an option."""
    return f"file:{path.absolute()}"


def reading(path: Path, **options: Any) -> Any:  # noqa: ANN401 - graph nodes have no types
    """A graph input that reads one local file, whatever its name looks like."""
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    return graph.input(local_name(path), **options)


def writing(streams: Sequence[Any], path: Path, **options: str | float) -> list[str]:
    """The arguments that write `streams` to one local file; options are FFmpeg's, `{"c:v": "libx264"}`."""
    import ffmpeg as graph  # noqa: PLC0415 - 10 ms that a start of the window can spare

    return list(graph.compile(graph.output(*streams, local_name(path), **options))[1:])


async def run(
    ffmpeg: FFmpeg,
    arguments: Sequence[str],
    *,
    duration: Fraction | None = None,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Run FFmpeg to its end; `progress` gets 0..1 of `duration` (seconds of output), rising.

    Cancelling the task ends FFmpeg within two seconds. Only return code 0 is a success; what was written is for the
    caller to verify. Raises MediaError DISK_FULL or FFMPEG_FAILED with FFmpeg's last words.
    """
    command = children.guarded([str(ffmpeg.path), *_OPENING, *fenced(arguments)])
    try:
        process = await children.start(command)
    except OSError as error:
        raise MediaError(Code.FFMPEG_FAILED, what=error) from error
    if process.stdout is None or process.stderr is None:  # never: both are pipes
        raise AssertionError
    errors = children.Tail()
    draining = asyncio.create_task(errors.drain(process.stderr))
    try:
        await _follow(process.stdout, duration, progress)
        code = await process.wait()
        await draining
    finally:
        draining.cancel()
        await children.end(process)
    if code != 0:
        raise _failure(code, errors.lines, file=arguments[-1].removeprefix("file:"))


def fenced(arguments: Sequence[str]) -> list[str]:
    """`arguments` with every input limited to plain local files of known formats.

    An input is "file:" and an absolute path, or made by FFmpeg itself (`-f lavfi`); anything else is a bug.
    """
    inside: list[str] = []
    for place, word in enumerate(arguments):
        if word == "-i" and list(arguments[max(0, place - 2) : place]) != ["-f", "lavfi"]:
            name = arguments[place + 1]
            if not (name.startswith("file:") and os.path.isabs(name[5:])):  # noqa: PTH117 - a name, not yet a path
                raise ValueError(f"not a local file: {name!r}")
            inside += ["-protocol_whitelist", READ_PROTOCOLS, "-format_whitelist", f"{SAFE_FORMATS},{SOUND_FORMATS}"]
            inside += ["-max_pixels", str(MOST_PIXELS)]  # a picture may grow in the middle of a stream
        inside.append(word)
    return inside


async def _follow(
    stream: asyncio.StreamReader, duration: Fraction | None, progress: Callable[[float], None] | None
) -> None:
    """Read FFmpeg's progress blocks to their end; times are microseconds of output, "N/A" before the first."""
    best = 0.0
    while line := await stream.readline():
        name, _, value = line.decode(errors="replace").strip().partition("=")
        if progress is None or not duration or name != "out_time_us" or not value.lstrip("-").isdigit():
            continue
        part = min(1.0, int(value) / 1_000_000 / float(duration))
        if part > best:
            best = part
            progress(part)


def _failure(code: int, lines: list[str], file: str) -> MediaError:
    if code == 256 - errno.ENOSPC or any(_NO_SPACE in line for line in lines):
        return MediaError(Code.DISK_FULL, file=file)
    plain = [re.sub(r"^(\[[^\]]* @ [^\]]*\] )+", "", line) for line in lines]
    telling = [line for line in plain if not line.startswith(_ECHOES)] or plain
    return MediaError(Code.FFMPEG_FAILED, what=telling[-1] if telling else f"return code {code}")
