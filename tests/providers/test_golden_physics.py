"""What each dialect sends of the physics that a file or the editor holds, byte for byte."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.capability import divide
from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.issue import errors
from holysheep_studio.domain.scene_check import spec_of
from holysheep_studio.providers.dialects.holysheep_a import HolySheepA
from holysheep_studio.providers.dialects.holysheep_b import HolySheepB
from holysheep_studio.providers.dialects.holysheep_c import HolySheepC
from holysheep_studio.providers.dialects.holysheep_d import HolySheepD
from holysheep_studio.providers.dialects.pixverse import PixVerse
from holysheep_studio.providers.dialects.replicate import Replicate
from tests.providers.specs import KEY, slow, spec

if TYPE_CHECKING:
    from holysheep_studio.domain.cloud import CloudSpec
    from holysheep_studio.providers.dialect import Dialect

STATE = {
    "type": "fluid_dynamics",
    "scene": "splash",
    "parameters": {"gravity": 1.62, "viscosity": 1.002, "surface_tension": 72.8, "wobble": 0.5},
    "environment": {"air_density_kg_m3": 0.02, "wind_m_s": [1, 0, -2], "temperature_c": 20},
    "conservation": {"momentum": True, "energy": False},
}
MATTER = "Physics: fluid dynamics, gravity 1.62 m/s², viscosity 1.002 mPa·s, surface tension 72.8 mN/m, wobble 0.5."
AROUND = "Surroundings: air density 0.02 kg/m³, wind (1, 0, -2) m/s, 20 °C, momentum conserved, energy not conserved."
PHYSICS = spec_of(STATE).physics


def sent(dialect: Dialect, wanted: CloudSpec) -> str:
    divided = divide(wanted, dialect.capabilities(wanted.model))
    assert errors((*divided.issues, *dialect.issues(divided.spec))) == ()
    body = dialect.submit(divided.spec, KEY).body
    assert body is not None
    return body.decode()


def test_b_gets_the_block_and_the_rest_in_words() -> None:
    wanted = slow(physics=PHYSICS, interpolator=Interpolator.MOTION_BLUR)
    assert sent(HolySheepB(), wanted) == (
        '{"prompt":"Silk falls ' + AROUND + '","mode":"slow_motion","duration":8,"fps":60,"resolution":"1920x1080",'
        '"physics_simulation":{"type":"fluid_dynamics","parameters":{"gravity":1.62,"viscosity":1.002,'
        '"surface_tension":72.8,"wobble":0.5},"validation_enabled":true,"strict_mode":false},'
        '"temporal_modifiers":{"time_scale":0.25,"frame_interpolation":"motion_blur"},"output_format":"mp4"}'
    )


def test_a_gets_words() -> None:
    body = sent(HolySheepA(), slow(physics=PHYSICS))
    assert body == (
        '{"model":"pixverse-v6","request_id":"' + json.loads(body)["request_id"] + '","task":{'
        '"type":"temporal_generation","effect":"slow_motion_4x","prompt":"Silk falls ' + f"{MATTER} {AROUND}" + '",'
        '"duration_seconds":8,"resolution":"1080p","physics_accuracy_priority":true}}'
    )


def test_pixverse_gets_words() -> None:
    assert sent(PixVerse(), slow(model="v6", physics=PHYSICS)) == (
        '{"model":"v6","prompt":"Silk falls ' + f"{MATTER} {AROUND}" + '","duration":2,"quality":"1080p",'
        '"aspect_ratio":"16:9"}'
    )


@pytest.mark.parametrize("dialect", [HolySheepC(), HolySheepD(), Replicate()])
def test_every_other_dialect_says_it_in_the_prompt_and_nowhere_else(dialect: Dialect) -> None:
    model = "owner/name" if isinstance(dialect, Replicate) else "m"
    plain, with_physics = (sent(dialect, spec(model=model, physics=one)) for one in (None, PHYSICS))
    assert with_physics.replace(f" {MATTER} {AROUND}", "") == plain
    assert with_physics != plain


def test_what_was_not_set_is_not_sent() -> None:
    bare = spec_of({"type": "rigid_body"}).physics
    assert json.loads(sent(HolySheepB(), slow(physics=bare)))["physics_simulation"] == {
        "type": "rigid_body",
        "parameters": {},
        "validation_enabled": True,
        "strict_mode": False,
    }
