"""Files written aside and renamed when whole, free space, fingerprints, and names that every system accepts."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import re
import shutil
import unicodedata
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError, MediaError, StudioError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

#: The longest file name most file systems take, in bytes of UTF-8.
NAME_BYTES = 255
PART = ".part"
_BLOCK_BYTES = 2**22
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
#: Names that are devices on Windows, whatever their ending.
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])", re.IGNORECASE)


@asynccontextmanager
async def aside(target: Path, *, sources: Iterable[Path] = (), replace: bool = True) -> AsyncIterator[Path]:
    """Gives the path of an unfinished file beside `target`, which becomes `target` when the block ends well.

    The block writes and verifies; then the data is forced to the disk and renamed. When the block fails or is
    cancelled the unfinished file is removed and `target` is as it was. Raises InputError OUTPUT_IS_SOURCE,
    OUTPUT_EXISTS (without `replace`), OUTPUT_FOLDER_MISSING or NO_PERMISSION, MediaError DISK_FULL.
    """
    check_target(target, sources=sources, replace=replace)
    part = part_beside(target)
    with _spoken(part):
        part.unlink(missing_ok=True)  # left by a run that was killed; never written through when it is a link
    try:
        yield part
        with _spoken(target):
            await asyncio.to_thread(_force, part)
            _publish(part, target, replace=replace)
            await asyncio.to_thread(_force_folder, target.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _publish(part: Path, target: Path, *, replace: bool) -> None:
    if not replace and target.exists():  # it may have come while the part was written
        raise InputError(Code.OUTPUT_EXISTS, file=target)
    part.replace(target)


def check_target(target: Path, *, sources: Iterable[Path] = (), replace: bool = True) -> None:
    """Raise InputError when `target` may not be written: see `aside`."""
    if not target.parent.is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, folder=target.parent)
    if target.is_dir():
        raise InputError(Code.NOT_A_FILE, file=target)
    for source in sources:
        with suppress(OSError):  # what is not there cannot be overwritten
            if target.samefile(source):
                raise InputError(Code.OUTPUT_IS_SOURCE, file=target)
    if not replace and target.exists():
        raise InputError(Code.OUTPUT_EXISTS, file=target)


def part_beside(target: Path) -> Path:
    """The unfinished file's path: the target's name with ".part", shortened where that would be too long a name."""
    name = target.name + PART
    if len(os.fsencode(name)) <= NAME_BYTES:
        return target.with_name(name)
    mark = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    return target.with_name(f"{shortened(target.stem, NAME_BYTES - 32)}.{mark}{PART}")


class _spoken:  # noqa: N801 - used like a function
    """Turns what the operating system says about `path` into the studio's words."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise file_error(error, self._path) from error


def file_error(error: OSError, path: Path) -> StudioError:
    """The studio's error for what the operating system said about `path`."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return MediaError(Code.DISK_FULL, file=path)
    if isinstance(error, FileNotFoundError):
        return InputError(Code.FILE_MISSING, file=path)
    return InputError(Code.NO_PERMISSION, file=path, what=error.strerror or error)


def _force(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _force_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows keeps the rename in its journal and cannot open a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network file systems cannot
            raise
    finally:
        os.close(handle)


def disk_free_bytes(folder: Path) -> int:
    """Bytes the user may still write in `folder`, which need not exist yet."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def need_space(target: Path, needed_bytes: int) -> None:
    """Raise MediaError DISK_FULL when less than `needed_bytes` are free where `target` goes."""
    if disk_free_bytes(target.parent) < needed_bytes:
        raise MediaError(Code.DISK_FULL, file=target)


async def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal, read in a thread; can be cancelled. Raises OSError."""
    given_up = Event()
    try:
        return await asyncio.to_thread(_digest, path, given_up)
    finally:
        given_up.set()  # a thread cannot be cancelled: it closes the file after the block it reads


def _digest(path: Path, given_up: Event) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while not given_up.is_set() and (block := file.read(_BLOCK_BYTES)):
            digest.update(block)
    return digest.hexdigest()


def safe_name(stem: str, ending: str = "", *, otherwise: str = "clip") -> str:
    """A file name from any text that Windows, macOS and Linux all accept: `stem` made harmless, then `ending`.

    `ending` is ours (".mp4", "_4x.mp4") and kept whole. Forbidden and control characters become "_", dots and
    spaces at the ends go, device names get a "_", and the whole is cut to 255 bytes between characters.
    """
    text = unicodedata.normalize("NFC", stem.encode(errors="replace").decode())
    text = "".join("_" if _hidden(sign) else sign for sign in text)
    text = _FORBIDDEN.sub("_", text).strip(" .") or otherwise
    if _RESERVED.fullmatch(text.split(".")[0].rstrip()):
        text = "_" + text
    if text.startswith("-"):  # would be read as an option by other programs
        text = "_" + text[1:]
    text = shortened(text, NAME_BYTES - len(ending.encode()) - len(PART)).rstrip(" .") or otherwise
    return text + ending


def _hidden(sign: str) -> bool:
    """Whether a character cannot be seen or turns the direction of writing; joiners are parts of words and emoji."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and sign not in "\u200c\u200d"


def shortened(text: str, most_bytes: int) -> str:
    """`text` cut to `most_bytes` of UTF-8, never inside a character and never before a combining mark."""
    if len(text.encode(errors="surrogateescape")) <= most_bytes:
        return text
    kept = text.encode(errors="surrogateescape")[:most_bytes].decode(errors="ignore")
    while kept and unicodedata.combining(text[len(kept) : len(kept) + 1] or "x"):
        kept = kept[:-1]
    return kept


def of_sizes(folder: Path, sizes: frozenset[int]) -> list[Path]:
    """The files below a folder that have one of these sizes. Blocks."""
    found = []
    for place, _, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            try:
                if file.stat().st_size in sizes:
                    found.append(file)
            except OSError:
                continue  # what cannot be looked at is not found
    return sorted(found)
