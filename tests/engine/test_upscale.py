"""Enlarging through the real child: every frame at its time, the sound as it was, nothing left behind on failure."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.upscale import METHODS, Layout, Model, UpscaleSpec
from holysheep_studio.engine.ordered import Line
from holysheep_studio.engine.turn import Turn
from tests.conftest import REPOSITORY
from tests.engine.pictures import panned, psnr, read_clip, texture
from tests.engine.tiny_onnx import write_resize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

TONE = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def upscaled(child: Child, source: Path, target: Path, size: tuple[int, int], **changes: Any) -> dict[str, Any]:
    """The answer of the child; `size` is the result's."""
    return child.ask("upscale", spec=codec.to_plain(UpscaleSpec(str(source), str(target), *size, **changes)))


def sound_of(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


def first_sound(path: Path) -> Fraction:
    with av.open(str(path)) as container:
        for packet in container.demux(audio=0):
            if packet.pts is not None and packet.time_base:
                return packet.pts * packet.time_base
    raise AssertionError


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("rate", ["25", "30000/1001"])
def test_every_frame_keeps_its_time_and_the_sound_is_copied(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, method: str, rate: str
) -> None:
    clip = make_clip(frames=20, rate=rate, sound=True)
    target = tmp_path / "large.mp4"
    answer = upscaled(shared_child, clip, target, (320, 180), method=method)
    assert answer["value"] == {"frames": 20, "width": 320, "height": 180, "notes": []}
    pictures, times = read_clip(target)
    assert times == [number / Fraction(rate) for number in range(20)]
    assert pictures[0].shape == (180, 320)
    assert sound_of(target) == sound_of(clip)
    assert first_sound(target) == first_sound(clip)


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("method", METHODS)
def test_ten_bits_stay_ten_bits(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, method: str, *, parts: bool
) -> None:
    """A slow gradient has more steps than 8 bits know, and has them when it is larger."""
    ramp = "format=yuv420p10le,geq=lum='400+X/2':cb=512:cr=512"
    options = ("-c:v", "libx265", "-x265-params", "log-level=error:lossless=1", "-pix_fmt", "yuv420p10le", "-vf", ramp)
    clip = make_clip(frames=4, size=(160, 90), options=options)
    target = tmp_path / "large.mp4"
    changes = {"segments": str(tmp_path / "parts")} if parts else {}
    answer = upscaled(shared_child, clip, target, (320, 180), method=method, crf=1, denoise=0.2, sharpen=0.2, **changes)
    assert answer["value"] == {"frames": 4, "width": 320, "height": 180, "notes": []}
    with av.open(str(target)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.codec_tag) == ("hevc", "hvc1")
        frame = next(container.decode(video=0))
    assert frame.format.name == "yuv420p10le"
    row = frame.to_ndarray()[90, 20:300].astype(float)  # luma, which is first in it
    assert np.abs(row - (400 + (np.arange(20, 300) - 0.5) / 4)).max() < 3, "of 1023"
    assert len(np.unique(row)) > 60, "8 bits would have 18"


def test_pictures_of_ten_bits_are_never_out_of_range(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    hard = "format=yuv420p10le,lutyuv=y='if(lt(val,512),4,1019)'"
    clip = make_clip(frames=2, size=(160, 90), options=("-c:v", "libx264", "-crf", "4", "-vf", hard))
    before = mean_of(clip)
    for method in METHODS:
        target = tmp_path / f"{method}.mp4"
        answer = upscaled(shared_child, clip, target, (320, 180), method=method, crf=1, sharpen=1.0)
        assert answer["event"] == "result", str(answer)
        assert mean_of(target) == pytest.approx(before, abs=60), method  # what runs over would stand at the other end


def mean_of(path: Path) -> float:
    """Of the first frame's luma, 10 bits."""
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
    assert frame.format.name == "yuv420p10le"
    return float(frame.to_ndarray()[: frame.height].mean())


@pytest.mark.parametrize("layout", list(Layout))
def test_a_model_of_the_users_keeps_ten_bits(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, layout: Layout
) -> None:
    pytest.importorskip("onnxruntime")
    model = write_resize(tmp_path / "m.onnx", planes=1 if layout is Layout.LUMA else 3)
    ramp = "format=yuv420p10le,geq=lum='400+X/2':cb=512:cr=512"
    options = ("-c:v", "libx265", "-x265-params", "log-level=error:lossless=1", "-pix_fmt", "yuv420p10le", "-vf", ramp)
    clip = make_clip(frames=2, size=(160, 90), options=options)
    own, target = Model("mine", str(model), 2, layout, tile_px=64, overlap_px=4), tmp_path / "o.mp4"
    assert upscaled(shared_child, clip, target, (320, 180), method="mine", model=own, crf=1)["event"] == "result"
    with av.open(str(target)) as container:
        frame = next(container.decode(video=0))
    assert frame.format.name == "yuv420p10le"
    row = frame.to_ndarray()[90, 20:300].astype(float)
    assert np.abs(row - (400 + (np.arange(20, 300) - 0.5) / 4)).max() < 3, "of 1023"
    assert len(np.unique(row)) > 60, "8 bits would have 18"


def test_uneven_times_are_kept_to_the_tick(shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path) -> None:
    stamps = [0, 3003, 9009, 9910, 20000, 20100, 33333]
    clip = draw_clip([texture(96, 64, seed) for seed in range(len(stamps))], stamps=stamps)
    assert upscaled(shared_child, clip, tmp_path / "o.mp4", (144, 96), denoise=0.5)["event"] == "result"
    assert read_clip(tmp_path / "o.mp4")[1] == [Fraction(stamp, 90000) for stamp in stamps]


def test_a_clip_that_starts_late_starts_at_nought_with_its_sound(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=30, sound=True, options=(*TONE, "-output_ts_offset", "7"), suffix=".ts")
    target = tmp_path / "o.mp4"
    assert upscaled(shared_child, clip, target, (320, 180))["event"] == "result"
    (before, times), (after, new) = read_clip(clip), read_clip(target)
    assert [time - times[0] for time in times] == new
    assert len(before) == len(after)
    assert abs(first_sound(target) - (first_sound(clip) - times[0])) < Fraction(1, 10000)


def test_one_worker_and_three_give_the_same_file(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=12, size=(160, 120))
    for method in METHODS:
        hashes = set()
        for workers in (1, 3):
            upscaled(shared_child, clip, tmp_path / "o.mp4", (320, 240), method=method, workers=workers, denoise=0.3)
            hashes.add(hashlib.sha256((tmp_path / "o.mp4").read_bytes()).hexdigest())
        assert len(hashes) == 1, method


@pytest.mark.parametrize("frames", [1, 2, 3])
def test_short_clips_survive_noise_reduction(
    shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path, frames: int
) -> None:
    clip = draw_clip([texture(96, 64)] * frames)
    assert upscaled(shared_child, clip, tmp_path / "o.mp4", (192, 128), denoise=1.0)["value"]["frames"] == frames


def test_noise_goes_and_motion_stays(shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    world = texture(260, 96)
    clean = [panned(world, 128, number) for number in range(12)]
    still = [clean[0]] * 12
    for truth, least in ((still, 3.0), (clean, -0.2)):
        noisy = [np.clip(one + random.normal(0, 4, one.shape), 0, 255).astype(np.uint8) for one in truth]
        clip = draw_clip(noisy, name="noisy.mp4", crf=2)
        gains = []
        for denoise in (0.0, 0.7):
            target = tmp_path / "o.mp4"
            upscaled(shared_child, clip, target, (128, 96), method="lanczos", denoise=denoise, crf=2)
            found = read_clip(target)[0]
            gains.append(np.mean([psnr(a, b) for a, b in zip(found[2:-2], truth[2:-2], strict=True)]))
        assert gains[1] - gains[0] > least


def test_smaller_is_made_and_said(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=5)
    for method in METHODS:
        answer = upscaled(shared_child, clip, tmp_path / "o.mp4", (80, 46), method=method)
        assert answer["value"]["notes"] == ["made_smaller"]
        assert read_clip(tmp_path / "o.mp4")[0][0].shape == (46, 80)


def test_colours_are_named_as_they_were(shared_child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    tags = "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
    clip = make_clip(frames=3, options=(*TONE, "-vf", tags))
    upscaled(shared_child, clip, tmp_path / "o.mp4", (320, 180))
    with av.open(str(tmp_path / "o.mp4")) as container:
        frame = next(container.decode(video=0))
    assert (frame.colorspace, frame.color_primaries, frame.color_trc, frame.color_range) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("sound", "suffix", "notes", "codec_name"),
    [
        ("pcm_s16le", ".mp4", ["audio_recoded"], "aac"),
        ("pcm_s16le", ".mov", [], "pcm_s16le"),
        ("pcm_s16le", ".mkv", [], "pcm_s16le"),
        ("libopus", ".mp4", [], "opus"),
    ],
)
def test_sound_is_recoded_only_where_it_must(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, sound: str, suffix: str, notes: list[str], codec_name: str
) -> None:
    clip = make_clip(frames=24, sound=True, options=(*TONE, "-c:a", sound), suffix=".mkv")
    target = tmp_path / f"o{suffix}"
    assert upscaled(shared_child, clip, target, (320, 180))["value"]["notes"] == notes
    with av.open(str(target)) as container:
        assert container.streams.audio[0].codec_context.name == codec_name


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"source": "missing.mp4"}, "file_missing"),
        ({"target": "o.avi"}, "output_format_unknown"),
        ({"target": "no/o.mp4"}, "output_folder_missing"),
        ({"target": "clip.mp4"}, "output_is_source"),
        ({"width": 321}, "bad_value"),
        ({"width": 100_000}, "bad_value"),
        ({"method": "magic"}, "bad_value"),
        ({"sharpen": 2.0}, "bad_value"),
        ({"workers": 0}, "bad_value"),
        ({"crf": 52}, "bad_value"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    shutil.copy(make_clip(frames=3), tmp_path / "clip.mp4")
    fields = {"source": "clip.mp4", "target": "o.mp4", "width": 320, "height": 180, **changes}
    for name in ("source", "target"):
        fields[name] = str(tmp_path / str(fields[name]))
    answer = shared_child.ask("upscale", spec=fields)
    assert (answer["event"], answer.get("code")) == ("error", code)
    assert [path.name for path in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.parametrize("name", ["om20_full_range_yuvj.mp4", "om04_1080i60_tff_h264.mp4"])
def test_what_would_change_colours_or_motion_is_refused(
    shared_child: Child, clips: Path, tmp_path: Path, name: str
) -> None:
    answer = upscaled(shared_child, clips / "nasty" / name, tmp_path / "o.mp4", (320, 180))
    assert answer["code"] == "bad_value"
    assert list(tmp_path.iterdir()) == []


def test_cancelling_removes_the_file(child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=200, size=(640, 360))
    spec = UpscaleSpec(str(clip), str(tmp_path / "o.mp4"), 2560, 1440, method="learned")
    child.say(id="9", task="upscale", spec=codec.to_plain(spec))
    while child.hear()["done"] < 2:
        pass
    assert (tmp_path / "o.mp4.part").exists()
    child.say(cancel="9")
    assert child.until_end("9")[-1]["event"] == "cancelled"
    assert list(tmp_path.iterdir()) == []
    assert child.ask("probe", path=str(clip))["event"] == "result"


def test_a_child_whose_parent_goes_leaves_no_file(child: Child, make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=200, size=(640, 360))
    spec = UpscaleSpec(str(clip), str(tmp_path / "o.mp4"), 2560, 1440)
    child.say(id="9", task="upscale", spec=codec.to_plain(spec))
    child.hear()
    child.hang_up()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("scale", [2, 3])
def test_a_model_of_the_users_enlarges_without_seams(
    shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path, layout: Layout, scale: int
) -> None:
    pytest.importorskip("onnxruntime")
    clip = draw_clip([texture(150, 90)] * 2)
    path = write_resize(tmp_path / "tiny.onnx", scale, planes=1 if layout is Layout.LUMA else 3)
    found = []
    for tile in (32, 512):
        model = Model("tiny", str(path), scale, layout, 1.0, tile, 4)
        target = tmp_path / f"{tile}.mp4"
        answer = upscaled(
            shared_child, clip, target, (150 * scale, 90 * scale), method="tiny", model=model, crf=2, sharpen=0.0
        )
        assert answer["event"] == "result", str(answer)
        found.append(read_clip(target)[0][0])
    assert np.array_equal(found[0], found[1])
    wide = np.repeat(np.repeat(texture(150, 90), scale, 0), scale, 1)
    assert psnr(found[0][8:-8, 8:-8], wide[8:-8, 8:-8]) > 28  # the same picture at the same place and brightness


def test_a_model_of_fixed_size_gets_tiles_of_it(
    shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path
) -> None:
    pytest.importorskip("onnxruntime")
    path = write_resize(tmp_path / "tiny.onnx", planes=1, side=48)
    model = Model("tiny", str(path), 2, Layout.LUMA, tile_px=999, overlap_px=8)
    clip = draw_clip([texture(150, 90)])
    assert upscaled(shared_child, clip, tmp_path / "o.mp4", (400, 240), method="tiny", model=model)["event"] == "result"


@pytest.mark.parametrize("fault", ["missing", "text", "planes", "scale", "node", "overlap"])
def test_a_model_that_does_not_fit_is_named(
    shared_child: Child, draw_clip: Callable[..., Path], tmp_path: Path, fault: str
) -> None:
    pytest.importorskip("onnxruntime")
    path = tmp_path / "tiny.onnx"
    if fault == "text":
        path.write_text("not a model")
    elif fault != "missing":
        write_resize(
            path, planes=1 if fault == "planes" else 3, node="Rezise" if fault == "node" else "Resize", side=20
        )
    overlap = 10 if fault == "overlap" else 2
    model = Model("tiny", str(path), 3 if fault == "scale" else 2, Layout.RGB, 1.0, 20, overlap)
    clip = draw_clip([texture(96, 64)])
    answer = upscaled(shared_child, clip, tmp_path / "o.mp4", (192, 128), method="tiny", model=model)
    assert (answer["event"], answer["code"], answer["fields"]["model"]) == ("error", "model_unusable", "tiny")
    assert not (tmp_path / "o.mp4").exists()
    assert not (tmp_path / "o.mp4.part").exists()


def test_results_come_in_order_and_errors_in_their_place() -> None:
    turn = Turn(lambda _done, _total: None)
    gate = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            gate.wait(10)  # the first is the last to be ready
        gate.set() if item == 1 else None
        if item == 7:
            raise OSError(item)
        return item

    def items() -> Iterator[int]:
        yield from range(100)

    seen: list[int] = []
    line: Line[int, int] = Line(work, 2, 4, turn)
    with pytest.raises(OSError, match="7"):
        seen.extend(noted(line.results(items()), seen))
    assert seen == list(range(7))


def noted(results: Iterator[int], seen: list[int]) -> Iterator[int]:
    """Adds to `seen` at once, so that what came before an error is not lost."""
    for item in results:
        seen.append(item)
        yield from ()


def test_an_error_of_the_reader_ends_the_line() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("broken source")

    line: Line[int, int] = Line(lambda item: item, 2, 4, Turn(lambda _done, _total: None))
    results = line.results(items())
    assert next(results) == 1
    with pytest.raises(ValueError, match="broken source"):
        next(results)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc fills fresh memory on request")
def test_the_file_does_not_hang_on_what_memory_held_before(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(frames=12, size=(160, 120))
    program = """
import sys
from holysheep_studio.domain.upscale import UpscaleSpec
from holysheep_studio.engine.turn import Turn
from holysheep_studio.engine.upscale import upscale
upscale(UpscaleSpec(sys.argv[1], sys.argv[2], 320, 240, "lanczos", denoise=0.3), Turn(lambda done, total: None))
"""
    made = []
    for fill in ("0", "85"):
        target = tmp_path / f"{fill}.mp4"
        environment = {**os.environ, "MALLOC_PERTURB_": fill, "MALLOC_MMAP_THRESHOLD_": "33554432"}
        command = [sys.executable, "-c", program, str(clip), str(target)]
        subprocess.run(command, check=True, env=environment, cwd=REPOSITORY, stdin=subprocess.DEVNULL)
        made.append(target.read_bytes())
    assert made[0] == made[1]
