"""What the physics editor holds: nothing beyond what was set, there and back through text, compared with a preset."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio import resources
from holysheep_studio.domain import staging_file
from holysheep_studio.domain.cloud import Interpolator
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.growth import Growth, Model
from holysheep_studio.domain.material import material_of
from holysheep_studio.domain.parameters import SHOWN
from holysheep_studio.domain.physics import Conservation, Environment, PhysicsSpec, PhysicsType
from holysheep_studio.domain.scene import SceneKind
from holysheep_studio.domain.sequences import Event
from holysheep_studio.domain.staging import (
    Staging,
    compared,
    of_material,
    with_conservation,
    with_environment,
    with_parameter,
    with_type,
)
from holysheep_studio.domain.transition import State, Transition

WATER = material_of("water", resources.tables("materials")["water"])
FULL = Staging(
    PhysicsSpec(
        PhysicsType.FLUID_DYNAMICS,
        {"viscosity": 5.0, "wobble": "much"},
        Environment(1.2, (1.0, 0.0, -2.0), 20.0),
        Conservation(momentum=True, energy=False),
        strict_mode=True,
    ),
    SceneKind.SPLASH,
    Fraction(1, 8),
    Fraction(6),
    Interpolator.MOTION_BLUR,
    "water",
    "#3f8fd2",
    "a glass of \u201cwater\u201d",
    ("it spills", "it freezes"),
    (Event("spill", Fraction(1, 3), Fraction(1, 2), Fraction(1, 2)),),
    Growth(Model.EXPONENTIAL, Fraction(2), decay=True),
    Transition((State(0, "water", {"viscosity": 5.0}), State(1, "honey", {"viscosity": 9000.0}))),
    "6 months",
    {"studio": "north"},
)
numbers = st.dictionaries(st.sampled_from(list(SHOWN)), st.floats(0.01, 100).map(lambda value: round(value, 4)))
stagings = st.builds(
    lambda kind, parameters, air, wind: Staging(PhysicsSpec(kind, parameters, Environment(air, wind))),
    st.sampled_from(PhysicsType),
    numbers,
    st.none() | st.floats(0, 5),
    st.none() | st.tuples(*[st.floats(-30, 30)] * 3),
)


@given(stagings)
def test_text_and_back(staging: Staging) -> None:
    assert staging_file.read(staging_file.json_text(staging)) == staging
    assert staging_file.read(staging_file.toml_of(staging)) == staging


def test_all_of_it_comes_back() -> None:
    assert staging_file.read(staging_file.json_text(FULL)) == FULL
    assert staging_file.read(staging_file.toml_of(FULL)) == FULL


def test_nothing_stands_in_the_text_that_nobody_set() -> None:
    assert json.loads(staging_file.json_text(Staging())) == {"type": "auto"}
    assert Staging().asked_physics is None
    assert Staging().empty
    one = with_parameter(Staging(), "viscosity", 5.0)
    assert json.loads(staging_file.json_text(one)) == {"type": "auto", "parameters": {"viscosity": 5.0}}
    assert with_parameter(one, "viscosity", None) == Staging()


@pytest.mark.parametrize(
    "text",
    ["", "[", "{", '{"type": "jelly"}', '{"changes": "x"}', '{"events": [{}]}', '{"growth": {"growth": "x"}}',
     '{"interpolation": "magic"}', '{"parameters": {"viscosity": NaN}}', "x" * 300_000],
)  # fmt: skip
def test_what_is_no_staging_is_refused(text: str) -> None:
    if text:
        with pytest.raises(InputError):
            staging_file.read(text)
    else:
        assert staging_file.read(text) == Staging()


def test_a_material_replaces_matter_and_leaves_the_rest() -> None:
    before = with_environment(with_parameter(with_parameter(Staging(), "gravity", 1.62), "friction", 0.1),
                              temperature_c=5.0)  # fmt: skip
    made = of_material(before, WATER)
    assert made.physics.type is PhysicsType.FLUID_DYNAMICS
    assert made.physics.parameters == {"gravity": 1.62, **WATER.parameters}
    assert made.physics.environment.temperature_c == 5.0
    changed = with_parameter(made, "viscosity", 5.0)
    assert compared(changed, WATER) == {"viscosity": (1.002, 5.0), "gravity": (None, 1.62)}


def test_a_scene_that_does_not_show_the_type_gives_way() -> None:
    splash = Staging(PhysicsSpec(PhysicsType.FLUID_DYNAMICS), SceneKind.SPLASH)
    assert splash.shown_scene is SceneKind.SPLASH
    cloth = with_type(splash, PhysicsType.SOFT_BODY)
    assert (cloth.scene, cloth.shown_scene) == (None, SceneKind.FLAG)


def test_what_happens_is_told_in_order() -> None:
    assert FULL.asked_changes == (
        "6 months pass in the clip",
        "spill from 33 % to 50 % of the clip",
        "exponential decay: fast at first, then slower",
        "from water at 0 % to honey at 100 % of the clip",
        "it spills",
        "it freezes",
    )
    kept = with_conservation(Staging(), "energy", kept=True)
    assert kept.asked_physics == PhysicsSpec(conservation=Conservation(energy=True))


def test_unknown_keys_are_kept_at_every_depth() -> None:
    text = '{"type": "rigid_body", "mood": "calm", "environment": {"altitude_m": 3, "wind_m_s": [1, 0, 0]}}'
    kept = json.loads(staging_file.json_text(staging_file.read(text)))
    assert kept == json.loads(text)
