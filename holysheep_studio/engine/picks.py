"""Takes pictures that lie far apart on several threads at once, and hands them out in the order they are wanted."""

from __future__ import annotations

import os
import queue
import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from holysheep_studio.engine.footage_file import opened, picture_stream
from holysheep_studio.engine.picker import Picker, keys_of, picks
from holysheep_studio.engine.turn import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from holysheep_studio.engine.picker import Moment, Pick
    from holysheep_studio.engine.picture import Picture
    from holysheep_studio.engine.reel import Reel
    from holysheep_studio.engine.turn import Turn

#: More threads than this gain little and hold many pictures; of pictures larger than this many pixels, half as many.
MOST_THREADS = 4
LARGE_PIXELS = 4_000_000
#: Pictures each thread may be ahead.
AHEAD = 2
#: How long a blocked stage sleeps before it looks whether it is still wanted.
WAIT_S = 0.1


def threads_for(reel: Reel) -> int:
    """How many threads are worth having here for the pictures of a clip."""
    width, height = reel.size
    return min(os.cpu_count() or 1, MOST_THREADS // 2 if width * height > LARGE_PIXELS else MOST_THREADS)


class Picks:
    """The pictures of moments that are apart, in order. `moments` gives them from the first on, at every call.

    Moments that are reached from one key picture are one thread's, so that the same pictures come out however many
    threads there are. Without an index, or without moments, `next` says None to everything.
    """

    def __init__(
        self, path: str, reel: Reel, moments: Callable[[], Iterator[Moment]], threads: int, turn: Turn
    ) -> None:
        self._turn = turn
        self._stop = threading.Event()
        self._files = ExitStack()
        self._threads: list[threading.Thread] = []
        self._queues: list[queue.Queue[Picture | BaseException | None]] = []
        self._order: Iterator[Pick] = iter(())
        if next(moments(), None) is None:
            return
        try:
            self._begin(path, reel, moments, threads)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def next(self) -> Picture | None:
        """The picture of the next moment that is apart; None where the clip has to be read in order for it."""
        pick = next(self._order, None)
        if pick is None:
            return None
        source = self._queues[pick.run % len(self._queues)]
        while True:
            self._turn.check()
            if self._stop.is_set():
                raise Cancelled
            try:
                item = source.get(timeout=WAIT_S)
            except queue.Empty:
                continue
            if isinstance(item, BaseException):
                raise item
            return item

    def close(self) -> None:
        """End the threads and let go of the files."""
        self._stop.set()
        for thread in self._threads:
            if thread.ident is not None:  # something may have failed before it was started
                thread.join()
        self._files.close()

    def _begin(self, path: str, reel: Reel, moments: Callable[[], Iterator[Moment]], threads: int) -> None:
        keys: list[int] = []
        for number in range(threads):
            container = self._files.enter_context(opened(path))
            stream = picture_stream(container, path)
            keys = keys if number else keys_of(container, stream, reel.first_stamp)
            if not keys:
                return
            picker = Picker(container, stream, reel, keys, self._check)
            self._queues.append(queue.Queue(AHEAD))
            self._threads.append(
                threading.Thread(
                    target=self._work,
                    args=(picker, picks(moments(), keys, reel), number, threads),
                    name="picks",
                    daemon=True,
                )
            )
        self._order = picks(moments(), keys, reel)
        for thread in self._threads:
            thread.start()

    def _check(self) -> None:
        """Raise Cancelled where nobody waits for pictures any more."""
        self._turn.pulse()
        if self._stop.is_set():
            raise Cancelled

    def _work(self, picker: Picker, order: Iterator[Pick], number: int, threads: int) -> None:
        try:
            for pick in order:
                if pick.run % threads == number and not self._put(number, picker.take(pick)):
                    return
        except Cancelled:
            return
        except BaseException as problem:  # noqa: BLE001 - raised again where the pictures are taken
            self._put(number, problem)

    def _put(self, number: int, item: Picture | BaseException | None) -> bool:
        """Hand over an item; False when nobody wants it any more."""
        while not (self._stop.is_set() or self._turn.cancelled):
            try:
                self._queues[number].put(item, timeout=WAIT_S)
            except queue.Full:
                continue
            return True
        return False
