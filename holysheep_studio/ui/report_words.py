"""The words of the motion report in the window: blocks, measures, reasons, values, what stands out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from holysheep_studio import resources
from holysheep_studio.domain.quality import MEASURES, Reason, Status
from holysheep_studio.ui import figures
from holysheep_studio.ui.texts import Badge
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.measured import Noted
    from holysheep_studio.domain.quality import Scale, Value

#: Where the words of the command line would speak of its options.
_HERE: Mapping[str, str] = MappingProxyType(
    {
        Reason.NO_SCALE: QT_TRANSLATE_NOOP("report", "The length of a pixel is not known; set the scale of this clip."),
        Reason.NO_SOURCE: QT_TRANSLATE_NOOP("report", "There is no source to compare it with."),
    }
)
_STATES: Mapping[Status, tuple[str, str]] = MappingProxyType(
    {
        Status.OK: ("circle-check", "positive"),
        Status.LOW_CONFIDENCE: ("triangle-alert", "warning"),
        Status.NOT_APPLICABLE: ("ban", "muted"),
    }
)
MADE_UP = QT_TRANSLATE_NOOP("report", "Frames made up")
NOTHING = QT_TRANSLATE_NOOP("report", "Measured: nothing stands out")
STANDS_OUT = QT_TRANSLATE_NOOP("report", "Look at: {what}")
MORE = QT_TRANSLATE_NOOP("report", "{what} and {n} more")
SHORT_MADE = QT_TRANSLATE_NOOP("report", "Motion: made up")
SHORT_NOTHING = QT_TRANSLATE_NOOP("report", "Motion: nothing odd")
SHORT_LOOKS = QT_TRANSLATE_NOOP("report", "Motion: {n} to look at")
FROM_TO = QT_TRANSLATE_NOOP("report", "Range {low} to {high}")
FROM = QT_TRANSLATE_NOOP("report", "Range {low} and more")
UP_TO = QT_TRANSLATE_NOOP("report", "Range up to {high}")
EXPECTED = QT_TRANSLATE_NOOP("report", "expected: {what}")


def words(section: str, code: str) -> str:
    """A text of resources/texts/report.toml; the code itself where there is none."""
    found: str = resources.table("texts", "report.toml")[section].get(code, code)
    return QCoreApplication.translate("report", found)


def block(name: str) -> str:
    """The title of a block."""
    return words("blocks", name)


def reason(code: str) -> str:
    """Why something cannot be told."""
    return say("report", _HERE[code]) if code in _HERE else words("reasons", str(code))


def status(of: Status) -> Badge:
    """How far a block can be trusted."""
    icon, tone = _STATES[of]
    return Badge(words("status", of.value), icon, tone)


def measure(block_name: str, name: str) -> tuple[str, str]:
    """(label, what it is compared with) of a measure."""
    label, reference = resources.table("texts", "report.toml")["measures"][block_name][name]
    told = QCoreApplication.translate("report", reference)
    if reference[:1].isdigit():
        told = say("report", EXPECTED).format(what=told)
    return QCoreApplication.translate("report", label), told


def span(scale: Scale) -> str:
    """The values a measure can take."""
    match scale.low, scale.high:
        case None, None:
            return ""
        case None, high:
            return say("report", UP_TO).format(high=f"{high:g}")
        case low, None:
            return say("report", FROM).format(low=f"{low:g}")
        case low, high:
            return say("report", FROM_TO).format(low=f"{low:g}", high=f"{high:g}")


def value(name: str, given: Value, scale: Scale) -> str:
    """A value with its unit as people read it; a dash where there is none."""
    if given is None or given == ():
        return "\u2013"
    if isinstance(given, bool):
        return words("values", str(given).lower())
    if isinstance(given, str):
        return words("values", given)
    unit = "" if scale.unit in {"", "1"} else " " + words("units", scale.unit)
    if name == "size_bytes" and isinstance(given, int):
        return figures.file_size(given)
    if isinstance(given, tuple):
        return ", ".join(_number(one) for one in given) + unit
    return _number(given) + unit


def _number(given: float) -> str:
    if isinstance(given, int):
        return str(given)
    return f"{given:.4g}" if abs(given) < 10_000 else f"{given:.0f}"


def outcome(noted: Noted) -> Badge:
    """What a report came to, in a line for a card: never a score."""
    looks = [name for name in noted.looks if name.partition(".")[0] in MEASURES]
    made = [say("report", MADE_UP)] if noted.slow_motion == "fake" else []
    named = made + [measure(*name.split(".", 1))[0] for name in looks if not (made and name.startswith("cadence."))]
    if not named:
        return Badge(say("report", NOTHING), "activity", "muted")
    what = ", ".join(named[:2])
    if len(named) > 2:
        what = say("report", MORE).format(what=what, n=len(named) - 2)
    return Badge(say("report", STANDS_OUT).format(what=what), "triangle-alert", "warning")


def outcome_in_short(noted: Noted) -> Badge:
    """The same where there is little room."""
    if noted.slow_motion == "fake":
        return Badge(say("report", SHORT_MADE), "triangle-alert", "warning")
    if noted.looks:
        return Badge(say("report", SHORT_LOOKS).format(n=len(noted.looks)), "triangle-alert", "warning")
    return Badge(say("report", SHORT_NOTHING), "activity", "muted")
