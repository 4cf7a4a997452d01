"""The words of the window for what the doctor found on this machine."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from holysheep_studio.domain.connection import Kept
from holysheep_studio.services.doctor import Part, Verdict
from holysheep_studio.ui import figures
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say
from holysheep_studio.ui.widgets.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from holysheep_studio.domain.connection import Account
    from holysheep_studio.services.doctor import Check, Program


class _Words(NamedTuple):
    """A part by name, what is said when it is well, what when it is not, and what to do then."""

    name: str
    well: str
    ill: str = ""
    advice: str = ""


_SHIPPED = QT_TRANSLATE_NOOP("machine", "Choose the FFmpeg that came with the studio.")
_PARTS: Mapping[Part, _Words] = MappingProxyType(
    {
        Part.FFMPEG: _Words(
            "FFmpeg",
            QT_TRANSLATE_NOOP("machine", "Version {version}: {path}"),
            QT_TRANSLATE_NOOP("machine", "Does not run: {path}"),
            QT_TRANSLATE_NOOP("machine", "Choose another program in the settings, under Files."),
        ),
        Part.CODECS: _Words(
            QT_TRANSLATE_NOOP("machine", "Codecs"),
            QT_TRANSLATE_NOOP("machine", "Can encode {encoders}"),
            QT_TRANSLATE_NOOP("machine", "This FFmpeg lacks {missing}"),
            _SHIPPED,
        ),
        Part.SPECIAL: _Words(
            QT_TRANSLATE_NOOP("machine", "Special clips"),
            QT_TRANSLATE_NOOP("machine", "HDR, interlaced and transparent clips can be normalised"),
            QT_TRANSLATE_NOOP(
                "machine", "Some HDR, interlaced or transparent clips cannot be normalised: FFmpeg lacks {missing}"
            ),
            _SHIPPED,
        ),
        Part.HARDWARE: _Words(
            QT_TRANSLATE_NOOP("machine", "Hardware encoders"), QT_TRANSLATE_NOOP("machine", "Work here: {encoders}")
        ),
        Part.ENGINE: _Words(
            QT_TRANSLATE_NOOP("machine", "Local engine"),
            "{libraries}",
            QT_TRANSLATE_NOOP("machine", "Lacks {missing}"),
            QT_TRANSLATE_NOOP("machine", "Install the studio again."),
        ),
        Part.KEYRING: _Words(
            QT_TRANSLATE_NOOP("machine", "Keyring"),
            "{backend}",
            QT_TRANSLATE_NOOP("machine", "No keyring keeps secrets on this machine"),
            QT_TRANSLATE_NOOP(
                "machine", "Keys of clouds are kept until the studio closes. On Linux, install gnome-keyring."
            ),
        ),
        Part.DISK: _Words(
            QT_TRANSLATE_NOOP("machine", "Disk"),
            QT_TRANSLATE_NOOP("machine", "{free} free in {folder}"),
            QT_TRANSLATE_NOOP("machine", "Only {free} free in {folder}"),
            QT_TRANSLATE_NOOP("machine", "Free some space, or start with another data folder (--data)."),
        ),
        Part.DATABASE: _Words(
            QT_TRANSLATE_NOOP("machine", "Database"),
            QT_TRANSLATE_NOOP("machine", "Sound, {jobs} jobs: {file}"),
            "{file}: {what}",
            QT_TRANSLATE_NOOP("machine", "Copy the data folder to a safe place, then start with a new one (--data)."),
        ),
    }
)
_LOOKS: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.OK: ("circle-check", "positive"),
        Verdict.WARNING: ("triangle-alert", "warning"),
        Verdict.PROBLEM: ("circle-x", "negative"),
    }
)
_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.OK: QT_TRANSLATE_NOOP("machine", "OK"),
        Verdict.WARNING: QT_TRANSLATE_NOOP("machine", "Warning"),
        Verdict.PROBLEM: QT_TRANSLATE_NOOP("machine", "Problem"),
    }
)
_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "chosen": QT_TRANSLATE_NOOP("machine", "FFmpeg {version}"),
        "bundled": QT_TRANSLATE_NOOP("machine", "FFmpeg {version}, which came with the studio"),
        "system": QT_TRANSLATE_NOOP("machine", "FFmpeg {version} of this system"),
    }
)


def finding(check: Check) -> Finding:
    """One part in words."""
    words = _PARTS[check.part]
    values = dict(check.values)
    if "free_bytes" in values:
        values["free"] = figures.file_size(int(values["free_bytes"]))
    text, advice = (words.well, "") if check.verdict is Verdict.OK else (words.ill, words.advice)
    if check.part is Part.HARDWARE and not values.get("encoders"):
        text = QT_TRANSLATE_NOOP("machine", "None works here; the processor encodes")
    if check.part is Part.DATABASE and check.verdict is Verdict.OK and values.get("jobs") == "1":
        text = QT_TRANSLATE_NOOP("machine", "Sound, 1 job: {file}")
    icon, tone = _LOOKS[check.verdict]
    said = say("machine", text).format_map(values)
    return Finding(say("machine", words.name), said, say("machine", advice), icon, tone,
                   say("machine", _VERDICTS[check.verdict]))  # fmt: skip


def paid(accounts: Sequence[Account], version: int, budgets: int) -> tuple[Finding, ...]:
    """What paid work would find: keys, prices of that version of the book, and so many budgets.

    None of it is needed before a provider is connected.
    """
    gone = ", ".join(account.name for account in accounts if account.kept is Kept.GONE)
    if gone:
        text, advice = QT_TRANSLATE_NOOP("machine", "No key is kept for {gone}"), QT_TRANSLATE_NOOP(
            "machine", "Enter it once more in Connections.")  # fmt: skip
    elif accounts:
        text, advice = QT_TRANSLATE_NOOP("machine", "A key is kept for {names}"), ""
    else:
        text = QT_TRANSLATE_NOOP("machine", "None is connected; this machine, the sample and the demo need none")
        advice = QT_TRANSLATE_NOOP("machine", "Clips from a cloud: Connect a provider, on the next page.")
    names = ", ".join(account.name for account in accounts)
    rows = [(QT_TRANSLATE_NOOP("machine", "Providers"), text, advice, bool(accounts) and not gone)]
    text, advice = QT_TRANSLATE_NOOP("machine", "Your own, version {version}"), ""
    if not version:
        text = QT_TRANSLATE_NOOP("machine", "Only samples, which are nobody's prices")
        advice = QT_TRANSLATE_NOOP("machine", "Enter the real ones (Costs > Prices) before a provider is paid.")
    rows.append((QT_TRANSLATE_NOOP("machine", "Prices"), text, advice, bool(version)))
    text, advice = QT_TRANSLATE_NOOP("machine", "Set: {budgets}"), ""
    if not budgets:
        text = QT_TRANSLATE_NOOP("machine", "None: nothing would stop paid work")
        advice = QT_TRANSLATE_NOOP("machine", "Set a budget, on the next page.")
    rows.append((QT_TRANSLATE_NOOP("machine", "Budgets"), text, advice, bool(budgets)))
    values = {"gone": gone, "names": names, "version": version, "budgets": budgets}
    return tuple(_paid(*row, values, wanted=bool(accounts)) for row in rows)


def _paid(name: str, text: str, advice: str, well: bool, values: Mapping[str, object], *, wanted: bool) -> Finding:  # noqa: FBT001 - a row of a table
    icon, tone, told = "info", "muted", QT_TRANSLATE_NOOP("machine", "Not needed yet")
    if well or wanted:
        verdict = Verdict.OK if well else Verdict.WARNING
        (icon, tone), told = _LOOKS[verdict], _VERDICTS[verdict]
    said = say("machine", text).format_map(values)
    return Finding(say("machine", name), said, say("machine", advice), icon, tone, say("machine", told))


def program(found: Program) -> tuple[str, str]:
    """(words, tone) for an FFmpeg: its version, where it comes from, and what it lacks."""
    words = say("machine", _SOURCES.get(found.source, _SOURCES["chosen"])).format(version=found.version)
    if found.missing:
        lacks = QT_TRANSLATE_NOOP("machine", "{ffmpeg}. It lacks {names}, which every clip may need.")
        return say("machine", lacks).format(ffmpeg=words, names=", ".join(found.missing)), "negative"
    if found.missing_special:
        lacks = QT_TRANSLATE_NOOP("machine", "{ffmpeg}. It lacks {names}, which only special clips need.")
        return say("machine", lacks).format(ffmpeg=words, names=", ".join(found.missing_special)), "warning"
    return say("machine", QT_TRANSLATE_NOOP("machine", "{ffmpeg}. It lacks nothing.")).format(ffmpeg=words), "muted"
