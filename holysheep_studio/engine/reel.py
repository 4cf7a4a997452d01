"""Gives source pictures by time, in any order, while holding only a few of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from fractions import Fraction
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import av.error

from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.engine.colour_names import colour_of
from holysheep_studio.engine.footage_file import RENDER_THREADS, decode_threads, time_base
from holysheep_studio.engine.picture import PIXEL_BYTES, Picture
from holysheep_studio.engine.source_form import SourceForm, check_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from holysheep_studio.domain.timebase import Seconds

#: Pictures that reading begins before the one in use after a jump, twice: repeats are looked back over.
BEHIND = 8
#: Pictures read ahead of the one in use, to look over repeats.
AHEAD = 5
#: Memory for pictures behind the one in use while playing forward, once there was a step back: within an open shutter
#: there are more. At most so many.
FORWARD_BYTES = 40_000_000
FORWARD_FRAMES = 15
#: Memory for pictures while playing backward.
BACKWARD_BYTES = 400_000_000
#: A forward jump shorter than this is decoded through rather than searched.
JUMP_S = Fraction(1, 2)
#: Each search for a picture that landed too late is tried again this much earlier, growing.
STEP_BACK_S = Fraction(2)
#: Steps in time that differ by less than one in this many are the same.
PACE_SHARE = 5
#: From so many ticks in the usual interval on, time stamps may have been rounded to the tick; fewer are meant as given.
ROUNDED_TICKS = 4


class Reel:
    """The pictures of one stream. `at` may be called with any times; rising ones are cheapest.

    `same` tells whether a picture shows what the one before it shows; it is asked once a picture, in order.
    """

    def __init__(
        self,
        container: InputContainer,
        stream: VideoStream,
        path: str,
        same: Callable[[Picture, Picture], bool] | None,
        *,
        alpha: bool = False,
    ) -> None:
        """`alpha`: pictures may be transparent. Raises InputError no_frames, or as SourceForm does."""
        self.transparent = alpha
        decode_threads(stream, most=RENDER_THREADS)
        self._container = container
        self._stream = stream
        self._path = path
        self._same = same
        self._tick = time_base(stream)
        # kept: a stream of a closed container must not be asked for anything
        rate = stream.average_rate or stream.guessed_rate or Fraction(25)
        self._usual = max(1, round(1 / rate / self._tick))
        self._rate = rate
        self._held: deque[Picture] = deque()
        self._frames = self._decode()
        self._origin: int | None = None
        self._ended = False
        self._from_start = True  # nothing of the clip's beginning is missing from what is held
        self._let_go = False  # what is held goes on from pictures that were held, so that it tells repeats right
        self._lack = Fraction(0)
        self._last_asked = Fraction(0)
        self._form: SourceForm | None = None
        self.damaged = 0
        self._read(1)
        if not self._held:
            raise InputError(Code.NO_FRAMES, path=path)
        self._size = self._held[0].size
        bytes_ = self._size[0] * self._size[1] * PIXEL_BYTES[self.form.pixel_format]
        self._most = max(16, int(BACKWARD_BYTES / bytes_))
        self._few = max(1, min(FORWARD_FRAMES, int(FORWARD_BYTES / bytes_)))
        self._stepped_back = False

    @property
    def form(self) -> SourceForm:
        """What was found in the first picture, and how pictures are taken."""
        if self._form is None:  # never: it is made with the first picture
            raise AssertionError
        return self._form

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of its pictures, upright, in pixels."""
        return self._size

    def around(self, s: Seconds) -> tuple[Picture, Picture]:
        """The pictures at and after source time s: a.time <= s < b.time; past the end both are the last one.

        Over up to four repeats the pair is widened to pictures that differ.
        """
        s = max(s, Fraction(0))
        backward = s < self._last_asked
        self._last_asked = s
        if s < self._held[0].time:
            self._go_back(s)
        elif s > self._held[-1].time + JUMP_S and not self._ended:
            self._jump_ahead(s)
        self._stepped_back = self._stepped_back or backward
        most = self._most if backward else self._few if self._stepped_back else 1
        self._read_beyond(s, most)
        if not self._remembered(s):
            self._go_back(s)
            self._read_beyond(s, most)
        if self._ended:
            self.lacks(s - self._held[-1].time)
        # `beside` reads too, so that nothing may be left to read, and to let go, above
        self._trim(most, s)
        return self._pair(s)

    def beside(self, a: Picture, b: Picture) -> tuple[Picture | None, Picture | None]:
        """The pictures before and after the pair that `around` gave last, each only if it follows at the pair's pace.

        None too where repeats are not looked for: what lies before a time is then known by chance only.
        """
        if self._same is None or a.repeats or b.repeats:
            return None, None
        if self._held[-1] is b:
            self._read(1)
        held = list(self._held)
        first, last = held.index(a), held.index(b)
        before = held[first - 1] if first else None
        after = held[last + 1] if last + 1 < len(held) else None
        pace = b.time - a.time
        return (
            before if before is not None and not before.repeats and _near(a.time - before.time, pace) else None,
            after if after is not None and not after.repeats and _near(after.time - b.time, pace) else None,
        )

    @property
    def alone(self) -> bool:
        """Whether the clip has a single picture."""
        if len(self._held) < 2 and not self._ended:
            self._read(1)
        return len(self._held) < 2

    @property
    def origin(self) -> Seconds:
        """Time stamp of the clip's first picture, in seconds of the stream."""
        return self.first_stamp * self._tick

    @property
    def first_stamp(self) -> int:
        """Time stamp of the clip's first picture, in ticks."""
        return self._origin or 0

    @property
    def tick(self) -> Seconds:
        """What the stream's time stamps count."""
        return self._tick

    def shown_at(self, stamp: int) -> Seconds:
        """The time of a picture with this time stamp, as pictures tell it."""
        return self._time(stamp - self.first_stamp)

    @property
    def interval(self) -> Seconds:
        """Usual time between two pictures."""
        return self._usual * self._tick

    @property
    def lack(self) -> Seconds:
        """How far beyond the last picture that the file has, at the most, one was asked for."""
        return self._lack

    def lacks(self, beyond: Seconds) -> None:
        """A picture was asked for so far beyond the last one."""
        self._lack = max(self._lack, beyond)

    def _read_beyond(self, s: Seconds, most: int) -> None:
        while not self._ended and not self._enough(s):
            self._read(1)
            self._trim(most, s)

    def _enough(self, s: Seconds) -> bool:
        """Whether the pair at s can be told: one picture after s, and more while those are repeats."""
        later = [picture for picture in list(self._held)[-AHEAD - 1 :] if picture.time > s]
        return bool(later) and (not later[-1].repeats or len(later) >= AHEAD)

    def _remembered(self, s: Seconds) -> bool:
        """Whether enough lies before s to tell repeats, so that the pair at s is the same whatever was asked before."""
        if self._same is None or self._from_start:
            return True
        if len(self._held) > AHEAD and self._held[AHEAD].time <= s:
            return True
        return self._let_go and self._told(s, 1)

    def _pair(self, s: Seconds) -> tuple[Picture, Picture]:
        held = list(self._held)
        at = max(0, bisect_right([picture.time for picture in held], s) - 1)
        if at + 1 >= len(held):
            return held[at], held[at]
        start = at
        while start > 0 and held[start].repeats:
            start -= 1
        end = at + 1
        while end < len(held) - 1 and held[end].repeats:
            end += 1
        if held[start].repeats or held[end].repeats or end - start > AHEAD:
            return held[at], held[at + 1]  # a still passage, not a hiccup
        return held[start], held[end]

    def _told(self, s: Seconds, first: int) -> bool:
        """Whether one of the pictures up to s, from the held one of this number on, repeats none."""
        up_to_s = islice(takewhile(lambda picture: picture.time <= s, self._held), first, None)
        return any(not picture.repeats for picture in up_to_s)

    def _trim(self, most: int, s: Seconds) -> None:
        """Let go of all but so many pictures, except those that the pair at s and the picture before it are told by."""
        while len(self._held) > most and self._held[1].time <= s:
            # looking back for what is shown ends at a picture that repeats none, or after so many
            held = len(self._held) > AHEAD + 1 and self._held[AHEAD + 1].time <= s
            if self._same is not None and not held and not self._told(s, 2):
                return
            self._held.popleft()
            self._from_start, self._let_go = False, True

    def _read(self, count: int) -> None:
        """Take the next pictures into hand."""
        for _ in range(count):
            picture = next(self._frames, None)
            if picture is None:
                self._ended = True
                return
            if self._held and self._same is not None:
                picture.repeats = self._same(self._held[-1], picture)
            self._held.append(picture)

    def _go_back(self, s: Seconds) -> None:
        """Decode again from a key picture before s, and keep what lies before s, for the way back."""
        step = self._margin
        while True:
            self._seek(max(Fraction(0), s - step))
            self._read(1)
            if self._held and self._held[0].time <= s:
                self._read_on(s)
                if self._remembered(s):
                    return
            if step > s:
                self._restart()
                self._read_on(s)
                return
            step = step * 2 + STEP_BACK_S

    def _read_on(self, s: Seconds) -> None:
        while not self._ended and self._held[-1].time <= s:
            self._read(1)
            self._trim(self._most, s)

    @property
    def _margin(self) -> Seconds:
        """How far before the time that is asked for reading begins: repeats are looked back over."""
        return Fraction(0) if self._same is None else 2 * BEHIND * self.interval

    def _jump_ahead(self, s: Seconds) -> None:
        """Go on from a later key picture if there is one before s."""
        entries = self._stream.index_entries
        if self._origin is None or not len(entries):
            return
        begin = s - self._margin
        place = entries.search_timestamp(int(begin / self._tick) + self._origin, backward=True)
        here = self._origin + int(self._held[-1].time / self._tick)
        # the index counts in decoding time, which may run a little before show time
        if place < 0 or entries[place].timestamp <= here + int(JUMP_S / self._tick):
            return
        self._seek(begin)
        self._read(1)
        if not self._held or self._held[0].time > s:
            self._go_back(s)

    def _seek(self, s: Seconds) -> None:
        self._held.clear()
        self._ended = self._from_start = self._let_go = False
        origin = self._origin or 0
        try:
            self._container.seek(origin + int(s / self._tick), stream=self._stream)
        except av.error.FFmpegError as problem:
            raise MediaError(Code.ENGINE_FAILED, path=self._path, what=f"cannot go to {float(s):.3f} s") from problem
        self._frames = self._decode(fresh=True)

    def _restart(self) -> None:
        self._seek(Fraction(-1))
        self._from_start = True
        self._read(1)

    def _decode(self, *, fresh: bool = False) -> Iterator[Picture]:
        """Pictures from where the container stands, times rising; after a jump from the first key picture on."""
        last: int | None = None
        started = not fresh
        for packet in self._container.demux(self._stream):
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                self.damaged += 1
                continue
            for frame in frames:
                started = started or frame.key_frame
                if not started or (frame.pts is None and last is None and fresh):
                    continue
                stamp = frame.pts if frame.pts is not None else (0 if last is None else last + self._usual)
                if last is not None and stamp <= last:
                    continue
                last = stamp
                yield self._picture(frame, stamp)

    def _picture(self, frame: VideoFrame, stamp: int) -> Picture:
        if self._form is None:
            self._form = SourceForm(frame, self._stream, self._path, alpha=self.transparent)
        if not self._form.fits(frame):
            raise MediaError(Code.ENGINE_FAILED, path=self._path, what="the picture size changes within the clip")
        if self._origin is None:
            self._origin = stamp
        whole = self._form.colours.full_range
        return Picture(self._form.taken(frame), self._time(stamp - self._origin), full_range=whole)

    def _time(self, ticks: int) -> Seconds:
        """Time so many ticks after the first picture: on the steady rate, where it is off it by no more than rounding.

        Some files count in milliseconds, in which no usual rate has a whole number.
        """
        time = ticks * self._tick
        steady = round(time * self._rate) / self._rate
        rounded = self._usual >= ROUNDED_TICKS and -self._tick < 2 * (time - steady) <= self._tick
        return steady if rounded else time


def _near(step: Seconds, pace: Seconds) -> bool:
    """Whether a step in time is the pair's own, but for the rounding of time stamps."""
    return abs(step - pace) * PACE_SHARE <= pace


def check_format(frame: VideoFrame, path: str, held: Collection[str]) -> None:
    """Raise InputError bad_value unless this is a picture in one of these formats, as enlarging needs it."""
    if frame.format.name not in held or colour_of(frame).full_range:
        shown = f"{frame.format.name} {'full' if colour_of(frame).full_range else 'limited'} range"
        expected = f"{' or '.join(held)} limited range"
        raise InputError(Code.BAD_VALUE, field="source", value=shown, expected=expected, path=path)
    check_whole(frame, path)
