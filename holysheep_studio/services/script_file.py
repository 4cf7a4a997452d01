"""Script files: text in its usual encodings and Word documents, read into the words that domain/script takes."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from holysheep_studio.domain.episode import Written
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.script import Form, bad
from holysheep_studio.services import intake

if TYPE_CHECKING:
    from pathlib import Path

#: The files that are scripts; a .txt may also be a list of prompts, so it is one only where a script is asked for.
SUFFIXES = {
    ".fountain": Form.FOUNTAIN,
    ".spmd": Form.FOUNTAIN,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".docx": Form.MARKDOWN,
    ".txt": Form.PLAIN,
}
LARGEST_BYTES = 10_000_000
#: A document that unpacks to more is no script.
_LARGEST_XML_BYTES = 60_000_000
_DOCUMENT = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_MARKS = (("\ufeff".encode(), "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(path: Path) -> Written:
    """The script in a file. Blocks. Raises InputError: file_missing and its like, bad_script naming the line."""
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise InputError(Code.BAD_VALUE, field="script", value=path.name, expected=", ".join(sorted(SUFFIXES)))
    if intake.identity(path).size_bytes > LARGEST_BYTES:
        raise bad(path.name, 1, f"the file is larger than {LARGEST_BYTES // 1_000_000} MB")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(Code.NO_PERMISSION, file=path) from error
    text = _document(data, path.name) if path.suffix.lower() == ".docx" else decoded(data, path.name)
    return Written(text, form, path.name)


def decoded(data: bytes, name: str) -> str:
    """Text in UTF-8, in UTF-16 with its mark, or in the Western Windows encoding. Raises InputError bad_script."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if encoding == "utf-8" and b"\0" not in data:
            try:
                return data.decode("cp1252")
            except UnicodeDecodeError as also:
                line = data[: also.start].count(b"\n") + 1
        raise bad(name, line, "the letters are in an encoding that is not known; save it as UTF-8") from None


def _document(data: bytes, name: str) -> str:
    """The paragraphs of a Word document, one a line, headings as Markdown has them."""
    reader = _Document(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.getinfo(_DOCUMENT).file_size > _LARGEST_XML_BYTES:
                raise bad(name, 1, "the document is too large for a script")
            xml = package.read(_DOCUMENT)
    except KeyError:
        raise bad(name, 1, "there is no Word document in it") from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise bad(name, 1, f"it is no Word document, or damaged ({error})") from None
    return reader.read(xml)


class _Document:
    """Takes paragraphs, their styles and runs of text from document.xml; nothing from outside is ever loaded."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._paragraphs: list[str] = []
        self._words: list[str] | None = None
        self._style = ""
        self._in_text = self._deleted = 0

    def read(self, xml: bytes) -> str:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._letters
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat takes it so
        except expat.ExpatError as error:
            raise bad(self._name, len(self._paragraphs) + 1, f"the document is damaged ({error})") from None
        # an empty line between paragraphs; the line is then twice the paragraph, less one
        return "\n\n".join(self._paragraphs)

    def _doctype(self, *_: object) -> None:
        # entities are how a small file becomes an endless one; no word processor writes them
        raise bad(self._name, 1, "the document declares entities, which no script needs")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.removeprefix(_W):
            case "p":
                self._words, self._style = [], ""
            case "pStyle":
                self._style = attributes.get(f"{_W}val", "")
            case "t":
                self._in_text += 1
            case "del":
                self._deleted += 1
            case "tab" | "br" | "cr" if self._words is not None and not self._deleted:
                self._words.append(" " if tag.endswith("tab") else "\n")

    def _end(self, tag: str) -> None:
        match tag.removeprefix(_W):
            case "p" if self._words is not None:
                self._paragraphs.append(self._styled("".join(self._words)))
                self._words = None
            case "t":
                self._in_text -= 1
            case "del":
                self._deleted -= 1

    def _letters(self, text: str) -> None:
        if self._in_text and not self._deleted and self._words is not None:
            self._words.append(text)

    def _styled(self, text: str) -> str:
        style = self._style.casefold().replace(" ", "")
        if style == "title":
            return f"# {text}"
        if style.startswith(("heading", "berschrift", "überschrift", "titre", "sceneheading")):
            return f"## {text}"
        return text
