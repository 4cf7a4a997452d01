"""The file of a project: a small zip, written aside and read within bounds, without any key."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain import project
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.redaction import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.domain.project import FileMark, Project

#: The members of the file; the first is stored as it is, so that its kind stands near the beginning.
KIND_MEMBER, MEMBER = "mimetype", "project.json"
#: What is read at most: the text of a hundred thousand clips is less.
MOST_BYTES = 512 * 2**20


def write(part: Path, made: Project, clean: Callable[[str], str]) -> None:
    """Write the file; `clean` takes keys out of text. Blocks. Raises OSError."""
    text = json.dumps(_clean(project.write(made), clean), ensure_ascii=False, indent=1)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(KIND_MEMBER, project.MIME_TYPE, compress_type=zipfile.ZIP_STORED)
        archive.writestr(MEMBER, text)


def read(file: Path) -> Project:
    """A project. Blocks. Raises InputError: file_missing, no_permission, bad_project, project_newer."""
    try:
        with zipfile.ZipFile(file) as archive:
            about = archive.getinfo(MEMBER)
            if about.file_size > MOST_BYTES:
                raise project.bad(file.name, "it is too large")
            with archive.open(about) as member:
                text = member.read(MOST_BYTES + 1)
        if len(text) > MOST_BYTES:
            raise project.bad(file.name, "it is too large")
        plain = json.loads(text.decode("utf-8"))
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except OSError as error:
        raise InputError(Code.NO_PERMISSION, file=file) from error
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise project.bad(file.name, "it cannot be read") from error
    return project.read(plain, file.name)


def beside(path: Path, folder: Path) -> str:
    """The place of a file seen from a folder, with slashes; "" where there is no way from the one to the other."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return ""


def candidates(mark: FileMark, folder: Path) -> tuple[Path, ...]:
    """Where a file may lie: beside the project file as before, where it lay before, or right in its folder."""
    name = mark.path.replace("\\", "/").rpartition("/")[2]
    near = (folder / mark.beside).resolve() if mark.beside else folder / name
    return tuple(dict.fromkeys((near, Path(mark.path), folder / name)))


def _clean(plain: Any, clean: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON is any
    """JSON without keys, also those that only their name tells."""
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list | tuple):
        return [_clean(value, clean) for value in plain]
    if isinstance(plain, dict):
        return {name: _named(name, value, clean) for name, value in plain.items()}
    return plain


def _named(name: str, value: Any, clean: Callable[[str], str]) -> Any:  # noqa: ANN401 - JSON is any
    if isinstance(value, str) and HIDDEN in clean(f"{name}={value}"):
        return clean(value) if HIDDEN in clean(value) else HIDDEN
    return _clean(value, clean)
