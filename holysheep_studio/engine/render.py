"""Makes output frames of shots on worker threads, in order: motion once a pair, every new frame from it."""

from __future__ import annotations

import queue
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from av.video.frame import VideoFrame

from holysheep_studio.domain.render import FrameModel, Interpolation, Note, Quality
from holysheep_studio.engine.course import Course, Scene, course
from holysheep_studio.engine.courtesy import step_aside
from holysheep_studio.engine.finer import FinerLuma
from holysheep_studio.engine.frame_network import FrameNetwork
from holysheep_studio.engine.motion import RECIPES, Estimator, Motion, has_room, may_be_cut
from holysheep_studio.engine.paint import between, blend
from holysheep_studio.engine.picture import ALPHA_FORMAT, PIXEL_BYTES, PIXEL_FORMAT, blank, planes_of
from holysheep_studio.engine.veil import premultiplied, straighten

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from holysheep_studio.engine.picture import Picture, Planes
    from holysheep_studio.engine.shots import Look, Shot
    from holysheep_studio.engine.turn import Turn

#: Memory for frames that are made but not yet written.
WINDOW_BYTES = 25_000_000
#: And at most so many for each worker: their motion waits with them.
WINDOW_FRAMES = 4
#: How long a blocked stage sleeps before it looks whether the others still live.
WAIT_S = 0.1

#: Pairs whose motion is kept at hand: a pair, those around it, and the next one.
PAIRS_KEPT = 4

Finish = "Callable[[int, VideoFrame], VideoFrame]"


@dataclass(frozen=True, slots=True)
class Motions:
    """What is known or being found out about how a look's pictures move."""

    own: Future[Motion]
    before: Future[Motion] | None
    after: Future[Motion] | None


@dataclass(frozen=True, slots=True)
class Making:
    """How frames are made: `finish` gets each frame last (number, frame), on a worker thread; None: nothing more.

    `aside`: workers let the other threads of the process go first, as those code what is made.
    """

    size: tuple[int, int]
    interpolation: Interpolation
    quality: Quality
    workers: int
    pixel_format: str = PIXEL_FORMAT
    finish: Callable[[int, VideoFrame], VideoFrame] | None = None
    model: FrameModel | None = None
    full_range: bool = False
    aside: bool = False


class Renderer:
    """Turns shots into frames. `notes` says afterwards what was done that the user should see."""

    def __init__(self, making: Making, turn: Turn) -> None:
        self._making = making
        self._turn = turn
        self._stop = threading.Event()
        self._own = threading.local()
        self._recipe = RECIPES[making.quality]
        self._has_room = has_room(making.size, self._recipe)
        self._flows = making.interpolation is Interpolation.FLOW and self._has_room
        self._finer = FinerLuma(self._recipe.sampling, making.workers + 1)
        self._notes: set[Note] = set()
        # by the pair itself, which is not held for it; the latest last
        self._pairs: OrderedDict[tuple[weakref.ref[Picture], weakref.ref[Picture]], Future[Motion]] = OrderedDict()
        self._latest: tuple[Picture, Picture] | None = None
        width, height = making.size
        room = int(WINDOW_BYTES / (width * height * PIXEL_BYTES[making.pixel_format]))
        # one more is on its way in and one on its way out; transparent ones are as large as five
        least = making.workers + (making.pixel_format != ALPHA_FORMAT)
        window = max(least, min(WINDOW_FRAMES * making.workers, room))
        self._made: queue.Queue[VideoFrame | Future[VideoFrame] | BaseException | None] = queue.Queue(window)

    @property
    def notes(self) -> frozenset[Note]:
        """What the frames made so far need said about them."""
        return frozenset(self._notes)

    def frames(self, shots: Iterable[Shot]) -> Generator[VideoFrame, None, None]:
        """One frame a shot, in order. The shots are drawn on a thread of their own; its errors are raised here."""
        with self._running(shots):
            while True:
                item = self._next()
                if item is None:
                    return
                if isinstance(item, BaseException):
                    raise item
                yield item.result() if isinstance(item, Future) else item

    @contextmanager
    def _running(self, shots: Iterable[Shot]) -> Iterator[None]:
        first = step_aside if self._making.aside else None
        pool = ThreadPoolExecutor(self._making.workers, thread_name_prefix="render", initializer=first)
        reader = threading.Thread(target=self._produce, args=(shots, pool), name="shots", daemon=True)
        reader.start()
        try:
            yield
        finally:
            self._stop.set()
            reader.join()
            pool.shutdown(wait=True, cancel_futures=True)

    def _next(self) -> VideoFrame | Future[VideoFrame] | BaseException | None:
        while True:
            self._turn.check()
            try:
                return self._made.get(timeout=WAIT_S)
            except queue.Empty:
                continue

    def _put(self, item: VideoFrame | Future[VideoFrame] | BaseException | None) -> bool:
        """Hand over an item; False when nobody wants it any more."""
        while not self._stop.is_set():
            try:
                self._made.put(item, timeout=WAIT_S)
            except queue.Full:
                continue
            return True
        return False

    def _produce(self, shots: Iterable[Shot], pool: ThreadPoolExecutor) -> None:
        """Draw shots and hand frames over in order; a pair's frames wait until the next pair's motion is under way.

        So no worker ever waits for motion that another one has only begun.
        """
        waiting: list[tuple[Shot, list[Motions | None]]] = []
        try:
            for shot in shots:
                before = self._latest
                motions = [self._motions(look, pool) for look in shot.looks]
                if self._latest is not before and not self._release(waiting, pool):
                    return
                waiting.append((shot, motions))
                if motions == [None] and not self._release(waiting, pool):
                    return
            self._release(waiting, pool)
            self._put(None)
        except BaseException as problem:  # noqa: BLE001 - raised again where the frames are taken
            self._put(problem)

    def _release(self, waiting: list[tuple[Shot, list[Motions | None]]], pool: ThreadPoolExecutor) -> bool:
        for shot, motions in waiting:
            copied = motions == [None] and shot.looks[0].share == 0
            if copied and self._making.finish is None:
                made: VideoFrame | Future[VideoFrame] = shot.looks[0].a.frame
            else:
                made = pool.submit(self._make, shot, motions)
            if not self._put(made):
                return False
        waiting.clear()
        return True

    def _motions(self, look: Look, pool: ThreadPoolExecutor) -> Motions | None:
        """The motions this look needs, each asked for once; None when it needs none."""
        if look.share == 0 or self._making.interpolation is Interpolation.NEAREST:
            return None
        if not self._flows:
            if self._making.interpolation is Interpolation.FLOW:
                self._notes.add(Note.INTERPOLATION_SKIPPED)
            if not self._has_room or not may_be_cut(look.a, look.b):
                return None
            return Motions(self._asked(look.a, look.b, pool), None, None)
        if self._latest is None or self._latest[0] is not look.a or self._latest[1] is not look.b:
            self._latest = (look.a, look.b)
        own = self._asked(look.a, look.b, pool)
        if not self._recipe.wide:
            return Motions(own, None, None)
        before = None if look.before is None else self._asked(look.before, look.a, pool)
        return Motions(own, before, None if look.after is None else self._asked(look.b, look.after, pool))

    def _asked(self, a: Picture, b: Picture, pool: ThreadPoolExecutor) -> Future[Motion]:
        pair = weakref.ref(a), weakref.ref(b)
        found = self._pairs.get(pair)
        if found is None:
            found = pool.submit(self._estimate, a, b)
        self._pairs[pair] = found
        self._pairs.move_to_end(pair)
        while len(self._pairs) > PAIRS_KEPT:
            self._pairs.popitem(last=False)
        return found

    def _estimate(self, a: Picture, b: Picture) -> Motion:
        estimator: Estimator | None = getattr(self._own, "estimator", None)
        if estimator is None:
            estimator = self._own.estimator = Estimator(self._recipe)
        return estimator.motion(a, b)

    def _make(self, shot: Shot, motions: list[Motions | None]) -> VideoFrame:
        frame = self._mean(shot, motions) if len(shot.looks) > 1 else self._one(shot.looks[0], motions[0])
        return frame if self._making.finish is None else self._making.finish(shot.number, frame)

    def _one(self, look: Look, motions: Motions | None) -> VideoFrame:
        if look.share == 0:
            return look.a.frame
        if motions is None:
            return self._painted(look, None)
        scene = _scene(look, motions)
        if scene.motion.cut:
            self._notes.add(Note.CUT_KEPT)
            return _shown(look).frame
        if not self._flows:
            return self._painted(look, None)
        if self._making.model is not None:
            return self._network(self._making.model).between(look.a.frame, look.b.frame, float(look.share))
        way = course(scene, float(look.share), self._recipe)
        self._turn.check()
        return self._painted(look, way)

    def _painted(self, look: Look, way: Course | None) -> VideoFrame:
        """The picture at a look's share: along a course, or cross-faded."""
        frame, t = blank(*self._making.size, self._making.pixel_format), float(look.share)
        planes = planes_of(frame)
        if way is None:
            blend(look.a, look.b, t, planes)
        else:
            between(look.a, look.b, way, t, planes, self._finer)
        if self._making.pixel_format == ALPHA_FORMAT:
            hidden = planes_of((look.a if t < 0.5 else look.b).frame)
            straighten(planes, hidden, planes, full_range=self._making.full_range)
        return frame

    def _network(self, model: FrameModel) -> FrameNetwork:
        network: FrameNetwork | None = getattr(self._own, "network", None)
        if network is None:
            network = self._own.network = FrameNetwork(model, full_range=self._making.full_range)
        return network

    def _mean(self, shot: Shot, motions: list[Motions | None]) -> VideoFrame:
        """The looks mixed in equal parts, up to a cut: no shutter stays open over one."""
        veiled, full_range = self._making.pixel_format == ALPHA_FORMAT, self._making.full_range
        sums: list[np.ndarray[tuple[int, ...], np.dtype[np.uint16]]] = []
        count = 0
        straight: Planes = ()
        for look, of in zip(shot.looks, motions, strict=True):
            if count and self._cut(_shown(shot.looks[count - 1]), _shown(look)):
                self._notes.add(Note.CUT_KEPT)
                break
            count += 1
            straight = planes_of(self._one(look, of))
            planes = premultiplied(straight, full_range=full_range) if veiled else straight
            if not sums:
                sums = [plane.astype(np.uint16) for plane in planes]
                continue
            for total, plane in zip(sums, planes, strict=True):
                cv2.add(total, plane, dst=total, dtype=cv2.CV_16U)
        frame = blank(*self._making.size, self._making.pixel_format)
        if veiled:
            means = tuple((total + count // 2) // count for total in sums)
            straighten(means, straight, planes_of(frame), full_range=full_range)
            return frame
        for total, plane in zip(sums, planes_of(frame), strict=True):
            if plane.dtype == np.uint8:
                cv2.convertScaleAbs(total, dst=plane, alpha=1 / count)
            else:
                plane[...] = (total + count // 2) // count
        return frame

    def _cut(self, one: Picture, other: Picture) -> bool:
        """Whether two pictures are of two scenes."""
        if one is other or not self._has_room or not may_be_cut(one, other):
            return False
        return self._estimate(one, other).cut


def _shown(look: Look) -> Picture:
    """The picture that a look shows where its two are of two scenes."""
    return look.a if look.share < 0.5 else look.b


def _scene(look: Look, motions: Motions) -> Scene:
    """Waits for the motions. What lies behind a cut is of no use."""
    before, after = (None if asked is None else asked.result() for asked in (motions.before, motions.after))
    return Scene(
        look.a,
        look.b,
        motions.own.result(),
        None if before is None or before.cut or look.before is None else (look.before, before),
        None if after is None or after.cut or look.after is None else (look.after, after),
    )
