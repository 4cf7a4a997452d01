"""What a screen reader is told of a program on the accessibility bus: a line of JSON for every thing it can reach.

Run by the system's own Python, which has the bindings of AT-SPI: `reader.py NAME_OF_THE_PROGRAM SECONDS [TAB]`. Where a
tab is named it is pressed first, as a screen reader presses it, and what lies behind it is waited for.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found] # noqa: E402 - its version has to be said first

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Long lists are not told to their end.
MOST = 60


def found(name: str, patience_s: float) -> Any:
    """The program of this name with a window, or None."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for n in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(n)
            if program is not None and program.get_name() == name and program.get_child_count():
                return program
        time.sleep(0.3)
    return None


def below(thing: Any) -> Iterator[Any]:
    """This one and all below it."""
    yield thing
    for n in range(min(thing.get_child_count(), MOST)):
        child = thing.get_child_at_index(n)
        if child is not None:
            yield from below(child)


def press(program: Any, tab: str, patience_s: float) -> bool:
    """Press this tab; whether the panel of this name is shown then."""
    until, pressed = time.monotonic() + patience_s, False
    while time.monotonic() < until:
        for one in below(program):
            if one.get_name() != tab:
                continue
            if one.get_role_name() == "page tab" and not pressed:
                pressed = one.get_action_iface().do_action(0)
            if one.get_role_name() == "panel" and one.get_state_set().contains(Atspi.StateType.SHOWING):
                return True
        time.sleep(0.3)
    return False


def tell(thing: Any, depth: int) -> None:
    """This one and all below it; `depth` says how much deeper it may go."""
    states = thing.get_state_set()
    told = {
        "depth": depth,
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "about": thing.get_description(),
        "shown": states.contains(Atspi.StateType.SHOWING),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "labelled": any(
            one.get_relation_type() == Atspi.RelationType.LABELLED_BY for one in thing.get_relation_set() or ()
        ),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    if depth > 0:
        for n in range(min(thing.get_child_count(), MOST)):
            child = thing.get_child_at_index(n)
            if child is not None:
                tell(child, depth - 1)


def main() -> None:
    """Find the program and tell everything."""
    program = found(sys.argv[1], float(sys.argv[2]))
    if program is None:
        sys.exit("no such program on the bus")
    if len(sys.argv) > 3 and not press(program, sys.argv[3], float(sys.argv[2])):
        sys.exit(f"{sys.argv[3]} does not open by its tab")
    tell(program, 40)


if __name__ == "__main__":
    main()
