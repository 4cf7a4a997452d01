"""The words of the window for every code of the core, translated where the translation is loaded."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from holysheep_studio import resources
from holysheep_studio.domain.curves import Ease
from holysheep_studio.domain.delivery import Reason
from holysheep_studio.domain.errors import Fault, StudioError
from holysheep_studio.domain.footage import Finding
from holysheep_studio.domain.job import JobState
from holysheep_studio.domain.pace import writes
from holysheep_studio.domain.render import Interpolation, Note, Quality
from holysheep_studio.ui import punctuation
from holysheep_studio.ui.sentence import Sentence
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, detail

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holysheep_studio.domain.clip import Problem
    from holysheep_studio.domain.job_line import JobLine


class EffectWords(NamedTuple):
    """How an effect is shown: label, one line of description, icon."""

    label: str
    description: str
    icon: str


_EFFECTS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "lip_sync": (
            QT_TRANSLATE_NOOP("texts", "Lip-sync"),
            QT_TRANSLATE_NOOP("texts", "A provider moves the lips to a voice."),
            "message-square",
        ),
        "normal": (
            QT_TRANSLATE_NOOP("texts", "Normal speed"),
            QT_TRANSLATE_NOOP("texts", "Keeps time as it is; use it to normalise, stabilise or change the frame rate."),
            "film",
        ),
        "slow_motion_2x": (
            QT_TRANSLATE_NOOP("texts", "Slow motion 2x"),
            QT_TRANSLATE_NOOP("texts", "Half speed; every second frame is computed from the motion around it."),
            "timer",
        ),
        "slow_motion_4x": (
            QT_TRANSLATE_NOOP("texts", "Slow motion 4x"),
            QT_TRANSLATE_NOOP("texts", "Quarter speed; three new frames between every two of the source."),
            "timer",
        ),
        "slow_motion_8x": (
            QT_TRANSLATE_NOOP("texts", "Slow motion 8x"),
            QT_TRANSLATE_NOOP("texts", "An eighth of the speed, for splashes, sparks and other quick things."),
            "timer",
        ),
        "time_lapse": (
            QT_TRANSLATE_NOOP("texts", "Time-lapse"),
            QT_TRANSLATE_NOOP("texts", "Speeds long takes up by the ratio you choose."),
            "clock",
        ),
        "hyperlapse": (
            QT_TRANSLATE_NOOP("texts", "Hyperlapse"),
            QT_TRANSLATE_NOOP("texts", "A time-lapse of a moving camera, with its shake taken out."),
            "gauge",
        ),
        "speed_ramp": (
            QT_TRANSLATE_NOOP("texts", "Speed ramp"),
            QT_TRANSLATE_NOOP("texts", "Full speed, a slow middle, full speed again, smooth all the way."),
            "activity",
        ),
        "constant_speed": (
            QT_TRANSLATE_NOOP("texts", "Constant speed"),
            QT_TRANSLATE_NOOP("texts", "Any one speed, slower or faster."),
            "sliders-horizontal",
        ),
        "upscale": (
            QT_TRANSLATE_NOOP("texts", "Upscale"),
            QT_TRANSLATE_NOOP("texts", "Enlarges the picture; time stays as it is."),
            "zoom-in",
        ),
        "custom_curve": (
            QT_TRANSLATE_NOOP("texts", "Custom curve"),
            QT_TRANSLATE_NOOP("texts", "Draw the speed yourself, or where the clip is at each moment."),
            "spline",
        ),
        "growth": (
            QT_TRANSLATE_NOOP("texts", "Growth"),
            QT_TRANSLATE_NOOP("texts", "A process that begins slowly and ends fast, such as a plant."),
            "sprout",
        ),
        "decay": (
            QT_TRANSLATE_NOOP("texts", "Decay"),
            QT_TRANSLATE_NOOP("texts", "A process that begins fast and fades, such as melting ice."),
            "trending-down",
        ),
        "saturation": (
            QT_TRANSLATE_NOOP("texts", "Saturation"),
            QT_TRANSLATE_NOOP("texts", "Begins very fast and levels off."),
            "trending-up",
        ),
        "events": (
            QT_TRANSLATE_NOOP("texts", "Events"),
            QT_TRANSLATE_NOOP("texts", "Named stretches of the clip, each with its share of the screen time."),
            "list-video",
        ),
    }
)

_PARAMETERS: Mapping[str, str] = MappingProxyType(
    {
        "ratio": QT_TRANSLATE_NOOP("texts", "Ratio"),
        "slowest": QT_TRANSLATE_NOOP("texts", "Slowest speed"),
        "speed": QT_TRANSLATE_NOOP("texts", "Speed"),
        "strength": QT_TRANSLATE_NOOP("texts", "Strength"),
    }
)

INTERPOLATIONS: Mapping[Interpolation, str] = MappingProxyType(
    {
        Interpolation.FLOW: QT_TRANSLATE_NOOP("texts", "Optical flow"),
        Interpolation.BLEND: QT_TRANSLATE_NOOP("texts", "Cross-fade"),
        Interpolation.NEAREST: QT_TRANSLATE_NOOP("texts", "Nearest frame"),
    }
)

EASES: Mapping[Ease, str] = MappingProxyType(
    {
        Ease.SMOOTH: QT_TRANSLATE_NOOP("texts", "Smooth"),
        Ease.MONOTONE: QT_TRANSLATE_NOOP("texts", "Through the points"),
        Ease.LINEAR: QT_TRANSLATE_NOOP("texts", "Straight"),
        Ease.BEZIER: QT_TRANSLATE_NOOP("texts", "By handles"),
        Ease.HOLD: QT_TRANSLATE_NOOP("texts", "Hold, then jump"),
    }
)

QUALITIES: Mapping[Quality, str] = MappingProxyType(
    {
        Quality.FAST: QT_TRANSLATE_NOOP("texts", "Fast"),
        Quality.STANDARD: QT_TRANSLATE_NOOP("texts", "Standard"),
        Quality.QUALITY: QT_TRANSLATE_NOOP("texts", "Best"),
    }
)

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.CONTAINER: QT_TRANSLATE_NOOP("texts", "not an MP4 file"),
        Reason.CODEC: QT_TRANSLATE_NOOP("texts", "not H.264"),
        Reason.PIXEL_FORMAT: QT_TRANSLATE_NOOP("texts", "unusual pixel format"),
        Reason.BIT_DEPTH: QT_TRANSLATE_NOOP("texts", "more than 8 bits"),
        Reason.FULL_RANGE: QT_TRANSLATE_NOOP("texts", "full colour range"),
        Reason.HDR: QT_TRANSLATE_NOOP("texts", "HDR"),
        Reason.ALPHA: QT_TRANSLATE_NOOP("texts", "transparent"),
        Reason.INTERLACED: QT_TRANSLATE_NOOP("texts", "interlaced"),
        Reason.ODD_SIZE: QT_TRANSLATE_NOOP("texts", "odd width or height"),
        Reason.TOO_LARGE: QT_TRANSLATE_NOOP("texts", "larger than 4K"),
        Reason.TOO_SMALL: QT_TRANSLATE_NOOP("texts", "too small"),
        Reason.PIXEL_ASPECT: QT_TRANSLATE_NOOP("texts", "pixels not square"),
        Reason.ROTATED: QT_TRANSLATE_NOOP("texts", "rotated"),
        Reason.VARIABLE_RATE: QT_TRANSLATE_NOOP("texts", "variable frame rate"),
        Reason.RATE_TOO_LOW: QT_TRANSLATE_NOOP("texts", "below 24 fps"),
        Reason.RATE_TOO_HIGH: QT_TRANSLATE_NOOP("texts", "above 60 fps"),
        Reason.START_OFFSET: QT_TRANSLATE_NOOP("texts", "does not start at 0"),
        Reason.DAMAGED: QT_TRANSLATE_NOOP("texts", "damaged"),
        Reason.AUDIO_CODEC: QT_TRANSLATE_NOOP("texts", "sound is not AAC"),
        Reason.AUDIO_TRACKS: QT_TRANSLATE_NOOP("texts", "several sound tracks"),
        Reason.AUDIO_LENGTH: QT_TRANSLATE_NOOP("texts", "sound longer than the picture"),
    }
)

FINDINGS: Mapping[Finding, str] = MappingProxyType(
    {
        Finding.INCOMPLETE: QT_TRANSLATE_NOOP("texts", "The file ends before its header says."),
        Finding.NOT_READ_WHOLE: QT_TRANSLATE_NOOP(
            "texts", "The file has too much in it to be looked at whole: only its beginning is used."
        ),
        Finding.DAMAGED: QT_TRANSLATE_NOOP("texts", "Parts of the picture do not decode."),
        Finding.FALSE_DURATION: QT_TRANSLATE_NOOP("texts", "The header states a wrong duration; the true one is used."),
        Finding.FALSE_SIZE: QT_TRANSLATE_NOOP("texts", "The header states a wrong picture size; the true one is used."),
        Finding.SEVERAL_AUDIO_TRACKS: QT_TRANSLATE_NOOP(
            "texts", "There are several sound tracks; the main one is used."
        ),
        Finding.AUDIO_SHORTER: QT_TRANSLATE_NOOP("texts", "The sound ends before the picture."),
        Finding.AUDIO_LONGER: QT_TRANSLATE_NOOP("texts", "The sound goes on after the picture."),
        Finding.TIME_JUMPS: QT_TRANSLATE_NOOP("texts", "Time stamps run backwards or leap."),
    }
)

NOTES: Mapping[Note, str] = MappingProxyType(
    {
        Note.AUDIO_STRETCHED: QT_TRANSLATE_NOOP("texts", "sound follows the speed, pitch kept"),
        Note.AUDIO_PARTLY_SILENT: QT_TRANSLATE_NOOP("texts", "sound follows the speed, silent where it cannot"),
        Note.AUDIO_DROPPED_SPEED: QT_TRANSLATE_NOOP("texts", "no sound: outside half to double speed"),
        Note.AUDIO_DROPPED_RAMP: QT_TRANSLATE_NOOP("texts", "no sound: the speed changes"),
        Note.AUDIO_UNREADABLE: QT_TRANSLATE_NOOP("texts", "no sound: it could not be read"),
        Note.AUDIO_RECODED: QT_TRANSLATE_NOOP("texts", "sound coded again as AAC"),
        Note.HARDWARE_ENCODED: QT_TRANSLATE_NOOP("texts", "written by a hardware encoder"),
        Note.NO_HARDWARE: QT_TRANSLATE_NOOP("texts", "no hardware encoder works for it: the processor encoded"),
        Note.MADE_SMALLER: QT_TRANSLATE_NOOP("texts", "smaller than the source"),
        Note.CUT_KEPT: QT_TRANSLATE_NOOP("texts", "scene cuts kept sharp"),
        Note.SHORT_RESULT: QT_TRANSLATE_NOOP("texts", "shorter than a second"),
        Note.RATIO_ABOVE_CLOUDS: QT_TRANSLATE_NOOP("texts", "over 1000 times faster: clouds stop at 1000"),
        Note.INTERPOLATION_SKIPPED: QT_TRANSLATE_NOOP("texts", "too small for optical flow: cross-faded"),
        Note.CROPPED_FOR_STABILISING: QT_TRANSLATE_NOOP("texts", "cropped by 10 % to steady it"),
        Note.SOURCE_INCOMPLETE: QT_TRANSLATE_NOOP("texts", "the source is incomplete"),
        Note.SOURCE_DAMAGED: QT_TRANSLATE_NOOP("texts", "parts of the source are damaged"),
        Note.HDR_TONE_MAPPED: QT_TRANSLATE_NOOP("texts", "HDR becomes standard range"),
        Note.REDUCED_TO_8_BIT: QT_TRANSLATE_NOOP("texts", "reduced to 8 bits"),
        Note.REDUCED_TO_10_BIT: QT_TRANSLATE_NOOP("texts", "reduced to 10 bits"),
        Note.CHROMA_REDUCED: QT_TRANSLATE_NOOP("texts", "colour detail reduced to 4:2:0"),
        Note.ALPHA_KEPT: QT_TRANSLATE_NOOP("texts", "transparency kept: ProRes 4444"),
        Note.ALPHA_FLATTENED: QT_TRANSLATE_NOOP(
            "texts", "transparency becomes black (kept in a .mov made here with the automatic codec)"
        ),
        Note.DEINTERLACED: QT_TRANSLATE_NOOP("texts", "deinterlaced"),
        Note.TRIMMED: QT_TRANSLATE_NOOP("texts", "last odd row or column cut off, nothing scaled"),
        Note.SQUARED: QT_TRANSLATE_NOOP("texts", "scaled to square pixels"),
        Note.TOO_SMALL_ENLARGED: QT_TRANSLATE_NOOP("texts", "enlarged: no side under 16 pixels"),
        Note.CANCEL_TOO_LATE: QT_TRANSLATE_NOOP("texts", "cancelled too late: paid for and kept"),
        Note.LENGTH_DIFFERS: QT_TRANSLATE_NOOP("texts", "not as long as was asked"),
        Note.SIZE_DIFFERS: QT_TRANSLATE_NOOP("texts", "not the size that was asked"),
        Note.RESULT_DAMAGED: QT_TRANSLATE_NOOP("texts", "some frames do not decode"),
        Note.FROM_CACHE: QT_TRANSLATE_NOOP("texts", "from the cache: made before, nothing was charged"),
        Note.MOVED: QT_TRANSLATE_NOOP("texts", "moved to another connection"),
    }
)

NOTES_IN_SHORT: Mapping[Note, str] = MappingProxyType(
    {
        Note.AUDIO_STRETCHED: QT_TRANSLATE_NOOP("texts", "sound stretched"),
        Note.AUDIO_PARTLY_SILENT: QT_TRANSLATE_NOOP("texts", "silent in part"),
        Note.AUDIO_DROPPED_SPEED: QT_TRANSLATE_NOOP("texts", "no sound"),
        Note.AUDIO_DROPPED_RAMP: QT_TRANSLATE_NOOP("texts", "no sound"),
        Note.AUDIO_UNREADABLE: QT_TRANSLATE_NOOP("texts", "no sound"),
        Note.AUDIO_RECODED: QT_TRANSLATE_NOOP("texts", "sound as AAC"),
        Note.CUT_KEPT: QT_TRANSLATE_NOOP("texts", "cuts kept"),
        Note.SHORT_RESULT: QT_TRANSLATE_NOOP("texts", "under 1 s"),
        Note.RATIO_ABOVE_CLOUDS: QT_TRANSLATE_NOOP("texts", "over 1000\u00d7"),
        Note.INTERPOLATION_SKIPPED: QT_TRANSLATE_NOOP("texts", "cross-faded"),
        Note.CROPPED_FOR_STABILISING: QT_TRANSLATE_NOOP("texts", "cropped"),
        Note.SOURCE_INCOMPLETE: QT_TRANSLATE_NOOP("texts", "incomplete"),
        Note.SOURCE_DAMAGED: QT_TRANSLATE_NOOP("texts", "damaged"),
        Note.HDR_TONE_MAPPED: QT_TRANSLATE_NOOP("texts", "HDR mapped"),
        Note.REDUCED_TO_8_BIT: QT_TRANSLATE_NOOP("texts", "8 bits"),
        Note.REDUCED_TO_10_BIT: QT_TRANSLATE_NOOP("texts", "10 bits"),
        Note.CHROMA_REDUCED: QT_TRANSLATE_NOOP("texts", "4:2:0"),
        Note.ALPHA_KEPT: QT_TRANSLATE_NOOP("texts", "with transparency"),
        Note.ALPHA_FLATTENED: QT_TRANSLATE_NOOP("texts", "flattened"),
        Note.HARDWARE_ENCODED: QT_TRANSLATE_NOOP("texts", "hardware"),
        Note.NO_HARDWARE: QT_TRANSLATE_NOOP("texts", "no hardware"),
        Note.MADE_SMALLER: QT_TRANSLATE_NOOP("texts", "made smaller"),
        Note.DEINTERLACED: QT_TRANSLATE_NOOP("texts", "deinterlaced"),
        Note.TRIMMED: QT_TRANSLATE_NOOP("texts", "trimmed"),
        Note.SQUARED: QT_TRANSLATE_NOOP("texts", "square pixels"),
        Note.TOO_SMALL_ENLARGED: QT_TRANSLATE_NOOP("texts", "enlarged"),
        Note.CANCEL_TOO_LATE: QT_TRANSLATE_NOOP("texts", "kept"),
        Note.LENGTH_DIFFERS: QT_TRANSLATE_NOOP("texts", "other length"),
        Note.SIZE_DIFFERS: QT_TRANSLATE_NOOP("texts", "other size"),
        Note.RESULT_DAMAGED: QT_TRANSLATE_NOOP("texts", "damaged"),
        Note.FROM_CACHE: QT_TRANSLATE_NOOP("texts", "from cache, free"),
        Note.MOVED: QT_TRANSLATE_NOOP("texts", "moved"),
    }
)

STATES: Mapping[JobState, tuple[str, str, str]] = MappingProxyType(
    {
        # words, icon, tone
        JobState.WAITING: (QT_TRANSLATE_NOOP("texts", "Waiting"), "clock", "muted"),
        JobState.PREPARING: (QT_TRANSLATE_NOOP("texts", "Preparing"), "loader", "accent"),
        JobState.UPLOADING: (QT_TRANSLATE_NOOP("texts", "Uploading"), "upload", "accent"),
        JobState.RESERVING: (QT_TRANSLATE_NOOP("texts", "Waiting to be sent"), "clock", "accent"),
        JobState.SUBMITTING: (QT_TRANSLATE_NOOP("texts", "Submitting"), "loader", "accent"),
        JobState.POLLING: (QT_TRANSLATE_NOOP("texts", "With the provider"), "clock", "accent"),
        JobState.DOWNLOADING: (QT_TRANSLATE_NOOP("texts", "Downloading"), "download", "accent"),
        JobState.MEASURING: (QT_TRANSLATE_NOOP("texts", "Measuring"), "loader", "accent"),
        JobState.UNSURE: (QT_TRANSLATE_NOOP("texts", "May have been billed"), "triangle-alert", "warning"),
        JobState.RENDERING: (QT_TRANSLATE_NOOP("texts", "Rendering"), "loader", "accent"),
        JobState.VERIFYING: (QT_TRANSLATE_NOOP("texts", "Verifying"), "loader", "accent"),
        JobState.FINISHING: (QT_TRANSLATE_NOOP("texts", "Finishing"), "loader", "accent"),
        JobState.DONE: (QT_TRANSLATE_NOOP("texts", "Done"), "circle-check", "positive"),
        JobState.FAILED: (QT_TRANSLATE_NOOP("texts", "Failed"), "circle-x", "negative"),
        JobState.CANCELLED: (QT_TRANSLATE_NOOP("texts", "Cancelled"), "ban", "muted"),
    }
)

#: All frames are made, and their parts become one file.
WRITING = QT_TRANSLATE_NOOP("texts", "Writing the file")

FAULTS: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.USER: QT_TRANSLATE_NOOP("texts", "Cause: the clip or the choice"),
        Fault.PROVIDER: QT_TRANSLATE_NOOP("texts", "Cause: the provider"),
        Fault.MACHINE: QT_TRANSLATE_NOOP("texts", "Cause: this computer"),
    }
)

#: Any one of these can stand for another when an error was raised with a different name for the same thing.
_NAMES_OF_FILES = ("file", "path", "folder", "target", "source", "name")

#: Fields that hold words of ours.
_PHRASES = frozenset({"what", "reason", "expected", "why", "field", "stage"})


def say(text: str) -> str:
    """A text of the tables above in the person's language."""
    return QCoreApplication.translate("texts", text)


def effect(name: str) -> EffectWords:
    """The words of an effect; one without a row is shown by its name."""
    row = _EFFECTS.get(name)
    if row is None:
        return EffectWords(name.replace("_", " ").capitalize(), "", "wand-sparkles")
    label, description, icon = row
    return EffectWords(say(label).replace("2x", "2\u00d7").replace("4x", "4\u00d7").replace("8x", "8\u00d7"),
                       say(description), icon)  # fmt: skip


def parameter(name: str) -> str:
    """The label of an effect's parameter."""
    return say(_PARAMETERS[name]) if name in _PARAMETERS else name.replace("_", " ").capitalize()


def reasons(given: Iterable[Reason]) -> str:
    """Why a file needs normalising, as a list in words."""
    return punctuation.listed(say(REASONS[reason]) for reason in given)


def notes(given: Iterable[Note]) -> str:
    """What a render did or will do, as a list in words."""
    return punctuation.clauses(say(NOTES[note]) for note in given)


def notes_in_short(given: Iterable[Note]) -> str:
    """The same where there is little room."""
    return punctuation.listed(dict.fromkeys(say(NOTES_IN_SHORT[note]) for note in given))


def error(code: str, fields: Mapping[str, str]) -> Sentence:
    """An error in words. A value that was not given is left as a plain word, never as a brace."""
    row = resources.table("texts", "errors.toml").get(code)
    if row is None:
        return Sentence(" ".join([code, *(f"{name}={value}" for name, value in fields.items())]), "")
    values: defaultdict[str, str] = defaultdict(lambda: "?", {name: _detail(name, fields[name]) for name in fields})
    if "file" in fields:  # the row or the toast has no room for the whole way to the file
        values["file"] = PurePath(fields["file"]).name or fields["file"]
    known = next((values[name] for name in _NAMES_OF_FILES if name in fields), None)
    if known is not None:
        for name in _NAMES_OF_FILES:
            values.setdefault(name, known)
    message, advice = (QCoreApplication.translate("errors", row[part]) for part in ("message", "advice"))
    return Sentence(message.format_map(values), advice.format_map(values))


def _detail(name: str, value: str) -> str:
    """What a field of an error says; single words of a person's own are left alone."""
    return detail(value) if name in _PHRASES or " " in value else value


def studio_error(failure: StudioError) -> Sentence:
    """A raised error in words."""
    return error(failure.code.value, failure.fields)


def problem(kept: Problem) -> Sentence:
    """A kept error in words."""
    return error(kept.code, kept.fields)


class Badge(NamedTuple):
    """A state that is told by a word, an icon and a colour together."""

    text: str
    icon: str
    tone: str


def job_badge(job: JobLine) -> Badge:
    """Where a job stands, in a word."""
    if job.cancelling and not job.ended:
        return Badge(say(QT_TRANSLATE_NOOP("texts", "Cancelling")), "ban", "muted")
    if job.paused and not job.ended:
        if job.mends_itself:
            return Badge(say(QT_TRANSLATE_NOOP("texts", "Stopped for now")), "clock", "warning")
        if job.problem is not None:
            return Badge(say(QT_TRANSLATE_NOOP("texts", "Stopped: needs you")), "triangle-alert", "warning")
        return Badge(say(QT_TRANSLATE_NOOP("texts", "Paused")), "circle-pause", "warning")
    words, icon, tone = STATES[job.state]
    if writes(job):
        words = WRITING
    return Badge(say(words), icon, tone)
