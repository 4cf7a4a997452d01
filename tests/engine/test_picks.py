"""Pictures that are taken by themselves are the ones that reading the clip in order gives."""

from __future__ import annotations

import threading
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.picks import Picks
from holysheep_studio.engine.reel import Reel
from holysheep_studio.engine.shots import KEY_SHARE, moments, shots
from holysheep_studio.engine.turn import Cancelled, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from holysheep_studio.engine.picker import Moment
    from holysheep_studio.engine.shots import Shot
    from tests.conftest import MakeClip

FRAMES = 480
#: As cameras and encoders write them: pyramids of pictures, of which many are used by no other.
PYRAMID = ("-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-pix_fmt", "yuv420p")
OPEN = ("-c:v", "libx264", "-preset", "veryfast", "-x264-params", "open-gop=1:bframes=3", "-pix_fmt", "yuv420p")
UNEVEN = "settb=1/1000,setpts='(N+0.4*mod(N,3))/24/TB'"
H265 = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error:bframes=4:b-adapt=0:keyint=60")
CODED = {
    "often": ((*PYRAMID, "-g", "24"), ".mp4"),
    "seldom": ((*PYRAMID, "-g", "200"), ".mp4"),
    "once": ((*PYRAMID, "-g", "1000"), ".mp4"),
    "open": ((*OPEN, "-g", "48"), ".mp4"),
    "matroska": ((*PYRAMID, "-g", "24"), ".mkv"),
    "h265": ((*H265, "-pix_fmt", "yuv420p"), ".mp4"),
    "mpeg2": (("-c:v", "mpeg2video", "-bf", "2", "-g", "15", "-q:v", "6"), ".mp4"),
    "keys only": (("-c:v", "mjpeg", "-q:v", "8", "-pix_fmt", "yuv420p", "-color_range", "tv", "-strict", "-1"), ".mov"),
    "uneven": (("-vf", UNEVEN, "-fps_mode", "passthrough", "-enc_time_base", "1/1000", *PYRAMID, "-g", "24"), ".mp4"),
    "times twice": (("-vf", UNEVEN, "-fps_mode", "passthrough", *PYRAMID, "-g", "24"), ".mp4"),
    "no index": ((*PYRAMID, "-g", "24"), ".ts"),
}


@pytest.fixture
def coded(make_clip: MakeClip) -> Callable[[str], Path]:
    """A clip of 480 pictures, coded in one of these ways."""

    def code(how: str) -> Path:
        options, suffix = CODED[how]
        return make_clip(frames=FRAMES, options=options, suffix=suffix)

    return code


def wish(clip: Path, ratio: int, shutter: int = 0, length: Fraction = Fraction(FRAMES, 24)) -> RenderSpec:
    return RenderSpec(
        str(clip), "", TimeMap.constant(length, Fraction(ratio)), Fraction(24), shutter_deg=Fraction(shutter)
    )


def seen(shot: Shot) -> list[tuple[Fraction, Fraction, str]]:
    return [
        (look.a.time, look.share, sha256(b"".join(plane.tobytes() for plane in look.a.planes)).hexdigest())
        for look in shot.looks
    ]


def in_order(spec: RenderSpec) -> tuple[list[list[tuple[Fraction, Fraction, str]]], Fraction]:
    """What reading in order gives, and how much was missing at the end."""
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None)
        return [seen(shot) for shot in shots(spec, reel)], reel.lack


def picked(
    spec: RenderSpec, workers: int, first: int = 0
) -> tuple[list[list[tuple[Fraction, Fraction, str]]], Fraction]:
    """What the picks give, and how much was missing at the end."""
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None)
        apart = Picks(spec.source, reel, lambda: moments(spec, reel.interval, first), workers, Turn(lambda *_: None))
        with apart:
            return [seen(shot) for shot in shots(spec, reel, first, apart)], reel.lack


@pytest.mark.parametrize("how", list(CODED))
@pytest.mark.parametrize(("ratio", "shutter"), [(9, 0), (20, 0), (20, 180), (48, 90)])
def test_the_same_pictures_as_read_in_order(coded: Callable[[str], Path], how: str, ratio: int, shutter: int) -> None:
    spec = wish(coded(how), ratio, shutter)
    assert picked(spec, 2) == in_order(spec)


def test_one_thread_and_four_give_the_same(coded: Callable[[str], Path]) -> None:
    spec = wish(coded("often"), 30)
    assert picked(spec, 1) == picked(spec, 4)


def test_going_on_in_the_middle_gives_the_same(coded: Callable[[str], Path]) -> None:
    spec = wish(coded("seldom"), 12)
    assert picked(spec, 2, first=17)[0] == picked(spec, 2)[0][17:]


def test_beyond_the_end_the_last_picture_stands_and_is_missed(coded: Callable[[str], Path]) -> None:
    spec = wish(coded("often"), 20, length=Fraction(FRAMES + 100, 24))
    found, lack = picked(spec, 2)
    assert (found, lack) == in_order(spec)
    assert lack > 3


def test_key_pictures_stand_in_where_they_are_near(coded: Callable[[str], Path]) -> None:
    spec = wish(coded("often"), 30)
    times = [looks[0][0] for looks in picked(spec, 2)[0]]
    exact = [Fraction(30 * number, 24) for number in range(FRAMES // 30)]
    assert all(abs(time - wanted) <= KEY_SHARE * Fraction(30, 24) for time, wanted in zip(times, exact, strict=True))
    # one key picture a second, so that of these times each fourth lies on one, and half are near enough
    assert {float(time) for time in times[::4]} == {5.0 * number for number in range(4)}
    assert sum(time.denominator == 1 for time in times) >= len(times) / 2


def test_nothing_is_opened_where_nothing_is_apart(coded: Callable[[str], Path]) -> None:
    spec = wish(coded("often"), 3)
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None)
        before = threading.active_count()
        with Picks(spec.source, reel, lambda: moments(spec, reel.interval), 2, Turn(lambda *_: None)) as apart:
            assert threading.active_count() == before
            assert apart.next() is None


def test_what_fails_before_the_threads_run_is_what_is_told(coded: Callable[[str], Path]) -> None:
    spec, asked = wish(coded("often"), 20), list[int]()
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None)

        def wanted() -> Iterator[Moment]:
            asked.append(1)
            if len(asked) == 3:  # for the second thread, when the first is there and does not run yet
                raise OSError
            return moments(spec, reel.interval)

        with pytest.raises(OSError, match=r"^$"):
            Picks(spec.source, reel, wanted, 2, Turn(lambda *_: None))


def test_a_cancelled_turn_ends_the_threads(coded: Callable[[str], Path]) -> None:
    spec = wish(coded("once"), 9)
    turn = Turn(lambda *_: None)
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None)
        with Picks(spec.source, reel, lambda: moments(spec, reel.interval), 2, turn) as apart:
            assert apart.next() is not None
            turn.cancel()
            with pytest.raises(Cancelled):
                apart.next()
        assert not [thread for thread in threading.enumerate() if thread.name == "picks"]
