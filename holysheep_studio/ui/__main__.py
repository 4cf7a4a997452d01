"""Start-up of the window: the application, its event loop, the data folder, and an orderly end."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
import threading
import time
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from holysheep_studio import __version__
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.services.crash_reports import CrashReports
from holysheep_studio.services.diary import Diary
from holysheep_studio.services.doorway import Doorway, leave_of_desktop
from holysheep_studio.services.paths import Paths
from holysheep_studio.ui import icons
from holysheep_studio.ui.application import Application
from holysheep_studio.ui.panels.log import LogFeed
from holysheep_studio.ui.safety import Safety
from holysheep_studio.ui.smoothness import prefer_window
from holysheep_studio.ui.tasks import Tasks
from holysheep_studio.ui.theme import Wardrobe
from holysheep_studio.ui.translation import Tongue
from holysheep_studio.ui.visitors import Visitors
from holysheep_studio.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.brief import Choice, Forecast
    from holysheep_studio.domain.clip import Source
    from holysheep_studio.studio import Studio
    from holysheep_studio.ui.session import Session

log = logging.getLogger(__name__)
FAULT_OF_MACHINE = 4
#: How a window ends that is to be opened anew at once. No exit code.
AGAIN = -1
#: How long the end waits for a thread that has nothing more to do.
LAST_WORD_S = 2
#: Prints the moments of the first paint and of the whole studio, for the benchmark of the start-up.
TRACE = "HOLYSHEEP_STUDIO_TRACE"


def main(paths: Sequence[Path] = (), data: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on these files; `sample` also runs the demonstration. Returns the exit code.

    Where a window is open on the data folder already, that one gets the files and comes to the front.
    """
    where = _absolute(data)
    doorway = Doorway(where.door)
    if not doorway.hold() and not sample and doorway.bring(tuple(one.absolute() for one in paths), leave_of_desktop()):
        return 0
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else Application(sys.argv[:1])
    app.setApplicationName("HolySheep Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("holysheep-studio")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(icons.app_icon())
    wardrobe, tongue = Wardrobe(app), Tongue(app)
    diary = Diary()
    reports = CrashReports(where.logs / "crashes", diary)
    reports.watch()
    safety = Safety(reports)
    with qasync.QEventLoop(app) as loop:
        safety.install(loop)
        code: int = loop.run_until_complete(_live(wardrobe, tongue, where, safety, doorway, paths, sample=sample))
        while code == AGAIN:  # another language was chosen: the same once more, with a window in its words
            code = loop.run_until_complete(_live(wardrobe, tongue, where, safety, doorway, again=True))
        safety.uninstall()
    doorway.close()
    _see_off_watchers()
    reports.close()
    return code


async def _live(
    wardrobe: Wardrobe,
    tongue: Tongue,
    where: Paths,
    safety: Safety,
    doorway: Doorway,
    paths: Sequence[Path] = (),
    *,
    sample: bool = False,
    again: bool = False,
) -> int:
    """From the first picture to the last commit."""
    diary = safety.reports.diary
    feed = _listen(LogFeed(diary.scrub))
    window = _new_window(wardrobe, tongue, where.data, feed)
    tasks = Tasks(window)
    closed, painted = _watched(window)
    # The first picture comes before the database: a window that is there at once feels quick. While Qt paints, other
    # threads load the services and open the data folder.
    opening = asyncio.ensure_future(_open(where, diary))
    window.show()
    await _first_of(painted, closed)
    prefer_window()
    begin = _load_session()
    try:
        studio = await opening
    except StudioError as error:
        log.error("the studio cannot open: %s", error)  # noqa: TRY400 - an expected error needs no traceback
        await _say_why_not(window, error)
        return FAULT_OF_MACHINE
    keeper = diary.keep(where.logs)
    logging.getLogger().addHandler(keeper)
    household = None
    try:
        session = begin(studio, window, wardrobe, tasks)
        household = session.household
        household.watch(safety.reports, safety.failed)
        _tell_rescued(studio, window)
        await session.start(paths, sample=sample, again=again)
        _hand_files_to(session.incoming.open)
        window.closed.connect(Visitors(doorway, window, session.incoming.open).stop)
        _trace("usable")
        _follow_the_system(window)
        if not paths and not sample:
            household.welcome.greet()
        _look_through_what_comes()
        await closed.wait()
    finally:
        _hand_files_to(None)
        await tasks.close()
        if household is not None:
            await household.close()
        await studio.close()
        _end(feed, keeper)
        # In this thread and before the application: the garbage collector knows neither rule.
        window.deleteLater()
        await asyncio.sleep(0)
    return AGAIN if window.again else 0


def _follow_the_system(window: Window) -> None:
    """Let nothing move by itself where the system asks all programs for less motion."""
    from holysheep_studio.ui import stillness  # noqa: PLC0415 - after the window, like the session
    from holysheep_studio.ui.system_motion import SystemMotion  # noqa: PLC0415 - as above

    motion = SystemMotion(window)
    motion.found.connect(partial(stillness.follow_system, still=True))
    motion.ask()


def _look_through_what_comes() -> None:
    """Collect garbage again: what stands now stands to the end, and is never looked through."""
    gc.freeze()
    gc.enable()


def _watched(window: Window) -> tuple[asyncio.Event, asyncio.Event]:
    """Events for its closing and its first picture."""
    closed, painted = asyncio.Event(), asyncio.Event()
    window.closed.connect(closed.set)
    window.first_painted.connect(painted.set)
    window.first_painted.connect(partial(_trace, "shown"))
    _close_on_signals(window)
    return closed, painted


def _load_session() -> type[Session]:
    """Loaded after the first picture, which needs none of it."""
    from holysheep_studio.ui.session import Session  # noqa: PLC0415 - as said

    return Session


def _tell_rescued(studio: Studio, window: Window) -> None:
    if studio.rescued is not None:
        from holysheep_studio.ui.presenters import rescue  # noqa: PLC0415 - few starts have a word to say of it

        rescue.show(studio.rescued, window)


async def _open(where: Paths, diary: Diary) -> Studio:
    studio = await asyncio.to_thread(import_module, "holysheep_studio.studio")
    opened: Studio = await studio.Studio.open(where, diary=diary)
    return opened


def _quote(source: Source, choice: Choice) -> Forecast:
    """What a choice makes of a source; asked when there is one."""
    from holysheep_studio.services.jobs import Jobs  # noqa: PLC0415 - loaded with the services, after the window

    return Jobs.quote(source, choice)


def _see_off_watchers() -> None:
    """Wait for asyncio's threads that watch children, all of which have ended.

    One that still returns from telling the loop so, through a signal of Qt's, ends the interpreter badly if that is
    finalized meanwhile: seen once in some two hundred exits, on Python 3.11, which has a thread for each child.
    """
    for thread in threading.enumerate():
        if thread.name.startswith("asyncio-waitpid-"):
            thread.join(LAST_WORD_S)


def _listen(feed: LogFeed) -> LogFeed:
    logging.getLogger().addHandler(feed)
    logging.getLogger("holysheep_studio").setLevel(logging.INFO)
    return feed


def _new_window(wardrobe: Wardrobe, tongue: Tongue, data: Path, feed: LogFeed) -> Window:
    """A window in the colours and the language of the last run, both known before the database is open."""
    wardrobe.undress()
    wardrobe.wear(Window.kept_theme(data))
    tongue.speak(Window.kept_language(data))
    return Window(data, _quote, feed, put_together=wardrobe.dress)


def _hand_files_to(take: Callable[[Sequence[Path]], object] | None) -> None:
    app = QApplication.instance()
    if isinstance(app, Application):
        app.hand_files_to(take)


def _end(*handlers: logging.Handler) -> None:
    for handler in handlers:
        logging.getLogger().removeHandler(handler)
        handler.close()


async def _first_of(*events: asyncio.Event) -> None:
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


async def _say_why_not(window: Window, error: StudioError) -> None:
    """A window without a data folder can only say so."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as what follows, for ends that hardly ever come

    from holysheep_studio.ui import texts  # noqa: PLC0415

    sentence = texts.studio_error(error)
    box = QMessageBox(QMessageBox.Icon.Critical, "HolySheep Studio", sentence.message, parent=window)
    box.setInformativeText(sentence.advice)
    answered = asyncio.Event()
    box.finished.connect(answered.set)
    window.closed.connect(answered.set)
    box.open()
    await answered.wait()
    window.close()


def _close_on_signals(window: Window) -> None:
    """Ctrl-C in the terminal and a polite kill close the window as a person would."""
    loop = asyncio.get_running_loop()
    wanted = (signal.SIGINT, signal.SIGTERM)
    if sys.platform == "win32":
        # The loop of Windows takes no signal callbacks; a timer lets Python notice the signal.
        for one in wanted:
            signal.signal(one, lambda *_: QTimer.singleShot(0, window, window.close))
        wake = QTimer(window, interval=250)
        wake.timeout.connect(lambda: None)
        wake.start()
        return
    for one in wanted:
        loop.add_signal_handler(one, window.close)


def _trace(what: str) -> None:
    if os.environ.get(TRACE):
        print(f"{what} {time.monotonic_ns()} {time.process_time_ns()}", file=sys.stderr, flush=True)  # noqa: T201 - asked for by the benchmark


def _absolute(data: Path | None) -> Paths:
    return Paths.default() if data is None else Paths.at(data)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="holysheep-studio studio", description="Open the studio window.")
    parser.add_argument("files", nargs="*", type=Path, help="clips and folders to open with")
    parser.add_argument("--data", type=Path, help="folder for everything the studio keeps")
    parser.add_argument("--sample", action="store_true", help="run the demonstration on the bundled sample")
    return parser.parse_args()


if __name__ == "__main__":
    given = _arguments()
    sys.exit(main(given.files, given.data, sample=given.sample))
