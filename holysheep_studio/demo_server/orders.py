"""Orders: the submit bodies of the four dialects, checked field by field and read as one thing (wire.md 1.4)."""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from holysheep_studio.demo_server.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Longer clips are refused: this is a demonstration on somebody's own machine.
LONGEST_S = 60
SIZES = {"720p": (1280, 720), "1080p": (1920, 1080), "4k": (3840, 2160)}
EFFECTS_A = {
    "slow_motion_2x": Fraction(1, 2),
    "slow_motion_4x": Fraction(1, 4),
    "slow_motion_8x": Fraction(1, 8),
    "time_lapse": Fraction(10),
    "hyperlapse": Fraction(10),
}
PHYSICS_RANGES = {
    "gravity": (0, 30),
    "elasticity": (0, 1),
    "viscosity": (0.001, 1000),
    "surface_tension": (20, 100),
    "air_resistance": (0, 1),
}
PHYSICS_TYPES = ("fluid_dynamics", "rigid_body", "soft_body", "particle_system", "auto", "custom")


class Dialect(StrEnum):
    """The four bodies, named as in wire.md, and the two other shapes this server speaks."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    PIXVERSE = "pixverse"
    OPENAI_VIDEOS = "openai-videos"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made. Speeds are output against real time: 1/4 is four times slower."""

    dialect: Dialect
    prompt: str
    duration_s: int
    width: int
    height: int
    rate: int = 30
    model: str = ""
    effect: str = "normal"
    speed: Fraction = Fraction(1)
    seed: int | None = None
    source: str = ""
    image: str = ""
    callback_url: str = ""
    client_key: str = ""  # what the caller knows the job by, where the dialect has it
    fingerprint: str = ""  # of the body: the same key with another body is a mistake
    speaks: bool = False  # the source's lips are to move, to the sound in `voice` or, without one, to the prompt
    voice: str = ""  # the file with the sound


class Fields:
    """A JSON object that is read strictly: a missing or ill-typed field is a 422 with its name."""

    def __init__(self, body: Mapping[str, Any], prefix: str = "") -> None:
        """`prefix` names the place in the message."""
        self._body = body
        self._prefix = prefix

    def name(self, key: str) -> str:
        """The full name of a field."""
        return f"{self._prefix}{key}"

    def refuse(self, key: str, expected: str) -> Refused:
        """The refusal of a field."""
        return Refused(422, f"{self.name(key)} must be {expected}", self.name(key))

    def text(self, key: str, default: str | None = None, *, nullable: bool = False) -> str:
        """A text; without a default it must be there and not be empty."""
        value = self._body.get(key)
        if value is None and (key not in self._body or nullable) and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refuse(key, "a text")
        return value

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """One of some words."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.refuse(key, "one of " + ", ".join(allowed))
        return value

    def whole(self, key: str, lowest: int, highest: int, default: int | None = None) -> int:
        """A whole number; a bool or "5" is none."""
        value = self._body.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise self.refuse(key, f"a whole number {lowest}-{highest}")
        return value

    def number(self, key: str, lowest: float, highest: float, default: float | None = None) -> float:
        """A finite number in a range."""
        value = self._body.get(key, default)
        fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if not fits or not lowest <= value <= highest:
            raise self.refuse(key, f"a number {lowest}-{highest}")
        return float(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._body.get(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, "true or false")
        return value

    def inner(self, key: str, *, needed: bool) -> Fields | None:
        """An object inside."""
        value = self._body.get(key)
        if value is None and not needed and key not in self._body:
            return None
        if not isinstance(value, dict):
            raise self.refuse(key, "an object")
        return Fields(value, f"{self.name(key)}.")

    def texts(self, key: str) -> list[str]:
        """A list of texts, empty when it is not there."""
        value = self._body.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key, "a list of texts")
        return value

    def seed(self, key: str = "seed") -> int | None:
        """A seed, or None when it is not there."""
        return None if key not in self._body else self.whole(key, 0, 2**63 - 1)

    def items(self) -> list[tuple[str, Any]]:
        """Everything."""
        return list(self._body.items())


def dialect_of(body: Mapping[str, Any], *, signed: bool) -> Dialect:
    """Which of the bodies of /video/generate this is."""
    if "task" in body:
        return Dialect.A
    return Dialect.C if signed or "quality_preset" in body else Dialect.D


def order(dialect: Dialect, body: Mapping[str, Any], idempotency_key: str = "") -> Order:
    """The order in a body. Raises Refused 422 with the field."""
    made = _READERS[dialect](Fields(body))
    mark = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    own = made.client_key
    return Order(**{**_values(made), "client_key": own or idempotency_key, "fingerprint": mark})


def _values(made: Order) -> dict[str, Any]:
    return {name: getattr(made, name) for name in Order.__slots__}


def _read_a(fields: Fields) -> Order:
    request_id = fields.text("request_id")
    if not re.fullmatch(r"[0-9A-Za-z-]{8,64}", request_id):
        raise fields.refuse("request_id", "8-64 letters, digits and dashes")
    task = fields.inner("task", needed=True)
    if task is None:
        raise AssertionError
    task.choice("type", ("temporal_generation",))
    task.flag("physics_accuracy_priority", default=True)
    effect = task.choice("effect", tuple(EFFECTS_A))
    width, height = SIZES[task.choice("resolution", tuple(SIZES), "1080p")]
    return Order(
        Dialect.A,
        task.text("prompt"),
        task.whole("duration_seconds", 1, LONGEST_S, 5),
        width,
        height,
        model=fields.text("model"),
        effect=effect,
        speed=EFFECTS_A[effect],
        seed=task.seed(),
        source=_source(task, "source_video"),
        image=_source(task, "source_image"),
        client_key=request_id,
    )


def _source(fields: Fields, key: str) -> str:
    value = fields.text(key, "")
    if value and not re.match(r"https?://", value):
        raise fields.refuse(key, "an http(s) URL")
    return value


def _read_b(fields: Fields) -> Order:
    mode = fields.choice("mode", ("slow_motion", "time_lapse", "normal"))
    fields.texts("temporal_changes")
    fields.text("quality", "high")
    fields.choice("output_format", ("mp4",), "mp4")
    _check_physics(fields)
    speed, effect = Fraction(1), "normal"
    modifiers = fields.inner("temporal_modifiers", needed=mode == "slow_motion")
    if modifiers is not None:
        modifiers.choice("frame_interpolation", ("physics_based", "motion_blur", "frame_blend"), "physics_based")
        scale = Fraction(str(modifiers.number("time_scale", 0.1, 0.5, 0.25)))
        if mode == "slow_motion":
            speed = scale
            effect = {Fraction(1, 2): "slow_motion_2x", Fraction(1, 4): "slow_motion_4x"}.get(scale, "slow_motion")
    if mode == "time_lapse":
        speed, effect = Fraction(fields.whole("compression_ratio", 10, 1000, 100)), "time_lapse"
    size = re.fullmatch(r"(\d{2,4})x(\d{2,4})", fields.text("resolution", "1920x1080"))
    if size is None or not all(16 <= int(side) <= 4096 and int(side) % 2 == 0 for side in size.groups()):
        raise fields.refuse("resolution", "WIDTHxHEIGHT with even sides of 16-4096")
    return Order(
        Dialect.B,
        fields.text("prompt"),
        fields.whole("duration", 1, LONGEST_S, 5),
        int(size[1]),
        int(size[2]),
        rate=fields.whole("fps", 1, 240, 60),
        model="pixverse-v6",
        effect=effect,
        speed=speed,
        seed=fields.seed(),
        source=_source(fields, "source_video"),
        image=_source(fields, "source_image"),
    )


def _check_physics(fields: Fields) -> None:
    physics = fields.inner("physics_simulation", needed=False)
    if physics is None:
        return
    physics.choice("type", PHYSICS_TYPES, "auto")
    checked = physics.flag("validation_enabled", default=True)
    strict = physics.flag("strict_mode", default=False)
    parameters = physics.inner("parameters", needed=False)
    for key, value in [] if parameters is None else parameters.items():
        lowest, highest = PHYSICS_RANGES.get(key, (-math.inf, math.inf))
        if isinstance(value, int | float) and not isinstance(value, bool) and checked and strict and parameters:
            parameters.number(key, lowest, highest)


def _read_c(fields: Fields) -> Order:
    resolution = fields.choice("resolution", tuple(SIZES), "1080p")
    width, height = SIZES[resolution]
    fields.text("quality_preset", "production")
    return Order(
        Dialect.C,
        fields.text("prompt"),
        fields.whole("duration", 1, LONGEST_S, 10),
        width,
        height,
        rate=fields.whole("fps", 1, 240, 24 if resolution == "720p" else 30),
        model=fields.text("model"),
        seed=fields.seed(),
        source=_source(fields, "source_video"),
        image=_source(fields, "source_image"),
    )


def _read_d(fields: Fields) -> Order:
    width, height = SIZES[fields.choice("resolution", tuple(SIZES), "1080p")]
    fields.text("style", "", nullable=True)
    fields.text("emotion_tone", "", nullable=True)
    return Order(
        Dialect.D,
        fields.text("prompt"),
        fields.whole("duration", 5, 30, 5),
        width,
        height,
        model=fields.text("model"),
        seed=fields.seed(),
        callback_url=_source(fields, "callback_url"),
        source=_source(fields, "source_video"),
        image=_source(fields, "source_image"),
    )


_READERS: dict[Dialect, Callable[[Fields], Order]] = {
    Dialect.A: _read_a,
    Dialect.B: _read_b,
    Dialect.C: _read_c,
    Dialect.D: _read_d,
}
