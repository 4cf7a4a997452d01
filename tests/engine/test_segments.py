"""Laws of interrupted renders: what is whole is kept, nothing else, and the end is the same to the bit."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.effects import speed_curve
from holysheep_studio.domain.render import Interpolation, Note, Quality, Rendered, RenderSpec
from holysheep_studio.domain.timemap import Segment, TimeMap
from tests.engine.conftest import Child
from tests.engine.pictures import panned, read_clip, texture

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from tests.conftest import MakeClip

    Draw = Callable[..., Path]

PART = 240


def rendered(child: Child, spec: RenderSpec) -> Rendered:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    return codec.from_plain(Rendered, answer["value"])


def digest(path: str | Path) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def begin(spec: RenderSpec, until: int) -> int:
    """Start a render in a process of its own and kill it when `until` frames are done; how many were done at first.

    It works on until the kill comes, and may even end before: then its parts are whole, and a test goes on with those.
    """
    child = Child()
    child.say(id="1", task="retime", spec=codec.to_plain(spec))
    first: int | None = None
    while True:
        event = child.hear()
        if first is not None and event["event"] == "result":
            break
        assert event["event"] == "progress", event
        first = event["done"] if first is None else first
        if event["done"] >= until:
            break
    child.process.kill()
    child.hang_up()
    return first


def parts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.mov"))


@pytest.fixture
def spec(make_clip: MakeClip, tmp_path: Path) -> RenderSpec:
    """2400 frames: ten parts."""
    clip = make_clip(frames=600, rate="60", size=(96, 64), sound=True)
    bent = TimeMap.constant(Fraction(10), Fraction(1, 2))
    return RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        bent,
        Fraction(120),
        quality=Quality.FAST,
        segments=str(tmp_path / "parts"),
    )


def test_killed_ten_times_it_ends_as_if_never_interrupted(
    shared_child: Child, spec: RenderSpec, tmp_path: Path
) -> None:
    whole = replace(spec, target=str(tmp_path / "whole.mp4"), segments=str(tmp_path / "others"))
    said = rendered(shared_child, whole)
    for kill in range(10):
        begin(spec, kill * PART + 60)
        if Path(spec.target).exists():  # never a half one
            assert digest(spec.target) == digest(whole.target)
            Path(spec.target).unlink()
    assert len(parts(tmp_path / "parts")) >= 9
    assert begin(spec, 0) >= 9 * PART
    events = shared_child.conversation("retime", spec=codec.to_plain(replace(spec, workers=1)))
    assert events[0]["done"] >= 9 * PART
    assert codec.from_plain(Rendered, events[-1]["value"]) == said
    assert digest(spec.target) == digest(whole.target)
    _, times = read_clip(Path(spec.target))
    assert times == [Fraction(number, 120) for number in range(2400)]
    found = shared_child.ask("verify", path=spec.target)["value"]
    assert (found["frames"], found["rate"], found["decode_errors"]) == (2400, "120", 0)
    assert abs(Fraction(found["audio_duration"]) - 20) < Fraction(1, 240)


def test_parts_show_what_one_go_shows(shared_child: Child, spec: RenderSpec, tmp_path: Path) -> None:
    spec = replace(spec, crf=6)  # what coding does to them is small
    rendered(shared_child, spec)
    plain = replace(spec, target=str(tmp_path / "plain.mp4"), segments=None)
    rendered(shared_child, plain)
    for made, one_go in zip(read_clip(Path(spec.target))[0], read_clip(Path(plain.target))[0], strict=True):
        assert float(np.abs(made.astype(int) - one_go.astype(int)).mean()) < 1.5


def test_another_wish_or_source_uses_nothing_of_the_old(shared_child: Child, spec: RenderSpec, tmp_path: Path) -> None:
    source = tmp_path / "in.mp4"
    source.write_bytes(Path(spec.source).read_bytes())
    spec = replace(spec, source=str(source), time_map=TimeMap.constant(Fraction(5), Fraction(1)))
    rendered(shared_child, spec)
    for other in (replace(spec, crf=30), replace(spec, interpolation=Interpolation.BLEND)):
        assert shared_child.conversation("retime", spec=codec.to_plain(other))[0]["done"] < PART
    again = shared_child.conversation("retime", spec=codec.to_plain(other))
    assert again[0]["done"] == 600
    with source.open("ab") as file:
        file.write(b"\0\0\0\x08free")
    assert shared_child.conversation("retime", spec=codec.to_plain(other))[0]["done"] < PART


def test_a_part_that_was_spoilt_is_made_again(shared_child: Child, spec: RenderSpec, tmp_path: Path) -> None:
    spec = replace(spec, time_map=TimeMap.constant(Fraction(10), Fraction(1)))
    rendered(shared_child, spec)
    before = digest(spec.target)
    for name, data in (("000003.mov", b"no clip"), ("000002.json", b"{"), ("000001.mov", None)):
        path = tmp_path / "parts" / name
        path.unlink() if data is None else path.write_bytes(data)
        first = shared_child.conversation("retime", spec=codec.to_plain(spec))[0]["done"]
        assert first == int(name[5]) * PART
        assert digest(spec.target) == before


def stutter(count: int) -> list[NDArray[np.uint8]]:
    """A pan that repeats a picture now and then, as clips with a wrong cadence do."""
    wide = texture(1200, 48)
    place = np.cumsum([0 if number % 5 in {2, 3} else 2 for number in range(count)])
    return [panned(wide, 64, float(x)) for x in place]


@pytest.mark.parametrize("stabilise", [False, True])
def test_every_part_begins_the_same_whatever_came_before(
    shared_child: Child, draw_clip: Draw, tmp_path: Path, *, stabilise: bool
) -> None:
    """Forward, fast, backward, frozen, over repeats: made from the third part on, the bits are those of one go."""
    clip = draw_clip(stutter(400), gop=37)
    at = [Fraction(n, 25) for n in (0, 60, 390, 330, 330, 200, 100, 399)]
    ends = [Fraction(n) for n in (0, 10, 14, 20, 22, 28, 30, 34)]
    pieces = [Segment(ends[n], ends[n + 1], at[n], at[n + 1]) for n in range(7)]
    wish = RenderSpec(
        str(clip),
        str(tmp_path / "o.mp4"),
        TimeMap(tuple(pieces)),
        Fraction(30),
        quality=Quality.FAST,
        stabilise=stabilise,
        segments=str(tmp_path / "parts"),
    )
    rendered(shared_child, wish)
    before = {name: digest(tmp_path / "parts" / name) for name in parts(tmp_path / "parts")}
    assert len(before) == 5
    for kept in range(5):
        for number in range(kept, 5):
            (tmp_path / "parts" / f"{number:06d}.json").unlink(missing_ok=True)
        answers = shared_child.conversation("retime", spec=codec.to_plain(wish))
        assert answers[0]["done"] == kept * PART
        after = {name: digest(tmp_path / "parts" / name) for name in before}
        assert after == before


def test_a_far_time_lapse_begins_anywhere(shared_child: Child, draw_clip: Draw, tmp_path: Path) -> None:
    clip = draw_clip((np.full((32, 32), 20 + n % 200, np.uint8) for n in range(9000)), gop=15)
    curve = speed_curve(((Fraction(0), Fraction(15)), (Fraction(1), Fraction(35))), Fraction(360))
    wish = RenderSpec(str(clip), str(tmp_path / "o.mp4"), curve, Fraction(25), crf=4, segments=str(tmp_path / "parts"))
    total = rendered(shared_child, wish).frames
    assert total > PART
    before = digest(wish.target)
    (tmp_path / "parts" / "000001.json").unlink()
    rendered(shared_child, wish)
    assert digest(wish.target) == before


def test_what_was_said_of_the_first_parts_is_said_at_the_end(
    shared_child: Child, draw_clip: Draw, tmp_path: Path
) -> None:
    one, other = texture(400, 64, seed=1) // 2, 255 - texture(400, 64, seed=2)
    scenes: list[Any] = [panned(one, 96, n) for n in range(5)] + [panned(other, 96, n / 2) for n in range(195)]
    wish = RenderSpec(
        str(draw_clip(scenes)),
        str(tmp_path / "o.mp4"),
        TimeMap.constant(Fraction(200, 25), Fraction(1, 3)),
        Fraction(25),
        quality=Quality.FAST,
        segments=str(tmp_path / "parts"),
    )
    assert Note.CUT_KEPT in rendered(shared_child, wish).notes
    (tmp_path / "parts" / "000002.json").unlink()
    assert Note.CUT_KEPT in rendered(shared_child, wish).notes
