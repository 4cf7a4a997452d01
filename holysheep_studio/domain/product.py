"""Product: a row of a catalogue as the studio understands it; every value that it cannot is named with its row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.cloud import Size
from holysheep_studio.domain.columns import Field
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.money import Money, micro_of
from holysheep_studio.domain.sheet import plain_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.columns import Words
    from holysheep_studio.domain.sheet import Sheet, SheetRow

LONGEST_S = 600
MOST_CAP = 1_000_000
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
#: The short side of a picture whose shape is asked for where nothing says how large it is.
SHORT_SIDE_PX = 1080
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?|秒|秒钟)?", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})")
_TIMES = re.compile(r"(\d+(?:\.\d+)?)\s*(?:x|\u00d7|times|倍)", re.IGNORECASE)
_ASPECT = re.compile(r"(\d{1,5}(?:\.\d+)?)\s*[:/x\u00d7]\s*(\d{1,5}(?:\.\d+)?)", re.IGNORECASE)
_SIGNS = {"$": "USD", "us$": "USD", "usd": "USD", "¥": "CNY", "cny": "CNY", "rmb": "CNY", "元": "CNY", "€": "EUR",
          "eur": "EUR", "£": "GBP", "gbp": "GBP"}  # fmt: skip


class Cap(Frozen, frozen=True):
    """What a clip may cost at most; without a currency it is meant in the currency of its price."""

    micro: int
    currency: str = ""

    def allows(self, quoted: Money | None) -> bool:
        """Whether a price is surely within it; an unknown one, or one in other money, is not."""
        if quoted is None or (self.currency and self.currency != quoted.currency):
            return False
        return quoted.micro <= self.micro


class Product(Frozen, frozen=True):
    """What a row asks for. None and empty: not asked for in the row."""

    row: int
    sku: str = ""
    name: str = ""
    material: str = ""  # as it is written
    preset: str = ""  # the material whose physics are meant
    picture: str = ""
    effect: str = ""
    values: Mapping[str, Fraction] = field(default_factory=dict)
    duration: Fraction | None = None
    aspect: Fraction | None = None  # width to height
    cap: Cap | None = None
    prompt: str = ""
    negative: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)  # by the names of variables

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.name or self.sku or self.prompt[:60]


def read_product(sheet: Sheet, row: SheetRow, places: Mapping[Field, int], words: Words) -> Product:
    """The product of a row. Raises InputError sheet_row with the first value that cannot be used."""
    read = _Reading(sheet, row, places)
    name, sku, prompt = (read.text(one) for one in (Field.NAME, Field.SKU, Field.PROMPT))
    if not (name or prompt or sku):
        raise read.wrong(Field.NAME if Field.NAME in places else Field.SKU, "", "a name")
    effect, values = _effect(read, words)
    material = read.text(Field.MATERIAL)
    return Product(
        row=row.number,
        sku=sku,
        name=name or sku,
        material=material,
        preset=preset_of(material, words.materials),
        picture=_picture(read),
        effect=effect,
        values=values,
        duration=_duration(read),
        aspect=_aspect(read, words),
        cap=_cap(read),
        prompt=prompt,
        negative=read.text(Field.NEGATIVE),
        texts=_texts(sheet, row, places),
    )


def variables(header: Sequence[str]) -> dict[str, str]:
    """The names that a template may use, by their plain form: every column, and every field, empty without a column."""
    own = {str(one): str(one) for one in Field if one is not Field.PROMPT}
    return {**{" ".join(name.split()).casefold(): name for name in header}, **own}


def size_of(aspect: Fraction, offered: Sequence[Size], short_px: int = SHORT_SIDE_PX) -> Size:
    """A picture of a shape: the offered one nearest to the usual short side, else one made for it, of even numbers."""
    lying = aspect if aspect >= 1 else 1 / aspect
    fitting = [size for size in offered if _shape(size.landscape) == lying]
    if fitting:
        best = min(fitting, key=lambda size: abs(size.landscape.height_px - short_px)).landscape
        return best if aspect >= 1 else Size(best.height_px, best.width_px)
    long_px = 2 * ceil(short_px * lying / 2)
    return Size(long_px, short_px) if aspect >= 1 else Size(short_px, long_px)


def preset_of(material: str, known: Mapping[str, str]) -> str:
    """The material that a text names first ("100% mulberry silk" is silk); "" where it names none that is known."""
    plain = plain_word(material)
    if not plain:
        return ""
    if plain in known:
        return known[plain]
    found = [(where, -len(word), known[word]) for word in known if (where := _found(plain, word)) >= 0]
    return min(found)[2] if found else ""


def _found(plain: str, word: str) -> int:
    return plain.find(word) if not word.isascii() else f" {plain} ".find(f" {word} ")


def _shape(size: Size) -> Fraction:
    return Fraction(size.width_px, size.height_px)


class _Reading:
    """One row, asked by field."""

    def __init__(self, sheet: Sheet, row: SheetRow, places: Mapping[Field, int]) -> None:
        self._sheet = sheet
        self._row = row
        self._places = places

    def text(self, field: Field) -> str:
        """The cell of a field. Raises InputError for one that is an error in the sheet."""
        place = self._places.get(field)
        if place is None:
            return ""
        if place in self._row.faults:
            raise self.wrong(field, self._row.faults[place], "a value")
        return self._row.cells[place]

    def wrong(self, field: Field, value: str, expected: str) -> InputError:
        """The error about a field's cell."""
        place = self._places.get(field)
        column = str(field) if place is None else self._sheet.header[place]
        shown = value[:80] if value else "empty"
        return InputError(
            Code.SHEET_ROW, file=self._sheet.file, row=self._row.number, field=column, value=shown, expected=expected
        )


def _texts(sheet: Sheet, row: SheetRow, places: Mapping[Field, int]) -> dict[str, str]:
    """What the variables of a template stand for in this row. A cell that is an error is as good as empty there."""
    columns = {name: "" if n in row.faults else row.cells[n] for n, name in enumerate(sheet.header)}
    return {**columns, **{str(field): "" if n in row.faults else row.cells[n] for field, n in places.items()}}


def _effect(read: _Reading, words: Words) -> tuple[str, dict[str, Fraction]]:
    written = read.text(Field.EFFECT)
    plain = plain_word(written)
    if not plain:
        return "", {}
    known = [name for name, row in EFFECTS.items() if row.cloud is not None]
    named = {**words.effects, **{plain_word(name): name for name in known}}
    times = _TIMES.search(written)
    bare = plain_word(_TIMES.sub(" ", written))
    name = named.get(plain) or named.get(bare)
    if name is None and times is not None and not bare:
        name = f"slow_motion_{times[1]}x"
    if times is not None and name is not None and name.startswith("slow_motion"):
        name = f"slow_motion_{times[1]}x"
    if name not in known:
        raise read.wrong(Field.EFFECT, written, ", ".join(known))
    parameters = {one.name: one for one in EFFECTS[name].parameters}
    if times is None or "ratio" not in parameters:
        return name, {}
    ratio = Fraction(times[1])
    if not parameters["ratio"].lowest <= ratio <= parameters["ratio"].highest:
        span = f"{float(parameters['ratio'].lowest):g}x to {float(parameters['ratio'].highest):g}x"
        raise read.wrong(Field.EFFECT, written, span)
    return name, {"ratio": ratio}


def _duration(read: _Reading) -> Fraction | None:
    written = read.text(Field.DURATION)
    if not written:
        return None
    found, clock = _NUMBER.fullmatch(written), _CLOCK.fullmatch(written)
    seconds = Fraction(0)
    if found is not None:
        seconds = Fraction(found[1].replace(",", "."))
    elif clock is not None:
        seconds = Fraction(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    if not 0 < seconds <= LONGEST_S:
        raise read.wrong(Field.DURATION, written, f"seconds, above 0 and at most {LONGEST_S}")
    return seconds


def _aspect(read: _Reading, words: Words) -> Fraction | None:
    written = read.text(Field.ASPECT)
    if not written:
        return None
    found = _ASPECT.fullmatch(words.aspects.get(plain_word(written), written).strip())
    shape = Fraction(0) if found is None or not Fraction(found[2]) else Fraction(found[1]) / Fraction(found[2])
    if not Fraction(1, 4) <= shape <= 4:
        raise read.wrong(Field.ASPECT, written, "a shape like 16:9, 9:16 or 1:1")
    return shape


def _cap(read: _Reading) -> Cap | None:
    written = read.text(Field.PRICE_CAP)
    if not written:
        return None
    text, currency = written.lower().replace("¥", "¥"), ""
    for sign, name in _SIGNS.items():
        if sign in text:
            text, currency = text.replace(sign, ""), name
            break
    text = text.strip().replace(",", ".") if text.count(",") == 1 and "." not in text else text.replace(",", "")
    try:
        micro = micro_of(text)
    except InputError:
        micro = -1
    if not 0 <= micro <= MOST_CAP * 1_000_000:
        raise read.wrong(Field.PRICE_CAP, written, "an amount like 0.50 or 0.50 USD")
    return Cap(micro, currency)


def _picture(read: _Reading) -> str:
    written = read.text(Field.PICTURE)
    if not written:
        return ""
    lower = written.lower()
    if lower.startswith(("http://", "https://")):
        if any(sign.isspace() for sign in written):
            raise read.wrong(Field.PICTURE, written, "one link without blanks")
        return written
    if "://" in written or not lower.endswith(PICTURE_SUFFIXES):
        raise read.wrong(Field.PICTURE, written, f"a file ending in {', '.join(PICTURE_SUFFIXES)}, or a link")
    return written
