"""What sound is asked for and how a missing device is told: known before any sound library is loaded."""

from __future__ import annotations

#: Samples a second of everything that is heard.
RATE_HZ = 48_000


class NoDeviceError(Exception):
    """There is nothing to hear with; the words say why."""
