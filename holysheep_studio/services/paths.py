"""Where a studio keeps everything that outlives it; known before any of it is opened."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from holysheep_studio.domain.frozen import Frozen
from holysheep_studio.services import portable


class Paths(Frozen, frozen=True):
    """Where a studio keeps everything that outlives it."""

    data: Path
    chosen_clips: Path | None = None  # where the settings put finished clips

    @classmethod
    def default(cls) -> Paths:
        """Beside the program where that is portable, else the platform's folder for application data."""
        beside = portable.data_folder()
        if beside is not None:
            return cls(beside)
        return cls(platformdirs.user_data_path("HolySheep Studio", appauthor=False))

    @classmethod
    def at(cls, folder: Path) -> Paths:
        """A folder of the user's choice."""
        return cls(folder.expanduser().absolute())

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "studio.sqlite3"

    @property
    def door(self) -> Path:
        """Where a second start finds the window that is open."""
        return self.data / "door"

    @property
    def clips(self) -> Path:
        """Finished, verified results."""
        return self.chosen_clips or self.data / "clips"

    @property
    def work(self) -> Path:
        """Files of jobs under way, one folder each."""
        return self.data / "work"

    @property
    def unfinished(self) -> Path:
        """What interrupted commands need to go on, one folder each."""
        return self.data / "unfinished"

    @property
    def thumbnails(self) -> Path:
        """Pictures of sources and clips."""
        return self.data / "thumbnails"

    @property
    def models(self) -> Path:
        """Models that the user brings: ONNX files, each with a TOML description beside it."""
        return self.data / "models"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.data / "logs"

    @property
    def presence(self) -> Path:
        """Locks that tell which processes are alive."""
        return self.data / "presence"
