"""Scripts: what is read from Fountain, Markdown and plain text, and what each broken one is told."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.fountain import fountain
from holysheep_studio.domain.screenplay import scenes_of
from holysheep_studio.domain.script import Form, Script, read_script

FOUNTAIN = """Title: The Lighthouse
Author: Somebody

INT. LAMP ROOM - NIGHT #1#

The lamp turns. MARA wipes the glass.

MARA
(quietly)
It is the last night.

EXT. CLIFF - DAWN #2#

Waves break far below.

@McVey
Come down!

> CUT TO:

.THE BOAT

A boat rows out. /* note to self */ Nobody looks back.
"""


def test_fountain_is_read_into_scenes_with_action_and_speech() -> None:
    script = read_script(FOUNTAIN, Form.FOUNTAIN)
    assert script.title == "The Lighthouse"
    assert script.marked
    assert [one.heading for one in script.passages] == ["INT. LAMP ROOM - NIGHT", "EXT. CLIFF - DAWN", "THE BOAT"]
    assert [one.line for one in script.passages] == [4, 12, 21]
    action, speech = script.passages[0].elements
    assert action.text == "The lamp turns. MARA wipes the glass."
    assert (speech.speaker, speech.manner, speech.text) == ("MARA", "quietly", "It is the last night.")
    assert script.passages[1].elements[1].speaker == "McVey"
    assert [one.text for one in script.passages[2].elements] == ["A boat rows out.  Nobody looks back."]


def test_markdown_takes_the_top_heading_as_the_title_and_names_before_colons_as_speakers() -> None:
    text = "---\ntitle: Tea\n---\n# Act one\n\n## Kitchen, morning\n\n"
    text += "**Mei:** Good morning.\n\nSteam rises.\n\n## Garden\nRain.\n"
    script = read_script(text, Form.MARKDOWN)
    assert script.title == "Tea"
    assert [one.heading for one in script.passages] == ["Kitchen, morning", "Garden"]
    assert script.passages[0].elements[0].speaker == "Mei"
    assert script.passages[0].elements[1].text == "Steam rises."


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Scene 1: A street\nA car stops.\n\nScene 2: A room\nSilence.", ["A street", "A room"]),
        ("第1场 街道\n一辆车停下。\n\n第2场 房间\n没有声音。", ["街道", "房间"]),
        ("EXT. STREET - DAY\n\nA car.\n\nINT. ROOM - NIGHT\n\nSilence.", ["EXT. STREET - DAY", "INT. ROOM - NIGHT"]),
    ],
)
def test_plain_text_is_split_where_the_author_marks_scenes(text: str, headings: list[str]) -> None:
    assert [one.heading for one in read_script(text, Form.PLAIN).passages] == headings


def test_plain_text_without_marks_is_cut_at_paragraphs_by_length() -> None:
    text = "\n\n".join(f"Paragraph {n} " + "goes on and on " * 12 for n in range(10))
    script = read_script(text, Form.PLAIN)
    assert not script.marked
    assert len(script.passages) == 5
    assert sum(len(one.elements) for one in script.passages) == 10
    assert script == read_script(text, Form.PLAIN)


BROKEN = [
    ("", Form.PLAIN, 1, "no scene"),
    ("\n\n  \n", Form.FOUNTAIN, 1, "no scene"),
    ("fine\nbad\0byte", Form.PLAIN, 2, "control characters"),
    ("x\n" + "y" * 20_001, Form.PLAIN, 2, "longer than"),
    ("INT. A\n\nHe.\n\n/* never\nclosed", Form.FOUNTAIN, 5, "never closed"),
    ("INT. A\n\nHe. */\n", Form.FOUNTAIN, 3, "closes nothing"),
    ("INT. A\n\nHe. [[note\n", Form.FOUNTAIN, 3, "never closed"),
    ("INT. A\n\nHe. ]]\n", Form.FOUNTAIN, 3, "closes nothing"),
    ("## A\n\n```\ncode", Form.MARKDOWN, 3, "never closed"),
    ("## A\n\n<!-- hidden", Form.MARKDOWN, 3, "never closed"),
    ("---\ntitle: x\n\n## A\nText", Form.MARKDOWN, 1, "never closed"),
    ("## A\nText\n\n##\nMore", Form.MARKDOWN, 4, "heading is empty"),
    ("INT. A\n\nHe.\n\nINT.  \n\nShe.", Form.FOUNTAIN, 5, "names no place"),
    ("INT. A\n\nHe.\n\n.\n\nShe.", Form.FOUNTAIN, 5, "heading is empty"),
    ("INT. A\n\nINT. B\n\nHe.", Form.FOUNTAIN, 1, "scene is empty"),
    ("INT. A\n\nHe.\n\nINT. B\n", Form.FOUNTAIN, 5, "scene is empty"),
    ("## A\nText\n\n## B\n", Form.MARKDOWN, 4, "scene is empty"),
    ("INT. A #1#\n\nHe.\n\nINT. B #1#\n\nShe.", Form.FOUNTAIN, 5, "there already, at line 1"),
    ("Scene 1: A\nText\n\nScene 1: B\nText", Form.PLAIN, 4, "there already, at line 1"),
    ("INT. A\n\nMARA\n(quietly\nHello.", Form.FOUNTAIN, 4, "bracket is never closed"),
    ("INT. A\n\nMARA\n(quietly)\n\nShe goes.", Form.FOUNTAIN, 4, "says nothing"),
    ("INT. A\n\nHe.\n\n@Mara\n\nShe goes.", Form.FOUNTAIN, 5, "says nothing"),
    ("INT. A\n\nHe.\n\nMARA\n", Form.FOUNTAIN, 5, "says nothing"),
    ("INT. A\n\nMARA ^\nHello.", Form.FOUNTAIN, 3, "none before it"),
    ("Title: Only a page\nAuthor: x\n", Form.FOUNTAIN, 1, "no script after it"),
    ("".join(f"Scene {n}\nText.\n\n" for n in range(401)), Form.PLAIN, 1201, "more than 400"),
]


@pytest.mark.parametrize(("text", "form", "line", "what"), BROKEN)
def test_a_broken_script_is_told_its_line_and_what_is_wrong_there(text: str, form: Form, line: int, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_script(text, form, "film.txt")
    assert caught.value.code is Code.BAD_SCRIPT
    assert caught.value.fields["line"] == str(line)
    assert caught.value.fields["file"] == "film.txt"
    assert what in caught.value.fields["what"]


def _read(text: str, form: Form) -> tuple[Script | None, InputError | None]:
    try:
        return read_script(text, form), None
    except InputError as error:
        return None, error


@example("A\u00df", Form.FOUNTAIN)
@example("A\u01c5", Form.PLAIN)
@settings(max_examples=500)
@given(st.text(max_size=400), st.sampled_from(Form))
def test_any_text_is_read_or_refused_with_a_line_and_survives_being_written_out(text: str, form: Form) -> None:
    script, told = _read(text, form)
    if script is None:
        assert told is not None
        assert told.code is Code.BAD_SCRIPT
        assert int(told.fields["line"]) >= 1
        return
    assert script.passages
    assert all(one.elements for one in script.passages)
    again = read_script(fountain(script), Form.FOUNTAIN)
    assert len(again.passages) == len(script.passages)
    assert [len(one.elements) for one in again.passages] == [len(one.elements) for one in script.passages]


def test_written_out_and_read_again_the_scenes_are_the_same() -> None:
    script = read_script(FOUNTAIN, Form.FOUNTAIN)
    again = read_script(fountain(script), Form.FOUNTAIN)
    assert [(one.heading, one.beats) for one in scenes_of(again)] == [
        (one.heading, tuple(type(beat)(" ".join(beat.text.split()), beat.speaker, beat.manner) for beat in one.beats))
        for one in scenes_of(script)
    ]
