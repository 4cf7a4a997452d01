"""Prices, quotes, figures and invoices as values: linear, labelled, and never a guess."""

from __future__ import annotations

import operator
from dataclasses import replace
from fractions import Fraction as F  # noqa: N817 - short in tables
from math import ceil
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain import figures, invoice
from holysheep_studio.domain.attempt import Attempt
from holysheep_studio.domain.cloud import CloudSpec
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.figures import AdviceCode, Baseline, percentile
from holysheep_studio.domain.money import Money, Price, Unit, estimate, micro_of, tokens_cost
from holysheep_studio.domain.price_book import Book, Rate, with_prices
from holysheep_studio.domain.quote import Line, Tries, measured, quoted
from holysheep_studio.domain.remote import told_key

DAY = "2026-06-15"
PRICE = Price("m", Unit.PER_SECOND, 4200, "USD", "a price list")
PRICES = st.builds(replace, st.just(PRICE), micro=st.integers(0, 10**9))
LENGTHS = st.fractions(F(1, 10), F(600), max_denominator=1000)


@given(price=PRICES, first=LENGTHS, second=LENGTHS)
def test_an_estimate_is_linear_in_the_length(price: Price, first: F, second: F) -> None:
    def cost(length: F) -> int:
        found = estimate(CloudSpec("m", "p", length), (price,))
        assert found is not None
        return found.micro

    assert cost(first) == ceil(price.micro * first)
    # rounded up once each, so the parts cost at most a millionth more than the whole
    assert 0 <= cost(first) + cost(second) - cost(first + second) <= 1
    assert cost(3 * first) <= 3 * cost(first) <= cost(3 * first) + 3


@given(st.integers(-(10**15), 10**15))
def test_an_amount_is_read_as_it_is_written(micro: int) -> None:
    assert micro_of(str(Money(micro, "USD")).removesuffix(" USD")) == micro


@pytest.mark.parametrize("text", ["", "1,5", "1.0000001", "nan", "inf", "1e400000000", "ten", "0x10", "-", "1e16"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        micro_of(text)


def test_rows_hold_in_their_days_for_their_connection_and_volume() -> None:
    rows = (
        replace(PRICE, micro=1),
        replace(PRICE, micro=2, connection="a"),
        replace(PRICE, micro=3, valid_from="2026-07-01"),
        replace(PRICE, micro=4, valid_from="2026-01-01", valid_to="2026-06-14"),
        replace(PRICE, micro=5, volume_from=100),
    )
    book = Book(prices=rows)
    spec = CloudSpec("m", "p", F(1))

    def cost(connection: str, day: str, bought: int = 0) -> int:
        found = estimate(spec, book.holding(connection, day, {("m", Unit.PER_SECOND): bought}))
        assert found is not None
        return found.micro

    assert cost("b", DAY) == 1
    assert cost("a", DAY) == 2
    assert cost("b", "2026-07-01") == 3
    assert cost("b", DAY, 99) == 1
    assert cost("b", DAY, 100) == 5
    assert estimate(CloudSpec("n", "p", F(1)), book.holding("a", DAY)) is None
    assert with_prices(book, [replace(PRICE, micro=9)]).prices[-1].micro == 9
    assert len(with_prices(book, [replace(PRICE, micro=9)]).prices) == len(rows)


def test_tokens_have_a_price_only_where_they_were_counted() -> None:
    rows = (Price("gpt-4.1", Unit.PER_MTOK, 8_000_000, "USD", "list"),)
    assert tokens_cost(300, "gpt-4.1", rows) == Money(2400, "USD")
    assert tokens_cost(None, "gpt-4.1", rows) is None
    assert tokens_cost(300, "other", rows) is None
    assert estimate(CloudSpec("gpt-4.1", "p", F(5)), rows) is None


def test_currencies_are_turned_only_by_rates_that_a_person_gave() -> None:
    credit = Price("", Unit.PER_CREDIT, 10_000, "USD", "a pack", connection="a")
    rates = (Rate("USD", "CNY", F(73, 10)), Rate("USD", "CNY", F(7), "2026-06-01"))
    exchange = Book(prices=(credit,), rates=rates).exchange(DAY)
    assert exchange.turned(Money(1_000_000, "USD"), "CNY") == Money(7_000_000, "CNY")
    assert exchange.turned(Money(7_000_000, "CNY"), "USD") == Money(1_000_000, "USD")
    assert exchange.turned(Money(1_000_000, "EUR"), "USD") is None
    assert exchange.turned(Money(100_000_000, "credit"), "USD", "a") == Money(1_000_000, "USD")
    assert exchange.turned(Money(100_000_000, "credit"), "CNY", "a") == Money(7_000_000, "CNY")
    assert exchange.turned(Money(100_000_000, "credit"), "USD", "b") is None
    assert Book(rates=rates).exchange("2026-05-31").turned(Money(10, "USD"), "CNY") == Money(73, "CNY")


def test_a_quote_tells_known_unknown_and_free_apart() -> None:
    one = Money(1_000_000, "USD")
    lines = [
        Line("a", "m", one),
        Line("a", "m", one, cached=True),
        Line("a", "n", None),
        Line("b", "m", one, sample=True),
    ]
    found = quoted(lines, {"a/m": measured(15, 15)})
    (total,) = found.sums
    assert (total.low, total.expected, total.high) == (2_000_000, 1_750_000 + 1_110_000, 6_000_000)
    assert (found.known, found.unknown, found.cached, found.samples) == (2, 1, 1, 1)
    assert {name: tries.assumed for name, tries in found.tries.items()} == {"a/m": False, "b/m": True}
    assert quoted([], {}).sums == ()


@given(done=st.integers(0, 500), failed=st.integers(0, 500), most=st.integers(1, 9))
def test_expected_attempts_lie_between_one_and_the_most(done: int, failed: int, most: int) -> None:
    tries = measured(done, failed, most)
    assert 1 <= tries.mean <= most
    assert tries.assumed is (done + failed < 20)
    assert Tries(F(1), 20, most).mean == most


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60), st.integers(1, 100))
def test_a_percentile_is_by_nearest_rank(values: list[float], percent: int) -> None:
    found = percentile(values, percent)
    assert found in values
    assert found is not None
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)
    assert percentile([], percent) is None


def attempt(key: str, state: str = "done", **about: object) -> Attempt:
    row: dict[str, object] = {"charged": 1_000_000, "currency": "USD", "settled": True, "seconds": 5.0, **about}
    moments = {"acknowledged_at": 101.0, "succeeded_at": 111.0, "ended_at": 112.0}
    return Attempt(f"job-{key}", key, "cloud", 100.0, "m", state=state, **{**moments, **row})  # type: ignore[arg-type]


def test_figures_of_nothing_and_of_failures_alone_divide_by_nothing() -> None:
    empty = figures.group("", [])
    assert (empty.success, empty.spend, empty.render.p50, empty.attempts) == (None, {}, None, 0)
    assert figures.advice(empty, []) == ()
    failed = [attempt(str(n), "failed", charged=0, succeeded_at=None) for n in range(10)]
    found = figures.group("m", failed)
    assert (found.success, found.spend, found.failed_paid) == (F(0), {}, 0)
    assert [one.code for one in figures.advice(found, [found])] == [AdviceCode.LOW_SUCCESS]
    assert figures.savings(found, Baseline(Money(350_000, "USD"))) is None


def test_a_failure_is_free_only_where_the_provider_surely_did_not_charge() -> None:
    rows = [
        attempt("a", "failed", charged=0),
        attempt("b", "failed", charged=0, held=500_000, settled=False),
        attempt("c", "failed", charged=0, unpriced=True, settled=False, currency=None),
        attempt("d", "failed", charged=200_000),
    ]
    found = figures.group("", rows)
    assert (found.failed, found.failed_paid, found.unpriced) == (4, 3, 1)
    assert (found.spend["USD"].charged, found.spend["USD"].held) == (200_000, 500_000)


def test_latency_is_parted_and_tokens_that_were_not_said_stay_unknown() -> None:
    rows = [attempt(str(n), acknowledged_at=100.0 + n, succeeded_at=110.0 + 2 * n, tokens=n) for n in range(1, 101)]
    found = figures.group("", [*rows, attempt("x", acknowledged_at=None, tokens=None)])
    assert (found.acknowledgement.p50, found.acknowledgement.p95, found.acknowledgement.p99) == (50.0, 95.0, 99.0)
    assert (found.render.p50, found.render.p99, found.render.count) == (60.0, 109.0, 100)
    assert (found.tokens, found.tokens_missing) == (5050, 1)


def test_a_saving_needs_a_baseline_and_known_costs() -> None:
    total = figures.group("", [attempt("a"), attempt("b")])
    per_clip = figures.savings(total, Baseline(Money(4_000_000, "USD")))
    assert per_clip is not None
    assert (per_clip.saved, per_clip.share) == (Money(6_000_000, "USD"), F(3, 4))
    per_second = figures.savings(total, Baseline(Money(100_000, "USD"), Unit.PER_SECOND))
    assert per_second is not None
    assert per_second.saved == Money(-1_000_000, "USD")
    assert figures.savings(total, Baseline(Money(4_000_000, "CNY"))) is None
    assert figures.savings(figures.group("", [attempt("a", unpriced=True)]), Baseline(Money(1, "USD"))) is None


def test_groups_part_what_the_whole_adds_up() -> None:
    rows = [attempt(str(n), project="ab"[n % 2], charged=n) for n in range(10)]
    parts = figures.groups(rows, operator.attrgetter("project"))
    assert [(one.name, one.done) for one in parts] == [("a", 5), ("b", 5)]
    assert sum(one.spend["USD"].charged for one in parts) == figures.group("", rows).spend["USD"].charged


@pytest.mark.parametrize(
    ("text", "amount", "references"),
    [
        ("request_id,cost,currency\nr1,0.0315,USD", Money(31_500, "USD"), ("r1",)),
        ("Job ID;Amount (USD);Date\nj;12,50;2026-06-01", Money(12_500_000, "USD"), ("j",)),
        ('id\tkey\ttotal_cost\n7\tk\t"$1,234.50"', Money(1_234_500_000, "USD"), ("k", "7")),
        ("\ufeffIdempotency-Key,Charge,Currency\nk,3,credit", Money(3_000_000, "credit"), ("k",)),
    ],
)
def test_bills_are_read_by_their_headings(text: str, amount: Money, references: tuple[str, ...]) -> None:
    (line,) = invoice.read(text, "USD")
    assert (line.amount, line.references, line.number) == (amount, references, 2)


@pytest.mark.parametrize(
    "text",
    ["", "id,cost", "id,what\n1,2", "id,cost\n1,free", "id,cost\n1,2", 'id,cost\n"1,2', "id,cost,currency\n1,2,xx"],
)
def test_what_is_no_bill_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        invoice.read(text)


def test_a_bill_is_held_against_the_book() -> None:
    rows = [
        attempt("same"),
        attempt("more"),
        attempt("held", charged=0, held=700_000, settled=False),
        attempt("free", "failed", charged=0),
        attempt("twice"),
        attempt("ours"),
        attempt("other", charged=5, currency="CNY", remote_id="r-9"),
    ]
    bill = invoice.read(
        "id,cost,day\nsame,1,\nmore,1.5,\nheld,0.6,\nfree,0.1,\ntwice,0.4,\ntwice,0.6,\nr-9,1,\nnobody,2,\n,3,\n", "USD"
    )
    found = invoice.reconcile(bill, rows)
    assert [one.attempt.key for one in found.matched] == ["same", "twice"]
    changes = {one.attempt.key: one.adjustment for one in found.differing}
    assert changes == {
        "more": Money(500_000, "USD"), "held": Money(600_000, "USD"), "free": Money(100_000, "USD"), "other": None
    }  # fmt: skip
    assert [one.ours for one in found.differing if one.attempt.key == "held"] == [None]
    assert [line.references for line in found.missing_here] == [("nobody",)]
    assert [row.key for row in found.missing_there] == ["ours"]
    assert [line.number for line in found.unnamed] == [10]
    assert not found.clean
    with pytest.raises(InputError):
        invoice.reconcile(invoice.read("id,cost,currency\nsame,1,USD\nsame,1,CNY"), rows)


def test_only_costs_of_the_bills_days_are_missed_on_it() -> None:
    rows = [attempt("then"), replace(attempt("later"), at=86_400.0 * 40)]
    bill = invoice.read("id,cost,date\nx,1,1970-01-01\ny,1,1970-01-31T10:00:00Z", "USD")
    assert [row.key for row in invoice.reconcile(bill, rows).missing_there] == ["then"]


def test_a_bill_may_name_a_job_by_what_the_provider_was_told_of_its_key() -> None:
    """An unsure job has no number of theirs; without this its bill would stand beside what is set aside for it."""
    key = UUID("0e5b1f3c-7a94-4a5e-9f46-0a6f6f0f3d11")
    lost = attempt(str(key), "unsure", charged=0, held=5, settled=False)
    found = invoice.reconcile(invoice.read(f"client_request_id,cost,currency\n{told_key(key)},0.000007,USD"), [lost])
    (one,) = found.differing
    assert (one.attempt.key, one.adjustment, found.missing_here) == (str(key), Money(7, "USD"), ())


def test_what_only_the_bill_knows_is_not_added_up_in_two_currencies() -> None:
    with pytest.raises(InputError):
        invoice.reconcile(invoice.read("id,cost,currency\nnew,1,USD\nnew,1,CNY"), [])
