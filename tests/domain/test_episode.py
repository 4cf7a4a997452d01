"""Episodes: storyboards by rule, words of shots, subtitles, and what an edit makes out of date."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holysheep_studio.domain.episode import (
    Episode,
    EpisodeId,
    Mark,
    Origin,
    Stage,
    Take,
    Written,
    basis_of,
    chosen_takes,
    shot_digest,
    stale,
)
from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.screenplay import (
    Beat,
    Character,
    SceneText,
    ShotPlan,
    Speech,
    check_shots,
    fitting_tone,
    keyed,
    names_in,
    shot_prompt,
)
from holysheep_studio.domain.script import Form
from holysheep_studio.domain.storyboard import offline_shots
from holysheep_studio.domain.subtitles import cues, srt
from holysheep_studio.services.tones import shipped_tones

if TYPE_CHECKING:
    import random

TONES = shipped_tones()
WORDS = st.lists(
    st.sampled_from(["runs", "falls", "Mara", "door", "tears", "waits", "light."]), min_size=1, max_size=40
)
BEATS = st.builds(Beat, WORDS.map(" ".join), st.sampled_from(["", "", "MARA", "JON"]))
SCENES = st.lists(st.lists(BEATS, min_size=1, max_size=12).map(tuple), min_size=1, max_size=6).map(
    lambda found: tuple(SceneText(f"s{n}", f"INT. ROOM {n} - NIGHT", beats) for n, beats in enumerate(found, start=1))
)


def episode_of(scenes: tuple[SceneText, ...]) -> Episode:
    """An episode in which everything is up to date."""
    made = Episode(EpisodeId("e"), "s", "t", 0, Written("text", Form.PLAIN), "text", scenes)
    boards = {scene.key: offline_shots(scene, TONES) for scene in scenes}
    made = replace(made, boards=boards)
    parts = [(Stage.ENHANCED, ""), (Stage.SCENES, ""), *((Stage.STORYBOARD, scene.key) for scene in scenes)]
    return replace(made, marks={part: Mark(1, 0, Origin.OFFLINE, basis_of(made, *part)) for part in parts})


@given(SCENES)
def test_a_storyboard_by_rule_has_four_to_eight_shots_and_every_word_of_the_scene(
    scenes: tuple[SceneText, ...],
) -> None:
    for scene in scenes:
        shots = offline_shots(scene, TONES)
        check_shots(shots, scene.key)
        assert shots == offline_shots(scene, TONES)
        said = [speech.text for shot in shots for speech in shot.dialogue]
        spoken = " ".join(beat.text for beat in scene.beats if beat.speaker)
        assert " ".join(said).split() == spoken.split()
        shown = " ".join(shot.action for shot in shots)
        for word in " ".join(beat.text for beat in scene.beats if not beat.speaker).split():
            assert word in shown


@given(SCENES, st.data())
def test_editing_one_scene_makes_only_its_own_storyboard_and_shots_out_of_date(
    scenes: tuple[SceneText, ...], data: st.DataObject
) -> None:
    before = episode_of(scenes)
    assert stale(before) == frozenset()
    place = data.draw(st.integers(0, len(scenes) - 1))
    edited = replace(scenes[place], beats=(*scenes[place].beats, Beat("Something new happens.")))
    after = replace(before, scenes=(*scenes[:place], edited, *scenes[place + 1 :]))
    assert stale(after) == {(Stage.STORYBOARD, edited.key)}
    old = {shot.key: shot_digest(shot, scene, (), TONES) for scene, shot in before.shots}
    redrawn = replace(after, boards={**after.boards, edited.key: offline_shots(edited, TONES)})
    new = {shot.key: shot_digest(shot, scene, (), TONES) for scene, shot in redrawn.shots}
    assert {key for key in old if new.get(key) != old[key]} <= {key for key in old if key.startswith(f"{edited.key}.")}


@given(SCENES, st.randoms())
def test_scenes_keep_their_keys_whatever_their_order(scenes: tuple[SceneText, ...], chance: random.Random) -> None:
    told = [replace(scene, key="") for scene in scenes]
    chance.shuffle(told)
    again = keyed(told, scenes)
    assert sorted(scene.key for scene in again) == sorted(scene.key for scene in scenes)
    by_key = {scene.key: scene for scene in scenes}
    assert all(by_key[scene.key].beats == scene.beats for scene in again)


def test_an_edited_script_makes_only_the_enhanced_script_out_of_date() -> None:
    made = episode_of((SceneText("s1", "A", (Beat("He goes."),)),))
    assert stale(replace(made, script=Written("other", Form.PLAIN))) == {(Stage.ENHANCED, "")}


def test_a_character_is_in_every_shot_that_names_it_and_changes_only_those() -> None:
    scene = SceneText("s1", "INT. ROOM", (Beat("Mara waits."),))
    with_mara = ShotPlan("s1.1", "Mara's hand opens the door.", "close-up", "tense")
    speaking = ShotPlan("s1.2", "A door.", "wide", dialogue=(Speech("MARA", "Hello."),))
    without = ShotPlan("s1.3", "Samara is a town.", "wide")
    mara = Character("Mara", "a woman in a red coat", style="oil painting", seed=7)
    assert names_in(with_mara, [mara]) == names_in(speaking, [mara]) == (mara,)
    assert names_in(without, [mara]) == ()
    prompt = shot_prompt(with_mara, scene, [mara], TONES)
    assert "Mara: a woman in a red coat. oil painting" in prompt
    assert TONES["tense"].camera in prompt
    assert TONES["tense"].lighting in prompt
    older = replace(mara, description="an old woman")
    assert shot_digest(with_mara, scene, [mara], TONES) != shot_digest(with_mara, scene, [older], TONES)
    assert shot_digest(without, scene, [mara], TONES) == shot_digest(without, scene, [older], TONES)


def test_tones_in_other_words_are_found_or_said_as_they_are() -> None:
    assert fitting_tone("very tense, full of danger", TONES) is TONES["tense"]
    assert fitting_tone("melancholic", TONES) is None
    scene = SceneText("s1", "", (Beat("x"),))
    assert "melancholic mood" in shot_prompt(ShotPlan("a", "x", "wide", "melancholic"), scene, (), TONES)


@pytest.mark.parametrize(
    "shots",
    [
        [ShotPlan(f"k{n}", "x", "wide") for n in range(3)],
        [ShotPlan(f"k{n}", "x", "wide") for n in range(9)],
        [ShotPlan("k", "x", "wide") for _ in range(4)],
        [ShotPlan(f"k{n}", " ", "wide") for n in range(4)],
        [ShotPlan(f"k{n}", "x", "") for n in range(4)],
        [ShotPlan(f"k{n}", "x", "wide", duration_s=0) for n in range(4)],
    ],
)
def test_a_storyboard_that_cannot_be_filmed_is_refused(shots: list[ShotPlan]) -> None:
    with pytest.raises(InputError):
        check_shots(shots, "s1")


def test_the_cut_takes_the_accepted_take_then_the_newest_and_none_of_a_shot_that_changed() -> None:
    made = episode_of((SceneText("s1", "A", (Beat("He goes."),)),))
    basis = {shot.key: shot_digest(shot, scene, (), TONES) for scene, shot in made.shots}
    takes = (
        Take("s1.1", "a", basis["s1.1"], 1, accepted=True),
        Take("s1.1", "b", basis["s1.1"], 2),
        Take("s1.2", "c", basis["s1.2"], 1),
        Take("s1.2", "d", basis["s1.2"], 2),
        Take("s1.3", "e", "another", 1),
        Take("s1.4", "f", basis["s1.4"], 1),
    )
    pieces = chosen_takes(replace(made, takes=takes), "abcde", (), TONES)
    assert [(piece.shot, piece.job_id) for piece in pieces] == [("s1.1", "a"), ("s1.2", "d")]


def test_subtitles_share_a_shot_by_their_letters_and_never_overlap() -> None:
    said = (Speech("A", "Ten letter"), Speech("B", "Ten letter"))
    found = cues([(Fraction(1), Fraction(4), said), (Fraction(5), Fraction(2), ())])
    assert [(cue.start, cue.end) for cue in found] == [(1, 3), (3, 5)]
    assert srt(found).startswith("1\n00:00:01,000 --> 00:00:03,000\nA: Ten letter\n\n2\n")


@given(st.lists(st.text(min_size=1, max_size=300).filter(str.strip), min_size=1, max_size=4))
def test_every_spoken_word_is_in_a_subtitle(words: list[str]) -> None:
    found = cues([(Fraction(0), Fraction(5), [Speech("A", text) for text in words])])
    assert " ".join(" ".join(cue.text.split()) for cue in found).split() == " ".join(words).split()
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(line for cue in found for line in cue.text.split("\n"))
