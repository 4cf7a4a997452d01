"""A hardware encoder is used only where it gave pictures back; else the processor encodes, and that is said."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain import codec
from holysheep_studio.domain.render import Encoder, Note, Rendered, RenderSpec
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.engine.hardware import KINDS, described, hardware, why_not
from holysheep_studio.engine.picture import DEEP_FORMAT, PIXEL_FORMAT
from tests.engine.pictures import psnr, read_clip

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip
    from tests.engine.conftest import Child

SIZE = (640, 360)


def rendered(child: Child, spec: RenderSpec) -> Rendered:
    answer = child.retime(spec)
    assert answer["event"] == "result", answer
    return codec.from_plain(Rendered, answer["value"])


@pytest.mark.parametrize("name", ["libx264", "libx265", "mpeg2video"])
def test_an_encoder_that_gives_the_pictures_back_works(name: str) -> None:
    assert why_not(name, PIXEL_FORMAT, SIZE) == ""


@pytest.mark.parametrize(("name", "size"), [("no_such_encoder", SIZE), ("h263", SIZE)])
def test_one_that_is_missing_or_fails_is_refused_with_a_reason(name: str, size: tuple[int, int]) -> None:
    assert why_not(name, PIXEL_FORMAT, size) != ""


def test_pictures_that_come_back_wrong_are_no_success() -> None:
    assert "dB" in why_not("libvpx", PIXEL_FORMAT, SIZE, near_db=90.0)


@pytest.mark.parametrize(("form", "pixel_format"), [("h264", PIXEL_FORMAT), ("hevc", DEEP_FORMAT)])
def test_what_is_chosen_works_and_the_rest_says_why_not(form: str, pixel_format: str) -> None:
    found = hardware(form, SIZE, pixel_format, 18)
    tried = [described(f"{form}_{kind}", pixel_format, 18) for kind in KINDS]
    working = [each for each in tried if not why_not(each.name, each.pixel_format, SIZE, 18)]
    assert found == (working[0] if working else None)


def test_automatic_choice_makes_the_clip_either_way_and_says_which(
    shared_child: Child, make_clip: MakeClip, tmp_path: Path
) -> None:
    clip = make_clip(frames=12, size=SIZE)
    bent = TimeMap.constant(Fraction(12, 25), Fraction(1, 2))
    targets = {encoder: tmp_path / f"{encoder}.mp4" for encoder in Encoder}
    notes = {
        encoder: rendered(shared_child, RenderSpec(str(clip), str(target), bent, Fraction(25), encoder=encoder)).notes
        for encoder, target in targets.items()
    }
    assert not {Note.HARDWARE_ENCODED, Note.NO_HARDWARE} & set(notes[Encoder.SOFTWARE])
    by_hardware = hardware("h264", SIZE, PIXEL_FORMAT, 18) is not None
    assert (Note.HARDWARE_ENCODED in notes[Encoder.AUTO]) == by_hardware
    assert (Note.NO_HARDWARE in notes[Encoder.AUTO]) != by_hardware
    if not by_hardware:
        assert targets[Encoder.AUTO].read_bytes() == targets[Encoder.SOFTWARE].read_bytes()
    (ours, our_times), (theirs, their_times) = (read_clip(target) for target in targets.values())
    assert our_times == their_times
    assert min(psnr(one, other) for one, other in zip(ours, theirs, strict=True)) > 30
