"""Whole words in a text: letters by their ends, Chinese and Japanese, which part no words, wherever they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil

#: One character as a share of a word.
CHARACTER_WORDS = 0.6
_UNPARTED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: A letter, digit or underscore of a script that parts its words.
_LETTER = rf"[^\W{_UNPARTED}]"


def unparted(text: str) -> bool:
    """Whether any of it is written in a script without blanks between words."""
    return re.search(f"[{_UNPARTED}]", text) is not None


def word_count(text: str) -> int:
    """How many words it takes to say a text; five Chinese characters take as long as three English words."""
    if not unparted(text):
        return len(text.split())
    signs = len(re.findall(f"[{_UNPARTED}]", text))
    parted = re.sub(f"[{_UNPARTED}]", " ", text).split()
    return sum(re.search(r"\w", one) is not None for one in parted) + ceil(signs * CHARACTER_WORDS)


def stands_in(word: str, text: str) -> bool:
    """Whether a word, or several with blanks between, stands in a text, whatever the case."""
    return _pattern(word).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    before = "" if unparted(word[:1]) else f"(?<!{_LETTER})"
    after = "" if unparted(word[-1:]) else f"(?!{_LETTER})"
    return re.compile(before + re.escape(word) + after, re.IGNORECASE)
