"""Fountain: a script written out in the one form that the studio keeps and people edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from holysheep_studio.domain.script import all_capitals

if TYPE_CHECKING:
    from holysheep_studio.domain.screenplay import Beat, SceneText
    from holysheep_studio.domain.script import Element, Script

_MARKS = (("[[", "["), ("]]", "]"), ("/*", "/ *"), ("*/", "* /"))
_PLAIN = re.compile(r"^[A-Za-z\u4e00-\u9fff\"'“‘(]")  # noqa: RUF001 - opening quotes


def fountain(script: Script) -> str:
    """The script as Fountain text; read again it has the same scenes."""
    parts = [f"Title: {script.title}"] if script.title else []
    for passage in script.passages:
        heading = passage.heading or " ".join(passage.elements[0].text.split()[:8])
        parts.append(f".{_safe(heading).lstrip('. ') or 'Scene'}")
        parts += [_written(element) for element in passage.elements]
    return "\n\n".join(parts) + "\n"


def scene_text(scene: SceneText) -> str:
    """A scene as Fountain text, without its heading."""
    return "\n\n".join(_written(beat) for beat in scene.beats)


def _written(element: Element | Beat) -> str:
    text = _safe(element.text)
    if element.speaker:
        manner = f"({_safe(element.manner)})\n" if element.manner else ""
        # what begins with a bracket would be read as a manner
        return f"@{element.speaker}\n{manner}{'~' if text.startswith('(') else ''}{text}"
    return text if _PLAIN.match(text) and not all_capitals(text) and not text.endswith(":") else f"!{text}"


def _safe(text: str) -> str:
    """Without the marks that Fountain reads as comments and notes."""
    for mark, instead in _MARKS:
        text = text.replace(mark, instead)
    return " ".join(text.split())
