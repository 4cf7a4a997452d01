"""`report`: what was spent, how often it worked, how long it took; as lines, JSON, CSV, or a page with charts."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption, app, execute, paths
from holysheep_studio.cli.output import DONE, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.figures import Baseline, By
from holysheep_studio.domain.money import Money, Unit, micro_of
from holysheep_studio.services import report_page
from holysheep_studio.services.reports import day_start
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.figures import Group, Latency, Report

FIELDS = """With --json: {"schema": "report/1", "since", "until", "currency", "total": {attempts, done, failed,
cancelled, unsure, running, billed, success: share or null, spend: {currency: {charged, held}} in millionths, unpriced:
attempts of unknown cost, unsettled, failed_paid, seconds, tokens, tokens_missing, acknowledgement and render: {count,
p50, p95, p99} in seconds}, "groups": [the same with a name], "cached", "advice": [text], "savings": null or {saved,
baseline, spent}}. Percentiles are by nearest rank. Without a baseline no saving is stated."""


@app.command(epilog=FIELDS)
def report(
    ctx: typer.Context,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")] = None,
    by: Annotated[By, typer.Option(help="How to part it.")] = By.MODEL,
    currency: Annotated[
        str, typer.Option(metavar="USD", help="Turn every amount into it by your exchange rates; the rest is unknown.")
    ] = "",
    baseline: Annotated[
        str | None,
        typer.Option(metavar="AMOUNT CURRENCY clip|second", help='What it costs you otherwise: "0.35 USD clip".'),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write a page (.html) or a table (.csv).")
    ] = None,
    data: DataOption = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")] = False,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Say what clouds have cost, how often they worked and how long they took."""
    where = paths(ctx, data)

    async def work() -> int:
        begin, against = _day(since), _baseline(baseline)
        if output is not None:
            _check_output(output, force=force)
        async with await Studio.open(where) as studio:
            made = await studio.reports.make(begin, currency=currency.upper(), baseline=against)
        if output is not None:
            text = report_page.to_csv(made, by) if output.suffix.lower() == ".csv" else report_page.to_html(made)
            await asyncio.to_thread(_write, output, text)
        if json:
            document(_document(made, by))
        elif output is None:
            _tell(made, by)
        return DONE

    execute(ctx, work, json=json, debug=debug)


def _day(text: str | None) -> float:
    try:
        return 0.0 if text is None else day_start(text)
    except ValueError:
        raise InputError(Code.BAD_VALUE, field="--since", value=text, expected="a day like 2026-01-31") from None


def _baseline(text: str | None) -> Baseline | None:
    if text is None:
        return None
    words = text.split()
    units = {"clip": Unit.PER_CLIP, "second": Unit.PER_SECOND}
    if len(words) != 3 or words[2] not in units:
        raise InputError(
            Code.BAD_VALUE, field="--baseline", value=text, expected='"0.35 USD clip" or "0.07 USD second"'
        )
    return Baseline(Money(micro_of(words[0], "--baseline"), words[1].upper()), units[words[2]])


def _check_output(output: Path, *, force: bool) -> None:
    if output.suffix.lower() not in {".html", ".csv"}:
        raise InputError(Code.BAD_VALUE, field="-o", value=output, expected="a name that ends in .html or .csv")
    if output.exists() and not force:
        raise InputError(Code.OUTPUT_EXISTS, file=output)
    if not output.absolute().parent.is_dir():
        raise InputError(Code.OUTPUT_FOLDER_MISSING, folder=output.absolute().parent)


def _write(target: Path, text: str) -> None:
    half = target.with_name(target.name + ".part")
    half.write_text(text, encoding="utf-8", newline="")
    half.replace(target)


def _document(made: Report, by: By) -> dict[str, object]:
    saved = made.savings
    return {
        "schema": "report/1",
        "since": made.since,
        "until": made.until,
        "currency": made.currency,
        "total": _plain(made.total),
        "by": str(by),
        "groups": [_plain(one) for one in made.parts[by]],
        "cached": made.cached,
        "advice": list(report_page.advice_words(made)),
        "savings": None
        if saved is None
        else {"saved": to_plain(saved.saved), "baseline": to_plain(saved.baseline), "spent": to_plain(saved.spent)},
    }


def _plain(one: Group) -> dict[str, object]:
    found: dict[str, object] = to_plain(one)
    return found | {"success": None if one.success is None else float(one.success)}


def _tell(made: Report, by: By) -> None:
    for one in (*made.parts[by], made.total):
        success = "none ended" if one.success is None else f"{float(one.success):.1%}"
        money = " + ".join(
            f"{spend.charged / 1e6:.4f} {name}" + (f" (+ {spend.held / 1e6:.4f} set aside)" if spend.held else "")
            for name, spend in one.spend.items()
        )
        name = "in all" if one is made.total else one_line(one.name) or "no name"
        unknown = f" and {one.unpriced} of unknown price" if one.unpriced else ""
        say(f"{name:30} {one.done} clips, {one.failed} failed, success {success}; {money or 'nothing'}{unknown}")
        if one.acknowledgement.count or one.render.count:
            say(f"{'':30} answered in {_times(one.acknowledgement)}; made in {_times(one.render)}")
        missing = f" ({one.tokens_missing} clips do not say)" if one.tokens_missing else ""
        if one.tokens or one.tokens_missing:
            say(f"{'':30} tokens {one.tokens}{missing}")
    say(f"From the cache, free: {made.cached}")
    if made.savings is not None:
        say(f"Saved {made.savings.saved} against {made.savings.baseline}, with {made.savings.spent} spent")
    elif made.baseline is not None:
        say("No saving can be stated: part of the cost is unknown, or in another currency than the baseline.")
    for line in report_page.advice_words(made):
        say(f"- {line}")


def _times(found: Latency) -> str:
    if found.p50 is None or found.p95 is None or found.p99 is None:
        return "unknown time"
    return f"{found.p50:.2f}/{found.p95:.2f}/{found.p99:.2f} s (p50/p95/p99 of {found.count})"
