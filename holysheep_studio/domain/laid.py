"""Laid: a sound that is laid under a whole film, a voice or music."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Laid:
    """A sound file from the film's frame `offset_frames` on (below 0: its beginning is cut), by `gain_db` louder."""

    path: str
    offset_frames: int = 0
    gain_db: float = 0.0
