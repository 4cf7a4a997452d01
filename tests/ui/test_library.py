"""The library in the window: found, narrowed, in stacks, decided about by keys, noted; another process followed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from holysheep_studio.domain.clip import ClipId
from holysheep_studio.domain.shelf import Decision, Order, Query
from holysheep_studio.services.filmstrips import TILES
from holysheep_studio.store import clips
from holysheep_studio.store.database import Database
from holysheep_studio.ui.models.card import CARD
from holysheep_studio.ui.models.clip_list import ClipList
from holysheep_studio.ui.widgets.card import CardDelegate
from tests.ui.conftest import until
from tests.ui.values import NOW, clip, line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.shelf import ClipLine
    from holysheep_studio.ui.session import Session
    from holysheep_studio.ui.window import Window
    from tests.conftest import MakeClip
    from tests.ui.conftest import Run
    from tests.ui.desk import Desk


def ids(model: ClipList) -> list[str]:
    return ids_of(model.rows)


def ids_of(clips: Iterable[ClipLine]) -> list[str]:
    return [str(one.id) for one in clips]


async def keep(data: Path, *made: Clip) -> None:
    """As another process would."""
    database = Database(data / "studio.sqlite3")
    await database.open()
    for one in made:
        await database.write(lambda connection, one=one: clips.save(connection, one))  # type: ignore[misc]
    await database.close()


# ---- the model ----


@pytest.mark.usefixtures("qapp")
def test_a_list_shows_what_is_wanted_in_the_wanted_order() -> None:
    model = ClipList()
    model.set_lines([line("c", NOW + 2), line("b", NOW + 1), line("a", NOW)])
    assert ids(model) == ["c", "b", "a"]
    model.show_only(("a", "c"))
    assert ids(model) == ["a", "c"]
    model.renew_lines([line("d", NOW + 9), line("a", NOW, starred=True)], [])
    assert ids(model) == ["a", "c"]  # a new one waits until it is asked again
    assert model.rows[0].starred
    model.renew_lines([], ["c"])
    assert ids(model) == ["a"]
    model.show_only(None)
    assert ids(model) == ["d", "b", "a"]
    model.renew_lines([line("e", NOW + 1.5)], [])
    assert ids(model) == ["d", "e", "b", "a"]
    assert list(model.lines) == ["d", "e", "b", "a"]


@pytest.mark.usefixtures("qapp")
def test_takes_share_a_row_led_by_the_best_and_unfold_below_it() -> None:
    model = ClipList()
    model.set_stacked(stacked=True)
    takes = [line(f"t{n}", NOW + n, take=n + 1) for n in (2, 1, 0)]
    model.set_lines([*takes, line("other", NOW - 1, stack="two")])
    assert ids(model) == ["t2", "other"]
    card = model.index(0, 0).data(CARD)
    assert (card.takes, card.unfolded) == (3, False)
    assert "3 takes" in card.spoken
    model.fold("one")
    assert ids(model) == ["t2", "t1", "t0", "other"]
    assert [model.index(n, 0).data(CARD).member for n in range(4)] == [False, True, True, False]
    model.renew_lines([replace(takes[2], decision=Decision.ACCEPTED)], [])
    assert ids(model) == ["t0", "t2", "t1", "other"]
    model.renew_lines([replace(takes[2], decision=Decision.REJECTED)], [])
    assert ids(model) == ["t2", "t1", "t0", "other"]
    model.fold("one", unfolded=False)
    model.fold("two")  # a single take has nothing to unfold
    assert ids(model) == ["t2", "other"]
    model.set_stacked(stacked=False)
    assert ids(model) == ["t2", "t1", "t0", "other"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", range(4))
def test_changes_one_by_one_lead_to_the_same_stacks_as_all_at_once(seed: int) -> None:
    dice = random.Random(seed)
    known = {f"c{n}": line(f"c{n}", NOW - n, stack=f"s{n % 7}", take=n // 7 + 1) for n in range(40)}
    model = ClipList()
    model.set_stacked(stacked=True)
    model.set_lines(known.values())
    for step in range(60):
        changed = replace(
            known[dice.choice(list(known))], decision=dice.choice(list(Decision)), starred=dice.random() < 0.5
        )
        if dice.random() < 0.1:
            changed = line(f"n{step}", NOW + step + 1, stack=f"s{step % 9}", take=90 + step)
            known = {changed.id: changed, **known}
        known[changed.id] = changed
        model._took_s = 0.0  # nothing waits for a quieter moment
        model.renew_lines([changed], [])
        whole = ClipList()
        whole.set_stacked(stacked=True)
        whole.set_lines(known.values())
        assert model.rows == whole.rows
        assert [model.index_of(key).row() for key in ids(model)] == list(range(len(model.rows)))
        assert list(model.lines) == list(known)


@pytest.mark.usefixtures("qapp")
def test_a_card_says_what_was_said_of_a_clip_in_words() -> None:
    model = ClipList()
    said = line("a", decision=Decision.ACCEPTED, starred=True, tags=("hero",), remarks=2, take=3)
    model.set_lines([said, line("b", decision=Decision.REJECTED), line("m", missing=True)])
    spoken = [model.index(n, 0).data(CARD).spoken for n in range(3)]
    for words in ("Accepted", "Starred", "hero", "2 notes", "take 3"):
        assert words in spoken[0]
    assert "Rejected" in spoken[1]
    assert "missing" in spoken[2]
    badges = [model.index(n, 0).data(CARD).badge.icon for n in range(3)]
    assert len(set(badges)) == 3  # never colour alone


def test_the_choice_stays_when_the_list_is_shown_anew(window: Window) -> None:
    many = [line(f"{n:03}", NOW - n) for n in range(300)]
    window.clips.set_clips(many)
    window.clips.select([ClipId("150"), ClipId("151")])
    window.clips.show_only(tuple(ClipId(f"{n:03}") for n in range(299, 140, -1)))
    assert [one.id for one in window.clips.selected] == ["151", "150"]
    window.clips.show_only(())
    assert window.clips.none_found.isVisibleTo(window.clips)


def test_a_grid_has_columns_and_a_list_unfolds_by_keys(window: Window, qapp: QApplication) -> None:
    window.show_dock("clips")
    window.resize(1600, 960)
    window.resizeDocks([window._docks["clips"]], [420], Qt.Orientation.Horizontal)
    qapp.processEvents()
    panel = window.clips
    panel.set_clips([line(f"{n}", NOW - n, stack=str(n // 3), take=3 - n % 3) for n in range(12)])
    panel.filter.grid.click()
    first, second = (panel.view.visualRect(panel.model.index(n, 0)) for n in (0, 1))
    assert second.top() == first.top()
    assert second.left() > first.left()
    panel.filter.stacks.click()
    panel.view.setFocus()
    panel.select([ClipId("0")])
    QTest.keyClick(panel.view, Qt.Key.Key_Right)  # goes to the tile beside
    assert (ids(panel.model), ids_of(panel.selected)) == (["0", "3", "6", "9"], ["3"])
    QTest.keyClick(panel.view, Qt.Key.Key_Plus)
    assert ids(panel.model) == ["0", "3", "4", "5", "6", "9"]
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert ids_of(panel.selected) == ["4"]
    QTest.keyClick(panel.view, Qt.Key.Key_Minus)
    assert (ids(panel.model), ids_of(panel.selected)) == (["0", "3", "6", "9"], ["3"])
    for words, rows in (("Unfold the takes\t+", 6), ("Fold the takes\t-", 4)):
        next(act for _, said, act in panel._menu() if said == words)()
        assert panel.model.rowCount() == rows
    panel.filter.grid.click()
    panel.select([ClipId("0")])
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert ids(panel.model)[:4] == ["0", "1", "2", "3"]
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.model.rowCount() == 4
    frame = panel.view.visualRect(panel.model.index(0, 0)).topLeft() + QPoint(12, 8)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=frame + QPoint(90, 10))
    assert panel.model.rowCount() == 6


# ---- with a studio ----


def test_keys_decide_with_a_way_back_and_another_window_is_followed(desk: Desk, run: Run) -> None:
    async def work() -> None:
        window = desk.window
        async with desk.opened() as session:
            for n in range(4):
                await keep(desk.data, replace(clip(f"c{n}"), made_at=NOW - n, prompt=f"word{n} water"))
            await until(lambda: window.clips.model.rowCount() == 4)
            window.show_dock("clips")
            panel, lines = window.clips, window.clips.model.lines
            panel.select([ClipId("c0")])
            panel.view.setFocus()
            QTest.keyClick(panel.view, Qt.Key.Key_A)
            await until(lambda: lines[ClipId("c0")].decision is Decision.ACCEPTED)
            assert [one.id for one in panel.selected] == ["c1"]  # and on to the next
            QTest.keyClick(panel.view, Qt.Key.Key_X)
            QTest.keyClick(panel.view, Qt.Key.Key_Asterisk)
            await until(lambda: lines[ClipId("c1")].decision is Decision.REJECTED and lines[ClipId("c2")].starred)
            session.commands.undo()
            await until(lambda: not lines[ClipId("c2")].starred)
            session.commands.undo()
            await until(lambda: lines[ClipId("c1")].decision is Decision.UNDECIDED)

            panel.filter.ask(Query(decisions=(Decision.UNDECIDED,)))
            await until(lambda: ids(panel.model) == ["c1", "c2", "c3"])
            other = Database(desk.data / "studio.sqlite3")
            await other.open()
            await other.write(lambda connection: clips.remove(connection, [ClipId("c2")], NOW))
            await other.close()
            await until(lambda: ids(panel.model) == ["c1", "c3"])
            panel.filter.field.setFocus()
            QTest.keyClicks(panel.filter.field, "word3 WAX")
            await until(lambda: panel.none_found.isVisibleTo(panel))
            panel.filter.show_all()
            await until(lambda: ids(panel.model) == ["c0", "c1", "c3"])
            assert lines[ClipId("c3")].decision is Decision.UNDECIDED  # letters in the field decide nothing
            panel.filter.ask(Query(order=Order.OLDEST))
            await until(lambda: ids(panel.model) == ["c3", "c1", "c0"])

    run(work())


async def show_made(desk: Desk, session: Session, source: Path) -> ClipLine:
    """Have a clip made, and open it in the viewer."""
    window = desk.window
    session.commands.add_and_queue([source], window.composer.choice)
    await until(lambda: window.clips.model.rows)
    (made,) = window.clips.model.rows
    window.show_dock("clips")
    window.clips.opened.emit(made)
    await until(lambda: window.viewer.clip is not None and window.viewer.viewer.frames)
    await until(lambda: window.details.facts.shown)
    return made


def test_notes_stand_on_the_slider_at_their_frame(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def work() -> None:
        window = desk.window
        async with desk.opened() as session:
            await show_made(desk, session, make_clip(frames=24))
            viewer, notes = window.viewer.viewer, window.details.remarks
            viewer.seek(5)
            await until(lambda: viewer.frame == 5)
            window.actions_by_name["note"].trigger()
            await until(lambda: "00:00:00:05" in notes.field.placeholderText())
            QTest.keyClicks(notes.field, "a flicker, and an X")
            QTest.keyClick(notes.field, Qt.Key.Key_Return)
            scrubber = viewer.transport.scrubber
            await until(lambda: scrubber._flags == {5: "a flicker, and an X"})
            assert window.clips.model.rows[0].decision is Decision.UNDECIDED
            viewer.seek(0)
            await until(lambda: viewer.frame == 0)
            (item,) = (notes.list.topLevelItem(n) for n in range(notes.list.topLevelItemCount()))
            assert item is not None
            notes.list.itemClicked.emit(item, 1)
            await until(lambda: viewer.frame == 5)
            item.setText(1, "a flash")
            await until(lambda: scrubber._flags == {5: "a flash"})
            session.commands.undo()
            await until(lambda: scrubber._flags == {5: "a flicker, and an X"})
            again = notes.list.topLevelItem(0)
            assert again is not None
            notes.list.setCurrentItem(again)
            QTest.keyClick(notes.list, Qt.Key.Key_Delete)
            await until(lambda: scrubber._flags == {})

    run(work())


def write_strip(file: Path) -> None:
    """Pictures side by side, each with another grey."""
    strip = QImage(TILES * 120, 68, QImage.Format.Format_RGB32)
    for n in range(TILES):
        painter = QPainter(strip)
        painter.fillRect(n * 120, 0, 120, 68, QColor(n * 10, n * 10, n * 10))
        painter.end()
    file.parent.mkdir(parents=True, exist_ok=True)
    assert strip.save(str(file))


def test_the_pointer_looks_through_a_clip(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    """The strip is there already, as after a visit before: making one is the engine's matter, and tested there."""

    async def work() -> None:
        window = desk.window
        async with desk.opened() as session:
            await keep(desk.data, replace(clip("a"), path=str(make_clip(frames=24))))
            write_strip(session._strip_feed._filmstrips.folder / "a.jpg")
            window.show_dock("clips")
            reel, view = session._strip_feed.reel, window.clips.view
            await until(lambda: view.isVisible() and window.clips.model.rows)
            delegate = view.itemDelegate()
            assert isinstance(delegate, CardDelegate)
            at = view.visualRect(window.clips.model.index(0, 0)).topLeft() + QPoint(12 + 48, 8 + 20)
            view._point(at)
            assert delegate.pointed is not None
            assert delegate.pointed[0] == "a"
            assert 0.4 < delegate.pointed[1] < 0.6
            view.strip_wanted.emit(window.clips.model.rows[0])
            await until(lambda: reel.holds("a"))
            pictures = [reel.moment("a", share) for share in (0.0, 0.5, 1.0)]
            greys = [one.toImage().pixelColor(60, 34).red() for one in pictures if one is not None]
            assert greys == pytest.approx([0, 120, 230], abs=8)
            view._point(QPoint(-1, -1))
            assert delegate.pointed is None

    run(work())


def test_details_lead_back_to_the_request_and_take_tags(desk: Desk, run: Run, make_clip: MakeClip) -> None:
    async def work() -> None:
        window, source = desk.window, make_clip(frames=24)
        async with desk.opened() as session:
            made = await show_made(desk, session, source)
            details = window.details
            told = dict(details.facts.shown)
            assert told["Source"] == str(source)
            assert told["Job"] == made.job_id
            assert len(told["SHA-256"]) == 64
            assert any(name == "rate" for name, _ in details.parameters.shown)
            assert str(source) in details.as_text()
            details.verdict.tags.setText("Water, hero")
            details.verdict.tags.editingFinished.emit()
            await until(lambda: window.clips.model.rows[0].tags == ("hero", "Water"))
            details.verdict.tags.setText("hero")
            details.verdict.tags.editingFinished.emit()
            await until(lambda: window.clips.model.rows[0].tags == ("hero",))
            details.verdict.accept.click()
            await until(lambda: window.clips.model.rows[0].decision is Decision.ACCEPTED)
            await until(details.verdict.accept.isChecked)
            window.actions_by_name["undecide"].trigger()
            await until(lambda: window.clips.model.rows[0].decision is Decision.UNDECIDED)

    run(work())
