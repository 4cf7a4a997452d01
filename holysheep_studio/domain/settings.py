"""Every setting, declared once with its default; handed to services as a value."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import field

from holysheep_studio.domain.errors import InputError
from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.domain.schedule import windows


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


class Settings(Frozen, frozen=True):
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
    clips_folder: str = ""  # where finished clips go from the next start on; empty: inside the data folder
    proxy: str = ""  # empty: the system's; DIRECT: none; else the address of one
    notice_port: int = 0  # where providers' notices are listened to, on this machine alone; 0: not at all
    notice_address: str = ""  # the address of a tunnel to that port, which is told to providers
    notify: bool = True  # tell the desktop what happened while the window was not in front
    stay_awake: bool = False  # keep the machine from sleeping while jobs run
    reduced_motion: bool = False  # nothing moves on the screen that a person did not start
    look_for_updates: bool = False  # ask the publisher of this build once a day; counts only where it names an address
    shortcuts: Mapping[str, str] = field(default_factory=dict)  # keys by the command's name; "" takes a command's away

    def __post_init__(self) -> None:
        """Refuse hours and addresses that cannot be read, whoever sets them. Raises ValueError."""
        try:
            windows(self.off_peak)
        except InputError as error:
            raise ValueError(f"no daily hours: {self.off_peak}") from error
        if not is_proxy(self.proxy):
            raise ValueError("an address such as http://proxy.example.com:8080")
        if self.notice_address and not is_tunnel(self.notice_address):
            raise ValueError("an address such as https://name.example.com")


#: As a proxy: none at all, whatever the system says.
DIRECT = "direct"


def is_proxy(words: str) -> bool:
    """Whether this can be set as a proxy: "", "direct", or http(s)://host:port. A name and password belong in none.

    Settings are exported and shown; the system's own proxy settings are the place for secrets.
    """
    if words in {"", DIRECT}:
        return True
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError:
        return False
    plain = parts.path in {"", "/"} and not parts.query and not parts.fragment and "@" not in parts.netloc
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0 and plain and words.isprintable()


def is_tunnel(words: str) -> bool:
    """Whether providers can be told to send notices there: http(s)://host, with a port or path or without."""
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError:
        return False
    plain = not parts.query and not parts.fragment and "@" not in parts.netloc and words.isprintable()
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0 and plain and " " not in words


#: The least and the most of the settings that are numbers.
LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"concurrency": (1, 16), "cloud_concurrency": (1, 200), "stop_after_failures": (0, 1000), "notice_port": (0, 65535)}
)
