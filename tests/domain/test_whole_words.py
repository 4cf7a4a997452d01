"""Words in prompts and scripts: English by their ends, Chinese wherever they stand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.routing import classify
from holysheep_studio.domain.schedule import windows
from holysheep_studio.domain.screenplay import Character, ShotPlan, Tone, fitting_tone, names_in, told_tone
from holysheep_studio.domain.timelapse import span_from_text
from holysheep_studio.domain.whole_words import stands_in


@pytest.mark.parametrize(
    ("word", "text", "there"),
    [
        ("rain", "Rain falls.", True),
        ("rain", "The train leaves.", False),
        ("\u6d77\u6d6a", "\u5de8\u5927\u7684\u6d77\u6d6a\u62cd\u6253\u7901\u77f3", True),
        ("\u6d77\u6d6a", "\u5927\u6d77", False),
        ("Mara", "Mara\u64e6\u62ed\u73bb\u7483", True),
        ("Mara", "Maraud\u64e6\u62ed", False),
        ("A\u8ba1\u5212", "\u6267\u884cA\u8ba1\u5212\u5427", True),
        ("A\u8ba1\u5212", "\u6267\u884cNASA\u8ba1\u5212", False),
    ],
)
def test_where_a_word_stands(word: str, text: str, there: bool) -> None:  # noqa: FBT001 - a table of cases
    assert stands_in(word, text) is there


def test_a_chinese_prompt_has_its_class() -> None:
    classes = {"water": ("wave", "\u6d77\u6d6a"), "city": ("street",)}
    assert classify("\u591c\u91cc\u7684\u6d77\u6d6a", classes) == {"water"}
    assert classify("microwave", classes) == frozenset()


def test_chinese_names_and_feelings_are_seen_in_a_shot() -> None:
    shot = ShotPlan("", "\u739b\u62c9\u9759\u9759\u5730\u64e6\u62ed\u706f\u7f69", "")
    mara, other = Character("\u739b\u62c9"), Character("\u4f0a\u5229\u4e9a")
    assert names_in(shot, [other, mara]) == (mara,)
    tones = {
        "tense": Tone("tense", "close", "hard", words=("waits",)),
        "calm": Tone("calm", "wide", "soft", words=("quiet", "\u9759\u9759", "\u5e73\u9759")),
    }
    assert told_tone(shot.action, tones) == "calm"
    assert fitting_tone("\u5e73\u9759", tones) == tones["calm"]
    assert told_tone("She waits.", tones) == "tense"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("6 \u4e2a\u6708", 6 * 30 * 86_400),
        ("10\u79d2", 10),
        ("1.5 \u5c0f\u65f6", 5400),
        ("3 \u5929", 3 * 86_400),
        ("2 \u4e2a\u661f\u671f", 14 * 86_400),
        ("6 months", 6 * 30 * 86_400),
    ],
)
def test_spans_are_read_with_chinese_units(text: str, seconds: int) -> None:
    assert span_from_text(text) == Fraction(seconds)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(InputError):
        span_from_text("6 \u4e2a\u4e16\u754c")


def test_hours_may_be_parted_by_chinese_commas() -> None:
    assert windows("22:00-06:00\uff0c12:00-14:00") == windows("22:00-06:00, 12:00-14:00")
