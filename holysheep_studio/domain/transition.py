"""State transitions: how matter turns into other matter while the clip runs, smoothly from number to number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from math import exp, isfinite, log
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.parameters import PARAMETERS, SHOWN

if TYPE_CHECKING:
    from holysheep_studio.domain.physics import PhysicsSpec


def is_tint(text: str) -> bool:
    """Whether a text is a colour as #rrggbb."""
    return len(text) == 7 and text[0] == "#" and all(one in "0123456789abcdefABCDEF" for one in text[1:])


class State(Frozen, frozen=True):
    """Matter at a share of the clip's time (0-1): its name for words, its numbers, its colour as #rrggbb or none."""

    at: float
    name: str
    parameters: Mapping[str, float]
    tint: str = ""


class Transition(Frozen, frozen=True):
    """States in their order. Before the first and after the last the matter stays; in between it blends.

    The blend is continuous with its slope everywhere: 3 u^2 - 2 u^3 between two states, at rest in each. Numbers that
    span powers of ten (viscosity, density) blend by their logarithm. What one of the two states lacks appears whole.
    """

    states: tuple[State, ...]

    def check(self) -> None:
        """Raise InputError bad_value where states are missing, out of order or out of the clip."""
        if len(self.states) < 2:
            raise InputError(Code.BAD_VALUE, field="states", value=len(self.states), expected="two states or more")
        for state in self.states:
            for name, value in state.parameters.items():
                bounds = SHOWN.get(name)
                if not isfinite(value) or (bounds is not None and not bounds.lowest <= value <= bounds.highest):
                    raise InputError(
                        Code.BAD_VALUE, field=f"{state.name}.{name}", value=value, expected=bounds or "a finite number"
                    )
            if state.tint and not is_tint(state.tint):
                raise InputError(Code.BAD_VALUE, field=f"{state.name}.tint", value=state.tint, expected="#rrggbb")
            if not 0 <= state.at <= 1:
                raise InputError(Code.BAD_VALUE, field=state.name, value=state.at, expected="0-1")
        for before, after in pairwise(self.states):
            if after.at <= before.at:
                raise InputError(Code.BAD_VALUE, field=after.name, value=after.at, expected=f"after {before.at:g}")

    def at(self, share: float) -> dict[str, float]:
        """The numbers at a share of the clip."""
        if share <= self.states[0].at:
            return dict(self.states[0].parameters)
        for before, after in pairwise(self.states):
            if share < after.at:
                return _blend(before, after, share)
        return dict(self.states[-1].parameters)

    def tint(self, share: float) -> str:
        """The colour at a share of the clip, #rrggbb; empty where no state has one."""
        tinted = [(state.at, state.tint) for state in self.states if state.tint]
        before = [one for one in tinted if one[0] <= share] or tinted[:1]
        after = [one for one in tinted if one[0] > share] or tinted[-1:]
        if not tinted or before[-1][0] >= after[0][0]:
            return before[-1][1] if tinted else ""
        weight = _eased((share - before[-1][0]) / (after[0][0] - before[-1][0]))
        pairs = ((int(before[-1][1][n : n + 2], 16), int(after[0][1][n : n + 2], 16)) for n in (1, 3, 5))
        return "#" + "".join(f"{round(a + (b - a) * weight):02x}" for a, b in pairs)

    def physics(self, spec: PhysicsSpec, share: float) -> PhysicsSpec:
        """The spec with the numbers of a share of the clip."""
        return replace(spec, parameters={**spec.parameters, **self.at(share)})

    def words(self) -> tuple[str, ...]:
        """Each change as a sentence for a prompt or a provider's list of changes, in order."""
        return tuple(
            f"from {before.name} at {before.at * 100:.0f} % to {after.name} at {after.at * 100:.0f} % of the clip"
            for before, after in pairwise(self.states)
        )


def _eased(u: float) -> float:
    return u * u * (3 - 2 * u)


def _blend(before: State, after: State, share: float) -> dict[str, float]:
    u = (share - before.at) / (after.at - before.at)
    weight = _eased(u)
    mixed: dict[str, float] = {}
    for name in dict.fromkeys((*before.parameters, *after.parameters)):
        a = before.parameters.get(name, after.parameters.get(name, 0.0))
        b = after.parameters.get(name, a)
        known = PARAMETERS.get(name)
        if known is not None and known.decades and a > 0 and b > 0:
            mixed[name] = a if a == b else exp(log(a) + (log(b) - log(a)) * weight)
        else:
            mixed[name] = a + (b - a) * weight
    return mixed
