"""Every panel, page and dialog of the window, opened one after the other with something in it, for tests that look."""

from __future__ import annotations

import asyncio
import shutil
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QDialog, QTabWidget, QWidget

from holysheep_studio.domain.budget import Budget, Period
from holysheep_studio.domain.clip import SourceState
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.quote import Line, quoted
from holysheep_studio.domain.screenplay import Character, Tone, ToneRow
from holysheep_studio.domain.voice import LipSyncRules, Speaker
from holysheep_studio.services.pricing import samples
from holysheep_studio.ui.dialogs.after import AfterDialog
from holysheep_studio.ui.dialogs.allow import AllowDialog
from holysheep_studio.ui.dialogs.characters import CharactersDialog
from holysheep_studio.ui.dialogs.crash import CrashDialog
from holysheep_studio.ui.dialogs.film import FilmDialog
from holysheep_studio.ui.dialogs.final import FinalDialog
from holysheep_studio.ui.dialogs.lip_sync import LipSyncDialog
from holysheep_studio.ui.dialogs.quote import QuoteDialog, QuoteWords
from holysheep_studio.ui.dialogs.tones import TonesDialog
from holysheep_studio.ui.dialogs.trials import TrialsDialog
from holysheep_studio.ui.dialogs.versions import VersionsDialog
from holysheep_studio.ui.dialogs.voices import ConsentRow, VoicesDialog
from holysheep_studio.ui.dialogs.welcome import WelcomeDialog
from holysheep_studio.ui.drops import Zone
from holysheep_studio.ui.widgets.licences import LicencesSheet
from holysheep_studio.ui.widgets.queue_menu import MomentDialog
from tests.domain.paid import usd
from tests.services.test_episodes import SCRIPT
from tests.ui import conftest
from tests.ui.test_catalogue_dialog import SHEET
from tests.ui.test_cloud_composer import choose, connected, shop

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from holysheep_studio.ui.session import Session
    from tests.conftest import MakeClip
    from tests.ui.desk import Desk

Room = tuple[str, QWidget]
PATIENCE_S = 300
DIALOGS = (
    "settings",
    "connections",
    "budgets",
    "prices",
    "bills",
    "spending",
    "trials",
    "rules",
    "calculators",
    "upscale",
    "deliver",
    "palette",
    "shortcuts",
    "help",
    "about",
)


async def rooms(desk: Desk, make_clip: MakeClip, folder: Path) -> AsyncIterator[Room]:
    """(name, what is open) for all of them; a dialog is closed when the next room is asked for."""
    take = folder / "take.mp4"
    shutil.copy(make_clip(frames=24, size=(160, 90), sound=True), take)
    async with shop() as server, desk.opened(take) as session:
        async for room in _panels(desk, take):
            yield room
        await connected(desk, session, server)
        form = desk.window.composer.cloud
        form.prompt.setPlainText("a glass falls")
        choose(form, "slow_motion_4x")
        await until(form.add_button.isEnabled)
        yield "composer of a cloud", desk.window
        async for room in _dialogs(desk, session, folder):
            yield room
        desk.window.viewer.close_clip()


async def until(holds: Callable[[], object]) -> None:
    """Not for ever: a room that cannot be opened is a failure that says where."""
    async with asyncio.timeout(PATIENCE_S):
        await conftest.until(holds)


async def _panels(desk: Desk, take: Path) -> AsyncIterator[Room]:
    window = desk.window
    await until(lambda: window.sources.selected and window.sources.selected[0].state is SourceState.READY)
    await until(lambda: window.viewer.path == str(take) and window.viewer.viewer.frames)
    window.show_dock("sources")
    window.composer.chooser.choose("speed_ramp")
    window.composer.more.set_open(shown=True)
    yield "composer", window
    window.composer.chooser.choose("slow_motion_2x")
    window.composer.ask_to_add()
    await until(lambda: window.clips.model.rows and window.queue.model.rows[0].state is JobState.DONE)
    window.show_dock("clips")
    (made,) = window.clips.model.rows
    window.clips.select([made.id])
    window.clips.opened.emit(made)
    await until(lambda: window.viewer.path == made.path and window.viewer.viewer.frames)
    window.show_dock("details")
    yield "clips and details", window
    window.show_dock("report")
    window.report.measure_button.click()
    await until(lambda: window.report.page)
    yield "report", window
    window.actions_by_name["compare_source"].trigger()
    window.actions_by_name["scopes"].trigger()
    await until(window.viewer.viewer.compare_bar.isVisible)
    yield "viewer that compares", window
    for name in ("costs", "log"):
        window.show_dock(name)
        yield name, window
    window.show_dock("queue")
    window.actions_by_name["physics"].trigger()
    tabs = window.physics.tabs
    for n in range(tabs.count()):
        tabs.setCurrentIndex(n)
        yield f"physics, {tabs.tabText(n)}", window
    window.show_dock("composer")


async def _dialogs(desk: Desk, session: Session, folder: Path) -> AsyncIterator[Room]:
    window, act = desk.window, desk.window.actions_by_name
    await session._money.costs._budgets.set(Budget(Period.DAY, usd(5)))
    await session._cloud_presenter._planner._pricing.set_prices(samples().prices)
    sheet, script = folder / "list.csv", folder / "film.fountain"
    sheet.write_text(SHEET, encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    window.clips.select([window.clips.model.rows[0].id])
    for name in DIALOGS:
        act[name].trigger()
        await until(lambda: front(window))
        async for room in _pages(name, front(window)):
            if name == "trials":
                _open_form(room[1])
            yield room
    for name, file in (("catalogue", sheet), ("episode", script)):
        window.dropped.emit(Zone.ADD, (file,))
        await until(lambda: front(window))
        dialog = front(window)
        assert dialog is not None
        await until(partial(_has_rows, dialog))
        async for room in _pages(name, dialog):
            yield room
    quote = quoted([Line("c", "m", usd(1)), Line("c", "m", None)], {})
    words = QuoteWords(2, "by rule", ("day left",), ("too little",), "chain")
    lines = window.queue.model.rows
    for name, dialog in (
        ("quote", QuoteDialog(quote, words, window)),
        ("allow", AllowDialog("Allow more", ["A budget is used up."], "USD", window)),
        ("after", AfterDialog(1, lines, window)),
        ("final", FinalDialog(1, "take.mp4", window)),
        ("film", FilmDialog(window)),
        ("characters", _characters(window)),
        ("versions", _versions(window)),
        ("lip-sync", _lips(window)),
        ("voices", _voices(window)),
        ("tones", _tones(window)),
        ("licences", LicencesSheet(window)),
        ("moment", MomentDialog(print, window)),
        ("crash reports", CrashDialog([("ValueError", "the well is dry"), ("KeyError", "b")], window, fresh=True)),
    ):
        dialog.open()
        async for room in _pages(name, dialog):
            yield room
    async for room in _first_steps(desk):
        yield room


async def _first_steps(desk: Desk) -> AsyncIterator[Room]:
    desk.window.actions_by_name["first_steps"].trigger()
    dialog = front(desk.window)
    assert isinstance(dialog, WelcomeDialog)
    for n in range(dialog.pages.count()):
        assert dialog.pages.currentIndex() == n
        if n == 1:
            await until(partial(_has_rows, dialog))
        yield f"first steps, {n + 1}", dialog
        dialog.next_button.click()
    dialog.close()
    await until(lambda: front(desk.window) is None)


def _open_form(dialog: QWidget) -> None:
    assert isinstance(dialog, TrialsDialog)
    dialog.new_button.setChecked(True)


def _characters(window: QWidget) -> CharactersDialog:
    made = CharactersDialog("Tides", window)
    made.show_characters([Character("Mara", "grey coat", ("a.png", "b.png"), 7), Character("Ilya")], "Mara")
    return made


def _versions(window: QWidget) -> VersionsDialog:
    made = VersionsDialog(window)
    made.show_parts([("script", "", "The script"), ("scenes", "1", "Scene 1")], ("script", ""))
    made.show_versions([(2, "2, by hand"), (1, "1, by rule")])
    made.show_text([("-", "It rains."), ("+", "It pours."), (" ", "Mara waits.")])
    return made


def _lips(window: QWidget) -> LipSyncDialog:
    made = LipSyncDialog("Shot s1.2: take.mp4", "It is the last night.", window)
    made.show_connections({"PixVerse": LipSyncRules(Fraction(30), 50_000_000, 1920, 200)})
    made.show_voices([("Mara", "Mara, Ana Lind")])
    made.source.setCurrentIndex(1)
    made.show_speakers([Speaker("1", "Emily")])
    return made


def _voices(window: QWidget) -> VoicesDialog:
    made = VoicesDialog(window)
    made.show_consents([ConsentRow("a", "Mara", "Mara: allowed", "Ana Lind's voice", holds=True)])
    return made


def _tones(window: QWidget) -> TonesDialog:
    made = TonesDialog(window)
    calm = Tone("calm", "slow push-in", "soft light", "slow", ("quiet",))
    made.show_tones([ToneRow("calm", calm, shipped=True, own=True)])
    return made


async def _pages(name: str, dialog: QDialog | None) -> AsyncIterator[Room]:
    """A dialog, page by page; closed afterwards."""
    assert dialog is not None
    await asyncio.sleep(0.1)  # what it asks the studio for
    tabs = dialog.findChild(QTabWidget)
    if tabs is None:
        yield name, dialog
    else:
        for n in range(tabs.count()):
            tabs.setCurrentIndex(n)
            yield f"{name}, {tabs.tabText(n)}", dialog
    window = dialog.parentWidget()
    assert window is not None
    dialog.close()
    await until(lambda: front(window) is None)


def front(window: QWidget) -> QDialog | None:
    """The dialog that is open."""
    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return shown[-1] if shown else None


def _has_rows(dialog: QDialog) -> bool:
    return any(view.model().rowCount() for view in dialog.findChildren(QAbstractItemView) if view.model() is not None)
