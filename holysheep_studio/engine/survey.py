"""A first pass over the pictures of all output frames, for what can be judged only over the whole clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.engine.deflicker import evening, light_of
from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.reel import Reel
from holysheep_studio.engine.shots import shots
from holysheep_studio.engine.steady import Camera, steadying

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
        steps.append(steadying(found[:, :4], reel.first.size))
    return steps[0] if len(steps) == 1 else lambda number, frame: steps[1](number, steps[0](number, frame))


def survey(spec: RenderSpec, turn: Turn, kept: Path, *, alpha: bool) -> None:
    """The first pass alone, for `finishing` to find in `kept`; progress counts its frames."""
    if not kept.is_file():
        _keep(kept, _surveyed(spec, turn, turn.progress, alpha=alpha))


def _surveyed(spec: RenderSpec, turn: Turn, tell: Callable[[int, int], None], *, alpha: bool) -> NDArray[np.float64]:
    """Camera pose and light of each output frame, shape (frames, 5)."""
    camera = Camera()
    total = frame_count(spec.time_map.duration, spec.rate)
    found = np.zeros((total, 5))
    with opened(spec.source) as container:
        reel = Reel(container, picture_stream(container, spec.source), spec.source, None, alpha=alpha)
        for shot in shots(spec, reel):
            turn.check()
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
