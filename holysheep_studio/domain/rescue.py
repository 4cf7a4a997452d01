"""Rescue: what was found wrong with a database, what was made of it, and what nobody knows any more."""

from __future__ import annotations

from enum import StrEnum

from holysheep_studio.domain.frozen import Frozen


class Damage(StrEnum):
    """What is wrong with a database."""

    UNREADABLE = "unreadable"  # it is no database, or its pages contradict each other
    MISSING = "missing"  # it is gone or empty, and the journal or a backup says that it was there
    BEHIND = "behind"  # it is whole but older than its journal: the newest changes are lost


class Rescue(Frozen, frozen=True):
    """One rescue. Moments are seconds since 1970, UTC."""

    at: float
    damage: Damage
    detail: str  # what SQLite said, for logs
    kept_in: str  # the folder that the damaged files were moved to; "" where nothing had to be moved
    backup_at: float | None  # of the backup that was begun with; None: none was whole
    redone: int  # changes from the journal that were made again
    jobs: int
    clips: int
    unsure: tuple[str, ...] = ()  # jobs that may have been sent and paid in the time that nobody knows of
    unknown_since: float | None = None  # changes since then may be lost; None: nothing is
    unknown_until: float | None = None
    stray_clips: tuple[str, ...] = ()  # files among the clips that no clip speaks of
