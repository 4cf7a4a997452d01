"""UpscaleSpec: all that the local engine needs to enlarge one clip; the sizes people ask for, and the methods."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.delivery import MOST_PIXELS, SMALLEST_SIDE_PX
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import HdrChoice

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The longest side that is written: 8K UHD with room for square formats.
LARGEST_SIDE_PX = 8192
#: Long side and short side in pixels of the sizes that have names.
NAMED_SIZES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"2k": (2560, 1440), "4k": (3840, 2160), "5k": (5120, 2880), "8k": (7680, 4320)}
)
#: How sizes are asked for, for help texts and errors.
SIZE_FORMS = "1440p, 4k, 2560x1440 or 2x"


class Layout(StrEnum):
    """What a super-resolution model reads and writes."""

    LUMA = "y"  # one plane, brightness alone; colour is enlarged by lanczos
    RGB = "rgb"  # three planes, red first


class Method(Frozen, frozen=True):
    """A way to enlarge: what it is, and what it costs. `cost` counts plain lanczos as 1."""

    description: str
    cost: float


LANCZOS, REFINED, LEARNED = "lanczos", "refined", "learned"
DEFAULT_METHOD = REFINED
#: The methods that ship with the studio; models of the user's come beside them under names of their own.
METHODS: Mapping[str, Method] = MappingProxyType(
    {
        LANCZOS: Method("plain lanczos, the usual scaler: soft, with slight rings along hard edges", 1),
        REFINED: Method("lanczos that returns the source when shrunk again, with hardly a ring along edges", 1.7),
        LEARNED: Method("a small network learned from film: best detail and cleanest edges, slow", 220),
    }
)


class Model(Frozen, frozen=True):
    """A super-resolution model in a file: ONNX, one input and one output of shape (1, planes, height, width).

    Values run from 0 to `top`. Pictures go through in tiles of `tile_px` with `overlap_px` around each.
    """

    name: str
    path: str
    scale: int
    layout: Layout = Layout.RGB
    top: float = 1.0
    tile_px: int = 256
    overlap_px: int = 16


class Enlargement(Frozen, frozen=True):
    """What the user asks for. `size` as `size_from_text` reads it; strengths from 0 (none) to 1."""

    size: str
    method: str = DEFAULT_METHOD
    sharpen: float = 0.0
    denoise: float = 0.0
    hdr: HdrChoice = HdrChoice.KEEP


class UpscaleSpec(Frozen, frozen=True):
    """One enlargement. Paths are absolute; the target is written whole or not at all.

    `width` and `height` are even pixels of the result. `method` is a key of METHODS, or the name of `model`.
    `sharpen` and `denoise` run from 0 (none) to 1. With a `segments` folder finished parts are kept there, and the
    same wish goes on from the last whole one.
    """

    source: str
    target: str
    width: int
    height: int
    method: str = DEFAULT_METHOD
    sharpen: float = 0.0
    denoise: float = 0.0
    crf: int = 18
    workers: int = 2
    model: Model | None = None
    segments: str | None = None


class Region(Frozen, frozen=True):
    """A part of the enlarged picture in its pixels."""

    left: int
    top: int
    width: int
    height: int


class SampleSpec(Frozen, frozen=True):
    """One frame of a clip, enlarged by several methods for looking at side by side.

    The frame is the one shown at `at_s` seconds. Writes one PNG a method into `folder`, of `region` alone if given.
    `models` are those that `methods` names beside the studio's own.
    """

    source: str
    folder: str
    at_s: Fraction
    width: int
    height: int
    methods: tuple[str, ...]
    sharpen: float = 0.0
    denoise: float = 0.0
    region: Region | None = None
    models: tuple[Model, ...] = ()


class Sample(Frozen, frozen=True):
    """One picture of a comparison: the method, the PNG, and how long the frame took."""

    method: str
    path: str
    cost_s: float


def size_from_text(text: str, source: tuple[int, int]) -> tuple[int, int]:
    """(width, height) of the result for a source of `source` = (width, height) in square, upright pixels.

    "1440p" sets the shorter side, "4k" and "2560x1440" a frame the picture is fitted into, "1.5x" multiplies. The
    source's shape is kept to within a pixel, sides are even. Smaller than the source is allowed.
    Raises InputError bad_value.
    """
    width, height = source
    asked = text.strip().lower().replace(" ", "").replace("\N{MULTIPLICATION SIGN}", "x")
    if found := re.fullmatch(r"([1-9]\d{0,5})p", asked):
        return _checked(Fraction(int(found[1]), min(source)), source, text)
    if asked in NAMED_SIZES:
        long, short = NAMED_SIZES[asked]
        return _fitted((long, short) if width >= height else (short, long), source, text)
    if found := re.fullmatch(r"([1-9]\d{0,5})x([1-9]\d{0,5})", asked):
        return _fitted((int(found[1]), int(found[2])), source, text)
    if found := re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?)x", asked):
        return _checked(Fraction(found[1]), source, text)
    raise InputError(Code.BAD_VALUE, field="size", value=text, expected=SIZE_FORMS)


def check_spec(spec: UpscaleSpec | SampleSpec) -> None:
    """Raise InputError bad_value for a size, a strength or a method that cannot be."""
    check_size(spec.width, spec.height)
    check_strengths(spec)
    if isinstance(spec, UpscaleSpec):
        check_method(spec.method, () if spec.model is None else (spec.model,))
        return
    for name in spec.methods:
        check_method(name, spec.models)


def check_strengths(wish: Enlargement | UpscaleSpec | SampleSpec) -> None:
    """Raise InputError bad_value unless sharpening and noise reduction are between none and all."""
    for name, value in (("sharpen", wish.sharpen), ("denoise", wish.denoise)):
        if not 0 <= value <= 1:
            raise InputError(Code.BAD_VALUE, field=name, value=value, expected="0 to 1")


def check_method(name: str, models: tuple[Model, ...]) -> Model | None:
    """The model of this name, None for a method of the studio's own. Raises InputError bad_value."""
    for model in models:
        if model.name == name:
            return model
    if name not in METHODS:
        known = ", ".join([*METHODS, *(model.name for model in models)])
        raise InputError(Code.BAD_VALUE, field="method", value=name, expected=known)
    return None


def check_size(width: int, height: int) -> None:
    """Raise InputError bad_value unless this picture can be written."""
    sides = (width, height)
    if not all(SMALLEST_SIDE_PX <= side <= LARGEST_SIDE_PX and side % 2 == 0 for side in sides) or (
        width * height > MOST_PIXELS
    ):
        expected = f"even sides of {SMALLEST_SIDE_PX} to {LARGEST_SIDE_PX} pixels"
        raise InputError(Code.BAD_VALUE, field="size", value=f"{width}x{height}", expected=expected)


def _fitted(frame: tuple[int, int], source: tuple[int, int], text: str) -> tuple[int, int]:
    """The largest picture of the source's shape inside `frame`; exactly the frame where that is the same shape."""
    scale = min(Fraction(frame[0], source[0]), Fraction(frame[1], source[1]))
    if all(side % 2 == 0 and abs(side - scale * of) < 2 for side, of in zip(frame, source, strict=True)):
        check_size(*frame)
        return frame
    return _checked(scale, source, text)


def _checked(scale: Fraction, source: tuple[int, int], text: str) -> tuple[int, int]:
    if scale <= 0:
        raise InputError(Code.BAD_VALUE, field="size", value=text, expected=SIZE_FORMS)
    width, height = (max(2, round(side * scale / 2) * 2) for side in source)
    check_size(width, height)
    return width, height
