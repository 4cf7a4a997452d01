"""Previews by the real engine: what they show, how they are cancelled, and what they leave behind."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import cv2
import imageio_ffmpeg
import numpy as np
import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Identity, Source, SourceId, SourceState
from holysheep_studio.domain.curves import Axis, Curve, CurvePoint, Ease
from holysheep_studio.domain.errors import Code, InputError, StudioError
from holysheep_studio.domain.preview import MOST_FRAMES, preview_spec
from holysheep_studio.domain.sequences import Section, Sections, reversed_clip
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.media.engine import Engine
from holysheep_studio.services.previews import Previews, Reel
from tests.domain.values import request

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tests.conftest import MakeClip

F = Fraction


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    made = Engine([sys.executable, "-m", "holysheep_studio.engine"])
    yield made
    await made.close()


class Screen:
    """What a window would have been given."""

    def __init__(self) -> None:
        self.reel: Reel | None = None
        self.pictures: list[bytes] = []
        self.arrived = asyncio.Event()

    def begun(self, reel: Reel) -> None:
        self.reel = reel

    def grown(self, pictures: Sequence[bytes]) -> None:
        self.pictures += pictures
        self.arrived.set()

    def picture(self, n: int) -> NDArray[np.uint8]:
        return np.asarray(cv2.imdecode(np.frombuffer(self.pictures[n], np.uint8), cv2.IMREAD_COLOR), np.uint8)

    def brightness(self) -> list[float]:
        return [float(self.picture(n).mean()) for n in range(len(self.pictures))]


async def a_source(engine: Engine, path: Path) -> Source:
    return Source(SourceId("s"), str(path), 0.0, SourceState.READY, Identity(1, 1), await engine.probe(path))


def rising_clip(make_clip: MakeClip, frames: int = 48) -> Path:
    """A clip whose brightness rises with every picture, so that each tells its time."""
    return make_clip(frames=frames, size=(640, 360), options=(
        "-vf", "geq=lum=16+N*4:cb=128:cr=128", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
    ))  # fmt: skip


async def test_a_preview_shows_the_clip_small_and_in_time(engine: Engine, make_clip: MakeClip, tmp_path: Path) -> None:
    source = await a_source(engine, rising_clip(make_clip))
    previews, screen = Previews(engine, tmp_path, new_id=lambda: "one"), Screen()
    made = await previews.show(source, Choice("slow_motion_2x"), screen.begun, screen.grown)
    assert screen.reel is not None
    assert (made.frames, screen.reel.frames, len(screen.pictures)) == (96, 96, 96)
    assert (made.width, made.height) == (320, 180)
    assert screen.picture(0).shape == (180, 320, 3)
    assert screen.reel.places[48] == 0.5
    light = screen.brightness()
    assert all(after >= before - 1 for before, after in itertools.pairwise(light))
    assert light[-1] - light[0] > 150
    assert list(tmp_path.iterdir()) == []


async def test_the_next_preview_comes_from_what_is_decoded_already(
    engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    path = tmp_path / "clip.mp4"
    shutil.copy(rising_clip(make_clip), path)
    source = await a_source(engine, path)
    previews = Previews(engine, tmp_path, new_id=lambda: "one")
    forward, backward, frozen = Screen(), Screen(), Screen()
    await previews.show(source, Choice(), forward.begun, forward.grown)
    await previews.show(source, Choice(bend=reversed_clip()), backward.begun, backward.grown)
    assert backward.brightness()[0] > backward.brightness()[-1] + 150
    held = Curve((CurvePoint(F(0), F(1, 2), Ease.LINEAR), CurvePoint(F(1), F(1, 2))), Axis.TIME)
    await previews.show(source, Choice(bend=held), frozen.begun, frozen.grown)
    assert len(set(frozen.pictures)) == 1
    # another file in its place is noticed
    shutil.copy(make_clip(frames=48, size=(320, 180)), path)
    other = Screen()
    await previews.show(source, Choice(bend=held), other.begun, other.grown)
    assert other.pictures[0] != frozen.pictures[0]


async def test_a_cancelled_preview_leaves_nothing_and_the_next_one_comes_at_once(
    engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    source = await a_source(engine, rising_clip(make_clip, frames=240))
    previews = Previews(engine, tmp_path, new_id=lambda: "one")
    for _ in range(3):
        screen = Screen()
        slow = Sections((Section(F(0), F(1), F(1, 4)),))
        showing = asyncio.create_task(previews.show(source, Choice(bend=slow), screen.begun, screen.grown))
        await screen.arrived.wait()
        showing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await showing
        assert list(tmp_path.iterdir()) == []
    screen = Screen()
    made = await previews.show(source, Choice("time_lapse"), screen.begun, screen.grown)
    assert made.frames == len(screen.pictures) == 24


async def test_the_process_of_previews_stays_and_is_replaced_when_it_dies(
    engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    source = await a_source(engine, rising_clip(make_clip))
    previews, screen = Previews(engine, tmp_path, new_id=lambda: "one"), Screen()
    await previews.show(source, Choice(), screen.begun, screen.grown)
    process = engine._previewer
    assert engine._alive == {process}, "the one that probed is the one that shows"
    await previews.show(source, Choice(), screen.begun, screen.grown)
    assert engine._previewer is process
    assert process is not None
    process._process.kill()
    await process._process.wait()
    await previews.show(source, Choice(), screen.begun, screen.grown)
    assert engine._previewer is not process


async def test_what_cannot_be_shown_says_why(engine: Engine, make_clip: MakeClip, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    shutil.copy(rising_clip(make_clip), path)
    source = await a_source(engine, path)
    previews, screen = Previews(engine, tmp_path, new_id=lambda: "one"), Screen()
    with pytest.raises(InputError) as bad:
        await previews.show(source, Choice(bend=Curve(())), screen.begun, screen.grown)
    assert bad.value.code is Code.BAD_CURVE
    path.unlink()
    with pytest.raises(StudioError) as gone:
        await previews.show(source, Choice(), screen.begun, screen.grown)
    assert gone.value.code is Code.FILE_MISSING
    path.write_text("no clip")
    with pytest.raises(StudioError) as odd:
        await previews.show(source, Choice(), screen.begun, screen.grown)
    assert odd.value.code in {Code.UNREADABLE, Code.FORMAT_REFUSED}
    assert [one.name for one in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.parametrize(
    "name",
    ["o04_beam_walk_1088x1920p60.mp4", "o06_bbb_1080p60_vp8.webm", "o11_night_city_405p25_mpeg2.mpg"],
)
async def test_real_clips_are_previewed_as_they_are(engine: Engine, clips: Path, tmp_path: Path, name: str) -> None:
    source = await a_source(engine, clips / "real" / name)
    assert source.footage is not None
    previews, screen = Previews(engine, tmp_path, new_id=lambda: "one"), Screen()
    made = await previews.show(source, Choice("speed_ramp"), screen.begun, screen.grown)
    wide, high = source.footage.video.display_size
    assert max(made.width, made.height) == 320
    assert made.width / made.height == pytest.approx(wide / high, rel=0.02)
    assert len(screen.pictures) == made.frames
    assert screen.picture(0).std() > 5


async def test_turned_clips_are_shown_upright(engine: Engine, make_clip: MakeClip, tmp_path: Path) -> None:
    plain = make_clip(frames=12, size=(160, 90))
    turned = tmp_path / "turned.mp4"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-display_rotation", "90", "-i", str(plain)]
    subprocess.run([*command, "-c", "copy", str(turned)], check=True, stdin=subprocess.DEVNULL)
    source = await a_source(engine, turned)
    screen = Screen()
    made = await Previews(engine, tmp_path, new_id=lambda: "one").show(
        source, Choice("normal"), screen.begun, screen.grown
    )
    assert (made.width, made.height) == (90, 160)


def test_a_preview_is_never_longer_than_it_takes_to_watch() -> None:
    asked = request()
    short = preview_spec(asked, 48, "t")
    assert (short.rate, short.time_map) == (25, asked.time_map)
    long = preview_spec(replace(asked, time_map=TimeMap.identity(F(60)), rate=F(60)), 48, "t")
    assert long.rate * long.time_map.duration == MOST_FRAMES
    longest = preview_spec(replace(asked, time_map=TimeMap.identity(F(3600))), 48, "t")
    assert (longest.rate, longest.time_map.duration) == (10, MOST_FRAMES / 10)


async def test_a_long_clip_is_looked_at_by_its_key_pictures(
    engine: Engine, make_clip: MakeClip, tmp_path: Path
) -> None:
    options = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-pix_fmt", "yuv420p")
    source = await a_source(engine, make_clip(frames=1600, size=(64, 36), rate="25", options=options))
    screen = Screen()
    made = await Previews(engine, tmp_path, new_id=lambda: "one").show(
        source, Choice("time_lapse"), screen.begun, screen.grown
    )
    assert made.coarse
    assert len(screen.pictures) == made.frames == 160
    assert 20 < len(set(screen.pictures)) <= 33
