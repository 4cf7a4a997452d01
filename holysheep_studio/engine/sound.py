"""The source's sound, made to follow the picture's time map and fitted to its exact duration."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.layout import AudioLayout

from holysheep_studio.domain.sound import audible
from holysheep_studio.engine.sound_track import SoundTrack
from holysheep_studio.engine.stretch import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from numpy.typing import NDArray

    from holysheep_studio.domain.render import RenderSpec
    from holysheep_studio.domain.timebase import Seconds
    from holysheep_studio.engine.sound_track import Samples

#: Sample rates that AAC knows; others become 48 kHz.
_AAC_RATES_HZ = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000}
#: Speaker layout by number of channels, as AAC knows them; other numbers become stereo.
_AAC_LAYOUTS = {1: "mono", 2: "stereo", 3: "3.0", 4: "4.0", 5: "5.0", 6: "5.1", 8: "7.1"}
_AAC_FRAME = 1024
#: Where sound begins or ends within the clip it is faded over this long.
FADE_S = 0.012
#: Silence is made in pieces of at most this many samples.
_PIECE = 48_000
#: Grains of stretched sound are moved by at most this share of a frame, so that half a frame is never reached.
SHIFT_FRAMES = Fraction(1, 3)


class Sound:
    """Sound of one track as AAC-sized frames. `origin` is the stream time at which the clip's picture starts.

    Raises UnreadableSound when nothing of it decodes; damage further on becomes silence (`broken`).
    """

    def __init__(self, container: InputContainer, stream: AudioStream, spec: RenderSpec, origin: Seconds) -> None:
        context = stream.codec_context
        self.sample_rate_hz = context.sample_rate if context.sample_rate in _AAC_RATES_HZ else 48_000
        self.layout = _AAC_LAYOUTS.get(context.channels, "stereo")
        self.channels = AudioLayout(self.layout).nb_channels
        self._tick = Fraction(1, self.sample_rate_hz)
        self._total = round(spec.time_map.duration * self.sample_rate_hz)
        self._given = 0
        self._fifo = AudioFifo()
        self._track = SoundTrack(container, stream, origin, self.sample_rate_hz, self.layout)
        self._course = _Course(spec, self.sample_rate_hz)
        shift_s = float(SHIFT_FRAMES / spec.rate)
        self._stretch = Stretch(self._track.read, self._course.place, self.sample_rate_hz, shift_s)
        self._pieces = self._made(spec)

    @property
    def broken(self) -> bool:
        """Whether parts of the track could not be decoded."""
        return self._track.broken

    def frames(self, until: Seconds | None) -> Iterator[AudioFrame]:
        """The frames that start before output time `until`, or all that are left."""
        limit = self._total if until is None else min(self._total, int(until * self.sample_rate_hz))
        while self._given < limit:
            yield self._frame(min(_AAC_FRAME, self._total - self._given))

    def _frame(self, samples: int) -> AudioFrame:
        while self._fifo.samples < samples:
            piece = next(self._pieces, None)
            if piece is None:
                piece = np.zeros((self.channels, samples - self._fifo.samples), np.float32)
            self._fifo.write(self._array(piece))
        given = cast("AudioFrame", self._fifo.read(samples))
        given.pts = self._given
        given.time_base = self._tick
        self._given += samples
        return given

    def _made(self, spec: RenderSpec) -> Iterator[Samples]:
        """All samples of the output, in order."""
        at = 0
        for start, end in audible(spec.time_map, spec.sound):
            first, last = round(start * self.sample_rate_hz), min(self._total, round(end * self.sample_rate_hz))
            yield from self._silence(first - at)
            done = first
            self._course.limits = (float(start), float(end))
            for piece in self._stretch.samples(first, last):
                yield self._faded(piece, done, first, last)
                done += piece.shape[1]
            at = last
        yield from self._silence(self._total - at)

    def _faded(self, piece: Samples, at: int, first: int, last: int) -> Samples:
        """Softened where the run begins or ends inside the clip."""
        length = max(1, round(FADE_S * self.sample_rate_hz))
        numbers = np.arange(at, at + piece.shape[1])
        gain = np.ones(piece.shape[1], np.float32)
        if first > 0:
            gain = np.minimum(gain, (numbers - first) / length)
        if last < self._total:
            gain = np.minimum(gain, (last - 1 - numbers) / length)
        return piece if gain.min() >= 1 else np.asarray(piece * gain.astype(np.float32))

    def _silence(self, samples: int) -> Iterator[Samples]:
        for start in range(0, samples, _PIECE):
            yield np.zeros((self.channels, min(_PIECE, samples - start)), np.float32)

    def _array(self, samples: Samples) -> AudioFrame:
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32), format="fltp", layout=self.layout)
        frame.sample_rate, frame.time_base = self.sample_rate_hz, self._tick
        frame.pts = None  # the queue counts by itself
        return frame


class _Course:
    """The time map as arrays: where output samples lie in the source, within the run of output time `limits`."""

    def __init__(self, spec: RenderSpec, sample_rate_hz: int) -> None:
        pieces = spec.time_map.segments
        self._starts = np.array([float(piece.start) for piece in pieces])
        self._sources = np.array([float(piece.source_start) for piece in pieces])
        self._speeds = np.array([float(piece.speed) for piece in pieces])
        self._rate = sample_rate_hz
        self.limits = (0.0, float(spec.time_map.duration))

    def place(self, samples: NDArray[np.float64]) -> NDArray[np.float64]:
        """Source places of output places, both in samples; past the limits the nearest piece goes straight on."""
        t = samples / self._rate
        inside = np.clip(t, self.limits[0], np.nextafter(self.limits[1], 0))
        at = np.searchsorted(self._starts, inside, side="right") - 1
        return np.asarray((self._sources[at] + (t - self._starts[at]) * self._speeds[at]) * self._rate)
