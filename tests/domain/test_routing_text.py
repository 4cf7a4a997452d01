"""Rules as text: what is written is read back to the same rules."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.money import Money
from holysheep_studio.domain.routing import GRADES, KINDS, PRIORITIES, Routing, Rule, Spare, read_routing
from holysheep_studio.domain.routing_text import routing_text

NAMES = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
SOME = st.lists(st.sampled_from(["water", "city of \u6c34"]), unique=True).map(tuple)
RULES = st.builds(
    Rule,
    NAMES, NAMES, NAMES,
    content=SOME,
    kinds=st.lists(st.sampled_from(KINDS), unique=True).map(tuple),
    effects=st.just(("slow_motion_4x",)),
    priorities=st.lists(st.sampled_from(PRIORITIES), unique=True).map(tuple),
    grades=st.lists(st.sampled_from(GRADES), unique=True).map(tuple),
    most=st.none() | st.builds(Money, st.integers(0, 10**12), st.sampled_from(["USD", "credit"])),
)  # fmt: skip
SPARES = st.builds(Spare, NAMES, NAMES, NAMES.map(lambda name: name + "2"), NAMES, st.booleans())
CLASSES = st.just({"water": ("wave", "sea"), "city of \u6c34": ("\u8857",)})


ROWS = st.lists(RULES, max_size=4, unique_by=lambda rule: rule.name).map(tuple)


@given(st.builds(Routing, CLASSES, ROWS, st.lists(SPARES, max_size=3).map(tuple)))
def test_rules_come_back_as_they_were_written(routing: Routing) -> None:
    assert read_routing(tomllib.loads(routing_text(routing))) == routing
