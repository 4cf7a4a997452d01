"""Catalogue: a sheet's rows as lines of a plan, what each would cost, and what was made of it before."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.clip import Problem
from holysheep_studio.domain.columns import Columns, Field
from holysheep_studio.domain.commission import Item, Plan
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, errors
from holysheep_studio.domain.prompt_template import USUAL_TEMPLATE
from holysheep_studio.domain.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from holysheep_studio.domain.sheet import SheetRow


class Written(StrEnum):
    """Who wrote a prompt."""

    TEMPLATE = "template"  # offline, by the template
    CHAT = "chat"  # a language model
    FALLBACK = "fallback"  # by the template, because the model gave nothing that could be used
    SHEET = "sheet"  # the row itself
    PERSON = "person"  # edited in the plan


class Standing(StrEnum):
    """What a line of the plan waits for."""

    NEW = "new"
    CHANGED = "changed"  # another clip was made for this SKU before
    MADE = "made"  # the same is made already, or in the queue
    REPEATED = "repeated"  # the same stands in an earlier row
    BROKEN = "broken"  # the row, or what it asks for, cannot be used


class Reading(Frozen, frozen=True):
    """How a sheet is read: which column says what, and the words that prompts are made of."""

    columns: Columns
    template: str = USUAL_TEMPLATE


class Line(Frozen, frozen=True):
    """A row of the sheet in the plan. A row that cannot be used has a `problem` instead of an `item`."""

    row: int
    sku: str
    title: str
    written: Written = Written.TEMPLATE
    item: Item | None = None
    problem: Problem | None = None
    standing: Standing = Standing.NEW
    mark: str = ""  # tells that the same was asked for before
    content: str = ""  # tells the row by its own cells
    job: str = ""  # what was made of it, or is being made
    same_sku: int = 0  # an earlier row with the same SKU

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is to be seen before money is spent."""
        return () if self.item is None else self.item.issues

    @property
    def ready(self) -> bool:
        """It can be submitted."""
        return self.item is not None and self.problem is None and not errors(self.item.issues)

    @property
    def wanted(self) -> bool:
        """It is submitted when nobody chooses otherwise."""
        return self.ready and self.standing in {Standing.NEW, Standing.CHANGED}


class CataloguePlan(Frozen, frozen=True):
    """Every row of a sheet before anything is spent."""

    sheet: Sheet
    lines: tuple[Line, ...]

    @property
    def broken(self) -> tuple[Line, ...]:
        """The rows that cannot be used."""
        return tuple(line for line in self.lines if not line.ready)

    def chosen(self, rows: Iterable[int] | None = None) -> tuple[Line, ...]:
        """The lines of these rows that can be submitted; None: all that nobody has made yet."""
        if rows is None:
            return tuple(line for line in self.lines if line.wanted)
        wanted = set(rows)
        return tuple(line for line in self.lines if line.row in wanted and line.ready)

    def plan(self, rows: Iterable[int] | None = None) -> Plan:
        """The chosen lines as a plan like any other."""
        return Plan(tuple(line.item for line in self.chosen(rows) if line.item is not None))

    def counts(self) -> Mapping[Standing, int]:
        """How many lines stand how."""
        found = Counter(Standing.BROKEN if not line.ready else line.standing for line in self.lines)
        return {standing: found[standing] for standing in Standing if found[standing]}


#: What a person wrote into the plan instead of what the sheet says, by row.
Edits = Mapping[int, Mapping[Field, str]]


def edited(sheet: Sheet, edits: Edits, places: Mapping[Field, int]) -> Sheet:
    """The sheet with what a person wrote into the plan; a field without a column gets one of its own."""
    if not edits:
        return sheet
    lacking = [one for one in Field if one not in places and any(one in edit for edit in edits.values())]
    header = (*sheet.header, *map(own_column, lacking))
    at = {**places, **{one: len(sheet.header) + n for n, one in enumerate(lacking)}}
    rows = tuple(_edited(row, edits.get(row.number, {}), at, len(lacking)) for row in sheet.rows)
    return replace(sheet, header=header, rows=rows)


def own_column(field: Field) -> str:
    """The column that holds what a person wrote into the plan where the sheet has none for it."""
    return f"{field} (here)"


def _edited(row: SheetRow, edit: Mapping[Field, str], at: Mapping[Field, int], further: int) -> SheetRow:
    cells = [*row.cells, *[""] * further]
    for one, text in edit.items():
        cells[at[one]] = text
    faults = {n: why for n, why in row.faults.items() if n not in {at[one] for one in edit}}
    return replace(row, cells=tuple(cells), faults=faults)


def mark_of(sku: str, prompt: str, form: bytes, nth: int) -> str:
    """Tells that exactly this was asked for this product before; `form` says all that is asked but the words.

    `nth` counts rows of a sheet that ask for the same, from 0.
    """
    parts = (sku.encode(), prompt.encode(), str(nth).encode(), form)
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def contents(sheet: Sheet) -> tuple[str, ...]:
    """What tells each row by its own cells, the results aside; rows of the same cells are counted."""
    seen: Counter[str] = Counter()
    found = []
    asked = [(n, sheet.header[n]) for n in sheet.asked]
    for row in sheet.rows:
        cells = "\0".join([f"{name}={row.cells[n]}" for n, name in asked])
        seen[cells] += 1
        found.append(hashlib.sha256(f"{seen[cells]}\0{cells}".encode()).hexdigest())
    return tuple(found)


class RowResult(Frozen, frozen=True):
    """What became of a row: the columns that are written back into the sheet."""

    row: int
    state: str
    file: str = ""
    cost: str = ""
    currency: str = ""
    score: str = ""
    motion: str = ""
    job: str = ""
    request_id: str = ""
    problem: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of sheet.RESULT_COLUMNS."""
        return (
            self.state, self.file, self.cost, self.currency, self.score, self.motion, self.job, self.request_id,
            self.problem,
        )  # fmt: skip


class Tally(Frozen, frozen=True):
    """How far a catalogue is."""

    rows: int
    states: Mapping[str, int] = field(default_factory=dict)

    @property
    def ended(self) -> int:
        """Rows of which nothing more will come by itself."""
        return sum(self.states.get(state, 0) for state in ("done", "failed", "cancelled", "unsure"))


def tally(results: Sequence[RowResult]) -> Tally:
    """The results counted by state."""
    return Tally(len(results), dict(Counter(result.state for result in results)))
