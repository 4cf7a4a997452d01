"""`prices`: the price book and the exchange rates, edited in versions; nothing in it is a default."""

from __future__ import annotations

import asyncio
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.bending import number_option
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Price, Unit, micro_of
from holysheep_studio.domain.price_book import Rate
from holysheep_studio.services import price_file
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.price_book import Book

FIELDS = """With --json: {"schema": "prices/1", "version", "at", "note", "prices": [{row, model, unit, micro: millionths
for one unit, currency, source, sample, connection, size, valid_from, valid_to, volume_from, multipliers}], "rates":
[{row, source, target, rate, valid_from}]}. A sample is shown as one and is no price of anybody."""

prices = typer.Typer(name="prices", help="The price book: what clouds cost, as you were told. Every edit is a version.")
app.add_typer(prices)


@prices.command("list", epilog=FIELDS)
def list_(
    ctx: typer.Context,
    version: Annotated[int | None, typer.Option(help="A former version; 0 is the shipped samples.")] = None,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Show the price book."""

    async def work(studio: Studio) -> int:
        _show(await studio.pricing.book(version), json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command("set", epilog=FIELDS)
def set_(
    ctx: typer.Context,
    model: Annotated[str, typer.Argument(metavar="MODEL", help='"" with --unit per_credit.')],
    price: Annotated[str, typer.Argument(metavar="PRICE", help="For one unit: 0.0042")],
    source: Annotated[str, typer.Option(help="Where the figure comes from.")],
    currency: Annotated[str, typer.Option(help="Three letters, or credit.")] = "USD",
    unit: Annotated[Unit, typer.Option(help="What the price is for.")] = Unit.PER_SECOND,
    connection: Annotated[str, typer.Option(help="Only for this connection.")] = "",
    size: Annotated[str, typer.Option(metavar="WxH", help="Only for this picture size, lying: 1920x1080.")] = "",
    times: Annotated[
        list[str] | None,
        typer.Option(
            "--times", metavar="MODE=FACTOR", help="slow_motion_4x=1.5; a mode that is not named has no price then."
        ),
    ] = None,
    valid_from: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The first day.")] = "",
    valid_to: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The last day.")] = "",
    volume_from: Annotated[int, typer.Option(help="Holds once so many units were bought in the month.")] = 0,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Set a price, in the place of the row of the same connection, model, unit, size, first day and volume."""

    async def work(studio: Studio) -> int:
        row = Price(
            model.strip(), unit, micro_of(price, "PRICE"), _currency(currency), source, connection=connection.strip(),
            size=size, valid_from=valid_from, multipliers=dict(_factor(text) for text in times or ()),
            valid_to=valid_to, volume_from=volume_from,
        )  # fmt: skip
        _show(await studio.pricing.set_prices([row], f"set {row.row}"), json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command()
def rate(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM")],
    target: Annotated[str, typer.Argument(metavar="TO")],
    value: Annotated[str, typer.Argument(metavar="RATE", help="How many TO for one FROM: 0.137 or 10/73")],
    valid_from: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The first day.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Set an exchange rate, for display and for budgets; without one an amount is unknown in another currency."""

    async def work(studio: Studio) -> int:
        row = Rate(_currency(source), _currency(target), number_option("RATE", value), valid_from)
        _show(await studio.pricing.set_rates([row], f"set {row.row}"), json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command()
def remove(
    ctx: typer.Context,
    row: Annotated[str, typer.Argument(metavar="ROW", help="As `prices list` names it.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Take a price or a rate out."""

    async def work(studio: Studio) -> int:
        _show(await studio.pricing.remove([row], f"removed {row}"), json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command("import", epilog=FIELDS)
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .toml or .csv as `prices export` writes them.")],
    data: DataOption = None,
    *,
    replace: Annotated[bool, typer.Option("--replace", help="In the place of every row that is there.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Take in the rows of a file, all or none."""

    async def work(studio: Studio) -> int:
        book = price_file.read(str(file), await asyncio.to_thread(_read, file))
        _show(await studio.pricing.take(book, f"import of {file.name}", whole=replace), json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command(epilog='With --json: {"schema": "prices-export/1", "version", "file"}.')
def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A name that ends in .toml or .csv.")],
    version: Annotated[int | None, typer.Option(help="A former version.")] = None,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Write the price book to a file; only TOML holds exchange rates too."""

    async def work(studio: Studio) -> int:
        if file.suffix.lower() not in {".toml", ".csv"}:
            raise InputError(Code.BAD_VALUE, field="FILE", value=file, expected="a name that ends in .toml or .csv")
        if file.exists() and not force:
            raise InputError(Code.OUTPUT_EXISTS, file=file)
        book = await studio.pricing.book(version)
        text = price_file.to_csv(book) if file.suffix.lower() == ".csv" else price_file.to_toml(book)
        await asyncio.to_thread(file.write_text, text, encoding="utf-8", newline="")
        if json:
            document({"schema": "prices-export/1", "version": book.version, "file": str(file)})
        else:
            say(f"Wrote version {book.version} to {one_line(str(file))}.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command()
def history(
    ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False
) -> None:
    """List every version of the price book."""

    async def work(studio: Studio) -> int:
        found = await studio.pricing.history()
        if json:
            rows = [
                {
                    "version": one.version,
                    "at": one.at,
                    "note": one.note,
                    "prices": len(one.prices),
                    "rates": len(one.rates),
                }
                for one in found
            ]
            document({"schema": "price_history/1", "versions": rows})
            return DONE
        for one in found:
            day = datetime.fromtimestamp(one.at).astimezone().strftime("%Y-%m-%d %H:%M") if one.at else ""
            say(f"{one.version:5} {day:16} {len(one.prices)} prices, {len(one.rates)} rates  {one_line(one.note)}")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@prices.command()
def restore(
    ctx: typer.Context,
    version: Annotated[int, typer.Argument(metavar="VERSION", help="As `prices history` lists it.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Make a former version the newest again."""

    async def work(studio: Studio) -> int:
        _show(await studio.pricing.restore(version), json=json)
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(price_file.LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except OSError:
        raise InputError(Code.NO_PERMISSION, file=file) from None


def _currency(text: str) -> str:
    return text if text == "credit" else text.upper()


def _factor(text: str) -> tuple[str, Fraction]:
    name, _, factor = text.partition("=")
    if not name or not factor:
        raise InputError(Code.BAD_VALUE, field="--times", value=text, expected="slow_motion_4x=1.5")
    return name, number_option("--times", factor)


def _show(book: Book, *, json: bool) -> None:
    if json:
        rows: list[dict[str, Any]] = [{"row": row.row, **to_plain(row)} for row in book.prices]
        rates = [{"row": row.row, **to_plain(row)} for row in book.rates]
        about = {"version": book.version, "at": book.at, "note": book.note}
        document({"schema": "prices/1", **about, "prices": rows, "rates": rates})
        return
    for price in book.prices:
        words = "SAMPLE " if price.sample else ""
        until = f" until {price.valid_to}" if price.valid_to else ""
        times = " ".join(f"{name}={factor}" for name, factor in price.multipliers.items())
        say(f"{one_line(price.row)}  {price.micro / 1e6:f} {price.currency} {price.unit}{until}  {times}")
        say(f"    {words}{one_line(price.source)}")
    for row in book.rates:
        say(f"{row.row}  1 {row.source} = {float(row.rate):g} {row.target}")
    say(f"Version {book.version}; what no row says has no price.")
