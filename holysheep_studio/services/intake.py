"""Intake: which files a drop of files and folders means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Inside a dropped folder only files that look like video are taken; a file dropped by itself is always looked at.
VIDEO_SUFFIXES = frozenset(
    [
        ".3g2",
        ".3gp",
        ".asf",
        ".avi",
        ".divx",
        ".dv",
        ".f4v",
        ".flv",
        ".gif",
        ".m1v",
        ".m2t",
        ".m2ts",
        ".m2v",
        ".m4v",
        ".mjpeg",
        ".mjpg",
        ".mkv",
        ".mov",
        ".mp4",
        ".mpe",
        ".mpeg",
        ".mpg",
        ".mts",
        ".mxf",
        ".ogm",
        ".ogv",
        ".qt",
        ".ts",
        ".vob",
        ".webm",
        ".wmv",
        ".y4m",
    ]
)
#: A drop of a whole disk is a slip of the hand.
MOST_FILES = 20_000


def expand(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Files as they are, folders by their videos (recursively, by name), each once, absolute.

    Blocks; call it in a thread.
    """
    files: dict[Path, None] = {}
    for path in paths:
        here = path.expanduser().absolute()
        if here.is_dir():
            # a folder without videos stands for itself, so that its row can say what is wrong with it
            files.update(dict.fromkeys(_videos_in(here) or [here]))
        else:
            files[here] = None
    return tuple(files)


def identity(path: Path) -> Identity:
    """Size and time of change of a file.

    Raises InputError: file_missing, file_empty, folder_without_media, not_a_file, no_permission, unreadable.
    """
    try:
        about = path.stat()
        if path.is_dir():
            raise InputError(Code.FOLDER_WITHOUT_MEDIA, folder=path)
        if not path.is_file():
            raise InputError(Code.NOT_A_FILE, file=path)
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=path) from None
    except PermissionError:
        raise InputError(Code.NO_PERMISSION, file=path) from None
    except OSError as error:
        # a name that the system cannot hold, a loop of links, a drive that went away
        raise InputError(Code.UNREADABLE, file=path, what=error.strerror or error) from None
    if about.st_size == 0:
        raise InputError(Code.FILE_EMPTY, file=path)
    return Identity(about.st_size, about.st_mtime_ns)


def _videos_in(folder: Path) -> Sequence[Path]:
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(root, name)
            for name in sorted(names)
            if not name.startswith(".") and ("." + name.rpartition(".")[2]).lower() in VIDEO_SUFFIXES
        ]
        if len(found) >= MOST_FILES:
            return found[:MOST_FILES]
    return found
