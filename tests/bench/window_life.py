"""One life of the real window for `soak_window`: it is pressed as a person presses it, by its own buttons and fields.

    python tests/bench/window_life.py DATA URL KEY sheet|script first|second OUT

Prints "ready" when a file may be dropped on it, then one line for each thing that is done.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.secret import Secret
from holysheep_studio.providers.connection import Connection
from holysheep_studio.providers.transport.limiter import Limits
from holysheep_studio.services.jobs import Jobs
from holysheep_studio.studio import Paths, Studio
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.session import Session
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QComboBox, QWidget

    from holysheep_studio.domain.job_line import JobLine

NAME = "shop"
FREE = Limits(None, None, None, None, None)
ENDED = {JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.UNSURE}
PATIENCE_S = float(os.environ.get("PATIENCE_S", "3000"))


def say(*words: object) -> None:
    print(*words, flush=True)


async def until(holds: Callable[[], object], what: str) -> float:
    """Wait until it holds; how long it took."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > PATIENCE_S:
            raise TimeoutError(what)
        await asyncio.sleep(0.02)
    return time.monotonic() - began


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def boxes() -> list[QMessageBox]:
    """The questions that stand open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


class Life:
    """What the driver has hold of."""

    def __init__(self, window: Window, studio: Studio, session: Session, out: Path) -> None:
        self.window, self.studio, self.session, self.out = window, studio, session, out
        self.consent = session.productions.catalogue._consent

    async def agree(self) -> None:
        await until(lambda: self.consent.dialog is not None, "the quote")
        dialog = self.consent.dialog
        assert dialog is not None
        if not dialog.agree_button.isEnabled():
            press(dialog.sure)
        if not dialog.sure.isChecked():
            dialog.sure.setChecked(True)
        press(dialog.agree_button)

    async def all_ended(self) -> tuple[JobLine, ...]:
        while True:
            found = await self.studio.jobs.lines()
            if found and all(one.state in ENDED for one in found):
                return tuple(found)
            await asyncio.sleep(0.5)

    async def sheet_first(self) -> None:
        catalogue = self.session.productions.catalogue
        took = await until(lambda: catalogue.dialog is not None and catalogue._plan is not None, "the plan")
        dialog = catalogue.dialog
        assert dialog is not None
        say(f"plan shown {took:.2f} s after the wait for the drop began")
        choose(dialog.connection, NAME)
        await until(lambda: dialog.model.count() > 1, "the models")
        catalogue._plan = None
        began = time.monotonic()
        choose(dialog.connection, NAME)
        await until(lambda: catalogue._plan is not None, "the plan for the shop")
        say(f"planned anew for another connection in {time.monotonic() - began:.2f} s")
        press(dialog.every)
        await until(dialog.queue_button.isEnabled, "ticked rows")
        press(dialog.queue_button)
        await self.agree()
        await until(lambda: dialog.table.chosen == frozenset() or not dialog.table.chosen, "the rows to be queued")
        say("queued")
        await asyncio.Event().wait()  # until this process is killed

    async def sheet_second(self) -> None:
        catalogue = self.session.productions.catalogue
        await until(lambda: catalogue.dialog is not None and catalogue._plan is not None, "the plan again")
        await self.all_ended()
        await catalogue.look()
        await catalogue.save(self.out / "results.csv")
        dialog = catalogue.dialog
        assert dialog is not None
        say("saved", dialog.said.text())
        dialog.reject()
        await self.deliver()

    async def script_first(self) -> None:
        presenter = self.session.productions.episodes
        await until(lambda: presenter.dialog is not None and presenter._chosen is not None, "the episode")
        dialog = presenter.dialog
        assert dialog is not None
        await until(dialog.boards_button.isEnabled, "the scenes")
        choose(dialog.writer, NAME)
        press(dialog.boards_button)
        await until(lambda: boxes() or dialog.film_button.isEnabled(), "the question what the words cost")
        for box in boxes():
            press(box.defaultButton())
        await until(dialog.film_button.isEnabled, "the storyboards")
        press(dialog.film_button)
        await self.agree()
        await until(lambda: "queue" in dialog.state.text(), "the shots to be queued")
        say("queued", dialog.state.text())
        await asyncio.Event().wait()

    async def script_second(self) -> None:
        presenter = self.session.productions.episodes
        self.window.actions_by_name["episodes"].trigger()
        jobs = await self.all_ended()
        await until(lambda: presenter.dialog is not None and presenter.dialog.strip.list.count() == len(jobs), "strip")
        dialog = presenter.dialog
        assert dialog is not None
        for way, name in (("film", "film.mp4"), ("otio", "film.otio"), ("srt", "film.srt")):
            presenter._start(presenter.export(way, self.out / name))
            await until(lambda name=name: name in dialog.state.text(), name)  # type: ignore[misc]
            say(dialog.state.text())
        dialog.reject()
        await self.deliver()

    async def deliver(self) -> None:
        """Hand over every clip there is, by the window's own dialog."""
        clips, deliver = self.window.clips, self.session._deliver_presenter
        done = sum(one.state is JobState.DONE for one in await self.studio.jobs.lines())
        await until(lambda: len(clips.model.lines) == done, "every clip in the library")
        say("deliver", len(clips.model.lines), done)
        clips.select([line.id for line in clips.model.lines.values()])
        self.window.actions_by_name["deliver"].trigger()
        await until(lambda: deliver.dialog is not None, "the delivery")
        dialog = deliver.dialog
        assert dialog is not None
        (self.out / "delivered").mkdir()
        dialog.form.set_folder(str(self.out / "delivered"))
        say("handing over", len(clips.selected), dialog.form.preview.text(), dialog.state.text())
        press(dialog.deliver_button)
        await until(
            lambda: "clip" in dialog.state.text() and dialog.deliver_button.isVisible(), "the clips handed over"
        )
        say("delivered:", dialog.state.text())


async def live(data: Path, url: str, key: str, what: str, out: Path, app: QApplication) -> None:
    window = Window(data, Jobs.quote, LogFeed())
    window.setGeometry(0, 0, 1380, 880)
    window.show()
    tasks = Tasks(window)
    async with await Studio.open(Paths.at(data)) as studio:
        studio.accounts.offer(Connection(NAME, "holysheep-a", url, Secret(key), limits=FREE))
        session = Session(studio, window, Wardrobe(app), tasks)
        await session.start([], sample=False)
        say("ready")
        try:
            await getattr(Life(window, studio, session, out), what)()
        finally:
            await tasks.close()


def main() -> None:
    data, url, key, what, out = sys.argv[1:6]
    app = QApplication(sys.argv[:1])
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(live(Path(data), url, key, what, Path(out), app))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
