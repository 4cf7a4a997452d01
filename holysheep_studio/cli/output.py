"""Output of the command line: one JSON document or readable lines on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from holysheep_studio.cli.words import error_words
from holysheep_studio.domain.errors import AuthError, BalanceError, BudgetError, Code, Fault, StudioError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from rich.progress import Task

DONE, SOME_FAILED, BAD_INPUT, NEEDS_PERSON, MACHINE_FAULT, INTERRUPTED = 0, 1, 2, 3, 4, 130


def exit_code(error: StudioError) -> int:
    """The exit code of an error that ended a command."""
    if isinstance(error, AuthError | BalanceError | BudgetError) or error.code is Code.ALREADY_QUEUED:
        return NEEDS_PERSON
    return {Fault.USER: BAD_INPUT, Fault.PROVIDER: NEEDS_PERSON, Fault.MACHINE: MACHINE_FAULT}[error.fault]


def say(text: str = "") -> None:
    """A readable line on stdout."""
    # names of files may hold bytes that the terminal's encoding lacks
    sys.stdout.write(
        text.encode(sys.stdout.encoding or "utf-8", "replace").decode(sys.stdout.encoding or "utf-8") + "\n"
    )
    sys.stdout.flush()


def document(value: object) -> None:
    """The one JSON document of `--json`."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def error_document(error: StudioError) -> dict[str, Any]:
    """An error as JSON: code, message, advice, fault, fields."""
    message, advice = error_words(error.code, error.fields)
    return {
        "code": str(error.code),
        "message": message,
        "advice": advice,
        "fault": str(error.fault),
        "fields": error.fields,
    }


def complain(error: StudioError) -> None:
    """One line on stderr: what, where, what to do."""
    message, advice = error_words(error.code, error.fields)
    line = f"holysheep-studio: {message} {advice}".rstrip()
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stderr.flush()


def overall(errors: Iterable[StudioError | None]) -> int:
    """The exit code of a command over several files: 0 all done, 1 some failed, else the first failure's code."""
    outcomes = list(errors)
    failed = [error for error in outcomes if error is not None]
    if not failed:
        return DONE
    if len(failed) < len(outcomes):
        return SOME_FAILED
    return exit_code(failed[0])


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of progress."""

    progress: Progress
    task: Any

    def stage(self, name: str) -> Callable[[float], None]:
        """Begin a stage; the function returned takes its share done, 0..1."""
        self.progress.reset(self.task, stage=name, frames=0)
        begun = False

        def report(share: float) -> None:
            nonlocal begun
            if not begun:  # work that goes on begins with what was done before: no measure of its speed
                begun = True
                done = cast("int", share)  # only annotated so: the library counts in any numbers
                self.progress.reset(self.task, completed=done)
            self.progress.update(self.task, completed=share)

        return report

    def frames(self, count: int) -> None:
        """How many frames the stage goes through, to be counted beside the bar; 0 where that is not known."""
        self.progress.update(self.task, frames=count)


class FramesColumn(ProgressColumn):
    """Frames done and in all, where they are counted."""

    def render(self, task: Task) -> Text:
        """One task's words."""
        count = int(task.fields.get("frames", 0))
        return Text(f"{round(task.completed * count)}/{count} frames" if count else "")


class Bars:
    """Progress bars on a terminal's stderr; nothing where stderr is no terminal."""

    def __init__(self) -> None:
        """Drawn while inside `with`."""
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TextColumn("{task.fields[stage]}"),
            BarColumn(),
            TaskProgressColumn(),
            FramesColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def bar(self, name: str) -> Bar:
        """A new line."""
        return Bar(self._progress, self._progress.add_task(name, total=1.0, stage="", frames=0))

    def drop(self, bar: Bar) -> None:
        """Take a line away."""
        self._progress.remove_task(bar.task)


def internal(what: BaseException) -> StudioError:
    """An unexpected exception as an error that a user can be shown."""
    return StudioError(Code.INTERNAL, what=type(what).__name__)
