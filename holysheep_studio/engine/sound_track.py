"""The samples of a sound track by their place in time, in any order, while holding only a few seconds of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import av.error
import numpy as np
from av.audio.layout import AudioLayout
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

    from holysheep_studio.domain.timebase import Seconds

Samples = NDArray[np.float32]

#: Time stamps that differ by less than this from the count of samples are rounding, not gaps.
JITTER_S = 1 / 50
#: Samples kept behind the last ones that were asked for, and how far ahead decoding goes on rather than jumping.
BEHIND_S = 4
JUMP_S = 10
#: A decoder needs a little run-up before its samples are right.
RUN_UP_S = 1


class UnreadableSound(Exception):  # noqa: N818 - no failure of the render: it goes on without sound
    """Nothing of a track decodes."""


class SoundTrack:
    """Samples of one track as 32-bit floats of one rate and layout; sample 0 is where the picture starts.

    `origin` is that place in stream time. Raises UnreadableSound when nothing decodes; damage is silence (`broken`).
    """

    def __init__(
        self, container: InputContainer, stream: AudioStream, origin: Seconds, sample_rate_hz: int, layout: str
    ) -> None:
        self.broken = False
        self.channels = AudioLayout(layout).nb_channels
        self._container = container
        self._stream = stream
        self._origin = origin
        self._rate = sample_rate_hz
        self._layout = layout
        self._from_start = True
        self._pieces = self._decoded()
        first = next(self._pieces, None)
        if first is None:
            raise UnreadableSound
        self._begin, self._held = first
        self._ended = False

    def read(self, first: int, count: int) -> Samples:
        """Samples first..first+count-1, shape (channels, count); silence where the track has none."""
        end = self._begin + self._held.shape[1]
        if (first < self._begin and not self._from_start) or first > end + JUMP_S * self._rate:
            self._go_to(first)
        while not self._ended and self._begin + self._held.shape[1] < first + count:
            self._more()
            self._forget(first)
        out = np.zeros((self.channels, count), np.float32)
        begin, end = max(first, self._begin), min(first + count, self._begin + self._held.shape[1])
        if begin < end:
            out[:, begin - first : end - first] = self._held[:, begin - self._begin : end - self._begin]
        return out

    def _more(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._ended = True
            return
        at, samples = piece
        end = self._begin + self._held.shape[1]
        if at > end:  # a gap is silence
            self._held = np.pad(self._held, ((0, 0), (0, at - end)))
        self._held = np.concatenate([self._held, samples[:, max(0, end - at) :]], axis=1)

    def _forget(self, first: int) -> None:
        # in large steps, so that samples are not moved for every few new ones
        spare = first - BEHIND_S * self._rate - self._begin
        if spare > BEHIND_S * self._rate:
            spare = min(spare, self._held.shape[1])
            self._held = self._held[:, spare:].copy()
            self._begin += spare
            self._from_start = False

    def _go_to(self, first: int) -> None:
        """Decode again from before a sample; from the track's start where the file cannot say what it landed on."""
        wanted = self._origin + first / self._rate - RUN_UP_S
        tick = self._stream.time_base
        for start in (wanted, None):
            try:
                if start is None or tick is None:
                    self._container.seek(0)
                else:
                    self._container.seek(max(0, int(start / tick)), stream=self._stream)
            except av.error.FFmpegError:
                continue
            self._pieces = self._decoded()
            piece = next(self._pieces, None)
            if piece is not None and (piece[0] <= first or start is None):
                self._begin, self._held = piece
                self._ended, self._from_start = False, start is None
                return
        self._ended = True

    def _decoded(self) -> Iterator[tuple[int, Samples]]:
        """(place, samples) in order from where the container stands."""
        resampler = AudioResampler(format="fltp", layout=self._layout, rate=self._rate)
        expected: int | None = None
        for frame in self._frames(resampler):
            at = expected
            if frame.pts is not None and frame.time_base:
                stamped = round((frame.pts * frame.time_base - self._origin) * self._rate)
                if at is None or abs(stamped - at) > JITTER_S * self._rate:
                    at = stamped
            at = 0 if at is None else at
            samples: NDArray[Any] = frame.to_ndarray()
            expected = at + samples.shape[1]
            yield at, np.asarray(samples, np.float32)

    def _frames(self, resampler: AudioResampler) -> Iterator[AudioFrame]:
        try:
            for packet in self._container.demux(self._stream):
                try:
                    frames = packet.decode()
                except av.error.FFmpegError:
                    self.broken = True
                    continue
                for frame in frames:
                    yield from resampler.resample(frame)
            yield from resampler.resample(None)
        except av.error.FFmpegError:
            self.broken = True
