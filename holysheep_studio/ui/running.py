"""Running: the queue's runner in the window, which goes on after trouble that passes."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from holysheep_studio.domain.errors import StudioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from holysheep_studio.services.runner import Runner

log = logging.getLogger(__name__)
REST_S = 5.0
#: After so long at work the same trouble is news again.
LONG_S = 60.0


async def keep_running(runner: Runner, show_error: Callable[[StudioError], object]) -> None:
    """The runner goes on after a database that was busy or a full disk; its jobs wait meanwhile.

    What stops it again and again in the same way is told once.
    """
    loop = asyncio.get_running_loop()
    told = ""
    while True:
        begun = loop.time()
        try:
            await runner.run()
        except StudioError as error:
            if loop.time() - begun > LONG_S or str(error) != told:
                log.warning("the runner rests after: %s", error)
                show_error(error)
            told = str(error)
        await asyncio.sleep(REST_S)
