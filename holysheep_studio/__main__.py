"""The front door: hands the command line the way to open the window, so that neither face knows the other."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from holysheep_studio.cli.entry import run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def open_window(files: Sequence[Path], data: Path | None, *, sample: bool) -> int:
    """Open the studio window and return its exit code."""
    # Qt is loaded only when a window is wanted: commands start faster and run where Qt cannot
    window = import_module("holysheep_studio.ui.__main__")
    code: int = window.main(list(files), data, sample=sample)
    return code


def main() -> None:
    """Run the command line, or the window when no command is given."""
    sys.exit(run(sys.argv[1:], open_window))


if __name__ == "__main__":
    main()
