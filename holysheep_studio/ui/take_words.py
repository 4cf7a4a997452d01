"""How takes stand, and what the check of characters came to, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio.domain.job import JobState
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.widgets.strip_player import StripPart
from holysheep_studio.ui.widgets.take_list import TakeRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.drift import Likeness
    from holysheep_studio.domain.episode import Episode, Piece
    from holysheep_studio.services.cutting import Placed
    from holysheep_studio.services.filming import TakeView


def take_rows(takes: Sequence[TakeView]) -> dict[str, list[TakeRow]]:
    """The takes of each shot, in words."""
    rows: dict[str, list[TakeRow]] = {}
    told = {
        "done": QCoreApplication.translate("EpisodePresenter", "done"),
        "failed": QCoreApplication.translate("EpisodePresenter", "failed"),
        "": QCoreApplication.translate("EpisodePresenter", "under way"),
    }
    for view in takes:
        mine = rows.setdefault(view.take.shot, [])
        parts = [
            QCoreApplication.translate("EpisodePresenter", "Take {n}").format(n=len(mine) + 1),
            told[_state(view.state)],
        ]
        parts += [QCoreApplication.translate("EpisodePresenter", "accepted")] if view.take.accepted else []
        parts += (
            [] if view.current else [QCoreApplication.translate("EpisodePresenter", "of the shot as it was before")]
        )
        parts += [QCoreApplication.translate("EpisodePresenter", "lips moved to a voice")] if view.lips else []
        lost = _state(view.state) == "failed"
        mine.append(
            TakeRow(view.take.job_id, punctuation.listed(parts), view.path, view.take.accepted, view.current, lost)
        )
    return rows


def take_words(takes: Sequence[TakeView]) -> dict[str, str]:
    """How the takes of each shot stand, in a word or two."""
    words: dict[str, str] = {}
    for shot in dict.fromkeys(view.take.shot for view in takes):
        mine = [view for view in takes if view.take.shot == shot]
        if not any(view.current for view in mine):
            words[shot] = QCoreApplication.translate("EpisodePresenter", "changed since its take")
            continue
        counts = Counter(_state(view.state) for view in mine if view.current)
        told = {
            "done": QCoreApplication.translate("EpisodePresenter", "{n} done"),
            "failed": QCoreApplication.translate("EpisodePresenter", "{n} failed"),
            "": QCoreApplication.translate("EpisodePresenter", "{n} under way"),
        }
        words[shot] = punctuation.listed(told[state].format(n=n) for state, n in counts.items())
    return words


def drift_words(found: Sequence[Likeness]) -> tuple[dict[str, str], str]:
    """What to say at the shots of the strip, and of all of them together."""
    flags: dict[str, str] = {}
    by = {
        "colour": QCoreApplication.translate("drift", "its colours"),
        "feature": QCoreApplication.translate("drift", "its features"),
    }
    odd_one = QCoreApplication.translate("drift", "{name} stands out from the other shots by {what}.")
    for one in found:
        if one.odd:
            said = odd_one.format(name=one.character, what=punctuation.listed(by[name] for name in one.odd))
            flags[one.shot] = punctuation.sentences((flags.get(one.shot, ""), said))
    if not found:
        return flags, QCoreApplication.translate("drift", "No shot of the strip has a character with pictures.")
    alike = sum(one.odd == () for one in found)
    unknown = sum(one.odd is None for one in found)
    words = QCoreApplication.translate(
        "drift",
        "Characters compared: {alike} alike, {odd} stand out, of {unknown} it cannot be told: the picture is not found"
        " there, or in fewer than three shots.",
    )
    return flags, words.format(alike=alike, odd=len(found) - alike - unknown, unknown=unknown)


def _state(state: str) -> str:
    if state == JobState.DONE:
        return "done"
    return "failed" if state in {JobState.FAILED, JobState.CANCELLED} else ""


def named_strip(episode: Episode, strip: Sequence[Piece]) -> list[tuple[Piece, str]]:
    """The pieces with their shot's key and the beginning of what happens."""
    actions = {shot.key: shot.action for _, shot in episode.shots}
    return [(replace(piece), f"{piece.shot}\n{' '.join(actions.get(piece.shot, '').split()[:4])}") for piece in strip]


def strip_parts(strip: Sequence[Placed]) -> list[StripPart]:
    """The pieces as they are played."""
    return [
        StripPart(
            one.path, one.piece.first, one.frames, one.footage.video.rate, one.piece.shot, bool(one.footage.audio)
        )
        for one in strip
    ]
