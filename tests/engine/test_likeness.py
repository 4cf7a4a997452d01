"""A reference picture found in clips, and the shot that drifted told from those that did not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import cv2
import numpy as np

from holysheep_studio.domain.drift import Sighting, judged
from holysheep_studio.engine.likeness import FEWEST_POINTS, likeness
from holysheep_studio.engine.turn import Turn

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def figure(seed: int, tint: tuple[float, float, float] = (1, 1, 1)) -> NDArray[np.uint8]:
    """Something with many corners and colours of its own."""
    drawn = np.random.default_rng(seed)
    picture = np.full((200, 160, 3), 90, np.uint8)
    for _ in range(120):
        x, y = int(drawn.integers(0, 160)), int(drawn.integers(0, 200))
        colour = [int(value) for value in drawn.integers(40, 255, 3) * (0.4, 0.6, 1.0)]
        cv2.rectangle(picture, (x, y), (x + int(drawn.integers(4, 24)), y + int(drawn.integers(4, 24))), colour, -1)
    return np.asarray(np.clip(picture * np.array(tint), 0, 255), np.uint8)


def clip(file: Path, who: NDArray[np.uint8] | None, scale: float, angle: float) -> str:
    ground = cv2.GaussianBlur(np.random.default_rng(9).integers(0, 255, (360, 640, 3)).astype(np.uint8), (31, 31), 9)
    with av.open(str(file), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(12), options={"crf": "14"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        for n in range(6):
            frame = ground.copy()
            if who is not None:
                turn = cv2.getRotationMatrix2D((80, 100), angle, scale)
                turn[:, 2] += (180 + 20 * n, 70)
                frame = cv2.warpAffine(who, turn, (640, 360), frame, borderMode=cv2.BORDER_TRANSPARENT)
            for packet in stream.encode(av.VideoFrame.from_ndarray(np.asarray(frame, np.uint8), format="bgr24")):
                out.mux(packet)
        for packet in stream.encode():
            out.mux(packet)
    return str(file)


def test_the_shot_whose_colours_drifted_stands_out_and_an_absent_one_cannot_be_told(tmp_path: Path) -> None:
    turn = Turn(lambda _done, _total: None)
    reference = tmp_path / "mara.png"
    reference.write_bytes(cv2.imencode(".png", figure(1))[1].tobytes())
    shots = {
        "a": (figure(1), 1.0, 0.0), "b": (figure(1), 0.8, 10.0), "c": (figure(1), 1.2, -8.0),
        "blue": (figure(1, (1.9, 1.0, 0.45)), 1.0, 5.0), "other": (figure(2), 1.0, 0.0), "none": (None, 1.0, 0.0),
    }  # fmt: skip
    seen = [
        ("Mara", name, likeness(clip(tmp_path / f"{name}.mp4", *about), str(reference), turn))
        for name, about in shots.items()
    ]
    told = {one.shot: one for one in judged(seen)}
    assert all(told[name].sighting.points >= FEWEST_POINTS for name in ("a", "b", "c", "blue"))
    assert {name: told[name].odd for name in "abc"} == {"a": (), "b": (), "c": ()}
    assert told["blue"].odd is not None
    assert "colour" in told["blue"].odd
    assert told["other"].odd is None
    assert told["none"].odd is None
    assert not told["none"].sighting.found


def test_who_has_turned_away_is_still_found_and_nobody_else_is(tmp_path: Path) -> None:
    turn = Turn(lambda _done, _total: None)
    reference = tmp_path / "mara.png"
    reference.write_bytes(cv2.imencode(".png", figure(1))[1].tobytes())
    narrow = np.asarray(cv2.resize(figure(1), (72, 200), interpolation=cv2.INTER_AREA), np.uint8)
    away = likeness(clip(tmp_path / "away.mp4", narrow, 1.6, 0.0), str(reference), turn)
    mirrored = np.ascontiguousarray(figure(1)[:, ::-1])
    other_way = likeness(clip(tmp_path / "mirrored.mp4", mirrored, 1.2, 0.0), str(reference), turn)
    assert [(one.found, one.turned) for one in (away, other_way)] == [(True, True)] * 2
    for seed in (2, 3):
        other = likeness(clip(tmp_path / f"{seed}.mp4", figure(seed), 1.2, 5.0), str(reference), turn)
        assert not other.found


def test_who_has_turned_away_is_not_called_odd_by_features() -> None:
    near = Sighting(True, 5, 40, 0.1, 0.1)  # noqa: FBT003 - as its fields stand
    away = Sighting(True, 5, 40, 0.1, 0.9, turned=True)  # noqa: FBT003 - the same
    assert [one.odd for one in judged([("m", str(n), near) for n in range(3)] + [("m", "x", away)])] == [()] * 4


def test_two_shots_say_nothing_of_each_other() -> None:
    near, far = Sighting(True, 5, 40, 0.1, 0.1), Sighting(True, 5, 40, 0.9, 0.9)  # noqa: FBT003 - as its fields stand
    assert [one.odd for one in judged([("m", "1", near), ("m", "2", far)])] == [None, None]
    assert [one.odd for one in judged([("m", str(n), near) for n in range(3)] + [("m", "x", far)])] == [
        (), (), (), ("colour", "feature"),
    ]  # fmt: skip
