"""Makes the picture between two by a model that the user brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from av.video.reformatter import ColorRange

from holysheep_studio.domain.render import FrameModel, Inputs, Timestep
from holysheep_studio.engine.enlarge_network import colours, matrix_of, of_colours
from holysheep_studio.engine.network import first_line, session, unusable
from holysheep_studio.engine.picture import DEEP_FORMAT, DEEP_TOP, PIXEL_FORMAT, limited, planes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from av.video.frame import VideoFrame
    from numpy.typing import NDArray

    from holysheep_studio.engine.picture import Plane

    Values = NDArray[np.float32]

#: A model that makes middles only is run so often at most, each time on half of what is left.
HALVINGS = 5
#: Nearer to the moment than this share is the moment.
NEAR = 1 / 64


class FrameNetwork:
    """One model, loaded, for pictures of 8 or 10 bits of limited or full range. Belongs to one thread."""

    def __init__(self, model: FrameModel, *, full_range: bool = False) -> None:
        """Raises InputError model_runtime_missing, model_unusable."""
        self._model = model
        self._span = ColorRange.JPEG if full_range else ColorRange.MPEG
        self._session = session(model)
        self._names = [one.name for one in self._session.get_inputs()]
        apart = model.timestep is Timestep.SCALAR or (model.timestep is Timestep.PLANE and model.inputs is Inputs.PAIR)
        wanted = (2 if model.inputs is Inputs.PAIR else 1) + apart
        if len(self._names) != wanted:
            raise unusable(model, f"it has {len(self._names)} inputs; its description says {wanted}")

    def between(self, a: VideoFrame, b: VideoFrame, t: float) -> VideoFrame:
        """The picture at share t of the way. Raises InputError model_unusable."""
        if a.format.name not in {PIXEL_FORMAT, DEEP_FORMAT}:
            raise unusable(self._model, f"models make pictures without transparency; this clip is {a.format.name}")
        matrix, most = matrix_of(a), 255 if a.format.name == PIXEL_FORMAT else DEEP_TOP
        one, other = (self._padded(colours(frame, matrix, self._span), most) for frame in (a, b))
        made = self._at(one, other, t) if self._model.timestep is not Timestep.NONE else self._halved(one, other, t)
        pixels = np.clip(np.rint(made[0, :, : a.height, : a.width] * (most / self._model.top)), 0, most)
        planes = pixels.astype(np.uint8 if most == 255 else np.uint16)
        frame = of_colours(tuple(planes)).reformat(
            format=a.format.name, dst_colorspace=matrix, dst_color_range=self._span
        )
        limited(planes_of(frame)[0])
        return frame

    def _padded(self, planes: Sequence[Plane], most: int) -> Values:
        below, right = (-side % self._model.multiple for side in planes[0].shape)
        whole = [cv2.copyMakeBorder(plane, 0, below, 0, right, cv2.BORDER_REPLICATE) for plane in planes]
        return np.stack(whole).astype(np.float32)[None] * np.float32(self._model.top / most)

    def _halved(self, a: Values, b: Values, t: float) -> Values:
        left, right = 0.0, 1.0
        middle = a
        for _ in range(HALVINGS):
            middle, moment = self._at(a, b, 0.5), (left + right) / 2
            if abs(moment - t) < NEAR:
                break
            if t < moment:
                b, right = middle, moment
            else:
                a, left = middle, moment
        return middle

    def _at(self, a: Values, b: Values, t: float) -> Values:
        given = [a, b] if self._model.inputs is Inputs.PAIR else [np.concatenate([a, b], axis=1)]
        if self._model.timestep is Timestep.SCALAR:
            given.append(np.array([t], np.float32))
        elif self._model.timestep is Timestep.PLANE:
            plane = np.full((1, 1, *a.shape[2:]), t, np.float32)
            given = [*given, plane] if self._model.inputs is Inputs.PAIR else [np.concatenate([*given, plane], axis=1)]
        try:
            made = np.asarray(self._session.run(None, dict(zip(self._names, given, strict=True)))[0], np.float32)
        except Exception as problem:  # the runtime's errors share no class: sizes, planes that do not fit
            raise unusable(self._model, first_line(problem)) from problem
        if made.shape != a.shape or not np.isfinite(made).all():
            raise unusable(self._model, f"it made {made.shape} of {a.shape}, or values that are no numbers")
        return made
