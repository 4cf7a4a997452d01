"""Schedule: when a waiting job may start: at a moment, within daily hours, after other jobs, after a person's word."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

#: A job's hours: no wish of its own, so the queue's rule counts; at any hour; within the settings' off-peak hours.
QUEUE_HOURS, ANY_HOUR, OFF_PEAK = "", "always", "off_peak"
DAY_MIN = 24 * 60
MINUTE = timedelta(minutes=1)


class Priority(IntEnum):
    """What comes first; jobs of one priority keep their order. Stored as its number, because the queue sorts by it."""

    HIGHEST = 0
    HIGH = 1
    NORMAL = 2
    LOW = 3
    LOWEST = 4

    @property
    def word(self) -> str:
        """Its name, as it is typed."""
        return self.name.lower()


def priority_of(word: str) -> Priority:
    """The priority of this name. Raises InputError bad_value."""
    try:
        return Priority[word.upper()]
    except KeyError:
        names = ", ".join(one.word for one in Priority)
        raise InputError(Code.BAD_VALUE, field="priority", value=word, expected=names) from None


class Window(Frozen, frozen=True):
    """Hours of every day, minutes after midnight by the clock on the wall; it may go on past midnight."""

    start_min: int
    end_min: int

    def holds(self, minute: int) -> bool:
        """Whether this minute of the day is inside; equal ends are the whole day."""
        if self.start_min < self.end_min:
            return self.start_min <= minute < self.end_min
        return minute >= self.start_min or minute < self.end_min


def windows(text: str) -> tuple[Window, ...]:
    """The windows of "22:00-06:00, 12:30-13:30". Raises InputError bad_value; an empty text has none."""
    return tuple(_window(part.strip()) for part in re.split("[,\uff0c]", text) if part.strip())


def _window(text: str) -> Window:
    start, dash, end = text.partition("-")
    try:
        if not dash:
            raise ValueError(text)  # noqa: TRY301 - told like a time that is none
        return Window(_minute(start), _minute(end))
    except ValueError:
        raise InputError(Code.BAD_VALUE, field="hours", value=text, expected="22:00-06:00") from None


def _minute(text: str) -> int:
    hours, _, minutes = text.strip().partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        raise ValueError(text)
    whole = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or whole > DAY_MIN:
        raise ValueError(text)
    return whole % DAY_MIN


def check_hours(text: str) -> str:
    """A job's hours as they are kept. Raises InputError bad_value for what is neither a word of them nor windows."""
    wanted = text.strip().lower()
    if wanted not in {QUEUE_HOURS, ANY_HOUR, OFF_PEAK}:
        windows(wanted)
    return wanted


class Hours(Frozen, frozen=True):
    """The queue's rule: which hours are off-peak, and whether jobs without a wish of their own keep to them."""

    off_peak: str = ""
    only_off_peak: bool = False

    def of(self, wish: str) -> tuple[Window, ...]:
        """The windows of a job with this wish; none: it may start at any hour."""
        if wish == ANY_HOUR or (wish == QUEUE_HOURS and not self.only_off_peak):
            return ()
        return windows(self.off_peak if wish in {OFF_PEAK, QUEUE_HOURS} else wish)

    def opens(self, wish: str, now: float, zone: tzinfo | None) -> float | None:
        """When a job with this wish may start next; None: at once."""
        opened = next_start(self.of(wish), now, zone)
        return None if opened <= now else opened


def next_start(wanted: Iterable[Window], now: float, zone: tzinfo | None) -> float:
    """The first moment from `now` on that lies inside one of the windows; `now` itself without any.

    Times are seconds since 1970; `zone` is the person's, None for that of this machine. Where the clocks are set
    forward over the beginning of a window it begins with the first minute that there is; an hour that comes twice
    is inside both times.
    """
    open_hours = tuple(wanted)
    if not open_hours or _inside(open_hours, datetime.fromtimestamp(now, zone)):
        return now
    today = datetime.fromtimestamp(now, zone).date()
    starts = (
        _beginning(today + timedelta(days=day), one, zone, fold)
        for day in (0, 1, 2)
        for one in open_hours
        for fold in (0, 1)
    )
    found = min(moment for moment in starts if moment > now)
    again = _set_back(now, found, zone)  # into the middle of a window that has been open before
    return found if again is None or not _inside(open_hours, datetime.fromtimestamp(again, zone)) else again


def _inside(open_hours: Iterable[Window], local: datetime) -> bool:
    minute = local.hour * 60 + local.minute
    return any(one.holds(minute) for one in open_hours)


def _beginning(day: object, one: Window, zone: tzinfo | None, fold: int) -> float:
    """When the window begins on a day, by the wall; a minute that is left out that day is the first one after.

    `fold`: of a minute that comes twice, 0 for the first time and 1 for the second.
    """
    wall = datetime.combine(day, time(one.start_min // 60, one.start_min % 60))  # type: ignore[arg-type]
    moment = wall.replace(tzinfo=zone, fold=fold).timestamp()
    while datetime.fromtimestamp(moment, zone).replace(tzinfo=None) != wall:
        wall += MINUTE
        moment = wall.replace(tzinfo=zone, fold=fold).timestamp()
    return moment


def _set_back(begin: float, end: float, zone: tzinfo | None) -> float | None:
    """When the clocks are set back in between; None: they are not."""

    def ahead(moment: float) -> timedelta:
        return datetime.fromtimestamp(moment, zone).astimezone(zone).utcoffset() or timedelta()

    if ahead(end) >= ahead(begin):
        return None
    low, high = begin, end
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (middle, high) if ahead(middle) == ahead(begin) else (low, middle)
    return float(round(high))


class Because(StrEnum):
    """Why a job that waits does not start now."""

    AFTER = "after"  # another job has to be done first
    AFTER_FAILED = "after_failed"  # that job will not be done by itself: a person decides
    APPROVAL = "approval"  # that job is done, and a person has to accept its clip
    START_AT = "start_at"  # a person chose a later moment
    HOURS = "hours"  # its hours have not come
    LATER = "later"  # it is tried again at a moment
    MACHINE = "machine"  # this machine lacks something, and it goes on when that is there again


class Wait(Frozen, frozen=True):
    """The one thing a job waits for: until a moment (seconds since 1970), or for a job."""

    because: Because
    until: float | None = None
    job: str = ""


class Need(Frozen, frozen=True):
    """One job's need of another: `first` comes before, and with `approval` its clip has to be accepted by a person."""

    first: str
    approval: bool = False
    met: bool = False
    hopeless: bool = False  # the first one has failed or was cancelled
    done: bool = False  # the first one is done; what is missing is a person's word


def hindrance(needs: Iterable[Need]) -> Wait | None:
    """What stands against a start because of other jobs; what only a person can mend is told first."""
    open_needs = [need for need in needs if not need.met]
    for need in open_needs:
        if need.hopeless:
            return Wait(Because.AFTER_FAILED, job=need.first)
    for need in open_needs:
        if need.done:
            return Wait(Because.APPROVAL, job=need.first)
    return Wait(Because.AFTER, job=open_needs[0].first) if open_needs else None


def makes_circle(needs: Mapping[str, Iterable[str]], job: str, first: str) -> bool:
    """Whether `job` waiting for `first` would wait for itself, through however many others."""
    seen: set[str] = set()
    ahead = [first]
    while ahead:
        one = ahead.pop()
        if one == job:
            return True
        if one not in seen:
            seen.add(one)
            ahead += needs.get(one, ())
    return False
