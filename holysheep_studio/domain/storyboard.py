"""Storyboard: a scene broken into four to eight shots by rule, for when no language model is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from holysheep_studio.domain.screenplay import FEWEST_SHOTS, MOST_SHOTS, Beat, ShotPlan, Speech, told_tone
from holysheep_studio.domain.whole_words import unparted, word_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.screenplay import SceneText, Tone

#: A calm reader's pace; a shot is as long as what is said in it, and a breath.
WORDS_A_SECOND = 2.5
_USUAL_S, _LONGEST_S = 5, 10
_WORDS_A_SHOT = 22


class _Wording(NamedTuple):
    """How cameras and fillings are said in the language of a script."""

    opening: str
    acting: tuple[str, ...]
    talking: tuple[str, ...]
    #: What fills a scene up that has fewer beats than a storyboard has shots: camera, action.
    filling: tuple[tuple[str, str], ...]
    speaks: str
    speak: str
    between: str
    light: str


_ENGLISH = _Wording(
    "wide establishing shot, eye level",
    ("medium shot, tracking the movement", "close-up, shallow depth of field", "low angle, slow push-in"),
    ("over-the-shoulder shot", "close-up on the speaker, eye level", "medium two-shot"),
    (
        ("extreme close-up of a detail, macro", "A telling detail of the moment: {}"),
        ("close-up of the reaction, eye level", "The effect of the moment is seen: {}"),
        ("slow pull-back, high angle", "The place once more, as the moment passes: {}"),
    ),
    "{} speaks",
    "{} speak",
    " and ",
    "{} light",
)
_CHINESE = _Wording(
    "大全景\uff0c平视\uff0c交代环境",
    ("中景\uff0c跟拍动作", "特写\uff0c浅景深", "低角度\uff0c缓缓推近"),
    ("过肩镜头", "说话者特写\uff0c平视", "双人中景"),
    (
        ("细节大特写\uff0c微距", "这一刻的细节\uff1a{}"),
        ("反应特写\uff0c平视", "这一刻的反应\uff1a{}"),
        ("缓缓拉远\uff0c高角度", "此地再次入画\uff0c这一刻过去\uff1a{}"),
    ),
    "{}说话",
    "{}交谈",
    "和",
    "{}的光线",
)
_TIMES = frozenset(
    ("day", "night", "morning", "evening", "dawn", "dusk", "noon", "continuous", "later", "afternoon", "sunset",
     "日", "夜", "白天", "夜晚", "清晨", "早晨", "上午", "中午", "下午", "傍晚", "黎明", "黄昏", "日落")
)  # fmt: skip
#: As many characters of Chinese as fourteen words are.
_MOST_SIGNS = 24
_SENTENCE = re.compile(r"(?<=[.!?…。!?])[\"'”’)]*\s+|(?<=[。!?])")  # noqa: RUF001 - Chinese full stops


def offline_shots(scene: SceneText, tones: Mapping[str, Tone]) -> tuple[ShotPlan, ...]:
    """Four to eight shots of a scene, always the same ones; every beat of the scene is in exactly one of them."""
    beats = [piece for beat in scene.beats for piece in _sentences(beat)]
    words = sum(word_count(beat.text) for beat in beats)
    wanted = min(MOST_SHOTS, max(FEWEST_SHOTS, ceil(words / _WORDS_A_SHOT)))
    groups = _grouped(beats, min(wanted, len(beats)))
    wording = _CHINESE if any(unparted(beat.text) for beat in scene.beats) else _ENGLISH
    place = _place(scene.heading, wording)
    shots = [_shot(number, group, place, tones, wording) for number, group in enumerate(groups)]
    for angle, words_about in wording.filling[: max(0, FEWEST_SHOTS - len(shots))]:
        last = shots[-1]
        action = words_about.format(_first_words(shots[0].action))
        shots.append(replace(last, action=action, camera_angle=angle, dialogue=(), duration_s=_USUAL_S))
    return tuple(replace(shot, key=f"{scene.key}.{number}") for number, shot in enumerate(shots, start=1))


def _sentences(beat: Beat) -> list[Beat]:
    """A paragraph of action by its sentences; a speech stays whole unless it is long."""
    found = [piece.strip() for piece in _SENTENCE.split(beat.text) if piece and piece.strip()]
    return [replace(beat, text=piece) for piece in found] or [beat]


def _grouped(beats: Sequence[Beat], count: int) -> list[tuple[Beat, ...]]:
    """Neighbours together, so that each group has about the same number of words; none is empty."""
    total = sum(_weight(beat) for beat in beats)
    groups: list[list[Beat]] = [[]]
    done = 0
    for place, beat in enumerate(beats):
        left, open_ = len(beats) - place, count - len(groups)
        full = done >= total * len(groups) / count
        if groups[-1] and open_ > 0 and (full or left <= open_):
            groups.append([])
        groups[-1].append(beat)
        done += _weight(beat)
    return [tuple(group) for group in groups]


def _weight(beat: Beat) -> int:
    return max(1, word_count(beat.text))


def _shot(
    number: int, group: tuple[Beat, ...], place: tuple[str, ...], tones: Mapping[str, Tone], wording: _Wording
) -> ShotPlan:
    done = " ".join(beat.text for beat in group if not beat.speaker)
    said = tuple(Speech(beat.speaker, beat.text, beat.manner) for beat in group if beat.speaker)
    speakers = list(dict.fromkeys(one.speaker for one in said))
    action = done or (wording.speak if len(speakers) > 1 else wording.speaks).format(wording.between.join(speakers))
    pool = wording.talking if said else wording.acting
    angle = wording.opening if number == 0 else pool[(number - 1) % len(pool)]
    tone = told_tone(" ".join([done, *(f"{one.manner} {one.text}" for one in said)]), tones)
    elements = (*place, tones[tone].lighting) if tone in tones else place
    return ShotPlan("", action, angle, tone, elements, said, spoken_s(said))


def spoken_s(said: Sequence[Speech]) -> int:
    """How long a shot is for what is said in it: whole seconds, at least the usual."""
    words = sum(word_count(one.text) for one in said)
    return min(_LONGEST_S, max(_USUAL_S, ceil(words / WORDS_A_SECOND) + 1)) if words else _USUAL_S


def _place(heading: str, wording: _Wording) -> tuple[str, ...]:
    """Place and time of day as the heading says them."""
    bare = re.sub(r"^(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ]+", "", heading, flags=re.IGNORECASE)
    parts = [part.strip() for part in re.split(r"\s+[-–—]+\s+|,", bare) if part.strip()]  # noqa: RUF001 - as typed
    told = [part.casefold() for part in parts]
    return tuple(dict.fromkeys(part if part not in _TIMES else wording.light.format(part) for part in told))


def _first_words(text: str) -> str:
    if unparted(text):
        return text[:_MOST_SIGNS] + ("……" if len(text) > _MOST_SIGNS else "")
    words = text.split()
    return " ".join(words[:14]) + (" ..." if len(words) > 14 else "")
