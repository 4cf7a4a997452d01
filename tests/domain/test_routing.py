"""Routing rules: every condition by itself, in order, with ceilings; and what stands in for what."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from holysheep_studio import resources
from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.cloud import CloudSpec
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.feature import Feature
from holysheep_studio.domain.issue import IssueCode, error, warning
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.routing import (
    Bar,
    Offer,
    Routing,
    Rule,
    Subject,
    Wish,
    bars_of,
    bars_of_offer,
    classify,
    decide,
    equivalent,
    no_dearer,
    read_routing,
)

SUBJECT = Subject(frozenset({"water"}), "text", "normal", Wish("normal", "draft"))
RULE = Rule("all", "a", "m")
CENT, DIME = Money(10_000, "USD"), Money(100_000, "USD")
STOPS, TELLS = error("size", IssueCode.NOT_A_CHOICE), warning("seed", IssueCode.IGNORED)


@pytest.mark.parametrize(
    ("changed", "bars"),
    [
        ({}, ()),
        ({"content": ("water",)}, ()),
        ({"content": ("people", "water")}, ()),
        ({"content": ("people",)}, (Bar.CONTENT,)),
        ({"kinds": ("text",)}, ()),
        ({"kinds": ("image", "video")}, (Bar.KIND,)),
        ({"effects": ("normal",)}, ()),
        ({"effects": ("time_lapse",)}, (Bar.EFFECT,)),
        ({"priorities": ("normal", "high")}, ()),
        ({"priorities": ("low",)}, (Bar.PRIORITY,)),
        ({"grades": ("draft",)}, ()),
        ({"grades": ("final",)}, (Bar.GRADE,)),
        ({"grades": ("final",), "kinds": ("video",)}, (Bar.KIND, Bar.GRADE)),
    ],
)
def test_every_list_of_a_rule_is_a_condition_and_an_empty_one_is_none(
    changed: dict[str, Any], bars: tuple[Bar, ...]
) -> None:
    assert bars_of(replace(RULE, **changed), SUBJECT) == bars


@pytest.mark.parametrize(
    ("offer", "ceiling", "bars"),
    [
        (Offer(), None, ()),
        (Offer(issues=(TELLS,)), None, ()),
        (Offer(issues=(STOPS,)), None, (Bar.UNABLE,)),
        (Offer(known=False, issues=(STOPS,)), None, (Bar.UNKNOWN,)),
        (Offer(in_use=False), None, (Bar.NOT_IN_USE,)),
        (Offer(working=False), None, (Bar.OUT_OF_ORDER,)),
        (Offer(quoted=None), DIME, (Bar.PRICE_UNKNOWN,)),
        (Offer(quoted=Money(1, "CNY")), DIME, (Bar.PRICE_UNKNOWN,)),
        (Offer(quoted=CENT), DIME, ()),
        (Offer(quoted=DIME), DIME, ()),
        (Offer(quoted=DIME), CENT, (Bar.TOO_DEAR,)),
        (Offer(quoted=Money(0, "USD")), Money(0, "USD"), ()),
    ],
)
def test_what_a_connection_says_counts_too(offer: Offer, ceiling: Money | None, bars: tuple[Bar, ...]) -> None:
    assert bars_of_offer(offer, ceiling, ceiling) == bars


def test_the_first_rule_that_nothing_bars_counts_and_the_others_say_why_not() -> None:
    rules = (
        replace(RULE, name="other content", content=("people",)),
        replace(RULE, name="dear", connection="b", most=CENT),
        replace(RULE, name="good"),
        replace(RULE, name="never looked at"),
    )
    offers = {("a", "m"): Offer(quoted=CENT), ("b", "m"): Offer(quoted=DIME)}
    found = decide(SUBJECT, Routing(rules=rules), offers)
    assert found.chosen == rules[2]
    assert [(look.rule.name, look.bars) for look in found.looks] == [
        ("other content", (Bar.CONTENT,)),
        ("dear", (Bar.TOO_DEAR,)),
        ("good", ()),
    ]


def test_the_persons_own_ceiling_holds_in_every_rule_and_nothing_may_fit() -> None:
    subject = replace(SUBJECT, wish=Wish(most=CENT))
    found = decide(subject, Routing(rules=(RULE,)), {("a", "m"): Offer(quoted=DIME)})
    assert found.chosen is None
    assert found.looks[0].bars == (Bar.TOO_DEAR,)
    assert decide(subject, Routing(rules=(RULE,)), {}).looks[0].bars == (Bar.UNKNOWN,)
    assert decide(subject, Routing(), {}).chosen is None


def test_prompts_are_told_by_whole_words() -> None:
    classes = {"water": ("wave", "water"), "people": ("man",), "empty": ("",), "dots": ("c++",)}
    assert classify("A WAVE, and no human", classes) == {"water"}
    assert classify("a man in water", classes) == {"water", "people"}
    assert classify("waves", classes) == frozenset()
    assert classify("about C++ only", classes) == {"dots"}


@pytest.mark.parametrize(
    "text",
    [
        "[[rules]]\nname = 'x'\nconnection = 'a'",
        "[[rules]]\nname = ''\nconnection = 'a'\nmodel = 'm'",
        "[[rules]]\nname = 'x'\nconnection = 'auto'\nmodel = 'm'",
        "[[rules]]\nname = 'x'\nconnection = 'a'\nmodel = 'm'\ncontent = ['nosuch']",
        "[[rules]]\nname = 'x'\nconnection = 'a'\nmodel = 'm'\nkinds = ['sound']",
        "[[rules]]\nname = 'x'\nconnection = 'a'\nmodel = 'm'\ngrades = ['best']",
        "[[rules]]\nname = 'x'\nconnection = 'a'\nmodel = 'm'\nmost = 3",
        "[[rules]]\nname = 'x'\nconnection = 'a'\nmodel = 'm'\n[[rules]]\nname = 'x'\nconnection = 'b'\nmodel = 'm'",
        "[[spares]]\nconnection = 'a'\nmodel = 'm'\nto_connection = 'a'\nto_model = 'm'",
        "colour = 'red'",
    ],
)
def test_routing_that_cannot_be_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_routing(tomllib.loads(text))
    assert caught.value.code == "bad_value"


def test_the_shipped_example_can_be_read() -> None:
    found = read_routing(resources.table("routes", "example.toml"))
    assert found.rules
    assert {rule.connection for rule in found.rules} == {"demo"}


def test_a_stand_in_carries_every_wish_as_well() -> None:
    wire, said = {Feature.SEED: Carriage.WIRE}, {Feature.SEED: Carriage.PROMPT}
    lost, here = {Feature.SEED: Carriage.IGNORED}, {Feature.SEED: Carriage.LOCAL}

    def can(carried: dict[Feature, Carriage]) -> Capabilities:
        return Capabilities(Span(Fraction(1), Fraction(60)), carried)

    plain = CloudSpec("m", "x", Fraction(5))
    asked = replace(plain, seed=0)
    assert equivalent(plain, can(wire), can({}))
    assert equivalent(asked, can(wire), can(wire))
    assert equivalent(asked, can(wire), can(here))
    assert equivalent(asked, can(lost), can(said))
    assert not equivalent(asked, can(wire), can(said))
    assert not equivalent(asked, can(said), can(lost))
    assert not equivalent(asked, can(wire), can({}))


def test_an_unknown_price_is_never_no_dearer() -> None:
    assert no_dearer(DIME, DIME)
    assert no_dearer(DIME, CENT)
    assert not no_dearer(CENT, DIME)
    assert not no_dearer(None, CENT)
    assert not no_dearer(CENT, None)
    assert not no_dearer(CENT, Money(1, "CNY"))
