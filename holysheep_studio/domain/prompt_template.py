"""PromptTemplate: words with places for the values of a product; what a value says is never read as a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The template that stands there before a person writes one.
USUAL_TEMPLATE = (
    "Product film of {name}[, made of {material}][. {highlight}][. Mood: {mood}]. "
    "Clean studio light, the product in focus, natural movement."
)
#: The same for a table in Chinese.
CHINESE_TEMPLATE = (
    "{name}\u7684\u4ea7\u54c1\u77ed\u7247[\uff0c\u6750\u8d28\u4e3a{material}][\u3002{highlight}]"
    "[\u3002\u6c1b\u56f4\uff1a{mood}]\u3002"
    "\u5e72\u51c0\u7684\u5f71\u68da\u706f\u5149\uff0c\u4ea7\u54c1\u6e05\u6670\u5bf9\u7126\uff0c\u52a8\u4f5c\u81ea\u7136\u3002"
)
MOST_TEMPLATE_CHARS = 4000
#: So many letters of one value go into a prompt; what is longer is a text, not a value.
MOST_VALUE_CHARS = 1000
_ENDS = frozenset(".!?\u3002\uff01\uff1f")
_MARKS = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{([^{}\[\]]*)\}|[{}\[\]]")


class Piece(Frozen, frozen=True):
    """Words, or the value of a variable. `part` numbers the brackets it stands in; 0: in none."""

    text: str
    variable: bool = False
    part: int = 0


class PromptTemplate(Frozen, frozen=True):
    """Read from "A film of {name}[ in {mood} light]": what stands in brackets is left out where a value is missing.

    Doubled signs ({{, ]]) stand for themselves.
    """

    pieces: tuple[Piece, ...]

    @property
    def variables(self) -> tuple[str, ...]:
        """The names in it, each once, in order."""
        return tuple(dict.fromkeys(piece.text for piece in self.pieces if piece.variable))

    def fill(self, value: Callable[[str], str]) -> str:
        """The prompt. `value` gives a variable's value, "" for an empty one; brackets and braces in it mean nothing.

        Raises KeyError with the first variable outside brackets that is empty.
        """
        values = {name: value(name)[:MOST_VALUE_CHARS].strip() for name in self.variables}
        lacking = {piece.part for piece in self.pieces if piece.variable and not values[piece.text]}
        missing = next((one for one in self.pieces if one.variable and not one.part and not values[one.text]), None)
        if missing is not None:
            raise KeyError(missing.text)
        said = [
            values[piece.text] if piece.variable else piece.text
            for piece in self.pieces
            if not piece.part or piece.part not in lacking
        ]
        return _joined(said)


def read_template(text: str, known: Mapping[str, str]) -> PromptTemplate:
    """The template in a text. `known` gives the variable that a plain word means.

    Raises InputError bad_value: a bracket without its fellow, an empty or unknown variable, named with what there is.
    """
    if not text.strip() or len(text) > MOST_TEMPLATE_CHARS:
        raise _bad(text[:40], f"1-{MOST_TEMPLATE_CHARS} characters")
    pieces: list[Piece] = []
    part = parts = at = 0
    for mark in _MARKS.finditer(text):
        _add(pieces, text[at : mark.start()], part)
        at, sign = mark.end(), mark.group()
        if sign in {"{{", "}}", "[[", "]]"}:
            _add(pieces, sign[0], part)
        elif mark.group(1) is not None:
            pieces.append(Piece(_variable(mark.group(1), known), variable=True, part=part))
        elif sign == "[" and not part:
            parts += 1
            part = parts
        elif sign == "]" and part:
            part = 0
        else:
            raise _bad(f"{sign} at character {mark.start() + 1}", "brackets in pairs, not inside each other")
    if part:
        raise _bad("[ that stays open", "brackets in pairs")
    _add(pieces, text[at:], 0)
    return PromptTemplate(tuple(pieces))


def _add(pieces: list[Piece], text: str, part: int) -> None:
    if text:
        pieces.append(Piece(text, part=part))


def _variable(written: str, known: Mapping[str, str]) -> str:
    found = known.get(" ".join(written.split()).casefold())
    if found is None:
        names = ", ".join(f"{{{name}}}" for name in dict.fromkeys(known.values()))
        raise _bad(f"{{{written[:40]}}}", names)
    return found


def _joined(said: list[str]) -> str:
    """The pieces in a row; where a value ends a sentence itself, no second full stop follows."""
    text = ""
    for piece in said:
        text += piece[1:] if text[-1:] in _ENDS and piece.startswith((".", "\u3002")) else piece
    return " ".join(text.split())


def _bad(value: str, expected: str) -> InputError:
    return InputError(Code.BAD_VALUE, field="template", value=value, expected=expected)
