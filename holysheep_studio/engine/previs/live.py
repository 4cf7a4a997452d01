"""The engine's task "previs": a scene that runs, in pictures on a ring, while its numbers are changed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.scene import PrevisSpec
from holysheep_studio.domain.scene_check import check
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.previs.ring import Ring
from holysheep_studio.engine.previs.show import Show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.engine.turn import Turn

#: The longest wait for a change between two pictures; a slower rate of pictures waits in portions.
PORTION_S = 0.02
#: A paused preview shows its picture again so often, in seconds: whoever watches must hear of it.
PAUSED_S = 0.5
#: A picture later than this starts the clock anew, so that a slow machine does not rush afterwards.
LATE_S = 0.25


def previs(request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
    """Serve {spec, target}: pictures go into the ring at `target` until cancelled.

    Changes are {spec}, {restart} or {paused}.

    Each picture is told as an event "picture" with its number, slot, frame, time, ledger, limits and rate.
    Raises InputError bad_value; Cancelled.
    """
    target = request.get("target")
    if not isinstance(target, str) or not target:
        raise InputError(Code.BAD_VALUE, field="target", value=target, expected="text")
    live = _Live(_spec(request), target, turn)
    try:
        live.run()
    finally:
        live.close()
    return {}


def _spec(request: Mapping[str, Any]) -> PrevisSpec:
    try:
        spec = codec.from_plain(PrevisSpec, request.get("spec"))
    except ValueError as problem:
        raise InputError(Code.BAD_VALUE, field="spec", value="", expected=problem) from problem
    return check(spec)


class _Live:
    def __init__(self, spec: PrevisSpec, target: str, turn: Turn) -> None:
        self._turn = turn
        turn.holds(target)
        self._show = Show(spec)
        try:
            self._ring = Ring(target, spec.width_px, spec.height_px)
        except OSError as problem:
            raise output_error(target, problem) from problem
        self._number = 0
        self._change_id = 0
        self._paused = False
        self._spent_s = 0.0

    def close(self) -> None:
        self._ring.close()

    def run(self) -> None:
        """Until cancelled; the scene starts again when it is over."""
        due = time.monotonic()
        while True:
            self._listen()
            began = time.perf_counter()
            if self._show.frame >= self._show.spec.frames:
                self._show.restart()
            if self._number and not self._paused:
                self._show.advance()
            picture = self._show.draw()
            self._number += 1
            slot = self._ring.put(self._number, picture)
            spent = time.perf_counter() - began
            self._spent_s = spent if self._number == 1 else 0.9 * self._spent_s + 0.1 * spent
            self._tell(slot)
            due += PAUSED_S if self._paused else 1 / float(self._show.spec.rate)
            due = self._wait(due)

    def _wait(self, due: float) -> float:
        """Sleep until the next picture is due, but wake for a change: it shows at once."""
        while (left := due - time.monotonic()) > 0:
            self._turn.check()
            if self._turn.changed:
                return time.monotonic()
            time.sleep(min(left, PORTION_S))
        return time.monotonic() if left < -LATE_S else due

    def _listen(self) -> None:
        self._turn.check()
        for change in self._turn.changes():
            self._change_id = int(change.get("number", 0))
            if "paused" in change:
                self._paused = change["paused"] is True
            if change.get("restart"):
                self._show.restart()
            if "spec" in change:
                spec = _spec(change)
                if not self._show.change(spec):
                    self._renew(spec)

    def _renew(self, spec: PrevisSpec) -> None:
        """Another scene; the picture keeps the size of its ring."""
        size = (self._show.spec.width_px, self._show.spec.height_px)
        if (spec.width_px, spec.height_px) != size:
            raise InputError(Code.BAD_VALUE, field="size", value=f"{spec.width_px}x{spec.height_px}",
                             expected=f"{size[0]}x{size[1]} while it runs")  # fmt: skip
        self._show = Show(spec)

    def _tell(self, slot: int) -> None:
        show = self._show
        self._turn.say(
            "picture",
            number=self._number,
            slot=slot,
            frame=show.frame,
            time_s=show.time_s,
            change=self._change_id,
            work_s=self._spent_s,
            ledger=codec.to_plain(show.ledger()),
            limits=codec.to_plain(show.limits()),
        )
