"""The queue's commands: what comes first, later, after others; accidents; what a cancel leaves to pay."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from holysheep_studio.cli.commands.queue_order import moment
from holysheep_studio.domain.errors import InputError
from tests.cli.commands import studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip

NOW = datetime(2026, 5, 4, 12, 30).timestamp()  # noqa: DTZ001 - by the clock of this machine, as it is typed


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("22:30", datetime(2026, 5, 4, 22, 30)),  # noqa: DTZ001
        ("06:00", datetime(2026, 5, 5, 6, 0)),  # noqa: DTZ001
        ("2026-12-31 22:30", datetime(2026, 12, 31, 22, 30)),  # noqa: DTZ001
        ("+2h", datetime(2026, 5, 4, 14, 30)),  # noqa: DTZ001
        ("+90m", datetime(2026, 5, 4, 14, 0)),  # noqa: DTZ001
    ],
)
def test_a_moment_is_by_the_clock_on_the_wall(typed: str, local: datetime) -> None:
    assert moment(typed, NOW) == local.timestamp()


@pytest.mark.parametrize("typed", ["later", "25:00", "+h", "2026-13-01", "+1e99d"])
def test_a_moment_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        moment(typed, NOW)


def listed() -> list[Any]:
    return list(studio("queue", "list", "--json").json["jobs"])


def test_the_queue_is_arranged_from_the_command_line(make_clip: MakeClip) -> None:
    clips = [make_clip(frames=n) for n in (6, 7)]
    first, second = studio("queue", "add", *clips, "--json").json["jobs"]
    twice = studio("queue", "add", *clips)
    assert twice.code == 3
    assert "2 of these 2 are already in the queue" in twice.err
    assert studio("queue", "add", *clips, "--new").out == ""
    (raised,) = studio("queue", "priority", second, "high", "--json").json["jobs"]
    assert (raised["id"], raised["priority"]) == (second, "high")
    assert studio("queue", "start-at", first, "+2h").code == 0
    hours = studio("queue", "hours", second, "22:00-06:00")
    assert (hours.code, hours.out) == (0, "")
    (third,) = studio("queue", "add", clips[0], "--again", "--after", first, "--json").json["jobs"]
    assert studio("queue", "after", first, "--first", third).code == 2  # in a circle
    found = {job["id"]: job for job in listed()}
    assert [job["id"] for job in listed()] == [second, first, third]
    assert found[first]["wait"]["because"] == "start_at"
    assert found[third]["wait"]["text"] == f"waits for job {first[:8]}"
    assert found[second]["hours"] == "22:00-06:00"
    assert studio("queue", "priority", first, "soon").code == 2
    assert studio("queue", "release", third).code == 0
    assert studio("queue", "cancel", first, second, third).out == ""  # nothing was paid
    assert studio("queue", "retry").code == 2


def test_drafts_wait_for_a_word_and_failures_are_tried_again_together(make_clip: MakeClip, tmp_path: Path) -> None:
    gone = tmp_path / "gone.mp4"
    gone.write_bytes(make_clip(frames=8).read_bytes())
    good, bad = studio("queue", "add", make_clip(frames=6), gone, "--json").json["jobs"]
    (final,) = studio("queue", "final", good, "--to", "2x", "--method", "lanczos", "--json").json["jobs"]
    gone.unlink()
    assert studio("run", "--until-empty").code == 1
    assert {job["id"]: job["state"] for job in listed()} == {good: "done", bad: "failed", final: "waiting"}
    assert studio("queue", "retry", "--failed").out.split() == [bad]
    assert studio("queue", "approve", final).out.split() == [good]
    assert studio("run", "--until-empty").code == 1
    assert {job["id"]: job["state"] for job in listed()} == {good: "done", bad: "failed", final: "done"}
