"""What a retime refuses, replaces and keeps: colours, odd wishes, full disks, names, and the width of its blur."""

from __future__ import annotations

import hashlib
import math
import sys
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from holysheep_studio.domain.render import Note, Quality, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from tests.engine.pictures import brightness, panned, read_clip, steps
from tests.engine.test_retime import refused, rendered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

    Draw = Callable[..., Path]


def test_colour_tags_go_through(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    tags = "setparams=colorspace=smpte170m:color_primaries=bt470bg:color_trc=bt709:range=tv"
    options = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-vf", tags)
    clip = make_clip(frames=6, options=options)
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(1, 4), Fraction(1, 2)), Fraction(24)
    )
    rendered(shared_child, spec)
    before = shared_child.ask("probe", path=str(clip))["value"]["video"]["colour"]
    after = shared_child.ask("probe", path=spec.target)["value"]["video"]["colour"]
    assert before == after
    assert before["primaries"] == "bt470bg"


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (("-c:v", "libvpx-vp9", "-deadline", "realtime", "-vf", "scale=65:63"), (64, 64)),
        (("-c:v", "libx264", "-flags", "+ildct+ilme", "-x264opts", "tff=1", "-pix_fmt", "yuv420p"), (64, 64)),
    ],
)
def test_pictures_it_does_not_read_are_refused(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, options: tuple[str, ...], size: tuple[int, int]
) -> None:
    clip = make_clip(frames=6, size=size, options=options)
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1, 4)), Fraction(24))
    assert refused(shared_child, spec) == "bad_value"
    assert list(tmp_path.glob("o.*")) == []


def test_one_picture_can_be_shown_but_not_slowed(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=1)
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(1, 24), Fraction(1, 4)), Fraction(24)
    )
    assert refused(shared_child, spec) == "too_few_frames"
    freeze = TimeMap.linear(Fraction(1), Fraction(0), Fraction(0))
    assert rendered(shared_child, replace(spec, time_map=freeze)).frames == 24


def test_past_the_end_the_last_picture_is_held(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    spec = RenderSpec(
        str(draw_clip(steps(10))), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1)), Fraction(25), crf=4
    )
    assert Note.SOURCE_INCOMPLETE in rendered(shared_child, spec).notes
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    assert means == pytest.approx([20 + 4 * min(n, 9) for n in range(25)], abs=1.6)


def test_wrong_wishes(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip()
    good = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1)), Fraction(24))
    cases: list[tuple[dict[str, Any], str]] = [
        ({"source": str(tmp_path / "absent.mp4")}, "file_missing"),
        ({"target": str(clip)}, "output_is_source"),
        ({"target": str(tmp_path / "o.avi")}, "output_format_unknown"),
        ({"target": str(tmp_path / "nowhere" / "o.mp4")}, "output_folder_missing"),
        ({"crf": 99}, "bad_value"),
        ({"workers": 0}, "bad_value"),
        ({"shutter_deg": Fraction(400)}, "bad_value"),
        ({"rate": Fraction(0)}, "bad_value"),
        ({"rate": Fraction(10**9)}, "too_long"),
    ]
    for change, code in cases:
        assert refused(shared_child, replace(good, **change)) == code
    assert hashlib.sha256(clip.read_bytes()).digest() == hashlib.sha256(make_clip().read_bytes()).digest()


def test_an_existing_result_is_replaced_only_when_the_new_one_is_whole(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path
) -> None:
    target = tmp_path / "o.mp4"
    target.write_bytes(b"old")
    spec = RenderSpec(str(tmp_path / "absent.mp4"), str(target), TimeMap.identity(Fraction(1)), Fraction(24))
    refused(shared_child, spec)
    assert target.read_bytes() == b"old"
    rendered(shared_child, replace(spec, source=str(make_clip())))
    assert target.stat().st_size > 1000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a device that is always full")
def test_a_full_disk_is_said(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    (tmp_path / "o.mp4.part").symlink_to("/dev/full")
    spec = RenderSpec(str(make_clip()), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1)), Fraction(24))
    assert refused(shared_child, spec) == "disk_full"
    assert list(tmp_path.glob("o.*")) == []


def test_hard_file_names(child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    for name in ("a b.mp4", "100%03d.mp4", "-y.mp4", "concat:a|b.mp4", "pipe:0.mp4", "ü 漢 '\".mp4", "glob*[1].mp4"):
        if sys.platform == "win32" and set(name) & set('<>:"|?*'):
            continue
        source = tmp_path / f"in {name}"
        source.write_bytes(make_clip().read_bytes())
        spec = RenderSpec(str(source), str(tmp_path / f"out {name}"), TimeMap.identity(Fraction(1)), Fraction(24))
        assert rendered(child, spec).frames == 24
        assert child.ask("probe", path=spec.target)["value"]["name"] == f"out {name}"


@pytest.mark.parametrize(("shutter", "speed"), [(360, 8), (360, 16), (180, 20), (360, 20)])
def test_the_blur_is_as_wide_as_the_motion_while_the_shutter_is_open(
    shared_child: Child, draw_clip: Draw, tmp_path: Path, shutter: int, speed: int
) -> None:
    """A soft bar moving by `speed` pixels a picture: the mean of where it is while the shutter is open, exactly.

    Its light goes up and down along it: a bar that is the same all along tells no flow how it moves.
    """
    sigma = 10.0
    place = np.arange(600)
    light = 180 * np.exp(-((place - 300) ** 2) / (2 * sigma**2))
    along = 0.7 + 0.3 * np.cos(2 * np.pi * np.arange(96) / 24)
    wide = np.rint(40 + along[:, None] * light).astype(np.uint8)
    clip = draw_clip([panned(wide, 256, 100 + speed * n) for n in range(8)], crf=4)
    spec = RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(7, 25)),
        Fraction(25),
        shutter_deg=Fraction(shutter),
        quality=Quality.QUALITY,
        crf=4,
    )
    rendered(shared_child, spec)
    travel = speed * shutter / 360
    looks = math.ceil(shutter / 360 * 6)
    for number, picture in list(enumerate(read_clip(tmp_path / "o.mp4")[0]))[1:5]:
        columns = np.arange(256)
        centres = [200 - speed * number - travel * look / looks for look in range(looks)]
        spread = 40 + 180 * np.mean([np.exp(-((columns - at) ** 2) / (2 * sigma**2)) for at in centres], axis=0)
        sharp = 40 + 180 * np.exp(-((columns - centres[0]) ** 2) / (2 * sigma**2))
        off = np.abs(picture[48].astype(float) - spread)
        assert off.max() < 8
        assert off.mean() < np.abs(sharp - spread).mean() / 3
