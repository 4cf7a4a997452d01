"""Matching: how well words fit what a person types into a search field, letters left out or not."""

from __future__ import annotations

import unicodedata

#: What a match is worth: a letter that begins a word, one that follows the one before, any other.
_BEGINS, _FOLLOWS, _ANY = 8, 5, 1
#: Words in which all that was typed stands in one piece are above all others.
_WHOLE = 1000


def folded(words: str) -> str:
    """Words as they are compared: without case and without accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def score(typed: str, words: str) -> int:
    """How well `words` fit, both folded; 0 where a typed letter is missing. Blanks in `typed` part words.

    Every typed word must be found, in any order, whole or as letters in their order.
    """
    total = 1
    for part in typed.split():
        found = _score_part(part, words)
        if not found:
            return 0
        total += found
    return total


def _score_part(part: str, words: str) -> int:
    at = words.find(part)
    if at >= 0:
        while at > 0 and words[at - 1].isalnum():
            later = words.find(part, at + 1)
            if later < 0:
                break
            at = later
        begins = at == 0 or not words[at - 1].isalnum()
        return _WHOLE * (2 if begins else 1) + max(0, 100 - at)
    return _score_letters(part, words)


def _score_letters(part: str, words: str) -> int:
    total, at, follows = 0, -1, False
    for letter in part:
        found = _next(letter, words, at + 1, follows=follows)
        if found < 0:
            return 0
        begins = found == 0 or not words[found - 1].isalnum()
        total += _BEGINS if begins else _FOLLOWS if found == at + 1 and follows else _ANY
        at, follows = found, True
    return total


def _next(letter: str, words: str, start: int, *, follows: bool) -> int:
    """Where the letter stands next: right here, else at the beginning of a word, else anywhere."""
    if follows and words[start : start + 1] == letter:
        return start
    at = words.find(letter, start)
    first = at
    while at >= 0:
        if at == 0 or not words[at - 1].isalnum():
            return at
        at = words.find(letter, at + 1)
    return first
