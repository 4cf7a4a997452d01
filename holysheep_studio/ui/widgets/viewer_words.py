"""What the viewer says of a clip and of the picture it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio.domain.footage import Hdr
from holysheep_studio.ui import figures, punctuation

if TYPE_CHECKING:
    from holysheep_studio.domain.timebase import FrameRate
    from holysheep_studio.ui.player.worker import Opened, Shown

_SYSTEMS = {Hdr.PQ: "PQ", Hdr.HLG: "HLG"}


def facts(clip: Opened, rate: FrameRate) -> str:
    """Size, rate and codec of a clip, in one line."""
    size = f"{clip.size.width()} \N{MULTIPLICATION SIGN} {clip.size.height()}"
    variable = QCoreApplication.translate("Viewer", "variable rate") if clip.table.variable else ""
    return "   ".join(fact for fact in (size, figures.exact_rate(rate), variable, clip.codec) if fact)


def note(shown: Shown, hdr: Hdr | None) -> str:
    """What must be known about the picture on the screen; empty when it is what the clip holds."""
    notes = []
    if shown.source != shown.number:
        text = QCoreApplication.translate("Viewer", "does not decode: frame {number} is shown")
        notes.append(text.format(number=shown.source))
    elif shown.damaged:
        notes.append(QCoreApplication.translate("Viewer", "damaged frame"))
    if shown.draft:
        notes.append(QCoreApplication.translate("Viewer", "proxy while scrubbing"))
    if hdr is not None:
        text = QCoreApplication.translate("Viewer", "HDR ({system}), mapped for this screen")
        notes.append(text.format(system=_SYSTEMS[hdr]))
    return punctuation.listed(notes)


def no_device(trouble: str) -> str:
    """Why a clip with sound is not heard; empty while nothing is known against it."""
    return QCoreApplication.translate("Viewer", "no sound: this computer offers no audio device") if trouble else ""
