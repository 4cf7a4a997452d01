"""Makes the pictures of the help: the real window, without a screen, on the sample clip, in both themes.

`python packaging/screenshots.py` writes `resources/help/NAME.THEME.webp`; look at them before they are kept.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import qasync  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import QSize, Qt  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from holysheep_studio.domain.settings import Theme  # noqa: E402
from holysheep_studio.services.jobs import Jobs  # noqa: E402
from holysheep_studio.studio import Paths, Studio  # noqa: E402
from holysheep_studio.ui.panels.log import LogFeed  # noqa: E402
from holysheep_studio.ui.session import Session  # noqa: E402
from holysheep_studio.ui.tasks import Tasks  # noqa: E402
from holysheep_studio.ui.theme import Wardrobe  # noqa: E402
from holysheep_studio.ui.window import Window  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

FOLDER = ROOT / "resources" / "help"
WINDOW = QSize(1440, 900)
WIDTH_PX = 960
QUALITY = 70
PATIENCE_S = 120


async def until(holds: Callable[[], object]) -> None:
    """Wait for something on the screen."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - what is waited for is on the screen
            await asyncio.sleep(0.05)


def keep(widget: QWidget, name: str, theme: Theme) -> None:
    """Write a picture, small."""
    image = widget.grab().toImage()
    if image.width() > WIDTH_PX:
        image = image.scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
    if not image.save(str(FOLDER / f"{name}.{theme.value}.webp"), None, QUALITY):
        raise SystemExit(f"{name} could not be written")


async def tour(window: Window, studio: Studio, wardrobe: Wardrobe) -> None:
    """Every picture, in both themes."""
    await until(lambda: window.clips.model.rows and window.viewer.viewer.frames)
    window.composer.chooser.choose("speed_ramp")
    await asyncio.sleep(8)  # messages go, the preview comes
    for theme in (Theme.LIGHT, Theme.DARK):
        await studio.settings.set(theme=theme)
        await until(partial(_wears, wardrobe, theme))
        await asyncio.sleep(0.5)
        keep(window, "window", theme)


def _wears(wardrobe: Wardrobe, theme: Theme) -> bool:
    return wardrobe.chosen is theme


async def live(app: QApplication) -> None:
    """A studio of its own in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        wardrobe = Wardrobe(app)
        wardrobe.wear(Theme.LIGHT)
        window = Window(data, Jobs.quote, LogFeed())
        window.resize(WINDOW)
        window.show()
        tasks = Tasks(window)
        async with await Studio.open(Paths.at(data)) as studio:
            session = Session(studio, window, wardrobe, tasks)
            await session.start((), sample=True)
            try:
                await tour(window, studio, wardrobe)
            finally:
                window.viewer.close_clip()
                await tasks.close()


def main() -> None:
    """Make them all."""
    app = QApplication(sys.argv[:1])
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(live(app))
    os._exit(0)  # the pictures are written; what Qt leaves behind is nobody's


if __name__ == "__main__":
    main()
