"""Copies for the engine keep transparency, straight and to the bit, where the engine cannot read the source itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest

from holysheep_studio.domain.delivery import engine_form, keeps_alpha, retime_reasons
from holysheep_studio.domain.render import HdrChoice, Note, VideoCodec
from holysheep_studio.media.normalise import Purpose, normalise

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.media.ffmpeg import FFmpeg
    from holysheep_studio.media.normalise import Probe
    from tests.conftest import MakeClip

#: Red that fades out to the sides of a disc; green is hidden where nothing is.
FADE = (
    "format=rgba,geq=r='if(lt(hypot(X-60,Y-48),40),230,0)':g='if(lt(hypot(X-60,Y-48),40),20,255)':b=20"
    ":a='clip((40-hypot(X-60,Y-48))*25.5,0,255)'"
)


def pictures(ffmpeg: FFmpeg, path: Path, size: tuple[int, int], decoder: str | None = None) -> NDArray[np.int64]:
    """All pictures as red, green, blue and opacity, by FFmpeg itself."""
    chosen = [] if decoder is None else ["-c:v", decoder]
    command = [str(ffmpeg.path), "-v", "error", *chosen, "-i", str(path), "-pix_fmt", "rgba", "-f", "rawvideo", "-"]
    raw = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=300).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, size[1], size[0], 4).astype(np.int64)


async def veiled_copy(ffmpeg: FFmpeg, probe: Probe, source: Path, target: Path) -> tuple[Footage, tuple[Note, ...]]:
    footage = await probe(source)
    assert keeps_alpha(footage, ".mov", VideoCodec.AUTO)
    assert retime_reasons(footage, HdrChoice.KEEP, alpha=True)
    form = engine_form(footage)
    notes = await normalise(ffmpeg, footage, source, target, form, purpose=Purpose.VEILED, probe=probe)
    return await probe(target), notes


@pytest.mark.parametrize(("coder", "decoder"), [("libvpx", "libvpx"), ("libvpx-vp9", "libvpx-vp9")])
async def test_the_second_stream_of_webm_is_read(
    ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, tmp_path: Path, coder: str, decoder: str
) -> None:
    options = ("-c:v", coder, "-vf", FADE + ",format=yuva420p", "-auto-alt-ref", "0", "-b:v", "2M")
    source = make_clip(frames=6, rate="25", size=(128, 96), options=options, suffix=".webm")
    made, notes = await veiled_copy(ffmpeg, probe, source, tmp_path / "copy.mp4")
    assert (made.video.codec, made.video.alpha, made.video.pixel_format) == ("ffv1", True, "yuva420p")
    assert (made.video.frames, made.video.rate, notes) == (6, 25, ())
    before, after = (
        pictures(ffmpeg, path, (128, 96), by) for path, by in ((source, decoder), (tmp_path / "copy.mp4", None))
    )
    assert (before[..., 3] == after[..., 3]).all()
    assert int(after[..., 3].min()) == 0
    assert np.abs((before - after)[..., :3] * before[..., 3:] // 255).max() <= 2


@pytest.mark.parametrize(
    ("shape", "size", "said"),
    [
        ("crop=127:95:0:0:exact=1", (126, 94), Note.TRIMMED),
        ("setsar=4/3", (172, 96), Note.SQUARED),
        ("scale=12:12,setsar=1", (16, 16), Note.TOO_SMALL_ENLARGED),
    ],
)
async def test_what_is_cut_or_scaled_shows_nothing_hidden(
    ffmpeg: FFmpeg,
    probe: Probe,
    make_clip: MakeClip,
    tmp_path: Path,
    shape: str,
    size: tuple[int, int],
    said: Note,
) -> None:
    options = ("-vf", f"{FADE},{shape}", "-c:v", "qtrle", "-pix_fmt", "argb")
    source = make_clip(frames=3, rate="25", size=(128, 96), options=options, suffix=".mov")
    made, notes = await veiled_copy(ffmpeg, probe, source, tmp_path / "copy.mp4")
    assert (made.video.display_size, made.video.alpha) == (size, True)
    assert said in notes
    assert Note.ALPHA_FLATTENED not in notes
    for picture in pictures(ffmpeg, tmp_path / "copy.mp4", size):
        opacity = picture[..., 3]
        assert (int(opacity.min()), int(opacity.max())) == (0, 255)
        if said is not Note.TOO_SMALL_ENLARGED:  # that one was scaled straight before we had it
            assert (picture[..., 1] * opacity // 255).max() < 60


async def test_fields_are_woven_with_their_opacity(
    ffmpeg: FFmpeg, probe: Probe, make_clip: MakeClip, tmp_path: Path
) -> None:
    fields = f"{FADE},format=yuva444p10le,interlace"
    options = ("-vf", fields, "-flags", "+ildct", "-c:v", "prores_ks", "-profile:v", "4444", "-alpha_bits", "16")
    source = make_clip(frames=8, rate="50", size=(128, 96), options=options, suffix=".mov")
    made, notes = await veiled_copy(ffmpeg, probe, source, tmp_path / "copy.mp4")
    assert (made.video.alpha, made.video.pixel_format) == (True, "yuva444p10le")
    assert {Note.DEINTERLACED, Note.REDUCED_TO_10_BIT} == set(notes)
    for picture in pictures(ffmpeg, tmp_path / "copy.mp4", (128, 96)):
        opacity = picture[..., 3]
        assert (int(opacity.min()), int(opacity.max())) == (0, 255)
        assert (picture[..., 1] * opacity // 255).max() < 60
