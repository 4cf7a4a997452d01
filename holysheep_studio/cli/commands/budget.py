"""`budget`: caps for a day, a month, a project or in all, and what a person allows beyond them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, NEEDS_PERSON, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.budget import Stand

FIELDS = """With --json: {"schema": "budgets/1", "budgets": [{name, period, project, currency, cap, limit, charged,
held, left: millionths, unknown: jobs of unknown cost, level: 0, 80 or 100, allow_unknown, since}], "alerts": [{budget,
since, percent, at}], "stopped": [job ids that wait for money or consent]}."""

budget = typer.Typer(name="budget", help="Caps on what clouds may cost; at 100 % nothing more is sent.")
app.add_typer(budget)


class Span(StrEnum):
    """How a cap is counted, in the words of the command line."""

    DAY = "day"
    MONTH = "month"
    TOTAL = "total"


ProjectOption = Annotated[str, typer.Option("--project", help="Only the jobs of this project.")]


@budget.command("list", epilog=FIELDS)
def list_(ctx: typer.Context, data: DataOption = None, *, json: JsonOption = False, debug: DebugOption = False) -> None:
    """Say how every budget stands. Exit code 3 while jobs wait for money or for consent."""

    async def work(studio: Studio) -> int:
        stands, alerts, stopped = (
            await studio.budgets.stands(),
            await studio.budgets.alerts(),
            await studio.budgets.stopped(),
        )
        if json:
            rows = [{"budget": one.budget, "since": one.since, "percent": one.percent, "at": one.at} for one in alerts]
            document(
                {"schema": "budgets/1", "budgets": [_row(one) for one in stands], "alerts": rows, "stopped": stopped}
            )
            return NEEDS_PERSON if stopped else DONE
        for one in stands:
            say(_line(one))
        if not stands:
            say("No budgets. Set one with: holysheep-studio budget set day 5 USD")
        if stopped:
            waiting = "1 job waits" if len(stopped) == 1 else f"{len(stopped)} jobs wait"
            say(f"{waiting}: allow more with `budget allow NAME AMOUNT`, or one with `--job ID`.")
        return NEEDS_PERSON if stopped else DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@budget.command("set")
def set_(
    ctx: typer.Context,
    period: Annotated[Span, typer.Argument(help="day and month are counted anew; total never is.")],
    amount: Annotated[str, typer.Argument(metavar="AMOUNT")],
    currency: Annotated[str, typer.Argument(metavar="CURRENCY")] = "USD",
    project: ProjectOption = "",
    data: DataOption = None,
    *,
    allow_unknown: Annotated[
        bool, typer.Option("--allow-unknown", help="Let jobs of unknown price go out without asking.")
    ] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Set a budget in the place of the one of its name."""

    async def work(studio: Studio) -> int:
        cap = Money(micro_of(amount), currency.upper())
        wanted = Budget(Period(period.value), cap, project.strip(), allow_unknown)
        await studio.budgets.set(wanted)
        found = next(one for one in await studio.budgets.stands() if one.budget.name == wanted.name)
        if json:
            document({"schema": "budget/1", "budget": _row(found)})
        else:
            say(_line(found))
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@budget.command()
def clear(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `budget list` shows it.")],
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Take a budget away."""

    async def work(studio: Studio) -> int:
        await studio.budgets.clear(name)
        if json:
            document({"schema": "budget_cleared/1", "name": name})
        else:
            say(f"Cleared {one_line(name)}.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


@budget.command()
def allow(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="As `budget list` shows it.")] = None,
    amount: Annotated[str | None, typer.Argument(metavar="AMOUNT", help="In the budget's currency.")] = None,
    job: Annotated[str | None, typer.Option("--job", metavar="ID", help="A job whose price nobody knows.")] = None,
    reason: Annotated[str, typer.Option(help="Why; the ledger keeps it.")] = "",
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Allow so much beyond a budget in its present period, or one job of unknown price; the ledger keeps it."""

    async def work(studio: Studio) -> int:
        if job is not None:
            if name is not None:
                raise InputError(Code.OPTIONS_CLASH, options="NAME, --job")
            found = await studio.jobs.find(job)
            await studio.budgets.allow_job(found, reason)
            if json:
                document({"schema": "allowed/1", "jobs": [found], "budget": None, "micro": None})
            else:
                say(f"{found} may go out at an unknown price.")
            return DONE
        if name is None or amount is None:
            raise InputError(Code.BAD_VALUE, field="NAME AMOUNT", value="missing", expected="a budget and an amount")
        cap = next((one.budget.cap for one in await studio.budgets.stands() if one.budget.name == name), None)
        more = Money(micro_of(amount), "" if cap is None else cap.currency)
        going = await studio.budgets.allow(name, more, reason)
        if json:
            document({"schema": "allowed/1", "jobs": going, "budget": name, "micro": more.micro})
        else:
            on = "1 job goes on" if len(going) == 1 else f"{len(going)} jobs go on"
            say(f"Allowed {amount} beyond {one_line(name)} in its present period; {on}.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _row(one: Stand) -> dict[str, Any]:
    return {
        "name": one.budget.name,
        "period": str(one.budget.period),
        "project": one.budget.project,
        "currency": one.budget.cap.currency,
        "cap": one.budget.cap.micro,
        "limit": one.limit,
        "charged": one.charged,
        "held": one.held,
        "left": one.left,
        "unknown": one.unknown,
        "level": one.level,
        "allow_unknown": one.budget.allow_unknown,
        "since": one.since,
    }


def _line(one: Stand) -> str:
    currency = one.budget.cap.currency
    share = "" if one.share is None else f" ({float(one.share):.0%})"
    unknown = f", {one.unknown} jobs of unknown cost" if one.unknown else ""
    beyond = f", {one.overrides / 1e6:.4f} allowed beyond the cap" if one.overrides else ""
    level = {0: "", 80: "  80 % REACHED", 100: "  USED UP: nothing more is sent"}[one.level]
    return (
        f"{one_line(one.budget.name):20} {one.used / 1e6:.4f} of {one.limit / 1e6:.4f} {currency}{share}:"
        f" {one.charged / 1e6:.4f} charged, {one.held / 1e6:.4f} set aside{unknown}{beyond}{level}"
    )
