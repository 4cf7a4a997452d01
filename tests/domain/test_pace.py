"""How far a job is and how long it still takes: no step back, no lie after a resume, all stages counted."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.cloud import CloudSpec
from holysheep_studio.domain.effort import first_pass
from holysheep_studio.domain.job import JobState, road
from holysheep_studio.domain.job_line import line_of
from holysheep_studio.domain.pace import Pace, Stand, overall, stand, weights
from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.domain.timemap import TimeMap
from tests.domain.values import job, request

STEADY = replace(request(), stabilise=True)


def paced(pace: Pace, begin_s: float, stage: str, ahead: float, *, seconds: int, first: float = 0.0) -> None:
    """A stage that takes so many seconds, told each second of its first half from the share `first` on."""
    for n in range(seconds // 2 + 1):
        pace.see(begin_s + n, Stand(stage, first + (1 - first) * n / seconds, ahead))


def test_remaining_time_is_unknown_at_first_and_then_holds_the_truth() -> None:
    pace = Pace()
    for n in range(20):  # 100 s in all, with a hiccup
        now = float(n) if n < 10 else n + 3.0
        pace.see(now, Stand("rendering", n / 100, 0.0))
        if n < 2:
            assert pace.remaining(now) is None
    left = pace.remaining(22.0)
    assert left is not None
    assert left[0] < 81 < left[1]
    pace.see(30.0, Stand("rendering", 0.0, 0.0))  # a new try
    assert pace.remaining(30.0) is None


def test_what_was_done_before_an_interruption_is_no_measure_of_the_speed() -> None:
    pace = Pace()
    pace.see(0.0, Stand("rendering", None, 0.0))
    paced(pace, 5.0, "rendering", 0.0, seconds=40, first=0.6)  # 40 s for what is left of it
    left = pace.remaining(25.0)
    assert left is not None
    assert left[0] <= 20 <= left[1]


def test_a_later_stage_counts_and_what_was_told_goes_on_into_it() -> None:
    pace = Pace()
    paced(pace, 0.0, "measuring", 3.0, seconds=20)
    left = pace.remaining(10.0)
    assert left is not None
    assert left[0] < 10 + 60 < left[1]
    pace.see(20.0, Stand("measuring", 1.0, 3.0))
    pace.see(20.0, Stand("rendering", None, 0.0))
    left = pace.remaining(30.0)
    assert left is not None
    assert left[0] < 50 < left[1]
    paced(pace, 21.0, "rendering", 0.0, seconds=60)
    left = pace.remaining(51.0)
    assert left is not None
    assert left[0] <= 30 <= left[1] < 40


@given(
    st.fractions(Fraction(1, 16), 1000),
    st.sampled_from(Interpolation),
    st.sampled_from(Quality),
    st.sampled_from([(True, False), (False, True), (True, True)]),
)
def test_the_first_pass_is_neither_nothing_nor_all(
    speed: Fraction, interpolation: Interpolation, quality: Quality, passes: tuple[bool, bool]
) -> None:
    asked = replace(
        STEADY,
        time_map=TimeMap.constant(Fraction(2), speed),
        interpolation=interpolation,
        quality=quality,
        stabilise=passes[0],
        deflicker=passes[1],
    )
    assert 0 < first_pass(asked) <= Fraction(1, 2)
    assert first_pass(replace(asked, stabilise=False, deflicker=False)) == 0


def test_the_first_pass_weighs_as_was_measured() -> None:
    def part(speed: Fraction, **changes: object) -> float:
        return first_pass(replace(STEADY, time_map=TimeMap.constant(Fraction(2), speed), **changes))  # type: ignore[arg-type]

    assert part(Fraction(1)) == pytest.approx(0.36, abs=0.06)  # measured 0.32 to 0.40
    assert part(Fraction(8)) == pytest.approx(0.40, abs=0.07)
    assert part(Fraction(1, 4), quality=Quality.FAST) == pytest.approx(0.22, abs=0.06)
    assert part(Fraction(1), stabilise=False, deflicker=True) == pytest.approx(0.28, abs=0.06)


@pytest.mark.parametrize("kind", ["local", "cloud"])
def test_a_job_of_two_passes_has_a_stage_more_and_its_bar_never_runs_back(kind: str) -> None:
    cloud = CloudSpec("m", "words", Fraction(1))
    asked = STEADY if kind == "local" else replace(STEADY, connection="c", cloud=cloud)
    assert (JobState.MEASURING in road(asked)) is (kind == "local")
    made = replace(job(), request=STEADY)
    states = [state for state in road(STEADY) if state is not JobState.WAITING]
    shares = [
        overall(line_of(replace(made, state=state, progress=part)))
        for state in (JobState.WAITING, *states)
        for part in (None, 0.0, 0.5, 1.0)
    ]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)
    heavy = weights(road(STEADY), first_pass(STEADY))
    where = stand(line_of(replace(made, state=JobState.MEASURING, progress=0.5)))
    later = sum(heavy[state] for state in (JobState.RENDERING, JobState.VERIFYING, JobState.FINISHING))
    assert (where.stage, where.share) == ("measuring", 0.5)
    assert where.ahead == pytest.approx(later / heavy[JobState.MEASURING])
