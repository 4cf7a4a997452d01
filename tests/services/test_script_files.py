"""Files of scripts: Word documents, encodings, and what is refused with its line."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.script import read_script
from holysheep_studio.services import script_file
from holysheep_studio.studio import Paths, Studio

if TYPE_CHECKING:
    from pathlib import Path


def docx(path: Path, xml: str, name: str = "word/document.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, xml)
    return path


def paragraph(text: str, style: str = "") -> str:
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{about}<w:r><w:t>{text}</w:t></w:r></w:p>"


def body(*paragraphs: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{"".join(paragraphs)}</w:body></w:document>'


async def test_a_word_document_is_read_by_its_headings(data_folder: Path, tmp_path: Path) -> None:
    text = body(
        paragraph("Tea", "Title"), paragraph("Kitchen", "Heading1"), paragraph("Steam rises."),
        paragraph("MEI: Good morning."), paragraph("Garden", "Heading1"),
        "<w:p><w:del><w:r><w:t>Old.</w:t></w:r></w:del></w:p>",
        paragraph("Rain."),
    )  # fmt: skip
    async with await Studio.open(Paths.at(data_folder)) as studio:
        one = await studio.episodes.new(docx(tmp_path / "tea.docx", text))
        await studio.episodes.split(one)
        episode = await studio.episodes.get(one)
    assert episode.title == "Tea"
    assert [(scene.heading, scene.text) for scene in episode.scenes or ()] == [
        ("Kitchen", "Steam rises.\nMEI: Good morning."),
        ("Garden", "Rain."),
    ]


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.docx", b"no zip at all", 1),
        ("a.docx", b"", None),
        ("a.fountain", b"INT. A\n\n\x00\x01", 3),
        ("a.txt", b"fine\n\xff\xfe\x00\x81", 2),
        ("a.txt", "INT. A\n\nHe.".encode("utf-32"), 1),
        ("a.pdf", b"x", None),
    ],
)
def test_a_file_that_is_no_script_is_refused_with_a_line(
    tmp_path: Path, name: str, data: bytes, line: int | None
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    def read() -> None:
        written = script_file.read(path)
        read_script(written.text, written.form, written.file)

    with pytest.raises(InputError) as caught:
        read()
    if line is not None:
        assert caught.value.fields["line"] == str(line)


@pytest.mark.parametrize(
    ("xml", "name"),
    [
        ("<w:document", "word/document.xml"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "word/document.xml"),
        ("<x/>", "other.xml"),
    ],
)
def test_a_word_document_that_is_damaged_or_a_trap_is_refused(tmp_path: Path, xml: str, name: str) -> None:
    with pytest.raises(InputError, match="bad_script"):
        script_file.read(docx(tmp_path / "a.docx", xml, name))


def test_scripts_in_usual_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("Café\n".encode(encoding))
        assert script_file.read(path).text.strip() == "Café"
