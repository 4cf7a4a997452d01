"""Renders a showing as a clip, with its ground truth beside it: where things were in each picture."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av

from holysheep_studio.domain.render import Quality, Rendered
from holysheep_studio.domain.scene_check import check, plain_of
from holysheep_studio.engine.output_errors import output_error
from holysheep_studio.engine.previs.show import Show
from holysheep_studio.engine.source_form import Colours
from holysheep_studio.engine.writer import Form, Writer

if TYPE_CHECKING:
    from holysheep_studio.domain.scene import AnimaticSpec
    from holysheep_studio.engine.turn import Turn

CRF = 16
_BT709 = 1


def animatic(spec: AnimaticSpec, turn: Turn) -> Rendered:
    """Write the clip and its truth. Raises InputError, MediaError as `output_error` says; Cancelled."""
    previs = check(spec.previs)
    show = Show(previs)
    form = Form(previs.width_px, previs.height_px, previs.rate, CRF, Quality.STANDARD)
    colours = Colours(full_range=False, matrix=_BT709, primaries=_BT709, transfer=_BT709)
    track: dict[str, dict[str, Any]] = {}
    times: list[float] = []
    with Writer(spec.target, form, colours, Fraction(1), None, turn) as writer:
        for n in range(previs.frames):
            turn.check()
            if n:
                show.advance()
            writer.picture(_frame(show))
            times.append(round(show.time_s, 9))
            _note(track, show, n)
            turn.progress(n + 1, previs.frames)
        _write_truth(spec, show, track, times)
        writer.finish()
    return Rendered(previs.frames, previs.width_px, previs.height_px)


def _frame(show: Show) -> av.VideoFrame:
    picture = av.VideoFrame.from_ndarray(show.draw(), format="bgr24")
    return picture.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")


def _note(track: dict[str, dict[str, Any]], show: Show, n: int) -> None:
    """Keep where everything is in picture `n`."""
    for place in show.places():
        row = track.setdefault(
            place.name, {"name": place.name, "first_frame": n, "positions_m": [], "positions_px": []}
        )
        if place.radius_m is not None:
            row["radius_m"] = place.radius_m
            row["radius_px"] = round(place.radius_m / show.canvas.metres_per_pixel, 4)
        x_px, y_px = show.canvas.place(place.x_m, place.y_m)
        row["positions_m"].append([round(place.x_m, 9), round(place.y_m, 9)])
        row["positions_px"].append([round(x_px, 4), round(y_px, 4)])


def _write_truth(spec: AnimaticSpec, show: Show, track: dict[str, dict[str, Any]], times: list[float]) -> None:
    previs = spec.previs
    truth = {
        "schema": "previs-truth/1",
        "numerical_preview": True,
        "spec": plain_of(previs),
        "frames": previs.frames,
        "fps": str(previs.rate),
        "width": previs.width_px,
        "height": previs.height_px,
        "time_scale": float(previs.time_scale),
        "metres_per_pixel": show.canvas.metres_per_pixel,
        "scene_times_s": times,
        "gravity_m_s2": show.gravity_m_s2,
        "objects": list(track.values()),
    }
    part = Path(spec.truth + ".part")
    try:
        part.write_text(json.dumps(truth, indent=1, allow_nan=False) + "\n", encoding="utf-8")
        os.replace(part, spec.truth)  # noqa: PTH105 - over what an earlier run left
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise output_error(spec.truth, problem) from problem
