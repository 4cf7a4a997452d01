"""Plays the sound of a clip in step with the playing clock; where the two part, the sound gives way."""

from __future__ import annotations

from collections import deque
from functools import partial
from threading import Condition, Thread
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.player.device import RATE_HZ, NoDeviceError
from holysheep_studio.ui.player.hearing import Ear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from holysheep_studio.ui.player.table import FrameTable

#: From so far apart sound and clock are brought together again; nobody hears less.
APART_S = 0.03
_AHEAD_S = 0.6
_FADE = np.linspace(0, 1, 96, dtype=np.float32)[:, None]  # 2 ms against clicks where sound begins or jumps


class Sink(Protocol):
    """What makes sound audible."""

    latency_s: float  # from the asking for samples to the ear

    def begin(self, fill: Callable[[int], bytes]) -> None:
        """Ask `fill` for so many 16-bit stereo samples at 48 kHz, again and again. Raises NoDeviceError."""

    def end(self) -> None:
        """Ask no more."""


class Hears(Protocol):
    """What sound comes from. For one thread."""

    def pieces(self, from_s: float) -> Iterator[tuple[int, NDArray[np.int16]]]:
        """Pieces from about `from_s` on: (first sample, samples by 2 channels)."""

    def close(self) -> None:
        """Let go of the files."""


class _Piece(Frozen, frozen=True):
    first: int
    samples: NDArray[np.int16]

    @property
    def end(self) -> int:
        return self.first + len(self.samples)


class Sound:
    """The sound of one clip. A thread of its own decodes ahead of the clock; the sink takes what is due.

    `place_s` tells the clip time that the clock shows at this moment, in seconds; None while it is silent. It is
    called from the sink's thread.
    """

    def __init__(
        self,
        path: Path,
        table: FrameTable | None,
        sink: Sink,
        place_s: Callable[[], float | None],
        ring: Callable[[], None] = lambda: None,
        ear: Callable[[], Hears] | None = None,
    ) -> None:
        """`ring` is called from the thread when there is `trouble`; `ear` opens something else than the clip."""
        self.trouble = ""  # why nothing is heard, once that is known
        self._ring = ring
        self._ear: Callable[[], Hears] = partial(Ear, path, table) if ear is None else ear
        self._sink, self._place_s = sink, place_s
        self._changed = Condition()
        self._pieces: deque[_Piece] = deque()
        self._at: int | None = None  # the next sample for the sink
        self._from: int | None = None  # where decoding is to begin anew
        self._start: int | None = None  # from here on is decoded what there is
        self._playing = self._sounding = self._stopped = self._ended = False
        self._thread = Thread(target=self._run, name=f"sound {path.name}", daemon=True)
        self._thread.start()

    def play(self) -> None:
        """Be heard from now on, wherever the clock is."""
        place_s = self._place_s()
        with self._changed:
            if self.trouble:  # asking again for a device that is not there takes the system a while
                return
            self._playing = True
            self._at = None
            if place_s is not None and not self._covers(round(place_s * RATE_HZ)):
                self._from = round(place_s * RATE_HZ)
            self._changed.notify()

    def hush(self) -> None:
        """Be silent."""
        with self._changed:
            self._playing = False
            self._changed.notify()

    def stop(self) -> None:
        """End soon."""
        with self._changed:
            self._stopped = True
            self._playing = False
            self._changed.notify()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread's end; False when it is still busy."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def fill(self, count: int) -> bytes:
        """The next `count` samples for the sink: those that the clock is due to, or silence."""
        place_s = self._place_s()
        made = np.zeros((count, 2), np.int16)
        with self._changed:
            if not self._playing or place_s is None:
                self._at = None
                return made.tobytes()
            due = round((place_s + self._sink.latency_s) * RATE_HZ)
            jumped = self._at is None or abs(self._at - due) > APART_S * RATE_HZ
            if jumped or self._at is None:
                self._at = due
            self._take(made, self._at)
            self._at += count
            self._changed.notify()
        if jumped:
            fade = _FADE[:count]
            made[: len(fade)] = (made[: len(fade)] * fade).astype(np.int16)
        return made.tobytes()

    # ---- inside ----

    def _covers(self, sample: int) -> bool:
        """Whether decoding goes on there: it is decoded, or soon will be, or there is no sound any more."""
        if self._start is None or sample < self._start:
            return False
        end = self._pieces[-1].end if self._pieces else self._start
        return self._ended or sample <= end + RATE_HZ // 2

    def _take(self, made: NDArray[np.int16], at: int) -> None:
        end = at + len(made)
        if not self._covers(at):
            self._from = at
        for piece in self._pieces:
            first, last = max(at, piece.first), min(end, piece.end)
            if first < last:
                made[first - at : last - at] = piece.samples[first - piece.first : last - piece.first]
        while self._pieces and self._pieces[0].end < at - RATE_HZ // 4:
            self._start = self._pieces.popleft().end

    def _run(self) -> None:
        try:
            ear = self._ear()
        except (StudioError, LookupError) as error:
            self.trouble = str(error)
            return
        try:
            coming: Iterator[tuple[int, NDArray[np.int16]]] = iter(())
            while True:
                with self._changed:
                    self._changed.wait_for(self._has_work)
                    if self._stopped:
                        return
                    playing, begin, self._from = self._playing, self._from, None
                    if begin is not None:
                        self._pieces.clear()
                        self._start, self._ended = begin, False
                        coming = ear.pieces(begin / RATE_HZ)
                self._switch(playing=playing)
                self._read(coming)
        finally:
            self._switch(playing=False)
            ear.close()

    def _has_work(self) -> bool:
        return self._stopped or self._playing != self._sounding or self._lacks()

    def _lacks(self) -> bool:
        """Whether the sink will soon want what is not decoded."""
        if not self._playing or self._ended:
            return self._from is not None
        at = self._at if self._at is not None else self._start or 0
        return self._from is not None or not self._pieces or self._pieces[-1].end < at + _AHEAD_S * RATE_HZ

    def _read(self, coming: Iterator[tuple[int, NDArray[np.int16]]]) -> None:
        found = next(coming, None)
        with self._changed:
            self._ended = found is None
            if found is not None:
                self._pieces.append(_Piece(*found))

    def _switch(self, *, playing: bool) -> None:
        if playing and not self._sounding:
            try:
                self._sink.begin(self.fill)
            except NoDeviceError as error:
                self.trouble = str(error) or "no device"
                with self._changed:
                    self._playing = False
                self._ring()
                return
        elif self._sounding and not playing:
            self._sink.end()
        self._sounding = playing
