"""What happens to the sound under a time map: where it is heard, whether it is stretched, and what to say of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.render import USUAL_SOUND, Note, SoundChoice, SoundMode

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.domain.timemap import TimeMap

#: Sound shorter than this between two silences is a click, and left out.
SHORTEST_S = Fraction(1, 5)
#: The widest range a choice may ask for; beyond it nothing is recognised any more.
SLOWEST_SOUND = Fraction(1, 8)
FASTEST_SOUND = Fraction(8)


def audible(time_map: TimeMap, choice: SoundChoice = USUAL_SOUND) -> tuple[tuple[Seconds, Seconds], ...]:
    """The runs (start, end) of output time in which sound is heard, in order, none touching the next."""
    slowest, fastest = (Fraction(1), Fraction(1)) if choice.mode is SoundMode.KEEP else (choice.slowest, choice.fastest)
    runs: list[tuple[Seconds, Seconds]] = []
    for piece in time_map.segments:
        if not slowest <= piece.speed <= fastest:
            continue
        if runs and runs[-1][1] == piece.start:
            runs[-1] = (runs[-1][0], piece.end)
        else:
            runs.append((piece.start, piece.end))
    whole = [(Fraction(0), time_map.duration)]
    return tuple(run for run in runs if runs == whole or run[1] - run[0] >= SHORTEST_S)


def sound_note(time_map: TimeMap, choice: SoundChoice = USUAL_SOUND) -> Note | None:
    """None: the sound stays as it is. AUDIO_STRETCHED: it follows the map; AUDIO_PARTLY_SILENT: where it can.

    AUDIO_DROPPED_*: it is left out.
    """
    runs = audible(time_map, choice)
    speed = time_map.constant_speed
    if not runs:
        return Note.AUDIO_DROPPED_RAMP if speed is None or speed <= 0 else Note.AUDIO_DROPPED_SPEED
    if runs != ((Fraction(0), time_map.duration),):
        return Note.AUDIO_PARTLY_SILENT
    return None if speed == 1 else Note.AUDIO_STRETCHED
