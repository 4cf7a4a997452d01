"""Throws made-up files at what reads them by their bytes: curves, provider profiles, video heads; only our errors come.

By hand, never in the test run; `atheris` is in the dependency group "fuzz". Some minutes at low priority:
`nice python -m tests.fuzz.fuzz_files -max_total_time=300 -max_len=2048 -len_control=0`
What it finds is written to crash-*; `python -m tests.fuzz.fuzz_files crash-...` shows it again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import atheris

with atheris.instrument_imports(include=["holysheep_studio", "tomllib"]):
    from holysheep_studio.cli.curve import read_curve
    from holysheep_studio.domain.bends import bend_of, plain_of
    from holysheep_studio.domain.errors import InputError
    from holysheep_studio.engine.sniff import check_file, header_size
    from holysheep_studio.providers.dialects.custom import read_profile

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(tempfile.mkdtemp(prefix="studio-fuzz-"))
NAMES = (
    "points", "axis", "unit", "source_s", "output_s", "speed", "ease", "after", "before", "growth", "ratio",
    "strength", "decay", "events", "name", "start", "end", "screen", "sections", "freeze", "hold", "times", "back",
)  # fmt: skip
WORDS = (
    "time", "speed", "share", "seconds", "smooth", "monotone", "linear", "hold", "bezier", "exponential", "custom",
    "logarithmic", "1/3", "0", "1", "2.5", "-1", "1/0", "1e9999", "nan", "", "9" * 5000, "1e-400",
)  # fmt: skip
BOXES = (
    b"ftyp",
    b"moov",
    b"mdat",
    b"trak",
    b"mdia",
    b"minf",
    b"stbl",
    b"stsd",
    b"rmra",
    b"free",
    b"moof",
    b"uuid",
    b"dref",
)


def value(data: atheris.FuzzedDataProvider, depth: int = 0) -> Any:
    """Any value that a curve file may hold."""
    makers: tuple[Callable[[], Any], ...] = (
        lambda: None,
        data.ConsumeBool,
        lambda: data.ConsumeIntInRange(-3, 100),
        data.ConsumeFloat,
        *(2 * (lambda: WORDS[data.ConsumeIntInRange(0, len(WORDS) - 1)],)),
        lambda: [value(data, depth + 1) for _ in range(data.ConsumeIntInRange(0, 5))],
        *(2 * (lambda: table(data, depth + 1),)),
    )
    return makers[data.ConsumeIntInRange(0, 8 if depth < 4 else 5)]()


def table(data: atheris.FuzzedDataProvider, depth: int) -> dict[str, Any]:
    """Keys of curve files with anything behind them."""
    names = [NAMES[data.ConsumeIntInRange(0, len(NAMES) - 1)] for _ in range(data.ConsumeIntInRange(0, 5))]
    return {name: value(data, depth) for name in names}


def curve(data: atheris.FuzzedDataProvider) -> dict[str, Any]:
    """Something that looks like a curve file."""
    heads = ("points", "growth", "events", "sections")
    head = heads[data.ConsumeIntInRange(0, len(heads) - 1)]
    rows = [row(data) for _ in range(data.ConsumeIntInRange(0, 5))]
    return {**table(data, 1), head: rows if data.ConsumeBool() else value(data, 1)}


def row(data: atheris.FuzzedDataProvider) -> Any:
    """A point, an event or a section, mostly."""
    match data.ConsumeIntInRange(0, 4):
        case 0:
            return [data.ConsumeIntInRange(-3, 100), data.ConsumeIntInRange(-3, 100)]
        case 1:
            return {"source_s": value(data, 4), "speed": value(data, 4), "ease": value(data, 4)}
        case 2:
            return {"name": "n", "start": value(data, 4), "end": value(data, 4), "screen": value(data, 4)}
        case 3:
            return {"start": value(data, 4), "end": value(data, 4), "speed": value(data, 4), **table(data, 4)}
        case _:
            return value(data, 2)


def box(data: atheris.FuzzedDataProvider, depth: int = 0) -> bytes:
    """An MP4 box, with a length that may lie."""
    inside = b"".join(box(data, depth + 1) for _ in range(data.ConsumeIntInRange(0, 3))) if depth < 6 else b""
    inside = inside or bytes(data.ConsumeBytes(40))
    size = 8 + len(inside) if data.ConsumeBool() else data.ConsumeIntInRange(0, 2**32 - 1)
    return size.to_bytes(4, "big") + BOXES[data.ConsumeIntInRange(0, len(BOXES) - 1)] + inside


def tried(read: Callable[[], object]) -> object:
    """What cannot be read ends in our own error, which can be shown."""
    try:
        return read()
    except InputError as error:
        str(error).encode()
        return None


def one(raw: bytes) -> None:
    """One made-up file."""
    data = atheris.FuzzedDataProvider(raw)
    kind = data.ConsumeIntInRange(0, 5)
    if kind <= 2:
        file = FOLDER / f"curve{('.json', '.toml', '.csv')[kind]}"
        if kind == 0 and data.ConsumeBool():
            file.write_text(json.dumps(curve(data)))
        else:
            file.write_bytes(data.ConsumeBytes(data.remaining_bytes()))
        bend = tried(lambda: read_curve(file))
    elif kind == 3:
        bend = tried(lambda: bend_of(curve(data)))
    elif kind == 4:
        tried(lambda: read_profile({**curve(data), "status": "/x/{id}"}))
        return
    else:
        file = FOLDER / "clip.mp4"
        file.write_bytes(box(data) + box(data) if data.ConsumeBool() else data.ConsumeBytes(data.remaining_bytes()))
        if tried(lambda: check_file(str(file))) is not None:
            header_size(str(file))
        return
    if bend is not None:
        assert bend_of(plain_of(bend)) == bend  # type: ignore[arg-type]
        for duration in (Fraction(5), Fraction(1, 24)):
            tried(lambda duration=duration: bend.time_map(duration))  # type: ignore[misc]


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
