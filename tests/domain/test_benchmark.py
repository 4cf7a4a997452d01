"""Samples of a benchmark by hand-computed tables: what failed or is not known is in no mean."""

from __future__ import annotations

from holysheep_studio.domain.benchmark import SCENARIOS, Measured, Sample, measured


def test_mean_and_percentile_match_a_table_worked_out_by_hand() -> None:
    delays = [float(n) for n in range(1, 21)]
    found = measured("x", [Sample(one, 90.0) for one in delays])
    assert (found.made, found.failed, found.mean_s, found.p95_s, found.score) == (20, 0, 10.5, 19.0, 90.0)


def test_what_failed_or_is_unknown_is_in_no_mean() -> None:
    samples = [Sample(None, failed=True), Sample(2.0, 0.0), Sample(4.0), Sample(99.0, 1.0, failed=True)]
    assert measured("x", samples) == Measured("x", 2, 2, 3.0, 4.0, 0.0, 1)
    assert measured("x", [Sample(None, failed=True)]) == Measured("x", 0, 1)


def test_the_scenarios_are_those_that_are_compared_by() -> None:
    assert {one.effect for one in SCENARIOS} == {f"slow_motion_{n}x" for n in (2, 4, 8)} | {"time_lapse"}
    assert [one.needs for one in SCENARIOS].count("") == 3
