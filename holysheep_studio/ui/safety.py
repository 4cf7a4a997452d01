"""Safety: what nobody expected is logged and written down, wherever in the window it comes from."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    from holysheep_studio.services.crash_reports import CrashReports

log = logging.getLogger(__name__)
qt = logging.getLogger("holysheep_studio.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Safety(QObject):
    """Stands behind the interpreter's hooks while the window lives."""

    failed = Signal(object)  # a crash report

    def __init__(self, reports: CrashReports) -> None:
        super().__init__()
        self.reports = reports
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take over from the hooks that were there."""
        sys.excepthook = self._slot_failed
        threading.excepthook = self._thread_failed
        sys.unraisablehook = self._unraisable
        loop.set_exception_handler(self._loop_failed)
        qInstallMessageHandler(_take_qt)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(None)

    def note(self, error: BaseException, what: str) -> None:
        """Log an error that nobody expected, and keep a report of it."""
        if not isinstance(error, Exception):
            return  # an end that was asked for
        log.critical("%s", what, exc_info=error)
        report = self.reports.note(error)
        if report is not None:
            self.failed.emit(report)

    def _slot_failed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.note(error.with_traceback(trace), "a slot failed")
        sys.__excepthook__(kind, error, trace)

    def _thread_failed(self, about: threading.ExceptHookArgs) -> None:
        if about.exc_value is not None:
            name = about.thread.name if about.thread is not None else "?"
            self.note(about.exc_value.with_traceback(about.exc_traceback), f"the thread {name} failed")

    def _unraisable(self, about: sys.UnraisableHookArgs) -> None:
        log.error("ignored in %r: %s", about.object, about.err_msg, exc_info=about.exc_value)

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, about: Mapping[str, Any]) -> None:
        error = about.get("exception")
        if isinstance(error, Exception):
            self.note(error, str(about.get("message", "the event loop")))
        else:
            log.error("the event loop: %s", about.get("message"))


def _take_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Qt's own messages among ours; they come from any thread."""
    del context
    qt.log(_LEVELS.get(kind, logging.WARNING), "%s", words)
