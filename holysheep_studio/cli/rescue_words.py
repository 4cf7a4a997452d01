"""What the command line says of a database that was found damaged and made anew."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

from holysheep_studio.domain.rescue import Damage
from holysheep_studio.services import rescue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from holysheep_studio.domain.rescue import Rescue

_FOUND = {
    Damage.UNREADABLE: "The database was damaged.",
    Damage.MISSING: "The database was gone.",
    Damage.BEHIND: "The database lacked its newest changes.",
}


def rescue_lines(found: Rescue) -> Iterator[str]:
    """What was found, what was made of it, what nobody knows any more: a sentence each."""
    yield _FOUND[found.damage]
    base = "" if found.backup_at is None else f"the backup of {_day(found.backup_at)} and "
    yield f"It was made again from {base}{found.redone} kept changes: {found.jobs} jobs, {found.clips} clips."
    if found.kept_in:
        yield f"What was damaged is kept in {found.kept_in}."
    if found.unknown_since is not None and found.unknown_until is not None:
        since = _day(found.unknown_since) if found.unknown_since else "the beginning"
        yield f"What was done between {since} and {_day(found.unknown_until)} may be missing here."
        yield "Compare that time with your provider's own list of jobs and charges."
    if found.unsure:
        yield (
            f"{len(found.unsure)} jobs may have been sent and paid; none is sent again until you say so"
            " (holysheep-studio queue list)."
        )
    if found.stray_clips:
        yield f"{len(found.stray_clips)} finished files are not on the list any more; they lie untouched as before."


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def tell_rescue(data: Path, since: float) -> None:
    """Say on stderr what was rescued in this data folder since then, if anything was."""
    found = rescue.last(data)
    if found is None or found.at < since:
        return
    encoding = sys.stderr.encoding or "utf-8"
    for line in rescue_lines(found):
        sys.stderr.write(f"holysheep-studio: {line}\n".encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()
