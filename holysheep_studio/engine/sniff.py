"""Looks at a file's own bytes before any library does, so that a refusal can say precisely what is wrong."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.engine.boxes import boxes, refers_outside

if TYPE_CHECKING:
    from typing import BinaryIO

    from holysheep_studio.engine.boxes import Box

_HEAD_BYTES = 4096
#: Scripts that make FFmpeg open other files or connections, by how they begin.
_SCRIPTS = (
    (b"#EXTM3U", "HLS"),
    (b"ffconcat", "concat"),
    (b"v=0", "SDP"),
    (b"<?xml", "XML"),
    (b"<MPD", "DASH"),
    (b"<svg", "SVG"),
    (b"[playlist]", "playlist"),
)
_STILLS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"8BPS", "PSD"),
    (b"v/1\x01", "OpenEXR"),
)
_STILL_BRANDS = {b"avif": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIF"}
_CONTAINER_BOXES = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
_FIRST_BOXES = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"styp", b"moof", b"sidx", b"pnot"}


def check_file(path: str) -> int:
    """Size in bytes of a file that may be a video; refuses what by its own bytes is none.

    Raises InputError: file_missing, not_a_file, no_permission, file_empty, still_picture, format_refused,
    truncated_header or unreadable.
    """
    size = _size(path)
    try:
        with Path(path).open("rb") as file:
            _check_head(path, file.read(_HEAD_BYTES), size)
            file.seek(0)
            _check_boxes(path, file, size)
    except PermissionError as problem:
        raise InputError(Code.NO_PERMISSION, path=path) from problem
    except OSError as problem:
        raise InputError(Code.UNREADABLE, path=path, what=problem.strerror or problem) from problem
    return size


def header_size(path: str) -> tuple[int, int] | None:
    """Picture size (width, height) that an MP4's sample table claims for its first picture track, if it has one."""
    with Path(path).open("rb") as file:
        try:
            return _claimed(file, 0, Path(path).stat().st_size, 0)
        except (struct.error, OSError):
            return None


def _size(path: str) -> int:
    try:
        status = os.stat(path)  # noqa: PTH116 - a path that is no path must end in our error, not in pathlib's
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise InputError(Code.FILE_MISSING, path=path) from problem
    except PermissionError as problem:
        raise InputError(Code.NO_PERMISSION, path=path) from problem
    except (OSError, ValueError) as problem:
        raise InputError(Code.UNREADABLE, path=path, what=problem) from problem
    if not stat.S_ISREG(status.st_mode):
        raise InputError(Code.NOT_A_FILE, path=path)
    if status.st_size == 0:
        raise InputError(Code.FILE_EMPTY, path=path)
    return status.st_size


def _check_head(path: str, head: bytes, size: int) -> None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, name in _SCRIPTS:
        if text[: len(start)].lower() == start.lower():
            raise InputError(Code.FORMAT_REFUSED, path=path, format=name)
    for start, name in _STILLS:
        if head.startswith(start) and not (name == "PNG" and b"acTL" in head):
            raise InputError(Code.STILL_PICTURE, path=path, format=name)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise InputError(Code.STILL_PICTURE, path=path, format="WebP")
    if head[4:8] == b"ftyp" and head[8:12] in _STILL_BRANDS:
        raise InputError(Code.STILL_PICTURE, path=path, format=_STILL_BRANDS[head[8:12]])
    if len(set(head)) == 1 and size >= len(head):
        raise InputError(Code.UNREADABLE, path=path, what="every byte at its start is the same")


def _check_boxes(path: str, file: BinaryIO, size: int) -> None:
    """An MP4 without its index is a recording that was cut off."""
    kinds: list[bytes] = []
    for box in boxes(file, 0, size):
        if not kinds and box.kind not in _FIRST_BOXES:
            return
        kinds.append(box.kind)
        if box.kind in {b"moov", b"moof"}:
            if box.kind == b"moov" and refers_outside(file, box.start, min(box.end, size)):
                raise InputError(Code.FORMAT_REFUSED, path=path, format="QuickTime reference")
            return
    if b"ftyp" in kinds or b"mdat" in kinds:
        raise InputError(Code.TRUNCATED_HEADER, path=path)


def _claimed(file: BinaryIO, start: int, end: int, depth: int) -> tuple[int, int] | None:
    for box in boxes(file, start, end):
        if box.kind in _CONTAINER_BOXES and depth < 8:
            found = _claimed(file, box.start, min(box.end, end), depth + 1)
            if found is not None:
                return found
        elif box.kind == b"stsd":
            return _sample_entry(file, box)
    return None


def _sample_entry(file: BinaryIO, box: Box) -> tuple[int, int] | None:
    """Width and height of a visual sample entry (ISO 14496-12, 12.1.3); None when the track is no picture."""
    file.seek(box.start + 8)
    entry = file.read(36)
    kind = entry[4:8]
    if len(entry) < 36 or kind in {b"mp4a", b"tmcd", b"text", b"tx3g", b"rtp ", b"lpcm", b"sowt", b"twos", b"gpmd"}:
        return None
    width, height = struct.unpack(">HH", entry[32:36])
    return (width, height) if width and height else None
