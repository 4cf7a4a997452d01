"""Money in words: sums of several currencies, budgets and how they stand, alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.budget import STOP_PERCENT, Period
from holysheep_studio.ui import figures, punctuation
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.budget import Alert, Budget, Stand
    from holysheep_studio.domain.costs import CostLine
    from holysheep_studio.domain.money import Money

#: What stands where there is nothing to tell. Never used for what is unknown.
NOTHING = "\u2013"
PERIODS = {
    Period.DAY: QT_TRANSLATE_NOOP("costs", "Each day"),
    Period.MONTH: QT_TRANSLATE_NOOP("costs", "Each month"),
    Period.TOTAL: QT_TRANSLATE_NOOP("costs", "In all"),
}


def amount(micro: int, currency: str) -> str:
    """An amount that may be below 0: "-0.02 USD"."""
    return f"\u2212{figures.money(-micro, currency)}" if micro < 0 else figures.money(micro, currency)


def money(value: Money) -> str:
    """An amount of money."""
    return amount(value.micro, value.currency)


def sums(values: Mapping[str, int], nothing: str = NOTHING) -> str:
    """Each currency for itself: "0.42 USD + 3.00 CNY"."""
    return " + ".join(amount(micro, currency) for currency, micro in values.items()) or nothing


def running(today: CostLine, play: CostLine | None = None) -> str:
    """What today has cost so far: charged, set aside, how many jobs of unknown cost; and apart what a demo counted."""
    parts = [
        say("costs", words).format(amount=sums(values))
        for values, words in (
            (today.charged, QT_TRANSLATE_NOOP("costs", "{amount} charged")),
            (today.reserved, QT_TRANSLATE_NOOP("costs", "{amount} set aside")),
            (today.quoted, QT_TRANSLATE_NOOP("costs", "{amount} quoted")),
        )
        if values
    ]
    if today.unknown:
        parts.append(say("costs", QT_TRANSLATE_NOOP("costs", "{n} of unknown cost")).format(n=today.unknown))
    if not parts:
        parts.append(say("costs", QT_TRANSLATE_NOOP("costs", "nothing spent")))
    words = say("costs", QT_TRANSLATE_NOOP("costs", "Today: {parts}")).format(parts=punctuation.listed(parts))
    if play is not None and play.charged:
        counted = say("costs", QT_TRANSLATE_NOOP("costs", "{amount} of play money")).format(amount=sums(play.charged))
        words = f"{words} \u00b7 {counted}"
    return words


def budget_name(budget: Budget) -> str:
    """Like "Each day, project trailer"."""
    period = say("costs", PERIODS[budget.period])
    if not budget.project:
        return period
    return say("costs", QT_TRANSLATE_NOOP("costs", "{period}, project {name}")).format(
        period=period, name=budget.project
    )


def used(stand: Stand) -> str:
    """What is gone of a budget, and of how much."""
    currency = stand.budget.cap.currency
    words = QT_TRANSLATE_NOOP("costs", "{used} of {limit}")
    return say("costs", words).format(used=amount(stand.used, currency), limit=amount(stand.limit, currency))


def parts(stand: Stand) -> str:
    """What the use is made of, what is left, and what nobody knows."""
    currency = stand.budget.cap.currency
    told = [
        say("costs", QT_TRANSLATE_NOOP("costs", "{amount} charged")).format(amount=amount(stand.charged, currency)),
        say("costs", QT_TRANSLATE_NOOP("costs", "{amount} set aside")).format(amount=amount(stand.held, currency)),
        say("costs", QT_TRANSLATE_NOOP("costs", "{amount} left")).format(amount=amount(stand.left, currency)),
    ]
    if stand.overrides:
        words = QT_TRANSLATE_NOOP("costs", "{amount} allowed beyond the cap")
        told.append(say("costs", words).format(amount=amount(stand.overrides, currency)))
    if stand.unknown:
        told.append(say("costs", QT_TRANSLATE_NOOP("costs", "{n} of unknown cost")).format(n=stand.unknown))
    return " \u00b7 ".join(told)


def level(stand: Stand) -> str:
    """What has been reached, in a word; empty below 80 %."""
    if stand.level >= STOP_PERCENT:
        return say("costs", QT_TRANSLATE_NOOP("costs", "Reached: nothing more is sent"))
    return say("costs", QT_TRANSLATE_NOOP("costs", "Over 80 %")) if stand.level else ""


def share(stand: Stand) -> str:
    """How much of the limit is gone, in percent; empty where the limit is nothing."""
    found = stand.share
    return "" if found is None else f"{int(found * 100)} %"


def alert(found: Alert, stand: Stand) -> str:
    """What a budget has reached, in a sentence."""
    stopped = QT_TRANSLATE_NOOP("costs", "Budget \u201c{name}\u201d is used up: {used}. Nothing more is sent for it.")
    warned = QT_TRANSLATE_NOOP("costs", "Budget \u201c{name}\u201d has reached 80 %: {used}.")
    words = stopped if found.percent >= STOP_PERCENT else warned
    return say("costs", words).format(name=budget_name(stand.budget), used=used(stand))
