"""Sheet files: rows out of CSV and XLSX files, and the same files again with columns of results."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.sheet import BOOK_SUFFIXES, RESULT_COLUMNS, SHEET_SUFFIXES, TEXT_SUFFIXES, Sheet, sheet_of
from holysheep_studio.media.files import file_error
from holysheep_studio.media.table_text import read_text_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from holysheep_studio.domain.sheet import RawRow, SheetForm

MOST_BYTES = 50_000_000


def read_sheet(
    file: Path, known: frozenset[str], *, tab: str = "", encoding: str = "", separator: str = "",
    header_row: int | None = None,
) -> Sheet:  # fmt: skip
    """The table in a file; what is not told is found out. `known` are plain words of headers. Blocks.

    Raises InputError file_missing, no_permission, sheet_unusable, sheet_row (naming the row), bad_value.
    """
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise InputError(Code.SHEET_UNUSABLE, file=file, what=f"it has {size // 1_000_000} MB, more than 50")
        form, rows = _read(file, tab, encoding, separator)
    except OSError as error:
        raise file_error(error, file) from error
    return sheet_of(str(file), form, rows, known, header_row)


def _read(file: Path, tab: str, encoding: str, separator: str) -> tuple[SheetForm, tuple[RawRow, ...]]:
    if file.is_dir():
        raise InputError(Code.NOT_A_FILE, file=file)
    suffix = file.suffix.lower()
    if suffix in BOOK_SUFFIXES:
        # the library of workbooks is loaded with the first one
        from holysheep_studio.media.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(file, tab)
    if suffix not in TEXT_SUFFIXES:
        raise InputError(Code.SHEET_UNUSABLE, file=file, what=f"its name does not end in {', '.join(SHEET_SUFFIXES)}")
    content = file.read_bytes()
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputError(Code.SHEET_UNUSABLE, file=file, what="it is a workbook with the name of a text file")
    return read_text_table(str(file), content, encoding, separator)


def write_sheet(sheet: Sheet, source: Path, target: Path, results: Mapping[int, Sequence[str]]) -> None:
    """The sheet of `source` with the result columns filled by row, written to `target`. Blocks.

    A workbook stays a workbook; a text keeps its encoding, unless that has no signs for the results.
    Raises InputError sheet_unusable, OSError.
    """
    if sheet.form.kind == "xlsx":
        numbered = {row: [_number(cell, n) for n, cell in enumerate(cells)] for row, cells in results.items()}
        from holysheep_studio.media.workbook import write_results  # noqa: PLC0415 - as above

        write_results(source, target, sheet.form.tab, sheet.header_row, numbered)
        return
    text = _text(sheet, source, results)
    encoding = sheet.form.encoding
    # with its mark a spreadsheet program reads UTF-8 as such
    try:
        content = text.encode("utf-8-sig" if encoding == "utf-8" and not text.isascii() else encoding)
    except UnicodeEncodeError:
        content = text.encode("utf-8-sig")
    target.write_bytes(content)


def _text(sheet: Sheet, source: Path, results: Mapping[int, Sequence[str]]) -> str:
    """Every row of the file as it was, those above the header and between included."""
    form, rows = _read(source, "", sheet.form.encoding, sheet.form.separator)
    header = next(row for row in rows if row.number == sheet.header_row)
    own = [name.strip() for name in header.cells]
    width = max(len(sheet.header), len(own))
    free = [name for name in RESULT_COLUMNS if name not in own]
    at = {name: own.index(name) if name in own else width + free.index(name) for name in RESULT_COLUMNS}
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=form.separator, lineterminator="\r\n")
    for row in rows:
        cells = list(row.cells)
        told = RESULT_COLUMNS if row is header else results.get(row.number)
        if told is not None:
            cells += [""] * (width + len(free) - len(cells))
            for name, value in zip(RESULT_COLUMNS, told, strict=True):
                cells[at[name]] = harmless(value)
        writer.writerow(cells)
    return out.getvalue()


def harmless(text: str) -> str:
    """A text of ours that no spreadsheet program takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _number(text: str, column: int) -> str | float:
    """Amounts and scores as numbers, so that they can be added up; ids and the like stay text."""
    if RESULT_COLUMNS[column] not in {"Clip cost", "Clip score"}:
        return text
    try:
        return float(text)
    except ValueError:
        return text
