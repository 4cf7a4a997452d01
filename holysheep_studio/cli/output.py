"""Output of the command line: one JSON document or readable lines on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
)
from rich.text import Text

from holysheep_studio.cli.words import error_words
from holysheep_studio.domain.errors import AuthError, BalanceError, BudgetError, Code, Fault, StudioError
from holysheep_studio.domain.pace import Pace, Stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
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


class Bar:
    """One line of progress."""

    def __init__(self, progress: Progress, name: str, clock: Callable[[], float]) -> None:
        """`clock` gives seconds since any moment."""
        self._progress = progress
        self._clock = clock
        self._pace = Pace()
        self._plan: Mapping[str, float] = {}
        self._frames = 0
        self.task = progress.add_task(name, total=1.0, stage="", counted="", left=self._left)

    def plan(self, weights: Mapping[str, float]) -> None:
        """How the time is divided among the stages to come, in their order."""
        self._plan = dict(weights)

    def stage(self, name: str) -> Callable[[float], None]:
        """Begin a stage; the function returned takes its share done, 0..1."""
        self._frames = 0
        weight, names = self._plan.get(name, 0.0), list(self._plan)
        later = sum(self._plan[one] for one in names[names.index(name) + 1 :]) if weight else 0.0
        ahead = later / weight if weight else 0.0
        self.show(Stand(name, None, ahead))

        def report(share: float) -> None:
            self.show(Stand(name, share, ahead), round(share * self._frames), self._frames)

        return report

    def frames(self, count: int) -> None:
        """How many frames the stage goes through, to be counted beside the bar; 0 where that is not known."""
        self._frames = count

    def show(self, where: Stand, frame: int | None = None, frames: int | None = None) -> None:
        """Where the work stands, and the frames that its stage has done and in all, where it counts them."""
        self._pace.see(self._clock(), where)
        counted = f"{frame}/{frames} frames" if frames else ""
        self._progress.update(self.task, completed=where.share or 0.0, stage=where.stage, counted=counted)

    def _left(self) -> str:
        told = self._pace.remaining(self._clock())
        return "" if told is None else f"{span(*told)} left"


class LeftColumn(ProgressColumn):
    """How much longer all stages together will take, as a range; nothing while too little was seen."""

    def render(self, task: Task) -> Text:
        """One task's words."""
        return Text(task.fields["left"]())


def span(least_s: float, most_s: float) -> str:
    """A span that is only known roughly: "20-40 s", "2-4 min"."""
    longest_in_s, longest_in_min = 100, 6000
    if most_s < longest_in_s:
        return f"{int(least_s // 5) * 5}-{max(5, int(-(-most_s // 5)) * 5)} s"
    unit, name = (60, "min") if most_s < longest_in_min else (3600, "h")
    return f"{int(least_s // unit)}-{int(-(-most_s // unit))} {name}"


class Bars:
    """Progress bars on a terminal's stderr; nothing where stderr is no terminal."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Drawn while inside `with`; `clock` gives seconds since any moment."""
        self._clock = clock
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            TextColumn("{task.fields[stage]}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[counted]}"),
            LeftColumn(),
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
        return Bar(self._progress, name, self._clock)

    @property
    def shown(self) -> Sequence[Task]:
        """The lines that are drawn."""
        return self._progress.tasks

    def drop(self, bar: Bar) -> None:
        """Take a line away."""
        self._progress.remove_task(bar.task)


def internal(what: BaseException) -> StudioError:
    """An unexpected exception as an error that a user can be shown."""
    return StudioError(Code.INTERNAL, what=type(what).__name__)
