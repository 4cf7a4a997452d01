"""What happens to the sound under a time map: kept, stretched with its pitch, or dropped with a reason."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.render import Note

if TYPE_CHECKING:
    from holysheep_studio.domain.timemap import TimeMap

#: Outside half to double speed a pitch-kept stretch of speech and music is no longer worth hearing.
SLOWEST_SOUND = Fraction(1, 2)
FASTEST_SOUND = Fraction(2)


def sound_note(time_map: TimeMap) -> Note | None:
    """None: the sound stays as it is. AUDIO_STRETCHED: it follows the map. AUDIO_DROPPED_*: it is left out."""
    speed = time_map.constant_speed
    if speed is None or speed <= 0:
        return Note.AUDIO_DROPPED_RAMP
    if speed == 1:
        return None
    return Note.AUDIO_STRETCHED if SLOWEST_SOUND <= speed <= FASTEST_SOUND else Note.AUDIO_DROPPED_SPEED
