"""What several models can do together: each wish that one of them takes may be made."""

from __future__ import annotations

from fractions import Fraction

from holysheep_studio.domain.capability import Capabilities, Carriage, Span
from holysheep_studio.domain.choice_of_many import together
from holysheep_studio.domain.cloud import Mode, Size
from holysheep_studio.domain.feature import Feature

SMALL, LARGE = Size(1280, 720), Size(1920, 1080)
SHORT, LONG = Span(Fraction(1), Fraction(5), whole=True), Span(Fraction(4), Fraction(10))


def test_alone_a_model_keeps_what_it_can_but_its_name() -> None:
    one = Capabilities(SHORT, {Feature.SEED: Carriage.WIRE}, models=("m",), sizes=(SMALL,), styles=("noir",))
    both = together([one])
    assert both.models == ()
    assert (both.durations, both.carried, both.sizes, both.styles) == (SHORT, one.carried, one.sizes, one.styles)


def test_the_widest_is_offered_and_the_first_that_takes_a_wish_says_how() -> None:
    one = Capabilities(
        SHORT, {Feature.SEED: Carriage.REFUSED, Feature.STYLE: Carriage.PROMPT}, sizes=(SMALL,), qualities=("hd",)
    )
    other = Capabilities(
        LONG, {Feature.SEED: Carriage.WIRE, Feature.STYLE: Carriage.WIRE}, {Mode.SLOW_MOTION: {}}, sizes=(LARGE, SMALL)
    )
    both = together([one, other])
    assert both.carriage(Feature.SEED, Mode.NORMAL) is Carriage.WIRE
    assert both.carriage(Feature.STYLE, Mode.SLOW_MOTION) is Carriage.PROMPT
    assert both.carriage(Feature.EMOTION, Mode.NORMAL) is Carriage.REFUSED
    assert both.sizes == (SMALL, LARGE)
    assert both.qualities == ("hd",)
    assert Fraction(1) in both.durations
    assert Fraction(19, 2) in both.durations
    assert together([one, Capabilities(LONG)]).sizes == ()  # the second takes any
