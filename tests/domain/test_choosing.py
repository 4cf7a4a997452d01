"""Breakers, chains and trials: when a connection rests, a clip is asked for again, and two ways are compared."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.advance import DidNotRun, Gain, Lost, Rerouted, Served, StageDone, advance
from holysheep_studio.domain.breaker import Breaker, BreakerRule, Circuit, allows, asked, circuit, failed, succeeded
from holysheep_studio.domain.chain import Chain, Verdict, covered, judge, left
from holysheep_studio.domain.clip import ClipId, Identity, Problem
from holysheep_studio.domain.cloud import AssetKind, AssetRef, CloudSpec, Mode
from holysheep_studio.domain.errors import Code, Fault, InputError
from holysheep_studio.domain.job import UNSENT, Job, JobId, JobState
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.remote import RemoteState, RemoteStatus
from holysheep_studio.domain.render import Note
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.takes import best, easier
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.trial import (
    Arm,
    Take,
    Trial,
    TrialKind,
    assign,
    chance_of_split,
    checked,
    split_counts,
    summarise,
)

RULE = BreakerRule(failures=3, rest_s=10, longest_rest_s=35)
CENT = Money(10_000, "USD")


def request(effect: str = "slow_motion_8x", chain: Chain | None = Chain()) -> GenerationRequest:  # noqa: B008 - frozen
    spec = CloudSpec("m", "x", Fraction(5), mode=Mode.SLOW_MOTION, speed=Fraction(1, 8))
    if effect in {"hyperlapse", "time_lapse"}:
        spec = replace(spec, mode=Mode(effect), speed=Fraction(120))
    return GenerationRequest(
        "", Identity(0, 0), effect, TimeMap.identity(Fraction(5)), Fraction(24),
        prompt="x", connection="a", cloud=spec, chain=chain,
    )  # fmt: skip


def test_a_breaker_opens_after_failures_in_a_row_and_lets_one_try_through_after_its_rest() -> None:
    breaker = Breaker()
    for at in (1.0, 2.0):
        breaker = failed(breaker, at, RULE)
        assert allows(breaker, at)
    assert succeeded(breaker) == Breaker()
    breaker = failed(breaker, 3.0, RULE)
    assert circuit(breaker, 3.0) is Circuit.OPEN
    assert not allows(breaker, 12.9)
    assert circuit(breaker, 13.0) is Circuit.HALF_OPEN
    assert allows(breaker, 13.0)
    trying = asked(breaker, 13.0)
    assert not allows(trying, 13.1)
    assert allows(trying, 13.0 + 120)  # nobody reported back: another may try
    assert succeeded(trying) == Breaker()
    assert allows(succeeded(trying), 13.2)


def test_each_try_in_vain_doubles_the_rest_up_to_the_longest() -> None:
    breaker = Breaker()
    for at in (0.0, 0.0, 0.0):
        breaker = failed(breaker, at, RULE)
    rests = []
    for _ in range(4):
        assert breaker.until is not None
        now = breaker.until
        breaker = failed(asked(breaker, now), now, RULE)
        assert breaker.until is not None
        rests.append(breaker.until - now)
    assert rests == [20, 35, 35, 35]


def test_late_reports_do_not_lengthen_a_rest() -> None:
    breaker = Breaker()
    for _ in range(9):
        breaker = failed(breaker, 5.0, RULE)
    assert (breaker.until, breaker.rests) == (15.0, 1)


@pytest.mark.parametrize(
    ("effect", "score", "step", "verdict"),
    [
        ("slow_motion_8x", 72.3, 0, Verdict.AGAIN),
        ("slow_motion_8x", 0.0, 0, Verdict.AGAIN),
        ("slow_motion_8x", None, 0, Verdict.UNSCORED),
        ("slow_motion_8x", 85.0, 0, Verdict.GOOD),
        ("slow_motion_8x", 84.999, 0, Verdict.AGAIN),
        ("slow_motion_4x", 72.3, 1, Verdict.AGAIN),
        ("slow_motion_4x", 72.3, 2, Verdict.DEPTH),
        ("slow_motion_2x", 72.3, 1, Verdict.LAST_STEP),
        ("hyperlapse", 10.0, 0, Verdict.AGAIN),
        ("time_lapse", 10.0, 1, Verdict.LAST_STEP),
    ],
)
def test_what_follows_from_a_score(effect: str, score: float | None, step: int, verdict: Verdict) -> None:
    assert judge(Chain(step=step), effect, score) is verdict


def test_the_next_attempt_is_easier_and_leaves_its_model_alone() -> None:
    first = request()
    second = easier(first, "job1", CENT)
    assert second is not None
    assert first == request()
    assert (second.effect, second.cloud and second.cloud.speed) == ("slow_motion_4x", Fraction(1, 4))
    assert second.chain == Chain(first="job1", step=1)
    third = easier(second, "job2", CENT)
    assert third is not None
    assert (third.effect, third.chain) == ("slow_motion_2x", Chain(first="job1", step=2))
    assert easier(third, "job3", CENT) is None
    lapse = easier(request("hyperlapse"), "job1", None)
    assert lapse is not None
    assert lapse.cloud is not None
    assert (lapse.effect, lapse.cloud.mode, lapse.cloud.speed) == ("time_lapse", Mode.TIME_LAPSE, Fraction(120))
    assert easier(request(chain=None), "job1", CENT) is None


def test_what_was_agreed_to_is_used_up_by_the_attempts_after_the_first() -> None:
    agreed = Chain(agreed=Money(25_000, "USD"))
    second = easier(request(chain=agreed), "j1", Money(99_000, "USD"))
    assert second is not None
    assert second.chain is not None
    assert second.chain.agreed == Money(25_000, "USD")
    third = easier(second, "j2", CENT)
    assert third is not None
    assert third.chain is not None
    assert third.chain.agreed == Money(15_000, "USD")
    assert left(Money(5, "USD"), CENT) == Money(0, "USD")
    assert left(agreed.agreed, None) is None
    assert left(agreed.agreed, Money(1, "CNY")) is None


def test_only_a_known_price_is_covered() -> None:
    assert covered(CENT, CENT)
    assert covered(CENT, Money(0, "USD"))
    assert not covered(CENT, None)
    assert not covered(None, CENT)
    assert not covered(CENT, Money(10_001, "USD"))
    assert not covered(CENT, Money(1, "CNY"))


def take(name: str, score: float | None, *, made: bool = True) -> Job:
    remote = RemoteState(RemoteStatus.SUCCEEDED, physics_score=score)
    return Job(JobId(name), request(), 1.0, 1.0, clip_id=ClipId(name) if made else None, remote=remote)


def test_the_best_take_has_the_highest_score_and_a_score_of_nothing_is_one() -> None:
    assert best([take("a", 72.3), take("b", 91.0), take("c", 91.0)]) == take("b", 91.0)
    assert best([take("a", None), take("b", 0.0)]) == take("b", 0.0)
    assert best([take("a", None), take("b", None)]) == take("a", None)
    assert best([take("a", 99.0, made=False), take("b", 1.0)]) == take("b", 1.0)
    assert best([]) is None


def test_a_job_goes_elsewhere_only_while_nothing_was_sent() -> None:
    job = Job(JobId("j"), request(), 1.0, 1.0, key="k1", assets={"source_video": AssetRef(AssetKind.VIDEO, id="1")})
    other = replace(request(), connection="b")
    for state in JobState:
        there = replace(job, state=state)
        if state in UNSENT:
            moved = advance(there, Rerouted(other, "k2"))
            assert (moved.state, moved.key, moved.request, moved.assets) == (JobState.WAITING, "k2", other, {})
            assert Note.MOVED in moved.notes
            served = advance(there, Served(2.0, Gain(notes=(Note.FROM_CACHE,))))
            assert (served.state, served.started_at) == (JobState.VERIFYING, 2.0)
        else:
            for event in (Rerouted(other, "k2"), Served(2.0)):
                with pytest.raises(InputError):
                    advance(there, event)


def test_a_lost_job_goes_elsewhere_only_after_a_persons_word() -> None:
    job = Job(JobId("j"), request(), 1.0, 1.0, key="k1", state=JobState.RESERVING)
    sent = advance(job, StageDone(1.0))
    lost = advance(sent, Lost(2.0, Problem(Code.PROVIDER_UNSURE, {}, Fault.PROVIDER)))
    with pytest.raises(InputError):
        advance(lost, Rerouted(request(), "k2"))
    assert advance(advance(lost, DidNotRun("k2")), Rerouted(request(), "k3")).key == "k3"


SPLIT = Trial("t", TrialKind.SPLIT, (Arm("first", "a", "m"), Arm("second", "b", "m")), "seed", 0.0)


def test_a_split_is_the_same_for_the_same_seed_and_even() -> None:
    units = [f"unit {n}" for n in range(4000)]
    arms = [assign(SPLIT, unit).name for unit in units]
    assert arms == [assign(SPLIT, unit).name for unit in units]
    assert (
        arms[:8] == ["second", "second", "first", "first", "second", "second", "second", "second"]
        or len(set(arms)) == 2
    )
    counts = (arms.count("first"), arms.count("second"))
    assert chance_of_split(counts, (1, 1)) > 0.001
    other = [assign(replace(SPLIT, seed="another"), unit).name for unit in units]
    assert 1500 < sum(one != two for one, two in zip(arms, other, strict=True)) < 2500


@given(st.integers(1, 9), st.integers(1, 9))
def test_shares_are_kept(one: int, two: int) -> None:
    trial = replace(SPLIT, arms=(replace(SPLIT.arms[0], share=one), replace(SPLIT.arms[1], share=two)))
    arms = [assign(trial, str(n)).name for n in range(500)]
    assert chance_of_split((arms.count("first"), arms.count("second")), (one, two)) > 1e-6


def test_an_uneven_split_is_told() -> None:
    assert chance_of_split((0, 0), (1, 1)) == 1.0
    assert chance_of_split((50, 50), (1, 1)) == 1.0
    # chi-square 4 with one degree of freedom
    assert chance_of_split((60, 40), (1, 1)) == pytest.approx(0.0455, abs=1e-4)
    assert chance_of_split((700, 300), (1, 1)) < 0.001
    assert chance_of_split((750, 250), (3, 1)) == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SPLIT, name=" "),
        replace(SPLIT, arms=(SPLIT.arms[0], replace(SPLIT.arms[0], name="other"))),
        replace(SPLIT, arms=(SPLIT.arms[0], replace(SPLIT.arms[1], share=0))),
        replace(SPLIT, kind=TrialKind.SHADOW),
    ],
)
def test_a_trial_that_cannot_be_is_refused(wrong: Trial) -> None:
    with pytest.raises(InputError):
        checked(wrong)
    assert checked(SPLIT) == SPLIT


def test_an_arm_in_figures_tells_known_from_unknown() -> None:
    def take(n: int, *, arm: str = "first", done: bool = True, ended: bool = True, **known: Any) -> Take:
        return Take(str(n), str(n), arm, ended, done, **known)

    takes = [
        take(1, score=0.0, cost=CENT, time_s=10.0, vote=1),
        take(2, time_s=30.0, vote=-1),
        take(3, score=90.0, cost=CENT, time_s=20.0),
        take(4, done=False),
        take(5, arm="second", done=False, ended=False),
    ]
    first, second = (summarise(arm, takes) for arm in SPLIT.arms)
    assert (first.takes, first.done, first.failed) == (4, 3, 1)
    assert (first.score, first.unscored) == (45.0, 1)
    assert (first.costs, first.unpriced) == ((Money(20_000, "USD"),), 1)
    assert (first.time_s, first.liked, first.disliked) == (20.0, 1, 1)
    assert (second.takes, second.done, second.failed, second.score, second.time_s) == (1, 0, 0, None, None)
    assert split_counts(SPLIT, takes) == (4, 1)
