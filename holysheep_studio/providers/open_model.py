"""The fields that video models on open platforms mostly share; each model's own go along as they are."""

from __future__ import annotations

from math import gcd
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.capability import Carriage
from holysheep_studio.domain.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.cloud import CloudSpec

FIELDS = ("prompt", "duration", "aspect_ratio", "resolution", "negative_prompt", "seed", "image_url", "video_url")
CARRIED: Mapping[Feature, Carriage] = MappingProxyType(
    {
        **dict.fromkeys((Feature.SLOW_MOTION, Feature.FPS), Carriage.LOCAL),
        **dict.fromkeys((Feature.TIME_LAPSE, Feature.HYPERLAPSE, Feature.STYLE, Feature.EMOTION), Carriage.PROMPT),
        **dict.fromkeys((Feature.PHYSICS, Feature.SURROUNDINGS, Feature.TEMPORAL_CHANGES), Carriage.PROMPT),
        **dict.fromkeys((Feature.SEED, Feature.NEGATIVE_PROMPT, Feature.PORTRAIT), Carriage.WIRE),
        **dict.fromkeys((Feature.SOURCE_IMAGE, Feature.SOURCE_VIDEO, Feature.CALLBACK), Carriage.WIRE),
        **dict.fromkeys((Feature.INTERPOLATOR, Feature.SOUND, Feature.QUALITY), Carriage.IGNORED),
    }
)


def model_input(spec: CloudSpec) -> dict[str, Any]:
    """The input object: what is set, and what the user added."""
    whole = spec.duration.denominator == 1
    body: dict[str, Any] = {"prompt": spec.prompt, "duration": int(spec.duration) if whole else float(spec.duration)}
    if spec.size is not None:
        part = gcd(spec.size.width_px, spec.size.height_px)
        body["aspect_ratio"] = f"{spec.size.width_px // part}:{spec.size.height_px // part}"
        body["resolution"] = f"{spec.size.landscape.height_px}p"
    if spec.negative_prompt:
        body["negative_prompt"] = spec.negative_prompt
    if spec.seed is not None:
        body["seed"] = spec.seed
    if spec.source_image is not None:
        body["image_url"] = spec.source_image.url
    if spec.source_video is not None:
        body["video_url"] = spec.source_video.url
    return {**body, **spec.extra}
