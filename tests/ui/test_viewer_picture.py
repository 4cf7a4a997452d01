"""Colours come out as the video standards say, and frames lie in time as their packets say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from PySide6.QtCore import QSize

from holysheep_studio.domain.footage import Hdr
from holysheep_studio.ui.player.cache import Decoded, FrameCache
from holysheep_studio.ui.player.clock import Clock, Due
from holysheep_studio.ui.player.picture import Geometry, Painter
from holysheep_studio.ui.player.table import FrameTable, Packet, counted_table, ordered_table, tells_frames_apart
from holysheep_studio.ui.player.tonemap import for_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Kr and Kb of each matrix, ITU-R BT.601, BT.709 and BT.2020.
WEIGHTS = {"601": (0.299, 0.114), "709": (0.2126, 0.0722), "2020": (0.2627, 0.0593)}
COLOURS = ((81, 90, 200), (145, 54, 60), (60, 200, 118), (180, 128, 128), (40, 110, 140))


def solid(yuv: tuple[int, int, int], *, height: int = 64, colorspace: int = 2, color_range: int = 0) -> av.VideoFrame:
    frame = av.VideoFrame(64, height, "yuv420p")
    for plane, value in zip(frame.planes, yuv, strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    frame.colorspace = colorspace
    frame.color_range = color_range
    return frame


def by_the_book(yuv: tuple[int, int, int], matrix: str, *, full: bool) -> tuple[int, ...]:
    kr, kb = WEIGHTS[matrix]
    y, u, v = yuv
    luma = y / 255 if full else (y - 16) / 219
    blue, red = ((c - 128) / (255 if full else 224) for c in (u, v))
    r = luma + 2 * (1 - kr) * red
    b = luma + 2 * (1 - kb) * blue
    g = (luma - kr * r - kb * b) / (1 - kr - kb)
    return tuple(round(255 * min(1.0, max(0.0, c))) for c in (r, g, b))


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize(
    ("colorspace", "height", "matrix"),
    [(1, 64, "709"), (5, 1080, "601"), (6, 64, "601"), (9, 64, "2020"), (2, 576, "601"), (2, 720, "709")],
)
@pytest.mark.parametrize("color_range", [0, 1, 2])
def test_matrix_and_range_are_right(
    colorspace: int, height: int, matrix: str, color_range: int, *, quick: bool
) -> None:
    painter = Painter(Geometry())
    for yuv in COLOURS:
        frame = solid(yuv, height=height, colorspace=colorspace, color_range=color_range)
        image = painter.paint(frame, QSize(32, height // 2), quick=quick)
        expected = by_the_book(yuv, matrix, full=color_range == 2)
        colour = image.pixelColor(16, 16)
        assert (colour.red(), colour.green(), colour.blue()) == pytest.approx(expected, abs=3)


def test_pictures_that_are_not_yuv_keep_their_colours() -> None:
    rgb = av.VideoFrame(32, 32, "rgb24")
    rgb.planes[0].update(bytes([200, 60, 20]) * (rgb.planes[0].buffer_size // 3))
    for layout in ("rgb24", "bgra", "gbrp"):
        colour = Painter(Geometry()).paint(rgb.reformat(format=layout)).pixelColor(3, 3)
        assert (colour.red(), colour.green(), colour.blue()) == (200, 60, 20)


@pytest.mark.parametrize("system", list(Hdr))
def test_hdr_keeps_black_grey_and_order(system: Hdr) -> None:
    ramp = np.repeat(np.linspace(0, 65535, 256).astype(np.uint16)[None, :, None], 3, axis=2)
    screen = for_screen(ramp, system)[0].astype(int)
    assert tuple(screen[0]) == (0, 0, 0, 255)
    assert (np.ptp(screen[:, :3], axis=1) <= 1).all()  # grey stays grey
    assert (np.diff(screen[:, 1]) >= 0).all()
    white = {Hdr.PQ: 0.5807, Hdr.HLG: 0.7503}[system]  # 203 nits, diffuse white, by ITU-R BT.2408
    level = screen[round(white * 255), 1]
    assert 200 < level < 250
    assert screen[-1, 1] == 255


def packets(pts: Sequence[int], keys: Sequence[int] = (0,), hidden: Sequence[int] = ()) -> list[Packet]:
    return [Packet(stamp, number, 1, number in keys, number in hidden) for number, stamp in enumerate(pts)]


def test_frames_of_an_open_group_are_decoded_from_the_group_before() -> None:
    #           I0 P3 B1 B2 I6 B4 B5 P9 B7 B8, in decoding order
    table = ordered_table(packets([0, 3, 1, 2, 6, 4, 5, 9, 7, 8], keys=(0, 4)), Fraction(1, 25), None)
    assert [table.key_before(number).frame for number in range(10)] == [0] * 6 + [6] * 4  # type: ignore[union-attr]


def test_hidden_packets_are_no_frames_but_may_begin_a_group() -> None:
    table = ordered_table(packets([-2, -1, 0, 1, 2], hidden=(0, 1)), Fraction(1, 25), None)
    assert len(table) == 3
    first = table.key_before(0)
    assert first is not None
    assert (first.frame, first.pts) == (0, -2)
    assert (table.number_of(-1), table.number_of(1)) == (None, 1)


def test_time_stamps_that_repeat_or_are_set_back_tell_nothing() -> None:
    assert tells_frames_apart(packets([10, 13, 11, 12]))
    assert not tells_frames_apart(packets([0, 1, 1]))
    assert not tells_frames_apart([Packet(None, 0, 1, key=True, hidden=False)])
    assert not tells_frames_apart([Packet(5, 5, 1, key=True, hidden=False), Packet(6, 0, 1, key=False, hidden=False)])


def test_a_broken_clock_is_mended() -> None:
    glitch = counted_table([7, 8, 7, 10, None, 12], Fraction(1, 25), None)
    assert [time * 25 for time in glitch.times] == [0, 1, 2, 3, 4, 5]
    restart = counted_table([100, 102, 104, 0, 2, 5], Fraction(1, 25), None)
    assert [time * 25 for time in restart.times] == [0, 2, 4, 6, 8, 11]


@pytest.mark.parametrize(
    ("ticks", "time_base", "declared", "rate", "variable"),
    [
        ([round(n * 1001 / 30) for n in range(60)], Fraction(1, 1000), Fraction(30000, 1001), "30000/1001", False),
        ([n * 1001 for n in range(5)], Fraction(1, 24000), None, "24000/1001", False),
        ([n * 6 for n in range(9)], Fraction(1, 179), None, "179/6", False),
        ([0, 33, 66, 99, 200, 233, 266], Fraction(1, 1000), Fraction(24), "30", True),
        ([0], Fraction(1, 25), Fraction(25), "25", False),
    ],
)
def test_the_rate_is_exact_where_it_is_constant(
    ticks: list[int], time_base: Fraction, declared: Fraction | None, rate: str, *, variable: bool
) -> None:
    table = ordered_table(packets(ticks), time_base, declared)
    assert (str(table.rate), table.variable) == (rate, variable)


@pytest.fixture
def uneven() -> FrameTable:
    """Frames at 0, 1, 3 and 4 s; the end is at 5 s."""
    return ordered_table(packets([0, 1, 3, 4]), Fraction(1), None)


def test_the_clock_follows_uneven_frames(uneven: FrameTable) -> None:
    clock = Clock(uneven, 0, 1, 10.0, span=(0, 3), loop=False)
    due = [clock.due(10 + later_s) for later_s in (0, 0.5, 1, 2.9, 3, 4.5, 5, 99)]
    assert [one.number for one in due] == [0, 0, 1, 1, 2, 3, 3, 3]
    assert [one.ended for one in due] == [False] * 6 + [True] * 2
    assert due[1].left_s == pytest.approx(0.5)
    assert due[2].left_s == pytest.approx(2)


def test_the_clock_runs_backwards_and_faster(uneven: FrameTable) -> None:
    clock = Clock(uneven, 3, -2, 0.0, span=(0, 3), loop=False)
    due = [clock.due(later_s) for later_s in (0, 0.4, 0.6, 1.1, 1.9, 2.1, 2.6)]
    assert [one.number for one in due] == [3, 3, 2, 1, 1, 0, 0]
    assert [one.ended for one in due] == [False] * 6 + [True]
    assert due[4].left_s == pytest.approx(0.1)


def test_a_loop_keeps_inside_its_span(uneven: FrameTable) -> None:
    forwards = Clock(uneven, 1, 1, 0.0, span=(1, 2), loop=True)
    assert [forwards.due(later_s).number for later_s in (0, 1.5, 2.5, 3.5, 5.5, 302.5)] == [1, 1, 2, 1, 2, 2]
    backwards = Clock(uneven, 2, -1, 0.0, span=(1, 2), loop=True)
    assert [backwards.due(later_s).number for later_s in (0.5, 1.5, 2.9, 3.5)] == [2, 1, 1, 2]
    assert forwards.due(0) == Due(1, 2.0)


def test_the_cache_keeps_what_was_used_last() -> None:
    frame = av.VideoFrame(64, 64, "gray")
    size = Decoded(0, frame).size_bytes
    cache = FrameCache(3 * size)
    for number in range(3):
        cache.put(number, Decoded(number, frame))
    assert cache.get(0) is not None
    cache.put(3, Decoded(3, frame))
    assert [number in cache for number in range(4)] == [True, False, True, True]
    assert cache.size_bytes == 3 * size
    tiny = FrameCache(1)
    tiny.put(5, Decoded(5, frame))
    assert 5 in tiny
