"""The engine child keeps its protocol: one answer a request, cancel, and the end of its input."""

from __future__ import annotations

import os
import signal
import sys
import time
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import RenderSpec
from holysheep_studio.domain.timemap import TimeMap

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child


def long_render(clip: Path, target: Path) -> RenderSpec:
    """A render that takes far longer than any test waits."""
    return RenderSpec(str(clip), str(target), TimeMap.linear(Fraction(5000), Fraction(0), Fraction(1)), Fraction(60))


@pytest.fixture
def clip(make_clip: MakeClip) -> Path:
    return make_clip(frames=30, rate="30", size=(640, 360))


def test_requests_are_served_in_order(child: Child, clip: Path, tmp_path: Path) -> None:
    for number in range(3):
        child.say(id=f"p{number}", task="probe", path=str(clip))
    child.say(id="t", task="thumbnail", path=str(clip), target=str(tmp_path / "t.png"), width=64, height=64)
    assert [child.hear()["id"] for _ in range(4)] == ["p0", "p1", "p2", "t"]


def test_progress_reaches_the_total(child: Child, clip: Path) -> None:
    events = child.conversation("verify", path=str(clip))
    assert events[-1]["event"] == "result"
    steps = [event for event in events if event["event"] == "progress"]
    assert steps[-1]["done"] == steps[-1]["total"] == 30
    assert [step["done"] for step in steps] == sorted(step["done"] for step in steps)


@pytest.mark.parametrize("line", [b"not json\n", b"[1]\n", b"\n\xff\xfe\n"])
def test_a_broken_line_is_answered_and_forgotten(child: Child, clip: Path, line: bytes) -> None:
    child.say_raw(line)
    assert child.hear()["code"] == "internal"
    assert child.ask("probe", path=str(clip))["event"] == "result"


@pytest.mark.parametrize(
    "fields",
    [
        {"task": "dance"},
        {"task": "probe"},
        {"task": "probe", "path": 7},
        {"task": "thumbnail", "path": "x", "target": "y.png", "width": 0, "height": 5},
        {"task": "retime"},
        {"task": "retime", "spec": {"source": "x"}},
        {"task": "retime", "spec": []},
    ],
)
def test_a_request_without_sense_is_a_bad_value(shared_child: Child, fields: dict[str, object]) -> None:
    shared_child.say(id="x", **fields)
    answer = shared_child.hear()
    assert (answer["event"], answer["code"]) == ("error", "bad_value")


def test_cancel_ends_a_render_and_removes_its_file(child: Child, clip: Path, tmp_path: Path) -> None:
    target = tmp_path / "slow.mp4"
    child.say(id="9", task="retime", spec=codec.to_plain(long_render(clip, target)))
    while child.hear()["done"] < 50:
        pass
    assert target.with_name("slow.mp4.part").exists()
    child.say(cancel="9")
    events = child.until_end("9")
    assert events[-1] == {"id": "9", "event": "cancelled"}
    assert list(tmp_path.glob("slow*")) == []
    assert child.ask("probe", path=str(clip))["event"] == "result"


def test_a_request_cancelled_before_its_turn_never_starts(child: Child, clip: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.mp4", tmp_path / "second.mp4"
    child.say(id="1", task="retime", spec=codec.to_plain(long_render(clip, first)))
    child.say(id="2", task="retime", spec=codec.to_plain(long_render(clip, second)))
    child.say(cancel="2")
    child.hear()
    child.say(cancel="1")
    assert child.until_end("1")[-1]["event"] == "cancelled"
    assert child.until_end("2") == [{"id": "2", "event": "cancelled"}]
    assert list(tmp_path.glob("second*")) == []


def test_cancelling_the_unknown_does_nothing(child: Child, clip: Path) -> None:
    child.say(cancel="nobody")
    assert child.ask("probe", path=str(clip))["event"] == "result"


def test_the_end_of_its_input_ends_it_in_the_middle_of_a_render(child: Child, clip: Path, tmp_path: Path) -> None:
    child.say(id="1", task="retime", spec=codec.to_plain(long_render(clip, tmp_path / "slow.mp4")))
    child.hear()
    assert child.hang_up() == 0
    assert list(tmp_path.glob("slow*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_is_the_parents_business(child: Child, clip: Path) -> None:
    assert child.ask("probe", path=str(clip))["event"] == "result"
    os.kill(child.process.pid, signal.SIGINT)
    time.sleep(0.1)
    assert child.ask("probe", path=str(clip))["event"] == "result"


def test_nothing_but_answers_on_stdout_and_nothing_on_stderr(child: Child, clips: Path) -> None:
    """Damaged files make FFmpeg talk; none of it may get between the answers."""
    for name in ("ox05_corrupt_midstream.mp4", "on09_invalid_nal.mp4", "ox02_text_named.mp4"):
        assert child.ask("probe", path=str(clips / "nasty" / name))["event"] in {"result", "error"}
    child.hang_up()
    assert child.noise == b""
