"""Routing: rules that choose a connection and a model for a wish, and the reasons for and against each of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import field

from holysheep_studio.domain.codec import from_plain
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.feature import wishes
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.issue import Issue, errors
from holysheep_studio.domain.money import Money
from holysheep_studio.domain.whole_words import stands_in

if TYPE_CHECKING:
    from holysheep_studio.domain.capability import Capabilities
    from holysheep_studio.domain.cloud import CloudSpec

#: The connection's name that asks for a choice by rules.
AUTO = "auto"
PRIORITIES = ("low", "normal", "high")
GRADES = ("draft", "standard", "final")
KINDS = ("text", "image", "video")


class Rule(Frozen, frozen=True):
    """Where a wish goes that fits every list; an empty list fits any. The first rule that fits and can do it counts.

    `content` are names of classes, one of which the prompt must belong to; `most` is the highest price of a clip.
    """

    name: str
    connection: str
    model: str
    content: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    most: Money | None = None


class Spare(Frozen, frozen=True):
    """Where jobs of a connection and model go that surely did not run, while it is out of order."""

    connection: str
    model: str
    to_connection: str
    to_model: str
    dearer: bool = False  # also when it costs more, or when its price is not known


class Routing(Frozen, frozen=True):
    """Everything that decides where requests go. `classes` are words that tell what a prompt is about."""

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    spares: tuple[Spare, ...] = ()


class Wish(Frozen, frozen=True):
    """What a person says about a request beyond the clip itself. `most` is the highest price of a clip."""

    priority: str = "normal"
    grade: str = "standard"
    most: Money | None = None


class Subject(Frozen, frozen=True):
    """A request as the rules see it."""

    content: frozenset[str]
    kind: str
    effect: str
    wish: Wish = Wish()


class Bar(StrEnum):
    """Why a rule does not count."""

    CONTENT = "content"
    KIND = "kind"
    EFFECT = "effect"
    PRIORITY = "priority"
    GRADE = "grade"
    UNKNOWN = "unknown"  # there is no such connection, or it cannot be opened
    NOT_IN_USE = "not_in_use"  # its stage says that it takes no ordinary work
    OUT_OF_ORDER = "out_of_order"
    UNABLE = "unable"  # an issue stops the request there
    PRICE_UNKNOWN = "price_unknown"  # so it cannot be within the ceiling
    TOO_DEAR = "too_dear"


class Offer(Frozen, frozen=True):
    """What a connection says about a request with a model."""

    known: bool = True
    in_use: bool = True
    working: bool = True
    issues: tuple[Issue, ...] = ()
    quoted: Money | None = None


class Look(Frozen, frozen=True):
    """A rule as it was looked at: it counts when nothing bars it."""

    rule: Rule
    bars: tuple[Bar, ...]
    offer: Offer | None = None  # None: not asked for


class Decision(Frozen, frozen=True):
    """The rules in order up to the one that counts; without one nothing fits."""

    subject: Subject
    looks: tuple[Look, ...]

    @property
    def chosen(self) -> Rule | None:
        """The rule that counts."""
        return self.looks[-1].rule if self.looks and not self.looks[-1].bars else None


def read_routing(plain: Mapping[str, Any]) -> Routing:
    """The routing of a TOML file ([classes], [[rules]], [[spares]]). Raises InputError bad_value naming the place."""
    try:
        found = from_plain(Routing, dict(plain))
    except ValueError as wrong:
        raise _bad("the routing", "this", wrong) from None
    stray = set(plain) - {"classes", "rules", "spares"}
    if stray:
        raise _bad("the routing", min(stray), "classes, rules or spares")
    for rule in found.rules:
        _check(rule, found)
    names = [rule.name for rule in found.rules]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise _bad("rules.name", twice, "a name of its own for each rule")
    loop = next((one for one in found.spares if (one.connection, one.model) == (one.to_connection, one.to_model)), None)
    if loop is not None:
        raise _bad("spares", loop.connection, "another connection or model than the one it stands in for")
    return found


def classify(prompt: str, classes: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The classes whose words stand in the prompt, as whole words whatever their case."""
    return frozenset(name for name, words in classes.items() if any(stands_in(word, prompt) for word in words if word))


def bars_of(rule: Rule, subject: Subject) -> tuple[Bar, ...]:
    """What about the request itself speaks against a rule."""
    wish = subject.wish
    asked = (
        (Bar.CONTENT, not rule.content or bool(subject.content & set(rule.content))),
        (Bar.KIND, not rule.kinds or subject.kind in rule.kinds),
        (Bar.EFFECT, not rule.effects or subject.effect in rule.effects),
        (Bar.PRIORITY, not rule.priorities or wish.priority in rule.priorities),
        (Bar.GRADE, not rule.grades or wish.grade in rule.grades),
    )
    return tuple(bar for bar, fits in asked if not fits)


def bars_of_offer(offer: Offer, *ceilings: Money | None) -> tuple[Bar, ...]:
    """What about a connection's answer speaks against it."""
    if not offer.known:
        return (Bar.UNKNOWN,)
    found = []
    if not offer.in_use:
        found.append(Bar.NOT_IN_USE)
    if not offer.working:
        found.append(Bar.OUT_OF_ORDER)
    if errors(offer.issues):
        found.append(Bar.UNABLE)
    for ceiling in ceilings:
        if ceiling is not None:
            found += _price_bars(offer.quoted, ceiling)
    return tuple(dict.fromkeys(found))


def decide(subject: Subject, routing: Routing, offers: Mapping[tuple[str, str], Offer]) -> Decision:
    """The first rule that fits the request and whose connection can do it. `offers` are by connection and model."""
    looks = []
    for rule in routing.rules:
        bars = bars_of(rule, subject)
        offer = None if bars else offers.get((rule.connection, rule.model), Offer(known=False))
        if offer is not None:
            bars = bars_of_offer(offer, rule.most, subject.wish.most)
        looks.append(Look(rule, bars, offer))
        if not bars:
            break
    return Decision(subject, tuple(looks))


def equivalent(spec: CloudSpec, can: Capabilities, other: Capabilities) -> bool:
    """Whether the other model carries each wish of the spec at least as it is carried here."""
    ranks = ("refused", "ignored", "recorded", "prompt", "local", "wire")
    return all(
        ranks.index(other.carriage(wish, spec.mode)) >= min(ranks.index(can.carriage(wish, spec.mode)), 4)
        for wish in wishes(spec)
    )


def no_dearer(before: Money | None, now: Money | None) -> bool:
    """Whether a price is known to be at most another one; what is not known is not."""
    return before is not None and now is not None and before.currency == now.currency and now.micro <= before.micro


def _price_bars(quoted: Money | None, ceiling: Money) -> list[Bar]:
    if quoted is None or quoted.currency != ceiling.currency:
        return [Bar.PRICE_UNKNOWN]
    return [Bar.TOO_DEAR] if quoted.micro > ceiling.micro else []


def _check(rule: Rule, routing: Routing) -> None:
    where = f"rules.{rule.name or '?'}"
    for name, value in (("name", rule.name), ("connection", rule.connection), ("model", rule.model)):
        if not value.strip():
            raise _bad(f"{where}.{name}", "empty", "a name")
    lists = (
        ("content", rule.content, tuple(routing.classes)),
        ("kinds", rule.kinds, KINDS),
        ("priorities", rule.priorities, PRIORITIES),
        ("grades", rule.grades, GRADES),
    )
    for name, given, known in lists:
        strange = next((one for one in given if one not in known), None)
        if strange is not None:
            raise _bad(f"{where}.{name}", strange, ", ".join(known) or "a class that [classes] names")
    if rule.connection == AUTO:
        raise _bad(f"{where}.connection", AUTO, "a connection")


def _bad(field_name: str, value: object, expected: object) -> InputError:
    return InputError(Code.BAD_VALUE, field=field_name, value=value, expected=expected)
