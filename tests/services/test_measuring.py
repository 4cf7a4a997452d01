"""Reports of the studio's own files: the source beside them by their time map, settings and corrections kept."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.brief import Choice
from holysheep_studio.domain.clip import Identity
from holysheep_studio.domain.cloud import CloudSpec
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.measured import (
    Correction,
    Measured,
    Subject,
    View,
    asked_setting,
    placed,
    put_back,
    removed,
)
from holysheep_studio.domain.physics import PhysicsSpec
from holysheep_studio.domain.quality import Calibration, Setting, Status
from holysheep_studio.domain.request import GenerationRequest
from holysheep_studio.domain.timemap import TimeMap
from holysheep_studio.services.inspection_document import report_document
from holysheep_studio.services.inspection_page import page
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeClip


def silent(_share: float) -> None:
    """Nobody watches."""


async def measured(studio: Studio, path: Path) -> Measured:
    return await studio.measuring.measure(Subject(str(path)), silent)


async def test_a_slowed_clip_is_compared_with_its_source_by_its_own_time_map(
    make_clip: MakeClip, data_folder: Path
) -> None:
    async with await Studio.open(Paths.at(data_folder)) as studio:
        ids = await studio.library.add([make_clip(frames=16, size=(320, 180))])
        await studio.library.settled(ids)
        await studio.jobs.add(ids, Choice("slow_motion_2x"))
        await studio.runner.run(until_empty=True)
        clip = (await studio.library.clips())[0]
        found = await studio.measuring.measure(Subject(clip.path, clip), silent)
        block = found.shown.report.blocks["fidelity"]
        assert block.status is Status.OK, "the map is known, so nothing is assumed"
        compared, likeness = block.values["compared_frames"], block.values["ssim"]
        assert isinstance(compared, int)
        assert compared >= 15, "every second frame is one of the source's"
        assert isinstance(likeness, float)
        assert likeness > 0.9
        assert found.setting.time_scale == 0.5
        assert await studio.measuring.known(Subject(clip.path, clip)) == found


async def test_a_scale_is_kept_for_the_file_and_turns_pixels_into_metres(clips: Path, data_folder: Path) -> None:
    clip = clips / "physics" / "o_freefall_ts1.mp4"
    async with await Studio.open(Paths.at(data_folder)) as studio:
        first = await measured(studio, clip)
        ballistics = first.shown.report.blocks["ballistics"]
        assert ballistics.values["g_m_s2"] is None
        pixels = ballistics.values["accel_px_s2"]
        assert isinstance(pixels, float)
        setting = Setting(calibration=Calibration(100, 100, 100, 300, 200 * 9.80665 / pixels), origin=(10, 20))
        second = await studio.measuring.change(first, setting, ())
        gravity = second.shown.report.blocks["ballistics"].values["g_m_s2"]
        assert isinstance(gravity, float)
        assert gravity == pytest.approx(9.80665, rel=1e-3)
        assert second.raw == first.raw, "the clip was not measured anew"
        moved, before = second.shown.report.track, first.shown.report.track
        assert moved.points[0].x == pytest.approx(before.points[0].x - 10, abs=0.01)
        assert placed(moved, setting).points[0].y == pytest.approx(before.points[0].y, abs=0.01)
        assert moved.predicted, "with a scale it is known where gravity would take it"
        with pytest.raises(InputError) as refused:
            await studio.measuring.change(second, replace(setting, gravity_m_s2=-1), ())
        assert refused.value.code is Code.BAD_VALUE
    async with await Studio.open(Paths.at(data_folder)) as studio:
        again = await studio.measuring.known(Subject(str(clip)))
        assert again is not None
        assert (again.setting, again.shown) == (setting, second.shown)
        assert [one.setting for one in await studio.measuring.remembered()] == [setting]


async def test_a_point_that_a_person_moved_is_fitted_and_can_be_taken_back(clips: Path, data_folder: Path) -> None:
    clip = clips / "physics" / "o_freefall_ts1.mp4"
    async with await Studio.open(Paths.at(data_folder)) as studio:
        first = await measured(studio, clip)
        point = first.shown.report.track.points[5]
        wrong = Correction(point.frame, point.x + 60, point.y)
        second = await studio.measuring.change(first, None, (wrong,))
        there = next(one for one in second.shown.report.track.points if one.frame == point.frame)
        assert there.x == pytest.approx(wrong.x, abs=0.01)
        assert second.corrections == (wrong,)
        assert report_document("fall", second.shown.report)["corrected_points"] == 1
        assert "set by hand: 1" in page("fall", second.shown)
        third = await studio.measuring.change(second, None, ())
        assert third.shown == first.shown


async def test_a_wrong_point_is_taken_out_and_put_back(clips: Path, data_folder: Path) -> None:
    clip = clips / "physics" / "o_freefall_ts1.mp4"
    async with await Studio.open(Paths.at(data_folder)) as studio:
        first = await measured(studio, clip)
        point = first.shown.report.track.points[5]
        gone = removed(first, point.frame)
        assert gone == (Correction(point.frame, point.x, point.y, gone=True),)
        assert removed(first, 10_000) is None
        second = await studio.measuring.change(first, None, gone)
        left = [one.frame for one in second.shown.report.track.points]
        assert left == [one.frame for one in first.shown.report.track.points if one.frame != point.frame]
        assert removed(second, point.frame) is None, "it is gone already"
        again = await measured(studio, clip)
        assert again.corrections == gone, "it is kept for the file"
        back = put_back(again, point.frame)
        assert back == ()
        assert (await studio.measuring.change(again, None, back)).shown == first.shown
        every = tuple(Correction(one.frame, one.x, one.y, gone=True) for one in first.shown.report.track.points)
        none = await studio.measuring.change(again, None, every)
        assert none.shown.report.track.points == ()
        assert none.shown.report.blocks["ballistics"].values.get("g_m_s2") is None


async def test_what_nobody_measured_is_not_known(make_clip: MakeClip, data_folder: Path) -> None:
    clip = make_clip(frames=6)
    async with await Studio.open(Paths.at(data_folder)) as studio:
        assert await studio.measuring.known(Subject(str(clip))) is None
        assert await studio.measuring.remembered() == ()


def test_a_view_leads_there_and_back() -> None:
    view = View(0.9, -0.1, 12.0, 0.1, 0.9, -7.0)
    assert view.from_first(*view.to_first(31.0, 44.0)) == pytest.approx((31.0, 44.0))
    assert View().to_first(3.0, 4.0) == (3.0, 4.0)


def test_what_a_clip_was_asked_for_is_its_setting() -> None:
    physics = PhysicsSpec(parameters={"gravity": 3.71, "elasticity": 0.5})
    spec = CloudSpec("m", "a ball falls", Fraction(4), speed=Fraction(1, 4), physics=physics)
    asked = GenerationRequest(
        "", Identity(0, 0), "slow_motion_4x", TimeMap.identity(Fraction(4)), Fraction(24), cloud=spec
    )
    assert asked_setting(None, asked) == Setting(time_scale=0.25, gravity_m_s2=3.71)
    weightless = replace(asked, cloud=replace(spec, physics=PhysicsSpec(parameters={"gravity": 0})))
    assert asked_setting(None, weightless).gravity_m_s2 == Setting().gravity_m_s2, "there is nothing to compare with"


def test_nothing_asked_for_leaves_the_usual_setting() -> None:
    assert asked_setting(None, None) == Setting()
