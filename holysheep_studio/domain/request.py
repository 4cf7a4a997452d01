"""GenerationRequest: all that is needed to make one clip, by the local engine or by a cloud, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import field

from holysheep_studio.domain.capability import LocalWork
from holysheep_studio.domain.chain import Chain
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import AssetKind, CloudSpec
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.render import (
    USUAL_CRF,
    USUAL_SOUND,
    Encoder,
    FrameModel,
    HdrChoice,
    Interpolation,
    Quality,
    SoundChoice,
    VideoCodec,
)
from holysheep_studio.domain.timebase import FrameRate, frame_count
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.trial import TrialMark
from holysheep_studio.domain.upscale import Enlargement
from holysheep_studio.domain.voice import VoiceUse


class Upload(Frozen, frozen=True):
    """A file of this machine that the cloud needs. `slot` is the field of CloudSpec that its reference goes into."""

    slot: str
    path: str
    identity: Identity
    kind: AssetKind


class GenerationRequest(Frozen, frozen=True):
    """One clip to be made. Holds the TimeMap, not the effect; `effect` is only a label for people.

    With a `connection` a cloud makes it from `cloud`; `local` is then what this machine does to the cloud's clip,
    and `source_path` may be empty. Without one the local engine bends `source_path` along `time_map`, or
    enlarges it where `upscale` says how; time stays as it is then.
    """

    source_path: str
    source_identity: Identity
    effect: str
    time_map: TimeMap
    rate: FrameRate
    interpolation: Interpolation = Interpolation.FLOW
    quality: Quality = Quality.STANDARD
    shutter_deg: Fraction = Fraction(0)
    stabilise: bool = False
    deflicker: bool = False
    keep_sound: bool = True
    sound: SoundChoice = USUAL_SOUND
    hdr: HdrChoice = HdrChoice.KEEP
    codec: VideoCodec = VideoCodec.AUTO
    encoder: Encoder = Encoder.SOFTWARE
    crf: int = USUAL_CRF
    suffix: str = ".mp4"  # of the result's file
    prompt: str = ""
    connection: str = ""
    cloud: CloudSpec | None = None
    uploads: tuple[Upload, ...] = ()
    local: LocalWork | None = None
    upscale: Enlargement | None = None
    model: FrameModel | None = None
    fresh: bool = False  # made anew although the same clip was made before
    chain: Chain | None = None  # what is agreed to if its score is too low
    trial: TrialMark | None = None
    origin: str = ""  # the clip that this makes again, with changes
    project: str = ""  # whose budget pays for it; a name of the person's own
    name: str = ""  # what a person calls it: a product, a shot; shapes nothing
    voice: VoiceUse | None = None  # the consent that a lip-sync job relies on
    # how a person said the time map, to make it again with changes: the effect's numbers, and the plain form of what
    # was drawn (`bends.bend_of`). They shape nothing.
    values: Mapping[str, Fraction] = field(default_factory=dict)
    drawn: Mapping[str, Any] | None = None

    @property
    def frames(self) -> int | None:
        """How many frames this machine makes, where that is known before: not of a cloud's clip.

        An enlarged clip has the source's, which only a constant rate tells.
        """
        if self.connection or self.local is not None:
            return None
        exact = self.time_map.duration * self.rate
        if self.upscale is not None and exact.denominator != 1:
            return None
        return frame_count(self.time_map.duration, self.rate)

    @property
    def two_passes(self) -> bool:
        """Whether the whole clip is looked at once before its first frame is made."""
        return self.upscale is None and (self.stabilise or self.deflicker)

    @property
    def title(self) -> str:
        """What people call it: its name, else the source's file name, or the beginning of the prompt."""
        if self.name:
            return self.name
        if self.source_path:
            return self.source_path.replace("\\", "/").rpartition("/")[2]
        words = self.prompt.split()
        return " ".join(words[:8]) or self.effect
