"""Sheet: a table of products as it stands in a file: a header, numbered rows, and how the file was written."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The names of files that hold tables.
TEXT_SUFFIXES = (".csv", ".tsv", ".tab")
BOOK_SUFFIXES = (".xlsx", ".xlsm")
SHEET_SUFFIXES = TEXT_SUFFIXES + BOOK_SUFFIXES
#: More rows, columns or letters than this is no catalogue.
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELL_CHARS = 10_000
#: A header stands within so many filled rows from the top.
HEADER_WITHIN = 15
#: The columns that results are written into; they are no part of what a person asks for.
RESULT_COLUMNS = (
    "Clip state",
    "Clip file",
    "Clip cost",
    "Clip currency",
    "Clip score",
    "Clip motion",
    "Clip job",
    "Clip request id",
    "Clip problem",
)


class SheetForm(Frozen, frozen=True):
    """How a table is written in its file. `separator` and `encoding` are those of text, `tab` the tab of a workbook."""

    kind: str  # "csv" or "xlsx"
    encoding: str = ""
    separator: str = ""
    tab: str = ""
    tabs: tuple[str, ...] = ()  # all that can be seen


class RawRow(Frozen, frozen=True):
    """A row as it is read: its number as a person's program shows it, and its cells; `faults` says why one is none."""

    number: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)
    heading: bool = False  # one cell that is spread over several columns, and nothing else


class SheetRow(Frozen, frozen=True):
    """A row below the header, as many cells as the header has."""

    number: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)


class Sheet(Frozen, frozen=True):
    """A table with its header. `rows` hold at least one filled cell each."""

    file: str
    form: SheetForm
    header: tuple[str, ...]
    header_row: int
    rows: tuple[SheetRow, ...]
    headings: int = 0  # rows that are headings between the others, left out

    @property
    def asked(self) -> tuple[int, ...]:
        """The columns that are a person's, not results of ours."""
        return tuple(n for n, name in enumerate(self.header) if name not in RESULT_COLUMNS)

    @property
    def kind_of_table(self) -> str:
        """The same for tables of the same columns in any order: what a choice of columns is remembered by."""
        names = sorted(plain_word(self.header[n]) for n in self.asked)
        return hashlib.sha256("\n".join(names).encode()).hexdigest()


def plain_word(text: str) -> str:
    """A word without capitals, signs and widths: what is compared."""
    kept = (sign if sign.isalnum() else " " for sign in unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(kept).split())


def tidy(text: str) -> str:
    """A cell without what cannot be seen: control and direction signs go, any run of white space is one blank.

    Lone surrogates, which no file and no wire can carry, become the sign for "unknown".
    """
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    shown = (" " if sign.isspace() else "" if unicodedata.category(sign) in {"Cc", "Cf"} and sign not in "\u200c\u200d"
             else sign for sign in text)  # fmt: skip
    return " ".join("".join(shown).split())


def sheet_of(
    file: str,
    form: SheetForm,
    raw: Iterable[RawRow],
    known: frozenset[str] = frozenset(),
    header_row: int | None = None,
) -> Sheet:
    """The table in a file's rows. `known` are plain words of headers; `header_row` is the header's number, if told.

    Raises InputError sheet_unusable or sheet_row, which names the row.
    """
    rows = [RawRow(row.number, tuple(map(tidy, row.cells)), row.faults, row.heading) for row in raw]
    filled = [row for row in rows if any(row.cells) or row.faults]
    if not filled:
        raise InputError(Code.SHEET_UNUSABLE, file=file, what="it holds no rows")
    top = _header(file, filled, known, header_row)
    header = _named(file, top)
    below = [row for row in filled if row.number > top.number and not row.heading]
    if not below:
        raise InputError(
            Code.SHEET_ROW, file=file, row=top.number, field="the header", value="alone", expected="rows below it"
        )
    if len(below) > MOST_ROWS:
        row = below[MOST_ROWS]
        raise InputError(
            Code.SHEET_ROW, file=file, row=row.number, field="the sheet", value="too long",
            expected=f"at most {MOST_ROWS} rows",
        )  # fmt: skip
    headings = sum(row.heading for row in filled if row.number > top.number)
    return Sheet(file, form, header, top.number, tuple(_fitted(file, row, header) for row in below), headings)


def _header(file: str, rows: Sequence[RawRow], known: frozenset[str], told: int | None) -> RawRow:
    """The row that names the columns: the one that was told, the one with most known words, or the first wide one."""
    if told is not None:
        found = next((row for row in rows if row.number == told), None)
        if found is None:
            raise InputError(
                Code.SHEET_ROW, file=file, row=told, field="the header", value="empty", expected="names of columns"
            )
        return found
    top = rows[:HEADER_WITHIN]
    best = max(top, key=lambda row: sum(plain_word(cell) in known for cell in row.cells))
    if any(plain_word(cell) in known for cell in best.cells):
        return best
    wide = max(sum(bool(cell) for cell in row.cells) for row in top)
    return next(row for row in top if sum(bool(cell) for cell in row.cells) >= min(2, wide))


def _named(file: str, row: RawRow) -> tuple[str, ...]:
    """The names of the columns, each once; one that has none is called by its letter."""
    width = max((n + 1 for n, cell in enumerate(row.cells) if cell), default=0)
    if width > MOST_COLUMNS:
        raise InputError(
            Code.SHEET_ROW, file=file, row=row.number, field="the header", value=f"{width} columns",
            expected=f"at most {MOST_COLUMNS}",
        )  # fmt: skip
    if row.faults:
        where = min(row.faults)
        raise InputError(
            Code.SHEET_ROW, file=file, row=row.number, field=f"column {letter(where)}", value=row.faults[where],
            expected="the name of a column",
        )  # fmt: skip
    named: list[str] = []
    for n in range(width):
        name = wanted = row.cells[n] or f"Column {letter(n)}"
        times = 1
        while name in named:
            times += 1
            name = f"{wanted} ({times})"
        named.append(name)
    return tuple(named)


def _fitted(file: str, row: RawRow, header: tuple[str, ...]) -> SheetRow:
    """A row as wide as the header. A filled cell beyond it has no name, so its row is broken somewhere."""
    beyond = next((n for n, cell in enumerate(row.cells) if n >= len(header) and cell), None)
    if beyond is not None:
        raise InputError(
            Code.SHEET_ROW, file=file, row=row.number, field="the row", value=f"{len(row.cells)} cells",
            expected=f"{len(header)}, as the header has (is a separator inside a text without quotes?)",
        )  # fmt: skip
    long = next((n for n, cell in enumerate(row.cells) if len(cell) > MOST_CELL_CHARS), None)
    if long is not None:
        raise InputError(
            Code.SHEET_ROW, file=file, row=row.number, field=header[long], value=f"{len(row.cells[long])} characters",
            expected=f"at most {MOST_CELL_CHARS}",
        )  # fmt: skip
    cells = (*row.cells[: len(header)], *[""] * (len(header) - len(row.cells)))
    return SheetRow(row.number, cells, {n: why for n, why in row.faults.items() if n < len(header)})


def letter(column: int) -> str:
    """The letters of a column as spreadsheets show them; 0 is A."""
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters
