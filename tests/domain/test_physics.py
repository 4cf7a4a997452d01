"""The physics a person sets: ranges, types, strict and lenient."""

from __future__ import annotations

from math import inf, isfinite, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.issue import IssueCode, Severity
from holysheep_studio.domain.physics import RANGES, Environment, PhysicsSpec, PhysicsType, checked

known = st.sampled_from(list(RANGES))
numbers = st.floats(min_value=-1e6, max_value=1e6)


@given(st.dictionaries(known, numbers))
def test_w25_a_lenient_value_is_clamped_to_its_nearest_bound_and_only_then(parameters: dict[str, float]) -> None:
    spec, issues = checked(PhysicsSpec(parameters=parameters))
    assert list(spec.parameters) == list(parameters)
    for name, value in parameters.items():
        bounds = RANGES[name]
        inside = bounds.lowest <= value <= bounds.highest
        nearest = bounds.lowest if value < bounds.lowest else bounds.highest
        assert spec.parameters[name] == (value if inside else nearest)
        assert any(issue.where.endswith(name) for issue in issues) is not inside
    assert {issue.severity for issue in issues} <= {Severity.WARNING}
    assert checked(spec) == (spec, ())


@given(st.dictionaries(known, numbers))
def test_w26_strict_changes_nothing_and_names_every_field(parameters: dict[str, float]) -> None:
    given_spec = PhysicsSpec(parameters=parameters, strict_mode=True)
    spec, issues = checked(given_spec)
    assert spec == given_spec
    outside = {name for name, value in parameters.items() if not RANGES[name].lowest <= value <= RANGES[name].highest}
    assert {issue.where.rpartition(".")[2] for issue in issues} == outside
    assert all(issue.severity is Severity.ERROR and issue.values["expected"] for issue in issues)


@pytest.mark.parametrize("value", [nan, inf, -inf])
@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("name", ["gravity", "something_else"])
def test_w26_numbers_that_are_not_finite_are_refused(value: float, strict: bool, name: str) -> None:  # noqa: FBT001
    _, issues = checked(PhysicsSpec(parameters={name: value}, strict_mode=strict))
    assert [(issue.severity, issue.code) for issue in issues] == [(Severity.ERROR, IssueCode.NOT_FINITE)]


def test_w26_unknown_names_are_kept_and_no_default_is_added() -> None:
    wanted = {"damping": 0.3, "stiffness": 0.5, "density": 1300, "wind_vector": [1, 0, 0]}
    spec, issues = checked(PhysicsSpec(PhysicsType.SOFT_BODY, wanted))
    assert (spec.parameters, issues) == (wanted, ())
    assert checked(PhysicsSpec(PhysicsType.RIGID_BODY))[0].parameters == {}


def test_a_rigid_body_gets_no_viscosity() -> None:
    wanted = {"gravity": 9.81, "viscosity": 1.0, "surface_tension": 72.8}
    spec, issues = checked(PhysicsSpec(PhysicsType.RIGID_BODY, wanted))
    assert spec.parameters == {"gravity": 9.81}
    assert [issue.code for issue in issues] == [IssueCode.IRRELEVANT] * 2
    _, strict = checked(PhysicsSpec(PhysicsType.RIGID_BODY, wanted, strict_mode=True))
    assert {issue.severity for issue in strict} == {Severity.ERROR}
    assert checked(PhysicsSpec(PhysicsType.FLUID_DYNAMICS, wanted))[0].parameters == wanted


def test_the_surroundings_are_checked() -> None:
    around = Environment(-1.0, (0.0, nan, 0.0), -300.0)
    _, issues = checked(PhysicsSpec(environment=around))
    assert {issue.where for issue in issues} == {
        "physics.environment.air_density_kg_m3",
        "physics.environment.wind_m_s.1",
        "physics.environment.temperature_c",
    }


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists)))
def test_checking_never_falls_over(parameters: dict[str, object]) -> None:
    spec, issues = checked(PhysicsSpec(parameters=parameters))
    if not any(issue.severity is Severity.ERROR for issue in issues):
        assert all(isfinite(value) for value in spec.parameters.values() if isinstance(value, float))
