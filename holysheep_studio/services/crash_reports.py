"""Crash reports: what is known when the studio fails, as text files that a person can read; they are sent nowhere."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import platform
import sys
import time
import traceback
from pathlib import Path
from typing import IO, TYPE_CHECKING

from filelock import FileLock, Timeout

from holysheep_studio import __version__
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.services.diary import Diary

MOST = 20
LOG_LINES = 200
#: So often at most the same fault is written down in one run: a slot may fail at every frame.
SAME = 1
_LIBRARIES = ("PySide6-Essentials", "qasync", "av", "opencv-python-headless", "numpy", "aiohttp", "keyring")


class Report(Frozen, frozen=True):
    """One report: its file and its first line."""

    file: Path
    headline: str

    @property
    def text(self) -> str:
        """All of it."""
        return self.file.read_text(encoding="utf-8", errors="replace")


class CrashReports:
    """The reports of one folder. Whatever goes wrong in here must not make a failure worse: it is passed over."""

    def __init__(self, folder: Path, diary: Diary) -> None:
        """`diary` has the last lines of the log and takes secrets out."""
        self._folder = folder
        self.diary = diary
        self._noted: dict[str, int] = {}
        self._fault: IO[str] | None = None
        self._lock: FileLock | None = None

    @property
    def folder(self) -> Path:
        """Where they are."""
        return self._folder

    def watch(self) -> None:
        """Have the interpreter write down even how it dies; what it wrote in earlier runs becomes reports."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._take_faults()
            own = self._folder / f"fault-{os.getpid()}.txt"
            self._lock = FileLock(own.with_suffix(".lock"))
            self._lock.acquire(timeout=0)
            self._fault = own.open("w", encoding="utf-8")
            faulthandler.enable(self._fault)

    def close(self) -> None:
        """An orderly end leaves nothing behind."""
        if self._fault is None or self._lock is None:
            return
        faulthandler.disable()
        self._fault.close()
        with contextlib.suppress(OSError):
            (self._folder / f"fault-{os.getpid()}.txt").unlink()
        self._lock.release()
        with contextlib.suppress(OSError):
            Path(self._lock.lock_file).unlink()
        self._fault = self._lock = None

    def note(self, error: BaseException) -> Report | None:
        """Write down an error that nobody expected; None when the same was written already, or cannot be."""
        where = traceback.extract_tb(error.__traceback__)
        mark = f"{type(error).__name__} {where[-1].filename}:{where[-1].lineno}" if where else repr(error)
        self._noted[mark] = self._noted.get(mark, 0) + 1
        if self._noted[mark] > SAME:
            return None
        return self._write(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))

    def all(self) -> tuple[Report, ...]:
        """Every report, the newest first."""
        files = sorted(self._folder.glob("crash-*.txt"), reverse=True)
        return tuple(Report(file, _headline(file)) for file in files)

    def unseen(self) -> tuple[Report, ...]:
        """Those that nobody was shown, the newest first."""
        seen = self._seen
        return tuple(report for report in self.all() if report.file.name > seen)

    def see(self) -> None:
        """All of them were shown."""
        newest = max((report.file.name for report in self.all()), default="")
        with contextlib.suppress(OSError):
            (self._folder / "seen").write_text(newest, encoding="utf-8")

    @property
    def _seen(self) -> str:
        try:
            return (self._folder / "seen").read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def _take_faults(self) -> None:
        for file in self._folder.glob("fault-*.txt"):
            lock = FileLock(file.with_suffix(".lock"))
            try:
                lock.acquire(timeout=0)
            except Timeout:
                continue  # its process is alive
            text = file.read_text(encoding="utf-8", errors="replace").strip()
            if text:
                self._write(f"the program was ended by a fault: {text.splitlines()[0]}", text)
            file.unlink()
            lock.release()
            with contextlib.suppress(OSError):
                Path(lock.lock_file).unlink()

    def _write(self, headline: str, details: str) -> Report | None:
        now = time.localtime()
        text = self.diary.scrub(
            f"{headline}\n\n{time.strftime('%Y-%m-%d %H:%M:%S %z', now)}\n"
            + "".join(f"{name}: {value}\n" for name, value in versions().items())
            + f"\n{details.rstrip()}\n\nThe last lines of the log:\n"
        ) + self.diary.tail(LOG_LINES)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._free(time.strftime("crash-%Y%m%d-%H%M%S", now))
            file.write_text(text + "\n", encoding="utf-8")
            for old in self.all()[MOST:]:
                old.file.unlink()
        except OSError:
            return None  # a full disk has enough to say by itself
        return Report(file, _headline(file))

    def _free(self, name: str) -> Path:
        return next(file for n in range(1000) if not (file := self._folder / f"{name}-{n:03}.txt").exists())


def versions() -> Mapping[str, str]:
    """What the studio stands on, for reports and diagnostics."""
    from importlib import metadata  # noqa: PLC0415 - costs the start-up, and few starts end in a report

    found = {
        "HolySheep Studio": __version__,
        "System": f"{platform.platform()}, {platform.machine()}",
        "Python": f"{platform.python_version()}{' (installed program)' if getattr(sys, 'frozen', False) else ''}",
    }
    for name in _LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def _headline(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return opened.readline().strip()
    except OSError:
        return file.name
