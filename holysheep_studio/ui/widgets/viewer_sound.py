"""What is heard of the clip in a viewer: its loudness under the slider, its sound in step at 1x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from holysheep_studio.ui.player.side import Bell
from holysheep_studio.ui.widgets import viewer_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from holysheep_studio.ui.player.hearing import PeakReader
    from holysheep_studio.ui.player.side import Workers
    from holysheep_studio.ui.player.sound import Sink, Sound
    from holysheep_studio.ui.player.table import FrameTable
    from holysheep_studio.ui.widgets.playhead import Playhead
    from holysheep_studio.ui.widgets.viewer_transport import TransportBar


class Listening(QObject):
    """The sound of the clip that is open. `changed` follows what is known: `has_sound`, `peaks`, `trouble`."""

    changed = Signal()

    def __init__(self, workers: Workers, sink: Callable[[], Sink], playhead: Playhead, transport: TransportBar) -> None:
        """`sink` makes something to hear with; the sound follows `playhead`, `transport` shows what is known of it."""
        super().__init__(transport)
        self._workers, self._sink, self._playhead, self._transport = workers, sink, playhead, transport
        self._bell = Bell(self)
        self._bell.rung.connect(self._learn, Qt.ConnectionType.QueuedConnection)
        playhead.changed.connect(self._follow)
        transport.mute_toggled.connect(lambda _: self._follow())
        self._clip: tuple[Path, FrameTable] | None = None
        self._reader: PeakReader | None = None
        self._sound: Sound | None = None

    @property
    def has_sound(self) -> bool:
        """Whether the clip has a sound that can be read."""
        return self._reader is not None and self._reader.found

    @property
    def reader(self) -> PeakReader | None:
        """What measures the loudness."""
        return self._reader

    @property
    def trouble(self) -> str:
        """Why nothing is heard; "" while nothing is known against it."""
        return self._sound.trouble if self._sound is not None else ""

    def open(self, path: Path, table: FrameTable) -> None:
        """Listen to this clip."""
        # loaded with the first clip, as the decoder
        from holysheep_studio.ui.player.hearing import PeakReader  # noqa: PLC0415

        self.close()
        self._clip = (path, table)
        self._reader = PeakReader(path, table, self._bell.rung.emit)
        self._workers.keep(self._reader)

    def close(self) -> None:
        """Listen to nothing."""
        for one in (self._reader, self._sound):
            if one is not None:
                one.stop()
        self._clip = self._reader = self._sound = None

    def _learn(self) -> None:
        self._transport.show_sound(has_sound=self.has_sound, words=viewer_words.no_device(self.trouble))
        if self._reader is not None:
            self._transport.wave.show_peaks(self._reader.peaks)
        self.changed.emit()

    def _place_s(self) -> float | None:
        """Where the sound belongs now, for the thread that plays it."""
        return self._playhead.place_s() if self._playhead.speed == 1 else None

    def _follow(self) -> None:
        """Be heard from where the clock is now, or be silent."""
        heard = self._playhead.speed == 1 and not self._transport.sound.isChecked()
        if heard and self._sound is None and self.has_sound and self._clip is not None:
            from holysheep_studio.ui.player.sound import Sound  # noqa: PLC0415 - as above

            self._sound = Sound(*self._clip, self._sink(), self._place_s, self._bell.rung.emit)
            self._workers.keep(self._sound)
        if self._sound is None:
            return
        if heard:
            self._sound.play()
        else:
            self._sound.hush()
