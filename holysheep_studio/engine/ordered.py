"""Does work on threads while its results come out in the order the items went in, holding only a few at a time."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from holysheep_studio.engine.turn import Turn

T = TypeVar("T")
R = TypeVar("R")

#: How long a blocked stage sleeps before it looks whether the others still live.
WAIT_S = 0.1


class Line(Generic[T, R]):
    """A line of items under work: `workers` threads, at most `most` items between reading and taking."""

    def __init__(self, work: Callable[[T], R], workers: int, most: int, turn: Turn) -> None:
        self._work = work
        self._turn = turn
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="work")
        self._waiting: queue.Queue[Future[R] | BaseException | None] = queue.Queue(most)

    def results(self, items: Iterable[T]) -> Generator[R, None, None]:
        """The result of each item, in order; drawn once.

        Items are read on a thread of their own, and errors met there or at work are raised here, in their place.
        Close the iterator when it is not drawn to its end, so that the threads end. Raises Cancelled.
        """
        reader = threading.Thread(target=self._read, args=(items,), name="reader", daemon=True)
        reader.start()
        try:
            while (item := self._next()) is not None:
                if isinstance(item, BaseException):
                    raise item
                yield item.result()
        finally:
            self._stop.set()
            reader.join()
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _read(self, items: Iterable[T]) -> None:
        try:
            for item in items:
                if not self._put(self._pool.submit(self._work, item)):
                    return
            self._put(None)
        except BaseException as problem:  # noqa: BLE001 - raised again where the results are taken
            self._put(problem)

    def _next(self) -> Future[R] | BaseException | None:
        while True:
            self._turn.check()
            try:
                return self._waiting.get(timeout=WAIT_S)
            except queue.Empty:
                continue

    def _put(self, item: Future[R] | BaseException | None) -> bool:
        """Hand over an item; False when nobody wants it any more."""
        while not self._stop.is_set():
            try:
                self._waiting.put(item, timeout=WAIT_S)
            except queue.Full:
                continue
            return True
        return False
