"""The normalised picture is the picture that was meant: upright, true to light and colour, moving as it moved."""

from __future__ import annotations

import struct
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import av
import numpy as np
import pytest

from holysheep_studio.domain.delivery import engine_form, upload_form
from holysheep_studio.domain.errors import Code, MediaError
from holysheep_studio.domain.footage import FieldOrder, Hdr
from holysheep_studio.domain.render import Note
from holysheep_studio.media.normalise import Purpose, normalise
from holysheep_studio.media.tone import pq_code, screen_value
from tests.media.looking import look, pictures

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from holysheep_studio.domain.footage import Footage
    from holysheep_studio.media.ffmpeg import FFmpeg
    from tests.media.conftest import Raw

    Probe = Callable[[Path], Awaitable[Footage]]
    Make = Callable[[Path], Awaitable[Path]]

LAVFI = ("-f", "lavfi", "-i")
LOSSLESS = ("-c:v", "libx264", "-crf", "0", "-preset", "ultrafast")
H264 = ("-c:v", "libx264", "-crf", "2", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
BT2020 = ("-colorspace", "bt2020nc", "-color_primaries", "bt2020", "-color_range", "tv")
BARS = "smptehdbars=size=320x180:rate=25:duration=0.2"


@pytest.fixture
def upload(ffmpeg: FFmpeg, probe: Probe, tmp_path: Path) -> Make:
    """The upload of a clip."""

    async def make(source: Path) -> Path:
        footage, target = await probe(source), tmp_path / "upload.mp4"
        form = upload_form(footage)
        await normalise(ffmpeg, footage, source, target, form, purpose=Purpose.UPLOAD, probe=probe)
        return target

    return make


def distance(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean absolute difference, of 255."""
    return float(np.abs(one.astype(np.int16) - other).mean())


def turned_by_matrix(path: Path) -> NDArray[np.uint8]:
    """The first picture put where the container's matrix sends each pixel: (x, y) to (ax + cy, bx + dy)."""
    with av.open(str(path)) as file:
        frame = next(file.decode(video=0))
        matrix = bytes(cast("bytes", frame.side_data.get("DISPLAYMATRIX")))
        a, b, _, c, d = (value // 65536 for value in struct.unpack("=5i", matrix[:20]))
        stored = frame.to_ndarray(format="gray8")
    height, width = stored.shape
    y, x = np.mgrid[:height, :width]
    new_x, new_y = a * x + c * y, b * x + d * y
    upright = np.zeros((height, width) if a else (width, height), np.uint8)
    upright[new_y - new_y.min(), new_x - new_x.min()] = stored
    return upright


@pytest.mark.parametrize("mirror", ["none", "display_hflip", "display_vflip"])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
async def test_every_way_of_holding_the_camera_is_turned_upright(
    raw: Raw, tmp_path: Path, upload: Make, angle: int, mirror: str
) -> None:
    stored, source = tmp_path / "stored.mp4", tmp_path / "source.mp4"
    raw(*LAVFI, "testsrc=size=320x180:rate=25:duration=0.12", *H264, stored)
    flip = () if mirror == "none" else (f"-{mirror}:v:0",)
    raw("-display_rotation:v:0", str(angle), *flip, "-i", stored, "-c", "copy", source)
    expected = turned_by_matrix(source) if angle or flip else pictures(source, "gray8")[0]
    made = await upload(source)
    assert not look(made).turned
    assert distance(pictures(made, "gray8")[0], expected) < 3


async def test_the_mirrored_clip_is_shown_as_its_matrix_says(clips: Path, upload: Make) -> None:
    source = clips / "nasty" / "on06_rotate_and_reflect.mp4"
    assert distance(pictures(await upload(source), "gray8")[0], turned_by_matrix(source)) < 3


@pytest.mark.parametrize("codec", ["h264", "mjpeg"])
async def test_full_range_becomes_limited_with_the_same_blacks_and_whites(
    raw: Raw, tmp_path: Path, upload: Make, codec: str
) -> None:
    steps = "nullsrc=size=256x64:rate=25:duration=0.2,format=gray,geq=lum='floor(X/16)*17'"
    encoder = LOSSLESS if codec == "h264" else ("-c:v", "mjpeg", "-q:v", "1", "-strict", "-1")
    full = f"{steps},scale=in_range=full:out_range=full,format=yuvj420p"
    source = tmp_path / ("full.mp4" if codec == "h264" else "full.avi")
    raw(*LAVFI, full, *encoder, source)
    made = await upload(source)
    luma = pictures(made, "luma")[2, 32, 8::16].astype(int)
    expected = 16 + np.arange(16) * 17 * 219 / 255
    assert np.abs(luma - expected).max() <= 1.5
    assert look(made).colours[0] == 1


async def test_grey_of_ten_bits_keeps_its_levels(raw: Raw, tmp_path: Path, upload: Make) -> None:
    steps = "nullsrc=size=256x64:rate=25:duration=0.2,format=gray10le,geq=lum='floor(X/16)*68'"
    raw(*LAVFI, steps, "-c:v", "ffv1", tmp_path / "grey.mkv")
    luma = pictures(await upload(tmp_path / "grey.mkv"), "luma")[2, 32, 8::16].astype(int)
    assert np.abs(luma - (16 + np.arange(16) * 68 * 219 / 1023)).max() <= 1.5


@pytest.mark.parametrize(
    ("size", "tags", "expected"),
    [
        ("720x576", (), (5, 5, 6)),  # unsaid and 625 lines: as every player takes it
        ("720x480", (), (6, 6, 6)),
        ("1280x720", (), (1, 1, 1)),
        ("720x576", ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"), (1, 1, 1)),
        ("1280x720", ("-colorspace", "smpte170m", "-color_primaries", "smpte170m"), (6, 6, 6)),
    ],
)
async def test_colours_stay_as_they_are_and_are_said(
    raw: Raw, tmp_path: Path, upload: Make, size: str, tags: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    source = tmp_path / "bars.mp4"
    bars = f"smptebars=size={size}:rate=25:duration=0.12,format=yuv420p,setparams=colorspace=unknown"
    plain = "setparams=color_primaries=unknown:color_trc=unknown:range=tv"
    raw(*LAVFI, f"{bars},{plain}", "-c:v", "ffv1", tmp_path / "bars.mkv")
    raw("-i", tmp_path / "bars.mkv", *LOSSLESS, *tags, source)
    made = await upload(source)
    assert look(made).colours == (1, *expected)
    with av.open(str(source)) as before, av.open(str(made)) as after:
        one, other = (next(file.decode(video=0)).to_ndarray().astype(int) for file in (before, after))
    assert np.abs(one - other).mean() < 1.5  # the stored values, all three planes


@pytest.mark.parametrize("kind", ["gbrp", "rgb24", "gif", "yuv444p10le", "yuv422p", "yuv411p"])
async def test_the_same_colours_are_seen_whatever_they_were_stored_as(
    raw: Raw, tmp_path: Path, upload: Make, kind: str
) -> None:
    """Flat patches, so that chroma of quarter size costs nothing."""
    patches = "color=red:size=64x128:rate=25:duration=0.2[r];color=0x30A060:size=64x128:rate=25:duration=0.2[g];"
    patches += "color=white:size=64x128:rate=25:duration=0.2[w];color=0x2040C0:size=64x128:rate=25:duration=0.2[b]"
    source = tmp_path / ("patches.gif" if kind == "gif" else "patches.mkv")
    encoder = () if kind == "gif" else ("-c:v", "ffv1", "-pix_fmt", kind)
    to_yuv = ",scale=out_color_matrix=bt709,setparams=colorspace=bt709" if kind.startswith("yuv") else ""
    palette = ",split[one][two];[one]palettegen=reserve_transparent=0[all];[two][all]paletteuse"
    joined = f"[r][g][w][b]hstack=inputs=4{to_yuv}{palette if kind == 'gif' else ''}"
    raw("-filter_complex", f"{patches};{joined}", *encoder, source)
    seen = pictures(await upload(source))[2, 64, 32::64].astype(int)
    meant = np.array([[255, 0, 0], [0x30, 0xA0, 0x60], [255, 255, 255], [0x20, 0x40, 0xC0]])
    assert np.abs(seen - meant).max() <= 6


@pytest.mark.parametrize("kind", ["prores", "qtrle", "vp9", "vp8", "ffv1"])
async def test_transparency_becomes_black_behind(raw: Raw, tmp_path: Path, upload: Make, kind: str) -> None:
    colour = "color=0xFF8040:size=320x64:rate=25:duration=0.2,format=rgba"
    veiled = f"{colour},geq=r='r(X,Y)':g='g(X,Y)':b='b(X,Y)':a='floor(X/64)*255/4'"
    encoder = {
        "prores": ("-c:v", "prores_ks", "-pix_fmt", "yuva444p10le"),
        "qtrle": ("-c:v", "qtrle", "-pix_fmt", "argb"),
        "vp9": ("-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p", "-crf", "4", "-b:v", "0", "-cpu-used", "8"),
        "vp8": ("-c:v", "libvpx", "-pix_fmt", "yuva420p", "-crf", "4", "-b:v", "4M", "-auto-alt-ref", "0"),
        "ffv1": ("-c:v", "ffv1", "-pix_fmt", "gbrap"),
    }[kind]
    source = tmp_path / {"vp9": "a.webm", "vp8": "a.webm", "ffv1": "a.mkv"}.get(kind, "a.mov")
    raw(*LAVFI, veiled, *encoder, source)
    seen = pictures(await upload(source))[2, 32, 32::64].astype(int)
    meant = np.arange(5)[:, None] / 4 * np.array([255, 0x80, 0x40])
    assert np.abs(seen - meant).max() <= 8


@pytest.mark.parametrize(("turn", "stored_order"), [(0, "tff"), (0, "bff"), (180, "tff"), (90, "tff")])
async def test_both_fields_become_frames_in_the_right_order(
    raw: Raw, tmp_path: Path, ffmpeg: FFmpeg, probe: Probe, turn: int, stored_order: str
) -> None:
    """A bar moves 4 pixels every 1/50 s; in the wrong order, or with one field only, its steps are uneven."""
    moving = "nullsrc=size=320x128:rate=50:duration=0.6,format=gray,geq=lum='16+200*between(X-20-N*4,0,23)'"
    mode = "interleave_top" if stored_order == "tff" else "interleave_bottom"
    weave = f"{moving},format=yuv420p,tinterlace=mode={mode},setfield={stored_order}"
    raw(*LAVFI, weave, *LOSSLESS, "-x264opts", f"{stored_order}=1", tmp_path / "woven.mp4")
    source = tmp_path / "source.mp4"
    raw("-display_rotation:v:0", str(turn), "-i", tmp_path / "woven.mp4", "-c", "copy", source)
    footage = await probe(source)
    assert footage.video.field_order is not FieldOrder.PROGRESSIVE
    target = tmp_path / "engine.mp4"
    notes = await normalise(ffmpeg, footage, source, target, engine_form(footage), purpose=Purpose.ENGINE, probe=probe)
    assert notes == (Note.DEINTERLACED,)
    assert look(target).gaps == {Fraction(1, 50)}
    luma = pictures(target, "luma").astype(float)
    luma -= luma.min()
    along = luma.mean(axis=2 if turn == 90 else 1)
    places = (along * np.arange(along.shape[1])).sum(axis=1) / along.sum(axis=1)
    steps = np.diff(places)[2:-2]
    assert np.abs(np.abs(steps) - 4).max() < 0.5
    assert len(set(np.sign(steps))) == 1


async def test_one_frame_for_two_fields_where_the_form_has_no_room(
    raw: Raw, tmp_path: Path, ffmpeg: FFmpeg, probe: Probe
) -> None:
    woven = "testsrc2=size=320x180:rate=50:duration=0.4,tinterlace=mode=interleave_top,setfield=tff"
    raw(*LAVFI, woven, *H264, "-x264opts", "tff=1", tmp_path / "woven.mp4")
    footage = await probe(tmp_path / "woven.mp4")
    form = upload_form(footage, Fraction(25))
    target = tmp_path / "upload.mp4"
    await normalise(ffmpeg, footage, tmp_path / "woven.mp4", target, form, purpose=Purpose.UPLOAD, probe=probe)
    assert look(target).gaps == {Fraction(1, 25)}


def hdr_clip(raw: Raw, path: Path, code: int, transfer: str) -> None:
    """A flat grey of one 10-bit code."""
    grey = f"color=black:size=64x64:rate=25:duration=0.2,format=yuv420p10le,geq=lum={code}:cb=512:cr=512"
    said = f"setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc={transfer}:range=tv"
    raw(*LAVFI, f"{grey},{said}", "-c:v", "libx265", "-x265-params", "log-level=none:lossless=1", *BT2020,
        "-color_trc", transfer, path)  # fmt: skip


@pytest.mark.parametrize("nits", [0.0, 5.0, 50.0, 203.0, 600.0, 1000.0])
async def test_light_of_hdr_lands_where_the_curve_puts_it(raw: Raw, tmp_path: Path, upload: Make, nits: float) -> None:
    hdr_clip(raw, tmp_path / "pq.mp4", round(64 + 876 * pq_code(nits)), "smpte2084")
    seen = float(pictures(await upload(tmp_path / "pq.mp4"), "luma")[2].mean())
    assert seen == pytest.approx(16 + 219 * screen_value(pq_code(nits)), abs=1.5)


async def test_white_of_hlg_is_as_bright_as_white_of_pq(raw: Raw, tmp_path: Path, upload: Make) -> None:
    hdr_clip(raw, tmp_path / "hlg.mp4", 721, "arib-std-b67")  # 75 %: diffuse white, 203 nits on the 1000-nit screen
    seen = float(pictures(await upload(tmp_path / "hlg.mp4"), "luma")[2].mean())
    assert seen == pytest.approx(16 + 219 * screen_value(pq_code(203)), abs=1.5)


async def test_an_hdr_clip_looks_like_the_sdr_clip_it_was_made_of(
    clips: Path, raw: Raw, tmp_path: Path, upload: Make
) -> None:
    dog = tmp_path / "dog.mp4"
    raw("-i", clips / "real" / "o01_dog_fetch_720p30.mp4", "-t", "1", "-vf", "scale=480:270", *H264, dog)
    source = clips / "nasty" / "om03_hevc_hdr10_made.mp4"
    meant, seen = pictures(dog)[10].astype(float), pictures(await upload(source))[10].astype(float)
    washed_out = pictures(source)[10].astype(float)
    assert np.abs(seen - meant).mean() < 10 < np.abs(washed_out - meant).mean()
    assert seen.std() == pytest.approx(meant.std(), rel=0.15)


async def test_neutral_highlights_of_hdr_stay_neutral(clips: Path, upload: Make) -> None:
    """Colour in this grey sky: 13 of 255 here, 24 and 28 with FFmpeg's own `tonemap` (hable, mobius)."""
    seen = pictures(await upload(clips / "nasty" / "on12_dolby_vision_hlg_iphone.MOV"))[1]
    sky = seen[: seen.shape[0] // 3].reshape(-1, 3).astype(float)
    assert (sky.max(axis=1) - sky.min(axis=1)).mean() < 18


async def test_hdr_without_the_filters_for_it_is_said_before_anything_is_written(
    clips: Path, tmp_path: Path, ffmpeg: FFmpeg, probe: Probe
) -> None:
    source, target = clips / "nasty" / "om03_hevc_hdr10_made.mp4", tmp_path / "upload.mp4"
    footage = await probe(source)
    assert footage.video.colour.hdr is Hdr.PQ
    lesser = replace(ffmpeg, filters=ffmpeg.filters - {"zscale"})
    with pytest.raises(MediaError) as caught:
        await normalise(lesser, footage, source, target, upload_form(footage), purpose=Purpose.UPLOAD, probe=probe)
    assert (caught.value.code, caught.value.fields["what"]) == (Code.FFMPEG_LACKS, "zscale")
    assert not target.exists()


@pytest.mark.parametrize(
    ("stored", "made"),
    [
        ("2160x3840", (2160, 3840)),
        ("3840x2160", (3840, 2160)),
        ("5120x2880", (3840, 2160)),
        ("2880x5120", (2160, 3840)),
    ],
)
async def test_portrait_4k_stays_portrait_and_larger_comes_inside(
    raw: Raw, tmp_path: Path, upload: Make, stored: str, made: tuple[int, int]
) -> None:
    source = tmp_path / "large.mp4"
    raw(*LAVFI, f"color=gray:size={stored}:rate=25:duration=0.04", *H264, source)
    assert look(await upload(source)).size == made


@pytest.mark.parametrize("purpose", [Purpose.ENGINE, Purpose.DEEP])
async def test_an_odd_side_loses_its_last_pixels_and_nothing_is_scaled(
    ffmpeg: FFmpeg, probe: Probe, raw: Raw, tmp_path: Path, purpose: Purpose
) -> None:
    source, target = tmp_path / "odd.mkv", tmp_path / "even.mp4"
    # lines one pixel wide turn grey wherever they are scaled
    stripes = "nullsrc=size=161x91:rate=25:duration=0.2,geq=lum='if(mod(X+Y,2),220,30)':cb=128:cr=128"
    raw(*LAVFI, stripes, *LOSSLESS, "-pix_fmt", "yuv444p", str(source))
    footage = await probe(source)
    form = engine_form(footage)
    notes = await normalise(ffmpeg, footage, source, target, form, purpose=purpose, probe=probe)
    assert Note.TRIMMED in notes
    before, after = (pictures(path, "gray")[0] for path in (source, target))
    assert after.shape == (90, 160)
    assert distance(after, before[:90, :160]) < 6
