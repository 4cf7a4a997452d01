"""The plain form of a staging, as it is copied, pasted and kept: JSON or TOML of what was set, and nothing else."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from holysheep_studio.domain.bends import bend_of
from holysheep_studio.domain.bends import plain_of as bend_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.growth import Growth
from holysheep_studio.domain.scene_check import plain_of, spec_of
from holysheep_studio.domain.sequences import EventSequence
from holysheep_studio.domain.staging import Staging
from holysheep_studio.domain.toml_text import toml_text

#: More than this is no set of numbers.
LARGEST_CHARS = 200_000
_PICTURE = ("width", "height", "fps", "seed")
_OWN = frozenset({"material", "initial_state", "changes", "events", "growth", "span"})


def staging_plain(staging: Staging) -> dict[str, Any]:
    """The plain form, which `staging_of` reads back to the same value, and `previs` as a spec."""
    spec = replace(staging.previs(1280, 720), extra=staging.extra)
    plain = {key: value for key, value in plain_of(spec).items() if key not in _PICTURE}
    for key, unset in (("scene", staging.scene is None), ("duration_s", staging.duration_s is None),
                       ("time_scale", staging.time_scale is None), ("strict", not staging.physics.strict_mode),
                       ("validation", staging.physics.validation_enabled)):  # fmt: skip
        if unset:
            del plain[key]
    own: dict[str, Any] = {
        "material": staging.material,
        "initial_state": staging.initial_state,
        "span": staging.span,
        "changes": list(staging.changes),
        "events": bend_plain(EventSequence(staging.events))["events"] if staging.events else [],
        "growth": {} if staging.growth is None else bend_plain(staging.growth),
    }
    return {**plain, **{key: value for key, value in own.items() if value}}


def json_text(staging: Staging) -> str:
    """As JSON."""
    return json.dumps(staging_plain(staging), indent=2, ensure_ascii=False, allow_nan=False)


def toml_of(staging: Staging) -> str:
    """As TOML."""
    return toml_text(staging_plain(staging))


def read(text: str) -> Staging:
    """The staging in a text, JSON or TOML. Raises InputError: bad_value, bad_curve."""
    if len(text) > LARGEST_CHARS:
        raise _bad(f"{len(text)} characters", f"at most {LARGEST_CHARS}")
    try:
        plain = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad(text[:40], f"JSON or TOML ({error})") from None
    return staging_of(plain)


def staging_of(plain: object) -> Staging:
    """The staging of a plain form; unknown keys are kept. Raises InputError: bad_value, bad_curve."""
    if not isinstance(plain, Mapping):
        raise _bad(str(plain)[:40], "a table of keys")
    shown = spec_of({key: value for key, value in plain.items() if key not in _OWN})
    found = Staging(
        shown.physics,
        shown.scene if "scene" in plain else None,
        shown.time_scale if "time_scale" in plain else None,
        shown.duration_s if "duration_s" in plain else None,
        shown.interpolator,
        str(plain.get("material", "")),
        shown.tint,
        str(plain.get("initial_state", "")),
        _changes(plain.get("changes", [])),
        states=shown.states,
        span=str(plain.get("span", "")),
        extra=shown.extra,
    )
    if plain.get("events"):
        events = bend_of({"events": plain["events"]})
        found = replace(found, events=events.events if isinstance(events, EventSequence) else ())
    if plain.get("growth"):
        growth = bend_of(plain["growth"])
        found = replace(found, growth=growth if isinstance(growth, Growth) else None)
    return found


def _changes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _bad(value, "a list of texts", "changes")
    return tuple(value)


def _bad(value: object, expected: str, field: str = "text") -> InputError:
    return InputError(Code.BAD_VALUE, field=field, value=value, expected=expected)
