"""The quick way to a workbook's rows: plain values only; whatever is not plain is left to the thorough way."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

import python_calamine as calamine

from holysheep_studio.domain.sheet import MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: A formula, or a cell with an error in it (t="e"): what the quick reader would not tell.
_NOT_PLAIN = re.compile(rb"""<(?:\w+:)?f[ >/]|<(?:\w+:)?c [^>]*\bt=["']e["']""")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_ACTIVE = re.compile(rb"""\bactiveTab=["'](\d+)["']""")
_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
#: A cell's opening tag is never longer; what stands across two blocks is looked at with the second.
_OVERLAP_BYTES = 512
#: The quick reader holds every place between the first cell and the last, empty or not.
_MOST_PLACES = 5_000_000


class QuickTab(NamedTuple):
    """A tab's values by row from 1, its merged areas (first row, first column, last row, last column, from 1)."""

    tab: str
    tabs: tuple[str, ...]  # those that can be seen
    rows: list[list[object]]
    merged: tuple[tuple[int, int, int, int], ...]


def read_quickly(file: Path, tab: str = "") -> QuickTab | None:
    """The values of a tab, by default the active one; None: it has to be read the thorough way. Blocks."""
    try:
        if not _plain(file):
            return None
        with calamine.load_workbook(file) as book:
            seen = [one.name for one in book.sheets_metadata if one.visible is calamine.SheetVisibleEnum.Visible]
            active = _active(file, book.sheet_names)
            wanted = tab or (active if active in seen else next(iter(seen), ""))
            if wanted not in book.sheet_names:
                return None
            sheet = book.get_sheet_by_name(wanted)
            areas = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ())
            rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
            return QuickTab(wanted, tuple(seen), rows, areas)
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError):
        return None  # the thorough way says what is wrong, or copes with it


def _plain(file: Path) -> bool:
    """Whether no tab has formulas or errors, or cells so far away that the quick reader would fill the memory."""
    with zipfile.ZipFile(file) as packed:
        for part in packed.infolist():
            if not _PART.fullmatch(part.filename):
                continue
            widest = longest = 0
            with packed.open(part) as opened:
                for block in _blocks(iter(lambda opened=opened: opened.read(1 << 20), b"")):  # type: ignore[misc]
                    if _NOT_PLAIN.search(block):
                        return False
                    columns, rows = _reach(block)
                    widest, longest = max(widest, columns), max(longest, rows)
            if widest > MOST_COLUMNS * 20 or longest > MOST_ROWS * 10 or widest * longest > _MOST_PLACES:
                return False
    return True


def _blocks(blocks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        yield rest + block
        rest = block[-_OVERLAP_BYTES:]


def _reach(block: bytes) -> tuple[int, int]:
    """The farthest column and row that cells of a piece of XML name."""
    letters, numbers = set(), 0
    for found in _PLACE.finditer(block):
        letters.add(found[1])
        numbers = max(numbers, int(found[2]))
    return max(map(_column, letters), default=0), numbers


def _column(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number


def _active(file: Path, names: list[str]) -> str:
    """The tab that the workbook opens with; empty: it does not say."""
    with zipfile.ZipFile(file) as packed:
        try:
            found = _ACTIVE.search(packed.read("xl/workbook.xml"))
        except KeyError:
            return ""
    number = int(found[1]) if found else 0
    return names[number] if number < len(names) else ""
