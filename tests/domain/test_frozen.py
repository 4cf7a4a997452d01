"""Frozen values: to the standard library's functions for dataclasses they are dataclasses; nobody changes one."""

from __future__ import annotations

import copy
import pickle
from dataclasses import asdict, fields, is_dataclass, replace

import pytest
from msgspec import field

from holysheep_studio.domain.frozen import Frozen


class Span(Frozen, frozen=True):
    """Two ends."""

    first: int
    last: int = 9
    tags: list[str] = field(default_factory=list)


class Named(Span, frozen=True):
    """With a name."""

    name: str = ""


def test_a_value_is_replaced_listed_and_spread_out_like_a_dataclass() -> None:
    span = Span(1)
    assert replace(span, last=3) == Span(1, 3)
    assert [one.name for one in fields(span)] == ["first", "last", "tags"]
    assert fields(Span)[1].default == 9
    assert fields(Span)[2].default_factory is list
    assert asdict(Named(1, name="a")) == {"first": 1, "last": 9, "tags": [], "name": "a"}
    assert is_dataclass(span)
    with pytest.raises(TypeError, match="nothing"):
        replace(span, nothing=1)  # type: ignore[call-arg]


def test_a_value_stays_as_it_is_and_is_what_it_says() -> None:
    span = Span(1)
    with pytest.raises(AttributeError):
        span.first = 2  # type: ignore[misc]
    assert repr(span) == "Span(first=1, last=9, tags=[])"
    assert span == Span(1)
    assert span != Named(1)
    assert Span(1).tags is not Span(1).tags
    assert copy.deepcopy(span) == pickle.loads(pickle.dumps(span)) == span  # noqa: S301 - of our own making
