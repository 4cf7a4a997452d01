"""Makes the picture between two by a model that the user brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange

from holysheep_studio.domain.render import FrameModel, Inputs, Timestep
from holysheep_studio.engine.enlarge import bare
from holysheep_studio.engine.enlarge_network import matrix_of
from holysheep_studio.engine.network import first_line, session, unusable
from holysheep_studio.engine.picture import PIXEL_FORMAT, planes_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float32]

#: A model that makes middles only is run so often at most, each time on half of what is left.
HALVINGS = 5
#: Nearer to the moment than this share is the moment.
NEAR = 1 / 64


class FrameNetwork:
    """One model, loaded. Belongs to one thread."""

    def __init__(self, model: FrameModel) -> None:
        """Raises InputError model_runtime_missing, model_unusable."""
        self._model = model
        self._session = session(model)
        self._names = [one.name for one in self._session.get_inputs()]
        apart = model.timestep is Timestep.SCALAR or (model.timestep is Timestep.PLANE and model.inputs is Inputs.PAIR)
        wanted = (2 if model.inputs is Inputs.PAIR else 1) + apart
        if len(self._names) != wanted:
            raise unusable(model, f"it has {len(self._names)} inputs; its description says {wanted}")

    def between(self, a: VideoFrame, b: VideoFrame, t: float) -> VideoFrame:
        """The picture at share t of the way. Raises InputError model_unusable."""
        if a.format.name != PIXEL_FORMAT:
            raise unusable(self._model, f"models make 8-bit pictures; this clip is {a.format.name}")
        matrix = matrix_of(a)
        one, other = self._padded(_rgb(a, matrix)), self._padded(_rgb(b, matrix))
        made = self._at(one, other, t) if self._model.timestep is not Timestep.NONE else self._halved(one, other, t)
        pixels = np.clip(np.rint(made[0, :, : a.height, : a.width] * (255 / self._model.top)), 0, 255)
        rgb = np.ascontiguousarray(pixels.transpose(1, 2, 0).astype(np.uint8))
        return VideoFrame.from_ndarray(rgb, format="rgb24").reformat(
            format=PIXEL_FORMAT, dst_colorspace=matrix, dst_color_range=ColorRange.MPEG
        )

    def _padded(self, rgb: NDArray[np.uint8]) -> Values:
        below, right = (-side % self._model.multiple for side in rgb.shape[:2])
        whole = cv2.copyMakeBorder(rgb, 0, below, 0, right, cv2.BORDER_REPLICATE)
        return np.asarray(whole, np.float32).transpose(2, 0, 1)[None] * np.float32(self._model.top / 255)

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


def _rgb(frame: VideoFrame, matrix: int) -> NDArray[np.uint8]:
    tagless = bare(frame, planes_of(frame)[0])
    rgb = tagless.reformat(format="rgb24", src_colorspace=matrix, src_color_range=ColorRange.MPEG)
    return np.asarray(rgb.to_ndarray(), np.uint8)
