"""Brief: what the user asked to be done with a source, and what that will come to."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import field

from holysheep_studio.domain.bends import Bend
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import (
    USUAL_CRF,
    USUAL_SOUND,
    Encoder,
    FrameModel,
    HdrChoice,
    Interpolation,
    Note,
    Quality,
    SoundChoice,
    VideoCodec,
)
from holysheep_studio.domain.timebase import FrameRate, Seconds
from holysheep_studio.domain.timemap import TimeMap


class Choice(Frozen, frozen=True):
    """The composer's settings, the same for every source they are applied to.

    `bend`, where given, is drawn by hand (a curve, a growth, events, sections) and takes the place of the effect's map.
    `kept`, where given, is time as a clip had it, and goes before both; `origin` is the clip that is made again.
    `rate` and `stabilise` left at None follow the source and the effect, `quality` the amount of work.
    """

    effect: str = "slow_motion_4x"
    values: Mapping[str, Fraction] = field(default_factory=dict)
    bend: Bend | None = None
    interpolation: Interpolation = Interpolation.FLOW
    quality: Quality | None = Quality.STANDARD
    model: FrameModel | None = None  # makes the frames that flow would
    rate: FrameRate | None = None
    shutter_deg: Fraction = Fraction(0)
    stabilise: bool | None = None
    deflicker: bool = False
    keep_sound: bool = True
    sound: SoundChoice = USUAL_SOUND
    hdr: HdrChoice = HdrChoice.KEEP
    codec: VideoCodec = VideoCodec.AUTO
    encoder: Encoder = Encoder.SOFTWARE
    crf: int = USUAL_CRF
    prompt: str = ""
    kept: TimeMap | None = None
    origin: str = ""


class Forecast(Frozen, frozen=True):
    """What a request will come to, exact where it says numbers."""

    frames: int
    duration: Seconds
    width: int
    height: int
    rate: FrameRate
    quality: Quality = Quality.STANDARD
    notes: tuple[Note, ...] = ()
