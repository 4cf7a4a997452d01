"""Transparent clips are shown as they are: WebM's second stream is seen, and no hidden colour comes in by scaling."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import av
import imageio_ffmpeg
import numpy as np
import pytest
from PySide6.QtCore import QSize

from holysheep_studio.ui.player.decoder import ClipDecoder, read_table
from holysheep_studio.ui.player.picture import Geometry, Painter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip

#: A red disc that goes to the right, soft at its edge; green is hidden around it.
DISC = (
    "format=rgba,geq=r='if(lt(hypot(X-30-3*N,Y-48),24),230,0)':g='if(lt(hypot(X-30-3*N,Y-48),24),20,255)':b=20"
    ":a='clip((24-hypot(X-30-3*N,Y-48))*60,0,255)',format=yuva420p"
)


@pytest.mark.parametrize(("coder", "decoder"), [("libvpx", "libvpx"), ("libvpx-vp9", "libvpx-vp9")])
def test_every_frame_of_a_webm_has_its_opacity_however_it_is_come_by(
    make_clip: MakeClip, coder: str, decoder: str
) -> None:
    options = ("-vf", DISC, "-c:v", coder, "-auto-alt-ref", "0", "-b:v", "1M", "-g", "8")
    clip = make_clip(frames=24, rate="24", size=(128, 96), options=options, suffix=".webm")
    wanted = opacities(clip, decoder)
    assert len(wanted) == 24
    assert int(wanted.min()) == 0
    table, _ = read_table(clip, lambda: None)
    for cache_bytes in (1, 100_000_000):
        frames = ClipDecoder(clip, table, cache_bytes)
        for number in (0, 1, 2, 20, 5, 23, 22, 0, 9, 23, 3):
            found = frames.frame(number, run=number % 2 == 0, between=lambda: None)
            assert found.number == number
            assert np.array_equal(opacity(found.frame), wanted[number]), number
        frames.close()


@pytest.mark.parametrize("quick", [False, True])
def test_a_scaled_picture_shows_nothing_hidden(*, quick: bool) -> None:
    straight = np.zeros((96, 96, 4), np.uint8)
    straight[:] = (0, 255, 0, 0)
    straight[:, 45:] = (230, 20, 20, 255)
    frame = av.VideoFrame.from_ndarray(straight, format="rgba")
    for size in (QSize(96, 96), QSize(60, 60), QSize(250, 200)):
        image = Painter(Geometry()).paint(frame, size, quick=quick)
        assert image.hasAlphaChannel()
        assert (image.width(), image.height()) == (size.width(), size.height())
        greens = []
        for x in range(image.width()):
            pixel = image.pixelColor(x, image.height() // 2)
            greens.append(pixel.green() * pixel.alpha() // 255)
        assert max(greens) <= 24
        assert image.pixelColor(2, 2).alpha() == 0
        assert image.pixelColor(image.width() - 2, 2).alpha() == 255


def opacity(frame: av.VideoFrame) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    assert frame.format.name == "yuva420p"
    plane = frame.planes[3]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]


def opacities(clip: Path, decoder: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """That of every picture, by FFmpeg's command line."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-c:v", decoder, "-i", str(clip)]
    raw = subprocess.run(
        [*command, "-vf", "alphaextract", "-pix_fmt", "gray", "-f", "rawvideo", "-"],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
    ).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, 96, 128)
