"""Workshop: the media tools alone, without a data folder; what single commands and the studio work with."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Self

from holysheep_studio import __version__, resources
from holysheep_studio.domain.provenance import Certificate
from holysheep_studio.media import children
from holysheep_studio.media.engine import Engine
from holysheep_studio.media.ffmpeg import FFmpeg, find_ffmpeg
from holysheep_studio.media.live import LiveEngine
from holysheep_studio.services.handover import Handover
from holysheep_studio.services.models import frame_models
from holysheep_studio.services.previs import Previs
from holysheep_studio.services.rendering import Rendering
from holysheep_studio.services.single import Single
from holysheep_studio.services.slates import Slates
from holysheep_studio.services.upscaling import Upscaling

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from types import TracebackType

    from holysheep_studio.domain.render import FrameModel


def new_id() -> str:
    """A random identifier that is safe in file names."""
    return uuid.uuid4().hex


def engine_command() -> tuple[str, ...]:
    """How the engine's child process is started."""
    return (children.own_program(), "-m", "holysheep_studio.engine")


def _test_certificate() -> Certificate:
    """Signs manifests until the user has a certificate; nobody trusts it, and whoever uses it is told so."""
    shipped = resources.path("certificates")
    return Certificate(str(shipped / "test_chain.pem"), str(shipped / "test_key.pem"), test=True)


class Workshop:
    """The media tools alone, without a data folder: what single commands work with."""

    def __init__(
        self,
        ffmpeg: Callable[[], Awaitable[str]] | None = None,
        models: Path | None = None,
        unfinished: Path | None = None,
    ) -> None:
        """`ffmpeg` tells the path of a chosen program, "" for the one that came with the studio.

        `models` is the folder of the user's models; what single commands could not finish is kept in `unfinished`.
        """
        self.engine = Engine(engine_command())
        self.rendering = Rendering(self.engine, self.ffmpeg)
        self.single = Single(self.engine, self.rendering, self.ffmpeg, unfinished)
        self.upscaling = Upscaling(self.engine, self.rendering, models, unfinished)
        self.previs = Previs(LiveEngine(engine_command()), self.engine, None, new_id=new_id)
        self.slates = Slates(self.single, self.engine, self.ffmpeg)
        self.handover = Handover(
            self.engine, self.upscaling, self.ffmpeg, test_certificate=_test_certificate(), version=__version__
        )
        self._chosen = ffmpeg
        self._models = models
        self._found: tuple[str, FFmpeg] | None = None

    async def ffmpeg(self) -> FFmpeg:
        """The FFmpeg in use, found once for each choice. Raises MediaError ffmpeg_missing."""
        chosen = "" if self._chosen is None else await self._chosen()
        if self._found is None or self._found[0] != chosen:
            self._found = (chosen, await find_ffmpeg(Path(chosen) if chosen else None))
        return self._found[1]

    async def frame_models(self) -> tuple[FrameModel, ...]:
        """The user's interpolation models. Raises InputError model_unusable."""
        return () if self._models is None else await asyncio.to_thread(frame_models, self._models)

    async def close(self) -> None:
        """End the child processes."""
        await self.previs.close()
        await self.engine.close()

    async def __aenter__(self) -> Self:
        """Use it in `async with`."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
