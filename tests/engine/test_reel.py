"""The reel holds a few pictures, however long the clip and whatever is asked of it."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.render import Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine.finer import FinerLuma, Sampling
from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.picture import Picture, blank
from holysheep_studio.engine.reel import AHEAD, FORWARD_FRAMES, Reel
from holysheep_studio.engine.repeats import same
from holysheep_studio.engine.shots import shots

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


@pytest.mark.parametrize("quality", list(Quality))
@pytest.mark.parametrize("speed", [Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2)])
def test_playing_forward_holds_a_few_pictures(make_clip: MakeClip, quality: Quality, speed: Fraction) -> None:
    clip = make_clip(frames=96)
    spec = RenderSpec(str(clip), "", TimeMap.constant(Fraction(4), speed), Fraction(24), quality=quality)
    with opened(str(clip)) as container:
        reel = Reel(container, picture_stream(container, str(clip)), str(clip), lambda _one, _other: False)
        held = [len(reel._held) for _ in shots(spec, reel)]
    assert len(held) == round(96 / speed)
    assert max(held) <= FORWARD_FRAMES + AHEAD


def pairs(clip: Path, few: int, asked: list[Fraction]) -> list[list[Fraction | None]]:
    """The times of the pictures around each of these times, by a reel that holds `few` while it goes forward."""
    with opened(str(clip)) as container:
        reel = Reel(container, picture_stream(container, str(clip)), str(clip), same)
        reel._few = few
        found = []
        for at in asked:
            a, b = reel.around(at)
            four = [a, b] if a is b else [a, b, *reel.beside(a, b)]
            found.append([None if one is None else one.time for one in four])
    return found


def test_a_reel_that_holds_next_to_nothing_tells_the_same_over_repeats_and_on_steps_back(make_clip: MakeClip) -> None:
    stuttering = "select='not(eq(mod(n,12),5)+eq(mod(n,12),6))',fps=24"  # three pictures alike in every twelve
    clip = make_clip(frames=72, options=("-vf", stuttering, "-c:v", "libx264", "-g", "12", "-pix_fmt", "yuv420p"))
    forward = [Fraction(number, 60) for number in range(160)]
    waving = [at - Fraction(number % 7, 24) for number, at in enumerate(forward)]
    leaping = [Fraction(number * 29 % 70, 24) for number in range(40)]
    for asked in (forward, waving, leaping):
        told = pairs(clip, 1, asked)
        assert told == pairs(clip, 15, asked)
        assert any(len(four) == 4 and four[1] - four[0] > Fraction(2, 24) for four in told)  # type: ignore[operator]


def test_what_was_made_of_a_picture_does_not_hold_it() -> None:
    picture = Picture(blank(64, 64), Fraction(0))
    finer, gone = FinerLuma(Sampling.DOUBLED), weakref.ref(picture)
    made = finer.of(picture)
    assert finer.of(picture) is made
    del picture
    gc.collect()
    assert gone() is None


def test_prepared_pictures_are_made_once_and_as_few_are_kept_as_were_asked_for() -> None:
    pictures = [Picture(blank(640, 360), Fraction(number)) for number in range(5)]
    finer = FinerLuma(Sampling.DOUBLED, 3)
    made = [weakref.ref(finer.of(picture)) for picture in pictures]
    gc.collect()
    assert [plane() is not None for plane in made] == [False, False, True, True, True]
    with ThreadPoolExecutor(4) as pool:  # the first is gone: whoever asks gets the one that is made now
        same_one = list(pool.map(finer.of, [pictures[0]] * 4))
    assert len({id(plane) for plane in same_one}) == 1
    del pictures[3:]
    gc.collect()
    finer.of(pictures[0])
    assert [plane() is not None for plane in made] == [False, False, False, False, False]


def test_steps_back_are_made_room_for_only_where_there_are_any(make_clip: MakeClip) -> None:
    clip = str(make_clip(frames=48))
    with opened(clip) as container:
        reel = Reel(container, picture_stream(container, clip), clip, None)
        forward = []
        for number in range(30):
            reel.around(Fraction(number, 24))
            forward.append(len(reel._held))
        assert max(forward) <= 3
        reel.around(Fraction(28, 24))
        for number in range(29, 44):
            reel.around(Fraction(number, 24))
        assert 3 < len(reel._held) <= FORWARD_FRAMES + AHEAD


def times(clip: str, count: int) -> list[Fraction]:
    with opened(clip) as container:
        reel = Reel(container, picture_stream(container, clip), clip, None)
        found = [reel.around(Fraction(0))[0].time]
        while len(found) < count:
            found.append(reel.around(found[-1])[1].time)
    return found


@pytest.mark.parametrize("rate", ["60", "30000/1001", "24"])
def test_times_that_a_file_rounds_to_milliseconds_are_steady(make_clip: MakeClip, rate: str) -> None:
    clip = make_clip(frames=24, rate=rate, suffix=".mkv")
    assert times(str(clip), 24) == [number / Fraction(rate) for number in range(24)]


def test_source_pictures_are_shown_as_they_are_where_times_were_rounded(make_clip: MakeClip) -> None:
    clip = make_clip(frames=24, rate="60", suffix=".mkv")
    spec = RenderSpec(str(clip), "", TimeMap.constant(Fraction(24, 60), Fraction(1, 2)), Fraction(60))
    with opened(str(clip)) as container:
        reel = Reel(container, picture_stream(container, str(clip)), str(clip), lambda _one, _other: False)
        shares = [shot.looks[0].share for shot in shots(spec, reel)]
    assert shares[:-2] == [0, Fraction(1, 2)] * 23


def test_times_that_are_not_steady_are_kept(make_clip: MakeClip) -> None:
    uneven = "settb=1/1000,setpts='(N+0.2*mod(N,3))/24/TB'"
    clip = make_clip(
        frames=12,
        options=(
            "-vf",
            uneven,
            "-c:v",
            "libx264",
            "-pix_fmt",
            "yuv420p",
            "-fps_mode",
            "vfr",
            "-enc_time_base",
            "1:1000",
        ),
        suffix=".mkv",
    )
    for number, time in enumerate(times(str(clip), 12)):
        assert abs(float(time) - (number + 0.2 * (number % 3)) / 24) <= 0.0011
