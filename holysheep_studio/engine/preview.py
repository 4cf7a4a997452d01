"""Renders previews: small pictures by the quickest recipe, written as they are made, from a reel that is kept."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import cv2

from holysheep_studio.domain import codec
from holysheep_studio.domain.errors import Code, InputError, MediaError
from holysheep_studio.domain.preview import MOST_FRAMES, Previewed, PreviewSpec
from holysheep_studio.domain.render import Interpolation, Note, Quality, RenderSpec
from holysheep_studio.domain.timebase import frame_count
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.render import Making, Renderer
from holysheep_studio.engine.shots import shots
from holysheep_studio.engine.small_reel import SmallReel, identity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from io import BufferedWriter

    from holysheep_studio.engine.reel import Reel
    from holysheep_studio.engine.turn import Turn

JPEG_QUALITY = 82
WORKERS = 2
SMALLEST_SIDE_PX, LARGEST_SIDE_PX = 64, 1280


class Previewing:
    """The task "preview". Keeps the pictures of the clip it last looked at."""

    def __init__(self) -> None:
        self._reel: SmallReel | None = None

    def __call__(self, request: Mapping[str, Any], turn: Turn) -> Any:  # noqa: ANN401 - JSON is any
        """Serve one request {spec}; progress is told in frames that can be read from the target."""
        try:
            spec = codec.from_plain(PreviewSpec, request.get("spec"))
        except ValueError as problem:
            raise InputError(Code.BAD_VALUE, field="spec", value="", expected=problem) from problem
        return codec.to_plain(self.render(spec, turn))

    def render(self, spec: PreviewSpec, turn: Turn) -> Previewed:
        """Write the pictures of `spec`. Raises InputError as SmallReel does, MediaError disk_full; Cancelled."""
        total = frame_count(spec.time_map.duration, spec.rate) if spec.rate > 0 else 0
        if not 1 <= total <= MOST_FRAMES + 1:
            raise InputError(Code.BAD_VALUE, field="frames", value=total, expected=f"1-{MOST_FRAMES}")
        if not SMALLEST_SIDE_PX <= spec.side_px <= LARGEST_SIDE_PX:
            raise InputError(Code.BAD_VALUE, field="side_px", value=spec.side_px, expected="64-1280")
        reel = self._reel_of(spec)
        reel.check = turn.check
        turn.holds(spec.target)
        try:
            with Path(spec.target).open("wb") as file:
                made = self._written(spec, reel, file, total, turn)
        except OSError as problem:
            raise output_error(spec.target, problem) from problem
        turn.releases(spec.target)
        return made

    def _reel_of(self, spec: PreviewSpec) -> SmallReel:
        kept = self._reel
        if kept is not None and kept.identity == identity(spec.source) and kept.side_px == spec.side_px:
            return kept
        if kept is not None:
            kept.close()
            self._reel = None
        self._reel = SmallReel(spec.source, spec.side_px, spec.source_frames)
        return self._reel

    def _written(self, spec: PreviewSpec, reel: SmallReel, file: BufferedWriter, total: int, turn: Turn) -> Previewed:
        # between key pictures that lie seconds apart there is no motion to follow
        kind = Interpolation.NEAREST if reel.coarse else spec.interpolation
        plan = RenderSpec(spec.source, spec.target, spec.time_map, spec.rate, kind, Quality.FAST)
        renderer = Renderer(Making(reel.size, kind, Quality.FAST, WORKERS), turn)
        width = height = 0
        # a small reel has what shots ask of a reel
        for done, frame in enumerate(renderer.frames(shots(plan, cast("Reel", reel))), start=1):
            picture = reel.upright(frame)
            height, width = picture.shape[:2]
            coded, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
            if not coded:
                raise MediaError(Code.INTERNAL, what="no JPEG encoder")
            file.write(struct.pack(">I", len(data)))
            file.write(data.tobytes())
            file.flush()
            turn.progress(done, total)
        notes = tuple(note for note in Note if note in renderer.notes)
        return Previewed(total, width, height, reel.coarse, notes)
