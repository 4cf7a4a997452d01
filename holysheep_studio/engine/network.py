"""Runs a super-resolution model over a picture in overlapping tiles of one size."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Protocol

import cv2
import numpy as np

from holysheep_studio import resources
from holysheep_studio.domain.errors import Code, InputError
from holysheep_studio.domain.upscale import Layout, Model
from holysheep_studio.engine.picture import DEEP_TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from holysheep_studio.domain.render import FrameModel
    from holysheep_studio.engine.picture import Plane

    Values = NDArray[np.float32]

#: The network that ships with the studio; resources/models/README.md says where it comes from.
LEARNED = "upscale_2x.onnx"


class Runner(Protocol):
    """Something that runs one tile: shape (1, planes, height, width) in, `scale` times as high and wide out."""

    def run(self, tile: Values) -> Values:
        """The enlarged tile."""
        ...


class _OpenCV:
    """OpenCV's own small runtime: enough for the studio's network, and always there."""

    def __init__(self, path: str) -> None:
        self._net = cv2.dnn.readNetFromONNX(path)

    def run(self, tile: Values) -> Values:
        self._net.setInput(tile)
        return np.asarray(self._net.forward(), np.float32)


class _OnnxRuntime:
    """Microsoft's runtime for any ONNX model; installed only by those who bring models."""

    def __init__(self, model: Model) -> None:
        self._session = session(model)
        inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        if len(inputs) != 1 or len(outputs) != 1 or inputs[0].type != "tensor(float)" or len(inputs[0].shape) != 4:
            raise unusable(model, "it must have one input and one output of floats in four dimensions")
        self._model = model
        self._name = inputs[0].name
        self.sides = tuple(side if isinstance(side, int) else None for side in inputs[0].shape[2:])

    def run(self, tile: Values) -> Values:
        try:
            (made,) = self._session.run(None, {self._name: tile})
        except Exception as problem:  # as above: the wrong number of planes, sizes that do not fit
            raise unusable(self._model, first_line(problem)) from problem
        return np.asarray(made, np.float32)


def session(model: Model | FrameModel) -> Any:  # noqa: ANN401 - a class of a package that may be missing
    """The model loaded by Microsoft's runtime. Raises InputError model_runtime_missing, model_unusable."""
    try:
        runtime = importlib.import_module("onnxruntime")  # optional, and heavy: only when a model asks for it
    except ImportError as problem:
        raise InputError(Code.MODEL_RUNTIME_MISSING, model=model.name) from problem
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1  # the engine's own workers are the threads
    options.log_severity_level = 4
    try:
        return runtime.InferenceSession(model.path, options, providers=["CPUExecutionProvider"])
    except Exception as problem:  # the runtime's errors share no class, and a bad file is no fault of ours
        raise unusable(model, first_line(problem)) from problem


class Network:
    """One model, loaded. Belongs to one thread."""

    def __init__(self, model: Model, check: Callable[[], None] | None = None) -> None:
        """`check` is asked before each tile and may raise. Raises InputError model_unusable, model_runtime_missing."""
        self._model = model
        self._check = check
        self._tile = (model.tile_px, model.tile_px)
        self._runner: Runner
        if model is SHIPPED:
            self._runner = _OpenCV(str(resources.path("models", LEARNED)))
            return
        runner = _OnnxRuntime(model)
        height, width = (own or model.tile_px for own in runner.sides)
        self._tile, self._runner = (height, width), runner
        if min(self._tile) <= 2 * model.overlap_px:
            raise unusable(model, f"tiles of {width} x {height} pixels with {model.overlap_px} around")

    def enlarged(self, planes: Sequence[Plane]) -> tuple[Plane, ...]:
        """Planes of one size, 8 bits or 10 in 16, each `scale` times as high and wide."""
        (height, width), scale, edge = planes[0].shape, self._model.scale, self._model.overlap_px
        rows, columns = (_starts(side, tile, edge) for side, tile in zip((height, width), self._tile, strict=True))
        tall, broad = rows[-1] + self._tile[0], columns[-1] + self._tile[1]
        wider = [_framed(plane, edge, tall, broad) for plane in planes]
        made = tuple(np.empty((height * scale, width * scale), planes[0].dtype) for _ in planes)
        for top in rows:
            for left in columns:
                if self._check is not None:
                    self._check()
                part = (slice(top, top + self._tile[0]), slice(left, left + self._tile[1]))
                tile = self._run(np.stack([plane[part] for plane in wider]))
                for plane, values in zip(made, tile, strict=True):
                    inner = values[edge * scale : -edge * scale or None, edge * scale : -edge * scale or None]
                    target = plane[top * scale :, left * scale :][: inner.shape[0], : inner.shape[1]]
                    target[:] = inner[: target.shape[0], : target.shape[1]]
        return made

    def _run(self, tile: Plane) -> Plane:
        """Planes of a tile through the model, as deep as they came; raises InputError model_unusable."""
        most = 255 if tile.dtype == np.uint8 else DEEP_TOP
        top = np.float32(self._model.top / most)
        made = self._runner.run(tile[None].astype(np.float32) * top)
        count, height, width = tile.shape
        if made.shape != (1, count, height * self._model.scale, width * self._model.scale):
            raise unusable(self._model, f"it made {made.shape} of {tile[None].shape}")
        if not np.isfinite(made).all():
            raise unusable(self._model, "it made values that are no numbers")
        return np.asarray(np.clip(np.rint(made[0] / top), 0, most), tile.dtype)


#: The studio's own model: brightness 0-1, tiles that stay in a core's cache, as much around them as it looks at.
SHIPPED = Model("learned", "", 2, Layout.LUMA, tile_px=256, overlap_px=6)


def _starts(side: int, tile: int, edge: int) -> range:
    """Where the tiles begin, counted in the picture with its edge."""
    step = tile - 2 * edge
    return range(0, max(1, side), step)


def _framed(plane: Plane, edge: int, tall: int, broad: int) -> Plane:
    """The plane with `edge` more on each side, mirrored, and filled up to `tall` x `broad`."""
    height, width = plane.shape
    below, right = tall - edge - height, broad - edge - width
    return np.asarray(cv2.copyMakeBorder(plane, edge, below, edge, right, cv2.BORDER_REFLECT_101))


def unusable(model: Model | FrameModel, what: str) -> InputError:
    """The error that names the model and what is wrong with it."""
    return InputError(Code.MODEL_UNUSABLE, model=model.name, what=what)


def first_line(problem: Exception) -> str:
    """What a foreign error says, cut to a line."""
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0][:200]
