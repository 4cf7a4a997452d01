"""Words in prompts and scripts: English by their ends, Chinese wherever they stand."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.prompt_template import CHINESE_TEMPLATE, read_template
from holysheep_studio.domain.routing import classify
from holysheep_studio.domain.schedule import windows
from holysheep_studio.domain.screenplay import (
    Beat,
    Character,
    SceneText,
    ShotPlan,
    Tone,
    fitting_tone,
    names_in,
    told_tone,
)
from holysheep_studio.domain.storyboard import offline_shots
from holysheep_studio.domain.timelapse import span_from_text
from holysheep_studio.domain.whole_words import stands_in, word_count


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


def test_chinese_is_measured_by_its_characters() -> None:
    assert word_count("She waits for the tide.") == 5
    assert word_count("\u5979\u7b49\u7740\u6f6e\u6c34\u3002") == 3
    assert word_count("Mara \u8bf4\uff1a\u5feb\u8d70\uff01") == 3


def test_a_chinese_scene_is_a_storyboard_in_chinese() -> None:
    line = (
        "\u8fd9\u662f\u6700\u540e\u4e00\u591c\uff0c\u6211\u4eec\u90fd\u8981\u79bb\u5f00\u8fd9\u5ea7\u706f\u5854\uff0c"
        * 2
    )
    beats = (Beat("\u706f\u7f13\u7f13\u8f6c\u52a8\u3002"), Beat(line, "\u739b\u62c9"))
    tones = {"calm": Tone("calm", "wide", "soft light", words=("\u7f13\u7f13",))}
    shots = offline_shots(SceneText("s1", "INT. \u706f\u5ba4 - \u591c", beats), tones)
    assert len(shots) == 4
    assert shots[0].tone == "calm"
    assert shots[1].action == "\u739b\u62c9\u8bf4\u8bdd"
    assert shots[1].duration_s == 9  # thirty-two characters, a little over four a second, and a breath
    assert "\u591c\u7684\u5149\u7ebf" in shots[0].visual_elements
    for shot in shots:
        assert not re.search("[a-z]", f"{shot.action} {shot.camera_angle}")


def test_the_usual_template_in_chinese_has_no_english_and_no_two_full_stops() -> None:
    known = {name: name for name in ("name", "material", "highlight", "mood")}
    values = {
        "name": "\u771f\u4e1d\u56f4\u5dfe",
        "material": "",
        "highlight": "\u624b\u5de5\u5377\u8fb9\u3002",
        "mood": "\u5b81\u9759",
    }
    said = read_template(CHINESE_TEMPLATE, known).fill(values.__getitem__)
    assert not re.search("[A-Za-z]", said)
    assert "\u3002\u3002" not in said
    assert "\u771f\u4e1d\u56f4\u5dfe" in said
    assert "\u5b81\u9759" in said
