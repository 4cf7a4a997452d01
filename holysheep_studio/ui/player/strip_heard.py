"""What is heard in a strip, and when: known before any sound library is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Heard(NamedTuple):
    """A sound in the strip, in seconds: it is heard from `begin_s` on, from `skip_s` of its file, for `length_s`."""

    path: Path
    begin_s: float
    skip_s: float
    length_s: float
    gain: float = 1.0
    clip: bool = True  # False: a file of sound, whose time begins with itself
