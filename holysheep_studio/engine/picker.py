"""Takes single pictures out of a stream, each decoded from its key picture on without what it does not need."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from math import inf
from typing import TYPE_CHECKING

import av.error

from holysheep_studio.domain.errors import MediaError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.timebase import Seconds
from holysheep_studio.engine.footage_file import decode_threads, time_base
from holysheep_studio.engine.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from av.container import InputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

    from holysheep_studio.engine.reel import Reel

#: Where a picture lasts longer than one in this many of the step, what lies between two is a matter for motion.
STEPS_PER_INTERVAL = 2
#: Codecs that say of a picture that none refers to it; H.265 says it within one layer of time only.
_SAYS_UNUSED = frozenset({"h264", "mpeg2video"})
#: Where the description of H.265 in a file counts those layers.
_LAYERS_BYTE = 21
#: A time stamp lies no further than this off the time that it was rounded from.
ROUNDING_TICKS = 2


class Moment(Frozen, frozen=True):
    """A time of the source that is looked at: `step` on from it lies the next frame's, at the speed of this moment.

    A key picture no further off than `tolerance` stands for the exact one. `apart`: so many pictures are passed over
    that this one is better taken by itself.
    """

    source: Seconds
    step: Seconds
    tolerance: Seconds
    apart: bool


class Pick(Frozen, frozen=True):
    """A moment, and by which key picture it is reached; `onward`: the next one is reached from there too."""

    moment: Moment
    key: int
    snaps: bool
    onward: bool
    #: Counts the stretches of moments that are reached from one key picture.
    run: int


def keys_of(container: InputContainer, stream: VideoStream, origin: int) -> list[int]:
    """Show times of key pictures in ticks, by the file's own index before anything is read; empty without one.

    Some formats add to their index while they are read. An index may count in decoding time: show time is taken to be
    later by as much as it is for the first key picture that is found from `origin` on, the clip's first time stamp.
    """
    try:
        container.seek(origin, stream=stream)
        packet = next(container.demux(stream), None)
    except av.error.FFmpegError:
        return []
    keys = sorted(entry.timestamp for entry in stream.index_entries if entry.is_keyframe)
    if packet is None or packet.pts is None or not keys:
        return []
    counted = packet.pts if packet.pts in keys or packet.dts not in keys else packet.dts
    return [stamp + packet.pts - counted for stamp in keys]


def picks(moments: Iterator[Moment], keys: Sequence[int], reel: Reel) -> Iterator[Pick]:
    """How each moment is reached."""
    run, last = -1, -1
    held: Pick | None = None
    for moment in moments:
        key, snaps = _key(moment, keys, reel)
        if key != last:
            run, last = run + 1, key
        if held is not None:
            yield Pick(held.moment, held.key, held.snaps, onward=held.run == run, run=held.run)
        held = Pick(moment, key, snaps, onward=False, run=run)
    if held is not None:
        yield held


def _key(moment: Moment, keys: Sequence[int], reel: Reel) -> tuple[int, bool]:
    """The key picture that a moment is reached from, and whether it stands for it."""
    ticks = moment.source / reel.tick + reel.first_stamp
    at = bisect_right(keys, ticks)
    near = min(range(max(0, at - 1), min(at + 1, len(keys))), key=lambda one: abs(keys[one] - ticks))
    if moment.tolerance and abs(keys[near] - ticks) * reel.tick <= moment.tolerance:
        return near, True
    return max(0, at - 1), False


class Picker:
    """Takes pictures from one container of its own. Picks that rise in time are cheapest."""

    def __init__(
        self, container: InputContainer, stream: VideoStream, reel: Reel, keys: Sequence[int], check: Callable[[], None]
    ) -> None:
        """`reel` is the same clip's: its times and form are taken over. `check` raises where nobody waits any more."""
        # one picture from here, one from there: several threads would first have to be filled each time
        decode_threads(stream, careful=True)
        self._container = container
        self._stream = stream
        self._reel = reel
        self._keys = keys
        self._check = check
        self._form = reel.form.again()
        self._tick = time_base(stream)
        self._skips = _tells_unused(stream)
        self._packets: Iterator[Packet[VideoStream]] = iter(())
        self._waiting: deque[Packet[VideoStream]] = deque()  # read, not yet given to the decoder
        self._stamps: list[int] = []  # of all that was read since the search
        self._frames: deque[VideoFrame] = deque()  # decoded, not yet looked at
        self._key: int | None = None  # what the decoder has begun with; None: it has to begin anew
        self._shown: int | None = None
        self._last: tuple[int, Picture] | None = None
        self._started = False
        self._ended = False  # the file has no more packets
        self._first = 0  # time stamp of the key picture

    def take(self, pick: Pick) -> Picture | None:
        """The picture of a pick; None where it cannot be had this way, and the clip has to be read in order."""
        try:
            return self._take(pick)
        except (av.error.FFmpegError, MediaError):
            self._key = None
            return None

    def _take(self, pick: Pick) -> Picture | None:
        fresh = self._key != pick.key
        if fresh and not self._begin(pick):
            return None
        stamp = self._nearest(pick)
        if stamp is None or self._stamps.count(stamp) > 1:  # of several with one time the first shown is the one
            return None
        if self._last is not None and self._last[0] == stamp:
            return self._last[1]
        frame = self._decoded(stamp, onward=pick.onward)
        if frame is None and not fresh and self._begin(pick):  # it was passed over for the picture before
            frame = self._decoded(stamp, onward=pick.onward)
        if frame is None or not self._form.fits(frame):
            self._key = None
            return None
        whole = self._form.colours.full_range
        picture = Picture(self._form.taken(frame), self._time(stamp), full_range=whole)
        self._last = (stamp, picture)
        return picture

    def _time(self, stamp: int) -> Seconds:
        return self._reel.shown_at(stamp)

    def _begin(self, pick: Pick) -> bool:
        """Go to the key picture of a pick; False where there is none."""
        found = self._search(pick.key)
        if found and pick.key and self._time(self._first) > pick.moment.source + pick.moment.tolerance:
            found = self._search(pick.key - 1)  # its place in the index was not quite where it is shown
        self._key = pick.key if found else None
        return found

    def _search(self, key: int) -> bool:
        self._waiting.clear()
        self._frames.clear()
        self._stamps.clear()
        self._key = self._shown = None
        self._started = self._ended = False
        self._first = 0
        # half way to the next one: there this one is found, also if it is shown a little later than the index tells
        ahead = self._keys[key + 1] - self._keys[key] if key + 1 < len(self._keys) else 0
        self._container.seek(self._keys[key] + ahead // 2, stream=self._stream)
        self._packets = self._container.demux(self._stream)
        packet = self._read()
        if packet is None or not packet.is_keyframe:
            return False
        self._first = packet.pts or 0
        self._started = packet.is_discard  # its picture is not shown, but those that need it are
        return True

    def _read(self) -> Packet[VideoStream] | None:
        """Read one packet; None at the end, or where it does not say when it is shown."""
        self._check()
        packet = None if self._ended else next(self._packets, None)
        self._ended = packet is None or not packet.size
        if packet is None or self._ended or packet.pts is None:
            return None
        self._waiting.append(packet)
        # what is shown before the key picture may need what lies before it
        if not packet.is_discard and packet.pts >= self._first:
            self._stamps.append(packet.pts)
        return packet

    def _nearest(self, pick: Pick) -> int | None:
        """Time stamp of the picture that is to be shown; of two equally near a moment the earlier.

        Beyond the end of the clip the last one. None where pictures lie so far apart that motion between them is to be
        drawn.
        """
        moment = pick.moment
        if pick.snaps and abs(self._time(self._first) - moment.source) <= moment.tolerance:
            return self._first
        ticks = int(moment.source / self._tick) + self._reel.first_stamp
        later = min((stamp for stamp in self._stamps if self._after(stamp, ticks, moment)), default=None)
        # nothing that follows a packet in the file is shown before that packet's decoding time
        while later is None or not self._waiting or _decoded_at(self._waiting[-1]) < later:
            packet = self._read()
            if packet is None:
                break
            stamp = packet.pts or 0
            if (later is None or stamp < later) and self._after(stamp, ticks, moment):
                later = stamp
        earlier = max((stamp for stamp in self._stamps if later is None or stamp < later), default=None)
        if earlier is None:
            return None
        self._stamps = [stamp for stamp in self._stamps if stamp >= earlier]
        a = self._time(earlier)
        if later is None:
            self._reel.lacks(moment.source - a)
            return earlier if self._ended else None
        b = self._time(later)
        if moment.step <= STEPS_PER_INTERVAL * (b - a):
            return None
        return later if round((moment.source - a) / (b - a)) else earlier

    def _after(self, stamp: int, ticks: int, moment: Moment) -> bool:
        """Whether a picture is shown after a moment; exact times are asked only where the stamp leaves a doubt."""
        return stamp > ticks if abs(stamp - ticks) > ROUNDING_TICKS else self._time(stamp) > moment.source

    def _decoded(self, stamp: int, *, onward: bool) -> VideoFrame | None:
        """The frame with this time stamp. Where nothing is wanted `onward` the decoder is emptied for it at once."""
        given = stamp in self._stamps and all(packet.pts != stamp for packet in self._waiting)
        while True:
            while self._frames:
                frame = self._frames.popleft()
                self._started = self._started or frame.key_frame
                if frame.pts is None or not self._started:
                    continue
                self._shown = frame.pts
                if frame.pts == stamp:
                    return frame
                if frame.pts > stamp:
                    return None
            if self._key is None:
                return None
            self._check()
            if (given and not onward) or not (self._waiting or self._read() is not None):
                self._key = None  # emptied, it has to begin anew
                self._frames.extend(self._decode(None))
                continue
            packet = self._waiting.popleft()
            given = given or packet.pts == stamp
            self._skip(unused=not given)
            self._frames.extend(self._decode(packet))

    def _decode(self, packet: Packet[VideoStream] | None) -> list[VideoFrame]:
        return self._stream.codec_context.decode(packet)

    def _skip(self, *, unused: bool) -> None:
        """Whether pictures that no other refers to are passed over from now on."""
        if self._skips:
            self._stream.codec_context.skip_frame = "NONREF" if unused else "DEFAULT"


def _decoded_at(packet: Packet[VideoStream]) -> float:
    """When a packet is decoded, in ticks; Matroska does not tell it of the first ones."""
    return -inf if packet.dts is None else packet.dts


def _tells_unused(stream: VideoStream) -> bool:
    """Whether pictures that are said to be unused by others really are."""
    name = stream.codec_context.name
    if name != "hevc":
        return name in _SAYS_UNUSED
    described = bytes(stream.codec_context.extradata or b"")
    return len(described) > _LAYERS_BYTE and described[0] == 1 and described[_LAYERS_BYTE] >> 3 & 7 == 1
