"""`catalogue`: looks at a sheet before it is planned, and writes what became of its rows back into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.output import DONE, SOME_FAILED, document, say
from holysheep_studio.cli.words import error_words, one_line
from holysheep_studio.domain.catalogue import tally
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.clip import Problem

group = typer.Typer(help="Sheets of products: what is in one, and results written back.", no_args_is_help=True)
app.add_typer(group, name="catalogue")
SheetArgument = Annotated[Path, typer.Argument(metavar="SHEET", help="A CSV or XLSX file.")]
TabOption = Annotated[str, typer.Option(help="The sheet of a workbook. Default: the first that can be seen.")]
LOOK_FIELDS = """With --json: {"schema": "sheet/1", file, form: {kind, encoding, separator, tab, tabs}, header,
header_row, rows: how many, columns: {field: column}, template, first: [cells of the first rows]}."""
RESULT_FIELDS = """With --json: {"schema": "catalogue-results/1", file, written, states: {state: rows}, "results":
[{row, state, file, cost, currency, score, motion, job, request_id, problem}]}."""


@group.command("look", epilog=LOOK_FIELDS)
def look(
    ctx: typer.Context,
    sheet: SheetArgument,
    tab: TabOption = "",
    encoding: Annotated[str, typer.Option(help="How a CSV file is encoded. Default: found out.")] = "",
    separator: Annotated[str, typer.Option(help="The sign between cells of a CSV file. Default: found out.")] = "",
    header_row: Annotated[int | None, typer.Option(min=1, help="The row that names the columns.")] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say how a sheet is read: encoding, separator, header, and which column says what."""
    where = paths(ctx, data)

    async def work() -> int:
        async with await Studio.open(where) as studio:
            told = {"tab": tab, "encoding": encoding, "separator": separator}
            found = await studio.catalogues.read(sheet, header_row=header_row, **told)
            reading = await studio.catalogues.reading(found)
        columns = {str(field): name for field, name in reading.columns.of.items()}
        if json:
            how = {name: getattr(found.form, name) for name in ("kind", "encoding", "separator", "tab", "tabs")}
            about = {"file": found.file, "form": how, "header": found.header, "header_row": found.header_row}
            first = [row.cells for row in found.rows[:5]]
            rest = {"rows": len(found.rows), "columns": columns, "template": reading.template, "first": first}
            document({"schema": "sheet/1", **about, **rest})
            return DONE
        form = found.form
        written = f"sheet {form.tab}" if form.kind == "xlsx" else f"{form.encoding}, parted by {form.separator!r}"
        say(f"{len(found.rows)} rows below the header in row {found.header_row}; {one_line(written)}")
        for field, name in columns.items():
            say(f"  {field:10} {one_line(name):24} e.g. {one_line(found.rows[0].cells[found.header.index(name)])}")
        say(f"  template   {reading.template}")
        return DONE

    execute(ctx, work, json=json, debug=debug)


@group.command("results", epilog=RESULT_FIELDS)
def results(
    ctx: typer.Context,
    sheet: SheetArgument,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to. Default: beside the sheet, _results in its name.")
    ] = None,
    tab: TabOption = "",
    data: DataOption = None,
    *,
    in_place: Annotated[bool, typer.Option("--in-place", help="Write into the sheet itself.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file with earlier results.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Write file, cost, score, job and state of each row into a copy of the sheet."""
    where = paths(ctx, data)

    async def work() -> int:
        async with await Studio.open(where) as studio:
            found = await studio.catalogues.read(sheet, tab=tab)
            rows = await studio.catalogues.results(found, _said)
            target = sheet if in_place else output or sheet.with_name(f"{sheet.stem}_results{sheet.suffix}")
            await studio.catalogues.write(found, rows, target.expanduser().absolute(), force=force, in_place=in_place)
        told = tally(rows)
        if json:
            plain = [{name: getattr(row, name) for name in row.__struct_fields__} for row in rows]
            about = {"file": found.file, "written": str(target), "states": dict(told.states)}
            document({"schema": "catalogue-results/1", **about, "results": plain})
        else:
            say(f"{target}: " + ", ".join(f"{count} {state}" for state, count in sorted(told.states.items())))
        return SOME_FAILED if {"failed", "unsure"} & set(told.states) else DONE

    execute(ctx, work, json=json, debug=debug)


def _said(problem: Problem) -> str:
    return " ".join(error_words(problem.code, problem.fields)).strip()
