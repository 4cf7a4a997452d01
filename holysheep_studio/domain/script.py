"""Script: what an author wrote, read into scenes with action and speech; Fountain, Markdown and plain text."""

from __future__ import annotations

import re
from enum import StrEnum

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.whole_words import word_count

MOST_SCENES = 400
MOST_LINES = 200_000
LONGEST_LINE = 20_000
#: Where nothing marks scenes, a scene ends with the paragraph in which it has grown to so many words.
_WORDS_A_SCENE = 90
_WORDS_TITLE = 8


class Form(StrEnum):
    """How a script is marked up."""

    FOUNTAIN = "fountain"
    MARKDOWN = "markdown"
    PLAIN = "plain"


class Element(Frozen, frozen=True):
    """A paragraph of action, or with a `speaker` what is said. `line` counts from 1."""

    text: str
    line: int
    speaker: str = ""
    manner: str = ""  # how it is said


class Passage(Frozen, frozen=True):
    """A scene as it is written. `heading` is empty where the author gave none."""

    heading: str
    line: int
    elements: tuple[Element, ...]


class Script(Frozen, frozen=True):
    """All scenes in order. `marked`: the author marked the scenes; else they were cut by length."""

    title: str
    passages: tuple[Passage, ...]
    marked: bool


class _Line(Frozen, frozen=True):
    text: str
    number: int


_PLACE = re.compile(r"^(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ](.*)$", re.IGNORECASE)
_SCENE = re.compile(r"^(?:scene|szene|scène|escena)\s+(\d+|[ivxl]+)\b\s*[:.\-–—]?\s*(.*)$", re.IGNORECASE)  # noqa: RUF001 - dashes as written
_SCENE_CJK = re.compile(
    r"^(?:第\s*([0-9一二三四五六七八九十百]+)\s*[场場幕]|场景\s*([0-9一二三四五六七八九十百]+))\s*[::.、]?\s*(.*)$"
)
_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*?))?\s*#*$")
_NUMBERED = re.compile(r"#\s*([\w.\-]+)\s*#\s*$")
_CUE = re.compile(r"^@?(?=[^a-z]*[A-Z])[A-Z0-9][^a-z:!?]{0,40}?(?:\s*\([^()]{0,40}\))?\s*\^?$")
_SAID = re.compile(r"^([^\W\d_][\w .'’\-]{0,30}?)\s*(?:\(([^()]{1,60})\))?\s*[::]\s*(.+)$")  # noqa: RUF001 - as typed
_KEY = re.compile(r"^([A-Za-z][A-Za-z ]{0,30}):\s*(.*)$")
_BREAK = re.compile(r"^(?:\*\s*){3,}$|^(?:-\s*){3,}$|^(?:_\s*){3,}$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1")


def bad(file: str, line: int, what: str) -> InputError:
    """The error of a script that cannot be used: one line of it and what is wrong there."""
    return InputError(Code.BAD_SCRIPT, file=file, line=line, what=what)


def read_script(text: str, form: Form, file: str = "script") -> Script:
    """The scenes of a script. Raises InputError bad_script naming the first line that cannot be used."""
    lines = _lines(text, file)
    title, lines = _front(lines, form, file)
    lines = _stripped(lines, form, file)
    if not any(line.text for line in lines):
        raise bad(file, 1, "there is no scene in it")
    reader = _Reader(form, file, lines)
    passages = reader.read()
    if reader.title:
        title = title or reader.title
    if not reader.marked:
        passages = _cut(passages[0]) if passages else ()
    passages = tuple(one for one in passages if one.elements) if not reader.marked else passages
    if not passages:  # marks alone
        raise bad(file, 1, "there is no scene in it")
    if len(passages) > MOST_SCENES:
        raise bad(file, passages[MOST_SCENES].line, f"it has more than {MOST_SCENES} scenes")
    return Script(title, passages, reader.marked)


def _lines(text: str, file: str) -> list[_Line]:
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(rows) > MOST_LINES:
        raise bad(file, MOST_LINES, f"it has more than {MOST_LINES} lines")
    found = []
    for number, row in enumerate(rows, start=1):
        if _CONTROL.search(row):
            raise bad(file, number, "there are control characters in it; this is no text")
        if len(row) > LONGEST_LINE:
            raise bad(file, number, f"the line is longer than {LONGEST_LINE} characters")
        found.append(_Line(row.strip(), number))
    return found


def _front(lines: list[_Line], form: Form, file: str) -> tuple[str, list[_Line]]:
    """The title that stands before the script, and the rest."""
    first = next((place for place, line in enumerate(lines) if line.text), len(lines))
    if form is Form.MARKDOWN and first < len(lines) and lines[first].text == "---":
        end = next((place for place in range(first + 1, len(lines)) if lines[place].text == "---"), None)
        if end is None:
            raise bad(file, lines[first].number, "the block between --- and --- is never closed")
        return _titled(lines[first:end]), lines[end + 1 :]
    if form is Form.FOUNTAIN and first < len(lines) and _KEY.match(lines[first].text):
        end = next((place for place in range(first, len(lines)) if not lines[place].text), len(lines))
        if not any(line.text for line in lines[end:]):
            raise bad(file, lines[first].number, "there is a title page and no script after it")
        return _titled(lines[first:end]), lines[end:]
    return "", lines


def _titled(lines: list[_Line]) -> str:
    for place, line in enumerate(lines):
        found = _KEY.match(line.text)
        if found and found[1].casefold() == "title":
            value = found[2].strip("\"' ") or (lines[place + 1].text if place + 1 < len(lines) else "")
            return _plain(value)
    return ""


def _stripped(lines: list[_Line], form: Form, file: str) -> list[_Line]:
    """Without what the author wrote for himself: comments, notes, blocks of code."""
    if form is Form.MARKDOWN:
        lines = _without(lines, "<!--", "-->", file)
        return _unfenced(lines, file)
    if form is Form.FOUNTAIN:
        return _without(_without(lines, "/*", "*/", file), "[[", "]]", file)
    return lines


def _without(lines: list[_Line], opening: str, closing: str, file: str) -> list[_Line]:
    kept, since = [], 0
    for line in lines:
        rest, out = line.text, ""
        while rest:
            head, mark, tail = rest.partition(closing if since else opening)
            if not since:
                if closing in head:
                    raise bad(file, line.number, f"{closing} closes nothing")
                out += head
            if mark:
                since = 0 if since else line.number
            rest = tail
        kept.append(_Line(out.strip(), line.number))
    if since:
        raise bad(file, since, f"{opening} is never closed")
    return kept


def _unfenced(lines: list[_Line], file: str) -> list[_Line]:
    kept, since = [], 0
    for line in lines:
        if line.text.startswith(("```", "~~~")):
            since = 0 if since else line.number
        elif not since:
            kept.append(line)
    if since:
        raise bad(file, since, "the block of code is never closed")
    return kept


def _plain(text: str) -> str:
    return _EMPHASIS.sub(r"\2", text).strip()


def all_capitals(text: str) -> bool:
    """Whether a line could name a speaker: no small letter of any alphabet before a bracket."""
    return not any(sign.islower() for sign in text.partition("(")[0])


class _Reader:
    """Walks the lines once and gathers passages."""

    def __init__(self, form: Form, file: str, lines: list[_Line]) -> None:
        self._form, self._file, self._rows = form, file, lines
        self._levels = sorted({len(found[1]) for line in lines if (found := _HEADING.match(line.text))})
        self._numbers: dict[str, int] = {}
        self._done: list[Passage] = []
        self._heading, self._line, self._elements = "", 0, list[Element]()
        self.title, self.marked = "", False

    def read(self) -> tuple[Passage, ...]:
        place = 0
        while place < len(self._rows):
            place = self._take(place)
        self._close()
        return tuple(self._done)

    def _take(self, place: int) -> int:
        """Take the line at a place, with those that belong to it; the place of the next."""
        line = self._rows[place]
        text = line.text
        if not text or self._is_title(text) or self._aside(line) or self._is_heading(line):
            return place + 1
        if self._form is Form.FOUNTAIN or text == text.upper():
            after = self._speech(place)
            if after:
                return after
        said = None if self._form is Form.FOUNTAIN else _SAID.match(_plain(text))
        if said and len(said[1].split()) <= 3:
            self._elements.append(Element(_plain(said[3]), line.number, said[1].strip(), said[2] or ""))
            return place + 1
        return self._action(place)

    def _is_title(self, text: str) -> bool:
        """A heading above those of the scenes: the first is the title, the others are acts."""
        found = _HEADING.match(text) if self._form is Form.MARKDOWN and len(self._levels) > 1 else None
        if found is None or not found[2] or len(found[1]) != self._levels[0]:
            return False
        self.title = self.title or _plain(found[2])
        return True

    def _aside(self, line: _Line) -> bool:
        """What stands between scenes and is none of their content."""
        text = line.text
        if self._form is Form.FOUNTAIN:
            left = text.startswith(("=", "#")) or (text.startswith(">") and not text.endswith("<"))
            return left or bool(re.fullmatch(r"[A-Z ]+ TO:", text))
        return bool(_BREAK.match(text)) and self._elements == []

    def _is_heading(self, line: _Line) -> bool:
        found = self._heading_of(line)
        if found is None:
            return False
        heading, number = found
        if number and self._numbers.setdefault(number, line.number) != line.number:
            told = self._numbers[number]
            raise bad(self._file, line.number, f"scene {number} is there already, at line {told}")
        self._close()
        self._heading, self._line, self.marked = heading, line.number, True
        return True

    def _heading_of(self, line: _Line) -> tuple[str, str] | None:
        """(heading, the author's number) of a line that begins a scene."""
        text, number = _plain(line.text), ""
        markdown = _HEADING.match(text) if self._form is Form.MARKDOWN else None
        if markdown:
            inner = (markdown[2] or "").strip()
            if not inner:
                raise bad(self._file, line.number, "the heading is empty")
            text = inner
        counted = _NUMBERED.search(text)
        if counted and self._form is Form.FOUNTAIN:
            number, text = counted[1], text[: counted.start()].strip()
        told = self._numbered(text)
        if told is not None:
            return told
        if self._form is Form.FOUNTAIN and re.match(r"^\.[^.]", text):
            return text[1:].strip(), number
        if self._form is Form.FOUNTAIN and text == ".":
            raise bad(self._file, line.number, "the heading is empty")
        inside = _PLACE.match(text)
        if inside and (self._form is Form.FOUNTAIN or text == text.upper() or markdown):
            if not inside[1].strip(" .-"):
                raise bad(self._file, line.number, "the heading names no place")
            return text, number
        return (text, "") if markdown else None

    @staticmethod
    def _numbered(text: str) -> tuple[str, str] | None:
        found = _SCENE.match(text)
        if found:
            return found[2].strip() or text, found[1].casefold()
        found = _SCENE_CJK.match(text)
        return None if found is None else (found[3].strip() or text, found[1] or found[2])

    def _speech(self, place: int) -> int:
        """The place after a speaker and what is said; 0 where the line names no speaker."""
        line = self._rows[place]
        forced = self._form is Form.FOUNTAIN and line.text.startswith("@")
        if not forced and not (_CUE.match(line.text) and all_capitals(line.text)):
            return 0
        before = place == 0 or not self._rows[place - 1].text
        following = self._rows[place + 1].text if place + 1 < len(self._rows) else ""
        if not before or (not following and not forced and "(" not in line.text and self._form is not Form.FOUNTAIN):
            return 0
        if not following:
            if forced or (self._form is Form.FOUNTAIN and self.marked and self._last(place)):
                raise bad(self._file, line.number, f"{line.text.lstrip('@')} is to speak and says nothing")
            return 0
        if line.text.endswith("^") and not any(element.speaker for element in self._elements):
            raise bad(self._file, line.number, "^ puts a speech beside another, and there is none before it")
        speaker = re.sub(r"\s*\(.*\)\s*$", "", line.text.lstrip("@").rstrip("^ ")).strip()
        return self._said(place + 1, speaker)

    def _last(self, place: int) -> bool:
        """Nothing follows: a line of capitals there is no action, it is a cue that lost its words."""
        return not any(row.text for row in self._rows[place + 1 :])

    def _said(self, place: int, speaker: str) -> int:
        manner, words, first = "", [], self._rows[place].number
        while place < len(self._rows) and self._rows[place].text:
            line = self._rows[place]
            if line.text.startswith("("):
                if not line.text.endswith(")"):
                    raise bad(self._file, line.number, "the bracket is never closed")
                manner = manner or line.text.strip("()").strip()
            else:
                words.append(_plain(line.text.lstrip("~")))
            place += 1
        if not words:
            raise bad(self._file, first, f"{speaker} is to speak and says nothing")
        self._elements.append(Element(" ".join(words), first, speaker, manner))
        return place

    def _action(self, place: int) -> int:
        words, first = list[str](), self._rows[place].number
        while place < len(self._rows) and self._rows[place].text:
            text = self._rows[place].text
            if words and self._begins(self._rows[place]):
                break
            words.append(_plain(re.sub(r"^(?:[!>]|[-*+]\s|\d+[.)]\s)\s*", "", text).rstrip("<")))
            place += 1
        said = " ".join(word for word in words if word)
        if said:
            self._elements.append(Element(said, first))
        return place

    def _begins(self, line: _Line) -> bool:
        """Something new begins within a paragraph: a heading, or a speech on one line."""
        if self._form is Form.FOUNTAIN:
            return False  # there, paragraphs end with an empty line
        return bool(_HEADING.match(line.text) or self._heading_of(line) or _SAID.match(_plain(line.text)))

    def _close(self) -> None:
        if self.marked and self._line and not self._elements:
            raise bad(self._file, self._line, "the scene is empty: nothing happens and nobody speaks in it")
        if self._elements:
            self._done.append(Passage(self._heading, self._line or self._elements[0].line, tuple(self._elements)))
        self._heading, self._line, self._elements = "", 0, []


def _cut(whole: Passage) -> tuple[Passage, ...]:
    """Scenes by length, where the author marked none: at paragraphs, deterministic."""
    found: list[Passage] = []
    gathered: list[Element] = []
    for element in whole.elements:
        gathered.append(element)
        if sum(word_count(one.text) for one in gathered) >= _WORDS_A_SCENE:
            found.append(_unnamed(gathered))
            gathered = []
    if gathered:
        found.append(_unnamed(gathered))
    return tuple(found)


def _unnamed(elements: list[Element]) -> Passage:
    words = elements[0].text.split()
    return Passage(" ".join(words[:_WORDS_TITLE]).rstrip(".,;:"), elements[0].line, tuple(elements))
