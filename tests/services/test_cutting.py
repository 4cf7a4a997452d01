"""The rough cut: trimmed takes as one film with its sound in step, cut lists, subtitles."""

from __future__ import annotations

import subprocess
import wave
from fractions import Fraction
from typing import TYPE_CHECKING

import imageio_ffmpeg
import numpy as np
import opentimelineio as otio
import pytest

from holysheep_studio.domain.episode import Episode, EpisodeId, Piece, Take, Written
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.laid import Laid
from holysheep_studio.domain.screenplay import Beat, SceneText, ShotPlan, Speech
from holysheep_studio.domain.script import Form
from holysheep_studio.services.cutting import Cutting, FilmWish
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.conftest import MakeClip

ONE = EpisodeId("e")


class Filmed:
    """An episode whose three shots were filmed."""

    def __init__(self, paths: list[Path]) -> None:
        self.paths = paths
        self.pieces = [Piece(f"s1.{n}", f"j{n}") for n in range(1, len(paths) + 1)]

    async def get(self, _episode: EpisodeId) -> Episode:
        shots = tuple(
            ShotPlan(piece.shot, "x", "wide", dialogue=(Speech("A", f"Line {piece.shot}."),)) for piece in self.pieces
        )
        takes = tuple(Take(piece.shot, piece.job_id, "", 0) for piece in self.pieces)
        scene = SceneText("s1", "A", (Beat("x"),))
        return Episode(ONE, "s", "Film", 0, Written("x", Form.PLAIN), "x", (scene,), {"s1": shots}, takes=takes)

    async def strip(self, _episode: EpisodeId) -> tuple[Piece, ...]:
        return tuple(self.pieces)

    async def standing(self, _episode: EpisodeId) -> dict[str, tuple[str, str]]:
        return {f"j{n}": ("done", str(path)) for n, path in enumerate(self.paths, start=1)}


@pytest.fixture
async def studio(data_folder: Path) -> AsyncIterator[Studio]:
    async with await Studio.open(Paths.at(data_folder)) as opened:
        yield opened


@pytest.fixture
def filmed(make_clip: MakeClip) -> Filmed:
    return Filmed(
        [
            make_clip(frames=24, sound=True),
            make_clip(frames=30, rate="30", size=(90, 160)),
            make_clip(frames=25, rate="25", size=(320, 180), picture="color=c=red"),
        ]
    )


def cutting(studio: Studio, filmed: Filmed) -> Cutting:
    engine = studio.workshop.engine
    return Cutting(
        studio._database, filmed, filmed, engine, engine.verify, studio.workshop.ffmpeg, clock=lambda: 0.0  # type: ignore[arg-type]
    )  # fmt: skip


def quiet(_stage: str) -> Callable[[float], None]:
    return lambda _share: None


def sound_of(path: Path) -> np.ndarray:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", "-i", str(path)]
    done = subprocess.run(
        [*command, "-map", "0:a:0", "-ac", "1", "-ar", "48000", "-f", "f32le", "-"],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return np.frombuffer(done.stdout, np.float32)


async def test_clips_of_different_sizes_and_rates_become_one_film(
    studio: Studio, filmed: Filmed, tmp_path: Path
) -> None:
    film = await cutting(studio, filmed).film(ONE, tmp_path / "film.mp4", FilmWish(), quiet)
    assert film.frames == 24 + 24 + 24
    assert (film.width, film.height) == (160, 90)
    assert film.duration == 3
    assert abs(film.sound_off_s) <= Fraction(1, 24)
    heard = sound_of(film.path)
    assert np.abs(heard[4800:43_200]).max() > 0.05
    assert np.abs(heard[52_800:]).max() < 0.001  # the silent clips


async def test_trims_are_exact_and_the_order_is_the_strips(studio: Studio, filmed: Filmed, tmp_path: Path) -> None:
    first, second, third = filmed.pieces
    filmed.pieces = [Piece(third.shot, third.job_id, 5, 10), Piece(first.shot, first.job_id, 12, 0), second]
    cut = cutting(studio, filmed)
    film = await cut.film(ONE, tmp_path / "film.mp4", FilmWish(size=(160, 90), rate=Fraction(25)), quiet)
    assert film.frames == 10 + 12 + 25 or film.frames == 10 + 13 + 25
    await cut.cut_list(ONE, tmp_path / "film.otio")
    timeline = otio.adapters.read_from_file(str(tmp_path / "film.otio"))
    told = [
        (clip.name, clip.source_range.start_time.value, clip.source_range.duration.value)
        for clip in timeline.find_clips()
    ]
    assert told == [("s1.3", 5, 10), ("s1.1", 12, 12), ("s1.2", 0, 30)]
    assert await cut.subtitles(ONE, tmp_path / "film.srt") == 3
    assert "00:00:00,000 --> 00:00:00,400\nLine s1.3." in (tmp_path / "film.srt").read_text()


async def test_a_voice_begins_at_its_frame_and_the_loudness_is_what_was_asked(
    studio: Studio, filmed: Filmed, tmp_path: Path
) -> None:
    filmed.pieces = filmed.pieces[1:]  # silent ones
    click = tmp_path / "voice.wav"
    with wave.open(str(click), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        tone = np.sin(np.arange(48_000) * 2 * np.pi * 1000 / 48_000) * 0.3
        file.writeframes((tone * 32767).astype("<i2").tobytes())
    wish = FilmWish(laid=(Laid(str(click), 30),), loudness_lufs=-20.0)
    film = await cutting(studio, filmed).film(ONE, tmp_path / "film.mp4", wish, quiet)
    assert film.loudness_lufs == pytest.approx(-20, abs=1)
    heard = sound_of(film.path)
    begins = int(np.argmax(np.abs(heard) > 0.02))
    assert abs(begins - 48_000) <= 48_000 / 30  # frame 30 of 30 a second, within a frame


async def test_a_strip_that_cannot_be_cut_is_refused(studio: Studio, filmed: Filmed, tmp_path: Path) -> None:
    filmed.pieces = [Piece("s1.1", "j1", 20, 10)]
    with pytest.raises(InputError, match="bad_value"):
        await cutting(studio, filmed).film(ONE, tmp_path / "film.mp4", FilmWish(), quiet)
    filmed.pieces = []
    with pytest.raises(InputError, match="episode_stage"):
        await cutting(studio, filmed).film(ONE, tmp_path / "film.mp4", FilmWish(), quiet)
    assert list(tmp_path.glob("film*")) == []
