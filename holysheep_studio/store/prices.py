"""The price_versions table: every version of the price book, none ever changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.changes import Kind
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.price_book import Book
from holysheep_studio.store import changes

if TYPE_CHECKING:
    import sqlite3


def newest(connection: sqlite3.Connection) -> Book | None:
    """The version in force; None while nobody has edited the shipped samples."""
    row = connection.execute("SELECT * FROM price_versions ORDER BY version DESC LIMIT 1").fetchone()
    return None if row is None else _book(row)


def version(connection: sqlite3.Connection, number: int) -> Book | None:
    """One version; None when there is none of that number."""
    row = connection.execute("SELECT * FROM price_versions WHERE version = ?", (number,)).fetchone()
    return None if row is None else _book(row)


def history(connection: sqlite3.Connection) -> tuple[Book, ...]:
    """Every version, oldest first."""
    return tuple(_book(row) for row in connection.execute("SELECT * FROM price_versions ORDER BY version"))


def add(connection: sqlite3.Connection, book: Book) -> Book:
    """Keep a book as the newest version; returns it with its number."""
    made = connection.execute(
        "INSERT INTO price_versions (at, note, body) VALUES (?, ?, ?)", (book.at, book.note, to_json(book).decode())
    )
    number = int(made.lastrowid or 0)
    changes.record(connection, Kind.PRICE, str(number))
    return Book(number, book.at, book.note, book.prices, book.rates)


def _book(row: sqlite3.Row) -> Book:
    kept = from_json(Book, row["body"])
    return Book(row["version"], row["at"], row["note"], kept.prices, kept.rates)
