"""The sound of a whole strip: each take's own where it plays, voice and music beneath, mixed as it is asked for."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui.player.device import RATE_HZ
from holysheep_studio.ui.player.hearing import Ear

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from holysheep_studio.ui.player.strip_heard import Heard

_BLOCK = RATE_HZ // 10


class StripEar:
    """Like the ear of one clip. A file that cannot be heard is silent."""

    def __init__(self, heard: Sequence[Heard], length_s: float) -> None:
        """`length_s`: of the strip."""
        self._tracks = [_Track(one) for one in heard]
        self._end = round(length_s * RATE_HZ)

    def pieces(self, from_s: float) -> Iterator[tuple[int, NDArray[np.int16]]]:
        """Blocks from `from_s` to the strip's end."""
        for at in range(max(0, round(from_s * RATE_HZ)), self._end, _BLOCK):
            mixed = np.zeros((min(_BLOCK, self._end - at), 2), np.float32)
            for track in self._tracks:
                track.add(mixed, at)
            yield at, np.clip(mixed, -32768, 32767).astype(np.int16)

    def close(self) -> None:
        """Let go of every file."""
        for track in self._tracks:
            track.close()


class _Track:
    """One sound, opened when it is first due and closed when it is over."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._begin = round(heard.begin_s * RATE_HZ)
        self._skip = round(heard.skip_s * RATE_HZ)
        self._count = round(heard.length_s * RATE_HZ)
        self._ear: Ear | None = None
        self._coming: Iterator[tuple[int, NDArray[np.int16]]] = iter(())
        self._have: deque[tuple[int, NDArray[np.int16]]] = deque()
        self._mute = False

    def add(self, mixed: NDArray[np.float32], at: int) -> None:
        """Add what is due from sample `at` of the strip on."""
        first, last = max(at, self._begin), min(at + len(mixed), self._begin + self._count)
        if first >= last or self._mute:
            if at >= self._begin + self._count:
                self.close()
            return
        low, high = (edge - self._begin + self._skip for edge in (first, last))
        try:
            self._read(low, high)
        except (StudioError, LookupError):
            self._mute = True
            return
        for start, samples in self._have:
            begin, end = max(low, start), min(high, start + len(samples))
            if begin < end:
                place = begin - low + first - at
                mixed[place : place + end - begin] += samples[begin - start : end - start] * self._heard.gain

    def close(self) -> None:
        """Let go of the file; it is opened again when it is due again."""
        if self._ear is not None:
            self._ear.close()
        self._ear = None
        self._have.clear()

    def _read(self, low: int, high: int) -> None:
        """Have the file's samples low..high decoded, as far as there are any."""
        if self._ear is None or (self._have and low < self._have[0][0]):
            self.close()
            self._ear = Ear(self._heard.path, None, alone=not self._heard.clip)
            self._coming = self._ear.pieces(low / RATE_HZ)
        while self._have and self._have[0][0] + len(self._have[0][1]) <= low:
            self._have.popleft()
        while not self._have or self._have[-1][0] + len(self._have[-1][1]) < high:
            found = next(self._coming, None)
            if found is None:
                return
            self._have.append(found)
