"""Rules: a scenario file's lines, which add cues to requests by what they are, by chance, and so many times."""

from __future__ import annotations

import random
import re
import tomllib
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from holysheep_studio.demo_server.cues import Cue, Playing, UnknownCue, read
from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DOORS = ("submit", "upload", "chat")
#: Requests whose cues are remembered; older ones begin anew.
_MOST_REMEMBERED = 100_000


@dataclass(slots=True)
class Rule:
    """Cues for every request that matches, drawn by chance from a seed of its own."""

    play: tuple[Cue, ...]
    door: str = "submit"
    dialect: str = ""  # "" for any
    text: str = ""  # a regular expression that the prompt (or file name) holds
    probability: float = 1.0
    seed: int = 0
    times: int | None = None  # how often it may come true in all
    drawn: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.drawn = random.Random(self.seed)  # noqa: S311 - a scenario must be the same each time

    def comes_true(self, door: str, dialect: str, text: str) -> bool:
        """Whether it applies to this request; draws."""
        if door != self.door or self.dialect not in {"", dialect} or self.times == 0:
            return False
        if not re.search(self.text, text) or self.drawn.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True


def rule(row: object) -> Rule:
    """A rule from a table of a file or of an admin request. Raises ValueError saying what is wrong."""
    if not isinstance(row, dict):
        raise ValueError("a rule is a table")  # noqa: TRY004 - all that is wrong with a rule is a ValueError
    unknown = set(row) - {"play", "door", "dialect", "text", "probability", "seed", "times"}
    if unknown:
        raise ValueError(f"{', '.join(sorted(map(str, unknown)))}: no such value")
    try:
        cues = tuple(read(_typed(row, "play", str, "")))
        re.compile(_typed(row, "text", str, ""))
    except UnknownCue as error:
        raise ValueError(f"play: {error} is no cue") from None
    except re.error as error:
        raise ValueError(f"text: {error}") from None
    made = Rule(
        cues,
        _typed(row, "door", str, "submit"),
        _typed(row, "dialect", str, ""),
        _typed(row, "text", str, ""),
        float(_typed(row, "probability", float, 1.0)),
        _typed(row, "seed", int, 0),
        _typed(row, "times", int, None),
    )
    if not cues or made.door not in DOORS or not 0 <= made.probability <= 1 or (made.times or 0) < 0:
        raise ValueError("play: at least one cue; door: submit, upload or chat; probability: 0-1; times: 0 or more")
    return made


def _typed(row: dict[str, Any], name: str, kind: type, default: object) -> Any:  # noqa: ANN401 - as the kind says
    value = row.get(name, default)
    fits = isinstance(value, int | float) if kind is float else isinstance(value, kind)
    if name in row and (not fits or isinstance(value, bool)):
        raise ValueError(f"{name}: {value!r} does not fit")
    return value


def read_file(file: Path) -> list[Rule]:
    """The `[[rule]]` tables of a scenario file. Raises InputError file_missing, bad_value."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(Code.FILE_MISSING, file=file) from None
    except (OSError, ValueError) as error:
        raise InputError(Code.BAD_VALUE, field=file, value="unreadable", expected=f"TOML ({error})") from None
    rows = tables.get("rule")
    if not isinstance(rows, list) or set(tables) != {"rule"}:
        raise InputError(Code.BAD_VALUE, field=file, value="its tables", expected="[[rule]] tables and nothing else")
    made = []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(rule(row))
        except ValueError as error:
            raise InputError(Code.BAD_VALUE, field=f"{file}, rule {number}", value="this", expected=error) from None
    return made


class RuleBook:
    """The rules of a server and the cues of the requests it has seen."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        """More may be added while it runs."""
        self.rules = list(rules)
        self._own: OrderedDict[tuple[str, str], list[Cue]] = OrderedDict()

    def playing(self, door: str, dialect: str, text: str, same: str) -> Playing:
        """The cues of a request: its own (shared by all requests with the same `same`) and those of the rules.

        Raises UnknownCue.
        """
        own = self._own.get((door, same))
        if own is None:
            own = self._own[door, same] = read(text)
            if len(self._own) > _MOST_REMEMBERED:
                self._own.popitem(last=False)
        added = [replace(cue) for found in self.rules if found.comes_true(door, dialect, text) for cue in found.play]
        return Playing([*own, *added])
