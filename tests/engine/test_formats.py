"""What a source's pictures are is kept: depth, range, colour, light, transparency, upright or not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Interpolation, Quality, Rendered, RenderSpec, VideoCodec
from holysheep_studio.domain.timemap import TimeMap
from tests.engine.pictures import read_clip

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

HALF = TimeMap.constant(Fraction(1, 4), Fraction(1, 2))
HDR10 = (
    "colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:log-level=error:max-cll=1000,400:"
    "master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50)"
)


def rendered(child: Child, spec: RenderSpec) -> Rendered:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    return codec.from_plain(Rendered, answer["value"])


def video(child: Child, path: str | Path) -> Any:
    return child.ask("probe", path=str(path))["value"]["video"]


def first_frames(path: str | Path, count: int = 99) -> list[NDArray[np.int64]]:
    """Luma of the first pictures, in the depth they have."""
    found = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            kind = np.uint8 if frame.format.components[0].bits == 8 else np.uint16
            rows = np.frombuffer(memoryview(frame.planes[0]), kind).reshape(frame.height, -1)
            found.append(rows[:, : frame.width].astype(np.int64))
            if len(found) == count:
                break
    return found


def coded(*options: str) -> tuple[str, ...]:
    return ("-c:v", *options)


def test_ten_bits_stay_ten_bits(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    """A slow gradient has more than 256 steps on its way, and the pictures between have them too."""
    picture = "gradients=c0=0x202020:c1=0x303030:x0=0:y0=0:x1=255:y1=0:nb_colors=2:speed=0.01"
    clip = make_clip(
        frames=6,
        size=(256, 64),
        picture=picture,
        options=coded(
            "libx265",
            "-x265-params",
            "log-level=error:lossless=1",
            "-vf",
            "format=gbrp10le,noise=alls=0,format=yuv420p10le",
        ),
    )
    before = first_frames(clip)
    for quality in Quality:
        spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), HALF, Fraction(24), quality=quality, crf=4)
        rendered(shared_child, spec)
        found = video(shared_child, spec.target)
        assert (found["pixel_format"], found["codec"]) == ("yuv420p10le", "hevc")
        after = first_frames(spec.target)
        assert len(after) == 12
        for number in range(10):
            a, b = before[number // 2], before[number // 2 + number % 2]
            assert float(np.abs(after[number] - (a + b) / 2).mean()) < 3, "of 1023"


@pytest.mark.parametrize("interpolation", list(Interpolation))
def test_deep_pictures_are_never_out_of_range(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, interpolation: Interpolation
) -> None:
    options = coded(
        "libx264", "-crf", "4", "-pix_fmt", "yuv420p10le", "-vf", "format=yuv420p10le,lutyuv=y='if(lt(val,512),4,1019)'"
    )
    clip = make_clip(frames=8, size=(160, 90), options=options)
    spec = RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        HALF,
        Fraction(24),
        interpolation=interpolation,
        crf=1,
        shutter_deg=Fraction(180),
        stabilise=interpolation is Interpolation.FLOW,
    )
    rendered(shared_child, spec)
    means = [float(luma.mean()) for luma in first_frames(spec.target)]
    assert max(means) - min(means) < 60
    assert abs(means[0] - float(first_frames(clip)[0].mean())) < 60


def test_h264_holds_ten_bits_where_it_is_asked_to(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=6, options=coded("libx264", "-pix_fmt", "yuv420p10le"))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mkv"), HALF, Fraction(24), codec=VideoCodec.H264)
    rendered(shared_child, spec)
    found = video(shared_child, spec.target)
    assert (found["pixel_format"], found["codec"]) == ("yuv420p10le", "h264")
    plain = replace(spec, source=str(make_clip(frames=6)), codec=VideoCodec.H265, target=str(tmp_path / "o.mp4"))
    rendered(shared_child, plain)
    found = video(shared_child, plain.target)
    assert (found["pixel_format"], found["codec"]) == ("yuv420p", "hevc")


@pytest.mark.parametrize("parts", [False, True])
def test_hdr_is_kept_with_its_light(shared_child: Child, make_clip: MakeClip, tmp_path: Path, *, parts: bool) -> None:
    clip = make_clip(frames=6, options=coded("libx265", "-pix_fmt", "yuv420p10le", "-x265-params", HDR10))
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mp4"), HALF, Fraction(24), segments=str(tmp_path / "parts") if parts else None
    )
    rendered(shared_child, spec)
    before, after = video(shared_child, clip), video(shared_child, spec.target)
    assert after["colour"] == before["colour"]
    assert after["colour"]["transfer"] == "smpte2084"
    with av.open(spec.target) as container:
        assert container.streams.video[0].codec_context.codec_tag == "hvc1"
    light = []
    for path in (str(clip), spec.target):
        with av.open(path) as container:
            frame = next(container.decode(video=0))
            sides = ("MASTERING_DISPLAY_METADATA", "CONTENT_LIGHT_LEVEL")
            light.append([bytes(cast("Any", frame.side_data.get(side))) for side in sides])
    assert light[0][1] == light[1][1]
    numbers = [np.frombuffer(side[0], np.int32)[:20].reshape(10, 2) for side in light]
    values = [pairs[:, 0] / pairs[:, 1] for pairs in numbers]
    assert values[1] == pytest.approx(values[0], rel=1e-6)


@pytest.mark.parametrize("frames", [1, 2])
def test_one_or_two_deep_frames_have_their_times(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, frames: int
) -> None:
    """x265 makes the decoding times of so few frames up: the last part of a long render may be as short."""
    clip = make_clip(frames=6, options=coded("libx264", "-pix_fmt", "yuv420p10le"))
    for number in range(6):  # what nobody wrote differs from one time to the next
        spec = RenderSpec(
            str(clip), str(tmp_path / f"{number}.mp4"), TimeMap.identity(Fraction(frames, 24)), Fraction(24)
        )
        rendered(shared_child, spec)
        with av.open(spec.target) as container:
            stamps = [(packet.pts, packet.dts) for packet in container.demux(video=0) if packet.size]
        assert len(stamps) == frames
        assert all(shown == decoded for shown, decoded in stamps)


@pytest.mark.parametrize("name", ["yuvj420p", "yuvj422p", "yuvj444p"])
def test_full_range_stays_full(shared_child: Child, make_clip: MakeClip, tmp_path: Path, name: str) -> None:
    clip = make_clip(frames=6, options=coded("libx264", "-crf", "4", "-pix_fmt", name, "-color_range", "pc"))
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1, 4)), Fraction(24), crf=4)
    rendered(shared_child, spec)
    assert video(shared_child, spec.target)["colour"]["full_range"] is True
    before, after = first_frames(clip), first_frames(spec.target)
    assert abs(float(before[0].min()) - float(after[0].min())) < 4
    assert float(np.abs(before[0] - after[0]).mean()) < 2


@pytest.mark.parametrize("name", ["yuv422p", "yuv444p", "yuv422p10le", "yuv444p12le", "gbrp"])
def test_finer_colour_is_reduced_and_brightness_kept(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, name: str
) -> None:
    clip = make_clip(frames=6, options=coded("ffv1", "-pix_fmt", name), suffix=".mkv")
    spec = RenderSpec(str(clip), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1, 4)), Fraction(24), crf=4)
    rendered(shared_child, spec)
    deep = name.endswith("le")
    assert video(shared_child, spec.target)["pixel_format"] == ("yuv420p10le" if deep else "yuv420p")
    if name != "gbrp":
        scale = 4 if name.endswith("12le") else 1
        before, after = first_frames(clip)[0] / scale, first_frames(spec.target)[0]
        assert float(np.abs(before - after).mean()) < (8 if deep else 2)


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuv420p10le"])
def test_turned_pictures_come_out_upright(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, turn: int, pixel_format: str
) -> None:
    plain = make_clip(frames=6, size=(96, 64), options=coded("libx264", "-crf", "4", "-pix_fmt", pixel_format))
    turned = tmp_path / "turned.mp4"
    with av.open(str(plain)) as source, av.open(str(turned), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    data = turned.read_bytes()
    # the matrix of the track's header, 16.16 fixed point: a b u / c d v / x y w
    identity = b"".join(value.to_bytes(4, "big", signed=True) for value in (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30))
    cos, sin = {90: (0, 65536), 180: (-65536, 0), 270: (0, -65536)}[turn]
    matrix = b"".join(value.to_bytes(4, "big", signed=True) for value in (cos, sin, 0, -sin, cos, 0, 0, 0, 1 << 30))
    at = data.index(identity, data.index(b"tkhd"))
    turned.write_bytes(data[:at] + matrix + data[at + 36 :])
    assert video(shared_child, turned)["rotation"] == turn
    spec = RenderSpec(str(turned), str(tmp_path / "o.mp4"), TimeMap.identity(Fraction(1, 4)), Fraction(24), crf=4)
    rendered(shared_child, spec)
    found = video(shared_child, spec.target)
    assert found["rotation"] == 0
    assert (found["width"], found["height"]) == ((64, 96) if turn != 180 else (96, 64))
    upright = np.rot90(first_frames(plain)[2], -turn // 90)
    assert float(np.abs(upright - first_frames(spec.target)[2]).mean()) < (2 if pixel_format == "yuv420p" else 8)


def test_transparency_is_kept_in_a_movie(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    fade = "format=yuva444p10le,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='4*X'"
    options = coded("prores_ks", "-profile:v", "4444", "-vf", fade)
    clip = make_clip(frames=6, size=(160, 96), options=options, suffix=".mov")
    spec = RenderSpec(
        str(clip), str(tmp_path / "o.mov"), HALF, Fraction(24), segments=str(tmp_path / "parts"), stabilise=False
    )
    rendered(shared_child, spec)
    found = video(shared_child, spec.target)
    assert (found["codec"], found["alpha"]) == ("prores", True)
    with av.open(spec.target) as container:
        frames = list(container.decode(video=0))
    assert len(frames) == 12
    for frame in frames:
        alpha = frame.to_ndarray(format="rgba")[:, :, 3].astype(int)
        assert float(np.abs(alpha[48] - np.arange(160)).mean()) < 3
    flat = replace(spec, target=str(tmp_path / "o.mp4"), segments=None)
    answer = shared_child.retime(flat)
    assert (answer["event"], answer["code"]) == ("error", "bad_value")


def test_deep_renders_are_the_same_bits_with_any_workers_and_parts(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=150, rate="50", size=(64, 64), options=coded("libx264", "-pix_fmt", "yuv420p10le"))
    digests = set()
    for workers in (1, 2):
        spec = RenderSpec(
            str(clip),
            str(tmp_path / f"{workers}.mp4"),
            TimeMap.constant(Fraction(3), Fraction(1, 2)),
            Fraction(50),
            quality=Quality.FAST,
            workers=workers,
            segments=str(tmp_path / "parts"),
        )
        rendered(shared_child, spec)
        digests.add(hashlib.sha256(Path(spec.target).read_bytes()).hexdigest())
        (tmp_path / "parts" / "000001.json").unlink()
    assert len(digests) == 1
    assert read_clip(tmp_path / "2.mp4")[1] == [Fraction(number, 50) for number in range(300)]
