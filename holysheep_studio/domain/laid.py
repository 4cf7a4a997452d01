"""Laid: a sound that is laid under a whole film, a voice or music."""

from __future__ import annotations

from holysheep_studio.domain.frozen import Frozen


class Laid(Frozen, frozen=True):
    """A sound file from the film's frame `offset_frames` on (below 0: its beginning is cut), by `gain_db` louder."""

    path: str
    offset_frames: int = 0
    gain_db: float = 0.0
