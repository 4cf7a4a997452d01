"""The legal ways of a job."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from holysheep_studio.domain.advance import (
    Cancel,
    Cancelled,
    Event,
    Forgotten,
    Gain,
    Pause,
    Progressed,
    Resume,
    Retry,
    StageDone,
    StageFailed,
    advance,
)
from holysheep_studio.domain.clip import ClipId, Problem
from holysheep_studio.domain.codec import from_json, to_json
from holysheep_studio.domain.errors import Code, Fault, InputError
from holysheep_studio.domain.job import ENDED, Job, JobState, road
from holysheep_studio.domain.render import Note, Verification
from tests.domain.values import job

WRONG = Problem("unreadable", {"file": "x"}, Fault.USER)
FOUND = Verification(200, 1280, 720, Fraction(25), Fraction(8), 1, "00")


def through(start: Job, *events: Event) -> Job:
    """The job after these events."""
    for event in events:
        start = advance(start, event)
    return start


def test_a_job_goes_through_its_stages_to_its_clip() -> None:
    done = through(
        job(),
        StageDone(1.0),
        StageDone(2.0),
        StageDone(3.0, Gain(notes=(Note.CUT_KEPT,))),
        StageDone(4.0, Gain(verification=FOUND)),
        StageDone(5.0, clip_id=ClipId("c")),
    )
    assert (done.state, done.clip_id, done.started_at, done.ended_at) == (JobState.DONE, "c", 1.0, 5.0)
    assert done.notes == (Note.CUT_KEPT,)
    assert done.verification == FOUND


def test_a_failure_ends_it_and_a_retry_begins_anew() -> None:
    failed = through(job(), StageDone(1.0), StageFailed(2.0, WRONG))
    assert (failed.state, failed.problem) == (JobState.FAILED, WRONG)
    again = advance(failed, Retry("key2"))
    assert again == replace(job(), attempt=2, key="key2")


def test_pausing_keeps_the_stage() -> None:
    paused = through(job(), StageDone(1.0), StageDone(2.0), Pause(WRONG))
    assert not paused.runnable
    assert advance(paused, Resume()) == through(job(), StageDone(1.0), StageDone(2.0))


def test_a_running_job_is_cancelled_when_its_worker_has_stopped() -> None:
    asked = through(job(), StageDone(1.0), Cancel(2.0, running=True))
    assert asked.cancelling
    assert asked.state is JobState.PREPARING
    assert advance(asked, Cancelled(3.0)).state is JobState.CANCELLED


def test_a_waiting_job_is_cancelled_at_once() -> None:
    assert advance(job(), Cancel(1.0, running=False)).state is JobState.CANCELLED


def test_a_success_that_comes_after_the_cancel_is_kept() -> None:
    finishing = replace(job(), state=JobState.FINISHING)
    late = through(finishing, Cancel(2.0, running=True), StageDone(3.0, clip_id=ClipId("c")))
    assert (late.state, late.clip_id, late.cancelling) == (JobState.DONE, "c", False)


def test_what_the_demo_forgot_begins_anew_but_not_against_a_persons_word() -> None:
    asked = replace(job(), state=JobState.POLLING, submitted_at=1.0)
    assert advance(asked, Forgotten("key2")) == replace(job(), key="key2")
    paused = through(asked, Pause(), Forgotten("key2"))
    assert (paused.state, paused.paused) == (JobState.WAITING, True)
    given_up = through(asked, Cancel(2.0, running=True), Forgotten("key2"))
    assert (given_up.state, given_up.cancelling) == (JobState.WAITING, True)
    assert advance(given_up, Cancelled(3.0)).state is JobState.CANCELLED


@pytest.mark.parametrize("state", sorted(ENDED))
@pytest.mark.parametrize(
    "event", [StageDone(1.0), StageFailed(1.0, WRONG), Pause(), Resume(), Cancel(1.0, running=True)]
)
def test_what_has_ended_stays_ended(state: JobState, event: Event) -> None:
    with pytest.raises(InputError) as refused:
        advance(replace(job(), state=state), event)
    assert refused.value.code is Code.JOB_STATE


@pytest.mark.parametrize("state", road(job().request))
def test_only_what_ended_badly_can_be_retried(state: JobState) -> None:
    with pytest.raises(InputError):
        advance(replace(job(), state=state), Retry("key2"))
    with pytest.raises(InputError):
        advance(replace(job(), state=JobState.DONE), Retry("key2"))


def test_progress_after_the_end_is_ignored() -> None:
    ended = replace(job(), state=JobState.DONE)
    assert advance(ended, Progressed(0.5)) == ended
    assert advance(job(), Progressed(0.5)).progress == 0.5


def test_values_survive_their_json() -> None:
    assert from_json(Job, to_json(job())) == job()
    with pytest.raises(ValueError, match="position"):
        from_json(Job, to_json(job()).replace(b'"position":1.0', b'"position":"first"'))
