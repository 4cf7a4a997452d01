"""The views of a report: how each frame of a moving camera leads to the first, against known truth."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.measured import View
from holysheep_studio.domain.quality import InspectSpec
from holysheep_studio.engine.report.review import review
from holysheep_studio.engine.turn import Turn

if TYPE_CHECKING:
    from pathlib import Path


def test_a_place_is_found_again_in_the_first_frame_of_a_pan(clips: Path) -> None:
    clip = clips / "physics" / "o_pan_exact_flow.mp4"
    truth = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))["frames"]
    report = review(InspectSpec(str(clip)), Turn(lambda _done, _total: None)).report
    assert len(report.series.views) == len(truth) == report.frames
    assert len(report.series.warp) == report.frames
    (left, top), off = truth[0]["view_origin_in_texture_px"], []
    for frame in (10, 30, 59):
        x, y = truth[frame]["view_origin_in_texture_px"]
        for place in ((100.0, 100.0), (800.0, 450.0)):
            found = View.of(report, frame).to_first(*place)
            off.append(max(abs(found[0] - place[0] - (x - left)), abs(found[1] - place[1] - (y - top))))
            assert View.of(report, frame).from_first(*found) == pytest.approx(place)
    assert max(off) < 1.5, "pixels, after a pan of 430"


def test_a_camera_that_stands_still_has_no_views(clips: Path) -> None:
    clip = clips / "physics" / "o_freefall_ts1.mp4"
    report = review(InspectSpec(str(clip)), Turn(lambda _done, _total: None)).report
    assert report.series.views == ()
    assert View.of(report, 5) == View()
