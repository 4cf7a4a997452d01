"""Drift check: the takes of the strip held against the reference pictures of who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from holysheep_studio.domain.drift import judged
from holysheep_studio.domain.screenplay import names_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from holysheep_studio.domain.drift import Likeness, Sighting
    from holysheep_studio.domain.episode import EpisodeId
    from holysheep_studio.services.cutting import Cutting
    from holysheep_studio.services.episodes import Episodes


class Looker(Protocol):
    """Finds a picture in a clip."""

    async def likeness(self, path: Path, reference: str) -> Sighting:
        """The reference picture as it is found in the clip."""
        ...


class DriftCheck:
    """Says of each shot whether its characters look as in the other shots; nothing is changed."""

    def __init__(self, episodes: Episodes, cutting: Cutting, looker: Looker) -> None:
        """`looker` is the engine."""
        self._episodes, self._cutting, self._looker = episodes, cutting, looker

    async def check(
        self, episode_id: EpisodeId, told: Callable[[int, int], None] = lambda _done, _all: None
    ) -> tuple[Likeness, ...]:
        """Every character with pictures, in every take of the strip that it is in. `told` hears how far it is.

        Raises InputError episode_stage without a strip, and for a picture or clip that cannot be read.
        """
        episode = await self._episodes.get(episode_id)
        people = [one for one in await self._episodes.characters(episode.series) if one.references]
        shots = {shot.key: shot for _, shot in episode.shots}
        wanted = [
            (one, placed)
            for placed in await self._cutting.strip(episode_id)
            if placed.piece.shot in shots
            for one in names_in(shots[placed.piece.shot], people)
        ]
        seen = []
        for done, (one, placed) in enumerate(wanted):
            told(done, len(wanted))
            looks = [await self._looker.likeness(placed.path, picture) for picture in one.references]
            seen.append((one.name, placed.piece.shot, max(looks, key=lambda look: look.points)))
        told(len(wanted), len(wanted))
        return judged(seen)
