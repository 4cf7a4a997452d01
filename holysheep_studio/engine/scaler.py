"""Resizes frames with FFmpeg's scaler: lanczos, chroma where it lies, nothing done to the colours."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

import av.filter
from av.video.format import VideoFormat

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

#: Lobes of the kernel: eight taps are as fast as six and keep more.
LOBES = 4
_LEFT = "in_h_chr_pos=0:out_h_chr_pos=0"  # else its chroma moves by a quarter of a pixel when doubled


class Scaler:
    """Resizes frames of one size and format to another size. Belongs to one thread."""

    def __init__(self, pixel_format: str, source: tuple[int, int], target: tuple[int, int]) -> None:
        self._graph = av.filter.Graph()
        # the engine's own workers are the threads
        self._graph.threads = 1
        start = self._graph.add_buffer(
            width=source[0], height=source[1], format=VideoFormat(pixel_format), time_base=Fraction(1, 1000)
        )
        options = f"{target[0]}:{target[1]}:flags=lanczos:param0={LOBES}:{_LEFT}"
        scale = self._graph.add("scale", options)
        end = self._graph.add("buffersink")
        start.link_to(scale)
        scale.link_to(end)
        self._graph.configure()

    def resized(self, frame: VideoFrame) -> VideoFrame:
        """The frame at the new size. It must carry no colour tags, else the scaler might act on them."""
        frame.pts, frame.time_base = 0, Fraction(1, 1000)
        self._graph.push(frame)
        return cast("VideoFrame", self._graph.pull())
