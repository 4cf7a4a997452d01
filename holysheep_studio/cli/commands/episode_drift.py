"""`episode drift`: the characters of the strip held against their pictures and one another; the odd one out is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from holysheep_studio.cli.app import DataOption, DebugOption, JsonOption
from holysheep_studio.cli.commands.episode import EpisodeArgument, episode_app
from holysheep_studio.cli.opened import in_studio
from holysheep_studio.cli.output import DONE, Bars, document, say
from holysheep_studio.cli.words import one_line
from holysheep_studio.domain.codec import to_plain
from holysheep_studio.studio import Studio

if TYPE_CHECKING:
    from holysheep_studio.domain.drift import Likeness

FIELDS = """With --json: {"schema": "drift/1", "sightings": [{character, shot, sighting: {found, frames, points, colour,
feature}, odd}]}. `odd` names by what a shot stands out ("colour", "feature"), is empty where it is like the others, and
null where it cannot be told. `colour` and `feature` are distances, 0 to 1."""


@episode_app.command(epilog=FIELDS)
def drift(
    ctx: typer.Context,
    episode: EpisodeArgument,
    data: DataOption = None,
    *,
    json: JsonOption = False,
    debug: DebugOption = False,
) -> None:
    """Look for the pictures of each character in its shots, and say which shot stands out and where nobody can tell."""

    async def work(studio: Studio) -> int:
        one = await studio.episodes.find(episode)
        with Bars() as bars:
            share = bars.bar("characters").stage("compare")
            found = await studio.drift.check(one, lambda done, total: share(done / total if total else 1.0))
        if json:
            document({"schema": "drift/1", "sightings": [to_plain(likeness) for likeness in found]})
            return DONE
        for likeness in found:
            say(f"{likeness.shot:8} {one_line(likeness.character)}: {_told(likeness)}")
        if not found:
            say("No shot of the strip has a character with pictures.")
        return DONE

    in_studio(ctx, data, work, json=json, debug=debug)


def _told(likeness: Likeness) -> str:
    seen = likeness.sighting
    if not seen.found:
        return "cannot be told: the pictures were not found in it"
    if likeness.odd is None:
        return "cannot be told: too few shots show the character"
    figures = f"colour {seen.colour:.2f}, features {seen.feature:.2f}, {seen.points} points"
    return f"stands out by {' and '.join(likeness.odd)} ({figures})" if likeness.odd else f"like the others ({figures})"
