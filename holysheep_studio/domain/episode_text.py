"""The parts of an episode as plain text that can be read and compared line by line."""

from __future__ import annotations

from difflib import ndiff
from typing import TYPE_CHECKING

from holysheep_studio.domain.episode import Piece, Written
from holysheep_studio.domain.fountain import scene_text
from holysheep_studio.domain.screenplay import SceneText, ShotPlan

if TYPE_CHECKING:
    from collections.abc import Iterable


def part_text(value: object) -> str:
    """A stage's value as a person reads it."""
    if isinstance(value, Written):
        return value.text
    if isinstance(value, str):
        return value
    lines = value if isinstance(value, tuple) else ()
    return "\n".join(_line(one) for one in lines)


def differences(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """(sign, line) of two texts: "-" is only in the first, "+" only in the second, " " in both."""
    found = ndiff(before.splitlines(), after.splitlines())
    return tuple((one[:1], one[2:]) for one in found if not one.startswith("?"))


def _line(one: object) -> str:
    if isinstance(one, SceneText):
        return f"{one.heading}\n\n{scene_text(one).strip()}\n"
    if isinstance(one, ShotPlan):
        said = "".join(f"\n  {speech.speaker}: {speech.text}" for speech in one.dialogue)
        seen = _words(one.visual_elements)
        return f"{one.key}  {one.camera_angle}, {one.tone}, {one.duration_s} s\n  {one.action}{seen}{said}"
    if isinstance(one, Piece):
        return f"{one.shot}  {one.job_id[:8]}  {one.first}+{one.frames}"
    return str(one)


def _words(elements: Iterable[str]) -> str:
    joined = ", ".join(elements)
    return f"\n  [{joined}]" if joined else ""
