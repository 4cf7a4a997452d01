"""The data folder on disk: its folders made, half-written files swept away, a folder of the user's choice for clips."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def make(folders: Iterable[Path]) -> None:
    """Have these folders, of which the first is the data folder. Raises StoreError data_folder."""
    first, *others = folders
    with usable(first):
        for folder in (first, *others):
            folder.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def usable(data: Path) -> Iterator[None]:
    """Say plainly that the folder cannot be used where a file in it cannot."""
    try:
        yield
    except OSError as error:
        raise StoreError(Code.DATA_FOLDER, folder=data, what=error.strerror or error) from error


def clips_folder(chosen: str) -> Path | None:
    """The folder of our own inside the one that was set; None where it cannot be written.

    Half-written files in it are swept away at the start, which must never be somebody else's.
    """
    folder = Path(chosen) / "HolySheep Studio"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def sweep(work: Path, others: Iterable[Path], alive: set[str]) -> None:
    """Delete `.part` files, and those work folders that are of no job that is `alive`."""
    for folder in work.iterdir():
        if folder.name not in alive:
            _delete(folder)
    for folder in (work, *others):
        for half in folder.rglob("*.part*"):
            _delete(half)


def _delete(path: Path) -> None:
    """Delete a file or a folder; what cannot be deleted now is tried again at the next start."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
