"""Costs counted: what is unknown is never 0, currencies are never added up, each job is counted once."""

from __future__ import annotations

from holysheep_studio.domain.attempt import Attempt
from holysheep_studio.domain.costs import Errand, costs
from holysheep_studio.domain.money import Money


def test_quoted_set_aside_charged_cached_and_unknown_are_told_apart() -> None:
    sent = [
        Attempt("a", "1", "c", 5.0, project="x", currency="USD", charged=100, settled=True),
        Attempt("b", "2", "c", 6.0, project="x", currency="CNY", held=70),
        Attempt("d", "3", "c", 7.0, project="y", unpriced=True),
        Attempt("e", "4", "c", 8.0, project="y", currency="USD", held=30),
    ]
    waiting = [Errand("c", "x", 9.0, Money(5, "USD")), Errand("c", "z", 9.0)]
    found = costs(sent, waiting, [Errand("c", "y", 1.0)], lambda row: row.project)
    total = found.total
    assert (total.charged, total.reserved, total.quoted) == ({"USD": 100}, {"CNY": 70, "USD": 30}, {"USD": 5})
    assert (total.unknown, total.cached, total.waiting, total.jobs) == (2, 1, 2, 7)
    assert [(line.name, line.unknown, line.cached) for line in found.lines] == [("x", 0, 0), ("y", 1, 1), ("z", 1, 0)]
    assert sum(line.jobs for line in found.lines) == total.jobs


def test_an_amount_of_nothing_is_no_line_of_money() -> None:
    free = Attempt("a", "1", "c", 5.0, currency="USD", settled=True)
    assert costs([free], [], [], lambda row: row.connection).total.charged == {}


def test_play_money_stands_apart_from_every_sum() -> None:
    waiting = [
        Errand("demo", "trailer", 9.0, Money(500_000, "USD")),
        Errand("c", "trailer", 9.0, Money(250_000, "USD")),
    ]
    found = costs([], waiting, [Errand("demo", "", 1.0)], lambda row: row.project, "demo")
    assert found.total.quoted == {"USD": 250_000}
    assert [(line.name, line.quoted, line.jobs) for line in found.lines] == [("trailer", {"USD": 250_000}, 1)]
    assert (found.play.quoted, found.play.cached, found.play.jobs) == ({"USD": 500_000}, 1, 2)
