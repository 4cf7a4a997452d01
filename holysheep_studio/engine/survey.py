"""A first pass over the pictures of all output frames, for what can be judged only over the whole clip."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.engine.deflicker import evening, light_of
from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.picks import Picks, threads_for
from holysheep_studio.engine.picture import ALPHA_FORMAT, blank, planes_of
from holysheep_studio.engine.reel import Reel
from holysheep_studio.engine.shots import moments, shots
from holysheep_studio.engine.steady import Camera, steadying
from holysheep_studio.engine.veil import premultiplied, straighten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from holysheep_studio.domain.render import RenderSpec
    from holysheep_studio.engine.turn import Turn

    Finish = Callable[[int, VideoFrame], VideoFrame]


def finishing(spec: RenderSpec, reel: Reel, turn: Turn, kept: Path | None) -> Finish | None:
    """What is done last to each output frame (number, frame), if anything is.

    What the first pass finds is read from `kept` if it is there, and written to it if not. Memory: 40 bytes a frame.
    """
    if not spec.stabilise and not spec.deflicker:
        return None
    if kept is not None and kept.is_file():
        found = np.load(kept)
    else:
        # told as a sign of life: nothing is written yet
        found = _surveyed(spec, turn, lambda _done, total: turn.progress(0, total), alpha=reel.transparent)
        if kept is not None:
            _keep(kept, found)
    steps: list[Finish] = []
    if spec.deflicker:
        steps.append(evening(found[:, 4], full_range=reel.form.colours.full_range))
    if spec.stabilise:
        steps.append(steadying(found[:, :4], reel.size))
    finish = steps[0] if len(steps) == 1 else lambda number, frame: steps[1](number, steps[0](number, frame))
    if reel.form.pixel_format != ALPHA_FORMAT:
        return finish
    return lambda number, frame: _veiled(number, frame, finish, full_range=reel.form.colours.full_range)


def _veiled(number: int, frame: VideoFrame, finish: Finish, *, full_range: bool) -> VideoFrame:
    """What `finish` makes of a transparent frame: done to premultiplied colours."""
    faded = blank(frame.width, frame.height, ALPHA_FORMAT)
    for plane, out in zip(premultiplied(planes_of(frame), full_range=full_range), planes_of(faded), strict=True):
        out[...] = plane
    made = blank(frame.width, frame.height, ALPHA_FORMAT)
    straighten(planes_of(finish(number, faded)), planes_of(frame), planes_of(made), full_range=full_range)
    return made


def survey(spec: RenderSpec, turn: Turn, kept: Path, *, alpha: bool) -> None:
    """The first pass alone, for `finishing` to find in `kept`; progress counts its frames."""
    if not kept.is_file():
        _keep(kept, _surveyed(spec, turn, turn.progress, alpha=alpha))


def _surveyed(spec: RenderSpec, turn: Turn, tell: Callable[[int, int], None], *, alpha: bool) -> NDArray[np.float64]:
    """Camera pose and light of each output frame, shape (frames, 5)."""
    camera = Camera()
    total = frame_count(spec.time_map.duration, spec.rate)
    found = np.zeros((total, 5))
    with ExitStack() as stack:
        container = stack.enter_context(opened(spec.source))
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None, alpha=alpha)
        apart = stack.enter_context(
            Picks(spec.source, reel, lambda: moments(spec, reel.interval), threads_for(reel), turn)
        )
        for shot in shots(spec, reel, picks=apart):
            turn.pulse()
            tell(shot.number + 1, total)
            look = shot.looks[0]
            share = float(look.share)
            if spec.stabilise:
                before, after = camera.pose(look.a), camera.pose(look.b)
                found[shot.number, :4] = before * (1 - share) + after * share
            if spec.deflicker:
                found[shot.number, 4] = np.mean(
                    [
                        light_of(look.a) * (1 - float(look.share)) + light_of(look.b) * float(look.share)
                        for look in shot.looks
                    ]
                )
    return found


def _keep(path: Path, values: NDArray[np.float64]) -> None:
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            np.save(file, values)
        part.replace(path)
    except OSError as problem:
        raise output_error(str(path), problem) from problem
