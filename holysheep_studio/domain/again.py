"""Again: the choice that a clip was made by, to be changed and made once more."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain.bends import bend_of
from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.commission import CloudChoice, cloud_spec
from holysheep_studio.domain.effects import EFFECTS, time_map
from holysheep_studio.domain.errors import Code, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.bends import Bend
    from holysheep_studio.domain.effects import Values
    from holysheep_studio.domain.request import GenerationRequest
    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.domain.timemap import TimeMap


def choice_again(request: GenerationRequest, duration: Seconds, origin: str) -> Choice:
    """The choice that makes the same request of a source of `duration` seconds; `origin` is the clip it made.

    The effect has its numbers, and the curve or the events that were drawn for it. Time is kept as it was where neither
    says it: the job was made before they were kept with it, something else was drawn, the source has another length.
    """
    effect = request.effect if request.effect in EFFECTS else "custom_curve"
    said = _said(request, effect, duration)
    values, drawn = ({}, None) if said is None else said
    return Choice(
        effect=effect,
        values=values,
        bend=drawn,
        interpolation=request.interpolation,
        quality=request.quality,
        model=request.model,
        rate=request.rate,
        shutter_deg=request.shutter_deg,
        stabilise=request.stabilise,
        deflicker=request.deflicker,
        keep_sound=request.keep_sound,
        sound=request.sound,
        hdr=request.hdr,
        codec=request.codec,
        encoder=request.encoder,
        crf=request.crf,
        prompt=request.prompt,
        kept=request.time_map if said is None else None,
        origin=origin,
    )


def choice_of(request: GenerationRequest) -> CloudChoice:
    """The choice that a cloud's clip was asked for by. Raises InputError bad_value where no cloud was asked."""
    spec = request.cloud
    if spec is None:
        raise InputError(Code.BAD_VALUE, field="clip", value=request.title, expected="a clip of a cloud")
    names = {parameter.name for parameter in EFFECTS[request.effect].parameters} if request.effect in EFFECTS else set()
    speed = spec.speed
    return CloudChoice(
        request.connection,
        spec.model,
        effect=request.effect,
        values={} if speed is None else {name: speed for name in ("ratio", "speed") if name in names},
        duration=spec.duration,
        size=spec.size,
        fps=spec.fps,
        seed=spec.seed,
        negative_prompt=spec.negative_prompt,
        style=spec.style,
        emotion=spec.emotion,
        quality=spec.quality,
        extra=spec.extra,
        project=request.project,
        physics=spec.physics,
        interpolator=spec.interpolator,
        temporal_changes=spec.temporal_changes,
    )


def request_again(base: GenerationRequest, prompt: str, choice: CloudChoice, origin: str) -> GenerationRequest:
    """The request of a clip with another prompt and choice; its sources, and what no form shows, stay as they were.

    Raises InputError unknown_effect, bad_value as `cloud_spec`.
    """
    was, spec = base.cloud, cloud_spec(prompt, choice)
    if was is not None:
        spec = replace(
            spec,
            task=was.task,
            source_image=was.source_image,
            last_image=was.last_image,
            source_video=was.source_video,
            source_audio=was.source_audio,
            speech=was.speech,
            sound=was.sound,
            extra={**was.extra, **choice.extra},
            callback_url=was.callback_url,
        )
    return replace(
        base,
        prompt=prompt.strip(),
        connection=choice.connection,
        cloud=spec,
        effect=choice.effect,
        time_map=type(base.time_map).identity(choice.duration),
        rate=Fraction(choice.fps or 24),
        fresh=choice.fresh,
        project=choice.project,
        local=None,  # what is left to this machine is found anew
        chain=None,
        trial=None,
        origin=origin,
    )


def _said(request: GenerationRequest, effect: str, duration: Seconds) -> tuple[Values, Bend | None] | None:
    """The numbers and what was drawn, where they give exactly the map over a source of this length."""
    row = EFFECTS[effect]
    for values, plain in ((request.values, request.drawn), (_values(effect, request.time_map), None)):
        try:
            whole = {one.name: values.get(one.name, one.default) for one in row.parameters}
            drawn, start = None if plain is None else bend_of(plain), row.start(whole)
            if drawn is not None and type(drawn) is not type(start):
                continue  # what editing the effect does not start from
            bent = time_map(effect, duration, values) if drawn is None else drawn.time_map(duration)
        except InputError:
            continue
        if bent == request.time_map:
            return whole, drawn
    return None


def _values(effect: str, bent: TimeMap) -> Mapping[str, Fraction]:
    """The numbers of an effect, as far as its map tells them."""
    names = {parameter.name for parameter in EFFECTS[effect].parameters}
    speed = bent.constant_speed
    if speed is None:
        return {"slowest": min(piece.speed for piece in bent.segments)} if "slowest" in names else {}
    return {name: speed for name in ("ratio", "speed") if name in names}
