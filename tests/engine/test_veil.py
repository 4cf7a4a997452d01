"""Transparency is kept, and what is hidden behind it never shows: mixed, warped, steadied, enlarged."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import cv2
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Interpolation, Quality, Rendered, RenderSpec, VideoCodec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.domain.upscale import UpscaleSpec
from holysheep_studio.engine.veil import TOP, looked_at, premultiplied, solid, straighten
from tests.engine.veiled import SIZE, Rgba, disc, fringe, likeness, over_checks, read_veiled, write_veiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

FRAMES = 13
HALF = TimeMap.constant(Fraction(FRAMES // 2 + 1, 30), Fraction(1, 2))


def truth(*, dark: bool = False) -> list[Rgba]:
    return [disc(moment, dark=dark) for moment in range(FRAMES)]


def source(folder: Path, coder: str = "prores", *, dark: bool = False) -> str:
    """Every second picture of the truth."""
    return str(write_veiled(folder / f"{coder}.mov", truth(dark=dark)[::2], coder))


def rendered(child: Child, spec: RenderSpec) -> list[Rgba]:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    found = read_veiled(spec.target)
    assert len(found) == codec.from_plain(Rendered, answer["value"]).frames
    return found


def opacity_of(path: str) -> tuple[str, str, bool]:
    """Codec, its name in the file, and whether it has opacity."""
    with av.open(path) as container:
        context = container.streams.video[0].codec_context
        return context.name, str(context.codec_tag), "a" in str(context.pix_fmt)


def opacity_planes(path: Path) -> Iterator[Rgba]:
    """Of every picture of a VP9 clip, which only libvpx's decoder sees."""
    with av.open(str(path)) as container:
        decoder: Any = av.codec.CodecContext.create("libvpx-vp9", "r")
        for packet in container.demux(video=0):
            for frame in decoder.decode(packet):
                plane = frame.planes[3]
                rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
                yield (rows[:, : plane.width] / np.float32(255)).astype(np.float32)


def first_luma(path: Path) -> Rgba:
    """Of the first picture, whatever its depth."""
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0)).reformat(format="gray")
        return (frame.to_ndarray() / np.float32(255)).astype(np.float32)


def test_straight_to_premultiplied_and_back_changes_nothing_that_is_seen() -> None:
    random = np.random.default_rng(1)
    planes: Any = tuple(random.integers(0, TOP + 1, (64, 96)).astype(np.uint16) for _ in range(4))
    for full_range in (False, True):
        faded = premultiplied(planes, full_range=full_range)
        share = planes[3] / TOP
        for plane, made, ground in zip(planes[:3], faded[:3], (0 if full_range else 64, 512, 512), strict=True):
            assert np.abs(made - (ground + (plane.astype(float) - ground) * share)).max() <= 0.5
        back = tuple(np.zeros_like(plane) for plane in planes)
        hidden = tuple(np.full_like(plane, 777) for plane in planes)
        straighten(faded, hidden, back, full_range=full_range)
        for plane, made in zip(planes[:3], back[:3], strict=True):
            assert (np.abs(made.astype(float) - plane) * share).max() <= 1
            assert (made[planes[3] == 0] == 777).all()
        assert (back[3] == planes[3]).all()


def test_a_black_thing_on_nothing_can_be_followed() -> None:
    black = np.full((8, 8), 64, np.uint16)
    none, all_ = np.zeros_like(black), np.full_like(black, TOP)
    seen = [looked_at((black, black, black, opacity)) for opacity in (none, all_)]
    assert int(seen[1].min()) - int(seen[0].max()) > 200


def test_a_solid_picture_has_no_hidden_colours() -> None:
    opacity = np.zeros((60, 90), np.uint16)
    cv2.circle(opacity, (40, 30), 12, TOP, -1)
    planes: Any = tuple(
        np.where(opacity > 0, seen, hidden).astype(np.uint16) for seen, hidden in ((700, 64), (300, 900), (800, 100))
    )
    made = tuple(np.zeros_like(opacity) for _ in range(3))
    solid((*planes, opacity), made, full_range=False)
    for plane, seen in zip(made, (700, 300, 800), strict=True):
        assert np.abs(plane.astype(int) - seen).max() <= 6
    whole = np.full_like(opacity, TOP)
    solid((*planes, whole), made, full_range=False)
    assert all(np.array_equal(plane, own) for plane, own in zip(made, planes, strict=True))


@pytest.mark.parametrize("coder", ["prores", "qtrle", "png"])
@pytest.mark.parametrize("quality", Quality)
def test_new_pictures_are_those_that_were_left_out(
    shared_child: Child, tmp_path: Path, coder: str, quality: Quality
) -> None:
    spec = RenderSpec(source(tmp_path, coder), str(tmp_path / "o.mov"), HALF, Fraction(30), quality=quality)
    found, wanted = rendered(shared_child, spec), truth()
    assert opacity_of(spec.target) == ("prores", "ap4h", True)
    for number in range(FRAMES):
        made, true = found[number], wanted[number]
        kept = number % 2 == 0
        assert likeness(made[..., 3], true[..., 3]) > (60 if kept else 38), number
        assert likeness(over_checks(made), over_checks(true)) > (50 if kept else 42), number
        assert fringe(made, true) < (0.02 if kept else 0.1), number


@pytest.mark.parametrize(
    "changes",
    [
        {"interpolation": Interpolation.BLEND},
        {"interpolation": Interpolation.NEAREST},
        {"shutter_deg": Fraction(360)},
        {"deflicker": True},
        {"stabilise": True},
    ],
    ids=str,
)
def test_nothing_hidden_shows_however_pictures_are_mixed(
    shared_child: Child, tmp_path: Path, changes: dict[str, Any]
) -> None:
    spec = replace(RenderSpec(source(tmp_path), str(tmp_path / "o.mov"), HALF, Fraction(30)), **changes)
    for picture in rendered(shared_child, spec):
        opacity = picture[..., 3]
        assert 0.05 < float(opacity.mean()) < 0.6
        # the disc is red: green comes up to a third of it, wherever anything is seen
        excess = (picture[..., 1] - 0.3 * picture[..., 0]) * opacity
        assert float(excess.max()) < 0.09
        assert float(opacity[4:9, 4:9].max()) == 0


def test_a_black_disc_is_followed(shared_child: Child, tmp_path: Path) -> None:
    spec = RenderSpec(source(tmp_path, dark=True), str(tmp_path / "o.mov"), HALF, Fraction(30))
    found, wanted = rendered(shared_child, spec), truth(dark=True)
    for number in range(1, FRAMES - 1, 2):
        assert likeness(found[number][..., 3], wanted[number][..., 3]) > 36


def test_backward_frozen_and_skipped_pictures_keep_their_opacity(shared_child: Child, tmp_path: Path) -> None:
    wanted, step = truth()[::2], Fraction(1, 30)
    maps = {
        "back": (TimeMap.constant(6 * step, Fraction(-1)), [6, 5, 4, 3, 2, 1]),
        "still": (TimeMap.linear(5 * step, 2 * step, 2 * step), [2] * 5),
        "lapse": (TimeMap.constant(6 * step, Fraction(3)), [0, 3]),
    }
    for name, (bent, places) in maps.items():
        spec = RenderSpec(source(tmp_path), str(tmp_path / f"{name}.mov"), bent, Fraction(30))
        found = rendered(shared_child, spec)
        assert len(found) == len(places)
        for made, place in zip(found, places, strict=True):
            assert likeness(made[..., 3], wanted[place][..., 3]) > 45, (name, place)


@pytest.mark.parametrize("quality", [Quality.FAST, Quality.STANDARD])
def test_webm_keeps_opacity_in_its_second_stream(shared_child: Child, tmp_path: Path, quality: Quality) -> None:
    target = tmp_path / "o.webm"
    spec = RenderSpec(source(tmp_path), str(target), HALF, Fraction(30), quality=quality, crf=12)
    wanted = truth()
    for segments in (None, str(tmp_path / "parts")):
        answer = shared_child.retime(replace(spec, segments=segments))
        assert answer["event"] == "result", answer
        found = shared_child.ask("probe", path=str(target))["value"]["video"]
        assert (found["codec"], found["alpha"], found["frames"]) == ("vp9", True, FRAMES + 1)
        planes = list(opacity_planes(target))
        assert len(planes) == FRAMES + 1
        for plane, true in zip(planes, wanted, strict=False):
            assert likeness(plane, true[..., 3]) > 34
    refused = shared_child.retime(replace(spec, codec=VideoCodec.H264))
    assert (refused["event"], refused["code"]) == ("error", "bad_value")


def test_webm_without_transparency_has_sound_too(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=24, sound=True)
    target = tmp_path / "o.webm"
    spec = RenderSpec(str(clip), str(target), TimeMap.identity(Fraction(1)), Fraction(24))
    for segments in (None, str(tmp_path / "parts")):
        answer = shared_child.retime(replace(spec, segments=segments))
        assert answer["event"] == "result", answer
        found = shared_child.ask("probe", path=str(target))["value"]
        video, (sound,) = found["video"], found["audio"]
        assert (video["codec"], video["alpha"], video["frames"], video["rate"]) == ("vp9", False, 24, "24")
        assert sound["codec"] == "opus"
        assert abs(float(Fraction(sound["duration"])) - 1) < 0.05
    enlarged = UpscaleSpec(str(clip), str(tmp_path / "u.webm"), 320, 180)
    answer = shared_child.ask("upscale", spec=codec.to_plain(enlarged))
    assert answer["event"] == "result", answer
    assert answer["value"]["notes"] == ["audio_recoded"]


def test_webm_of_more_than_8_bits_has_8(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    deep = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p10le")
    clip, target = make_clip(frames=6, rate="24", size=(160, 96), options=deep), tmp_path / "o.webm"
    bent = TimeMap.constant(Fraction(1, 4), Fraction(1, 2))
    slow = RenderSpec(str(clip), str(target), bent, Fraction(24), crf=10)
    large = UpscaleSpec(str(clip), str(target), 320, 192)
    first = first_luma(clip)
    for segments in (None, str(tmp_path / "parts")):
        for task, wish, frames in (("retime", slow, 12), ("upscale", large, 6)):
            answer = shared_child.ask(task, spec=codec.to_plain(replace(wish, segments=segments)))
            assert answer["event"] == "result", answer
            found = shared_child.ask("probe", path=str(target))["value"]["video"]
            assert (found["codec"], found["pixel_format"], found["frames"]) == ("vp9", "yuv420p", frames)
            made = np.asarray(
                cv2.resize(first_luma(target), first.shape[::-1], interpolation=cv2.INTER_AREA), np.float32
            )
            assert likeness(made, first) > 30


@pytest.mark.parametrize("suffix", [".mov", ".mkv"])
def test_parts_and_workers_make_the_same_bits(shared_child: Child, tmp_path: Path, suffix: str) -> None:
    clip, parts = source(tmp_path), tmp_path / "parts"
    whole, joined = set(), set()
    for workers in (1, 2):
        spec = RenderSpec(clip, str(tmp_path / f"o{suffix}"), HALF, Fraction(30), workers=workers)
        rendered(shared_child, spec)
        whole.add(hashlib.sha256(Path(spec.target).read_bytes()).hexdigest())
        rendered(shared_child, replace(spec, segments=str(parts)))
        joined.add(hashlib.sha256(Path(spec.target).read_bytes()).hexdigest())
        assert opacity_of(spec.target) == ("prores", "ap4h", True)
        shutil.rmtree(parts)
    assert (len(whole), len(joined)) == (1, 1)


@pytest.mark.parametrize("changes", [{}, {"sharpen": 0.8}, {"denoise": 0.5}, {"method": "learned"}], ids=str)
def test_enlarged_edges_neither_ring_nor_show_what_is_hidden(
    shared_child: Child, tmp_path: Path, changes: dict[str, Any]
) -> None:
    small = [cv2.resize(np.dstack([p[..., :3], p[..., 3]]), SIZE, interpolation=cv2.INTER_AREA) for p in truth()[:3]]
    clip = write_veiled(tmp_path / "s.mov", [np.asarray(one, np.float32) for one in small])
    plain = UpscaleSpec(str(clip), str(tmp_path / "o.mov"), SIZE[0] * 2, SIZE[1] * 2, **changes)
    digests = set()
    for workers in (1, 2):
        spec = replace(plain, workers=workers)
        for segments in (None, str(tmp_path / f"parts{workers}")):
            answer = shared_child.ask("upscale", spec=codec.to_plain(replace(spec, segments=segments)))
            assert answer["event"] == "result", answer
            assert opacity_of(spec.target) == ("prores", "ap4h", True)
            digests.add((segments is None, hashlib.sha256(Path(spec.target).read_bytes()).hexdigest()))
    assert len(digests) == 2
    found = read_veiled(plain.target)
    assert len(found) == 3
    for made, was in zip(found, small, strict=True):
        opacity = made[..., 3]
        larger = cv2.resize(was[..., 3], (SIZE[0] * 2, SIZE[1] * 2), interpolation=cv2.INTER_LINEAR)
        assert likeness(opacity, np.asarray(larger, np.float32)) > 35
        far = np.ones((9, 9), np.uint8)
        assert float(opacity[cv2.dilate(larger, far) == 0].max()) == 0
        assert float(opacity[cv2.erode(larger, far) >= 1].min()) > 0.998
        assert float(((made[..., 1] - 0.3 * made[..., 0]) * opacity).max()) < 0.09


def test_what_cannot_hold_opacity_is_refused_by_the_engine(shared_child: Child, tmp_path: Path) -> None:
    clip = source(tmp_path)
    answer = shared_child.ask("upscale", spec=codec.to_plain(UpscaleSpec(clip, str(tmp_path / "o.mp4"), 480, 272)))
    assert (answer["event"], answer["code"]) == ("error", "bad_value")
