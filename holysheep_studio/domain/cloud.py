"""CloudSpec: one clip for a cloud to make, said without the words of any wire."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.codec import to_plain
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.timebase import Seconds

if TYPE_CHECKING:
    from collections.abc import Mapping


class Task(StrEnum):
    """What the cloud is asked to do."""

    GENERATE = "generate"  # from text, from a picture or from a clip
    TRANSITION = "transition"  # between two pictures
    EXTEND = "extend"  # go on from the end of a clip
    LIP_SYNC = "lip_sync"  # move lips to speech
    SOUND_EFFECT = "sound_effect"  # add sound to a silent clip


class Mode(StrEnum):
    """How the cloud bends time in what it makes."""

    NORMAL = "normal"
    SLOW_MOTION = "slow_motion"
    TIME_LAPSE = "time_lapse"
    HYPERLAPSE = "hyperlapse"


class Interpolator(StrEnum):
    """How the cloud fills frames in between (wire.md, dialect B)."""

    PHYSICS_BASED = "physics_based"
    MOTION_BLUR = "motion_blur"
    FRAME_BLEND = "frame_blend"


class AssetKind(StrEnum):
    """What an uploaded file is."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"


class Size(Frozen, frozen=True):
    """A picture's size in pixels."""

    width_px: int
    height_px: int

    @property
    def portrait(self) -> bool:
        """Higher than wide."""
        return self.height_px > self.width_px

    @property
    def landscape(self) -> Size:
        """The same size lying on its side."""
        return Size(self.height_px, self.width_px) if self.portrait else self

    def __str__(self) -> str:
        """The common form, 1920x1080."""
        return f"{self.width_px}x{self.height_px}"


class AssetRef(Frozen, frozen=True):
    """A source as the cloud knows it: by URL, by its own id, or both."""

    kind: AssetKind
    url: str = ""
    id: str = ""
    expires_at: float | None = None  # seconds since 1970, UTC; None: not known


class Speech(Frozen, frozen=True):
    """What is to be said in a lip-synchronised clip, and by which voice of the provider."""

    text: str
    speaker: str


class Reference(Frozen, frozen=True):
    """A picture of somebody or something that is to look so in the clip. `asset` is None until it is uploaded."""

    name: str
    asset: AssetRef | None = None


class CloudSpec(Frozen, frozen=True):
    """One clip to be made. None and empty mean "not asked for"; nothing is added that nobody asked for.

    `duration` is of the finished clip. `speed` is how fast the content runs in it: 1/4 is four times slower, 100 is
    a time-lapse of 100:1. `extra` goes onto the wire as it is, beside the fields that the dialect knows.
    """

    model: str
    prompt: str
    duration: Seconds
    size: Size | None = None
    task: Task = Task.GENERATE
    mode: Mode = Mode.NORMAL
    speed: Fraction | None = None
    fps: int | None = None
    seed: int | None = None  # 0 is a seed like any other
    negative_prompt: str = ""
    physics: PhysicsSpec | None = None
    interpolator: Interpolator | None = None
    temporal_changes: tuple[str, ...] = ()
    source_image: AssetRef | None = None
    last_image: AssetRef | None = None
    source_video: AssetRef | None = None
    source_audio: AssetRef | None = None
    speech: Speech | None = None
    sound: bool | None = None  # whether the clip is to have sound; None: the provider's own choice
    style: str = ""
    emotion: str = ""
    quality: str = ""  # a preset by the provider's own name
    callback_url: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()

    @property
    def ratio(self) -> Fraction | None:
        """How many seconds of the scene pass in one second of the clip, where it runs faster than life."""
        return self.speed if self.speed is not None and self.speed > 1 else None

    @property
    def sources(self) -> tuple[AssetRef, ...]:
        """Every source that is given."""
        own = (self.source_image, self.last_image, self.source_video, self.source_audio)
        given = (*own, *(one.asset for one in self.references))
        return tuple(source for source in given if source is not None)


def reference_slot(place: int) -> str:
    """The slot of the picture at a place of `references`."""
    return f"references.{place}"


def with_assets(spec: CloudSpec, assets: Mapping[str, AssetRef]) -> CloudSpec:
    """The spec with uploaded files in their slots: fields by name, references by `reference_slot`."""
    fields = {slot: asset for slot, asset in assets.items() if not slot.startswith("references.")}
    references = tuple(
        replace(one, asset=assets.get(reference_slot(place), one.asset)) for place, one in enumerate(spec.references)
    )
    return replace(spec, references=references, **fields)  # type: ignore[arg-type]


def canonical_key(spec: CloudSpec, dialect: str) -> str:
    """A hash over everything that shapes the clip, whatever the order of its fields: the key of a result's cache.

    The callback and the expiry of links shape nothing and are left out; the account is for the caller to add.
    """
    plain = to_plain(replace(spec, callback_url=""))
    for name in ("source_image", "last_image", "source_video", "source_audio"):
        if plain[name] is not None:
            plain[name].pop("expires_at", None)
    for one in plain["references"]:
        (one["asset"] or {}).pop("expires_at", None)
    if not spec.references:  # what was made before there were any is still found
        del plain["references"]
    text = json.dumps([dialect, plain], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
