"""Courtesy: threads that make pictures let the others of their process go first."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.engine.courtesy import BEHIND_THE_CODER, step_aside
from holysheep_studio.engine.picture import Picture, blank
from holysheep_studio.engine.render import Making, Renderer
from holysheep_studio.engine.shots import Look, Shot
from holysheep_studio.engine.turn import Turn

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread cannot be asked for its niceness")


def niceness() -> int:
    """Of the calling thread."""
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_a_thread_that_steps_aside_leaves_the_others_where_they_are() -> None:
    here = niceness()
    with ThreadPoolExecutor(1, initializer=step_aside) as aside, ThreadPoolExecutor(1) as beside:
        assert aside.submit(niceness).result() == min(19, here + BEHIND_THE_CODER)
        assert beside.submit(niceness).result() == here
    assert niceness() == here


@pytest.mark.parametrize("aside", [True, False])
def test_workers_step_aside_where_what_they_make_is_coded(aside: bool) -> None:  # noqa: FBT001 - pytest's way
    here, seen = niceness(), set()

    def finish(_number: int, frame: VideoFrame) -> VideoFrame:
        seen.add(niceness())
        return frame

    a, b = (Picture(blank(64, 64), Fraction(number)) for number in range(2))
    making = Making((64, 64), Interpolation.NEAREST, Quality.FAST, 2, finish=finish, aside=aside)
    shots = [Shot(number, (Look(a, b, Fraction(0)),)) for number in range(6)]
    assert len(list(Renderer(making, Turn(lambda *_: None)).frames(shots))) == 6
    assert seen == {min(19, here + BEHIND_THE_CODER) if aside else here}
