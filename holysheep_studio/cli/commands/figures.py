"""`figures`: what another way saves, what a month of series comes to, prices side by side; each with its formula."""

from __future__ import annotations

from typing import Annotated

import typer

from holysheep_studio.cli.amounts import amount_option
from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.returns import CostRow, compared, cost_row, projection, saving, total
from holysheep_studio.studio import Studio

group = typer.Typer(help="Returns, projections and comparisons, one currency at a time.", no_args_is_help=True)
app.add_typer(group, name="figures")
ROW_HELP = 'A row of cost: NAME=AMOUNT, or a product such as "video=2256 x 0.35".'
CurrencyOption = Annotated[str, typer.Option(help="The currency of all amounts.")]
ROI_FIELDS = """With --json: {"schema": "returns/1", before, after, saved: {micro, currency}, share}; share is exact, as
text: "13/100" is 13 %."""
PROJECT_FIELDS = 'With --json: {"schema": "projection/1", clips, month: {micro, currency}, year: {micro, currency}}.'
COMPARE_FIELDS = 'With --json: {"schema": "comparison/1", "prices": [{name, price, turned, saving}]}.'


@group.command("roi", epilog=ROI_FIELDS)
def roi(
    ctx: typer.Context,
    before: Annotated[list[str], typer.Option("--before", metavar="ROW", help=ROW_HELP)],
    after: Annotated[list[str], typer.Option("--after", metavar="ROW", help=ROW_HELP)],
    currency: CurrencyOption = "USD",
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what is saved by making clips another way."""

    async def work() -> int:
        unit = currency_of(currency)
        old, new = ([cost_row(row, unit) for row in rows] for rows in (before, after))
        found = saving(total(old), total(new))
        if json:
            sums = {name: to_plain(getattr(found, name)) for name in ("before", "after", "saved", "share")}
            document({"schema": "returns/1", **sums})
            return DONE
        for words, rows, summed in (("Before", old, found.before), ("After", new, found.after)):
            for row in rows:
                say(f"  {one_line(row.name):20} {formula(row)}")
            say(f"{words}: {' + '.join(plain(row.amount) for row in rows)} = {plain(summed)} {unit}")
        say(f"Saved: {plain(found.before)} - {plain(found.after)} = {plain(found.saved)} {unit}")
        say(f"Share: 1 - {plain(found.after)} / {plain(found.before)} = {float(100 * found.share):.2f} %")
        return DONE

    execute(ctx, work, json=json, debug=debug)


@group.command("project", epilog=PROJECT_FIELDS)
def project(
    ctx: typer.Context,
    clips: Annotated[int, typer.Option(help="Clips of an episode.")],
    episodes: Annotated[int, typer.Option(help="Episodes of a series in a month.")],
    series: Annotated[int, typer.Option(help="Series.")],
    price: Annotated[str, typer.Option(metavar="AMOUNT", help='Of a clip, such as "0.35" or "0.35 EUR".')],
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what a month and a year of series come to."""

    async def work() -> int:
        found = projection(clips, episodes, series, amount_option("price", price) or Money(0, "USD"))
        if json:
            about = {"clips": found.clips, "month": to_plain(found.month), "year": to_plain(found.year)}
            document({"schema": "projection/1", **about})
            return DONE
        unit = found.price.currency
        say(f"Clips a month: {clips} clips x {episodes} episodes x {series} series = {found.clips:,}")
        say(f"Cost a month:  {found.clips:,} x {plain(found.price)} = {plain(found.month)} {unit}")
        say(f"Cost a year:   12 x {plain(found.month)} = {plain(found.year)} {unit}")
        return DONE

    execute(ctx, work, json=json, debug=debug)


@group.command("compare", epilog=COMPARE_FIELDS)
def compare(
    ctx: typer.Context,
    prices: Annotated[
        list[str], typer.Argument(metavar="NAME=AMOUNT...", help='Prices for the same thing, "ours=0.42 CNY".')
    ],
    currency: CurrencyOption = "USD",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Hold prices side by side in one currency, by the rates of your price book (`prices rate`)."""
    where = paths(ctx, data)

    async def work() -> int:
        named = [_named(text) for text in prices]
        async with await Studio.open(where) as studio:
            exchange = await studio.pricing.exchange()
        rows = compared(named, currency_of(currency), exchange)
        if json:
            document({"schema": "comparison/1", "prices": [to_plain(row) for row in rows]})
            return DONE
        for row in rows:
            worth = "no rate says what that is" if row.turned is None else f"{plain(row.turned)} {row.turned.currency}"
            less = "" if row.saving is None else f"{float(100 * row.saving):.2f} % below the dearest"
            say(f"{one_line(row.name):24} {plain(row.price)} {row.price.currency:8} {worth:20} {less}")
        return DONE

    execute(ctx, work, json=json, debug=debug)


def currency_of(text: str) -> str:
    """A currency's code. Raises InputError bad_value."""
    code = text.strip().upper()
    if len(code) != 3 or not code.isalpha():
        raise InputError(Code.BAD_VALUE, field="currency", value=text, expected="USD, CNY, EUR ...")
    return code


def plain(amount: Money) -> str:
    """An amount without its currency, with the places it needs, two at least."""
    exact = f"{abs(amount.micro) / 1_000_000:,.6f}".rstrip("0")
    whole, _, part = exact.partition(".")
    return f"{'-' if amount.micro < 0 else ''}{whole}.{part.ljust(2, '0')}"


def formula(row: CostRow) -> str:
    """How a row came to be."""
    return plain(row.amount) if len(row.factors) < 2 else f"{' x '.join(row.factors)} = {plain(row.amount)}"


def _named(text: str) -> tuple[str, Money]:
    name, _, written = text.partition("=")
    amount = amount_option(name.strip() or "price", written)
    if not name.strip() or amount is None:
        raise InputError(Code.BAD_VALUE, field="price", value=text, expected="NAME=AMOUNT")
    return name.strip(), amount
