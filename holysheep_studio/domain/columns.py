"""Columns: which column of a sheet says what about a product, guessed from the names that people give them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.sheet import plain_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from holysheep_studio.domain.sheet import Sheet


class Field(StrEnum):
    """What a column may say about a product."""

    SKU = "sku"
    NAME = "name"
    MATERIAL = "material"
    HIGHLIGHT = "highlight"
    MOOD = "mood"
    PICTURE = "picture"  # a file beside the sheet, or a link
    EFFECT = "effect"
    DURATION = "duration"
    ASPECT = "aspect"
    PRICE_CAP = "price_cap"
    PROMPT = "prompt"  # takes the place of the template where it is filled
    NEGATIVE = "negative"


class Columns(Frozen, frozen=True):
    """The column of each field, by the column's name. A field without one is not asked for."""

    of: Mapping[Field, str]

    def at(self, sheet: Sheet) -> Mapping[Field, int]:
        """The places of the columns. Raises InputError bad_value for a name that the sheet lacks."""
        places = {name: n for n, name in enumerate(sheet.header)}
        for field, name in self.of.items():
            if name not in places:
                raise InputError(
                    Code.BAD_VALUE, field=f"the column of {field}", value=name, expected=", ".join(sheet.header)
                )
        return {field: places[name] for field, name in self.of.items()}


class Words(Frozen, frozen=True):
    """What people call things, in plain words: fields, materials, effects, shapes, each to what is meant."""

    columns: Mapping[str, Field]
    materials: Mapping[str, str]
    effects: Mapping[str, str]
    aspects: Mapping[str, str]


def read_words(table: Mapping[str, Mapping[str, list[str]]], materials: Mapping[str, str]) -> Words:
    """The shipped table of words; `materials` are the names of the materials there are, by id."""

    def turned(part: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
        own = {plain_word(name): name for name in part}
        return MappingProxyType({**{plain_word(word): name for name, words in part.items() for word in words}, **own})

    named = {plain_word(name): key for key, name in materials.items()}
    stuff = {**turned(table["materials"]), **named, **{plain_word(key): key for key in materials}}
    return Words(
        MappingProxyType({word: Field(name) for word, name in turned(table["columns"]).items()}),
        MappingProxyType({word: key for word, key in stuff.items() if key in materials}),
        turned(table["effects"]),
        turned(table["aspects"]),
    )


def guess(sheet: Sheet, words: Words) -> Columns:
    """The columns whose names say what they hold; whole names count more than parts, and each is used once."""
    found: dict[Field, str] = {}
    taken: set[str] = set()
    names = {sheet.header[n]: plain_word(sheet.header[n]) for n in sheet.asked}
    for fits in (lambda name, word: name == word, _holds):
        for word, field in words.columns.items():
            if field in found:
                continue
            column = next((one for one, plain in names.items() if one not in taken and fits(plain, word)), None)
            if column is not None:
                found[field] = column
                taken.add(column)
    return Columns({field: found[field] for field in Field if field in found})


def _holds(name: str, word: str) -> bool:
    """Whether a name holds a word: as a word of its own, or anywhere where words have no gaps between them."""
    if not word.isascii():
        return word in name
    return len(word) > 3 and f" {word} " in f" {name} "


def with_column(columns: Columns, field: Field, name: str) -> Columns:
    """Another column for a field; "" takes it away."""
    rest = {one: column for one, column in columns.of.items() if one is not field and column != name}
    return Columns({**rest, **({field: name} if name else {})})


def read_columns(pairs: Iterable[str], sheet: Sheet, start: Columns) -> Columns:
    """Columns as they are written on a command line ("name=Title", "mood="). Raises InputError bad_value."""
    found = start
    for pair in pairs:
        left, equals, right = pair.partition("=")
        key = left.strip().lower().replace(" ", "_")
        if not equals or key not in list(Field):
            raise InputError(Code.BAD_VALUE, field="map", value=pair, expected=f"FIELD=COLUMN, FIELD of {fields()}")
        found = with_column(found, Field(key), _column(right.strip(), sheet))
    return found


def _column(name: str, sheet: Sheet) -> str:
    if not name or name in sheet.header:
        return name
    alike = [one for one in sheet.header if plain_word(one) == plain_word(name)]
    if len(alike) != 1:
        raise InputError(Code.BAD_VALUE, field="map", value=name, expected=", ".join(sheet.header))
    return alike[0]


def fields() -> str:
    """The names of all fields."""
    return ", ".join(Field)
