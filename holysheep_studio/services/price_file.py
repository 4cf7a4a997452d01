"""Price file: the price book as TOML, for editing by hand, and as CSV, for tables; both ways and without loss."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.codec import from_plain, to_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.money import Price, Unit, micro_of
from holysheep_studio.domain.price_book import Book, Rate, checked

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A price book larger than this is none.
LARGEST_BYTES = 5_000_000
COLUMNS = (
    *("connection", "model", "unit", "price", "currency", "size", "valid_from", "valid_to"),
    *("volume_from", "multipliers", "source", "sample"),
)
NEEDED = ("model", "unit", "price", "currency", "source")


def to_toml(book: Book) -> str:
    """[[price]] and [[rate]] tables, as the shipped files have them."""
    lines = [f"# Price book, version {book.version}. Amounts are millionths of the currency."]
    for name, rows in (("price", book.prices), ("rate", book.rates)):
        for row in rows:
            lines += ["", f"[[{name}]]"]
            plain = to_plain(row).items()
            lines += [f"{key} = {_toml(value)}" for key, value in plain if key in NEEDED or value not in ("", {})]
    return "\n".join(lines) + "\n"


def to_csv(book: Book) -> str:
    """A table of the prices, amounts in whole currency units. Exchange rates have no place in it."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    for price in book.prices:
        row: dict[str, Any] = {name: getattr(price, name, "") for name in COLUMNS}
        times = " ".join(f"{name}={factor}" for name, factor in price.multipliers.items())
        table.writerow(
            row
            | {
                "unit": price.unit.value,
                "price": f"{Decimal(price.micro) / 1_000_000:f}",
                "multipliers": times,
                "sample": "yes" if price.sample else "",
            }
        )
    return out.getvalue()


def read(name: str, data: bytes) -> Book:
    """The prices and rates of a file, by the ending of its name. Raises InputError bad_value: which row, and why."""
    if len(data) > LARGEST_BYTES:
        raise InputError(Code.BAD_VALUE, field="file", value=name, expected="a price book under 5 MB")
    try:
        text = data.decode("utf-8-sig")
        return _from_csv(text) if name.lower().endswith(".csv") else _from_toml(text)
    except InputError:
        raise
    except (ValueError, csv.Error) as error:
        raise InputError(Code.BAD_VALUE, field="file", value=name, expected=f"a price book ({error})") from None


def _from_toml(text: str) -> Book:
    table = tomllib.loads(text)
    unknown = set(table) - {"price", "rate"}
    if unknown:
        raise ValueError(f"it holds {min(unknown)}, not only [[price]] and [[rate]]")
    prices = from_plain(tuple[Price, ...], table.get("price", []))
    rates = from_plain(tuple[Rate, ...], table.get("rate", []))
    return Book(prices=tuple(checked(price) for price in prices), rates=rates)


def _from_csv(text: str) -> Book:
    rows = list(csv.DictReader(io.StringIO(text), strict=True))
    if not rows:
        raise ValueError("it has no rows")
    missing = [name for name in NEEDED if name not in rows[0]]
    if missing:
        raise ValueError(f"it has no column {', '.join(missing)}")
    return Book(prices=tuple(_price(row, line) for line, row in enumerate(rows, start=2)))


def _price(row: Mapping[str, str | None], line: int) -> Price:
    def text(name: str) -> str:
        return (row.get(name) or "").strip()

    try:
        times = [part.partition("=") for part in text("multipliers").split()]
        return checked(
            Price(
                model=text("model"),
                unit=Unit(text("unit")),
                micro=micro_of(text("price"), "price"),
                currency=text("currency"),
                source=text("source"),
                sample=text("sample").lower() in {"yes", "true", "1"},
                connection=text("connection"),
                size=text("size"),
                valid_from=text("valid_from"),
                multipliers={name: Fraction(factor) for name, _, factor in times},
                valid_to=text("valid_to"),
                volume_from=int(text("volume_from") or 0),
            )
        )
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"line {line}: {error}") from None


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(name)} = {_toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, int):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
