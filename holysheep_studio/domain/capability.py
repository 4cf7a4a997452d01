"""What a model of a provider can do, and how a spec is checked and divided before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import field

from holysheep_studio.domain.cloud import CloudSpec, Mode, Size, Task
from holysheep_studio.domain.feature import MODE_FEATURES, Feature, sentence, wishes, without
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, IssueCode, error, warning
from holysheep_studio.domain.physics import checked, not_finite
from holysheep_studio.domain.voice import LipSyncRules

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import Seconds


class Carriage(StrEnum):
    """How a wish reaches the clip."""

    WIRE = "wire"  # a field of the request
    PROMPT = "prompt"  # said in words
    LOCAL = "local"  # done to the clip afterwards, on this machine
    RECORDED = "recorded"  # kept with the job; the provider chooses the value
    IGNORED = "ignored"  # the clip is made without it
    REFUSED = "refused"


class Idempotency(StrEnum):
    """What the provider promises about a repeated submit."""

    NONE = "none"
    CLIENT_KEY = "client_key"  # a field of the body
    HEADER = "header"


class Span(Frozen, frozen=True):
    """Allowed numbers: between two bounds, or one of `choices` where there are any."""

    lowest: Fraction
    highest: Fraction
    choices: tuple[Fraction, ...] = ()
    whole: bool = False

    def __contains__(self, value: Fraction) -> bool:
        """Whether the value may be sent."""
        if self.choices:
            return value in self.choices
        return self.lowest <= value <= self.highest and (not self.whole or value.denominator == 1)

    def __str__(self) -> str:
        """For messages."""
        if self.choices:
            return ", ".join(f"{float(choice):g}" for choice in self.choices)
        return f"{float(self.lowest):g}-{float(self.highest):g}"


def one_of(*choices: int | Fraction) -> Span:
    """Only these numbers."""
    exact = tuple(Fraction(choice) for choice in choices)
    return Span(min(exact), max(exact), exact)


class Capabilities(Frozen, frozen=True):
    """What one model can do. Empty `models`, `sizes`, `qualities`: no list is known, so anything may be tried.

    A feature that `carried` does not name is refused. Times are seconds, sizes are given lying (1920x1080).
    """

    durations: Span
    carried: Mapping[Feature, Carriage] = field(default_factory=dict)
    in_mode: Mapping[Mode, Mapping[Feature, Carriage]] = field(default_factory=dict)  # where a mode differs
    tasks: tuple[Task, ...] = (Task.GENERATE,)
    as_long_as_source: tuple[Task, ...] = ()  # tasks whose result has its source's length, whatever is asked
    models: tuple[str, ...] = ()  # suggestions; a name that is not here may still be sent
    speeds: Mapping[Mode, Span] = field(default_factory=dict)
    sizes: tuple[Size, ...] = ()
    fps: Span | None = None
    seeds: Span | None = None
    qualities: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    most_prompt_chars: int | None = None
    default_size: Size | None = None
    uploads: bool = False
    cancels: bool = False
    finds: bool = False  # a submit whose answer was lost can be looked up by its key
    webhooks: bool = False
    chats: bool = False
    balances: bool = False
    synchronous: bool = False  # the answer to the submit is the clip, so it is waited for
    idempotency: Idempotency = Idempotency.NONE
    url_life_s: float | None = None  # None: not stated
    lip_sync: LipSyncRules | None = None  # what it takes for Task.LIP_SYNC

    def carriage(self, feature: Feature, mode: Mode) -> Carriage:
        """How a feature reaches the clip in a mode."""
        return {**self.carried, **self.in_mode.get(mode, {})}.get(feature, Carriage.REFUSED)


class LocalWork(Frozen, frozen=True):
    """What has to be done to the provider's clip on this machine so that it becomes what was asked for."""

    speed: Fraction | None = None  # 1/4: stretch to four times the length
    fps: int | None = None


class Division(Frozen, frozen=True):
    """A spec as the provider gets it, what is left to be done locally, and what was found on the way."""

    spec: CloudSpec
    local: LocalWork
    issues: tuple[Issue, ...]


_WORDS = {
    Carriage.PROMPT: IssueCode.IN_PROMPT,
    Carriage.LOCAL: IssueCode.DONE_LOCALLY,
    Carriage.RECORDED: IssueCode.RECORDED_ONLY,
    Carriage.IGNORED: IssueCode.IGNORED,
}


def divide(spec: CloudSpec, can: Capabilities) -> Division:
    """What the provider is asked, what this machine does afterwards, and every issue; no field is lost unseen."""
    issues = list(_plain_issues(spec))
    told, local, wire = [], LocalWork(), spec
    if spec.physics is not None:
        physics, found = checked(spec.physics)
        issues += found
        wire = replace(wire, physics=physics)
    whole = wire
    for feature in wishes(spec):
        carriage = can.carriage(feature, wire.mode)
        where = "mode" if feature in MODE_FEATURES.values() else feature.value
        if carriage is Carriage.REFUSED:
            issues.append(error(where, IssueCode.UNSUPPORTED, feature=feature.name.lower()))
        elif carriage is not Carriage.WIRE:
            issues.append(warning(where, _WORDS[carriage], feature=feature.name.lower()))
        if carriage is Carriage.PROMPT:
            told.append(sentence(feature, whole))
        if carriage is Carriage.LOCAL:
            wire, local = _left_to_us(feature, wire, local)
        if carriage in {Carriage.PROMPT, Carriage.LOCAL, Carriage.IGNORED}:
            wire = without(feature, wire)
    wire = replace(wire, prompt=" ".join(part for part in (spec.prompt.strip(), *told) if part))
    issues += _limits(wire, can)
    return Division(wire, local, tuple(issues))


def _left_to_us(feature: Feature, spec: CloudSpec, local: LocalWork) -> tuple[CloudSpec, LocalWork]:
    if feature is Feature.SLOW_MOTION and spec.speed:
        # the provider makes the shorter clip that the stretch starts from
        return replace(spec, duration=spec.duration * spec.speed), replace(local, speed=spec.speed)
    return spec, (replace(local, fps=spec.fps) if feature is Feature.FPS else local)


def _plain_issues(spec: CloudSpec) -> list[Issue]:
    """What is wrong whoever makes the clip."""
    issues = []
    if not spec.model.strip():
        issues.append(error("model", IssueCode.MISSING))
    if not spec.prompt.strip() and spec.task in {Task.GENERATE, Task.TRANSITION}:
        issues.append(error("prompt", IssueCode.MISSING))
    if spec.duration <= 0:
        issues.append(error("duration", IssueCode.OUT_OF_RANGE, value=spec.duration, expected="above 0 s"))
    if spec.speed is not None and spec.speed <= 0:
        issues.append(error("speed", IssueCode.OUT_OF_RANGE, value=spec.speed, expected="above 0"))
    for index, source in enumerate(spec.sources):
        if not source.url and not source.id:
            issues.append(error(f"sources.{index}", IssueCode.MISSING))
        elif source.url and not source.url.lower().startswith(("http://", "https://")):
            issues.append(error(f"sources.{index}.url", IssueCode.BAD_URL, value=source.url))
    if spec.callback_url and not spec.callback_url.lower().startswith(("http://", "https://")):
        issues.append(error("callback_url", IssueCode.BAD_URL, value=spec.callback_url))
    return [*issues, *not_finite("extra", spec.extra)]


def _limits(spec: CloudSpec, can: Capabilities) -> list[Issue]:
    """What this model does not do; `spec` is what would be sent."""
    issues = []
    if spec.task not in can.tasks:
        issues.append(error("task", IssueCode.NOT_A_CHOICE, value=spec.task, expected=", ".join(can.tasks)))
    if spec.task not in can.as_long_as_source:
        issues += _duration_issues(spec.duration, can.durations)
    speeds = can.speeds.get(spec.mode)
    if speeds is not None and spec.speed is None and spec.mode is Mode.SLOW_MOTION:
        issues.append(error("speed", IssueCode.MISSING))
    numbers = (("speed", spec.speed, speeds), ("fps", spec.fps, can.fps), ("seed", spec.seed, can.seeds))
    for name, value, span in numbers:
        if value is not None and span is not None and Fraction(value) not in span:
            code = IssueCode.NOT_A_CHOICE if span.choices else IssueCode.OUT_OF_RANGE
            issues.append(error(name, code, value=f"{float(value):g}", expected=span))
    if spec.size is not None and can.sizes and spec.size.landscape not in can.sizes:
        sizes = ", ".join(str(size) for size in can.sizes)
        issues.append(error("size", IssueCode.NOT_A_CHOICE, value=spec.size, expected=sizes))
    for name, text, allowed in (("quality", spec.quality, can.qualities), ("style", spec.style, can.styles)):
        if text and allowed and text not in allowed:
            issues.append(error(name, IssueCode.NOT_A_CHOICE, value=text, expected=", ".join(allowed)))
    if can.most_prompt_chars is not None and len(spec.prompt) > can.most_prompt_chars:
        issues.append(error("prompt", IssueCode.TOO_LONG, length=len(spec.prompt), most=can.most_prompt_chars))
    return issues


def _duration_issues(duration: Seconds, span: Span) -> list[Issue]:
    if duration <= 0 or duration in span:
        return []
    if span.whole and duration.denominator != 1 and not span.choices:
        return [error("duration", IssueCode.NOT_WHOLE, value=f"{float(duration):g}")]
    code = IssueCode.NOT_A_CHOICE if span.choices else IssueCode.OUT_OF_RANGE
    return [error("duration", code, value=f"{float(duration):g}", expected=f"{span} s")]
