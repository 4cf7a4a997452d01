"""Every scene of the numerical preview: deterministic, drawn, changed while it runs, and honest about its limits."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import isfinite, sqrt

import numpy as np
import pytest

from holysheep_studio.domain.physics import Conservation, Environment, PhysicsSpec
from holysheep_studio.domain.scene import SCENES, PrevisSpec, SceneKind, setting
from holysheep_studio.domain.simulation_limits import Quantity, Standing, limits
from holysheep_studio.engine.previs.canvas import Canvas
from holysheep_studio.engine.previs.show import Show
from holysheep_studio.engine.previs.table import SIMULATIONS


def spec(scene: SceneKind, *, conservation: Conservation | None = None, **parameters: float) -> PrevisSpec:
    form = SCENES[scene]
    physics = PhysicsSpec(parameters=dict(parameters), conservation=conservation or Conservation())
    return PrevisSpec(physics, scene, form.duration_s, form.time_scale, width_px=320, height_px=180)


def shown(wanted: PrevisSpec, frames: int) -> Show:
    show = Show(wanted)
    for _ in range(frames):
        show.advance()
    return show


def test_every_scene_has_a_simulation() -> None:
    assert set(SIMULATIONS) == set(SCENES) == set(SceneKind)


@pytest.mark.parametrize("scene", SceneKind)
def test_every_scene_moves_and_comes_out_the_same_each_time(scene: SceneKind) -> None:
    first = Show(spec(scene)).draw().copy()
    one, two = shown(spec(scene), 8), shown(spec(scene), 8)
    assert (one.draw() == two.draw()).all()
    assert (one.draw() != first).any()
    assert one.places() == two.places()
    assert all(isfinite(place.x_m) and isfinite(place.y_m) for place in one.places())
    assert isfinite(one.ledger().energy.now)


@pytest.mark.parametrize("scene", SceneKind)
@pytest.mark.parametrize("extreme", [0, 1])
def test_no_allowed_number_breaks_a_scene(scene: SceneKind, extreme: int) -> None:
    most = {"gravity": (0, 30), "elasticity": (0, 1), "viscosity": (0.001, 1000), "surface_tension": (20, 100),
            "air_resistance": (0, 1), "density": (100, 25_000), "friction": (0, 2), "stiffness": (0, 1),
            "damping": (0, 1)}  # fmt: skip
    numbers = {name: float(ends[extreme]) for name, ends in most.items()}
    plain = spec(scene)
    show = shown(replace(plain, physics=replace(plain.physics, parameters=numbers)), 6)
    show.draw()
    assert isfinite(show.ledger().energy.now)
    assert all(isfinite(place.y_m) for place in show.places())


def test_numbers_change_while_the_scene_goes_on() -> None:
    show = shown(spec(SceneKind.FREE_FALL), 5)
    before = show.places()[0].y_m
    assert show.change(spec(SceneKind.FREE_FALL, gravity=0.0))
    assert show.frame == 5
    show.advance()
    first = before - show.places()[0].y_m
    show.advance()
    second = before - show.places()[0].y_m
    assert second == pytest.approx(2 * first, rel=1e-6)
    assert not show.change(spec(SceneKind.BALL))


def test_places_are_seen_where_they_are_drawn() -> None:
    canvas = Canvas(640, 360, 6.0, 3.375)
    x, y = canvas.place(3.0, 1.6875)
    assert (x, y) == pytest.approx((319.5, 179.5))
    empty = canvas.picture.copy()
    canvas.disc(2.0, 2.0, 0.2, (255.0, 255.0, 255.0))
    rows, columns = np.nonzero((canvas.picture != empty).any(axis=2))
    x, y = canvas.place(2.0, 2.0)
    assert (columns.mean(), rows.mean()) == pytest.approx((x, y), abs=0.1)


def test_another_shape_of_picture_shows_the_whole_scene() -> None:
    upright = Canvas(360, 640, 6.0, 3.375)
    assert upright.metres_per_pixel == pytest.approx(6.0 / 360)
    left, _ = upright.place(0.0, 0.0)
    right, _ = upright.place(6.0, 0.0)
    assert (left, right) == pytest.approx((-0.5, 359.5))


# --- what the toggles say they change


def test_keeping_energy_lets_the_ball_bounce_for_ever() -> None:
    def drift(*, kept: bool | None) -> float:
        show = shown(spec(SceneKind.BALL, conservation=Conservation(energy=kept), elasticity=0.6), 240)
        found = show.ledger().energy.drift
        assert found is not None
        return found

    assert drift(kept=None) < -0.2
    assert abs(drift(kept=True)) < 1e-3


@pytest.mark.parametrize("scene", [SceneKind.SAND, SceneKind.POUR])
def test_what_is_poured_in_is_no_energy_out_of_nothing(scene: SceneKind) -> None:
    drift = shown(spec(scene), 60).ledger().energy.drift
    assert drift is None or -1 <= drift < 0.02


def test_after_a_bounce_no_drift_of_momentum_is_claimed() -> None:
    show = Show(spec(SceneKind.BALL))
    told = []
    for _ in range(120):
        show.advance()
        told.append(show.ledger())
    assert told[0].momentum.drift is not None
    assert abs(told[0].momentum.drift) < 1e-6
    assert told[-1].momentum.drift is None, "the ground has pushed"
    assert told[-1].spin.drift is None


def test_keeping_momentum_shuts_the_air_out() -> None:
    def across(*, kept: bool | None) -> float:
        wanted = spec(SceneKind.PROJECTILE, conservation=Conservation(momentum=kept), air_resistance=1.0)
        show = shown(wanted, 20)
        start = Show(wanted)
        return show.simulation.books().momentum[0] / start.simulation.books().momentum[0]

    assert across(kept=None) < 0.8
    assert across(kept=True) == pytest.approx(1, abs=1e-9)


def test_giving_up_spin_lets_a_turning_drop_come_to_rest() -> None:
    def left(*, kept: bool | None) -> float:
        show = Show(spec(SceneKind.DROP, conservation=Conservation(angular_momentum=kept)))
        liquid = show.simulation.liquid  # type: ignore[attr-defined]
        way = liquid.at - liquid.at.mean(axis=0)
        liquid.speed[:] = 6 * np.stack([-way[:, 1], way[:, 0]], axis=1)
        if kept is not False:
            liquid.slope_u[:], liquid.slope_v[:] = (0.0, -6.0), (6.0, 0.0)
        first = show.simulation.books().spin
        for _ in range(40):
            show.advance()
        return show.simulation.books().spin / first

    assert left(kept=None) > 0.9
    assert left(kept=False) < left(kept=None) - 0.1


# --- limits


def test_limits_say_what_is_below_the_floor() -> None:
    fluid = shown(spec(SceneKind.SPLASH, viscosity=0.001), 10)
    found = {limit.quantity: limit for limit in fluid.limits()}
    assert found[Quantity.VISCOSITY].standing is Standing.BELOW_FLOOR
    thick = shown(spec(SceneKind.SPLASH, viscosity=1000), 10)
    assert {limit.quantity: limit for limit in thick.limits()}[Quantity.VISCOSITY].standing is Standing.RESOLVED
    soft, hard = (shown(spec(SceneKind.FLAG, stiffness=value), 2).limits()[0] for value in (0.0, 1.0))
    assert (soft.standing, hard.standing) == (Standing.RESOLVED, Standing.ABOVE_CEILING)


def test_air_resistance_says_how_fast_things_fall_in_the_end() -> None:
    wanted = spec(SceneKind.BALL, air_resistance=0.5)
    (told,) = limits(setting(wanted), {})
    assert told.bound == pytest.approx(sqrt(9.81 / 0.5))
    thin = replace(wanted, physics=replace(wanted.physics, environment=Environment(air_density_kg_m3=0.602)))
    (told,) = limits(setting(thin), {})
    assert told.bound == pytest.approx(sqrt(9.81 / 0.25))


def test_what_cannot_keep_pace_says_so() -> None:
    fast = replace(spec(SceneKind.DROP, surface_tension=100), time_scale=Fraction(2))
    found = {limit.quantity for limit in shown(fast, 1).limits()}
    assert Quantity.PACE in found
