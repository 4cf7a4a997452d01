"""Invoice: a provider's bill as a table, read by its headings, and held against what our own book says."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from holysheep_studio.domain.attempt import Attempt
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.domain.price_book import currency_like
from holysheep_studio.domain.remote import told_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Headings, lower-case with one underscore between words, that mean the same.
REFERENCES = (
    *("job_id", "request_id", "generation_id", "task_id", "prediction_id", "video_id", "client_request_id"),
    *("idempotency_key", "key", "reference", "id"),
)
AMOUNTS = ("amount", "cost", "charge", "charged", "total", "total_cost", "fee", "price")
CURRENCIES = ("currency", "currency_code")
DAYS = ("date", "day", "created_at", "created", "timestamp", "time", "billed_at")
_SIGNS = re.compile(r"[$\u20ac\u00a3\u00a5\s]")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


class InvoiceLine(Frozen, frozen=True):
    """One line of a bill. `references` are what it may name a job by; `day` is an ISO date or empty."""

    number: int  # in the file; the headings are line 1
    references: tuple[str, ...]
    amount: Money
    day: str = ""


class Difference(Frozen, frozen=True):
    """One attempt, what our book has and what the bill says. `ours` is None where we do not know."""

    attempt: Attempt
    theirs: Money
    ours: Money | None
    numbers: tuple[int, ...]

    @property
    def adjustment(self) -> Money | None:
        """What has to be added to our book; None where the currencies differ, which a person has to settle."""
        known = self.attempt.charged
        if known and self.attempt.currency != self.theirs.currency:
            return None
        return Money(self.theirs.micro - known, self.theirs.currency)


class Reconciliation(Frozen, frozen=True):
    """A bill held against the book."""

    matched: tuple[Difference, ...] = ()
    differing: tuple[Difference, ...] = ()
    missing_here: tuple[InvoiceLine, ...] = ()  # billed, and nothing in our book
    missing_there: tuple[Attempt, ...] = ()  # in our book, in the time of the bill, and not billed
    unnamed: tuple[InvoiceLine, ...] = ()  # billed without saying for what

    @property
    def clean(self) -> bool:
        """Nothing for a person to look at."""
        return not (self.differing or self.missing_here or self.missing_there or self.unnamed)


def read(text: str, currency: str = "") -> tuple[InvoiceLine, ...]:
    """The lines of a CSV table. `currency` is for tables that name none. Raises InputError bad_value: where and why."""
    first = text.partition("\n")[0]
    mark = max((",", ";", "\t"), key=first.count)
    try:
        table = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True) if any(row)]
    except csv.Error as error:
        raise _wrong("the table", error, "CSV with headings") from None
    heads = [_heading(cell) for cell in table[0]] if table else []
    amount = _column(heads, AMOUNTS)
    if amount is None or len(table) == 1:
        raise _wrong("the headings", ", ".join(heads) or "nothing", f"a column of amounts: {', '.join(AMOUNTS)}")
    return tuple(_line(row, number, heads, amount, mark, currency) for number, row in enumerate(table[1:], start=2))


def reconcile(lines: Iterable[InvoiceLine], attempts: Sequence[Attempt]) -> Reconciliation:
    """Hold a bill against the attempts over its connection. Several lines of one job are added up.

    Raises InputError bad_value when one job is billed in two currencies.
    """
    known = _by_reference(attempts)
    billed: dict[str, list[InvoiceLine]] = defaultdict(list)
    found: dict[str, Attempt] = {}
    missing: list[InvoiceLine] = []
    unnamed: list[InvoiceLine] = []
    days: list[str] = []
    for line in lines:
        days += [line.day] if line.day else []
        attempt = next((known[name] for name in line.references if name in known), None)
        if attempt is not None:
            billed[attempt.key].append(line)
            found[attempt.key] = attempt
        else:
            (missing if line.references else unnamed).append(line)
    _check_one_currency(missing)
    compared = [_compared(found[key], rows) for key, rows in billed.items()]
    matched = [one for one in compared if one.ours == one.theirs]
    return Reconciliation(
        tuple(matched),
        tuple(one for one in compared if one.ours != one.theirs),
        tuple(missing),
        tuple(row for row in attempts if row.key not in found and _should_be_billed(row, days)),
        tuple(unnamed),
    )


def _by_reference(attempts: Iterable[Attempt]) -> Mapping[str, Attempt]:
    """The key names one attempt; a job's id names its last, and no attempt that was surely free hides one that cost.

    HolySheep's clouds are told a key in its short form, and name a job so whose own number never reached us.
    """
    names: dict[str, Attempt] = {}
    for row in attempts:
        for name in (row.job_id, row.remote_id):
            if name:
                names[name] = row
    short = {told_key(UUID(row.key)): row for row in attempts if _UUID.fullmatch(row.key)}
    return names | short | {row.key: row for row in attempts if row.key}


def _compared(attempt: Attempt, lines: Sequence[InvoiceLine]) -> Difference:
    currencies = {line.amount.currency for line in lines}
    if len(currencies) > 1:
        raise _wrong("the currency", " and ".join(sorted(currencies)), "one currency for each job")
    theirs = Money(sum(line.amount.micro for line in lines), currencies.pop())
    ours = Money(attempt.charged, attempt.currency or theirs.currency) if attempt.settled else None
    if ours is not None and ours.micro == 0:
        ours = Money(0, theirs.currency)  # nothing is nothing in every currency
    return Difference(attempt, theirs, ours, tuple(line.number for line in lines))


def _check_one_currency(lines: Iterable[InvoiceLine]) -> None:
    """Raises InputError where one thing that we do not know is billed in two currencies: they cannot be added up."""
    found: dict[str, str] = {}
    for line in lines:
        before = found.setdefault(line.references[0], line.amount.currency)
        if before != line.amount.currency:
            raise _wrong("the currency", f"{before} and {line.amount.currency}", "one currency for each job")


def _should_be_billed(row: Attempt, days: Sequence[str]) -> bool:
    """Whether our book has a cost that a bill of these days ought to name; without days, any cost."""
    if not (row.charged or row.held or row.unpriced) or row.ended_at is None:
        return False
    # a clip may be asked for on one day and billed on the next, by clocks of two places
    day = date.fromordinal(date(1970, 1, 1).toordinal() + int(row.at // 86_400)).isoformat()
    return not days or min(days) <= day <= max(days)


def _line(row: Sequence[str], number: int, heads: Sequence[str], amount: int, mark: str, currency: str) -> InvoiceLine:
    def cell(at: int | None) -> str:
        return row[at].strip() if at is not None and at < len(row) else ""

    unit = cell(_column(heads, CURRENCIES)).upper() or _currency_of(heads[amount]) or currency
    if not currency_like(unit if unit != "CREDIT" else "credit"):
        raise _wrong(f"the currency in line {number}", unit or "nothing", "a column currency, or --currency")
    references = [cell(at) for name in REFERENCES for at, head in enumerate(heads) if head == name]
    micro = micro_of(_number(cell(amount), mark), f"the amount in line {number}")
    unit = "credit" if unit == "CREDIT" else unit
    day = cell(_column(heads, DAYS))[:10]
    return InvoiceLine(number, tuple(name for name in references if name), Money(micro, unit), _iso(day))


def _number(text: str, mark: str) -> str:
    """1,234.50 and, where commas do not part the columns, 12,50."""
    plain = _SIGNS.sub("", text)
    if _GROUPED.fullmatch(plain):
        return plain.replace(",", "")
    return plain.replace(",", ".") if mark != "," and plain.count(",") == 1 and "." not in plain else plain


def _column(heads: Sequence[str], names: Sequence[str]) -> int | None:
    """The column of the first of these names; "cost_usd" is a "cost"."""
    for name in names:
        for at, head in enumerate(heads):
            if head == name or (head.startswith(f"{name}_") and _currency_of(head)):
                return at
    return None


def _currency_of(head: str) -> str:
    last = head.rpartition("_")[2].upper()
    return last if "_" in head and last in {"USD", "EUR", "GBP", "CNY", "JPY"} else ""


def _heading(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lstrip("\ufeff").strip().lower()).strip("_")


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _wrong(field: str, value: object, expected: str) -> InputError:
    return InputError(Code.BAD_VALUE, field=field, value=value, expected=expected)
