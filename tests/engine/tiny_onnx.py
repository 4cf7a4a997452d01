"""Writes the smallest of ONNX models by hand, so that no library is needed to make them: one Resize node."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FLOAT, _STRING = 1, 3


def write_resize(path: Path, scale: int = 2, planes: int = 3, side: int | None = None, node: str = "Resize") -> Path:
    """A model that enlarges by straight lines: (1, planes, height, width) in and out; `side` fixes both sides."""
    scales = struct.pack("<4f", 1, 1, scale, scale)
    mode = _text(1, "mode") + _text(4, "linear") + _number(20, _STRING)
    resize = _text(1, "x") + _text(1, "") + _text(1, "scales") + _text(2, "y") + _text(4, node) + _bytes(5, mode)
    factors = _number(1, 4) + _number(2, _FLOAT) + _text(8, "scales") + _bytes(9, scales)
    large = None if side is None else side * scale
    graph = _bytes(1, resize) + _text(2, "tiny") + _bytes(5, factors)
    graph += _bytes(11, _value("x", planes, side)) + _bytes(12, _value("y", planes, large))
    model = _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13))
    path.write_bytes(model)
    return path


def _value(name: str, planes: int, side: int | None) -> bytes:
    sides = [_text(2, f"{name}{place}") if side is None else _number(1, side) for place in "hw"]
    shape = b"".join(_bytes(1, one) for one in (_number(1, 1), _number(1, planes), *sides))
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, _FLOAT) + _bytes(2, shape)))


def _varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def write_mix(path: Path, *, timestep: bool) -> Path:
    """A model of two pictures, (1, 3, height, width): the earlier, and of the way to the later a half, or `t`."""
    nodes = [_node("Sub", ("b", "a"), "way"), _node("Mul", ("way", "t"), "part"), _node("Add", ("a", "part"), "y")]
    graph = b"".join(_bytes(1, node) for node in nodes) + _text(2, "tiny")
    if not timestep:
        graph += _bytes(5, _number(1, 1) + _number(2, _FLOAT) + _text(8, "t") + _bytes(9, struct.pack("<f", 0.5)))
    inputs = [_value("a", 3, None), _value("b", 3, None)]
    if timestep:
        shape = _bytes(1, _number(1, 1))
        inputs.append(_text(1, "t") + _bytes(2, _bytes(1, _number(1, _FLOAT) + _bytes(2, shape))))
    graph += b"".join(_bytes(11, one) for one in inputs) + _bytes(12, _value("y", 3, None))
    path.write_bytes(_number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13)))
    return path


def _node(kind: str, inputs: tuple[str, ...], output: str) -> bytes:
    return b"".join(_text(1, name) for name in inputs) + _text(2, output) + _text(4, kind)
