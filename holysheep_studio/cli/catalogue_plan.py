"""A catalogue on the command line: how a sheet is read, its plan as a document, and the words for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holysheep_studio.cli.asking import agreed_to_ask
from holysheep_studio.cli.output import BAD_INPUT, DONE, SOME_FAILED, say
from holysheep_studio.cli.words import error_words, issue_words, money_words, one_line
from holysheep_studio.domain.catalogue import CataloguePlan, Line, Reading
from holysheep_studio.domain.columns import read_columns
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.sheet import SHEET_SUFFIXES, Sheet, SheetForm
from holysheep_studio.services.catalogue_rows import Order

if TYPE_CHECKING:
    from holysheep_studio.domain.commission import CloudChoice, Plan
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.routing import Wish
    from holysheep_studio.studio import Studio


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What is told about a sheet; empty: found out, or as the last time."""

    columns: Sequence[str] = ()
    template: str = ""
    chat: str = ""
    tab: str = ""
    encoding: str = ""
    separator: str = ""
    header_row: int | None = None
    rows: str = ""
    agreed: bool = False  # to what the language model costs


def sheet_among(briefs: Sequence[Path | str]) -> Path | None:
    """The sheet that is to be planned; None: there is none. Raises InputError for a sheet beside other briefs."""
    found = [one for one in briefs if isinstance(one, Path) and one.suffix.lower() in SHEET_SUFFIXES]
    if not found:
        return None
    if len(briefs) > 1:
        raise InputError(Code.BAD_VALUE, field="BRIEF", value=found[0], expected="a sheet by itself, one at a time")
    return found[0]


async def planned(
    studio: Studio, file: Path, choice: CloudChoice, wish: Wish, how: SheetOptions
) -> CataloguePlan | None:
    """The plan of a sheet; how it was read is remembered for the next one. Raises InputError.

    None: nobody agreed to what the language model costs, and it was not asked.
    """
    reading = {"tab": how.tab, "encoding": how.encoding, "separator": how.separator}
    sheet = await studio.catalogues.read(file, header_row=how.header_row, **reading)
    known = await studio.catalogues.reading(sheet)
    chosen = Reading(read_columns(how.columns, sheet, known.columns), how.template or known.template)
    order = Order(choice, chosen, chat=how.chat, wish=wish)
    if how.chat and not await agreed_to_ask(studio, await studio.catalogues.quote_words(sheet, order), yes=how.agreed):
        return None
    made = await studio.catalogues.plan(sheet, order, consented=True)
    if how.columns or how.template:
        await studio.catalogues.remember(sheet, chosen)
    return made


def rows_of(text: str) -> frozenset[int] | None:
    """Rows as they are written, "2-10,15"; None: not told. Raises InputError bad_value."""
    if not text.strip():
        return None
    found: set[int] = set()
    for part in text.split(","):
        low, _, high = part.strip().partition("-")
        if not (low.isdecimal() and (high or low).isdecimal() and int(low) <= int(high or low) <= 10**7):
            raise InputError(Code.BAD_VALUE, field="rows", value=text, expected="numbers of rows like 2-10,15")
        found |= set(range(int(low), int(high or low) + 1))
    return frozenset(found)


def about_rows(made: CataloguePlan, rows: frozenset[int] | None) -> dict[str, Any]:
    """The part of a plan's document that says which row each item is for, and what became of the others."""
    items = [
        {
            "row": one.row,
            "sku": one.sku,
            "mark": one.mark,
            "content": one.content,
            "written": one.written,
            "job": one.job,
        }
        for one in made.chosen(rows)
    ]
    wrong = [{"row": line.row, "message": trouble(line)} for line in made.broken]
    counts = {str(standing): count for standing, count in made.counts().items()}
    return {"file": made.sheet.file, "items": items, "counts": counts, "wrong": wrong}


def from_document(about: dict[str, Any], plan: Plan) -> CataloguePlan:
    """The plan again, for its rows to be kept with their jobs. Raises ValueError, KeyError."""
    rows = about["items"]
    if len(rows) != len(plan.items):
        raise ValueError("its rows are not those of its requests")
    lines = tuple(
        Line(int(row["row"]), str(row["sku"]), item.request.title, item=item, mark=str(row["mark"]),
             content=str(row["content"]), job=str(row["job"]))
        for row, item in zip(rows, plan.items, strict=True)
    )  # fmt: skip
    return CataloguePlan(Sheet(str(about["file"]), SheetForm(""), (), 0, ()), lines)


def with_requests(made: CataloguePlan, requests: Sequence[GenerationRequest]) -> CataloguePlan:
    """The plan with its requests as they are to be sent."""
    lines = [
        line if line.item is None else replace(line, item=replace(line.item, request=request))
        for line, request in zip(made.lines, requests, strict=True)
    ]
    return replace(made, lines=tuple(lines))


def trouble(line: Line) -> str:
    """Why a row cannot be submitted, in words that name it."""
    if line.problem is not None:
        return error_words(line.problem.code, line.problem.fields)[0]
    first = next((issue for issue in line.issues if issue.severity == "error"), None)
    return f"Row {line.row}: {issue_words(first)}" if first is not None else f"Row {line.row}"


def tell_rows(made: CataloguePlan, rows: frozenset[int] | None) -> None:
    """Each row on a line, then what is wrong, then how many there are of what."""
    chosen = {line.row for line in made.chosen(rows)}
    said: set[str] = set()
    for line in made.lines:
        if not line.ready:
            say(one_line(trouble(line)))
            continue
        quoted = None if line.item is None else line.item.quoted
        cost = "unknown price" if quoted is None else money_words({quoted.currency: quoted.micro}, 0)
        mark = "+" if line.row in chosen else " "
        say(f"{mark} {line.row:6} {line.standing:9} {cost:16} {line.written:9} {one_line(line.sku):14} "
            f"{one_line(line.title)}")  # fmt: skip
        if line.same_sku:
            say(f"{'':9} its SKU stands already in row {line.same_sku}")
        for issue in line.issues:
            words = issue_words(issue)
            if words not in said:  # what holds for every row is said once
                said.add(words)
                say(f"{'':9} {issue.severity}: {one_line(words)}")
    counts = ", ".join(f"{count} {standing}" for standing, count in made.counts().items())
    say(f"{len(made.lines)} rows: {counts}. {len(chosen)} marked + are in the plan.")


def outcome(made: CataloguePlan) -> int:
    """The exit code: some rows cannot be used, or none can."""
    if not made.broken:
        return DONE
    return SOME_FAILED if len(made.broken) < len(made.lines) else BAD_INPUT
