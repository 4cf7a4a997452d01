"""What the sender of a request hears while no frame is done."""

from __future__ import annotations

import threading

import pytest

from holysheep_studio.engine.turn import Cancelled, Turn


def test_steps_without_a_frame_are_heard_now_and_then() -> None:
    now = [100.0]
    heard: list[object] = []
    turn = Turn(
        lambda *_: None, event=lambda **fields: heard.append(fields["event"]), clock=lambda: now[0], pulse_s=2.0
    )
    turn.pulse()
    now[0] = 101.9
    turn.pulse()
    assert heard == []
    now[0] = 102.0
    turn.pulse()
    turn.pulse()
    assert heard == ["working"]
    turn.cancel()
    with pytest.raises(Cancelled):
        turn.pulse()


def test_a_step_that_cannot_tell_is_told_of_while_it_lasts_and_no_longer() -> None:
    said = threading.Semaphore(0)
    turn = Turn(lambda *_: None, event=lambda **_: said.release(), pulse_s=0.001)
    with turn.lasting(600):
        for _ in range(3):
            assert said.acquire(timeout=300)
    assert not any(thread.name == "lasting" for thread in threading.enumerate())


def test_what_lasts_too_long_falls_silent() -> None:
    heard: list[object] = []
    turn = Turn(lambda *_: None, event=lambda **fields: heard.append(fields), pulse_s=0.001)
    with turn.lasting(0.003):
        for saying in threading.enumerate():  # it may have fallen silent already
            if saying.name == "lasting":
                saying.join(300)
                assert not saying.is_alive()
    assert len(heard) == 3
