"""Subtitles: what is said in a cut, as SubRip text with exact times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import Seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from holysheep_studio.domain.screenplay import Speech

_LINE = 42  # characters a line, two lines a subtitle: what viewers read without effort


class Cue(Frozen, frozen=True):
    """Words on the screen from `start` to `end`, seconds of the film."""

    start: Seconds
    end: Seconds
    text: str


def cues(shots: Iterable[tuple[Seconds, Seconds, Sequence[Speech]]]) -> tuple[Cue, ...]:
    """Subtitles of shots given as (start, length, what is said): each speech gets its share of the shot by letters."""
    found = []
    for start, length, said in shots:
        blocks = [(one.speaker, block) for one in said for block in _blocks(one.text)]
        total = sum(len(block) for _, block in blocks)
        at = start
        for place, (speaker, block) in enumerate(blocks):
            share = length * len(block) / total
            first = place == 0 or blocks[place - 1][0] != speaker
            several = len({name for name, _ in blocks}) > 1
            text = f"{speaker}: {block}" if several and first else block
            found.append(Cue(at, at + share, _wrapped(text)))
            at += share
    return tuple(cue for cue in found if cue.end > cue.start)


def srt(found: Iterable[Cue]) -> str:
    """SubRip text: numbered, times in thousandths, empty lines between."""
    blocks = [
        f"{number}\n{_time(cue.start)} --> {_time(cue.end)}\n{cue.text}\n" for number, cue in enumerate(found, start=1)
    ]
    return "\n".join(blocks)


def _time(at: Seconds) -> str:
    whole = round(at * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02},{whole % 1000:03}"


def _blocks(text: str) -> list[str]:
    """A speech in pieces of two lines at most, cut between words."""
    pieces: list[str] = []
    for word in text.split():
        if pieces and len(pieces[-1]) + 1 + len(word) <= 2 * _LINE - 4:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return pieces


def _wrapped(text: str) -> str:
    if len(text) <= _LINE:
        return text
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    middle = min(spaces, key=lambda place: abs(place - len(text) // 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
