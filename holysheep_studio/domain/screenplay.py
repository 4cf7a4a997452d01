"""Screenplay: scenes, shots, characters and feelings, and the words in which a shot is asked of a model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.whole_words import stands_in, unparted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from holysheep_studio.domain.script import Script

FEWEST_SHOTS, MOST_SHOTS = 4, 8
SHORTEST_S, LONGEST_S = 1, 60
NEUTRAL = "neutral"


class Speech(Frozen, frozen=True):
    """What somebody says in a shot."""

    speaker: str
    text: str
    manner: str = ""


class Beat(Frozen, frozen=True):
    """The smallest step of a scene: something happens, or with a `speaker` something is said."""

    text: str
    speaker: str = ""
    manner: str = ""


class SceneText(Frozen, frozen=True):
    """A scene as the studio works with it. `key` stays the same while the scene is edited."""

    key: str
    heading: str
    beats: tuple[Beat, ...]
    line: int = 0  # of the script, where it began when it was split

    @property
    def text(self) -> str:
        """All of it, for reading."""
        return "\n".join(f"{beat.speaker}: {beat.text}" if beat.speaker else beat.text for beat in self.beats)


class ShotPlan(Frozen, frozen=True):
    """One shot of a storyboard. `key` is unique within the episode."""

    key: str
    action: str
    camera_angle: str
    tone: str = NEUTRAL
    visual_elements: tuple[str, ...] = ()
    dialogue: tuple[Speech, ...] = ()
    duration_s: int = 5


class Character(Frozen, frozen=True):
    """A character's sheet, for all episodes of a series. `references` are pictures on this machine."""

    name: str
    description: str = ""
    references: tuple[str, ...] = ()
    seed: int | None = None
    voice: str = ""
    style: str = ""
    also: tuple[str, ...] = ()  # other names in scripts


class Tone(Frozen, frozen=True):
    """What a feeling asks of camera and light, and the words that tell it."""

    name: str
    camera: str
    lighting: str
    pace: str = ""
    words: tuple[str, ...] = ()


class ToneRow(Frozen, frozen=True):
    """A tone as its editor shows it. `own`: a file of the user's; `problem`: why that file cannot be used."""

    name: str
    tone: Tone | None
    shipped: bool
    own: bool
    problem: str = ""


def tone_of(name: str, about: Mapping[str, Any]) -> Tone:
    """A tone from its file. Raises InputError bad_value."""
    for field in ("camera", "lighting"):
        if not isinstance(about.get(field), str) or not about[field].strip():
            raise InputError(Code.BAD_VALUE, field=f"{name}.{field}", value=about.get(field), expected="words")
    words = about.get("words", [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise InputError(Code.BAD_VALUE, field=f"{name}.words", value=words, expected="a list of words")
    return Tone(name, about["camera"], about["lighting"], str(about.get("pace", "")), tuple(words))


def told_tone(text: str, tones: Mapping[str, Tone]) -> str:
    """The tone that most words of a text speak for; the first of equals; "neutral" where none does."""
    words = re.findall(r"[^\W_]+", text.casefold())
    folded = f" {' '.join(words)} "

    def times(word: str) -> int:
        return text.count(word) if unparted(word) else folded.count(f" {word.casefold()} ")

    counts = {name: sum(times(word) for word in tone.words) for name, tone in tones.items()}
    best = max(counts, key=lambda name: counts[name], default=NEUTRAL)
    return best if counts.get(best, 0) else NEUTRAL


def fitting_tone(said: str, tones: Mapping[str, Tone]) -> Tone | None:
    """The tone that a model or a person named in words of their own ("very tense, dark"); None: no such tone."""
    folded = said.strip().casefold()
    if folded in tones:
        return tones[folded]
    found = told_tone(folded, {name: Tone(name, "", "", words=(name, *tone.words)) for name, tone in tones.items()})
    return tones.get(found) if found != NEUTRAL or NEUTRAL in folded else None


def scenes_of(script: Script, before: Sequence[SceneText] = ()) -> tuple[SceneText, ...]:
    """The scenes of a script. A scene that was there before keeps its key, so that what was made of it stays."""
    found = [
        SceneText(
            "",
            passage.heading,
            tuple(Beat(one.text, one.speaker, one.manner) for one in passage.elements),
            passage.line,
        )
        for passage in script.passages
    ]
    return keyed(found, before)


def keyed(found: Sequence[SceneText], before: Sequence[SceneText]) -> tuple[SceneText, ...]:
    """Scenes with the keys of those before that are the same, then of those with the same heading, else new ones."""
    keys: dict[int, str] = {}
    left = list(before)
    for same in (_same, _same_heading):
        for place, scene in enumerate(found):
            twin = None if place in keys else next((one for one in left if same(scene, one)), None)
            if twin is not None:
                keys[place] = twin.key
                left.remove(twin)
    highest = max([int(one.key[1:]) for one in before if re.fullmatch(r"s\d+", one.key)], default=0)
    out = []
    for place, scene in enumerate(found):
        if place not in keys:
            highest += 1
            keys[place] = f"s{highest}"
        out.append(SceneText(keys[place], scene.heading, scene.beats, scene.line))
    return tuple(out)


def _same(a: SceneText, b: SceneText) -> bool:
    return a.heading == b.heading and a.beats == b.beats


def _same_heading(a: SceneText, b: SceneText) -> bool:
    return a.heading == b.heading != ""


def names_in(shot: ShotPlan, characters: Iterable[Character]) -> tuple[Character, ...]:
    """The characters that appear in a shot: who speaks in it, or is named in what happens."""
    said = f"{shot.action} {' '.join(shot.visual_elements)} {' '.join(one.speaker for one in shot.dialogue)}".casefold()
    found = []
    for one in characters:
        names = [name.casefold() for name in (one.name, *one.also) if name.strip()]
        if any(stands_in(name, said) for name in names):
            found.append(one)
    return tuple(found)


def shot_prompt(shot: ShotPlan, scene: SceneText, characters: Iterable[Character], tones: Mapping[str, Tone]) -> str:
    """The words in which the shot is asked for: camera, place, what happens, who is seen, feeling."""
    tone = fitting_tone(shot.tone, tones)
    parts = [shot.camera_angle, scene.heading, shot.action]
    for one in names_in(shot, characters):
        parts.append(f"{one.name}: {one.description}" if one.description else one.name)
        parts.append(one.style)
    if shot.visual_elements:
        parts.append(", ".join(shot.visual_elements))
    if tone is not None:
        parts += [f"{tone.name} mood", tone.camera, tone.lighting]
    elif shot.tone:
        parts.append(f"{shot.tone} mood")
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."


def check_shots(shots: Sequence[ShotPlan], scene: str) -> None:
    """Raises InputError bad_value for a storyboard that cannot be filmed: count, keys, empty or endless shots."""
    if not FEWEST_SHOTS <= len(shots) <= MOST_SHOTS:
        expected = f"{FEWEST_SHOTS} to {MOST_SHOTS} shots"
        raise InputError(Code.BAD_VALUE, field=f"scene {scene}", value=f"{len(shots)} shots", expected=expected)
    if len({shot.key for shot in shots}) < len(shots):
        raise InputError(Code.BAD_VALUE, field=f"scene {scene}", value="a key twice", expected="a key for each shot")
    for shot in shots:
        where = f"shot {shot.key}"
        if not shot.action.strip():
            raise InputError(Code.BAD_VALUE, field=f"{where}, action", value="nothing", expected="what happens")
        if not shot.camera_angle.strip():
            raise InputError(Code.BAD_VALUE, field=f"{where}, camera_angle", value="nothing", expected="words")
        if not SHORTEST_S <= shot.duration_s <= LONGEST_S:
            expected = f"{SHORTEST_S} to {LONGEST_S} seconds"
            raise InputError(Code.BAD_VALUE, field=f"{where}, duration_s", value=shot.duration_s, expected=expected)


def check_scene(scene: SceneText) -> None:
    """Raises InputError bad_value for a scene in which nothing happens."""
    if not any(beat.text.strip() for beat in scene.beats):
        raise InputError(Code.BAD_VALUE, field=f"scene {scene.key}", value="nothing", expected="what happens in it")
