"""RenderSpec: all that the local engine needs to retime one clip, nothing else."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import FrameRate
from holysheep_studio.domain.timemap import TimeMap


class Interpolation(StrEnum):
    """How a frame between two source frames is made."""

    FLOW = "flow"  # motion-compensated by dense optical flow
    BLEND = "blend"  # cross-fade of the two neighbours
    NEAREST = "nearest"  # the nearest source frame


class Quality(StrEnum):
    """Speed against quality of the interpolation."""

    FAST = "fast"
    STANDARD = "standard"
    QUALITY = "quality"


class VideoCodec(StrEnum):
    """What the result is coded with."""

    AUTO = "auto"  # H.264 for 8 bits, H.265 for more, ProRes 4444 where transparency is kept
    H264 = "h264"
    H265 = "h265"


class Encoder(StrEnum):
    """What does the coding."""

    SOFTWARE = "software"  # the processor: the same bits every time, the most picture for the size
    AUTO = "auto"  # a hardware encoder where one really works, else the processor


class HdrChoice(StrEnum):
    """What becomes of a high dynamic range."""

    KEEP = "keep"
    TONE_MAP = "tone_map"  # brought into the standard range, 8 bits


class SoundMode(StrEnum):
    """How sound goes with bent time."""

    KEEP = "keep"  # heard where the clip runs at its own speed, never stretched
    STRETCH = "stretch"  # follows the speed with its pitch kept, within limits


class SoundChoice(Frozen, frozen=True):
    """Where sound is heard: between two speeds it is stretched, elsewhere there is silence."""

    mode: SoundMode = SoundMode.STRETCH
    slowest: Fraction = Fraction(1, 2)
    fastest: Fraction = Fraction(2)


#: What is done where nothing was chosen.
USUAL_SOUND = SoundChoice()
#: Hard to tell from the source.
USUAL_CRF = 18


class Note(StrEnum):
    """What a render did that the user should see."""

    AUDIO_STRETCHED = "audio_stretched"  # time-stretched, pitch kept
    AUDIO_PARTLY_SILENT = "audio_partly_silent"  # it follows the map; silent where the speed is beyond or backward
    AUDIO_DROPPED_SPEED = "audio_dropped_speed"  # the speed is outside what sounds right
    AUDIO_DROPPED_RAMP = "audio_dropped_ramp"  # the speed changes or runs backwards
    AUDIO_UNREADABLE = "audio_unreadable"
    AUDIO_RECODED = "audio_recoded"  # the container cannot hold the sound as it was
    CUT_KEPT = "cut_kept"  # interpolation stopped at a scene cut
    SHORT_RESULT = "short_result"  # under a second
    RATIO_ABOVE_CLOUDS = "ratio_above_clouds"  # over 1000 times: only the local engine does it
    INTERPOLATION_SKIPPED = "interpolation_skipped"  # picture too small for optical flow: blended instead
    CROPPED_FOR_STABILISING = "cropped_for_stabilising"
    SOURCE_INCOMPLETE = "source_incomplete"
    SOURCE_DAMAGED = "source_damaged"
    HDR_TONE_MAPPED = "hdr_tone_mapped"
    REDUCED_TO_8_BIT = "reduced_to_8_bit"
    REDUCED_TO_10_BIT = "reduced_to_10_bit"  # the source has more
    CHROMA_REDUCED = "chroma_reduced"  # colour at half the resolution, as ordinary video has it
    ALPHA_KEPT = "alpha_kept"  # as ProRes 4444
    ALPHA_FLATTENED = "alpha_flattened"
    DEINTERLACED = "deinterlaced"
    TRIMMED = "trimmed"  # the last row or column cut off: coded sides are even
    SQUARED = "squared"  # its pixels were not square
    TOO_SMALL_ENLARGED = "too_small_enlarged"  # a side has SMALLEST_SIDE_PX at least
    HARDWARE_ENCODED = "hardware_encoded"
    NO_HARDWARE = "no_hardware"  # none works for this picture: the processor encoded
    MADE_SMALLER = "made_smaller"  # an upscale to a size below the source's
    CANCEL_TOO_LATE = "cancel_too_late"  # the provider did not stop: the clip is paid for and kept
    LENGTH_DIFFERS = "length_differs"  # the provider's clip is not as long as was asked
    SIZE_DIFFERS = "size_differs"  # nor as large
    RESULT_DAMAGED = "result_damaged"  # some frames of the provider's clip do not decode
    FROM_CACHE = "from_cache"  # the same clip was made before; nothing was sent or charged
    MOVED = "moved"  # to another connection than the one first chosen


class Inputs(StrEnum):
    """How an interpolation model takes its two pictures."""

    PAIR = "pair"  # two inputs, the earlier picture first, each (1, 3, height, width)
    STACKED = "stacked"  # one input, (1, 6, height, width): the earlier picture's planes first


class Timestep(StrEnum):
    """How an interpolation model is told the moment between the two."""

    NONE = "none"  # not at all: it makes the middle; other moments are found by halving
    SCALAR = "scalar"  # a last input of shape (1)
    PLANE = "plane"  # a plane of that value: a last input (1, 1, height, width), or a seventh plane where stacked


class FrameModel(Frozen, frozen=True):
    """A model that makes the picture between two, as RIFE does: ONNX; red, green, blue planes from 0 to `top`.

    Pictures are padded to sides that are multiples of `multiple`.
    """

    name: str
    path: str
    inputs: Inputs = Inputs.PAIR
    timestep: Timestep = Timestep.NONE
    top: float = 1.0
    multiple: int = 32


class RenderSpec(Frozen, frozen=True):
    """One retime. `source` and `target` are absolute paths; the target is written whole or not at all.

    With `model` the frames that flow would make are made by it. With a `segments` folder finished parts are kept
    there, and the same wish goes on from the last whole one.
    """

    source: str
    target: str
    time_map: TimeMap
    rate: FrameRate
    interpolation: Interpolation = Interpolation.FLOW
    quality: Quality = Quality.STANDARD
    shutter_deg: Fraction = Fraction(0)  # 0: no added motion blur; 180: half the output frame interval
    stabilise: bool = False
    deflicker: bool = False
    keep_sound: bool = True
    sound: SoundChoice = USUAL_SOUND
    codec: VideoCodec = VideoCodec.AUTO
    encoder: Encoder = Encoder.SOFTWARE
    crf: int = USUAL_CRF
    workers: int = 2
    segments: str | None = None
    model: FrameModel | None = None


class Rendered(Frozen, frozen=True):
    """What the engine wrote."""

    frames: int
    width: int
    height: int
    notes: tuple[Note, ...] = ()


class Verification(Frozen, frozen=True):
    """What a whole decode of a finished clip found."""

    frames: int
    width: int
    height: int
    rate: FrameRate
    duration: Fraction
    size_bytes: int
    sha256: str
    decode_errors: int = 0
    audio_duration: Fraction | None = None
