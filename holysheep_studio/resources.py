"""Finds the files that ship with the studio, in a checkout and in an installed package."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def folder() -> Path:
    """The folder of shipped files."""
    installed = Path(__file__).parent / "_resources"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "resources"


def path(*parts: str) -> Path:
    """A shipped file, which must exist."""
    found = folder().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found


@cache
def table(*parts: str) -> dict[str, Any]:
    """A shipped TOML file, read once."""
    return tomllib.loads(path(*parts).read_text(encoding="utf-8"))


@cache
def tables(*parts: str) -> dict[str, dict[str, Any]]:
    """The shipped TOML files of a folder by their names without the suffix, in the order of `order`, then of names."""
    read = {file.stem: table(*parts, file.name) for file in path(*parts).glob("*.toml")}
    return dict(sorted(read.items(), key=lambda one: (one[1].get("order", 1000), one[0])))
