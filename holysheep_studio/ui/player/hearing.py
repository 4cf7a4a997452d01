"""Reads the sound of a clip in the time of its pictures: as pieces of stereo, and as the loudness of each frame."""

from __future__ import annotations

from fractions import Fraction
from threading import Thread
from typing import TYPE_CHECKING

import av
import numpy as np
from av.audio.resampler import AudioResampler

from holysheep_studio.domain.errors import StudioError
from holysheep_studio.ui.player.device import RATE_HZ
from holysheep_studio.ui.player.source import open_clip, open_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from av.audio.frame import AudioFrame
    from numpy.typing import NDArray

    from holysheep_studio.ui.player.table import FrameTable


class Ear:
    """The sound of an open clip as 16-bit stereo at 48 kHz; time 0 is when the first picture is shown. For one thread.

    Raises StudioError as `open_clip`; `LookupError` when there is no sound that can be read.
    """

    def __init__(self, path: Path, table: FrameTable | None, *, alone: bool = False) -> None:
        """Without a `table` the picture's own word counts for when it begins.

        `alone`: whatever else is in the file, time 0 is where its sound begins.
        """
        if alone:
            self._container, self._stream = open_sound(path)
            self._origin = (self._stream.start_time or 0) * (self._stream.time_base or Fraction(1, RATE_HZ))
            return
        self._container, picture = open_clip(path, "SLICE")
        sounds = self._container.streams.audio
        if not sounds:
            self._container.close()
            raise LookupError("no sound")
        self._stream = sounds[0]
        base = picture.time_base or Fraction(1, 1000)
        ticks = table.pts[0] if table is not None and table.ordered else picture.start_time or 0
        self._origin = ticks * base

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def pieces(self, from_s: float) -> Iterator[tuple[int, NDArray[np.int16]]]:
        """Pieces from about `from_s` on: (first sample, samples by 2 channels). Damaged ones are left out."""
        base = self._stream.time_base or Fraction(1, RATE_HZ)
        if from_s > 0:
            # a little before: coded sound needs a run-up
            place = int((Fraction(max(0.0, from_s - 0.1)) + self._origin) / base)
            self._container.seek(place, stream=self._stream)
        resampler = AudioResampler(format="s16", layout="stereo", rate=RATE_HZ)
        at: int | None = None
        for frame in self._decoded():
            if at is None:
                stamp = Fraction(0) if frame.pts is None else frame.pts * base - self._origin
                at = round(stamp * RATE_HZ)
            for made in resampler.resample(frame):
                samples = made.to_ndarray().reshape(-1, 2).astype(np.int16, copy=False)
                yield at, samples
                at += len(samples)

    def _decoded(self) -> Iterator[AudioFrame]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except (av.FFmpegError, OSError):
                return  # the container cannot be read on
            if packet is None:
                return
            try:
                yield from packet.decode()
            except av.FFmpegError:
                continue  # one damaged packet


class PeakReader:
    """Measures in a thread of its own how loud each frame is, and rings when it knows."""

    def __init__(self, path: Path, table: FrameTable, ring: Callable[[], None]) -> None:
        """`ring` is called from the thread when sound is `found`, and when `peaks` has 0..1 for each frame."""
        self.found = False
        self.peaks: NDArray[np.float32] = np.zeros(0, np.float32)
        self._path = path
        self._table = table
        self._ring = ring
        self._stopped = False
        self._thread = Thread(target=self._run, name=f"loudness {path.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End soon and ring no more."""
        self._stopped = True

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread's end; False when it is still busy."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            ear = Ear(self._path, self._table)
        except (StudioError, LookupError):
            return
        self.found = True
        if not self._stopped:
            self._ring()
        try:
            peaks = self._measured(ear)
        finally:
            ear.close()
        if peaks is not None and not self._stopped:
            self.peaks = peaks
            self._ring()

    def _measured(self, ear: Ear) -> NDArray[np.float32] | None:
        starts = np.array([float(time) for time in self._table.times])
        peaks = np.zeros(len(starts), np.float32)
        for first, samples in ear.pieces(0):
            if self._stopped:
                return None
            loud = np.abs(samples.astype(np.int32)).max(axis=1).astype(np.float32) / 32768
            times = (first + np.arange(len(loud))) / RATE_HZ
            frames = np.searchsorted(starts, times, side="right") - 1
            inside = (frames >= 0) & (times < float(self._table.end))
            np.maximum.at(peaks, frames[inside], loud[inside])
        return peaks
