"""Verifying counts what any player will find."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import TYPE_CHECKING

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Verification

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child


def verified(child: Child, path: Path) -> Verification:
    answer = child.ask("verify", path=str(path))
    assert answer["event"] == "result", answer
    return codec.from_plain(Verification, answer["value"])


def test_a_good_clip(shared_child: Child, make_clip: MakeClip) -> None:
    clip = make_clip(frames=50, rate="30000/1001", sound=True, size=(128, 72))
    found = verified(shared_child, clip)
    assert (found.frames, found.width, found.height, found.decode_errors) == (50, 128, 72, 0)
    assert found.rate == Fraction(30000, 1001)
    assert found.duration == 50 / Fraction(30000, 1001)
    assert found.sha256 == hashlib.sha256(clip.read_bytes()).hexdigest()
    assert found.size_bytes == clip.stat().st_size
    assert found.audio_duration is not None
    assert abs(found.audio_duration - found.duration) < Fraction(1, 20)


def test_damage_is_counted(shared_child: Child, clips: Path) -> None:
    assert verified(shared_child, clips / "nasty" / "ox05_corrupt_midstream.mp4").decode_errors > 0
    cut = verified(shared_child, clips / "nasty" / "ox04_truncated_faststart.mp4")
    assert cut.decode_errors > 0
    assert cut.frames < 90


def test_what_is_no_clip(shared_child: Child, tmp_path: Path) -> None:
    (tmp_path / "x.mp4").write_bytes(b"no clip at all, only text " * 10)
    assert shared_child.ask("verify", path=str(tmp_path / "x.mp4"))["code"] == "unreadable"
