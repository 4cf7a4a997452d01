"""Every code of the core has words, and no sentence shows a brace or an empty place."""

from __future__ import annotations

import string
from fractions import Fraction

import pytest

from holysheep_studio import resources
from holysheep_studio.domain.curves import Ease
from holysheep_studio.domain.delivery import Reason
from holysheep_studio.domain.effects import EFFECTS
from holysheep_studio.domain.errors import Code, Fault, InputError
from holysheep_studio.domain.footage import Finding
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.render import Interpolation, Note, Quality
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.models.queue_table import state_words
from holysheep_studio.ui.models.tally import Tally
from tests.ui.values import NTSC, job


def test_every_code_has_words() -> None:
    assert set(texts.REASONS) == set(Reason)
    assert set(texts.FINDINGS) == set(Finding)
    assert set(texts.NOTES) == set(texts.NOTES_IN_SHORT) == set(Note)
    assert set(texts.STATES) == set(JobState)
    assert set(texts.FAULTS) == set(Fault)
    assert set(texts.INTERPOLATIONS) == set(Interpolation)
    assert set(texts.QUALITIES) == set(Quality)
    assert set(texts.EASES) == set(Ease)


@pytest.mark.parametrize("name", EFFECTS)
def test_every_effect_has_a_label_a_description_and_an_icon(name: str) -> None:
    words = texts.effect(name)
    assert words.description
    assert "_" not in words.label
    assert resources.path("icons", "lucide", f"{words.icon}.svg").is_file()
    assert all(texts.parameter(one.name)[0].isupper() for one in EFFECTS[name].parameters)


@pytest.mark.parametrize("code", Code)
def test_every_error_is_a_sentence_even_when_it_says_too_little(code: Code) -> None:
    row = resources.table("texts", "errors.toml")[code]
    fields = {name for part in row.values() for _, name, _, _ in string.Formatter().parse(part) if name}
    full = texts.error(code, {name: f"<{name}>" for name in fields})
    assert all(f"<{name}>" in full.message + full.advice for name in fields)
    for sentence in (full, texts.error(code, {})):
        assert sentence.message.endswith(".")
        assert sentence.advice.endswith(".")
        assert "{" not in sentence.message + sentence.advice


def test_an_error_names_the_file_without_the_whole_way_to_it() -> None:
    sentence = texts.studio_error(InputError(Code.NO_VIDEO, file="/a/long/way/to/song.mp4"))
    assert sentence.message == "song.mp4 holds no picture, only sound or other data."


def test_an_unknown_code_of_a_newer_studio_is_shown_as_it_is() -> None:
    assert texts.error("from_the_future", {"file": "x"}).message == "from_the_future file=x"


def test_figures() -> None:
    assert figures.exact_rate(NTSC) == "29.97 fps (30000/1001)"
    assert figures.exact_rate(Fraction(25)) == "25 fps"
    assert figures.rate(Fraction(25, 2)) == "12.5"
    assert [figures.seconds(Fraction(n)) for n in ("0.48", "12.62", "185", "3720")] == [
        "0.48 s", "12.6 s", "3 min 05 s", "1 h 02 min",
    ]  # fmt: skip
    assert figures.seconds(Fraction("59.99")) == "60.0 s"
    assert figures.span_range(21, 33) == "20\u201335 s"
    assert figures.span_range(125, 230) == "2\u20134 min"
    assert figures.span_range(0, 0.5) == "0\u20135 s"
    assert [figures.percent(share) for share in (0, 0.999, 1)] == ["0 %", "99 %", "100 %"]
    assert figures.file_size(1_234_567) == "1.2 MB"


def test_each_state_of_a_job_reads_differently() -> None:
    jobs = [
        *(job(state=state) for state in JobState),
        job(paused=True),
        job(state=JobState.RENDERING, cancelling=True),
    ]
    words = [state_words(one) for one in jobs]
    assert len(set(words)) == len(words)


def test_the_queue_in_a_line() -> None:
    jobs = [
        job("a", state=JobState.DONE), job("b", state=JobState.RENDERING, progress=0.5), job("c"),
        job("d", paused=True),
        job("e", state=JobState.FAILED),
    ]  # fmt: skip
    tally = Tally()
    assert tally.words(paused=False) == ""
    for one in jobs:
        tally.see(one)
    assert tally.words(paused=False) == "1 running, 1 waiting, 1 paused, 1 failed, 1 done, 49 %"
    assert tally.words(paused=False, interrupted=1).startswith("1 interrupted, 1 waiting")
    assert tally.ended == 2
    for one in jobs[1:]:
        tally.forget(one.id)
    assert tally.words(paused=True) == "Queue paused, 1 done"
