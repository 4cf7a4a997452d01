"""`upscale` as a user runs it: sizes, methods, models, refusals, and what is left behind."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest

from holysheep_studio.cli.output import Bars, LeftColumn
from tests.cli.commands import studio
from tests.engine.tiny_onnx import write_resize

if TYPE_CHECKING:
    from tests.conftest import MakeClip


@pytest.fixture
def clip(make_clip: MakeClip, tmp_path: Path) -> Path:
    """A copy of half a second that a test may change."""
    return Path(shutil.copy(make_clip(frames=15, rate="30000/1001", sound=True), tmp_path / "take 1.mp4"))


def size_of(file: Path) -> tuple[int, int, int]:
    with av.open(str(file)) as container:
        frames = list(container.decode(video=0))
    return frames[0].width, frames[0].height, len(frames)


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (("--to", "2x"), (320, 180)),
        (("--to", "320x180", "--method", "lanczos"), (320, 180)),
        (("--to", "240p", "--method", "learned"), (426, 240)),
        (("--to", "400x400", "--sharpen", "0.5", "--denoise", "0.5"), (400, 224)),
        (("--to", "96x54"), (96, 54)),
    ],
)
def test_a_clip_becomes_the_size_that_was_asked(
    clip: Path, tmp_path: Path, options: tuple[str, ...], size: tuple[int, int]
) -> None:
    before = clip.read_bytes()
    target = tmp_path / "out.mp4"
    answer = studio("upscale", clip, "-o", target, *options, "--json")
    assert answer.code == 0, answer.err
    found = answer.json
    assert (found["verification"]["width"], found["verification"]["height"]) == size
    assert (found["verification"]["frames"], found["verification"]["rate"]) == (15, "30000/1001")
    assert [note["code"] for note in found["notes"]] == (["made_smaller"] if size[0] < 160 else [])
    assert size_of(target) == (*size, 15)
    assert clip.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.mp4", "take 1.mp4"]


def test_frames_are_counted_beside_the_bar() -> None:
    bars = Bars()
    bar = bars.bar("take")
    report = bar.stage("upscale")
    bar.frames(360)
    (task,) = bars.shown
    report(0.25)
    assert task.fields["counted"] == "90/360 frames"
    bar.stage("verify")
    assert not task.fields["counted"]


def test_the_time_left_is_that_of_all_stages_together() -> None:
    now = [0.0]
    bars = Bars(clock=lambda: now[0])
    bar = bars.bar("take")
    bar.plan({"measure": 20, "retime": 80})
    report = bar.stage("measure")
    (task,) = bars.shown
    for second in range(11):
        now[0] = float(second)
        report(second / 20)
    # ten seconds of measuring are to come, and about eighty of the other
    assert LeftColumn().render(task).plain == "0-3 min left"
    now[0] = 20.0
    report = bar.stage("retime")
    assert LeftColumn().render(task).plain == "0-3 min left"


@pytest.mark.parametrize(("options", "form"), [((), ("yuv420p10le", 16)), (("--hdr", "tone_map"), ("yuv420p", 1))])
def test_hdr_is_kept_or_mapped_as_was_chosen(
    make_clip: MakeClip, tmp_path: Path, options: tuple[str, ...], form: tuple[str, int]
) -> None:
    hdr = "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=limited"
    clip = make_clip(frames=4, options=("-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-x265-params", hdr))
    answer = studio("upscale", clip, "-o", tmp_path / "out.mp4", "--to", "2x", *options, "--json")
    assert answer.code == 0, answer.err
    assert [note["code"] for note in answer.json["notes"]] == (["hdr_tone_mapped"] if options else [])
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
    assert (frame.format.name, frame.color_trc) == form


@pytest.mark.parametrize("suffix", [".mov", ".mkv"])
def test_other_containers(clip: Path, tmp_path: Path, suffix: str) -> None:
    answer = studio("upscale", clip, "-o", tmp_path / f"out{suffix}", "--to", "2x")
    assert answer.code == 0, answer.err
    assert "320 x 180" in answer.out


def test_a_turned_clip_with_odd_sides_is_prepared_first(clips: Path, tmp_path: Path) -> None:
    for name, size in (("om28_vfr_rotate90.mp4", (540, 960)), ("om01_odd_853x479_yuv444.mp4", (1278, 716))):
        target = tmp_path / "out.mp4"
        answer = studio("upscale", clips / "nasty" / name, "-o", target, "--to", "1.5x", "--force")
        assert answer.code == 0, answer.err
        assert size_of(target)[:2] == size


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ((), "--to"),
        (("--to", "huge"), "huge"),
        (("--to", "0x0"), "0x0"),
        (("--to", "99999p"), "even sides"),
        (("--to", "2x", "--method", "magic"), "magic"),
        (("--to", "2x", "--sharpen", "2"), "sharpen"),
        (("--to", "2x", "--denoise", "-1"), "denoise"),
        (("--to", "2x", "--denoise", "nan"), "denoise"),
    ],
)
def test_a_wrong_wish_is_refused_before_anything_starts(
    clip: Path, tmp_path: Path, options: tuple[str, ...], word: str
) -> None:
    answer = studio("upscale", clip, "-o", tmp_path / "out.mp4", *options)
    assert answer.code == 2
    assert word in answer.err
    assert len(answer.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["take 1.mp4"]


def test_nothing_is_overwritten_without_force_and_the_source_never(clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"
    target.write_text("precious")
    assert studio("upscale", clip, "-o", target, "--to", "2x").code == 2
    assert target.read_text() == "precious"
    assert studio("upscale", clip, "-o", clip, "--to", "2x", "--force").code == 2
    assert studio("upscale", clip, "-o", target, "--to", "2x", "--force").code == 0
    assert studio("upscale", clip, "-o", tmp_path / "no" / "out.mp4", "--to", "2x").code == 2
    assert studio("upscale", clip, "-o", tmp_path / "out.txt", "--to", "2x").code == 2
    assert studio("upscale", tmp_path / "missing.mp4", "-o", target, "--to", "2x", "--force").code == 2


@pytest.mark.parametrize("name", ["ox01_zero_byte.mp4", "ox03_truncated_no_moov.mp4", "om08_audio_only.mp4"])
def test_a_broken_source_is_one_line(clips: Path, tmp_path: Path, name: str) -> None:
    answer = studio("upscale", clips / "nasty" / name, "-o", tmp_path / "out.mp4", "--to", "2x", "--json")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert answer.json["error"]["fault"] == "user"
    assert list(tmp_path.iterdir()) == []


def test_a_model_in_the_models_folder_is_a_method(clip: Path, tmp_path: Path, data_folder: Path) -> None:
    pytest.importorskip("onnxruntime")
    models = data_folder / "models"
    models.mkdir(parents=True)
    write_resize(models / "mine.onnx", planes=3)
    (models / "mine.toml").write_text('kind = "upscale"\nscale = 2\nlayout = "rgb"\n')
    answer = studio("upscale", clip, "-o", tmp_path / "out.mp4", "--to", "2x", "--method", "mine", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["method"] == "mine"
    wrong = studio("upscale", clip, "-o", tmp_path / "o.mp4", "--to", "2x", "--method", "yours")
    assert wrong.code == 2
    assert "mine" in wrong.err
    (models / "mine.onnx").write_text("no model")
    broken = studio("upscale", clip, "-o", tmp_path / "o.mp4", "--to", "2x", "--method", "mine")
    assert (broken.code, len(broken.err.splitlines())) == (2, 1)
    assert "mine" in broken.err
    # and the studio's own methods do not care
    (models / "mine.toml").write_text("nonsense")
    assert studio("upscale", clip, "-o", tmp_path / "o.mp4", "--to", "2x").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupted_command_ends_soon_and_leaves_nothing_beside_the_target(
    make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=200, size=(640, 360))
    command = [sys.executable, "-m", "holysheep_studio", "upscale", str(clip), "-o", str(tmp_path / "out.mp4")]
    running = subprocess.Popen([*command, "--to", "4k", "--method", "learned"], stderr=subprocess.PIPE)
    while not list(tmp_path.glob(".*part")):
        time.sleep(0.05)
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 130, said
    assert b"Traceback" not in said
    assert list(tmp_path.glob("*.mp4")) + list(tmp_path.glob(".*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_the_same_command_goes_on_after_an_interruption(make_clip: MakeClip, tmp_path: Path, data_folder: Path) -> None:
    clip = make_clip(frames=600, sound=True)
    wish = ("upscale", str(clip), "-o", str(tmp_path / "out.mp4"), "--to", "2x", "--method", "learned")
    running = subprocess.Popen([sys.executable, "-m", "holysheep_studio", *wish], stderr=subprocess.PIPE)
    while not list(data_folder.glob("unfinished/*/parts/000000.json")):
        time.sleep(0.02)
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=300)
    assert running.returncode == 130
    (part,) = data_folder.glob("unfinished/*/parts/000000.mov")
    before = part.stat().st_mtime_ns
    again = subprocess.Popen([sys.executable, "-m", "holysheep_studio", *wish], stderr=subprocess.PIPE)
    while not list(data_folder.glob("unfinished/*/parts/000001.json")):
        time.sleep(0.02)
        assert again.poll() is None
    assert part.stat().st_mtime_ns == before  # made once
    _, said = again.communicate(timeout=300)
    assert again.returncode == 0, said
    assert size_of(tmp_path / "out.mp4") == (320, 180, 600)
    assert not (data_folder / "unfinished").exists()
