"""Laws of retiming: exact frames and times, honest pictures, nothing half-written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.effects import speed_curve, time_map
from holysheep_studio.domain.render import Interpolation, Note, Quality, Rendered, RenderSpec
from holysheep_studio.domain.timemap import Segment, TimeMap
from tests.engine.pictures import brightness, panned, psnr, read_clip, steps, texture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

    Draw = Callable[..., Path]

NTSC = Fraction(30000, 1001)


def rendered(child: Child, spec: RenderSpec) -> Rendered:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    assert not Path(spec.target + ".part").exists()
    return codec.from_plain(Rendered, answer["value"])


def refused(child: Child, spec: RenderSpec) -> str:
    answer = child.retime(spec)
    assert answer["event"] == "error", answer
    assert not Path(spec.target + ".part").exists()
    return str(answer["code"])


@pytest.mark.parametrize(
    "rate", [Fraction(24), Fraction(25), NTSC, Fraction(60), Fraction(24000, 1001), Fraction(179, 6)]
)
@pytest.mark.parametrize("effect", ["normal", "slow_motion_4x", "time_lapse", "speed_ramp"])
def test_frames_and_times_are_exact(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, rate: Fraction, effect: str
) -> None:
    clip = make_clip(frames=30, rate="30", size=(96, 64))
    bent = time_map(effect, Fraction(1))
    spec = RenderSpec(str(clip), str(tmp_path / "out.mp4"), bent, rate)
    assert rendered(shared_child, spec).frames == len(bent.frames(rate))
    _, times = read_clip(tmp_path / "out.mp4")
    assert times == [number / rate for number in range(len(bent.frames(rate)))]


@pytest.mark.parametrize("suffix", [".mov", ".mkv"])
def test_other_containers(shared_child: Child, make_clip: MakeClip, tmp_path: Path, suffix: str) -> None:
    spec = RenderSpec(
        str(make_clip(sound=True)), str(tmp_path / f"out{suffix}"), TimeMap.identity(Fraction(1)), Fraction(24)
    )
    assert rendered(shared_child, spec).frames == 24
    answer = shared_child.ask("verify", path=spec.target)["value"]
    assert (answer["frames"], answer["rate"], answer["decode_errors"]) == (24, "24", 0)


def test_normal_speed_shows_the_source_pictures(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=24, size=(160, 96))
    rendered(
        shared_child, RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1)), Fraction(24), crf=1)
    )
    for before, after in zip(read_clip(clip)[0], read_clip(tmp_path / "o.mp4")[0], strict=True):
        assert psnr(before, after) > 40


@pytest.mark.parametrize("quality", list(Quality))
def test_known_motion_is_drawn_better_than_a_blend(
    shared_child: Child, draw_clip: Draw, tmp_path: Path, quality: Quality
) -> None:
    """A pattern panned by 5 pixels a picture: halfway it stands at 2.5."""
    wide = texture(500, 160)
    clip = draw_clip([panned(wide, 320, 5 * n) for n in range(12)])
    spec = RenderSpec(
        str(clip),
        str(tmp_path / "flow.mp4"),
        TimeMap.constant(Fraction(10, 25), Fraction(1, 2)),
        Fraction(25),
        crf=4,
        quality=quality,
    )
    rendered(shared_child, spec)
    blended = replace(spec, target=str(tmp_path / "blend.mp4"), interpolation=Interpolation.BLEND)
    rendered(shared_child, blended)
    truth = [panned(wide, 320, 2.5 * n)[16:-16, 16:-16] for n in range(20)]
    made = [picture[16:-16, 16:-16] for picture in read_clip(tmp_path / "flow.mp4")[0]]
    mixed = [picture[16:-16, 16:-16] for picture in read_clip(tmp_path / "blend.mp4")[0]]
    for number in range(1, 19, 2):
        assert psnr(made[number], truth[number]) > psnr(mixed[number], truth[number]) + 6
        assert psnr(made[number], truth[number]) > 36


def test_a_still_title_over_a_pan_stays_still(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    wide = texture(500, 160)

    def picture(x: float) -> NDArray[np.uint8]:
        drawn = panned(wide, 320, x)
        drawn[20:44, 120:200] = 235
        drawn[26:38, 128:192:8] = 16
        return drawn

    clip = draw_clip([picture(4 * n) for n in range(8)])
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(7, 25), Fraction(1, 4)), Fraction(25), crf=4
    )
    rendered(shared_child, spec)
    title = (slice(22, 42), slice(124, 196))
    for made in read_clip(tmp_path / "o.mp4")[0]:
        assert psnr(made[title], picture(0)[title]) > 28


@pytest.mark.parametrize(
    ("speed", "kind", "shutter_deg"),
    [
        (Fraction(1, 4), Interpolation.FLOW, 0),
        (Fraction(1, 4), Interpolation.FLOW, 180),
        (Fraction(1, 4), Interpolation.BLEND, 0),
        (Fraction(1), Interpolation.FLOW, 360),
        (Fraction(1), Interpolation.BLEND, 360),
        (Fraction(4), Interpolation.FLOW, 360),  # an exposure over four pictures
    ],
)
def test_a_cut_is_never_blended(
    shared_child: Child, draw_clip: Draw, tmp_path: Path, speed: Fraction, kind: Interpolation, shutter_deg: int
) -> None:
    one, other = texture(400, 128, seed=1), 255 - texture(400, 128, seed=2)
    one = np.asarray(one // 2, np.uint8)
    scenes = [panned(one, 192, 2 * n) for n in range(6)] + [panned(other, 192, 2 * n) for n in range(6)]
    spec = RenderSpec(
        str(draw_clip(scenes)),
        str(tmp_path / "o.mp4"),
        TimeMap.constant(Fraction(12, 25), speed),
        Fraction(25),
        interpolation=kind,
        shutter_deg=Fraction(shutter_deg),
        crf=6,
    )
    assert Note.CUT_KEPT in rendered(shared_child, spec).notes
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    low, high = float(one.mean()), float(other.mean())
    assert all(min(abs(mean - low), abs(mean - high)) < 12 for mean in means)


def test_a_flash_is_not_smeared(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    wide = np.asarray(texture(400, 128) // 3, np.uint8)
    scenes = [panned(wide, 192, n) for n in range(9)]
    scenes[4] = np.asarray(np.minimum(235, scenes[4].astype(int) + 150), np.uint8)
    spec = RenderSpec(
        str(draw_clip(scenes)),
        str(tmp_path / "o.mp4"),
        TimeMap.constant(Fraction(9, 25), Fraction(1, 4)),
        Fraction(25),
        crf=6,
    )
    rendered(shared_child, spec)
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    dark, bright = float(scenes[0].mean()), float(scenes[4].mean())
    assert all(min(abs(mean - dark), abs(mean - bright)) < 10 for mean in means)
    assert max(means) > bright - 10


def test_a_flickering_light_is_no_cut(shared_child: Child, clips: Path, tmp_path: Path) -> None:
    spec = RenderSpec(
        str(clips / "nasty" / "om25_flicker_real.mp4"),
        str(tmp_path / "o.mp4"),
        TimeMap.linear(Fraction(1), Fraction(0), Fraction(1, 2)),
        NTSC,
    )
    assert Note.CUT_KEPT not in rendered(shared_child, spec).notes


def test_repeated_pictures_do_not_hitch(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    """Pictures 3 and 4 repeat 2, as a dropped-frame recording does: slowed down, the motion runs through."""
    wide = texture(500, 160)
    shown = [0, 1, 2, 2, 2, 5, 6, 7, 8, 9]
    clip = draw_clip([panned(wide, 320, 3 * n) for n in shown], crf=12)
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(9, 25), Fraction(1, 2)), Fraction(25), crf=4
    )
    rendered(shared_child, spec)
    made = read_clip(tmp_path / "o.mp4")[0]
    for number in range(4, 11):
        truth = panned(wide, 320, 1.5 * number)[24:-24, 24:-24]
        frozen = panned(wide, 320, 6)[24:-24, 24:-24]
        assert psnr(made[number][24:-24, 24:-24], truth) > 30
        assert number == 4 or psnr(made[number][24:-24, 24:-24], frozen) < psnr(made[number][24:-24, 24:-24], truth)


def test_a_variable_clip_is_read_by_its_real_times(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    stamps = [0, 3600, 7200, 18000, 21600, 36000]
    clip = draw_clip(steps(6), stamps=stamps)
    spec = RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        TimeMap.identity(Fraction(4, 10)),
        Fraction(100),
        interpolation=Interpolation.NEAREST,
        crf=4,
    )
    rendered(shared_child, spec)
    for number, mean in enumerate(brightness(read_clip(tmp_path / "o.mp4")[0])):
        now = number * 900
        nearest = min(range(6), key=lambda n: (abs(stamps[n] - now), n))
        tie = sorted(abs(stamp - now) for stamp in stamps)
        assert tie[0] == tie[1] or abs(mean - (20 + 4 * nearest)) < 1.6


@pytest.mark.parametrize("gop", [1, 12, 250])
def test_backwards_is_forwards_reversed(shared_child: Child, draw_clip: Draw, tmp_path: Path, gop: int) -> None:
    clip = draw_clip(steps(50), gop=gop)
    ends = (Fraction(49, 25), Fraction(0))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.linear(Fraction(49, 25), *ends), Fraction(25), crf=4)
    rendered(shared_child, spec)
    means = brightness(read_clip(tmp_path / "o.mp4")[0])
    assert means == pytest.approx([20 + 4 * (49 - n) for n in range(49)], abs=1.6)


def test_any_order_forward_back_freeze_and_jump(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    clip = draw_clip(steps(50), gop=10)
    at = [Fraction(n, 25) for n in (0, 20, 20, 40, 5, 48, 48, 30)]
    pieces = [Segment(Fraction(n, 2), Fraction(n + 1, 2), at[2 * n], at[2 * n + 1]) for n in range(4)]
    spec = RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        TimeMap(tuple(pieces)),
        Fraction(50),
        interpolation=Interpolation.BLEND,
        crf=4,
    )
    rendered(shared_child, spec)
    wanted = [20 + 4 * float(s * 25) for s in spec.time_map.frames(Fraction(50))]
    skips = [abs(piece.speed) > 2 for piece in pieces for _ in range(25)]
    for mean, want, skip in zip(brightness(read_clip(tmp_path / "o.mp4")[0]), wanted, skips, strict=True):
        assert abs(mean - want) < (4 if skip else 2)


def test_shutter_in_slow_motion_blurs_along_the_motion(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    wide = np.full((96, 400), 40, np.uint8)
    wide[:, 200:206] = 230
    clip = draw_clip([panned(wide, 192, 12 * n) for n in range(8)])
    sharp = RenderSpec(
        str(clip), str(tmp_path / "a.mp4"), TimeMap.constant(Fraction(7, 25), Fraction(1, 2)), Fraction(25)
    )
    rendered(shared_child, sharp)
    rendered(shared_child, replace(sharp, target=str(tmp_path / "b.mp4"), shutter_deg=Fraction(360)))
    sharp_edge, blurred_edge = (
        np.median([np.abs(np.diff(picture[48].astype(int))).max() for picture in read_clip(tmp_path / name)[0]])
        for name in ("a.mp4", "b.mp4")
    )
    # a line 6 pixels wide keeps its brightness over 6 pixels of way, but not its edges
    assert blurred_edge < 0.6 * sharp_edge


@pytest.mark.parametrize("interpolation", list(Interpolation))
def test_one_worker_and_many_write_the_same_bits(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, interpolation: Interpolation
) -> None:
    clip = make_clip(frames=20, size=(320, 180))
    digests = set()
    for workers in (1, 2, 5):
        target = tmp_path / f"{workers}.mp4"
        bent = speed_curve(((Fraction(0), Fraction(1)), (Fraction(1, 2), Fraction(1, 5))), Fraction(5, 6))
        spec = RenderSpec(
            str(clip),
            str(target),
            bent,
            Fraction(30),
            interpolation=interpolation,
            workers=workers,
            shutter_deg=Fraction(90),
        )
        rendered(shared_child, spec)
        digests.add(hashlib.sha256(target.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_tiny_pictures_are_blended_and_said_so(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=10, rate="10", size=(16, 16))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.constant(Fraction(1), Fraction(1, 2)), Fraction(10))
    done = rendered(shared_child, spec)
    assert Note.INTERPOLATION_SKIPPED in done.notes
    assert (done.frames, done.width, done.height) == (20, 16, 16)


@pytest.mark.parametrize("size", [(34, 34), (50, 130), (318, 34), (130, 66)])
def test_awkward_sizes(shared_child: Child, make_clip: MakeClip, tmp_path: Path, size: tuple[int, int]) -> None:
    clip = make_clip(frames=6, rate="10", size=size)
    for quality in Quality:
        spec = RenderSpec(
            str(clip),
            str(tmp_path / "o.mp4"),
            TimeMap.constant(Fraction(1, 2), Fraction(1, 3)),
            Fraction(10),
            quality=quality,
        )
        assert (rendered(shared_child, spec).width, rendered(shared_child, spec).height) == size
