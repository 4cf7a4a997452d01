"""The report panel with a real studio: measured, stopped, known again, taken out, and led to frames by its plots."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from holysheep_studio.domain.measured import Measured, Noted, Subject
from holysheep_studio.domain.quality import (
    MEASURES,
    Block,
    Inspection,
    MotionReport,
    Reason,
    Series,
    Setting,
    Status,
    Track,
)
from holysheep_studio.ui import report_words
from holysheep_studio.ui.widgets.cadence_strip import MARKS, CadenceStrip, KindKey
from holysheep_studio.ui.widgets.frame_plot import CurvePlot
from holysheep_studio.ui.widgets.report_block import BlockView, EventList
from holysheep_studio.ui.widgets.report_page import ReportPage
from tests.ui.conftest import Run, until
from tests.ui.values import clip

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from holysheep_studio.domain.quality import Value
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

LEFT = Qt.MouseButton.LeftButton


async def open_clip(desk: Desk, path: Path) -> None:
    viewer = desk.window.viewer
    await until(lambda: viewer.path == str(path) and viewer.viewer.frames)
    desk.window.show_dock("report")
    button = desk.window.report.measure_button
    await until(lambda: button.isVisible() and button.isEnabled())


def test_a_clip_is_measured_and_a_click_in_a_plot_goes_to_the_frame(
    desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    take = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=24, size=(320, 180)), take)

    async def story() -> None:
        panel, viewer = desk.window.report, desk.window.viewer.viewer
        async with desk.opened(take) as session:
            await open_clip(desk, take)
            QTest.mouseClick(panel.measure_button, LEFT)
            assert panel.stop_button.isVisible()
            await until(lambda: panel.page)
            page = panel.page
            assert page is not None
            assert set(page.blocks) == set(MEASURES)
            assert page.score is None, "the provider of a local file has no score"
            strip = next(plot for plot in page.plots if isinstance(plot, CadenceStrip))
            strip.resize(300, strip.height())
            QTest.mouseClick(strip, LEFT, pos=QPoint(round(strip.place_of(7)), 20))
            await until(lambda: viewer.frame == 7)
            assert strip.accessibleDescription().startswith("Frame 7: ")
            QTest.keyClick(strip, Qt.Key.Key_Right)
            await until(lambda: viewer.frame == 8)
            shown = session._reviewing.report.shown
            assert shown is not None
            for name in ("report.html", "report.json"):
                session._reviewing.report.export_to(shown, tmp_path / name)
                await until((tmp_path / name).exists)
            assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["schema"] == "motion-report/1"
            assert "<svg" in (tmp_path / "report.html").read_text(encoding="utf-8")
            desk.window.viewer.close_clip()
            assert panel.page is None
            desk.window.viewer.open_source(desk.window.sources.model.rows[0])
            await until(lambda: panel.page)

    run(story())


def test_measuring_several_can_be_stopped_and_what_is_done_is_kept(
    desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run
) -> None:
    takes = [tmp_path / f"take{n}.mp4" for n in range(3)]
    for n, take in enumerate(takes):
        shutil.copy(make_clip(frames=6 + n, size=(320, 180)), take)

    async def story() -> None:
        panel = desk.window.report
        async with desk.opened(*takes) as session:
            await until(lambda: len([one for one in desk.window.sources.model.rows if one.footage]) == 3)
            desk.window.sources.view.selectAll()
            desk.window.actions_by_name["measure"].trigger()
            await until(panel.stop_button.isVisible)
            await until(lambda: session._reviewing.report._line != [] and "2 of 3" in panel.doing)
            QTest.mouseClick(panel.stop_button, LEFT)
            await until(lambda: not panel.stop_button.isVisible())
            assert session._reviewing.report._line == []
            known = await session._reviewing.report._measuring.remembered()
            assert len(known) == 1
            outcomes = session._reviewing.outcomes
            await until(lambda: outcomes.of(known[0].path))
            assert outcomes.of("elsewhere.mp4") is None
            desk.window.sources.view.grab()
            desk.window.sources.view.clearSelection()
            desk.window.sources.view.setCurrentIndex(
                desk.window.sources.model.index([str(take) for take in takes].index(known[0].path), 0)
            )
            await until(
                lambda: (
                    "easured" in desk.window.sources.view.accessibleDescription()
                    or "Look at" in desk.window.sources.view.accessibleDescription()
                )
            )

    run(story())


def test_what_cannot_be_measured_says_why(desk: Desk, make_clip: MakeClip, tmp_path: Path, run: Run) -> None:
    take = tmp_path / "take.mp4"
    shutil.copy(make_clip(frames=6), take)

    async def story() -> None:
        panel = desk.window.report
        async with desk.opened(take):
            await open_clip(desk, take)
            # only then: a source that goes while it is being probed is refused, and the viewer is closed
            await until(lambda: [one for one in desk.window.sources.model.rows if one.footage])
            take.unlink()
            QTest.mouseClick(panel.measure_button, LEFT)
            await until(lambda: "take.mp4" in panel.problem)
            assert panel.page is None
            assert panel.measure_button.isEnabled()

    run(story())


def test_a_block_says_what_cannot_be_told_and_why(qtbot: QtBot) -> None:
    values: dict[str, Value] = {"luma_flicker_pct": 2.5, "flicker_hz": None, "cuts": 0}
    block = Block(Status.LOW_CONFIDENCE, Reason.TOO_FEW_FRAMES, values, {"flicker_hz": Reason.LITTLE_MOTION})
    view = BlockView("photometric", block)
    qtbot.addWidget(view)
    assert "cannot be told for sure. The clip has too few frames." in view.spoken
    assert "Flicker: 2.5 %, deserves a look" in view.spoken
    assert "(Too little moves to tell.)" in view.spoken


def test_the_score_of_a_provider_stands_beside_the_report_as_theirs(qtbot: QtBot) -> None:
    made = replace(clip(), connection="cloud-a", physics_score=87.0)
    report = MotionReport(
        3, 3, {"cadence": Block(Status.OK, values={"dup_fraction": 0.0})}, Series(), Track(), Setting()
    )
    found = Inspection(report)
    page = ReportPage(Measured(Subject(made.path, made), found, found, Setting()))
    qtbot.addWidget(page)
    assert page.score is not None
    told = " ".join(one.text() for one in page.score.findChildren(QLabel))
    assert "Physics score by cloud-a" in told
    assert "87 / 100" in told
    assert "not measured here" in told
    assert "87" not in page.blocks["cadence"].spoken


def test_every_measure_of_the_table_has_words() -> None:
    for block, measures in MEASURES.items():
        assert report_words.block(block) != block
        for name, scale in measures.items():
            label, _ = report_words.measure(block, name)
            assert label
            assert report_words.value(name, 0.5, scale).startswith("0.5")
    for reason in Reason:
        assert report_words.reason(reason) != reason
        assert "--" not in report_words.reason(reason), "options belong to the command line"


def test_a_card_tells_what_stands_out_and_never_a_score() -> None:
    assert report_words.outcome(Noted("own_frames", "genuine")).text == "Measured: nothing stands out"
    fake = Noted("repeated", "fake", ("cadence.dup_fraction", "photometric.luma_flicker_pct", "tracks.jerk_rel"))
    badge = report_words.outcome(fake)
    assert badge.text == "Look at: Frames made up, Flicker and 1 more"
    assert badge.icon == "triangle-alert"
    assert report_words.outcome_in_short(fake).text == "Motion: made up"
    assert report_words.outcome_in_short(Noted("own_frames", "genuine", ("tracks.jerk_rel",))).text == (
        "Motion: 1 to look at"
    )


def test_moments_are_chosen_by_hand_and_by_keys(qtbot: QtBot) -> None:
    events = EventList([(4, "pause", "Frozen"), (9, "columns-2", "Cut")])
    qtbot.addWidget(events)
    events.show()
    picked: list[int] = []
    events.frame_picked.connect(picked.append)
    events.setCurrentRow(1)
    QTest.keyClick(events, Qt.Key.Key_Return)
    assert picked == [9]


def test_plots_without_frames_take_no_clicks(qtbot: QtBot) -> None:
    strip, curve = CadenceStrip(), CurvePlot("Flicker", "%")
    for plot in (strip, curve):
        qtbot.addWidget(plot)
        plot.show()
        with qtbot.assertNotEmitted(plot.frame_picked):
            QTest.mouseClick(plot, LEFT)
        plot.grab()
    strip.show_series(Series(marks="nrb", step=(0.0, 1.0, 2.0)))
    strip.resize(120, 64)
    assert [strip.frame_at(strip.place_of(n)) for n in range(3)] == [0, 1, 2]
    assert strip.told(1) == "Frame 1: repeated"
    curve.show_values((1.0, 2.0))
    assert curve.told(1) == "Frame 1: 2 %"


def test_kinds_of_frames_are_told_without_their_colour(qtbot: QtBot) -> None:
    """The marks below the bars differ in shape, however narrow a bar is; the key shows them with words and counts."""
    pictures = {}
    strip = CadenceStrip()
    qtbot.addWidget(strip)
    strip.resize(420, strip.height())
    for mark in MARKS:
        strip.show_series(Series(marks=mark * 300, step=(1.0,) * 300))
        picture = strip.grab().toImage()
        x = picture.width() // 2
        low = picture.height() - 16  # the lane below the bars
        pictures[mark] = tuple(picture.pixelColor(x, y).lightness() // 64 for y in range(low, picture.height() - 3))
    assert len(set(pictures.values())) == len(MARKS)
    strip.show_series(Series(marks="nnrbi", step=(1.0,) * 5))
    key = KindKey(strip)
    qtbot.addWidget(key)
    words = [one.text() for one in key.findChildren(QLabel)]
    assert words == ["own: 2", "repeated: 1", "mixed: 1", "made up: 1", "after lost frames: 0"]
    assert strip.accessibleDescription() == "own 2; repeated 1; mixed 1; made up 1"
