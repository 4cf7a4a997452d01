"""The scopes there are, by name."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """What is measured."""

    WAVEFORM = "waveform"
    PARADE = "parade"
    HISTOGRAM = "histogram"
