"""The queue in words: why a job waits, what it costs, how soon it comes, why the queue stopped."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from holysheep_studio.domain.job import is_local
from holysheep_studio.domain.queue_stop import StopCause
from holysheep_studio.domain.schedule import Because, Priority
from holysheep_studio.ui import figures, texts
from holysheep_studio.ui.translation import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holysheep_studio.domain.job_line import JobLine
    from holysheep_studio.domain.money import Money
    from holysheep_studio.domain.queue_stop import QueueStop
    from holysheep_studio.domain.schedule import Wait

WAITS: Mapping[Because, str] = MappingProxyType(
    {
        Because.AFTER: QT_TRANSLATE_NOOP("queue", "Waits for {job}"),
        Because.AFTER_FAILED: QT_TRANSLATE_NOOP("queue", "Waits for {job}, which was not done"),
        Because.APPROVAL: QT_TRANSLATE_NOOP("queue", "Waits until you accept {job}"),
        Because.START_AT: QT_TRANSLATE_NOOP("queue", "Waits until {until}"),
        Because.HOURS: QT_TRANSLATE_NOOP("queue", "Waits until {until}, off-peak"),
        Because.LATER: QT_TRANSLATE_NOOP("queue", "Tried again at {until}"),
        Because.MACHINE: QT_TRANSLATE_NOOP("queue", "Goes on by itself when this is mended"),
    }
)
PRIORITIES: Mapping[Priority, str] = MappingProxyType(
    {
        Priority.HIGHEST: QT_TRANSLATE_NOOP("queue", "Highest"),
        Priority.HIGH: QT_TRANSLATE_NOOP("queue", "High"),
        Priority.NORMAL: QT_TRANSLATE_NOOP("queue", "Normal"),
        Priority.LOW: QT_TRANSLATE_NOOP("queue", "Low"),
        Priority.LOWEST: QT_TRANSLATE_NOOP("queue", "Lowest"),
    }
)
STOPPED_AFTER = QT_TRANSLATE_NOOP("queue", "The queue stopped after {title}, as you wanted.")
STOPPED_BY_FAILURES = QT_TRANSLATE_NOOP("queue", "The queue stopped: {n} jobs failed in the same way. {why}")
FRAMES_DONE = QT_TRANSLATE_NOOP("queue", "{done} / {all} frames")
STOPS_AFTER = QT_TRANSLATE_NOOP("queue", "then the queue stops")


def moment(at: float, now: float) -> str:
    """A moment to come, by the clock on the wall; the day is named unless it is today."""
    there, here = QDateTime.fromSecsSinceEpoch(int(at)), QDateTime.fromSecsSinceEpoch(int(now))
    clock = QLocale().toString(there.time(), QLocale.FormatType.ShortFormat)
    if there.date() == here.date():
        return clock
    return f"{QLocale().toString(there.date(), QLocale.FormatType.ShortFormat)} {clock}"


def wait(waits: Wait, title: str, now: float) -> str:
    """Why a job does not start now; `title` names the job that it waits for."""
    until = "" if waits.until is None else moment(waits.until, now)
    return say("queue", WAITS[waits.because]).format(job=title or waits.job[:8], until=until)


def priority(level: Priority) -> str:
    """The name of a priority."""
    return say("queue", PRIORITIES[level])


def frames(job: JobLine) -> str:
    """Frames done and in all, while a stage counts them."""
    if job.frame is None or job.frames is None or job.ended:
        return ""
    done, total = (QLocale().toString(number) for number in (job.frame, job.frames))
    return say("queue", FRAMES_DONE).format(done=done, all=total)


def cost(job: JobLine) -> str:
    """What is known of a job's money, the surest first; free for work of this machine."""
    if is_local(job.course):
        return QCoreApplication.translate("queue", "free")
    if job.charged is not None:
        return QCoreApplication.translate("queue", "{amount} charged").format(amount=amount(job.charged))
    if job.may_be_billed and job.reserved is not None:
        return QCoreApplication.translate("queue", "{amount} set aside").format(amount=amount(job.reserved))
    if not job.may_be_billed and job.quoted is not None:
        return QCoreApplication.translate("queue", "about {amount}").format(amount=amount(job.quoted))
    return QCoreApplication.translate("queue", "unknown") if job.may_be_billed else ""


def amount(money: Money) -> str:
    """An amount with its currency."""
    return figures.money(money.micro, money.currency)


def stop(why: QueueStop) -> str:
    """Why the queue paused by itself."""
    if why.cause is StopCause.AFTER_JOB:
        return say("queue", STOPPED_AFTER).format(title=why.title)
    sentence = texts.error(why.code, why.fields)
    return say("queue", STOPPED_BY_FAILURES).format(n=why.count, why=sentence.message)
