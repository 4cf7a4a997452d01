"""Tables in text files: which encoding and which separator they are written with, and their rows."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.sheet import MOST_CELL_CHARS, MOST_COLUMNS, MOST_ROWS, RawRow, SheetForm

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = ",;\t|"
#: What a person may choose from; the first is what most programs write today.
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "big5", "shift_jis", "euc_kr", "cp1252", "cp1251", "cp1250")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
#: So much of a file is looked at to find out how it is written.
_LOOK_BYTES = 200_000
_LOOK_ROWS = 60
_COMMON = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")


def read_text_table(
    name: str, content: bytes, encoding: str = "", separator: str = ""
) -> tuple[SheetForm, tuple[RawRow, ...]]:
    """The rows of a text file. `encoding` and `separator` are found out where they are not told.

    Raises InputError sheet_unusable, sheet_row with the line that cannot be read.
    """
    used = encoding or encoding_of(name, content)
    text = _decoded(name, content, used)
    told, _, rest = text.partition("\n")
    if found := re.fullmatch(r"sep=(.)\r?", told):  # some programs name the separator in a first line of its own
        return SheetForm("csv", used, separator or found[1]), tuple(_rows(name, rest, separator or found[1], 1))
    sign = separator or _separator(text)
    return SheetForm("csv", used, sign), tuple(_rows(name, text, sign, 0))


def encoding_of(name: str, content: bytes) -> str:
    """How a text file is most probably encoded. Raises InputError sheet_unusable where nothing fits."""
    for mark, known in _MARKS:
        if content.startswith(mark):
            return known
    start = content[:_LOOK_BYTES]
    if wide := _without_mark(start):
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030" if _chinese(content) else _statistical(name, start)
    return "utf-8"


def _without_mark(start: bytes) -> str:
    """UTF-16 without its mark: every second byte of plain letters is zero."""
    even, odd = start[:2000:2].count(0), start[1:2000:2].count(0)
    most = max(1, len(start[:2000]) // 2)
    if odd > most * 0.4 > even * 4:
        return "utf-16-le"
    return "utf-16-be" if even > most * 0.4 > odd * 4 else ""


def _chinese(content: bytes) -> bool:
    """Whether the bytes beyond ASCII come in the pairs of common Chinese characters, as in no western text."""
    start = content[:_LOOK_BYTES]
    beyond = sum(byte >= 0x80 for byte in start)
    common = 2 * len(_COMMON.findall(start))
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return common >= beyond * 0.9


def _statistical(name: str, start: bytes) -> str:
    cut = start[: start.rfind(b"\n") + 1] or start  # no character is cut in two
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and most tables are UTF-8

    best = from_bytes(cut, cp_isolation=list(ENCODINGS)).best()
    if best is None:
        raise InputError(Code.SHEET_UNUSABLE, file=name, what="its encoding cannot be found out; save it as UTF-8")
    return str(best.encoding)


def _decoded(name: str, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except LookupError:
        raise InputError(Code.BAD_VALUE, field="encoding", value=encoding, expected=", ".join(ENCODINGS)) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _row(name, line, "the line", f"no {encoding}", "another encoding, or the file saved as UTF-8") from None
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise _row(name, line, "the line", "a zero byte", "text; this is another kind of file or a damaged one")
    return text


def _separator(text: str) -> str:
    """The sign that parts most rows into the same number of cells, more than one."""
    start = text[:_LOOK_BYTES]

    def worth(sign: str) -> tuple[float, int]:
        widths: Counter[int] = Counter()
        try:
            for n, row in enumerate(csv.reader(start.splitlines(keepends=True), delimiter=sign)):
                widths[len(row)] += bool(row)
                if n >= _LOOK_ROWS:
                    break
        except csv.Error:
            return (0.0, 0)
        usual, times = max(((width, count) for width, count in widths.items() if width > 1), default=(0, 0),
                           key=lambda one: (one[1], one[0]))  # fmt: skip
        return (times / max(1, widths.total()), usual)

    best = max(SEPARATORS, key=worth)
    return best if worth(best)[1] > 1 else ","


def _rows(name: str, text: str, separator: str, before: int) -> Iterator[RawRow]:
    """Each row with the number of its first line. Raises InputError sheet_row."""
    if len(separator) != 1 or separator in '"\r\n':
        raise InputError(Code.BAD_VALUE, field="separator", value=separator, expected="one sign like , or ;")
    # line ends stay as they are inside quotes
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    first, rows = before + 1, 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise _row(name, first, "the line", _spoken(error), "quotes in pairs, each cell closed") from None
        if row is None:
            return
        rows += 1
        if len(row) > MOST_COLUMNS * 5 or rows > MOST_ROWS * 2:
            limits = f"at most {MOST_COLUMNS} columns and {MOST_ROWS} rows"
            raise _row(name, first, "the sheet", "too large", limits)
        yield RawRow(first, tuple(row))
        first = before + reader.line_num + 1


def _lines(text: str) -> Iterator[str]:
    """Lines as the reader of tables counts them: ended by line feed, carriage return or both, nothing else."""
    return (found.group() for found in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$", text))


def _spoken(error: csv.Error) -> str:
    said = str(error)
    if "field larger" in said:
        return f"a cell of more than {MOST_CELL_CHARS} characters (is a quote never closed?)"
    return "a quote that is never closed" if "unexpected end" in said else "a sign after a closing quote"


def _row(name: str, row: int, field: str, value: str, expected: str) -> InputError:
    return InputError(Code.SHEET_ROW, file=name, row=row, field=field, value=value, expected=expected)
