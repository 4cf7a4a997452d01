"""What a choice will come to, in words: how many clips and frames, how long, at which rate, and what to know of it."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio.domain.clip import Source, SourceState
from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui import figures, punctuation, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from holysheep_studio.domain.brief import Forecast


#: So many sources of no use are named.
NAMED = 2


class Outlook(Frozen, frozen=True):
    """What a choice comes to, and for which of the chosen sources; `reason`: what stands in the way, if anything."""

    fit: tuple[Source, ...] = ()
    words: str = ""
    reason: str = ""


def outlook(sources: Sequence[Source], quote: Callable[[Source], Forecast], *, automatic: bool) -> Outlook:
    """What `quote` makes of these sources; those that it refuses, or that cannot be used, are left out and counted."""
    reading = sum(source.state == SourceState.PROBING for source in sources)
    if not sources or reading:
        return Outlook(reason=_unready(len(sources), reading))
    ready = [source for source in sources if source.state is SourceState.READY]
    if not ready:
        return Outlook(reason=_no_use(sources, alone=len(sources) == 1))
    fit, forecasts, refused = [], [], []
    for source in ready:
        try:
            forecasts.append(quote(source))
        except StudioError as error:
            refused.append(texts.studio_error(error).message)
        else:
            fit.append(source)
    if not fit:
        return Outlook(reason=refused[0])
    head, *notes = told(forecasts, automatic=automatic).split("\n")
    broken = [source for source in sources if source.state != SourceState.READY]
    return Outlook(tuple(fit), "\n".join((head, *_left_out(refused, broken), *notes)))


def _unready(chosen: int, reading: int) -> str:
    if not chosen:
        return QCoreApplication.translate("ComposerPanel", "Choose a source on the left first.")
    if chosen == 1:
        return QCoreApplication.translate("ComposerPanel", "The source is still being read.")
    words = QCoreApplication.translate("ComposerPanel", "Reading the sources: {done} of {total} done.")
    return words.format(done=chosen - reading, total=chosen)


def _notes(forecasts: Sequence[Forecast]) -> str:
    """What to know of each; a note that is not about all clips says about how many."""
    found = Counter(note for one in forecasts for note in dict.fromkeys(one.notes))
    some = QCoreApplication.translate("ComposerPanel", "{note} ({n})")
    return punctuation.clauses(
        texts.notes([note]) if n == len(forecasts) else some.format(note=texts.notes([note]), n=n)
        for note, n in found.items()
    )


def _left_out(refused: Sequence[str], broken: Sequence[Source]) -> list[str]:
    """A line for the sources that the choice does not suit, by the first of them, and one for those of no use."""
    lines = []
    if refused:
        words = (
            QCoreApplication.translate("ComposerPanel", "1 left out: {reason}")
            if len(refused) == 1
            else QCoreApplication.translate("ComposerPanel", "{n} left out, the first: {reason}")
        )
        lines.append(words.format(n=len(refused), reason=refused[0]))
    if broken:
        lines.append(_no_use(broken))
    return lines


def _no_use(broken: Sequence[Source], *, alone: bool = False) -> str:
    """A line for sources of no use, with the first names: their rows may be far down the list."""
    if alone:
        return QCoreApplication.translate("ComposerPanel", "This file cannot be used; its row on the left says why.")
    names = punctuation.listed(PurePath(source.path).name for source in broken[:NAMED])
    words = (
        QCoreApplication.translate("ComposerPanel", "1 cannot be used; its row on the left says why: {names}")
        if len(broken) == 1
        else QCoreApplication.translate("ComposerPanel", "{n} cannot be used; their rows on the left say why: {names}")
    )
    return words.format(n=len(broken), names=names + ("\u2026" if len(broken) > NAMED else ""))


def told(forecasts: Sequence[Forecast], *, automatic: bool) -> str:
    """What comes of a choice in a line, and the notes on it in the next; `automatic`: its quality was left open."""
    notes = _notes(forecasts)
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
