"""Feature: a wish beyond the plain clip, how a spec is asked for it, and how it is said in words."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.cloud import Mode
from holysheep_studio.domain.physics import physics_words, surroundings_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from holysheep_studio.domain.cloud import CloudSpec


class Feature(StrEnum):
    """A wish beyond the plain clip; its value is the field it is about."""

    SLOW_MOTION = "slow_motion"
    TIME_LAPSE = "time_lapse"
    HYPERLAPSE = "hyperlapse"
    RATIO = "speed"
    FPS = "fps"
    SEED = "seed"
    NEGATIVE_PROMPT = "negative_prompt"
    PHYSICS = "physics"
    SURROUNDINGS = "physics.environment"
    INTERPOLATOR = "interpolator"
    TEMPORAL_CHANGES = "temporal_changes"
    PORTRAIT = "size"
    SOURCE_IMAGE = "source_image"
    SOURCE_VIDEO = "source_video"
    REFERENCES = "references"
    SOUND = "sound"
    STYLE = "style"
    EMOTION = "emotion"
    QUALITY = "quality"
    CALLBACK = "callback_url"


MODE_FEATURES = {
    Mode.SLOW_MOTION: Feature.SLOW_MOTION,
    Mode.TIME_LAPSE: Feature.TIME_LAPSE,
    Mode.HYPERLAPSE: Feature.HYPERLAPSE,
}


def wishes(spec: CloudSpec) -> tuple[Feature, ...]:
    """The features that a spec asks for, in a fixed order."""
    given = {
        Feature.FPS: spec.fps is not None,
        Feature.RATIO: spec.ratio is not None and spec.mode in {Mode.TIME_LAPSE, Mode.HYPERLAPSE},
        Feature.SEED: spec.seed is not None,
        Feature.NEGATIVE_PROMPT: bool(spec.negative_prompt),
        Feature.PHYSICS: spec.physics is not None and bool(physics_words(spec.physics)),
        Feature.SURROUNDINGS: spec.physics is not None and bool(surroundings_words(spec.physics)),
        Feature.INTERPOLATOR: spec.interpolator is not None,
        Feature.TEMPORAL_CHANGES: bool(spec.temporal_changes),
        Feature.PORTRAIT: spec.size is not None and spec.size.portrait,
        Feature.SOURCE_IMAGE: spec.source_image is not None,
        Feature.SOURCE_VIDEO: spec.source_video is not None,
        Feature.REFERENCES: bool(spec.references),
        Feature.SOUND: spec.sound is not None,
        Feature.STYLE: bool(spec.style),
        Feature.EMOTION: bool(spec.emotion),
        Feature.QUALITY: bool(spec.quality),
        Feature.CALLBACK: bool(spec.callback_url),
    }
    asked = [feature for feature, wanted in given.items() if wanted]
    return (*([MODE_FEATURES[spec.mode]] if spec.mode is not Mode.NORMAL else []), *asked)


def sentence(feature: Feature, spec: CloudSpec) -> str:
    """The feature as a sentence of the prompt; empty for one that has no words."""
    words = _SENTENCES.get(feature)
    return "" if words is None else words(spec)


def _pace(name: str, spec: CloudSpec, way: str) -> str:
    if not spec.speed:
        return f"{name}."
    return f"{name}, {float(spec.speed if spec.speed >= 1 else 1 / spec.speed):g} times {way} than life."


def _changes(spec: CloudSpec) -> str:
    return f"In order: {'; '.join(change.strip().rstrip('.') for change in spec.temporal_changes)}."


_SENTENCES: Mapping[Feature, Callable[[CloudSpec], str]] = MappingProxyType(
    {
        Feature.SLOW_MOTION: lambda spec: _pace("Slow motion", spec, "slower"),
        Feature.TIME_LAPSE: lambda spec: _pace("Time-lapse", spec, "faster"),
        Feature.HYPERLAPSE: lambda spec: _pace("Hyperlapse with a moving camera", spec, "faster"),
        Feature.NEGATIVE_PROMPT: lambda spec: f"Avoid: {spec.negative_prompt.strip()}.",
        Feature.PHYSICS: lambda spec: physics_words(spec.physics) if spec.physics else "",
        Feature.SURROUNDINGS: lambda spec: surroundings_words(spec.physics) if spec.physics else "",
        Feature.TEMPORAL_CHANGES: _changes,
        Feature.PORTRAIT: lambda _: "Vertical format, 9:16.",
        Feature.STYLE: lambda spec: f"Style: {spec.style.strip()}.",
        Feature.EMOTION: lambda spec: f"Mood: {spec.emotion.strip()}.",
    }
)

#: The fields a feature fills, and what they are without it.
_EMPTY: Mapping[Feature, Mapping[str, Any]] = MappingProxyType(
    {
        **{key: {"mode": Mode.NORMAL, "speed": None} for key in MODE_FEATURES.values()},
        Feature.RATIO: {"speed": None},
        **{feature: {feature.value: None} for feature in (Feature.FPS, Feature.SEED, Feature.PHYSICS)},
        **{feature: {feature.value: None} for feature in (Feature.INTERPOLATOR, Feature.SOUND)},
        Feature.TEMPORAL_CHANGES: {"temporal_changes": ()},
        Feature.REFERENCES: {"references": ()},
        **{feature: {feature.value: ""} for feature in (Feature.NEGATIVE_PROMPT, Feature.STYLE, Feature.EMOTION)},
        **{feature: {feature.value: ""} for feature in (Feature.QUALITY, Feature.CALLBACK)},
    }
)


def without(feature: Feature, spec: CloudSpec) -> CloudSpec:
    """The spec with the feature taken off the wire."""
    return replace(spec, **_EMPTY.get(feature, {}))
