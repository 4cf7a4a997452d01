"""Every setting, declared once with its default; handed to services as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set. No secrets: these live in the keyring."""

    theme: Theme = Theme.SYSTEM
    ffmpeg: str = ""  # path of the program; empty: the one that came with the studio
    concurrency: int = 1  # local jobs at once; one already keeps two cores busy
    cloud_concurrency: int = 20  # cloud jobs looked after at once; each connection has limits of its own
    queue_paused: bool = False


#: The least and the most of the settings that are numbers.
LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType({"concurrency": (1, 16), "cloud_concurrency": (1, 200)})
