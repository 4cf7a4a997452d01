"""How much a render holds is bounded in pictures and threads, by size and kind, whatever machine it runs on."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.render import Interpolation, Quality
from holysheep_studio.engine.footage_file import RENDER_THREADS, decode_threads, opened, picture_stream
from holysheep_studio.engine.picture import ALPHA_FORMAT, DEEP_FORMAT, PIXEL_FORMAT, blank, planes_of
from holysheep_studio.engine.render import Making, Renderer
from holysheep_studio.engine.source_form import Colours
from holysheep_studio.engine.turn import Turn
from holysheep_studio.engine.writer import Form, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip

PLAIN = Colours(full_range=False, matrix=1, primaries=1, transfer=1)
FULL_HD, LARGE = (1920, 1080), (3840, 2160)
#: Pictures that x265 may hold to look ahead at and to mix from, in ordinary and in large ones.
MOST_AHEAD = {Quality.FAST: (8, 7), Quality.STANDARD: (10, 7), Quality.QUALITY: (4, 4)}


def turn() -> Turn:
    return Turn(lambda _done, _total: None)


def coded(target: Path, size: tuple[int, int], quality: Quality, pixel_format: str) -> str:
    """What an encoder wrote about itself into a file of one picture."""
    frame = blank(*size, pixel_format)
    for plane in planes_of(frame):
        plane[...] = 100
    form = Form(*size, Fraction(30), 18, quality, pixel_format=pixel_format)
    with Writer(str(target), form, PLAIN, Fraction(1), None, turn()) as writer:
        writer.picture(frame)
        writer.finish()
    found = re.search(rb"options: [ -~]+", target.read_bytes())
    assert found is not None
    return found[0].decode()


def number(told: str, name: str) -> int:
    found = re.search(rf"[ /]{name}=(\d+)", told)
    assert found is not None, told
    return int(found[1])


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("quality", list(Quality))
def test_x265_holds_few_pictures_and_its_threads_are_those_of_every_machine(
    tmp_path: Path, quality: Quality, *, large: bool
) -> None:
    told = coded(tmp_path / "a.mkv", LARGE if large else (640, 360), quality, DEEP_FORMAT)
    assert number(told, "frame-threads") == 1
    assert number(told, "numa-pools") == 4
    assert number(told, "rc-lookahead") + number(told, "bframes") <= MOST_AHEAD[quality][large]


@pytest.mark.parametrize("quality", list(Quality))
def test_x264_has_the_threads_of_every_machine(tmp_path: Path, quality: Quality) -> None:
    told = coded(tmp_path / "a.mkv", (640, 360), quality, PIXEL_FORMAT)
    assert number(told, "threads") == 3


def test_a_render_decodes_by_few_threads(make_clip: MakeClip) -> None:
    clip = str(make_clip(frames=4))
    with opened(clip) as container:
        stream = picture_stream(container, clip)
        decode_threads(stream, most=RENDER_THREADS)
        assert stream.codec_context.thread_count == RENDER_THREADS == 2


@pytest.mark.parametrize(
    ("size", "pixel_format", "most"),
    [
        (FULL_HD, PIXEL_FORMAT, 8),
        (FULL_HD, DEEP_FORMAT, 4),
        (FULL_HD, ALPHA_FORMAT, 2),
        (LARGE, PIXEL_FORMAT, 3),
        (LARGE, DEEP_FORMAT, 3),
        (LARGE, ALPHA_FORMAT, 2),
    ],
)
def test_few_large_frames_wait_to_be_written(size: tuple[int, int], pixel_format: str, most: int) -> None:
    making = Making(size, Interpolation.FLOW, Quality.QUALITY, 2, pixel_format)
    assert Renderer(making, turn())._made.maxsize <= most
