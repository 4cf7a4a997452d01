"""Takes noise out of a run of pictures before they are enlarged: each pixel averaged over time while it stays alike."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import av.error
import av.filter
from av.video.format import VideoFormat

from holysheep_studio.engine.enlarge import bare
from holysheep_studio.engine.picture import planes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from av.video.frame import VideoFrame

    from holysheep_studio.engine.frames import Shown

#: Pictures that are averaged, the present one in the middle.
SPAN = 5
#: At full strength a pixel counts as alike while it differs by this share of full scale from one picture to the next,
#: and by this much summed up over the span; beyond either, it moves. Motion is never blurred.
ALIKE = 0.12
ALIKE_SUM = 0.2


def denoised(pictures: Iterable[Shown], strength: float, tick: Fraction) -> Iterator[Shown]:
    """The pictures with their times, by FFmpeg's atadenoise; as they are at strength 0."""
    if not strength:
        yield from pictures
        return
    graph: av.filter.Graph | None = None
    waiting: deque[Shown] = deque()
    for number, picture in enumerate(pictures):
        if graph is None:
            graph = _graph(picture.frame, strength, tick)
        waiting.append(picture)
        graph.push(_numbered(picture.frame, number, tick))
        yield from _ready(graph, waiting)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph, waiting)


def _graph(frame: VideoFrame, strength: float, tick: Fraction) -> av.filter.Graph:
    graph = av.filter.Graph()
    graph.threads = 1
    start = graph.add_buffer(
        width=frame.width, height=frame.height, format=VideoFormat(frame.format.name), time_base=tick
    )
    limits = ":".join(f"{plane}a={ALIKE * strength:.4f}:{plane}b={ALIKE_SUM * strength:.4f}" for plane in range(3))
    clean = graph.add("atadenoise", f"{limits}:s={SPAN}:a=s")
    end = graph.add("buffersink")
    start.link_to(clean)
    clean.link_to(end)
    graph.configure()
    return graph


def _numbered(frame: VideoFrame, number: int, tick: Fraction) -> VideoFrame:
    """A copy without tags, which the filter graph would stumble over where they change; it keeps several."""
    copy = bare(frame, planes_of(frame)[0])
    copy.pts, copy.time_base = number, tick
    return copy


def _ready(graph: av.filter.Graph, waiting: deque[Shown]) -> Iterator[Shown]:
    while True:
        try:
            clean = cast("VideoFrame", graph.pull())
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        was = waiting.popleft()
        clean.colorspace = was.frame.colorspace
        yield replace(was, frame=clean)
