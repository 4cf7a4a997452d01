"""Sheets as people have them: encodings, separators, workbooks, and every broken one answered with its row."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font

from holysheep_studio.domain.columns import Field, guess
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.sheet import RESULT_COLUMNS
from holysheep_studio.media.quick_workbook import read_quickly
from holysheep_studio.media.sheets import read_sheet, write_sheet
from holysheep_studio.media.table_text import read_text_table
from holysheep_studio.services.catalogues import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from holysheep_studio.domain.sheet import Sheet

KNOWN = frozenset(words().columns)
CHINESE = "货号,名称,面料,卖点,氛围,时长\nA1,丝绸围巾,桑蚕丝,柔软,温暖,5\nA2,木椅,实木,结实,安静,4\n"
WESTERN = "SKU;Name;Material;Größe\nA1;Käseglocke;Glas;groß\nA2;Schürze für Köche;Baumwolle;über alles\n"


def read(file: Path, content: bytes | str, encoding: str = "") -> Sheet:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_sheet(file, KNOWN, encoding=encoding)


def book(file: Path, fill: Callable[[Worksheet], None]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    fill(sheet)
    made.save(file)
    return file


@pytest.mark.parametrize(
    ("encoding", "text", "first"),
    [
        ("utf-8", CHINESE, "丝绸围巾"),
        ("utf-8-sig", CHINESE, "丝绸围巾"),
        ("gb18030", CHINESE, "丝绸围巾"),
        ("utf-16", CHINESE, "丝绸围巾"),
        ("utf-16-le", WESTERN, "Käseglocke"),
        ("utf-16-be", WESTERN, "Käseglocke"),
        ("cp1252", WESTERN, "Käseglocke"),
    ],
)
def test_encodings_are_found_out(tmp_path: Path, encoding: str, text: str, first: str) -> None:
    sheet = read(tmp_path / "s.csv", text.encode(encoding))
    assert sheet.rows[0].cells[1] == first
    assert guess(sheet, words()).of[Field.SKU] == sheet.header[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found_out(tmp_path: Path, separator: str) -> None:
    rows = [["sku", "name", "highlight"], ["1", "a, b; c", "x"], ["2", "two\nlines", "y|z\t"]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    sheet = read(tmp_path / "s.csv", text)
    assert sheet.form.separator == separator
    assert [row.cells for row in sheet.rows] == [("1", "a, b; c", "x"), ("2", "two lines", "y|z")]
    assert [row.number for row in sheet.rows] == [2, 3]


def test_a_named_separator_empty_rows_and_rows_above_the_header(tmp_path: Path) -> None:
    sheet = read(tmp_path / "s.csv", "sep=;\nOur autumn list;;\n\nSKU;Name;Name\n;;\nA;x;y\n\n\nB;z\n")
    assert (sheet.header_row, sheet.header) == (4, ("SKU", "Name", "Name (2)"))
    assert [(row.number, row.cells) for row in sheet.rows] == [(6, ("A", "x", "y")), (9, ("B", "z", ""))]


def test_a_workbook_with_merged_cells_titles_formulas_and_hidden_sheets(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Spring catalogue"])
        sheet.merge_cells("A1:D1")
        sheet.append(["SKU", "Name", "Material", "Seconds"])
        sheet.append(["Scarves"])
        sheet.merge_cells("A3:D3")
        for n in range(3):
            sheet.append([f"A{n}", f"scarf {n}", "silk" if not n else None, 5.0])
        sheet.merge_cells("C4:C6")
        assert sheet.parent is not None
        secret = sheet.parent.create_sheet("prices", 0)
        secret["A1"] = "no"
        secret.sheet_state = "hidden"

    sheet = read_sheet(book(tmp_path / "s.xlsx", fill), KNOWN)
    assert (sheet.form.tab, sheet.form.tabs, sheet.headings) == ("Sheet", ("Sheet",), 1)
    assert [row.cells for row in sheet.rows] == [(f"A{n}", f"scarf {n}", "silk", "5") for n in range(3)]


def broken_book(content: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.xml", content)
    return made.getvalue()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code", "row"),
    [
        ("empty.csv", b"\n\n;;\n", Code.SHEET_UNUSABLE, None),
        ("header.csv", b"sku,name\n\n", Code.SHEET_ROW, "1"),
        ("quote.csv", b'sku,name\nA,x\nB,"y\nC,z\n', Code.SHEET_ROW, "3"),
        ("after.csv", b'sku,name\nA,"x"y\nB,z\n', Code.SHEET_ROW, "2"),
        ("wide.csv", b"sku,name\nA,x\nB,y,z\n", Code.SHEET_ROW, "3"),
        ("zero.csv", b"sku,name\nA,x\x00\n", Code.SHEET_ROW, "2"),
        ("long.csv", b"sku,name\nA," + b"x" * 20_000 + b"\n", Code.SHEET_ROW, "2"),
        ("cell.csv", b"sku,name\nA," + b"x" * 200_000 + b"\n", Code.SHEET_ROW, "2"),
        ("columns.csv", b"sku," + b"x," * 300 + b"y\n1,2\n", Code.SHEET_ROW, "1"),
        ("book.csv", b"PK\x03\x04rest", Code.SHEET_UNUSABLE, None),
        ("text.xlsx", b"sku,name\n", Code.SHEET_UNUSABLE, None),
        ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Code.SHEET_UNUSABLE, None),
        ("part.xlsx", broken_book("<no"), Code.SHEET_UNUSABLE, None),
        ("bomb.xlsx", bomb(), Code.SHEET_UNUSABLE, None),
        ("sheet.pdf", b"%PDF", Code.SHEET_UNUSABLE, None),
    ],
)
def test_broken_files_are_told_with_their_row(
    tmp_path: Path, name: str, content: bytes, code: Code, row: str | None
) -> None:
    with pytest.raises(InputError) as wrong:
        read(tmp_path / name, content)
    assert wrong.value.code is code
    assert wrong.value.fields.get("row") == row
    assert name in wrong.value.fields["file"]


def test_a_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as wrong:
        read(tmp_path / "s.csv", "sku,name\n1,a\n2,ä\n".encode("cp1252"), encoding="utf-8")
    assert wrong.value.fields["row"] == "3"


def test_formulas_count_by_their_values_and_are_faults_without(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["SKU", "Name"])
        sheet.append(["A", '="x"&"y"'])
        sheet.append(["B", "plain"])

    sheet = read_sheet(book(tmp_path / "s.xlsx", fill), KNOWN)
    assert sheet.rows[0].faults == {1: "a formula without a value"}
    assert sheet.rows[1].faults == {}


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "cp1252"])
def test_results_go_into_a_copy_that_reads_again(tmp_path: Path, encoding: str) -> None:
    text = CHINESE if encoding != "cp1252" else WESTERN
    source, target = tmp_path / "s.csv", tmp_path / "r.csv"
    sheet = read(source, text.encode(encoding))
    told = ("done", "=cmd()", "0.05", "USD", "97", "", "j1", "-1+2", "@x")
    write_sheet(sheet, source, target, {2: told})
    again = read_sheet(target, KNOWN)
    assert again.header == (*sheet.header, *RESULT_COLUMNS)
    assert again.rows[0].cells[len(sheet.header) :] == (
        "done", "'=cmd()", "0.05", "USD", "97", "", "j1", "'-1+2", "'@x"
    )  # fmt: skip
    assert [row.cells[: len(sheet.header)] for row in again.rows] == [row.cells for row in sheet.rows]
    assert again.kind_of_table == sheet.kind_of_table
    write_sheet(again, target, tmp_path / "twice.csv", {3: told})
    assert read_sheet(tmp_path / "twice.csv", KNOWN).header == again.header


def test_results_go_into_a_copy_of_the_workbook(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["SKU", "Name"])
        sheet.append(["A", "x"])
        sheet["A2"].font = Font(bold=True)

    source, target = book(tmp_path / "s.xlsx", fill), tmp_path / "r.xlsx"
    sheet = read_sheet(source, KNOWN)
    write_sheet(sheet, source, target, {2: ("done", "=1+1", "0.05", "USD", "97", "", "12", "r", "")})
    made = openpyxl.load_workbook(target).active
    assert made is not None
    assert made["A2"].font.bold
    assert [cell.value for cell in made[2]][:6] == ["A", "x", "done", "=1+1", 0.05, "USD"]
    assert made["D2"].data_type == "s"
    assert made["I2"].value == "12"
    assert read_sheet(target, KNOWN).rows[0].cells[:4] == ("A", "x", "done", "=1+1")


@given(content=st.binary(max_size=400))
def test_any_bytes_are_rows_or_one_clear_error(content: bytes) -> None:
    try:
        _, rows = read_text_table("any.csv", content)
    except InputError:
        return
    assert [row.number for row in rows] == sorted({row.number for row in rows})


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(table=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8), sign=st.sampled_from(",;\t|"))
def test_what_was_written_as_csv_is_read_as_it_was(table: list[list[str]], sign: str) -> None:
    text = "".join(sign.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in table)
    _, rows = read_text_table("any.csv", text.encode("utf-8-sig"), separator=sign)
    assert [list(row.cells) for row in rows] == table


def test_the_quick_way_reads_a_workbook_as_the_thorough_one_does(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append([None, "Spring"])
        sheet.merge_cells("B1:E1")
        sheet.append(["SKU", "Name", "Day", "Seconds", "Yes"])
        for n in range(6):
            when = dt.datetime(2026, 3, 1 + n, 5 if n % 2 else 0, tzinfo=None)  # noqa: DTZ001 - sheets know no zones
            sheet.append([f"A{n}" if n != 3 else 17, f" scarf\t{n}", when, n / 4, not n % 2])
        sheet.append([])
        sheet.append(["Z", "last", dt.time(0, 5), dt.timedelta(minutes=5), -3.0])
        sheet.merge_cells("B3:B5")
        sheet.merge_cells("E3:E4")
        assert sheet.parent is not None
        sheet.parent.create_sheet("empty")

    file = book(tmp_path / "quick.xlsx", fill)
    assert read_quickly(file) is not None
    quick = read_sheet(file, KNOWN)

    def fill_with_a_formula(sheet: Worksheet) -> None:
        fill(sheet)
        sheet["Z40"] = "=1"

    slow = book(tmp_path / "slow.xlsx", fill_with_a_formula)
    assert read_quickly(slow) is None
    assert quick.rows == read_sheet(slow, KNOWN).rows[: len(quick.rows)]
    assert (quick.header, quick.header_row) == (("SKU", "Name", "Day", "Seconds", "Yes"), 2)


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD1"])
def test_one_cell_far_away_is_told_and_fills_no_memory(tmp_path: Path, far: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["SKU", "Name"])
        sheet.append(["A", "x"])
        sheet[far] = "lost"

    file = book(tmp_path / "s.xlsx", fill)
    assert read_quickly(file) is None
    with pytest.raises(InputError) as wrong:
        read_sheet(file, KNOWN)
    assert wrong.value.code is Code.SHEET_ROW


def test_an_error_in_a_cell_is_a_fault_without_any_formula(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["SKU", "Name"])
        sheet.append(["A", "#DIV/0!"])
        sheet["B2"].data_type = "e"

    assert read_sheet(book(tmp_path / "s.xlsx", fill), KNOWN).rows[0].faults == {1: "#DIV/0!"}
