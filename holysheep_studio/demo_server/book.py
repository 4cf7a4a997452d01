"""Book: one line for each paid job, and the journal of every request; neither ever holds a key."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: The price list of the demo, a sample and nobody's real price: 0.42 cents a second of output, by effect.
MICROS_PER_S = 4200
MULTIPLIERS_PERCENT = {"slow_motion_2x": 100, "slow_motion_4x": 150, "slow_motion_8x": 220, "time_lapse": 80}
#: The journal in memory keeps the newest entries; a file keeps all.
MOST_ENTRIES = 500_000


def fingerprint(key: str) -> str:
    """Eight characters that tell keys apart and cannot be turned back into one; "" for no key."""
    return hashlib.sha256(b"demo-server journal\0" + key.encode()).hexdigest()[:8] if key else ""


def price_micros(effect: str, duration_s: int) -> int:
    """Millionths of a US dollar for that many seconds of output."""
    return MICROS_PER_S * MULTIPLIERS_PERCENT.get(effect, 100) * duration_s // 100


@dataclass(frozen=True, slots=True)
class Line:
    """A charge for an accepted job, or the credit that takes it back when the job fails."""

    kind: str  # charge, credit
    at: float  # seconds since 1970
    job: str
    key: str  # fingerprint
    client_key: str
    dialect: str
    model: str
    effect: str
    duration_s: int
    micros: int
    currency: str = "USD"


class Book:
    """Append-only. `charges` has exactly one line for each accepted paid job."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` gets a JSON line for each line; an existing file is continued, never rewritten."""
        self.charges: list[Line] = []
        self.credits: list[Line] = []
        self._charged: set[str] = set()
        self._file = None if file is None else file.open("a", encoding="utf-8")

    def charge(self, line: Line) -> None:
        """Enter an accepted job. Raises ValueError when it already stands in the book."""
        if line.job in self._charged:
            raise ValueError(f"job {line.job} is already charged")
        self._charged.add(line.job)
        self.charges.append(line)
        self._write(line)

    def credit(self, line: Line) -> None:
        """Give back what a failed job was charged."""
        self.credits.append(line)
        self._write(line)

    def of(self, job: str) -> list[Line]:
        """The charges of a job."""
        return [line for line in self.charges if line.job == job]

    @property
    def total_micros(self) -> int:
        """What is owed: charges less credits."""
        return sum(line.micros for line in self.charges) - sum(line.micros for line in self.credits)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def _write(self, line: Line) -> None:
        if self._file is not None and not self._file.closed:
            self._file.write(json.dumps(asdict(line)) + "\n")
            self._file.flush()


@dataclass(slots=True)
class Entry:
    """One request as it came and how it was answered."""

    at: float  # seconds since 1970
    method: str
    path: str
    key: str  # fingerprint
    door: str = ""  # submit, status, media, upload, chat, demo
    client_key: str = ""
    job: str = ""
    status: int | None = None  # None while it is worked on; 0 where the line was cut
    ended_at: float | None = None
    refused: str = ""  # the limit that refused it


class Journal:
    """Every request in the order it came, and how many were worked on at once."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` gets a JSON line for each request when it has been answered."""
        self.entries: list[Entry] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self._file = None if file is None else file.open("a", encoding="utf-8")

    def begin(self, entry: Entry) -> None:
        """A request has come."""
        self.entries.append(entry)
        if len(self.entries) > MOST_ENTRIES:
            del self.entries[: MOST_ENTRIES // 10]
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)

    def end(self, entry: Entry, status: int, at: float) -> None:
        """It was answered; 0 stands for a line that was cut."""
        entry.status, entry.ended_at = status, at
        self.in_flight -= 1
        if self._file is not None and not self._file.closed:
            self._file.write(json.dumps(asdict(entry)) + "\n")
            self._file.flush()

    def at(self, door: str, method: str | None = None) -> list[Entry]:
        """The requests at one door: submit, status, media, upload, chat, demo."""
        return [entry for entry in self.entries if entry.door == door and method in {None, entry.method}]

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
