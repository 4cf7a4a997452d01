"""Small pictures for previews: the colours, the turn and the shape of the clip, whatever it is coded in."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.proxy import ProxySpec
from holysheep_studio.domain.upscale import SampleSpec
from holysheep_studio.engine.proxy import BEHIND, proxy
from holysheep_studio.engine.samples import samples
from holysheep_studio.engine.small_reel import MOST_PICTURES, SmallReel
from holysheep_studio.engine.thumbnail import thumbnail
from holysheep_studio.engine.turn import Cancelled, Turn

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


@pytest.mark.parametrize(
    "name",
    [
        "om03_hevc_hdr10_made",
        "on01_phone_hlg",
        "om13_alpha_prores4444",
        "om20_full_range_yuvj",
        "om12_sar_64x45",
        "on06_rotate_and_reflect",
        "om28_vfr_rotate90",
    ],
)
def test_a_small_picture_looks_as_the_thumbnail_of_the_same_frame(clips: Path, tmp_path: Path, name: str) -> None:
    (path,) = clips.joinpath("nasty").rglob(f"{name}*.m*")
    target = tmp_path / "picture.png"
    made = thumbnail(str(path), str(target), (320, 320), Turn(lambda *_: None))
    expected = cv2.imread(str(target))
    assert expected is not None
    reel = SmallReel(str(path), 320)
    times = [reel.around(n * reel.interval)[0] for n in range(made.frame - 2, made.frame + 3)]
    shown = [reel.upright(picture.frame) for picture in times]
    assert shown[0].shape[:2] == pytest.approx(expected.shape[:2], abs=4)
    fitted = cv2.resize(expected, (shown[0].shape[1], shown[0].shape[0]), interpolation=cv2.INTER_AREA).astype(int)
    # which of the frames near by the thumbnail took is told in average frames only
    assert min(float(np.abs(fitted - picture).mean()) for picture in shown) < 6


def test_pictures_are_decoded_as_far_as_they_are_asked_for_and_once(make_clip: MakeClip) -> None:
    reel = SmallReel(str(make_clip(frames=48)), 320)
    assert reel.size == (160, 90)
    first, second = reel.around(Fraction(1, 2))
    assert (first.time, second.time) == (Fraction(1, 2), Fraction(13, 24))
    assert reel.around(Fraction(1, 2))[0] is first
    last, end = reel.around(Fraction(9))
    assert last is end
    assert last.time == Fraction(47, 24)
    assert reel.around(Fraction(0))[0].time == 0


def test_a_cancelled_look_goes_on_where_it_stopped(make_clip: MakeClip) -> None:
    reel = SmallReel(str(make_clip(frames=48)), 320)
    turn = Turn(lambda *_: None)
    turn.cancel()
    reel.check = turn.check
    with pytest.raises(Cancelled):
        reel.around(Fraction(1))
    reel.check = lambda: None
    assert reel.around(Fraction(1))[0].time == 1


def test_what_a_header_leaves_out_does_not_fill_the_memory(make_clip: MakeClip) -> None:
    # said to be short, so every picture is taken: then every other one has to go
    path = make_clip(frames=MOST_PICTURES + 100, size=(32, 32), rate="100")
    reel = SmallReel(str(path), 320, 10)
    assert not reel.coarse
    last, _ = reel.around(Fraction(1000))
    assert reel.coarse
    assert len(reel._pictures) < MOST_PICTURES
    assert float(last.time) == pytest.approx((MOST_PICTURES + 99) / 100, abs=0.03)
    assert reel._times == sorted(reel._times)


def test_a_file_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as missing:
        SmallReel(str(tmp_path / "none.mp4"), 320)
    assert missing.value.code is Code.FILE_MISSING


def test_what_is_seen_of_a_webm_is_what_its_second_stream_leaves(make_clip: MakeClip, tmp_path: Path) -> None:
    veil = "format=rgba,geq=r=230:g=20:b=20:a='if(gt(X,80),255,0)',format=yuva420p"
    options = ("-vf", veil, "-c:v", "libvpx-vp9", "-auto-alt-ref", "0", "-b:v", "1M")
    clip = str(make_clip(frames=12, rate="24", size=(160, 96), options=options, suffix=".webm"))
    reel = SmallReel(clip, 160)
    shown = [reel.upright(reel.around(n * reel.interval)[0].frame) for n in range(12)]
    turn = Turn(lambda *_: None)
    thumbnail(clip, str(tmp_path / "thumbnail.png"), (160, 160), turn)
    samples(SampleSpec(clip, str(tmp_path), Fraction(1, 4), 320, 192, ("lanczos",)), turn)
    enlarged = cv2.imread(str(tmp_path / "lanczos.png"), cv2.IMREAD_UNCHANGED)
    assert enlarged is not None
    assert enlarged.shape == (192, 320, 4)
    assert int(enlarged[:, :140, 3].max()) == 0
    assert int(enlarged[:, 180:, 3].min()) == 255
    assert int(enlarged[:, :, 2].min()) > 180
    thumb = cv2.imread(str(tmp_path / "thumbnail.png"))
    assert thumb is not None
    for picture in (*shown, thumb):
        assert int(picture[:, :70].max()) < 24
        assert int(picture[:, 100:, 2].min()) > 180
    made = proxy(ProxySpec(clip, str(tmp_path / "proxy"), 160), turn)
    assert made.frames == 12
    with (tmp_path / "proxy").open("rb") as file:
        data = file.read()
    behind = cv2.imdecode(np.frombuffer(data[data.index(b"\xff\xd8\xff") :], np.uint8), cv2.IMREAD_COLOR)
    assert behind is not None
    assert np.abs(behind[:, :70].astype(int) - BEHIND).max() < 10
