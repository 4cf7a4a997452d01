"""The words of a clip's details: what it is, how it was made, and by which parameters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from holysheep_studio.ui import figures, punctuation, texts
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.clip import Clip
    from holysheep_studio.domain.provenance import Lineage

MOST_LETTERS = 400
NAMES = (
    QT_TRANSLATE_NOOP("details", "Prompt"),
    QT_TRANSLATE_NOOP("details", "Source"),
    QT_TRANSLATE_NOOP("details", "Effect"),
    QT_TRANSLATE_NOOP("details", "Made by"),
    QT_TRANSLATE_NOOP("details", "Model"),
    QT_TRANSLATE_NOOP("details", "Charged"),
    QT_TRANSLATE_NOOP("details", "Request"),
    QT_TRANSLATE_NOOP("details", "Provider's score"),
    QT_TRANSLATE_NOOP("details", "Warnings"),
    QT_TRANSLATE_NOOP("details", "Made"),
    QT_TRANSLATE_NOOP("details", "Picture"),
    QT_TRANSLATE_NOOP("details", "Length"),
    QT_TRANSLATE_NOOP("details", "Of the render"),
    QT_TRANSLATE_NOOP("details", "File"),
    QT_TRANSLATE_NOOP("details", "Size"),
    QT_TRANSLATE_NOOP("details", "SHA-256"),
    QT_TRANSLATE_NOOP("details", "Clip"),
    QT_TRANSLATE_NOOP("details", "Job"),
    QT_TRANSLATE_NOOP("details", "Made again from"),
)


def facts(clip: Clip, lineage: Lineage) -> list[tuple[str, str]]:
    """(name, value) of all that is known; an empty value is not known or does not apply."""
    seen = clip.verification
    local = not clip.connection
    charged = "" if clip.charged is None else figures.money(clip.charged.micro, clip.charged.currency)
    picture = f"{figures.size(seen.width, seen.height)} \u00b7 {figures.exact_rate(seen.rate)}"
    length = _say("{duration} s \u00b7 {n} frames").format(duration=f"{float(seen.duration):.3f}", n=seen.frames)
    made = QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(datetime.fromisoformat(lineage.made_at).timestamp())),
        QLocale.FormatType.ShortFormat,
    )
    values = (
        clip.prompt,
        clip.source_path,
        texts.effect(clip.effect).label,
        _say("this machine") if local else clip.connection,
        clip.model,
        charged or ("" if local else _say("not said by the provider")),
        lineage.request_id,
        "" if clip.physics_score is None else f"{clip.physics_score:g} / 100",
        punctuation.clauses(clip.warnings),
        made,
        picture,
        length,
        texts.notes(clip.notes),
        clip.path,
        figures.file_size(seen.size_bytes),
        seen.sha256,
        clip.id,
        clip.job_id,
        lineage.again_of,
    )
    return [(_say(name), value) for name, value in zip(NAMES, values, strict=True)]


def parameters(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(name, value) of the request's parameters, nested ones by their whole names."""
    return [(name, text[:MOST_LETTERS]) for name, text in sorted(_flat("", given))]


def _flat(before: str, value: object) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [one for name, part in value.items() for one in _flat(f"{before}.{name}".lstrip("."), part)]
    if isinstance(value, list):
        if any(isinstance(part, dict | list) for part in value):
            return [(before, QCoreApplication.translate("details", "{n} entries").format(n=len(value)))]
        return [(before, ", ".join(map(str, value)))]
    return [] if value in (None, "", False) else [(before, str(value))]


def _say(text: str) -> str:
    return QCoreApplication.translate("details", text)
