"""Every setting, declared once with its default; handed to services as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.schedule import windows

if TYPE_CHECKING:
    from collections.abc import Mapping


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """What the window speaks; the command line speaks English."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"  # simplified


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set. No secrets: these live in the keyring."""

    theme: Theme = Theme.SYSTEM
    ffmpeg: str = ""  # path of the program; empty: the one that came with the studio
    concurrency: int = 1  # local jobs at once; one already keeps two cores busy
    cloud_concurrency: int = 20  # cloud jobs looked after at once; each connection has limits of its own
    queue_paused: bool = False
    stop_after_failures: int = 10  # failures of one class in a run that pause the queue; 0: never
    off_peak: str = "22:00-06:00"  # daily hours, by the clock on the wall
    only_off_peak: bool = False  # jobs without a wish of their own start in these hours only
    language: Language = Language.SYSTEM

    def __post_init__(self) -> None:
        """Refuse hours that cannot be read, whoever sets them. Raises ValueError."""
        try:
            windows(self.off_peak)
        except InputError as error:
            raise ValueError(f"no daily hours: {self.off_peak}") from error


#: The least and the most of the settings that are numbers.
LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"concurrency": (1, 16), "cloud_concurrency": (1, 200), "stop_after_failures": (0, 1000)}
)
