"""The computer's own loudspeakers as a sink for sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holysheep_studio.ui.player.device import RATE_HZ, NoDeviceError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from miniaudio import PlaybackDevice

_BUFFER_MS = 60


class Speakers:
    """The system's default device. Belongs to the thread that begins and ends it."""

    latency_s = _BUFFER_MS / 1000

    def __init__(self) -> None:
        self._device: PlaybackDevice | None = None

    def begin(self, fill: Callable[[int], bytes]) -> None:
        """Open the device and let it ask. Raises NoDeviceError."""
        import miniaudio  # noqa: PLC0415 - its library looks for devices when it is loaded, which only a clip with sound is worth

        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=2,
                sample_rate=RATE_HZ,
                buffersize_msec=_BUFFER_MS,
                app_name="HolySheep Studio",
            )
            asked = _asked(fill)
            next(asked)
            device.start(asked)
        except (miniaudio.MiniaudioError, OSError) as error:
            raise NoDeviceError(str(error)) from error
        self._device = device

    def end(self) -> None:
        """Close the device."""
        if self._device is not None:
            self._device.close()
            self._device = None


def _asked(fill: Callable[[int], bytes]) -> Generator[bytes, int, None]:
    """The device sends how many samples it wants and gets them."""
    count = yield b""
    while True:
        count = yield fill(count)
