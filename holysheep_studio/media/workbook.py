"""Workbooks (XLSX): read safely into rows, and written again with columns of results; the only room for openpyxl."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.exceptions import InvalidFileException

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.sheet import MOST_COLUMNS, MOST_ROWS, RESULT_COLUMNS, RawRow, SheetForm, letter
from holysheep_studio.media.quick_workbook import QuickTab, read_quickly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: What a workbook may come to when it is unpacked, and how often smaller packed: beyond it, it is a trap.
MOST_UNPACKED_BYTES = 400_000_000
MOST_PACKING = 200
MOST_PARTS = 5000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_UNREADABLE = (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError,
               IndexError, EOFError, NotImplementedError, RuntimeError, OSError, SyntaxError)  # fmt: skip
_NO_VALUE = "a formula without a value"


def read_workbook(file: Path, tab: str = "") -> tuple[SheetForm, tuple[RawRow, ...]]:
    """The rows of a tab, by default the first that can be seen. Blocks. Raises InputError sheet_unusable, sheet_row."""
    _check(file)
    quick = read_quickly(file, tab)
    if quick is not None:
        return SheetForm("xlsx", tab=quick.tab, tabs=quick.tabs), tuple(_quick_rows(quick))
    book = _opened(file, values=True)
    try:
        seen = [one.title for one in book.worksheets if one.sheet_state == "visible"]
        wanted = tab or _first(file, seen, book)
        if wanted not in [one.title for one in book.worksheets]:
            raise InputError(Code.BAD_VALUE, field="sheet", value=wanted, expected=", ".join(seen))
        sheet = cast("Worksheet", book[wanted])
        if sheet.max_row > MOST_ROWS * 10 or sheet.max_column > MOST_COLUMNS * 20:
            _too_large(file, sheet)
        unknown = _without_value(file, wanted, sheet) if _has_formulas(file) else {}
        return SheetForm("xlsx", tab=wanted, tabs=tuple(seen)), tuple(_rows(sheet, unknown))
    finally:
        book.close()


def write_results(
    source: Path, target: Path, tab: str, header_row: int, results: Mapping[int, Sequence[str | float]]
) -> None:
    """The workbook as it is, with the result columns filled by row, written to `target`. Blocks. Raises InputError."""
    _check(source)
    book = _opened(source, values=False)
    try:
        sheet = cast("Worksheet", book[tab])
        places = _places(sheet, header_row)
        for number, cells in results.items():
            for name, value in zip(RESULT_COLUMNS, cells, strict=True):
                _put(sheet, number, places[name], value)
        book.save(target)
    finally:
        book.close()


def _check(file: Path) -> None:
    """Whether it is a workbook that may be opened at all."""
    with file.open("rb") as opened:
        start = opened.read(4)
    if start == _OLD_OFFICE:
        raise _unusable(file, "it is an old .xls or a locked workbook; save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _unusable(file, "it is no workbook, or a damaged one") from None
    unpacked, held = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED_BYTES:
        raise _unusable(file, f"unpacked it would come to {unpacked // 1_000_000} MB in {len(parts)} parts")
    if unpacked > 50_000_000 and unpacked > MOST_PACKING * max(1, held):
        raise _unusable(file, f"it unpacks to {unpacked // max(1, held)} times its size, as no real workbook does")
    if any(part.flag_bits & 1 for part in parts):
        raise _unusable(file, "it is locked with a password")


def _opened(file: Path, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about extensions that are not kept; no table needs them
            return openpyxl.load_workbook(file, data_only=values, keep_links=not values)
    except _UNREADABLE as error:
        what = f"it is no workbook, or a damaged one ({type(error).__name__})"
        raise _unusable(file, what) from None


def _first(file: Path, seen: list[str], book: Workbook) -> str:
    if seen:
        active = cast("Worksheet | None", book.active)
        return active.title if active is not None and active.title in seen and len(seen) > 1 else seen[0]
    raise _unusable(file, "every sheet in it is hidden")


def _has_formulas(file: Path) -> bool:
    """Whether any tab has formulas; asked so that the book need not be read twice."""
    with zipfile.ZipFile(file) as packed:
        for part in packed.infolist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part.filename):
                with packed.open(part) as opened:
                    rest = b""
                    while block := opened.read(1 << 20):
                        if re.search(rb"<(?:\w+:)?f[ >/]", rest + block):
                            return True
                        rest = block[-16:]
    return False


def _without_value(file: Path, tab: str, sheet: Worksheet) -> dict[tuple[int, int], str]:
    """The cells whose formula was never worked out, by row and column from 1."""
    book = _opened(file, values=False)
    try:
        found: dict[tuple[int, int], str] = {}
        for number, row in enumerate(cast("Worksheet", book[tab]).iter_rows(), start=1):
            for column, cell in enumerate(row, start=1):
                if cell.data_type == "f" and sheet.cell(number, column).value is None:
                    found[number, column] = _NO_VALUE
        return found
    finally:
        book.close()


def _rows(sheet: Worksheet, unknown: Mapping[tuple[int, int], str]) -> Iterable[RawRow]:
    shared, wide = _merged(sheet)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells: list[str] = []
        faults: dict[int, str] = {}
        for n, cell in enumerate(row):
            value: Any = shared.get((number, n + 1)) if isinstance(cell, MergedCell) else cell.value
            cells.append(_text(value))
            if not isinstance(cell, MergedCell) and cell.data_type == "e":
                faults[n] = str(value)
            elif (number, n + 1) in unknown:
                faults[n] = unknown[number, n + 1]
        if any(cells) or faults:
            heading = number in wide and sum(bool(cell) for cell in cells) == 1
            yield RawRow(number, tuple(cells), faults, heading)


def _quick_rows(quick: QuickTab) -> Iterable[RawRow]:
    areas = [
        (area, quick.rows[area[0] - 1][area[1] - 1])
        for area in quick.merged
        if area[0] <= len(quick.rows) and area[1] <= len(quick.rows[area[0] - 1])
    ]
    shared = {
        (row, left): value
        for (top, left, bottom, _), value in areas
        for row in range(top + 1, min(bottom, len(quick.rows)) + 1)
    }
    wide = {top for (top, left, bottom, right), _ in areas if right > left and top == bottom}
    for number, row in enumerate(quick.rows, start=1):
        cells = [_text(shared.get((number, n + 1), value) if shared else value) for n, value in enumerate(row)]
        if any(cells):
            yield RawRow(number, tuple(cells), {}, number in wide and sum(bool(cell) for cell in cells) == 1)


def _merged(sheet: Worksheet) -> tuple[dict[tuple[int, int], object], set[int]]:
    """What merged cells stand for: one that goes downwards counts in each of its rows; and the rows of wide ones."""
    shared: dict[tuple[int, int], object] = {}
    wide: set[int] = set()
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        last = min(area.max_row, sheet.max_row)
        for row in range(area.min_row + 1, last + 1):
            shared[row, area.min_col] = value
        if area.max_col > area.min_col and area.min_row == area.max_row:
            wide.add(area.min_row)
    return shared, wide


def _text(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates in ISO form, times of day as 0:05:00."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return "" if value is None else str(value)


def _too_large(file: Path, sheet: Worksheet) -> None:
    """Refuse a tab whose filled cells, not only its formats, reach too far."""
    raise InputError(
        Code.SHEET_ROW, file=file, row=sheet.max_row, field="the sheet",
        value=f"cells as far as {letter(sheet.max_column - 1)}{sheet.max_row}",
        expected=f"at most {MOST_ROWS} rows and {MOST_COLUMNS} columns",
    )  # fmt: skip


def _places(sheet: Worksheet, header_row: int) -> dict[str, int]:
    """The columns of the results, from 1: those that are there, the others behind the last that is filled."""
    there = {str(cell.value): cell.column for cell in sheet[header_row] if cell.value is not None}
    free = max(there.values(), default=0) + 1
    found: dict[str, int] = {}
    for name in RESULT_COLUMNS:
        if name not in there:
            _put(sheet, header_row, free, name)
            there[name] = free
            free += 1
        found[name] = there[name]
    return found


def _put(sheet: Worksheet, row: int, column: int, value: str | float) -> None:
    """Text stays text: what begins with = is never a formula of ours."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        return
    cell.value = value if value != "" else None
    if isinstance(value, str) and value:
        cell.data_type = "s"


def _unusable(file: Path, what: str) -> InputError:
    return InputError(Code.SHEET_UNUSABLE, file=file, what=what)
