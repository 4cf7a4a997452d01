"""The numerical preview against closed forms, with stated tolerances; the errors are in tests/bench/physics.md."""

from __future__ import annotations

import pytest

from tests.engine import closed_forms as exact


def test_free_fall_and_throw_are_exact() -> None:
    assert abs(exact.falling_body()) < 1e-9
    assert exact.thrown_particle() < 1e-9


@pytest.mark.parametrize("elasticity", [0.2, 0.5, 0.8, 1.0])
def test_a_ball_bounces_as_high_as_its_restitution_says(elasticity: float) -> None:
    assert exact.bounce(elasticity) == pytest.approx(elasticity, abs=0.01)


def test_nothing_is_lost_where_nothing_may_be() -> None:
    assert abs(exact.elastic_balls()) < 1e-3
    momentum, spin = exact.collision()
    assert momentum < 1e-9
    assert spin < 1e-3


def test_balls_that_meet_for_ten_seconds_keep_momentum_spin_and_energy() -> None:
    momentum, spin, energy = exact.crowd()
    assert momentum < 1e-9
    assert spin < 1e-3
    assert energy < 1e-3


def test_a_box_slides_as_far_as_friction_lets_it() -> None:
    assert exact.slide() == pytest.approx(1, abs=0.01)


def test_a_pendulum_keeps_its_period_and_its_swing_for_ten_seconds() -> None:
    period, amplitude = exact.pendulum()
    assert period == pytest.approx(1, abs=1e-3)
    assert amplitude == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("drag", [0.1, 1.0, 10.0])
@pytest.mark.parametrize("rigid", [False, True])
def test_the_terminal_velocity_is_the_root_of_g_over_k(drag: float, rigid: bool) -> None:  # noqa: FBT001
    assert exact.terminal_velocity(drag, rigid) == pytest.approx(1, abs=5e-3)


@pytest.mark.parametrize("frame_s", [1 / 60, 1 / 240])
def test_a_block_of_liquid_falls_as_a_stone_does(frame_s: float) -> None:
    assert exact.falling_liquid(frame_s) == pytest.approx(1, abs=5e-3)


@pytest.mark.parametrize("nu", [1e-3, 1e-4, 1e-5, 1e-6])
def test_viscosity_slows_a_vortex_by_as_much_as_was_asked(nu: float) -> None:
    # what the grid adds or takes is at most 0.06 U dx
    assert exact.viscous_decay(nu) == pytest.approx(nu, rel=0.03, abs=0.06 * 0.02 * 0.1 / 48)


def test_a_drop_swings_at_its_frequency_and_stays_where_it_is() -> None:
    frequency, momentum = exact.drop()
    assert frequency == pytest.approx(1, abs=0.06)
    assert momentum < 0.1


def test_a_wave_sloshes_at_its_frequency() -> None:
    assert exact.sloshing() == pytest.approx(1, abs=0.03)


def test_a_broken_dam_comes_to_rest_at_its_volume() -> None:
    height, rise = exact.settled()
    assert height == pytest.approx(1, abs=0.02)
    assert rise < 2e-3


def test_cloth_sags_by_its_springs_and_the_known_share_of_the_solver() -> None:
    sag, own = exact.hanging_strip(80)
    assert sag == pytest.approx(1, abs=0.01)
    assert own < 1e-4


def test_undamped_cloth_keeps_its_energy_in_small_steps() -> None:
    assert abs(exact.cloth_energy(60)) < 0.02


def test_a_cloud_begins_to_rise_by_half_its_lift_for_it_moves_as_much_air_again() -> None:
    # the box around it takes one part in a hundred: (R / L)^2 pi
    share, divergence = exact.rising_cloud()
    assert share == pytest.approx(1, abs=0.02)
    assert divergence < 1e-10


def test_air_that_is_lighter_above_swings_at_its_frequency_and_loses_no_smoke() -> None:
    frequency, lost = exact.inner_wave()
    assert frequency == pytest.approx(1, abs=0.01)
    assert lost < 1e-12


def test_smoke_goes_as_far_as_the_wind() -> None:
    moved, lost = exact.drifting_smoke()
    assert moved == pytest.approx(1, abs=5e-3)
    assert lost < 1e-12


def test_a_plume_keeps_its_smoke_and_never_gains_energy() -> None:
    lost, drift = exact.plume_kept()
    assert lost < 1e-12
    assert -0.3 < drift < 0.02


def test_air_has_no_more_viscosity_than_its_grid_is_said_to_have() -> None:
    assert 0 < exact.grid_viscosity_of_air() < 0.06
