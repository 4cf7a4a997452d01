"""The figures of a report as bars of charts and as lines of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.money import Money
from holysheep_studio.ui import cost_words, figures, punctuation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.bar_chart import Bar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from holysheep_studio.domain.figures import Group, Latency, Report

#: A chart of more bars than this cannot be read; the table and the files have them all.
MOST_BARS = 62


def spend(groups: Sequence[Group], currency: str) -> list[Bar]:
    """What each group has charged, and hatched what is set aside, in one currency; without any it is no bar."""
    found = [(one, one.spend[currency]) for one in groups if currency in one.spend]
    return [
        Bar(
            one.name or cost_words.NOTHING,
            part.charged / 1e6,
            cost_words.amount(part.charged, currency)
            + (f" + {figures.money(part.held, currency)}" if part.held else ""),
            part.held / 1e6,
        )
        for one, part in found
    ][-MOST_BARS:]


def success(groups: Sequence[Group]) -> list[Bar]:
    """The share of clips among the attempts that ended by themselves."""
    return [
        Bar(
            one.name or cost_words.NOTHING,
            float(one.success),
            punctuation.aside(f"{float(one.success):.1%}", f"{one.done}/{one.done + one.failed}"),
        )
        for one in groups
        if one.success is not None
    ][-MOST_BARS:]


def latency(groups: Sequence[Group], *, render: bool) -> list[Bar]:
    """Three bars for each group: half, 95 and 99 percent of its attempts were at least as fast."""
    return [bar for one in groups for bar in _percentiles(one.name, one.render if render else one.acknowledgement)]


def _percentiles(name: str, found: Latency) -> Iterator[Bar]:
    for label, value in (("p50", found.p50), ("p95", found.p95), ("p99", found.p99)):
        if value is not None:
            shown = (name or cost_words.NOTHING) if label == "p50" else ""
            yield Bar(shown, value, f"{label} {punctuation.quantity(f'{value:.2f}', 's')}")


def summary(report: Report) -> str:
    """Everything in a sentence: clips, failures, money, and what is not known."""
    total = report.total
    parts = [
        say("report", QT_TRANSLATE_NOOP("report", "{n} clips")).format(n=total.done),
        say("report", QT_TRANSLATE_NOOP("report", "{n} failed")).format(n=total.failed),
        say("report", QT_TRANSLATE_NOOP("report", "{n} from the cache")).format(n=report.cached),
    ]
    for currency, part in total.spend.items():
        charged = say("report", QT_TRANSLATE_NOOP("report", "{amount} charged"))
        parts.append(charged.format(amount=cost_words.amount(part.charged, currency)))
        if part.held:
            held = say("report", QT_TRANSLATE_NOOP("report", "{amount} set aside"))
            parts.append(held.format(amount=cost_words.amount(part.held, currency)))
    if total.unpriced:
        parts.append(say("report", QT_TRANSLATE_NOOP("report", "{n} of unknown cost")).format(n=total.unpriced))
    return " \u00b7 ".join(parts)


def savings(report: Report) -> str:
    """What was saved against the person's own figure, or why nothing can be said."""
    if report.baseline is None:
        return say("report", QT_TRANSLATE_NOOP("report", "Without a figure of your own no saving is stated."))
    found = report.savings
    if found is None:
        nothing = QT_TRANSLATE_NOOP(
            "report", "No saving can be stated: nothing was made, or a part is unknown or in another currency."
        )
        return say("report", nothing)
    words = say("report", QT_TRANSLATE_NOOP("report", "Saved {saved} against your {baseline}, with {spent} spent."))
    more = say("report", QT_TRANSLATE_NOOP("report", "It cost {saved} more than your {baseline}: {spent} were spent."))
    dearer = found.saved.micro < 0
    saved = Money(abs(found.saved.micro), found.saved.currency)
    return (more if dearer else words).format(
        saved=cost_words.money(saved), baseline=cost_words.money(found.baseline), spent=cost_words.money(found.spent)
    )


def table(groups: Sequence[Group]) -> list[tuple[str, ...]]:
    """A row for each group: attempts, clips, failures, success, charged, set aside, unknown, tokens."""
    return [
        (
            one.name or cost_words.NOTHING,
            str(one.attempts),
            str(one.done),
            str(one.failed),
            cost_words.NOTHING if one.success is None else f"{float(one.success):.1%}",
            cost_words.sums({currency: part.charged for currency, part in one.spend.items()}),
            cost_words.sums({currency: part.held for currency, part in one.spend.items() if part.held}),
            str(one.unpriced) if one.unpriced else cost_words.NOTHING,
            f"{one.tokens}" + (f" + {one.tokens_missing} ?" if one.tokens_missing else ""),
        )
        for one in groups
    ]
