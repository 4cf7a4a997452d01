"""Whether the system asks programs for less motion: read from the desktop once at the start, in the background."""

from __future__ import annotations

import configparser
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QProcess, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where desktops keep it as text: (file below the configuration folder, section, entry, what means less motion).
_FILES = (
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", {"0", "false"}),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", {"0", "false"}),
    ("kdeglobals", "KDE", "AnimationDurationFactor", {"0"}),
)
#: SystemParametersInfo: whether controls and windows are animated.
_CLIENT_AREA_ANIMATION = 0x1042


class Question(NamedTuple):
    """A program that knows, and the answer that means less motion."""

    command: tuple[str, ...]
    less: str


QUESTIONS: Mapping[str, Question] = {
    "linux": Question(("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
    "darwin": Question(("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),
}


def in_files(folder: Path) -> bool:
    """Whether a desktop's file below this folder asks for less motion; what cannot be read asks for nothing."""
    for name, section, entry, less in _FILES:
        read = configparser.ConfigParser(strict=False, interpolation=None)
        try:
            read.read(folder / name, encoding="utf-8")
        except (configparser.Error, OSError, UnicodeDecodeError):
            continue
        if read.get(section, entry, fallback="").strip().lower() in less:
            return True
    return False


class SystemMotion(QObject):
    """Tells by `found` that less motion is asked for; says nothing where it is not."""

    found = Signal()

    def ask(self, environment: Mapping[str, str] | None = None, question: Question | None = None) -> None:
        """Begin to look; `environment` and `question` are the system's own where they are not given."""
        given = os.environ if environment is None else environment
        if sys.platform == "win32":  # pragma: no cover - Windows only
            if _windows_asks():
                self.found.emit()
            return
        folder = given.get("XDG_CONFIG_HOME") or str(Path(given.get("HOME", "/")) / ".config")
        if in_files(Path(folder)):
            self.found.emit()
            return
        asked = question or QUESTIONS.get(sys.platform)
        # a desktop is asked only where there is one
        if asked is None or (sys.platform == "linux" and not question and not given.get("XDG_CURRENT_DESKTOP")):
            return
        program = shutil.which(asked.command[0])
        if program is None:
            return
        process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda *_: self._hear(process, asked.less))
        process.start(program, list(asked.command[1:]))

    def _hear(self, process: QProcess, less: str) -> None:
        if bytes(process.readAllStandardOutput().data()).decode("utf-8", "replace").strip().lower() == less:
            self.found.emit()
        process.deleteLater()


def _windows_asks() -> bool:  # pragma: no cover - Windows only
    import ctypes  # noqa: PLC0415 - of use on Windows only

    shown = ctypes.c_int(1)
    library = getattr(ctypes, "windll").user32  # noqa: B009 - not there on other systems
    known = library.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
    return bool(known) and not shown.value
