"""Every command: what it prints, what it leaves, how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest

from tests.cli.commands import studio

if TYPE_CHECKING:
    from fractions import Fraction

    from tests.conftest import MakeClip


def frames_of(file: Path) -> tuple[int, Fraction]:
    """Decoded frames and the exact rate of a file."""
    with av.open(str(file)) as container:
        rate = container.streams.video[0].average_rate
        assert rate is not None
        return sum(1 for _ in container.decode(video=0)), rate


@pytest.fixture
def clip(make_clip: MakeClip, tmp_path: Path) -> Path:
    """A copy of half a second that a test may change."""
    return Path(shutil.copy(make_clip(frames=15, rate="30000/1001", sound=True), tmp_path / "take 1.mp4"))


def test_help_and_version_are_quick_and_quiet() -> None:
    assert studio("--help").code == 0
    assert studio("--version").out.startswith("holysheep-studio ")
    for command in ("probe", "normalise", "retime", "demo", "queue", "run", "doctor", "studio"):
        assert studio(command, "--help").code == 0


@pytest.mark.parametrize(
    "arguments", [("nosuch",), ("probe",), ("retime", "x.mp4"), ("probe", "--nosuch"), ("run", "--jobs", "0")]
)
def test_wrong_usage_is_one_line_and_code_2(arguments: tuple[str, ...]) -> None:
    answer = studio(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1


def test_probe_says_what_a_file_is(clip: Path) -> None:
    answer = studio("probe", clip, "--json")
    assert answer.code == 0
    (found,) = answer.json["files"]
    assert found["ok"]
    assert found["video"]["rate"] == "30000/1001"
    assert (found["video"]["width"], found["video"]["height"], found["video"]["frames"]) == (160, 90, 15)
    assert not found["video"]["variable"]
    assert [track["codec"] for track in found["audio"]] == ["aac"]
    assert found["upload"] == {"ready": True, "reasons": []}
    readable = studio("probe", clip)
    assert "30000/1001" in readable.out
    assert "as it is" in readable.out


def test_probe_of_good_and_bad_files_tells_both(clip: Path, tmp_path: Path) -> None:
    text = tmp_path / "diary.mp4"
    text.write_text("dear diary")
    answer = studio("probe", clip, text, tmp_path / "missing.mp4", "--json")
    assert answer.code == 1
    assert [row["ok"] for row in answer.json["files"]] == [True, False, False]
    assert answer.json["files"][2]["error"]["code"] == "file_missing"
    assert len(answer.err.splitlines()) == 2
    assert studio("probe", text).code == 2


def test_normalise_makes_the_upload_form(make_clip: MakeClip, tmp_path: Path) -> None:
    odd = make_clip(
        frames=30, rate="12.5", size=(161, 91), options=("-c:v", "ffv1", "-pix_fmt", "yuv444p"), suffix=".mkv"
    )
    target = tmp_path / "up.mp4"
    answer = studio("normalise", odd, "-o", target, "--json")
    assert answer.code == 0, answer.err
    (made,) = answer.json["files"]
    assert made["upload"]["ready"]
    assert frames_of(target) == (60, 25)
    assert [path.name for path in tmp_path.iterdir()] == ["up.mp4"]


def test_normalise_several_into_a_folder_and_tells_same_names_apart(make_clip: MakeClip, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(make_clip(frames=24), tmp_path / name / "take.mp4")
    (tmp_path / "out").mkdir()
    answer = studio("normalise", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out", "--fps", "30")
    assert answer.code == 0, answer.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["take.mp4", "take_2.mp4"]
    assert frames_of(tmp_path / "out" / "take.mp4")[1] == 30


@pytest.mark.parametrize(
    ("options", "frames"),
    [
        (("--effect", "slow_motion_4x"), 60),
        (("--speed", "0.5"), 30),
        (("--speed", "1/3"), 45),
        (("--ratio", "5"), 3),
        (("--effect", "slow_motion_2x", "--fps", "25"), 26),
        (("--effect", "slow_motion_2x", "--interpolation", "nearest", "--preset", "fast"), 30),
        (("--effect", "normal", "--shutter", "180"), 15),
    ],
)
def test_retime_makes_exactly_the_frames_that_were_asked(
    clip: Path, tmp_path: Path, options: tuple[str, ...], frames: int
) -> None:
    before = clip.read_bytes()
    target = tmp_path / "out.mp4"
    answer = studio("retime", clip, "-o", target, *options, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["verification"]["frames"] == frames
    assert frames_of(target)[0] == frames
    assert clip.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.mp4", "take 1.mp4"]


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_an_opaque_gif_is_bent_although_its_format_could_be_transparent(
    make_clip: MakeClip, tmp_path: Path, suffix: str
) -> None:
    gif = make_clip(frames=10, rate="10", size=(160, 120), options=("-c:v", "gif"), suffix=".gif")
    target = tmp_path / f"out{suffix}"
    answer = studio("retime", gif, "-o", target, "--effect", "slow_motion_2x")
    assert answer.code == 0, answer.err
    assert frames_of(target)[0] == 60


@pytest.mark.parametrize("suffix", [".mov", ".mkv"])
def test_retime_writes_other_containers(clip: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    assert studio("retime", clip, "-o", target, "--effect", "slow_motion_2x").code == 0
    assert frames_of(target)[0] == 30


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("curve.json", '{"points": [{"source_s": 0, "speed": 1}, {"source_s": 0.25, "speed": 0.5}]}'),
        ("curve.toml", "points = [[0, 1], [0.25, 0.5]]"),
        ("curve.csv", "source_s,speed\n0,1\n0.25,0.5\n"),
    ],
)
def test_retime_follows_a_curve(clip: Path, tmp_path: Path, name: str, text: str) -> None:
    curve = tmp_path / name
    curve.write_text(text)
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--curve", curve, "--json")
    assert answer.code == 0, answer.err
    # half a second: a smooth fall from full to half speed, then half speed
    assert 0.83 < answer.json["verification"]["duration_s"] < 0.9
    assert answer.json["notes"][0]["code"] == "audio_stretched"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--effect", "warp"), "warp"),
        (("--speed", "0"), "speed"),
        (("--speed", "fast"), "speed"),
        (("--speed", "nan"), "speed"),
        (("--effect", "normal", "--speed", "2"), "--speed"),
        (("--ratio", "10", "--speed", "2"), "--ratio"),
        ((), "--effect"),
        (("--effect", "normal", "--fps", "0"), "fps"),
        (("--effect", "normal", "--fps", "9999"), "fps"),
        (("--effect", "normal", "--shutter", "720"), "shutter"),
        (("--effect", "normal", "--curve", "nosuch.json"), "--curve"),
        (("--curve", "nosuch.json"), "nosuch.json"),
    ],
)
def test_a_wrong_wish_is_refused_before_anything_starts(
    clip: Path, tmp_path: Path, options: tuple[str, ...], word: str
) -> None:
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", *options)
    assert answer.code == 2
    assert word in answer.err
    assert len(answer.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["take 1.mp4"]


@pytest.mark.parametrize("options", [("--effect", "warp"), ("--ratio", "0.5")])
def test_a_wrong_effect_is_told_before_a_large_file_is_read(
    clip: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    clip.write_bytes(b"no clip at all")
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", *options)
    assert answer.code == 2
    assert options[1] in answer.err or "ratio" in answer.err


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"points": 3}', '{"points": [{"speed": 1}]}', "not json", '{"points": [[0, NaN]]}']
)
def test_a_broken_curve_file_is_refused(clip: Path, tmp_path: Path, text: str) -> None:
    curve = tmp_path / "curve.json"
    curve.write_text(text)
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--curve", curve)
    assert answer.code == 2
    assert "curve.json" in answer.err


def test_nothing_is_overwritten_without_force_and_the_source_never(clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"
    target.write_text("precious")
    assert studio("retime", clip, "-o", target, "--effect", "normal").code == 2
    assert target.read_text() == "precious"
    assert studio("retime", clip, "-o", clip, "--effect", "normal", "--force").code == 2
    assert studio("retime", clip, "-o", target, "--effect", "normal", "--force").code == 0
    assert frames_of(target)[0] == 15
    assert studio("retime", clip, "-o", tmp_path / "no" / "out.mp4", "--effect", "normal").code == 2
    assert studio("retime", clip, "-o", tmp_path / "out.txt", "--effect", "normal").code == 2


def test_demo_does_the_main_job_and_says_where_it_lies(tmp_path: Path, data_folder: Path) -> None:
    answer = studio("demo", "-o", tmp_path / "results")
    assert answer.code == 0, answer.err
    assert str(tmp_path / "results") in answer.out
    assert frames_of(tmp_path / "results" / "stream_of_water_slow_motion_4x.mp4")[0] > 300
    assert (tmp_path / "results" / "stream_of_water_normalised.mp4").exists()
    (job,) = studio("queue", "list", "--json").json["jobs"]
    assert job["state"] == "done"
    assert Path(job["clip"]).parent == data_folder / "clips"


def test_the_queue_is_added_to_shown_worked_and_changed(clip: Path) -> None:
    added = studio("queue", "add", clip, clip, "--effect", "slow_motion_2x", "--json")
    assert added.code == 0, added.err
    (first,) = added.json["jobs"]
    second = studio("queue", "add", clip, "--ratio", "3").out.strip()
    assert studio("queue", "cancel", second[:10]).code == 0
    assert studio("queue", "pause").code == 0
    assert studio("run", "--until-empty").code == 3
    assert studio("queue", "resume").code == 0
    done = studio("run", "--until-empty", "--json")
    assert done.code == 0, done.err
    assert [job["id"] for job in done.json["jobs"]] == [first]
    listed = studio("queue", "list", "--json").json
    assert {job["id"]: job["state"] for job in listed["jobs"]} == {first: "done", second: "cancelled"}
    assert studio("queue", "show", first, "--json").json["cost"] == {"quoted": 0, "reserved": 0, "charged": 0}
    assert "done" in studio("queue", "show", first[:8]).out
    assert studio("queue", "retry", second).code == 0
    assert studio("queue", "retry", first).code == 2
    assert studio("run", "--until-empty").code == 0
    assert studio("queue", "remove", first, second).code == 0
    assert studio("queue", "list", "--json").json["jobs"] == []
    assert studio("queue", "show", "nosuch").code == 2


def test_some_failed_is_code_1(clip: Path) -> None:
    studio("queue", "add", clip)
    clip.unlink()
    answer = studio("run", "--until-empty")
    assert answer.code == 1
    assert "failed" in answer.out


def test_doctor_checks_and_mends_in_words() -> None:
    answer = studio("doctor", "--json")
    assert answer.code == 0, answer.out
    parts = {row["part"]: row for row in answer.json["checks"]}
    assert parts["ffmpeg"]["verdict"] == "ok"
    assert "libx264" in parts["codecs"]["values"]["encoders"]
    assert parts["database"]["verdict"] == "ok"
    assert parts["display"]["verdict"] == "warning"
    assert all(row["advice"] for row in answer.json["checks"] if row["verdict"] != "ok")


def test_a_data_folder_that_cannot_be_is_a_machine_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    answer = studio("queue", "list", "--data", tmp_path / "file" / "data")
    assert answer.code == 4
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("options", "note"),
    [
        (("--sound", "stretch"), "audio_stretched"),
        (("--sound", "keep"), "audio_dropped_speed"),
        (("--sound-range", "0.75-1.5"), "audio_dropped_speed"),
        (("--sound", "mute"), None),
    ],
)
def test_retime_does_with_the_sound_as_asked(
    clip: Path, tmp_path: Path, options: tuple[str, ...], note: str | None
) -> None:
    answer = studio("retime", clip, "-o", tmp_path / "out.mp4", "--speed", "0.5", *options, "--json")
    assert answer.code == 0, answer.err
    said = {found["code"] for found in answer.json["notes"] if found["code"].startswith("audio")}
    assert said == ({note} if note else set())
    assert (answer.json["verification"]["audio_duration_s"] is None) is (note != "audio_stretched")


@pytest.mark.parametrize(
    ("options", "form", "note"),
    [
        ((), ("hevc", "yuv420p10le", "smpte2084"), None),
        (("--codec", "h264", "--crf", "30"), ("h264", "yuv420p10le", "smpte2084"), None),
        (("--hdr", "tone_map"), ("h264", "yuv420p", "bt709"), "hdr_tone_mapped"),
    ],
)
def test_retime_keeps_a_high_range_or_not(
    make_clip: MakeClip, tmp_path: Path, options: tuple[str, ...], form: tuple[str, ...], note: str | None
) -> None:
    said = "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
    hdr = make_clip(
        frames=6, size=(65, 63), options=("-c:v", "libx265", "-pix_fmt", "yuv444p10le", "-x265-params", said)
    )
    target = tmp_path / "out.mp4"
    answer = studio("retime", hdr, "-o", target, "--speed", "0.5", *options, "--json")
    assert answer.code == 0, answer.err
    found = studio("probe", target, "--json").json["files"][0]["video"]
    assert (found["codec"], found["pixel_format"], found["colour"]["transfer"]) == form
    assert [told["code"] for told in answer.json["notes"] if told["code"].startswith("hdr")] == ([note] if note else [])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_ends_soon_and_goes_on_later(
    make_clip: MakeClip, tmp_path: Path, data_folder: Path, stop: signal.Signals
) -> None:
    clip = make_clip(frames=600, rate="60", size=(96, 64))
    target = tmp_path / "out.mp4"
    wish = ["retime", str(clip), "-o", str(target), "--effect", "slow_motion_8x"]
    running = subprocess.Popen(
        [sys.executable, "-m", "holysheep_studio", *wish], stderr=subprocess.PIPE, start_new_session=True
    )
    while not list(data_folder.glob("unfinished/*/parts/000001.json")):
        time.sleep(0.05)
        assert running.poll() is None
    running.send_signal(stop)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 130, said
    assert b"Traceback" not in said
    assert list(tmp_path.iterdir()) == [data_folder], "nothing beside the target"
    assert list(data_folder.rglob("*.part*")) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    (part,) = data_folder.glob("unfinished/*/parts/000000.mov")
    made_at = part.stat().st_mtime_ns
    again = subprocess.Popen([sys.executable, "-m", "holysheep_studio", *wish], stdout=subprocess.PIPE)
    while not part.with_name("000003.json").exists() and again.poll() is None:
        with contextlib.suppress(FileNotFoundError):  # parts go once they are joined
            assert part.stat().st_mtime_ns == made_at
        time.sleep(0.02)
    assert again.communicate(timeout=300)[0]
    assert again.returncode == 0
    assert list(tmp_path.iterdir()) == [target], "nothing is kept of what is done"
    assert studio("probe", target, "--json").json["files"][0]["video"]["frames"] == 4800


def test_hard_file_names_go_in_and_out(clips: Path, make_clip: MakeClip, tmp_path: Path) -> None:
    names = json.loads((clips / "nasty" / "hard_file_names.json").read_text())
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for name in names:
        shutil.copy(make_clip(frames=24), tmp_path / "in" / name)
    answer = studio("normalise", tmp_path / "in", "-o", tmp_path / "out", "--json")
    assert answer.code == 0, answer.err
    assert len(list((tmp_path / "out").iterdir())) == len(names)
    assert not (tmp_path / "pwned").exists()
    assert not Path("pwned").exists()
