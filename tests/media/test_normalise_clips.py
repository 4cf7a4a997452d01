"""Every readable clip of the nasty collection becomes a plain upload, whatever is odd about it."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.delivery import engine_form, upload_form, upload_reasons
from holysheep_studio.domain.render import Note
from holysheep_studio.media.normalise import Purpose, normalise
from tests.conftest import CLIPS
from tests.media.looking import look

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.media.ffmpeg import FFmpeg
    from tests.conftest import MakeClip

    Probe = Callable[[Path], Awaitable[Footage]]

VIDEOS = (".mp4", ".mkv", ".ts", ".mov", ".MOV", ".webm", ".avi", ".gif", ".ogv")
#: No videos; the probe's own tests see to them.
REFUSED = ("om08", "ox01", "ox02", "ox03", "ox10", "ox12", "ox13", "ox14", "ox16")
NASTY = sorted(
    path.name for path in (CLIPS / "nasty").glob("o*") if path.suffix in VIDEOS and not path.name.startswith(REFUSED)
)
#: Clips of 1080 lines, brought to 540 here for speed.
LARGE = {"om04", "on01", "on11"}
#: Upright size of the clips where it is not simply the stored one, worked out by hand from the manifest.
SIZES = {
    "om01": (852, 478),
    "om02": (16, 16),
    "om12": (1024, 576),
    "om28": (360, 640),
    "om04": (960, 540),
    "on01": (540, 960),
    "on05": (160, 120),
    "on06": (720, 1080),
    "on11": (960, 540),
    "on12": (720, 1280),
    "on16": (1136, 640),
}
#: Rate of the upload where it is not the clip's own.
RATES = {"om04": Fraction(60), "om18": Fraction(25), "om23": Fraction(60), "on15": Fraction(30)}
NOTES = {
    "om01": {Note.TRIMMED},
    "om02": {Note.TOO_SMALL_ENLARGED},
    "om03": {Note.HDR_TONE_MAPPED},
    "om04": {Note.DEINTERLACED},
    "om12": {Note.SQUARED},
    "om13": {Note.REDUCED_TO_8_BIT, Note.ALPHA_FLATTENED},
    "om14": {Note.ALPHA_FLATTENED},
    "om15": {Note.REDUCED_TO_8_BIT},
    "om21": {Note.REDUCED_TO_8_BIT},
    "om22": {Note.REDUCED_TO_8_BIT},
    "on01": {Note.HDR_TONE_MAPPED},
    "on05": {Note.TRIMMED},
    "on12": {Note.HDR_TONE_MAPPED},
    "on16": {Note.SQUARED},
    "ox04": {Note.SOURCE_INCOMPLETE},
}


@pytest.mark.parametrize("name", NASTY)
async def test_it_becomes_a_plain_upload(clips: Path, tmp_path: Path, ffmpeg: FFmpeg, probe: Probe, name: str) -> None:
    source, target, key = clips / "nasty" / name, tmp_path / "upload.mp4", name[:4]
    footage = await probe(source)
    seen_progress: list[float] = []
    form = upload_form(footage, long_side=960 if key in LARGE else 3840)
    notes = await normalise(
        ffmpeg, footage, source, target, form, purpose=Purpose.UPLOAD, probe=probe, progress=seen_progress.append
    )
    made = look(target)
    assert (made.codec, made.pixel_format, made.aspect, made.turned) == ("h264", "yuv420p", 1, False)
    stored = (footage.video.width, footage.video.height)
    assert made.size == SIZES.get(key, stored)
    rate = RATES.get(key, footage.video.rate)
    assert made.gaps <= {1 / rate}, "the rate is constant"
    assert Fraction(24000, 1001) <= rate <= 60
    assert made.times[0] == 0
    assert abs(len(made.times) / rate - footage.duration) <= 1 / rate
    assert made.sound_end <= len(made.times) / rate + Fraction(1, 1000)
    assert (made.sound_codec == "aac") is bool(footage.audio)
    assert made.colours[0] == 1, "limited range is said"
    assert 2 not in made.colours, "all colours are said"
    assert not made.tags.keys() & {"location", "creation_time", "title", "com.apple.quicktime.make"}
    assert set(notes) == NOTES.get(key, set())
    assert upload_reasons(await probe(target)) == ()
    assert target.read_bytes().index(b"moov") < target.read_bytes().index(b"mdat"), "fast start"
    assert seen_progress == sorted(seen_progress)
    assert [path.name for path in tmp_path.glob("*.mp4*")] == ["upload.mp4"]


@pytest.mark.parametrize("key", ["om07", "om11", "om23", "om27", "om28", "on03", "on16", "ox05"])
async def test_the_copy_for_the_engine_keeps_the_time_stamps(
    clips: Path, tmp_path: Path, ffmpeg: FFmpeg, probe: Probe, key: str
) -> None:
    (source,) = (path for path in (clips / "nasty").glob(f"{key}*") if path.suffix in VIDEOS)
    footage, target = await probe(source), tmp_path / "engine.mp4"
    await normalise(ffmpeg, footage, source, target, engine_form(footage), purpose=Purpose.ENGINE, probe=probe)
    made = look(target)
    assert made.size == SIZES.get(key, (footage.video.width, footage.video.height))
    assert made.times[0] == 0
    assert made.sound_codec == ("alac" if footage.audio else None)
    if not footage.video.variable:
        assert made.gaps == {1 / footage.video.rate}
    if key != "om11":  # its clock jumps, so that the stored stamps are not the true ones
        first, tick = look(source).times[0], Fraction(1, 90_000)
        expected = [time - first for time in look(source).times]
        milliseconds = Fraction(1, 1000) if source.suffix == ".mkv" else tick
        assert max(abs(one - other) for one, other in zip(made.times, expected, strict=True)) <= milliseconds


async def test_hard_file_names_come_in_and_go_out(
    clips: Path, tmp_path: Path, ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip
) -> None:
    for folder in ("in", "out"):
        (tmp_path / folder).mkdir()
    for name in json.loads((clips / "nasty" / "hard_file_names.json").read_text()):
        source, target = tmp_path / "in" / name, tmp_path / "out" / name
        shutil.copy(make_clip(frames=3, sound=True), source)
        footage = await probe(source)
        form = upload_form(footage)
        await normalise(ffmpeg, footage, source, target, form, purpose=Purpose.UPLOAD, probe=probe)
        assert len(look(target).times) == 3
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == sorted(
        path.name for path in (tmp_path / "out").iterdir()
    )
    assert not Path("pwned").exists()
