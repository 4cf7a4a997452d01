"""Parameters, typed quantities, materials, transitions, and what a file of a numerical preview holds."""

from __future__ import annotations

import contextlib
import json
import tomllib
from dataclasses import replace
from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.issue import IssueCode, Severity
from holysheep_studio.domain.material import BODIES, differences, material_of, placed, with_material
from holysheep_studio.domain.parameters import PARAMETERS, SHOWN, checked_all, parameters_of
from holysheep_studio.domain.physics import RANGES, Conservation, Environment, PhysicsSpec, PhysicsType, checked
from holysheep_studio.domain.quantity import quantity, units_of
from holysheep_studio.domain.scene import SCENES, PrevisSpec, SceneKind, air_density, scenes_of, setting
from holysheep_studio.domain.scene_check import check, issues_of, plain_of, spec_of
from holysheep_studio.domain.toml_text import toml_text
from holysheep_studio.domain.transition import State, Transition

MATERIALS = {name: material_of(name, plain) for name, plain in resources.tables("materials").items()}


def test_every_parameter_has_its_words_and_its_usual_value_in_range() -> None:
    texts = resources.table("texts", "parameters.toml")
    assert set(texts) == set(PARAMETERS)
    for name, parameter in PARAMETERS.items():
        assert set(texts[name]) == {"label", "help", "source"}
        assert parameter.range.lowest <= parameter.usual <= parameter.range.highest
        assert parameter.wired is (name in RANGES)


def test_each_type_shows_what_matters_for_it() -> None:
    names = {kind: {one.name for one in parameters_of(kind)} for kind in PhysicsType}
    assert "viscosity" not in names[PhysicsType.RIGID_BODY]
    assert "friction" in names[PhysicsType.RIGID_BODY]
    assert names[PhysicsType.FLUID_DYNAMICS] == {
        "gravity",
        "viscosity",
        "surface_tension",
        "air_resistance",
        "density",
    }
    assert names[PhysicsType.AUTO] == names[PhysicsType.CUSTOM] == set(PARAMETERS)


@given(given_ones=st.dictionaries(st.sampled_from(list(PARAMETERS)), st.floats(-1e6, 1e6)), strict=st.booleans())
def test_the_preview_checks_as_the_wire_does_in_its_own_ranges(given_ones: dict[str, float], *, strict: bool) -> None:
    spec = PhysicsSpec(parameters=given_ones, strict_mode=strict)
    found, issues = checked_all(spec)
    for name, value in given_ones.items():
        bounds = SHOWN[name]
        nearest = min(max(value, bounds.lowest), bounds.highest)
        assert found.parameters[name] == (value if strict else nearest)
        assert any(issue.where.endswith(f".{name}") for issue in issues) is (nearest != value)
    again, more = checked_all(found)
    assert (again, more) == (found, issues if strict else ())


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("2 cm", "m", 0.02),
        ("72.8 mN/m", "mN/m", 72.8),
        ("0.0728 N/m", "mN/m", 72.8),
        ("1 cP", "mPa·s", 1.0),
        ("1.2 Pa·s", "mPa·s", 1200.0),
        ("1 mPas", "mPa·s", 1.0),
        ("5 km/h", "m/s", 5 / 3.6),
        ("1 g", "m/s²", 9.80665),
        ("9,81", "m/s²", 9.81),
        ("9.81 m/s^2", "m/s²", 9.81),
        ("1 g/cm³", "kg/m³", 1000.0),
        ("150 g/m²", "kg/m²", 0.15),
        ("68 °F", "°C", 20.0),
        ("293.15 K", "°C", 20.0),
        ("30 %", "", 0.3),
        ("1e-3", "mPa·s", 0.001),
        ("-.5", "m/s", -0.5),
    ],
)
def test_quantities_are_read_as_people_type_them(text: str, unit: str, value: float) -> None:
    assert quantity(text, unit) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", ["", "two", "nan", "inf", "1 2", "3 kg", "1e999", "9" * 100, "1 parsec", "--1"])
def test_what_is_no_quantity_is_refused_with_the_units_that_fit(text: str) -> None:
    with pytest.raises(InputError) as bad:
        quantity(text, "m/s")
    assert bad.value.code is Code.BAD_VALUE
    assert "km/h" in bad.value.fields["expected"]


@given(st.text())
def test_reading_a_quantity_never_falls_over(text: str) -> None:
    try:
        found = quantity(text, "m")
    except InputError:
        return
    assert found == found  # noqa: PLR0124 - it is a number


@given(st.integers(-100_000, 100_000), st.sampled_from(["m", "m/s", "mPa·s", "mN/m", "kg/m³", "s"]))
def test_units_go_there_and_back(value: int, unit: str) -> None:
    for other in units_of(unit):
        there = quantity(f"{value!r} {unit}", other)
        assert quantity(f"{there!r} {other}", unit) == pytest.approx(value, rel=1e-9, abs=1e-12)


def test_water_is_what_the_tables_say() -> None:
    water = MATERIALS["water"]
    assert (water.parameters["viscosity"], water.parameters["surface_tension"]) == (1.002, 72.8)
    assert {"honey", "milk", "olive_oil", "silk", "wool", "cashmere", "cotton", "leather", "rubber", "steel", "glass",
            "paper", "smoke", "sand"} <= set(MATERIALS)  # fmt: skip


@pytest.mark.parametrize("name", MATERIALS)
def test_every_material_says_where_its_numbers_come_from_and_means_something(name: str) -> None:
    material = MATERIALS[name]
    assert len(material.source) > 20
    known = {one.name for one in parameters_of(material.type)}
    assert set(material.parameters) <= known
    spec = with_material(PhysicsSpec(parameters={"gravity": 1.62}), material)
    assert spec.parameters["gravity"] == 1.62
    assert differences(spec, material) == {}
    check(PrevisSpec(spec, scenes_of(material.type)[0], Fraction(1), Fraction(1), tint=material.tint))


def test_a_broken_material_is_refused() -> None:
    with pytest.raises(InputError):
        material_of("odd", {"name": "Odd"})
    with pytest.raises(InputError):
        material_of("odd", {**resources.table("materials", "water.toml"), "parameters": {"colour": 1}})


def test_places_bring_their_gravity_and_air() -> None:
    moon = placed(PhysicsSpec(), BODIES["moon"])
    assert (moon.parameters["gravity"], moon.environment.air_density_kg_m3) == (1.62, 0.0)
    assert air_density(20) == pytest.approx(1.204, abs=1e-3)


def test_conservation_shuts_off_what_takes_and_only_that() -> None:
    def numbers(kept: Conservation) -> tuple[float, ...]:
        physics = PhysicsSpec(
            parameters={"elasticity": 0.5, "friction": 0.3, "air_resistance": 0.2},
            environment=Environment(wind_m_s=(3, 0, 0)),
            conservation=kept,
        )
        found = setting(PrevisSpec(physics, SceneKind.BALL, Fraction(1), Fraction(1)))
        return (found.elasticity, found.friction, found.drag_1_m, found.wind_m_s[0])

    assert numbers(Conservation()) == (0.5, 0.3, 0.2, 3.0)
    assert numbers(Conservation(energy=True)) == (1.0, 0.0, 0.0, 3.0)
    assert numbers(Conservation(momentum=True)) == (0.5, 0.3, 0.0, 0.0)
    assert numbers(Conservation(angular_momentum=True)) == (0.5, 0.0, 0.2, 3.0)


# --- transitions

HONEY, WATER = State(0.2, "honey", {"viscosity": 1000.0}), State(0.6, "water", {"viscosity": 1.0, "density": 998.0})


def test_a_transition_keeps_its_ends_and_has_no_kink() -> None:
    change = Transition((HONEY, WATER))
    change.check()
    assert change.at(0) == change.at(0.2) == {"viscosity": 1000.0}
    assert change.at(0.6) == change.at(1) == {"viscosity": 1.0, "density": 998.0}
    assert change.at(0.4)["viscosity"] == pytest.approx(1000**0.5), "by its logarithm"
    step = 1e-5
    for knot in (0.2, 0.6):
        before = (change.at(knot)["viscosity"] - change.at(knot - step)["viscosity"]) / step
        after = (change.at(knot + step)["viscosity"] - change.at(knot)["viscosity"]) / step
        assert after - before == pytest.approx(0, abs=3)  # the steepest is -20000 in between


@given(st.floats(0, 1))
def test_a_transition_stays_between_its_states(share: float) -> None:
    found = Transition((HONEY, WATER)).at(share)
    assert 1.0 - 1e-9 <= found["viscosity"] <= 1000.0 + 1e-9


def test_transitions_out_of_order_are_refused() -> None:
    for states in ((HONEY,), (WATER, HONEY), (HONEY, replace(WATER, at=1.5))):
        with pytest.raises(InputError):
            Transition(states).check()
    assert Transition((HONEY, WATER)).words() == ("from honey at 20 % to water at 60 % of the clip",)


# --- files

PLAIN = {
    "type": "fluid_dynamics",
    "scene": "drop",
    "duration_s": 2,
    "time_scale": 0.25,
    "parameters": {"viscosity": 5.5, "wobble": [1, 2]},
    "environment": {"wind_m_s": [1, 0, 0], "humidity": 0.4},
    "conservation": {"energy": True, "charge": True},
    "author": "me",
    "timeline": {"a": 1},
}


def test_a_file_is_read_and_written_back_with_what_nobody_knows() -> None:
    spec = spec_of(PLAIN)
    assert spec.physics.parameters == {"viscosity": 5.5, "wobble": [1, 2]}
    assert spec.physics.environment.wind_m_s == (1.0, 0.0, 0.0)
    written = plain_of(spec)
    assert spec_of(written) == spec
    assert PLAIN.items() <= written.items()
    assert spec_of(json.loads(json.dumps(written))) == spec
    assert spec_of(tomllib.loads(toml_text(written))) == spec


def test_nothing_is_added_that_nobody_set() -> None:
    spec = spec_of({"type": "rigid_body"})
    assert (spec.physics.parameters, spec.physics.environment, spec.physics.conservation) == (
        {},
        Environment(),
        Conservation(),
    )
    assert {"parameters", "environment", "conservation"}.isdisjoint(plain_of(spec))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": "jelly"}, "type"),
        ({"scene": "moon"}, "scene"),
        ({"scene": "flag"}, "scene"),
        ({"duration_s": "long"}, "duration_s"),
        ({"duration_s": 0}, "duration_s"),
        ({"duration_s": 1e9}, "duration_s"),
        ({"time_scale": 0}, "time_scale"),
        ({"time_scale": nan}, "time_scale"),
        ({"fps": 1000}, "fps"),
        ({"width": 641}, "width"),
        ({"width": 1.5}, "width"),
        ({"height": 100_000}, "height"),
        ({"seed": "x"}, "seed"),
        ({"tint": "blue"}, "tint"),
        ({"strict": "yes"}, "strict"),
        ({"parameters": 3}, "parameters"),
        ({"parameters": {"gravity": inf}}, "spec.parameters.gravity"),
        ({"parameters": {"gravity": "much"}}, "physics.parameters.gravity"),
        ({"parameters": {"density": 1}}, "physics.parameters.density"),
        ({"parameters": {"gravity": 31}, "strict": True}, "physics.parameters.gravity"),
        ({"parameters": {"elasticity": 1}, "strict": True}, "physics.parameters.elasticity"),
        ({"environment": {"wind_m_s": [1, 2]}}, "environment.wind_m_s"),
        ({"environment": {"temperature_c": -400}}, "physics.environment.temperature_c"),
        ({"conservation": {"energy": 1}}, "energy"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(InputError) as bad:
        check(spec_of({**PLAIN, **change}))
    assert (bad.value.code, bad.value.fields["field"]) == (Code.BAD_VALUE, field)
    assert bad.value.fields["expected"]


def test_what_is_out_of_range_is_clamped_with_a_warning_where_nobody_was_strict() -> None:
    spec, issues = issues_of(spec_of({"type": "fluid_dynamics", "parameters": {"viscosity": 10_000_000}}))
    assert spec.physics.parameters["viscosity"] == 1_000_000
    assert [(one.severity, one.code) for one in issues] == [(Severity.WARNING, IssueCode.CLAMPED)]


@given(st.dictionaries(st.text(max_size=8), st.none() | st.booleans() | st.floats() | st.text() | st.lists(st.text())))
def test_reading_a_file_never_falls_over(plain: dict[str, object]) -> None:
    with contextlib.suppress(InputError):
        check(spec_of({"type": "rigid_body", **plain}))


def test_the_table_of_scenes_fits_its_types() -> None:
    for scene, form in SCENES.items():
        assert scene in scenes_of(form.type)
        _, issues = checked(PhysicsSpec(form.type, dict(form.usual)))
        assert issues == (), scene


def test_the_preview_shows_honey_as_it_is_while_the_wire_takes_less() -> None:
    honey = PhysicsSpec(PhysicsType.FLUID_DYNAMICS, {"viscosity": 10_000})
    shown, found = issues_of(PrevisSpec(honey, SceneKind.POUR, Fraction(4), Fraction(1, 4)))
    assert shown.physics.parameters == {"viscosity": 10_000}
    assert found == ()
    sent, told = checked(honey)
    assert sent.parameters == {"viscosity": 1000}
    assert [one.code for one in told] == [IssueCode.CLAMPED]


def test_states_stand_in_a_file_and_come_back() -> None:
    plain = {
        "scene": "pour",
        "type": "fluid_dynamics",
        "states": [
            {"at": 0, "name": "honey", "parameters": {"viscosity": 10_000}},
            {"at": 1, "name": "water", "parameters": {"viscosity": 1}},
        ],
    }
    spec = spec_of(plain)
    assert spec.states is not None
    assert spec.states.at(0.5)["viscosity"] == pytest.approx(100)
    assert spec_of(plain_of(spec)) == spec


@pytest.mark.parametrize("states", [{}, [], [{"at": 0}], [{"at": 0, "name": "a", "parameters": {"viscosity": "x"}}]])
def test_states_that_are_none_are_refused(states: object) -> None:
    with pytest.raises(InputError):
        spec_of({"states": states})
