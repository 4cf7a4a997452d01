"""Cues: the small language in which a prompt, a file name or a scenario file tells the server what to play.

A cue stands in double brackets: `[[name]]`, `[[name:value]]`, `[[name:value*times]]`. It is played `times` times for
the same request (the same client key, else the same text) and then no more; `*0` means always. Without `*`, passing
faults (429, 5xx, a cut line) play once and everything else plays always. A cue nobody knows is answered with 422.

    fail:KIND        refuse the submit; KIND is a row of refusals.REFUSALS: 400, 401, 401-object, 402, 429, 502 ...
    retry-after:HOW  the hint of a 429: 2, 0.5, date, past, garbage, none, ms-1500, body-2
    drop:WHEN        cut the line: before (nothing accepted), after (accepted, no answer), half (half an answer)
    late:SECONDS     accept at once, answer after that time
    answer:HOW       url, id, 200, 201, 202, 204, empty, truncated, html, error, no-id, duplicate
    id:KEY url:KEY   the name that carries the id or the URL (wire.md 1.5), `url:data.url` for a nested one
    numbers:text     numbers as strings
    error:HOW        an error field in a good answer: null, empty
    polls:N          the job ends at its Nth poll, not before
    takes:SECONDS    the job ends after that time, not before
    progress:LIST    what the polls say in turn (10,60,30), or: backwards, none, text, beyond
    status:WORD      the word while it is under way (the last one of a list stays)
    end:HOW          completed, failed, failed-object, moderated, cancelled, expired, never
    score:NUMBER     physics_score: null, none (left out), or a number; below 85 a warning comes along
    usage:none       no usage in the answer
    poll-fail:KIND   a poll is answered with that refusal; poll-drop cuts its line, poll-late:SECONDS delays it
    media:HOW        ignore-range, 416, wrong-range, etag-change, no-etag, weak-etag, no-length, short, expired,
                     corrupt, garbage, html
    cut:SHARE        the download's line is cut when that share of what is left has been sent
    size:BYTES       the clip is padded to that size (MP4 `free` box)
    redirect:WHERE   the media URL leads on: same (this host), away (another host name of this machine)
    hook:HOW         lost, duplicated, early, bad-signature, unsigned, wrong-time
    hook-late:SECONDS the webhook comes that much after the job's end
    chat:HOW         clean, fenced, array, truncated, prose, empty, no-choices, no-usage
    upload:HOW       lost, wrong-offset, complete-fail, expired; part-fail:N refuses part N, part-drop:N cuts its line
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holysheep_studio.demo_server.refusals import PASSING, REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterable

_CUE = re.compile(r"\[\[\s*([a-z-]+)\s*(?::([^\[\]*]*))?(?:\*(\d{1,6}))?\s*\]\]")
_ANY = re.compile(r"\[\[.*?\]\]")
_NUMBER = r"\d{1,12}(\.\d{1,6})?"
_KINDS = "|".join(map(re.escape, REFUSALS))
_KEY = r"[a-z_.]{1,40}"

#: What each cue may be given.
KNOWN = {
    "fail": _KINDS,
    "retry-after": rf"{_NUMBER}|date|past|garbage|none|ms-{_NUMBER}|body-{_NUMBER}",
    "drop": "before|after|half|",
    "late": _NUMBER,
    "answer": "url|id|200|201|202|204|empty|truncated|html|error|no-id|duplicate",
    "id": _KEY,
    "url": _KEY,
    "numbers": "text",
    "error": "null|empty",
    "polls": r"\d{1,6}",
    "takes": _NUMBER,
    "progress": rf"backwards|none|text|beyond|-?{_NUMBER}(,-?{_NUMBER})*",
    "status": r"[\w ,.-]{0,200}",
    "end": "completed|failed|failed-object|moderated|cancelled|expired|never",
    "score": rf"null|none|-?{_NUMBER}",
    "usage": "none",
    "poll-fail": _KINDS,
    "poll-drop": "",
    "poll-late": _NUMBER,
    "media": "ignore-range|416|wrong-range|etag-change|no-etag|weak-etag|no-length|short|expired|corrupt|garbage|html",
    "cut": r"0(\.\d{1,6})?|1",
    "size": r"\d{1,12}",
    "redirect": "same|away",
    "hook": "lost|duplicated|early|bad-signature|unsigned|wrong-time",
    "hook-late": _NUMBER,
    "chat": "clean|fenced|array|truncated|prose|empty|no-choices|no-usage",
    "upload": "lost|wrong-offset|complete-fail|expired",
    "part-fail": r"\d{1,5}",
    "part-drop": r"\d{1,5}",
}
#: Faults that pass: they play once unless the cue says how often.
_ONCE = {"drop", "late", "poll-drop", "poll-late", "cut", "part-fail", "part-drop"}
_ONCE_WITH = {("media", "expired"), ("media", "416"), ("upload", "complete-fail"), ("upload", "wrong-offset")}


@dataclass(slots=True)
class Cue:
    """One instruction and how often it is still to be played; None is always."""

    name: str
    value: str
    left: int | None


class UnknownCue(ValueError):  # noqa: N818 - it names what was found
    """Something in double brackets that is no cue."""


def read(text: str) -> list[Cue]:
    """The cues in a text, in order. Raises UnknownCue with what is not understood."""
    cues = []
    for found in _ANY.findall(text):
        match = _CUE.fullmatch(found)
        if match is None:
            raise UnknownCue(found)
        name, value, times = match[1], (match[2] or "").strip(), match[3]
        if name not in KNOWN or not re.fullmatch(KNOWN[name], value):
            raise UnknownCue(found)
        cues.append(Cue(name, value, _times(name, value, times)))
    return cues


def without(text: str) -> str:
    """The text without its cues."""
    return re.sub(r"\s+", " ", _ANY.sub(" ", text)).strip()


def _times(name: str, value: str, given: str | None) -> int | None:
    if given is not None:
        return int(given) or None
    passing = name in _ONCE or (name, value) in _ONCE_WITH or (name in {"fail", "poll-fail"} and value in PASSING)
    return 1 if passing else None


class Playing:
    """The cues of one request, counted down as they are played."""

    def __init__(self, cues: Iterable[Cue] = ()) -> None:
        """Cues may be shared with other requests that are the same one tried again."""
        self.cues = list(cues)

    def value(self, name: str) -> str | None:
        """What a setting is set to, without using it up; None when it is not set."""
        return next((cue.value for cue in self.cues if cue.name == name and cue.left != 0), None)

    def has(self, name: str, value: str) -> bool:
        """Whether this very cue is set, without using it up."""
        return any(cue.name == name and cue.value == value and cue.left != 0 for cue in self.cues)

    def play(self, name: str, *values: str) -> str | None:
        """Play the first cue of that name (with one of the values, where given) once; its value, or None."""
        for cue in self.cues:
            if cue.name == name and cue.left != 0 and (not values or cue.value in values):
                if cue.left is not None:
                    cue.left -= 1
                return cue.value
        return None

    def number(self, name: str) -> float | None:
        """A setting as a number."""
        value = self.value(name)
        return None if value is None else float(value)
