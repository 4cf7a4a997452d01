"""What a choice will come to, in words: how many clips and frames, how long, at which rate, and what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio.ui import figures, punctuation, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from holysheep_studio.domain.brief import Forecast


def told(forecasts: Sequence[Forecast], *, automatic: bool) -> str:
    """What comes of a choice in a line, and the notes on it in the next; `automatic`: its quality was left open."""
    notes = texts.notes(dict.fromkeys(note for one in forecasts for note in one.notes))
    if len(forecasts) > 1:
        head = QCoreApplication.translate("ComposerPanel", "{n} clips, {duration}, {frames} frames").format(
            n=len(forecasts),
            duration=figures.seconds(sum((one.duration for one in forecasts), start=forecasts[0].duration * 0)),
            frames=sum(one.frames for one in forecasts),
        )
    else:
        (one,) = forecasts
        words = (
            QCoreApplication.translate("ComposerPanel", "{duration}, 1 frame at {rate} fps, {size}")
            if one.frames == 1
            else QCoreApplication.translate("ComposerPanel", "{duration}, {frames} frames at {rate} fps, {size}")
        )
        head = words.format(
            duration=figures.seconds(one.duration),
            frames=one.frames,
            rate=figures.rate(one.rate),
            size=figures.size(one.width, one.height),
        )
    if automatic:
        grades = punctuation.listed(dict.fromkeys(texts.say(texts.QUALITIES[one.quality]) for one in forecasts))
        quality = QCoreApplication.translate("ComposerPanel", "automatic quality")
        notes = punctuation.listed([punctuation.named(quality, grades), *([notes] if notes else [])])
    return f"{head}\n{notes[:1].upper() + notes[1:]}" if notes else head
