"""Sound that follows a time map with its pitch kept: short grains, each taken where the map says, laid over each other.

Waveform similarity overlap-add (Verhelst and Roelands, ICASSP 1993), with one difference: a grain's place counts from
the map, never from the grain before, so that nothing drifts whatever the map does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from holysheep_studio.engine.sound_track import Samples

#: Length of a grain: three periods of a low voice.
GRAIN_S = 0.032
#: A grain may be moved this far to where it fits what sounds already.
MOST_SHIFT_S = 0.008
#: A grain that is moved as far as it may be must fit so much better than one in its place (1: the same sound).
FAR_COSTS = 0.3
#: Samples that are given at a time, in grains' halves.
BLOCK = 32


class Stretch:
    """Makes the sound of one run of output samples.

    `read(first, count)` gives source samples; `place(samples)` says for output samples (an array) where in the source
    they lie, in samples; `most_shift_s` limits how far a grain is moved for a better fit.
    """

    def __init__(
        self,
        read: Callable[[int, int], Samples],
        place: Callable[[NDArray[np.float64]], NDArray[np.float64]],
        sample_rate_hz: int,
        most_shift_s: float,
    ) -> None:
        self._read = read
        self._place = place
        self._half = max(16, round(sample_rate_hz * GRAIN_S / 2))
        self._shift = max(1, round(sample_rate_hz * min(MOST_SHIFT_S, most_shift_s)))
        steps = np.arange(2 * self._half)
        self._window = (0.5 - 0.5 * np.cos(2 * np.pi * (steps + 0.5) / (2 * self._half))).astype(np.float32)

    def samples(self, first: int, end: int) -> Iterator[Samples]:
        """Output samples first..end-1 in blocks, shape (channels, any)."""
        half = self._half
        grain = self._grain(first, None)
        tail = grain[1][:, half:] * self._window[half:]
        start = grain[0]
        at = first
        while at < end:
            made = []
            for _ in range(BLOCK):
                start, grain_samples = self._grain(at + half, start)
                weighted = grain_samples * self._window
                made.append(tail + weighted[:, :half])
                tail = weighted[:, half:]
                at += half
                if at >= end:
                    break
            block = np.concatenate(made, axis=1)
            yield block[:, : block.shape[1] - max(0, at - end)]

    def _grain(self, centre: int, before: int | None) -> tuple[int, Samples]:
        """(its first source sample, its samples) for the grain about an output sample."""
        half = self._half
        wanted = round(float(self._place(np.array([centre], np.float64))[0])) - half
        if before is None:
            return wanted, self._read(wanted, 2 * half)
        natural = before + half
        if abs(wanted - natural) <= 1:
            # as it is: nothing is moved, so nothing can be heard
            return natural, self._read(natural, 2 * half)
        near = self._read(wanted - self._shift, 2 * half + 2 * self._shift)
        like = self._read(natural, half).mean(axis=0)
        offset = _best_fit(near.mean(axis=0)[: half + 2 * self._shift], like)
        return wanted - self._shift + offset, near[:, offset : offset + 2 * half]


def _best_fit(near: NDArray[np.float32], like: NDArray[np.float32]) -> int:
    """Where in `near` lies what resembles `like` most; the middle where there is nothing to tell.

    Of places that fit about as well the one nearer to the middle is taken: what goes on as it did always fits well
    further on, and sound would come early.
    """
    length = len(like)
    energy = np.concatenate([[0.0], np.cumsum(near.astype(np.float64) ** 2)])
    own = energy[length:] - energy[:-length]
    size = 1 << (len(near) - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(near, size) * np.conj(np.fft.rfft(like, size)), size)[: len(own)]
    middle = len(own) // 2
    fit = product / np.sqrt(np.maximum(own * float((like.astype(np.float64) ** 2).sum()), 1e-12))
    fit -= FAR_COSTS * np.abs(np.arange(len(own)) - middle) / max(1, middle)
    best = int(np.argmax(fit))
    return best if fit[best] > fit[middle] + 1e-6 else middle
