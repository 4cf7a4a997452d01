"""Models: what the user put into the models folder, each an ONNX file with a TOML file of the same name beside it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, TypeVar

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.render import FrameModel
from holysheep_studio.domain.upscale import METHODS, Model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T", Model, FrameModel)

#: The `kind` of a super-resolution model.
UPSCALE = "upscale"
#: The `kind` of a model that makes frames between frames.
INTERPOLATION = "interpolation"
#: What a description may say beside `kind`; the name is the file's where it says none.
_FIELDS = {"name", "scale", "layout", "top", "tile_px", "overlap_px"}
_FRAME_FIELDS = {"name", "inputs", "timestep", "top", "multiple"}
#: How a model is named where a way to make frames is asked for.
FRAME_PREFIX = "model:"
LARGEST_MULTIPLE = 512


def upscale_models(folder: Path) -> tuple[Model, ...]:
    """Super-resolution models by file name; none where there is no folder. Blocks; call it in a thread.

    Raises InputError model_unusable, naming the description that cannot be read.
    """
    if not folder.is_dir():
        return ()
    read = ((card, _table(card)) for card in sorted(folder.glob("*.toml")))
    return tuple(_described(Model, card, table, _check) for card, table in read if table.get("kind") == UPSCALE)


def frame_models(folder: Path) -> tuple[FrameModel, ...]:
    """Interpolation models by file name; none where there is no folder. Blocks; call it in a thread.

    Raises InputError model_unusable, naming the description that cannot be read.
    """
    if not folder.is_dir():
        return ()
    read = ((card, _table(card)) for card in sorted(folder.glob("*.toml")))
    return tuple(
        _described(FrameModel, card, table, _check_frame_model)
        for card, table in read
        if table.get("kind") == INTERPOLATION
    )


def _described(kind: type[T], card: Path, table: dict[str, Any], check: Callable[[T, set[str]], None]) -> T:
    """The model that a description is about, checked, with its file beside it. Raises InputError model_unusable."""
    file = card.with_suffix(".onnx")
    given = {name: value for name, value in table.items() if name != "kind"}
    try:
        model = codec.from_plain(kind, {"name": card.stem, **given, "path": str(file)})
        check(model, set(given))
    except ValueError as problem:
        raise InputError(Code.MODEL_UNUSABLE, model=card.stem, what=f"{card.name}: {problem}") from problem
    if not file.is_file():
        raise InputError(Code.MODEL_UNUSABLE, model=card.stem, what=f"{file.name} is not there")
    return model


def _check_frame_model(model: FrameModel, given: set[str]) -> None:
    """Raise ValueError for what cannot be meant."""
    if unknown := sorted(given - _FRAME_FIELDS):
        raise ValueError(f"{unknown[0]} means nothing there")
    if not 1 <= model.multiple <= LARGEST_MULTIPLE or not 0 < model.top <= 65535:
        raise ValueError(f"multiple is {model.multiple}, top is {model.top}")


def _table(card: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(card.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise InputError(Code.MODEL_UNUSABLE, model=card.stem, what=f"{card.name}: {problem}") from problem


def _check(model: Model, given: set[str]) -> None:
    """Raise ValueError for what cannot be meant."""
    if unknown := sorted(given - _FIELDS):
        raise ValueError(f"{unknown[0]} means nothing there")
    if model.name in METHODS or not model.name.replace("-", "").replace("_", "").replace(".", "").isalnum():
        raise ValueError(f"name {model.name!r} is taken or no plain word")
    for name, value, lowest, highest in (
        ("scale", model.scale, 1, 8),
        ("tile_px", model.tile_px, 16, 4096),
        ("overlap_px", model.overlap_px, 0, 256),
    ):
        if not lowest <= value <= highest:
            raise ValueError(f"{name} is {value}; expected {lowest} to {highest}")
    if model.tile_px <= 2 * model.overlap_px:
        raise ValueError("overlap_px is half of tile_px or more")
    if not 0 < model.top <= 65535:
        raise ValueError(f"top is {model.top}; expected above 0")
