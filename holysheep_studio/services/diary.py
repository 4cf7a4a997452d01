"""Diary: the log files of a data folder, bounded in size and without secrets."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from holysheep_studio.domain.redaction import scrub

if TYPE_CHECKING:
    from holysheep_studio.domain.secret import Secret

LOG_BYTES, OLDER = 1_000_000, 3
NAME = "studio.log"


class Diary:
    """Knows the secrets of this process, so that none of them is ever written."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()
        self._file: Path | None = None

    def learn(self, *secrets: Secret | None) -> None:
        """Never write these."""
        self._secrets.update(secret.reveal() for secret in secrets if secret is not None and secret)

    def without_keys(self, text: str) -> str:
        """Text without secrets; its paths stay whole."""
        return scrub(text, self._secrets)

    def scrub(self, text: str) -> str:
        """Text without secrets, and with the person's home folder as `~`."""
        home = str(Path.home())
        return scrub(text, self._secrets).replace(home, "~") if len(home) > 1 else scrub(text, self._secrets)

    def keep(self, folder: Path) -> logging.Handler:
        """Write to the log file of this folder from now on; the handler, which is to be closed."""
        self._file = folder / NAME
        handler = Book(self._file, maxBytes=LOG_BYTES, backupCount=OLDER, encoding="utf-8", delay=True)
        handler.setFormatter(Scrubbed(self, "%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return handler

    def tail(self, lines: int) -> str:
        """The last lines of the log file, also of the run before; empty where there is none."""
        found: list[str] = []
        if self._file is not None:
            for file in (self._file.with_name(f"{NAME}.1"), self._file):
                if file.is_file():
                    found += file.read_text(encoding="utf-8", errors="replace").splitlines()
        return self.scrub("\n".join(found[-lines:]))


class Book(logging.handlers.RotatingFileHandler):
    """What cannot be written, for a full disk or a folder that is gone, is left out without a word on every line."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Anything else is a fault of ours, and said as logging does it."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


class Scrubbed(logging.Formatter):
    """Lines and tracebacks without secrets."""

    def __init__(self, diary: Diary, form: str) -> None:
        """`form` as logging has it."""
        super().__init__(form)
        self._diary = diary

    def format(self, record: logging.LogRecord) -> str:
        """The whole record, scrubbed at the very end."""
        return self._diary.scrub(super().format(record))
