"""The thread behind a viewer: opens one clip, decodes the frame wanted last, and posts what it has to show."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Condition, Thread
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from holysheep_studio.domain.errors import Code, StudioError
from holysheep_studio.domain.footage import Hdr
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.ui.player.table import FrameTable

if TYPE_CHECKING:
    from pathlib import Path

    from holysheep_studio.ui.player.cache import Decoded
    from holysheep_studio.ui.player.decoder import ClipDecoder
    from holysheep_studio.ui.player.picture import Painter
    from holysheep_studio.ui.player.proxy import Proxy

CACHE_BYTES = 256 * 1024 * 1024
_AHEAD_FRAMES = 16  # decoded in advance while playing
_PRIMED_FRAMES = 6  # decoded in advance before playing begins
_MEASURED_FRAMES = 8
_STALE_S = 0.25  # a frame that is no longer wanted is still finished when nothing was shown for this long


class AbandonedError(Exception):
    """What was being decoded is no longer wanted."""


class Opened(Frozen, frozen=True):
    """The clip can be shown; `size` is the upright picture in square pixels."""

    table: FrameTable
    size: QSize
    codec: str
    hdr: Hdr | None


class Shown(Frozen, frozen=True):
    """A picture to show as frame `number`; `source` differs where that frame does not decode and another stands in."""

    number: int
    source: int
    image: QImage
    damaged: bool
    full: Callable[[], QImage]  # paints it in its own size
    draft: bool = False  # from the proxy: the right frame in fewer pixels, until the hand rests

    @property
    def faulty(self) -> bool:
        """Whether this is not, or not wholly, what the clip should show here."""
        return self.damaged or self.source != self.number


class Snapped(Frozen, frozen=True):
    """Frame `number` in its full size."""

    number: int
    image: QImage


class Measured(Frozen, frozen=True):
    """How long a jump to a frame of this clip takes, in seconds: 19 of 20 are quicker."""

    seek_s: float


class Primed(Frozen, frozen=True):
    """What playing wants first is decoded: the clock may begin."""


class Failed(Frozen, frozen=True):
    """The clip cannot be shown, or no longer."""

    error: StudioError


Post = Opened | Shown | Snapped | Measured | Primed | Failed


class Want(Frozen, frozen=True):
    """Frame `number` is wanted in `size` pixels; `direction` says where playing goes (0: nowhere).

    `draft`: the hand still moves; a picture from the proxy, or a coarsely painted one, is better than a late one.
    `prime`: playing is to begin here; `Primed` is posted when enough is decoded in advance.
    """

    number: int
    size: QSize
    direction: int = 0
    draft: bool = False
    prime: bool = False


class ClipWorker:
    """Decodes for one viewer in a thread of its own.

    All methods return at once. After each post `ring` is called from the thread; whoever hears it takes the posts.
    """

    def __init__(self, path: Path, ring: Callable[[], None], cache_bytes: int = CACHE_BYTES) -> None:
        self._path = path
        self._ring: Callable[[], None] | None = ring
        self._cache_bytes = cache_bytes
        self._changed = Condition()
        self._want: Want | None = None
        self._served: Want | None = None
        self._snaps: deque[int] = deque()
        self._posts: deque[Post] = deque()
        self._stopped = False
        self._shown_at_s = 0.0
        self._measured = False
        self._proxy_file: Path | None = None
        self._proxy: Proxy | None = None
        self._thread = Thread(target=self._run, name=f"viewer {path.name}", daemon=True)

    def start(self) -> None:
        """Begin to open the clip."""
        self._thread.start()

    def want(self, want: Want) -> None:
        """Show this frame next; a want that was not served yet is forgotten."""
        with self._changed:
            self._want = want
            self._changed.notify()

    def snap(self, number: int) -> None:
        """Post this frame in full size."""
        with self._changed:
            self._snaps.append(number)
            self._changed.notify()

    def use_proxy(self, file: Path) -> None:
        """Show drafts from this proxy from now on; one that is damaged or of another clip is passed over."""
        with self._changed:
            self._proxy_file = file
            self._changed.notify()

    def posts(self) -> list[Post]:
        """What was posted since the last call, oldest first; of pictures to show only the newest."""
        with self._changed:
            taken = list(self._posts)
            self._posts.clear()
        newest = max((place for place, post in enumerate(taken) if isinstance(post, Shown)), default=-1)
        return [post for place, post in enumerate(taken) if not isinstance(post, Shown) or place == newest]

    def stop(self) -> None:
        """End soon and ring no more; nothing is posted after this."""
        with self._changed:
            self._stopped = True
            self._ring = None
            self._posts.clear()
            self._changed.notify()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread's end; False when it is still busy."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _post(self, post: Post) -> None:
        with self._changed:
            if self._ring is not None:
                self._posts.append(post)
                self._ring()

    def _run(self) -> None:
        try:
            self._show()
        except AbandonedError:
            return
        except StudioError as error:
            self._post(Failed(error))
        except Exception as bug:  # noqa: BLE001 - a thread has no caller; what is our fault is shown as such
            self._post(Failed(StudioError(Code.INTERNAL, what=f"{type(bug).__name__}: {bug}")))

    def _show(self) -> None:
        # the decoder is loaded in this thread, so that the window never waits for it
        from holysheep_studio.ui.player.decoder import ClipDecoder, read_table  # noqa: PLC0415
        from holysheep_studio.ui.player.picture import Painter, geometry_of, hdr_of  # noqa: PLC0415

        table, stream = read_table(self._path, self._leave_if_stopped)
        decoder = ClipDecoder(self._path, table, self._cache_bytes)
        try:
            first = decoder.frame(0, run=False, between=self._leave_if_stopped).frame
            painter = Painter(geometry_of(first, stream.sample_aspect))
            size = painter.geometry.upright(first.width, first.height)
            self._post(Opened(table, size, stream.codec, hdr_of(first)))
            while self._wait():
                self._serve(decoder, painter)
        finally:
            decoder.close()
            if self._proxy is not None:
                self._proxy.close()

    def _wait(self) -> bool:
        """Wait until there is something to do; False when the clip is closed."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._stopped or self._snaps or self._want is not self._served or self._proxy_file is not None
            )
            return not self._stopped

    def _leave_if_stopped(self) -> None:
        if self._stopped:
            raise AbandonedError

    def _open_proxy(self, table: FrameTable) -> None:
        from holysheep_studio.ui.player.proxy import open_proxy  # noqa: PLC0415 - as the decoder, in this thread

        with self._changed:
            file, self._proxy_file = self._proxy_file, None
        if file is not None and self._proxy is None:
            self._proxy = open_proxy(file, table)

    def _serve(self, decoder: ClipDecoder, painter: Painter) -> None:
        self._open_proxy(decoder.table)
        while self._snaps:
            number = self._snaps.popleft()
            decoded = decoder.frame(number, run=False, between=self._leave_if_stopped)
            self._post(Snapped(number, painter.paint(decoded.frame)))
        want = self._want
        if want is None or want is self._served:
            return

        def between() -> None:
            self._leave_if_stopped()
            if self._overtaken(want, decoder):
                raise AbandonedError

        if want.draft and want.number not in decoder.cache and self._show_draft(want):
            return
        try:
            decoded = decoder.frame(want.number, run=want.direction != 0, between=between)
            self._show_frame(want, decoded, painter)
            if want.prime:
                self._prime(want, decoder, between)
            self._prefetch(want, decoder, painter)
            self._measure(want, decoder)
        except AbandonedError:
            self._leave_if_stopped()

    def _overtaken(self, want: Want, decoder: ClipDecoder) -> bool:
        """Whether a newer want makes it pointless to finish this one."""
        newest = self._want
        if newest is want or newest is None:
            return False
        if newest.number in decoder.cache:
            return True
        # one that lies on the way is reached sooner by going on; and dragging must not starve the picture
        on_the_way = newest.number >= want.number and decoder.same_group(want.number, newest.number)
        return not on_the_way and monotonic() - self._shown_at_s < _STALE_S

    def _show_frame(self, want: Want, decoded: Decoded, painter: Painter) -> None:
        image = painter.paint(decoded.frame, want.size, quick=want.direction != 0 or want.draft)
        self._served = want
        self._shown_at_s = monotonic()
        full = partial(painter.paint, decoded.frame)
        self._post(Shown(want.number, decoded.number, image, bool(decoded.frame.is_corrupt), full))

    def _show_draft(self, want: Want) -> bool:
        picture = self._proxy.picture(want.number, want.size) if self._proxy is not None else None
        if picture is None:
            return False
        self._served = want
        self._shown_at_s = monotonic()
        self._post(Shown(want.number, want.number, picture, damaged=False, full=picture.copy, draft=True))
        return True

    def _measure(self, want: Want, decoder: ClipDecoder) -> None:
        """Once, while nobody waits: decode a few frames more and reckon from their time how long a jump takes."""
        if self._measured or want.direction or want.draft:
            return

        def between() -> None:
            self._leave_if_stopped()
            if self._want is not self._served or self._snaps:
                raise AbandonedError

        for number in range(want.number + 1, min(want.number + 1 + _MEASURED_FRAMES, len(decoder.table))):
            decoder.frame(number, run=False, between=between)
        self._measured = True
        self._post(Measured(decoder.seek_s()))

    def _prime(self, want: Want, decoder: ClipDecoder, between: Callable[[], None]) -> None:
        """Decode the first frames of playing before its clock begins."""
        if want.direction > 0:
            decoder.begin_run(want.number, between)
        for ahead in range(1, _PRIMED_FRAMES + 1):
            number = want.number + ahead * want.direction
            if not 0 <= number < len(decoder.table):
                break
            decoder.frame(number, run=True, between=between)
        self._post(Primed())

    def _prefetch(self, want: Want, decoder: ClipDecoder, painter: Painter) -> None:
        """Decode what playing will want next, and meanwhile show what it wants now."""

        def between() -> None:
            self._leave_if_stopped()
            newest = self._want
            if newest is None or newest is self._served:
                return
            kept = decoder.cache.get(newest.number)
            if kept is None or newest.direction != want.direction:
                raise AbandonedError
            self._show_frame(newest, kept, painter)

        for ahead in range(1, _AHEAD_FRAMES + 1) if want.direction else ():
            number = want.number + ahead * want.direction
            if number in decoder.cache:
                continue
            if not 0 <= number < len(decoder.table):
                return
            # backwards a whole group is decoded at once, which must not push out what is shown before it
            if want.direction < 0 and 2 * decoder.group_bytes(number) > self._cache_bytes:
                return
            between()
            decoder.frame(number, run=True, between=between)
