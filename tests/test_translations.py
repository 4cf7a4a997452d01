"""Every text has its translation: none missing, none stale, placeholders whole, nothing shown that cannot be said."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGING,
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout.strip()


def test_everything_is_translated() -> None:
    """On a failure: see resources/translations/README.md."""
    done = subprocess.run(
        [sys.executable, "translate.py", "--check"],
        cwd=PACKAGING, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("text", "words", "fault"),
    [
        ("{n} clips", "\u7247\u6bb5", "placeholders"),
        ("{n} clips", "{m} \u4e2a\u7247\u6bb5", "placeholders"),
        ("&File", "\u6587\u4ef6", "&"),
        ("More\u2026", "\u66f4\u591a", "dots"),
        (" s", "\u79d2", "blanks at its ends"),
        ("one, two", "\u4e00,\u4e8c", "half-width punctuation"),
        ("Open the file", "Open the file", "no Chinese"),
    ],
)
def test_a_broken_translation_is_seen(text: str, words: str, fault: str) -> None:
    found = run(f"import translate; print(translate.faults('c', {text!r}, {words!r}))")
    assert f": {fault}" in found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("class A:\n def f(self): return self.tr('one' if self.x else 'two')", [("A", "one"), ("A", "two")]),
        ("def _say(words): return translate('menu', words)\nlabel(_say('three'))", [("menu", "three")]),
        ("say('queue', 'four')", [("queue", "four")]),
        ("self.tr('a \\N{MINUS SIGN}')", [("", "a \u2212")]),
    ],
)
def test_texts_are_found(code: str, found: list[tuple[str, str]]) -> None:
    assert run(f"import spoken; print(spoken.spoken_in({code!r}, 'm'))") == str((found, []))


def test_what_nobody_can_translate_is_seen() -> None:
    assert "no literal" in run("import spoken; print(spoken.spoken_in('self.tr(f\"{n} clips\")', 'm'))")
    assert "not translated" in run("import spoken; print(spoken.bare('button.setText(\"Press me\")', 'm'))")
    assert "not translated" in run("import spoken; print(spoken.bare('a.push_button(\"plus\", \"Press me\")', 'm'))")
