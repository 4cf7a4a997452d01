"""Says in the studio's own codes why a file could not be written."""

from __future__ import annotations

import errno
from pathlib import Path

from holysheep_studio.domain.errors import Code, InputError, MediaError, StudioError

#: Windows says ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL where POSIX says ENOSPC or EDQUOT.
_FULL_WINDOWS = {39, 112}
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


def output_error(target: str, problem: OSError) -> StudioError:
    """The error to raise for an OSError met while writing `target` or the file beside it."""
    if problem.errno in _FULL or getattr(problem, "winerror", None) in _FULL_WINDOWS:
        return MediaError(Code.DISK_FULL, path=target)
    if isinstance(problem, PermissionError):
        return InputError(Code.NO_PERMISSION, path=target)
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return InputError(Code.OUTPUT_FOLDER_MISSING, folder=Path(target).parent)
    return MediaError(Code.ENGINE_FAILED, path=target, what=problem.strerror or problem)
