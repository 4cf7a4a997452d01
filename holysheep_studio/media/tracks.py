"""A clip's tracks on FFmpeg's graph, on one clock that starts with the picture: a constant rate, sound in step."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.footage import Finding
from holysheep_studio.domain.timebase import rate_text

if TYPE_CHECKING:
    from holysheep_studio.domain.footage import Audio, Footage
    from holysheep_studio.domain.timebase import FrameRate, Seconds


def frame_total(footage: Footage, rate: FrameRate) -> int:
    """How many frames the picture's duration holds at a constant rate."""
    return max(1, round(footage.duration * rate))


def shifted(footage: Footage, start: Seconds = Fraction(0)) -> str:
    """The expression that moves time stamps so that the picture starts at `start`; input stamps are kept (copyts)."""
    if Finding.TIME_JUMPS in footage.findings:
        return f"round(PTS-STARTPTS+({start})/TB)"
    return f"round(PTS-({footage.video.start - start})/TB)"


def at_rate(stream: Any, footage: Footage, rate: FrameRate, came: FrameRate) -> Any:  # noqa: ANN401 - graph nodes
    """The picture, which comes at about `came`, counted out at `rate`: every frame the nearest of the source."""
    # `fps` shows the last picture before the middle of a frame; earlier by half a source picture, it is the nearest
    stream = stream.filter("setpts", shifted(footage, (1 - min(Fraction(1), rate / came)) / (2 * rate)))
    # a file's last frame may claim to be shorter or longer than a frame is: the number of frames is ours to say
    stream = stream.filter("fps", rate_text(rate), round="near", eof_action="pass")
    stream = stream.filter("tpad", stop_mode="clone", stop=2)
    return stream.filter("trim", end_frame=frame_total(footage, rate))


def heard(footage: Footage) -> tuple[int, Audio]:
    """The sound track that is kept, and its place: the default, or the first. There must be one."""
    place = next((place for place, track in enumerate(footage.audio) if track.default), 0)
    return place, footage.audio[place]


def sound(clip: Any, footage: Footage, rate_hz: int, samples: int) -> Any:  # noqa: ANN401 - graph nodes
    """The sound, filled up with silence from the picture's start and cut to `samples`."""
    stream = clip[f"a:{heard(footage)[0]}"].filter("asetpts", shifted(footage))
    stream = stream.filter("aresample", rate_hz, **{"async": 1, "first_pts": 0})
    return stream.filter("atrim", end_sample=samples)
