"""Catalogue edits: cells of a sheet that a person wrote over, kept while the sheet is the same, each taken back."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from holysheep_studio.domain.columns import Field

if TYPE_CHECKING:
    from holysheep_studio.domain.sheet import Sheet
    from holysheep_studio.ui.unsaved import Unsaved

KEY = "catalogue/"


class CatalogueEdits(QObject):
    """The file of the sheet is never written to; what is typed over it outlives the window.

    `changed` says that the plan is to be made anew. `done` carries words, the way back and how it is done again.
    """

    changed = Signal()
    done = Signal(str, object, object)

    def __init__(self, unsaved: Unsaved, parent: QObject) -> None:
        super().__init__(parent)
        self._unsaved = unsaved
        self._key = self._mark = ""

    def open(self, sheet: Sheet) -> int:
        """From now on this sheet is edited; returns how many of its cells were written over before."""
        self._key = f"{KEY}{sheet.file}#{sheet.form.tab}"
        told = repr((sheet.header, [(row.number, row.cells) for row in sheet.rows]))
        self._mark = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
        return sum(map(len, self.cells.values()))

    @property
    def cells(self) -> dict[int, dict[Field, str]]:
        """What was written over, by row and column; none of a sheet that is not what it was."""
        return self._cells(self._key, self._mark)

    def edit(self, row: int, field: Field, text: str) -> None:
        """Write over a cell: one step."""
        old = self.cells.get(row, {}).get(field)
        put = partial(self._put, self._key, self._mark, row, field)
        words = self.tr("Edited row {row} of a catalogue").format(row=row)
        self._write(self._key, self._mark, row, field, text)
        self.done.emit(words, partial(put, old), partial(put, text))

    async def _put(self, key: str, mark: str, row: int, field: Field, text: str | None) -> None:
        self._write(key, mark, row, field, text)

    def _write(self, key: str, mark: str, row: int, field: Field, text: str | None) -> None:
        cells = self._cells(key, mark)
        if text is None:
            cells.get(row, {}).pop(field, None)
        else:
            cells.setdefault(row, {})[field] = text
        rows = [[number, field.value, words] for number, edits in cells.items() for field, words in edits.items()]
        if rows:
            self._unsaved.put(key, {"mark": mark, "cells": rows})
        else:
            self._unsaved.drop(key)
        if (key, mark) == (self._key, self._mark):
            self.changed.emit()

    def _cells(self, key: str, mark: str) -> dict[int, dict[Field, str]]:
        kept = self._unsaved.get(key) or {}
        found: dict[int, dict[Field, str]] = {}
        if kept.get("mark") != mark or not isinstance(kept.get("cells"), list):
            return found
        for cell in kept["cells"]:
            try:
                row, field, text = cell
                found.setdefault(int(row), {})[Field(field)] = str(text)
            except (ValueError, TypeError):
                continue
        return found
