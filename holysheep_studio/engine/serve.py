"""The request loop: JSON lines in, JSON lines out, one request after another."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any, BinaryIO

from holysheep_studio.domain.errors import Code, Fault, StudioError
from holysheep_studio.engine.turn import Cancelled, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Task = Callable[[Mapping[str, Any], Turn], Any]

#: Ids that were cancelled before their turn came; a sender that cancels more unknown ids than this is not listened to.
MOST_EARLY_CANCELS = 10_000


class Serving:
    """Serves requests from `requests` and answers on `answers` until the input ends.

    The end of the input means that the parent is gone: the process then ends at once, whatever it is doing, so
    that no orphan survives on any system. `leave` ends the process and is given the exit status.
    """

    def __init__(
        self,
        tasks: Mapping[str, Task],
        requests: BinaryIO,
        answers: BinaryIO,
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        self._tasks = tasks
        self._requests = requests
        self._answers = answers
        self._leave = leave
        self._writing = threading.Lock()
        self._state = threading.Lock()
        self._waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._early_cancels: set[str] = set()
        self._current: tuple[str, Turn] | None = None

    def run(self) -> None:
        """Serve for ever; only the end of the input ends this."""
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        while True:
            self._serve(self._waiting.get())

    def _read(self) -> None:
        for line in iter(self._requests.readline, b""):
            if line.strip():
                self._take(line)
        self._end(0)

    def _take(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except ValueError as problem:
            self._fail_line(f"not JSON: {problem}")
            return
        if not isinstance(message, dict):
            self._fail_line("a request is a JSON object")
        elif "cancel" in message:
            self._cancel(str(message["cancel"]))
        elif "change" in message:
            self._change(str(message["change"]), message)
        else:
            self._waiting.put(message)

    def _cancel(self, request: str) -> None:
        with self._state:
            if self._current is not None and self._current[0] == request:
                self._current[1].cancel()
            elif len(self._early_cancels) < MOST_EARLY_CANCELS:
                self._early_cancels.add(request)

    def _change(self, request: str, message: dict[str, Any]) -> None:
        """Hand a change to the request that runs; one that is over has nothing to change."""
        with self._state:
            if self._current is not None and self._current[0] == request:
                self._current[1].change(message)

    def _serve(self, message: dict[str, Any]) -> None:
        request = str(message.get("id"))
        turn = Turn(
            lambda done, total: self._tell(request, event="progress", done=done, total=total),
            event=lambda **fields: self._tell(request, **fields),
        )
        with self._state:
            if request in self._early_cancels:
                turn.cancel()
            self._current = (request, turn)
        try:
            answer = self._answer(message, turn)
        finally:
            turn.drop_unfinished()
            with self._state:
                self._current = None
                self._early_cancels.discard(request)
        self._tell(request, **answer)

    def _answer(self, message: dict[str, Any], turn: Turn) -> dict[str, Any]:
        task = self._tasks.get(str(message.get("task")))
        if task is None:
            known = ", ".join(self._tasks)
            return _error(Code.BAD_VALUE, Fault.MACHINE, field="task", value=message.get("task"), expected=known)
        try:
            turn.check()
            return {"event": "result", "value": task(message, turn)}
        except Cancelled:
            return {"event": "cancelled"}
        except StudioError as problem:
            return _error(problem.code, problem.fault, **problem.fields)
        except Exception as problem:  # noqa: BLE001 - the engine's one fence: whatever it is, the sender gets an answer
            traceback.print_exc(file=sys.stderr)
            return _error(Code.INTERNAL, Fault.MACHINE, what=f"{type(problem).__name__}: {problem}")

    def _fail_line(self, what: str) -> None:
        self._tell(None, **_error(Code.INTERNAL, Fault.MACHINE, what=what))

    def _tell(self, request: str | None, **answer: object) -> None:
        line = json.dumps({"id": request, **answer}, separators=(",", ":")).encode() + b"\n"
        with self._writing:
            try:
                self._answers.write(line)
                self._answers.flush()
            except OSError:
                self._end(1)

    def _end(self, status: int) -> None:
        current = self._current
        if current is not None:
            current[1].drop_unfinished()
        self._leave(status)


def _error(code: Code, fault: Fault, **fields: object) -> dict[str, Any]:
    texts = {name: str(value) for name, value in fields.items()}
    return {"event": "error", "code": code.value, "fault": fault.value, "fields": texts}
