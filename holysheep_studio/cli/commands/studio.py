"""`studio`: opens the window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from holysheep_studio.cli.app import DataOption, app, window


@app.command()
def studio(
    ctx: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILES...]", help="Clips to open with.")] = None,
    data: DataOption = None,
) -> None:
    """Open the studio window, with files dropped on it."""
    window(ctx, [file.expanduser().absolute() for file in files or []], data)
