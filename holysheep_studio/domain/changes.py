"""Change: one line of the log that tells every process on a data folder what to look at again."""

from __future__ import annotations

from enum import StrEnum

from holysheep_studio.domain.frozen import Frozen


class Kind(StrEnum):
    """What sort of thing changed."""

    SOURCE = "source"
    JOB = "job"
    CLIP = "clip"
    SETTING = "setting"
    BUDGET = "budget"  # set, used up to an alert, or overridden; the id is its name
    EPISODE = "episode"  # a stage, a take or a character; the id may be empty: look at all
    PRICE = "price"  # the price book has a new version; the id is its number
    MEASURED = "measured"  # a file's motion was measured, or set anew; the id is its SHA-256


class Change(Frozen, frozen=True):
    """Something was added, changed or removed. `sequence` rises by commit order."""

    sequence: int
    kind: Kind
    id: str
