"""Portable: a studio that keeps its data beside its program, on a stick for example, where a marker file says so."""

from __future__ import annotations

import sys
from pathlib import Path

from holysheep_studio import resources

#: A file of this name beside the program, empty or not, makes it portable.
MARKER = "portable.txt"
FOLDER = "HolySheep Studio data"


def program_folder() -> Path:
    """Where the program lies: the folder of the installed program (of the bundle on macOS), else of the checkout."""
    if not getattr(sys, "frozen", False):
        return resources.folder().parent
    program = Path(sys.executable).resolve()
    bundle = next((parent for parent in program.parents if parent.suffix == ".app"), program)
    return bundle.parent


def data_folder(program: Path | None = None) -> Path | None:
    """The data folder beside the program; None where there is no marker."""
    folder = program_folder() if program is None else program
    return folder / FOLDER if (folder / MARKER).is_file() else None
