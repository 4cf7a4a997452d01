"""Commission: what a cloud is asked to make, from a prompt or a source and the user's choice; and a plan of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.capability import LocalWork
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import AssetKind, CloudSpec, Interpolator, Mode, Size
from holysheep_studio.domain.effects import EFFECTS, named, time_map
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue
from holysheep_studio.domain.money import Money, PriceMark
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.quote import Estimate
from holysheep_studio.domain.request import GenerationRequest, Upload
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The field of the spec that a file goes into.
SLOTS = {AssetKind.IMAGE: "source_image", AssetKind.VIDEO: "source_video", AssetKind.AUDIO: "source_audio"}


class CloudChoice(Frozen, frozen=True):
    """How a connection's clips are to be; the same for every prompt or source. `duration` is of the finished clip."""

    connection: str
    model: str
    effect: str = "normal"
    values: Mapping[str, Fraction] = field(default_factory=dict)
    duration: Fraction = Fraction(5)
    size: Size | None = None
    fps: int | None = None
    seed: int | None = None
    negative_prompt: str = ""
    style: str = ""
    emotion: str = ""
    quality: str = ""
    fresh: bool = False  # made anew although the same clip was made before
    extra: Mapping[str, Any] = field(default_factory=dict)
    project: str = ""  # whose budget pays
    physics: PhysicsSpec | None = None
    interpolator: Interpolator | None = None
    temporal_changes: tuple[str, ...] = ()


class SourceFile(Frozen, frozen=True):
    """A file of this machine that the clip is to be made from."""

    path: str
    identity: Identity
    kind: AssetKind


class Item(Frozen, frozen=True):
    """One request of a plan, what stands against it, and what it will probably cost (None: nobody knows)."""

    request: GenerationRequest
    issues: tuple[Issue, ...] = ()
    quoted: Money | None = None
    price: PriceMark | None = None  # what `quoted` was made by
    route: str = ""  # the rule that chose the connection and model
    cached: bool = False  # the same clip is there already, and free

    @property
    def estimate(self) -> Estimate:
        """What its job is shown at until it is sent; what is there already is free."""
        free = Money(0, "USD" if self.quoted is None else self.quoted.currency)
        return Estimate(free if self.cached else self.quoted, self.price)


class Plan(Frozen, frozen=True):
    """Requests with their prices, before anything is spent."""

    items: tuple[Item, ...]

    @property
    def totals(self) -> Mapping[str, int]:
        """What is known of the cost: millionths by currency. What is there already costs nothing."""
        sums: Counter[str] = Counter()
        for item in self.items:
            if item.quoted is not None and not item.cached:
                sums[item.quoted.currency] += item.quoted.micro
        return dict(sums)

    @property
    def unknown(self) -> int:
        """How many requests have no known price."""
        return sum(item.quoted is None and not item.cached for item in self.items)


def cloud_spec(prompt: str, choice: CloudChoice) -> CloudSpec:
    """The wire-neutral spec. Raises InputError unknown_effect, or bad_value for an effect that no cloud has."""
    row = named(choice.effect)
    if row.cloud is None:
        fitting = ", ".join(effect.name for effect in EFFECTS.values() if effect.cloud is not None)
        raise InputError(Code.BAD_VALUE, field="effect", value=choice.effect, expected=fitting)
    speed = time_map(choice.effect, Fraction(1), choice.values).constant_speed
    return CloudSpec(
        model=choice.model,
        prompt=prompt.strip(),
        duration=choice.duration,
        size=choice.size,
        mode=row.cloud,
        speed=None if row.cloud is Mode.NORMAL else speed,
        fps=choice.fps,
        seed=choice.seed,
        negative_prompt=choice.negative_prompt,
        style=choice.style,
        emotion=choice.emotion,
        quality=choice.quality,
        extra=dict(choice.extra),
        physics=choice.physics,
        interpolator=choice.interpolator,
        temporal_changes=choice.temporal_changes,
    )


def commission(
    prompt: str, choice: CloudChoice, local: LocalWork | None = None, sources: Iterable[SourceFile] = ()
) -> GenerationRequest:
    """The request for a job. `local` is what the provider leaves to this machine (capability.divide)."""
    files = tuple(sources)
    first = files[0] if files else None
    return GenerationRequest(
        source_path="" if first is None else first.path,
        source_identity=Identity(0, 0) if first is None else first.identity,
        effect=choice.effect,
        time_map=TimeMap.identity(choice.duration),
        rate=Fraction(choice.fps or 24),
        prompt=prompt.strip(),
        connection=choice.connection,
        cloud=cloud_spec(prompt, choice),
        fresh=choice.fresh,
        uploads=tuple(Upload(SLOTS[file.kind], file.path, file.identity, file.kind) for file in files),
        local=local if local is not None and local != LocalWork() else None,
        project=choice.project,
    )


def with_work(request: GenerationRequest, local: LocalWork) -> GenerationRequest:
    """The request with what the provider leaves to this machine."""
    return replace(request, local=None if local == LocalWork() else local)
