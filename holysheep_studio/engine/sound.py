"""The source's sound, cut, stretched with its pitch kept, and fitted to the picture's exact duration."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

import av.error
import av.filter
import numpy as np
from av.audio.fifo import AudioFifo
from av.audio.frame import AudioFrame
from av.audio.layout import AudioLayout
from av.audio.resampler import AudioResampler

from holysheep_studio.domain.render import Note, RenderSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.audio.stream import AudioStream
    from av.container import InputContainer

    from holysheep_studio.domain.timebase import Seconds

#: Speeds at which stretched sound still sounds right.
SLOWEST = Fraction(1, 2)
FASTEST = Fraction(2)
#: Sample rates that AAC knows; others become 48 kHz.
_AAC_RATES_HZ = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000}
#: Speaker layout by number of channels, as AAC knows them; other numbers become stereo.
_AAC_LAYOUTS = {1: "mono", 2: "stereo", 3: "3.0", 4: "4.0", 5: "5.0", 6: "5.1", 8: "7.1"}
#: Time stamps that differ by less than this from the count of samples are rounding, not gaps.
JITTER_S = Fraction(1, 50)
_AAC_FRAME = 1024


def stretch_lead_s(speed: Fraction) -> Fraction:
    """How early FFmpeg's atempo lets a sound come, in output seconds: measured with clicks at speeds 1/2 to 2.

    What is left after it is put right is below 10 ms: the filter moves windows of 46 ms to where they fit.
    """
    return Fraction(8, 1000) + Fraction(11, 1000) / speed


def sound_plan(spec: RenderSpec, stream: AudioStream | None) -> tuple[Fraction | None, Note | None]:
    """(speed to play the sound at, or None for no sound; what the user should know)."""
    if stream is None or not spec.keep_sound:
        return None, None
    speed = spec.time_map.constant_speed
    if speed is None or speed <= 0:
        return None, Note.AUDIO_DROPPED_RAMP
    if not SLOWEST <= speed <= FASTEST:
        return None, Note.AUDIO_DROPPED_SPEED
    return speed, None if speed == 1 else Note.AUDIO_STRETCHED


class UnreadableSound(Exception):  # noqa: N818 - no failure of the render: it goes on without sound
    """Nothing of a track decodes."""


class Sound:
    """Sound of one track as AAC-sized frames. `origin` is the stream time at which the clip's picture starts.

    Raises UnreadableSound when nothing of it decodes; damage further on becomes silence.
    """

    def __init__(
        self, container: InputContainer, stream: AudioStream, spec: RenderSpec, origin: Seconds, speed: Fraction
    ) -> None:
        context = stream.codec_context
        self.sample_rate_hz = context.sample_rate if context.sample_rate in _AAC_RATES_HZ else 48_000
        self.layout = _AAC_LAYOUTS.get(context.channels, "stereo")
        self.channels = AudioLayout(self.layout).nb_channels
        self._stream = stream
        self._tick = Fraction(1, self.sample_rate_hz)
        self._start = origin + spec.time_map.segments[0].source_start
        self._total = round(spec.time_map.duration * self.sample_rate_hz)
        self._given = 0
        self._fifo = AudioFifo()
        self.broken = False
        decoded = self._decoded(container)
        first = next(decoded, None)
        if first is None:
            raise UnreadableSound
        self._source = self._stretched(self._aligned(first, decoded), speed)

    def frames(self, until: Seconds | None) -> Iterator[AudioFrame]:
        """The frames that start before output time `until`, or all that are left."""
        limit = self._total if until is None else min(self._total, int(until * self.sample_rate_hz))
        while self._given < limit:
            yield self._frame(min(_AAC_FRAME, self._total - self._given))

    def _frame(self, samples: int) -> AudioFrame:
        while self._fifo.samples < samples:
            frame = next(self._source, None)
            if frame is None:
                self._fifo.write(self._silence(samples - self._fifo.samples))
                break
            frame.pts, frame.time_base = None, self._tick  # the queue takes only frames of one kind
            self._fifo.write(frame)
        given = cast("AudioFrame", self._fifo.read(samples))
        given.pts = self._given
        given.time_base = self._tick
        self._given += samples
        return given

    def _decoded(self, container: InputContainer) -> Iterator[AudioFrame]:
        resampler = AudioResampler(format="fltp", layout=self.layout, rate=self.sample_rate_hz)
        try:
            for packet in container.demux(self._stream):
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

    def _aligned(self, first: AudioFrame, rest: Iterator[AudioFrame]) -> Iterator[AudioFrame]:
        """Samples without gap or overlap from the start on: silence where the track has none, nothing twice."""
        given = 0
        for frame in chain((first,), rest):
            lag = 0
            if frame.pts is not None and frame.time_base:
                lag = round((frame.pts * frame.time_base - self._start) * self.sample_rate_hz) - given
            if given and abs(lag) <= JITTER_S * self.sample_rate_hz:
                lag = 0
            while lag > 0:
                quiet = min(lag, self.sample_rate_hz)
                yield self._silence(quiet)
                given, lag = given + quiet, lag - quiet
            if -lag < frame.samples:
                part = frame if lag == 0 else self._array(frame.to_ndarray()[:, -lag:])
                given += part.samples
                yield part

    def _stretched(self, frames: Iterator[AudioFrame], speed: Fraction) -> Iterator[AudioFrame]:
        """The same sound at another speed, its pitch kept."""
        if speed == 1:
            yield from frames
            return
        graph = av.filter.Graph()
        source = graph.add_abuffer(
            format="fltp", sample_rate=self.sample_rate_hz, layout=self.layout, time_base=self._tick
        )
        tempo = graph.add("atempo", f"{float(speed):.9f}")
        planar = graph.add("aformat", "sample_fmts=fltp")
        sink = graph.add("abuffersink")
        source.link_to(tempo)
        yield self._silence(round(stretch_lead_s(speed) * self.sample_rate_hz))
        tempo.link_to(planar)
        planar.link_to(sink)
        graph.configure()
        pushed = 0
        for frame in chain(frames, (None,)):
            if frame is not None:
                frame.pts, frame.time_base = pushed, self._tick
                pushed += frame.samples
            graph.push(frame)
            yield from self._pulled(graph)

    @staticmethod
    def _pulled(graph: av.filter.Graph) -> Iterator[AudioFrame]:
        while True:
            try:
                frame = cast("AudioFrame", graph.pull())
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            frame.pts = None
            yield frame

    def _silence(self, samples: int) -> AudioFrame:
        return self._array(np.zeros((self.channels, samples), np.float32))

    def _array(self, samples: np.ndarray[Any, np.dtype[Any]]) -> AudioFrame:
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples, np.float32), format="fltp", layout=self.layout)
        frame.sample_rate, frame.time_base = self.sample_rate_hz, self._tick
        return frame
